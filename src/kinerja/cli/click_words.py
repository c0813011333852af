"""Which sentences of click's own does a person meet, and how do they come in the language of this run?"""

from __future__ import annotations

import gettext
import os
from gettext import ngettext

from kinerja.words.language import LOCALE, N_

_DOMAIN = "kinerja"

#: What click says by itself: marked here, so that it stands in our catalogue and the translator finds it.
SENTENCES = (
    N_("Usage:"),
    N_("Options"),
    N_("Commands"),
    N_("Positional arguments"),
    N_("Show this message and exit."),
    N_("default: {default}"),
    N_("Try '{command} {option}' for help."),
    N_("Error: {message}"),
    N_("Error: invalid input"),
    N_("Aborted!"),
    N_("unknown error"),
    N_("Missing command."),
    N_("Missing argument"),
    N_("Missing option"),
    N_("Missing parameter"),
    N_("No such command {name!r}."),
    N_("No such option {name!r}."),
    N_("Option {name!r} does not take a value."),
    N_("Argument {name!r} takes {nargs} values."),
    N_("Invalid value: {message}"),
    N_("Invalid value for {param_hint}: {message}"),
    N_("Choose from:\n\t{choices}"),
    N_("{value} is not in the range {range}."),
    N_("{value!r} is not a valid {number_type}."),
    N_("Could not open file {filename!r}: {message}"),
    N_("{name} {filename!r} does not exist."),
    N_("{name} {filename!r} is a directory."),
    N_("{name} {filename!r} is a file."),
    N_("{name} {filename!r} is not readable."),
)
#: The same for sentences that have a plural.
COUNTED = (
    ngettext("Did you mean {possibility}?", "(Did you mean one of: {possibilities}?)", 1),
    ngettext("Got unexpected extra argument ({args})", "Got unexpected extra arguments ({args})", 1),
    ngettext("Option {name!r} requires an argument.", "Option {name!r} requires {nargs} arguments.", 1),
    ngettext("{value!r} is not {choice}.", "{value!r} is not one of {choices}.", 1),
)


def speak(lang: str) -> None:
    """Let click's own words be in a language from here on: it asks the standard library, which asks our catalogue.

    Where a language has no catalogue (English), the source strings stand as they are.
    """
    gettext.bindtextdomain(_DOMAIN, str(LOCALE))
    gettext.textdomain(_DOMAIN)
    # The library looks here for the language, each time it is asked.
    os.environ["LANGUAGE"] = lang

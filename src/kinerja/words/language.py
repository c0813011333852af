"""Which languages do we speak, and where are their words?"""

from __future__ import annotations

import os.path
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import gettext

#: The languages a page can be read in, the default first.
LANGUAGES = ("id", "en")
#: A plain path: `kinerja calc` has answered before `pathlib` would be loaded.
LOCALE = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "locale")


@lru_cache(maxsize=len(LANGUAGES))
def translations(lang: str) -> gettext.NullTranslations:
    """The catalogue of `lang`; without one the English source strings stand as they are.

    `translations("id").gettext("owner")` is "penanggung jawab" once the catalogue is built.
    """
    import gettext

    catalogue = file_of(lang)
    if not os.path.isfile(catalogue):
        return gettext.NullTranslations()
    with open(catalogue, "rb") as file:
        return gettext.GNUTranslations(file)


def file_of(lang: str) -> str:
    """Where the catalogue of a language lies, if it has one."""
    return os.path.join(LOCALE, lang, "LC_MESSAGES", "kinerja.mo")


def marked(text: str) -> str:
    """The text itself, marked for the translator: a table holds the English source, and is looked up when read."""
    return text


N_ = marked


def said(text: str, lang: str) -> str:
    """A source string of a table in the reader's language; nothing stays nothing (a catalogue's "" is its header)."""
    return translations(lang).gettext(text) if text else ""

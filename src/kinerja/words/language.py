"""Which languages do we speak, and where are their words?"""

from __future__ import annotations

import gettext
from functools import lru_cache
from pathlib import Path

#: The languages a page can be read in, the default first.
LANGUAGES = ("id", "en")
LOCALE = Path(__file__).resolve().parent.parent / "locale"


@lru_cache(maxsize=len(LANGUAGES))
def translations(lang: str) -> gettext.NullTranslations:
    """The catalogue of `lang`; without one the English source strings stand as they are.

    `translations("id").gettext("owner")` is "penanggung jawab" once the catalogue is built.
    """
    catalogue = LOCALE / lang / "LC_MESSAGES" / "kinerja.mo"
    if not catalogue.is_file():
        return gettext.NullTranslations()
    with catalogue.open("rb") as file:
        return gettext.GNUTranslations(file)


def marked(text: str) -> str:
    """The text itself, marked for the translator: a table holds the English source, and is looked up when read."""
    return text


N_ = marked


def said(text: str, lang: str) -> str:
    """A source string of a table in the reader's language; nothing stays nothing (a catalogue's "" is its header)."""
    return translations(lang).gettext(text) if text else ""

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

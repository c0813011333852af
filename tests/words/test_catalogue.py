"""Does a single text come out of the catalogue as gettext gives it?"""

from __future__ import annotations

import gettext
from pathlib import Path

from kinerja.words.catalogue import Catalogue
from kinerja.words.language import LANGUAGES, file_of


def test_every_text_is_said_as_gettext_says_it() -> None:
    """All of them, those with a plural as well; what is not there stays as it is."""
    for lang in LANGUAGES:
        file = Path(file_of(lang))
        if not file.is_file():
            continue
        content = file.read_bytes()
        with file.open("rb") as opened:
            known = gettext.GNUTranslations(opened)
        ours = Catalogue(content)
        texts = [text for text in known._catalog if isinstance(text, str) and text]  # type: ignore[attr-defined]  # all
        assert texts
        for text in [*texts, "not in it", "Aa", "zz", ""]:
            assert text == "" or ours.gettext(text) == known.gettext(text), text


def test_another_file_says_nothing() -> None:
    """Something else than a catalogue of ours leaves each text as it is."""
    assert Catalogue(b"").gettext("owner") == Catalogue(b"x" * 40).gettext("owner") == "owner"

"""Is a language data alone, and does nobody load it who doesn't read?"""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

import kinerja.reading.lexicon as home
from kinerja.reading.language import language_of
from kinerja.reading.lexicon import languages, lexicon


def test_both_languages_have_the_same_sections() -> None:
    """A language lacks no section another one has, so that a third is written by filling in the same shape."""
    files = [tomllib.loads(path.read_text(encoding="utf-8")) for path in Path(home.__file__).parent.glob("*.toml")]
    sections = [set(data) for data in files]
    assert {data["code"] for data in files} == set(languages()) == {"id", "en"}
    assert all(each == sections[0] for each in sections)


def test_both_languages_build_documents_with_the_same_lists() -> None:
    """The words that head, frame and close documents stand in lists of the same names in every language."""
    folder = Path(home.__file__).parent / "documents"
    files = [tomllib.loads(path.read_text(encoding="utf-8")) for path in folder.glob("*.toml")]
    assert {data["code"] for data in files} == set(languages())
    assert all(set(each) == set(files[0]) for each in files)


def test_the_own_language_speaks_first() -> None:
    """M is a thousand million in Indonesian and a million in English."""
    assert lexicon("id").at("multipliers", ["m"]) == ("1000000000", 1)
    assert lexicon("en").at("multipliers", ["m"]) == ("1000000", 1)


def test_the_language_shows_in_its_small_words() -> None:
    """Function words tell the language, and a text without any is read as the default one."""
    assert language_of("Jaga antrean di bawah lima menit") == "id"
    assert language_of("Keep the queue under five minutes") == "en"
    assert language_of("CSAT 90") == "en"


def test_borrowed_nouns_do_not_make_a_sentence_english() -> None:
    """Indonesian borrows "conversion rate" and "response time"; its own nouns beside them say whose sentence it is."""
    assert language_of("Rasio konversi iklan minimal 4%") == "id"
    assert language_of("Average response time keluhan maksimal 2 jam") == "id"


def test_importing_the_reader_loads_no_words() -> None:
    """The command line imports the reader without waiting for its words."""
    code = (
        "import kinerja.reading.statement, kinerja.reading.tongues as t;"
        "raise SystemExit(t.language_files.cache_info().currsize)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0

"""Does click speak the language of the run, and do we know all its sentences as it writes them?"""

from __future__ import annotations

import ast
import gettext
from pathlib import Path
from typing import TYPE_CHECKING

import click
import pytest

from kinerja.cli.click_words import COUNTED, SENTENCES, speak

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.cli.conftest import Run


@pytest.fixture
def restored(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The standard library's domain and language as they were."""
    before = gettext.textdomain()
    monkeypatch.setenv("LANGUAGE", "")
    yield
    gettext.textdomain(before)


def marked_by_click() -> set[str]:
    """Every text that click's own source hands to gettext."""
    found = set()
    for file in Path(click.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("_", "ngettext"):
                found |= {
                    arg.value for arg in node.args if isinstance(arg, ast.Constant) and isinstance(arg.value, str)
                }
    return found


def test_our_table_has_clicks_words_as_they_are() -> None:
    """A new version of click may write a sentence otherwise; then it would stay English, and this says so."""
    assert {*SENTENCES, *COUNTED} - marked_by_click() == set()


@pytest.mark.usefixtures("restored")
def test_click_finds_our_catalogue() -> None:
    """In English its sentences stand as they are; the language is asked each time."""
    speak("en")
    assert gettext.gettext("Missing argument") == "Missing argument"
    assert gettext.textdomain() == "kinerja"


def test_errors_keep_their_exit_code(run: Run) -> None:
    """A missing argument is unclear, in either language, and is said on standard error."""
    for lang in ("id", "en"):
        ran = run("why", "--lang", lang)
        assert (ran.code, ran.out) == (2, "")
        assert "kinerja why --help" in ran.err

"""How well does the reader read statements it was not built on?"""

from __future__ import annotations

from pathlib import Path

import pytest

from kinerja.reading.statement import read_statement
from tests.reading.scoring import BLIND, HELD_OUT, MENDED, SEEN, labelled, misread, score


@pytest.mark.parametrize("path", [HELD_OUT, BLIND], ids=["held out", "blind"])
def test_the_sets_are_large_and_in_both_languages(path: Path) -> None:
    """At least 300 statements each, neither language with less than two fifths, none of them among the seen ones."""
    lines, seen = labelled(path), {label["text"] for known in (SEEN, MENDED) for label in labelled(known)}
    assert len(lines) >= 300
    assert all(sum(label["lang"] == lang for label in lines) >= 0.4 * len(lines) for lang in ("id", "en"))
    assert not [label["text"] for label in lines if label["text"] in seen]


@pytest.mark.parametrize("lang", ["id", "en"])
def test_statements_it_was_not_built_on(lang: str) -> None:
    """In either language 97 fields of 100 are right, and 9 lines of 10 in every field at once."""
    found = score([label for label in labelled(HELD_OUT) if label["lang"] == lang])
    assert found.overall >= 0.97, found.fields
    assert found.whole >= 0.90


@pytest.mark.parametrize("lang", ["id", "en"])
def test_statements_of_a_stranger(lang: str) -> None:
    """In either language 98 fields of 100 are right, and 85 lines of 100 in every field at once."""
    found = score([label for label in labelled(BLIND) if label["lang"] == lang])
    assert found.overall >= 0.98, found.fields
    assert found.whole >= 0.85


def test_statements_it_was_built_on() -> None:
    """What was once understood stays understood."""
    assert len(missed := _missed(SEEN)) <= 6, missed


def test_statements_it_was_mended_by() -> None:
    """Of what strangers wrote and it misread, 98 lines of 100 are now right in every field."""
    assert len(missed := _missed(MENDED)) <= 0.02 * len(labelled(MENDED)), missed


def _missed(path: Path) -> dict[str, list[str]]:
    return {
        label["text"]: fields
        for label in labelled(path)
        if (fields := misread(label, read_statement(label["text"]).as_dict()))
    }

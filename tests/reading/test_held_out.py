"""How well does the reader read statements it was not built on?"""

from __future__ import annotations

import pytest

from kinerja.reading.statement import read_statement
from tests.reading.scoring import HELD_OUT, SEEN, labelled, misread, score


def test_the_held_out_set_is_large_and_in_both_languages() -> None:
    """At least 300 statements, neither language with less than two fifths, none of them among the seen ones."""
    lines, seen = labelled(HELD_OUT), {label["text"] for label in labelled(SEEN)}
    assert len(lines) >= 300
    assert all(sum(label["lang"] == lang for label in lines) >= 0.4 * len(lines) for lang in ("id", "en"))
    assert not [label["text"] for label in lines if label["text"] in seen]


@pytest.mark.parametrize("lang", ["id", "en"])
def test_statements_it_was_not_built_on(lang: str) -> None:
    """In either language 97 fields of 100 are right, and 9 lines of 10 in every field at once."""
    found = score([label for label in labelled(HELD_OUT) if label["lang"] == lang])
    assert found.overall >= 0.97, found.fields
    assert found.whole >= 0.90


def test_statements_it_was_built_on() -> None:
    """What was once understood stays understood: 99 lines of 100 in every field."""
    lines = labelled(SEEN)
    missed = {
        label["text"]: fields for label in lines if (fields := misread(label, read_statement(label["text"]).as_dict()))
    }
    assert len(missed) <= 0.01 * len(lines), missed

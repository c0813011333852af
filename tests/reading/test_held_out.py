"""How well does the reader read statements it was not built on?"""

from __future__ import annotations

import pytest

from kinerja.reading.statement import read_statement
from tests.reading.scoring import FIELDS, alike, labelled

LABELLED = labelled()


@pytest.mark.parametrize("field", FIELDS)
def test_each_field_is_read_as_labelled(field: str) -> None:
    """Of our own labelled statements, 97 in 100 have each field right."""
    missed = [label["text"] for label in LABELLED if not alike(label, read_statement(label["text"]).as_dict(), field)]
    assert len(missed) <= 0.03 * len(LABELLED), missed


@pytest.mark.parametrize("lang", ["id", "en"])
def test_whole_lines_are_read_as_labelled(lang: str) -> None:
    """In either language 95 lines of 100 are right in every field at once."""
    lines = [label for label in LABELLED if label["lang"] == lang]
    right = [label for label in lines if _whole(label)]
    assert len(lines) >= 60
    assert len(right) >= 0.95 * len(lines)


def _whole(label: dict[str, object]) -> bool:
    said = read_statement(str(label["text"])).as_dict()
    return all(alike(label, said, field) for field in FIELDS)

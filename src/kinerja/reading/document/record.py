"""Which field of a goal does a line fill in, as forms do: "Target: 99%", "Bobot: 20%"?"""

from __future__ import annotations

import re
from typing import NamedTuple

from kinerja.reading.document.columns import column_of, kind_of
from kinerja.reading.document.lines import SourceLine, plain
from kinerja.reading.statement.labels import strip_label

_FIELD = re.compile(r"([^\W\d_][^:：;|]{1,40}?)\s*[:：]\s*(\S.*)$")
_AROUND = ("target", "due", "cadence", "drop", "measure")


class Field(NamedTuple):
    """What a line fills in, as `column_of` calls it ("target", "cadence", …), with what, and the goal it names."""

    column: str
    text: str
    kind: str | None


def field_of(line: SourceLine) -> Field | None:
    """The field that a line fills in, by the names that columns of tables have; None for any other line."""
    if line.blank or line.level or line.label or ":" not in line.text or len(line.text) > 400:
        return None
    match = _FIELD.match(plain(line.text[strip_label(line.text).start :]))
    column = column_of(match.group(1)) if match else None
    if match is None or column not in ("statement", *_AROUND):
        return None
    return Field(column, match.group(2), kind_of(match.group(1)))


def is_field(line: SourceLine) -> bool:
    """Whether a line only tells more of the goal above it: its target, when it is due, its weight."""
    field = field_of(line)
    return field is not None and field.column in _AROUND


def opens_record(lines: list[SourceLine], i: int) -> bool:
    """Whether a line with a goal's name is the first of a form's fields: one of the next two tells more of it."""
    return any(is_field(line) for line in lines[i + 1 : i + 3])

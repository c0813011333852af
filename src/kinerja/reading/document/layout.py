"""Which lines were columns side by side, or the cells of a table, before a page became a text?"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kinerja.reading.document.columns import column_of, kind_of_code, name_of
from kinerja.reading.document_words import listed

Numbered = tuple[int, str]
"""A line's number in the source, from 1, and its text."""

_CELL = re.compile(r"\S+(?:\s{1,2}\S+)*")
_RULES = re.compile(r"^[\s=_-]+$")
_COUNT = re.compile(r"\s*\d{1,2}[.)]?\s*$")
#: Lines below its head that a column goes on for, columns of a table, and lines that a row of one may take.
_LONGEST, _WIDEST, _TALLEST = 200, 9, 20
_HEAD_WORDS = 4


def laid_out(lines: Sequence[Numbered]) -> list[Numbered]:
    """The lines in the order in which they are read: column after column, and a table's row on one line."""
    told: list[Numbered] = []
    at = 0
    while at < len(lines):
        found = _side_by_side(lines, at) or _stacked(lines, at)
        if found is None:
            told.append(lines[at])
            at += 1
        else:
            told += found[0]
            at = found[1]
    return told


def _side_by_side(lines: Sequence[Numbered], at: int) -> tuple[list[Numbered], int] | None:
    """Columns below "KPI          OKR", each with its head, one after the other."""
    head = lines[at][1]
    if "   " not in head.strip() or "\t" in head or "|" in head or len(head) > 400:
        return None
    cells = list(_CELL.finditer(head))
    sections = listed("kpi") | listed("okr") | listed("key_results")
    named = (cell.group().strip(" *:").lower() for cell in cells)
    if not 2 <= len(cells) <= 3 or not all(name in sections or _names_list(name) for name in named):
        return None
    starts = [0, *(cell.start() for cell in cells[1:])]
    columns: list[list[Numbered]] = [[] for _ in cells]
    end = at
    for number, text in lines[at : at + _LONGEST]:
        gaps = (text[start - 2 : start] for start in starts[1:])
        if (not text.strip() and end > at + 1) or any(gap.strip() and not _RULES.match(text) for gap in gaps):
            break
        end += 1
        for column, start, stop in zip(columns, starts, [*starts[1:], None], strict=True):
            part = text[start:stop].rstrip()
            if part.strip() and not _RULES.match(part):
                column.append((number, part))
    return ([line for column in columns for line in [*column, (column[0][0], "")]], end) if end > at + 1 else None


def _names_list(name: str) -> bool:
    """Whether a column's head begins with the name of a list: "kpi yang dijaga", "okr semester 1"."""
    words = name.split()
    return bool(words) and words[0] in listed("abbreviations") and len(words) <= _HEAD_WORDS


def _stacked(lines: Sequence[Numbered], at: int) -> tuple[list[Numbered], int] | None:
    """A table whose cells came one below the other, as copying from a PDF gives them: its head, then numbered rows."""
    head = []
    for _, text in lines[at : at + _WIDEST]:
        if (
            column_of(text) is None
            or _begins_row(text)
            or any(char in text for char in ":|\t")
            or len(text.split()) > 4
        ):
            break
        head.append(text.strip())
    kinds = [column_of(cell) for cell in head]
    if len(head) < 3 or kinds[0] != "drop" or "statement" not in kinds:
        return None
    stated, end = kinds.index("statement"), at + len(head)
    rows = [(lines[at][0], "\t".join(head))]
    while end < len(lines) and _begins_row(lines[end][1]):
        cells = [lines[end]]
        for line in lines[end + 1 : end + _TALLEST]:
            if not line[1].strip() or _begins_row(line[1]) or _is_labelled(line[1]):
                break
            cells.append(line)
        if len(cells) < len(head):
            break
        texts = [text.strip() for _, text in cells]
        # What is too many is a statement that went on in the next line.
        over = len(texts) - len(head) + 1
        texts[stated : stated + over] = [" ".join(texts[stated : stated + over])]
        rows.append((cells[0][0], "\t".join(texts)))
        end += len(cells)
    return (rows, end) if len(rows) > 1 else None


def _begins_row(text: str) -> bool:
    return bool(_COUNT.match(text)) or kind_of_code(text.strip()) is not None


def _is_labelled(text: str) -> bool:
    first, colon, rest = text.partition(":")
    return bool(colon and rest.strip()) and len(first.split()) < 3 and name_of(first) not in listed("fillers")

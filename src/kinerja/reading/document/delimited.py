"""Which lines are rows whose cells are parted by commas or semicolons, as exports are?"""

from __future__ import annotations

import csv
from collections.abc import Sequence

from kinerja.reading.document.columns import column_of

_MOST_WORDS = 5


def tabbed(lines: Sequence[tuple[int, str]]) -> list[tuple[int, str]]:
    """The numbered lines with tabs between the cells of exported tables: below a head, as long as the width stays."""
    told: list[tuple[int, str]] = []
    mark, width = "", 0
    for number, line in lines:
        cells = _cells(line, mark) if mark else []
        if not mark or len(cells) != width:
            mark = _mark_of_head(line)
            cells = _cells(line, mark) if mark else []
            width = len(cells)
        told.append((number, "\t".join(cells) if mark else line))
    return told


def _mark_of_head(line: str) -> str:
    """The mark between the names of columns, one of them of statements and another known; "" in any other line."""
    for mark in (";", ","):
        if not 2 <= line.count(mark) + 1 <= 40 or "\t" in line or "|" in line or len(line) > 600:
            continue
        cells = _cells(line, mark)
        if any(len(cell.split()) > _MOST_WORDS or not cell for cell in cells):
            continue
        kinds = [column_of(cell) for cell in cells]
        known = sum(kind is not None for kind in kinds)
        if "statement" in kinds and known >= 2 and 2 * known > len(cells):
            return mark
    return ""


def _cells(line: str, mark: str) -> list[str]:
    try:
        row = next(csv.reader([line], delimiter=mark, skipinitialspace=True), [])
    except csv.Error:
        row = line.split(mark)
    return [" ".join(cell.split()) for cell in row]

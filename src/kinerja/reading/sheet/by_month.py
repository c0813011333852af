"""How does a table whose months stand beside each other become a table for each month?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from kinerja.core.measure import divide, total
from kinerja.reading.sheet.months import LEAST_MONTHS
from kinerja.reading.sheet.stack import stack_of
from kinerja.reading.sheet.table import Block
from kinerja.reading.sheet.words import SheetWords

#: What belongs to the whole stretch where it stands beside the months and not under one of them.
_OF_WHOLE = ("actual", "achievement", "score", "final")


def one_for_each(block: Block, most: int, words: SheetWords) -> Iterator[Block]:
    """A table of months as tables of one month each: those for which anything was reported, else all with targets.

    Where the sheet has an actual of its own for the whole stretch, that comes first. Target and actual of a month may
    stand beside each other or below each other; where neither is plain, nothing is read rather than something wrong.
    Reading stops after `most` lines.
    """
    stacked = stack_of(block, words)
    if stacked is None:
        return
    rows, months = block.rows, block.months
    if stacked.below:
        rows = [row for row in block.rows if row.kind != "line" or row.row in stacked.firsts]
        months = {month: dict.fromkeys(stacked.below, min(columns.values())) for month, columns in months.items()}
    block = replace(block, rows=rows, months=months)
    lines = [row.row for row in rows if row.kind == "line"]
    shared = {meaning: at for meaning, at in block.columns.items() if meaning not in _OF_WHOLE}
    if not stacked.below and _has(block, lines, block.columns, "actual"):
        yield replace(block, months={}, comes_of=months)
        if _adds_up(block, lines):
            shared.pop("target", None)
    whole = replace(block, below=stacked.below)
    reported = [m for m, columns in months.items() if _has(whole, lines, columns, "actual", "score")]
    for month in reported or [m for m, columns in months.items() if _has(whole, lines, columns, "target")]:
        if most < len(lines):
            return
        most -= len(lines)
        yield replace(whole, columns={**shared, **months[month]}, open={}, months={}, month=month)


def _has(block: Block, lines: Sequence[int], columns: Mapping[str, int], *meanings: str) -> bool:
    return any(
        block.grid.at(row + block.below.get(meaning, 0), columns[meaning]) is not None
        for meaning in meanings
        if meaning in columns
        for row in lines
    )


def _adds_up(block: Block, lines: Sequence[int]) -> bool:
    """Whether the whole stretch's actual is the sum of the months: then its target is none of a month's."""
    sums = means = 0
    for row in lines:
        whole = block.cell(row, "actual")
        cells = [block.grid.at(row, columns["actual"]) for columns in block.months.values() if "actual" in columns]
        parts = [cell.value for cell in cells if cell is not None and isinstance(cell.value, Decimal)]
        if whole is not None and isinstance(whole.value, Decimal) and len(parts) >= LEAST_MONTHS:
            sums += abs(total(parts) - whole.value) <= abs(whole.value) / 1000
            means += abs(divide(total(parts), Decimal(len(parts))) - whole.value) <= abs(whole.value) / 1000
    return sums > means

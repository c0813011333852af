"""Which rows of a table head an area, though they look like a KPI with a weight and nothing else?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from kinerja.core.measure import total
from kinerja.reading.sheet.cells import read_amount
from kinerja.reading.sheet.table import Block, Row
from kinerja.reading.sheet.words import SheetWords

_NUMBERS = ("target", "actual", "achievement", "score")
_NEAR = Decimal("0.0005")
_WHOLES = (Decimal(100), Decimal(1))


def with_heads(block: Block, words: SheetWords) -> Block:
    """The table with such rows as heads of areas: "I. Keuangan | 50" above lines of 30 and 20, or of 60 and 40.

    A KPI that nobody has set a target for yet looks the same; the weights below tell them apart.
    """
    if not block.columns.keys() & {"target", "actual"} or "weight" not in block.columns:
        return block
    heads = {at for at, row in enumerate(block.rows) if _is_bare(block, row) and _is_sum(block, at, words)}
    if not heads or all(row.kind != "line" or at in heads for at, row in enumerate(block.rows)):
        return block
    rows: list[Row] = []
    area = ""
    for at, row in enumerate(block.rows):
        if at in heads:
            area = row.name
            rows.append(replace(row, kind="area_weight"))
        else:
            area = "" if row.kind in ("area", "area_weight", "subtotal") else area
            rows.append(replace(row, area=area) if row.kind == "line" and area else row)
    return replace(block, rows=rows)


def _is_bare(block: Block, row: Row) -> bool:
    return row.kind == "line" and all(block.cell(row.row, column) is None for column in (*_NUMBERS, "unit", "polarity"))


def _is_sum(block: Block, at: int, words: SheetWords) -> bool:
    """Whether the weights below a row, up to the next such row or sum, total its own weight, or 100."""
    own = _weight(block, block.rows[at], words)
    below: list[Decimal] = []
    for row in _lines_below(block, block.rows[at + 1 :]):
        if (weight := _weight(block, row, words)) is not None:
            below.append(weight)
    if own is None or not below:
        return False
    return any(abs(total(below) - whole) <= _NEAR * max(whole, Decimal(1)) for whole in (own, *_WHOLES))


def _lines_below(block: Block, rows: Sequence[Row]) -> list[Row]:
    found: list[Row] = []
    for row in rows:
        if row.kind != "line" or _is_bare(block, row):
            break
        found.append(row)
    return found


def _weight(block: Block, row: Row, words: SheetWords) -> Decimal | None:
    return read_amount(block.cell(row.row, "weight"), block.lang, words).value

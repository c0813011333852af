"""Which tables below each other are one sheet: "A. KPI Utama" with 60 % of the weight and "B. Pendukung" with 40?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import groupby

from kinerja.core.measure import total
from kinerja.reading.sheet_cells import read_amount
from kinerja.reading.sheet_table import Block, Row
from kinerja.reading.sheet_words import SheetWords

#: How far above its first line the title of a table may stand.
_TITLE_WITHIN = 6
_LONGEST_TITLE = 120
_NEAR = Decimal("0.05")
_WHOLES = (Decimal(100), Decimal(1))


def joined(blocks: Iterable[Block], words: SheetWords) -> Iterator[Block]:
    """Tables of one heading and one person as one, where only together their weights total 100.

    Their titles become areas and their totals subtotals; the sum below the last of them is the whole's.
    """
    for _, alike in groupby(blocks, key=lambda block: (id(block.grid), id(block.labels), block.columns, block.month)):
        run = list(alike)
        weights = [_weights(block, words) for block in run]
        # Two tables with the weights of one sheet each are two sheets: a quarter's and the next one's.
        parts = len(run) > 1 and "person" not in run[0].columns and run[0].month is None
        if (
            parts
            and all(weights)
            and _is_whole([each for part in weights for each in part])
            and not any(map(_is_whole, weights))
        ):
            yield _one(run, weights, words)
        else:
            yield from run


def _weights(block: Block, words: SheetWords) -> list[Decimal]:
    read = (read_amount(block.cell(row.row, "weight"), block.lang, words) for row in block.rows if row.kind == "line")
    return [amount.value for amount in read if amount.value is not None]


def _is_whole(weights: Sequence[Decimal]) -> bool:
    return any(abs(total(weights) - whole) <= _NEAR * whole / 100 for whole in _WHOLES)


def _one(run: Sequence[Block], weights: Sequence[Sequence[Decimal]], words: SheetWords) -> Block:
    rows: list[Row] = []
    for number, block in enumerate(run):
        title = _title(block, rows[-1].row if rows else -1, words)
        sums = [row for row in block.rows if row.kind == "total"]
        of_all = sums and (len(sums) > 1 or not _is_of(block, sums[-1], weights[number], words))
        whole = sums[-1] if of_all and number == len(run) - 1 else None
        for row in block.rows:
            if row.kind == "total" and row is not whole:
                rows.append(replace(row, kind="subtotal"))
            else:
                rows.append(replace(row, area=row.area or title) if row.kind == "line" else row)
    return replace(run[0], rows=rows, cut_at=run[-1].cut_at, followed_at=run[-1].followed_at)


def _is_of(block: Block, row: Row, weights: Sequence[Decimal], words: SheetWords) -> bool:
    """Whether a total is the one of its own table: its weights are what it adds up."""
    stated = read_amount(block.cell(row.row, "weight"), block.lang, words).value
    return stated is not None and abs(stated - total(weights)) <= _NEAR


def _title(block: Block, above: int, words: SheetWords) -> str:
    """What stands alone in a row above a table's heading: "B. KPI Pendukung"."""
    first = block.rows[0].row
    for row in range(first - 1, max(above, first - _TITLE_WITHIN), -1):
        said = [cell.words for at in block.grid.columns if (cell := block.grid.at(row, at)) is not None]
        if len(said) == 1 and said[0] and len(said[0]) <= _LONGEST_TITLE and not words.total(said[0]):
            return "" if words.label_shape.search(said[0].lower()) else said[0]
    return ""

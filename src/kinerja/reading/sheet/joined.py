"""Which tables below each other are one sheet: "A. KPI Utama" with 60 % of the weight and "B. Pendukung" with 40?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import groupby

from kinerja.core.measure import total
from kinerja.core.sheet import Finding
from kinerja.reading.sheet.cells import read_amount
from kinerja.reading.sheet.grid import address
from kinerja.reading.sheet.table import Block, Row
from kinerja.reading.sheet.words import SheetWords

#: How far above its first line the title of a table may stand.
_TITLE_WITHIN = 6
_LONGEST_TITLE = 120
#: A title and its weight beside it; more cells are a heading or a line.
_TITLE_CELLS = 3
_PERCENT = re.compile(r"(?<![\d.,])(\d{1,3}(?:[.,]\d{1,2})?)\s*%")
_NEAR = Decimal("0.05")
_WHOLES = (Decimal(100), Decimal(1))


def joined(blocks: Iterable[Block], words: SheetWords) -> Iterator[Block]:
    """Tables of one heading and one person as one, where only together their weights total 100.

    Their titles become areas and their totals subtotals; the sum below the last of them is the whole's. So do tables
    that total 100 each where their titles say which part of the whole they are.
    """
    for _, alike in groupby(blocks, key=lambda block: (id(block.grid), id(block.labels), block.columns, block.month)):
        run = [_ended(block) for block in alike]
        weights = [weights_of(block, words) for block in run]
        # Two tables with the weights of one sheet each are two sheets: a quarter's and the next one's.
        parts = len(run) > 1 and "person" not in run[0].columns and run[0].month is None and all(weights)
        titles = _shares(run)
        if parts and not any(map(is_whole, weights)) and is_whole([each for part in weights for each in part]):
            yield _one(run, weights, words)
        elif parts and all(map(is_whole, weights)) and titles:
            yield _one(run, weights, words, titles)
        else:
            yield from run


def _ended(block: Block) -> Block:
    """A table without the heads of areas that have no line: the last of them is the title of the next table."""
    last = max(at for at, row in enumerate(block.rows) if row.kind not in ("area", "area_weight"))
    return block if last == len(block.rows) - 1 else replace(block, rows=block.rows[: last + 1])


def _shares(run: Sequence[Block]) -> list[Row]:
    """The weight that the title of each table names, where they total 100: "A. KPI Utama (70%)", "B. … (30%)"."""
    found: list[Row] = []
    above = -1
    for block in run:
        first = block.rows[0].row
        title = next(
            (row for at in range(first - 1, max(above, first - _TITLE_WITHIN), -1) if (row := _share(block, at))), None
        )
        if title is not None:
            found.append(title)
        above = block.rows[-1].row
    named = total(row.share for row in found if row.share is not None)
    return found if len(found) == len(run) and abs(named - _WHOLES[0]) <= _NEAR else []


def _share(block: Block, row: int) -> Row | None:
    """A row that names one percentage, as the title of a table does that is a part of the whole."""
    said = [
        (at, cell.words) for at in block.grid.columns if (cell := block.grid.at(row, at)) is not None and cell.words
    ]
    named = [(at, text, _PERCENT.findall(text)) for at, text in said if _PERCENT.search(text)]
    if len(named) != 1 or len(named[0][2]) != 1 or len(said) > _TITLE_CELLS:
        return None
    return Row(
        row, "area_weight", name=said[0][1], name_column=named[0][0], share=Decimal(named[0][2][0].replace(",", "."))
    )


def weights_of(block: Block, words: SheetWords) -> list[Decimal]:
    """The weights of a table's lines as they are written."""
    read = (read_amount(block.cell(row.row, "weight"), block.lang, words) for row in block.rows if row.kind == "line")
    return [amount.value for amount in read if amount.value is not None]


def is_whole(weights: Sequence[Decimal]) -> bool:
    """Whether weights are all of one sheet's: 100, or 1 where they are written as fractions."""
    return any(abs(total(weights) - whole) <= _NEAR * whole / 100 for whole in _WHOLES)


def _one(
    run: Sequence[Block], weights: Sequence[Sequence[Decimal]], words: SheetWords, shares: Sequence[Row] = ()
) -> Block:
    rows: list[Row] = []
    for number, block in enumerate(run):
        title = _title(block, rows[-1].row if rows else -1, words)
        if shares:
            rows.append(shares[number])
            title = title or shares[number].name
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


def part_findings(block: Block, words: SheetWords) -> Iterator[Finding]:
    """That tables were read as parts of one sheet, or that the title of a single one calls it a part."""
    shares = [row for row in block.rows if row.share is not None]
    if shares:
        last = shares[-1]
        values = {"parts": ", ".join(f"“{row.name[:_LONGEST_TITLE]}”" for row in shares)}
        yield Finding("tables_joined", address(last.row, last.name_column), "doubt", row=last.row + 1, values=values)
        return
    rows = range(block.top - 1, max(-1, block.top - _TITLE_WITHIN), -1)
    title = next((row for at in rows if (row := _share(block, at))), None)
    if (
        title is not None
        and title.share is not None
        and title.share < _WHOLES[0]
        and is_whole(weights_of(block, words))
    ):
        told: dict[str, object] = {"title": title.name[:_LONGEST_TITLE], "share": title.share}
        yield Finding("part_of_whole", address(title.row, title.name_column), "doubt", row=title.row + 1, values=told)

"""Which rows of a table are whose: one person's, or several people's told apart by a column of names?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from kinerja.core.measure import total
from kinerja.core.score import HUNDRED
from kinerja.core.sheet import Figure, Finding, Line, Total
from kinerja.reading.sheet.beside import person_of
from kinerja.reading.sheet.cells import read_amount
from kinerja.reading.sheet.formulas import formula_findings
from kinerja.reading.sheet.grid import address
from kinerja.reading.sheet.lines import lines_of, totals_of
from kinerja.reading.sheet.period import read_period
from kinerja.reading.sheet.table import Block, Row
from kinerja.reading.sheet.totals import area_findings, with_area_weights
from kinerja.reading.sheet.words import SheetWords, normal

_NEAR = Decimal("0.05")


@dataclass(frozen=True, slots=True)
class Part:
    """One person's rows of one table, before it is known how the workbook scores."""

    block: Block
    person: str
    rows: Sequence[Row]
    lines: tuple[Line, ...]
    totals: tuple[Total, ...]
    odd: tuple[Finding, ...]


def parts_of(block: Block, words: SheetWords, said: Mapping[str, str]) -> Iterator[Part]:
    """Each person's part of a table, read as the table's columns and a person's answers say."""
    for person, rows in _people(block, words):
        lines, odd = lines_of(block, [row for row in rows if row.kind == "line"], words, said)
        heads = _area_weights(block, lines, rows, words)
        odd = (*odd, *area_findings(lines, heads), *formula_findings(block, rows))
        yield Part(block, person, rows, with_area_weights(lines, heads), totals_of(block, rows, words), odd)


def weighed_together(parts: Sequence[Part]) -> frozenset[int]:
    """The tables (by id) whose weights total 100 over all people of a column of owners, and for none of them alone."""
    by_table: dict[int, list[Decimal]] = {}
    for part in parts:
        weights = [
            line.weight.value for line in part.lines if line.weight is not None and line.weight.value is not None
        ]
        by_table.setdefault(id(part.block), []).append(total(weights))
    return frozenset(
        at for at, sums in by_table.items()
        if len(sums) > 1 and abs(total(sums) - HUNDRED) <= _NEAR and all(abs(each - HUNDRED) > _NEAR for each in sums)
    )  # fmt: skip


def _people(block: Block, words: SheetWords) -> Iterator[tuple[str, list[Row]]]:
    """The rows of each person: all of them, or told apart by a column of names."""
    if "person" not in block.columns:
        yield _name(block, words), block.rows
        return
    groups: dict[str, list[Row]] = {}
    name = ""
    for row in block.rows:
        cell = block.seen(row.row, "person")
        name = cell.words if cell is not None and cell.words and row.kind == "line" else name
        groups.setdefault(name, []).append(row)
    for person, rows in groups.items():
        if any(row.kind == "line" for row in rows):
            yield person, rows


def _name(block: Block, words: SheetWords) -> str:
    """Whose a sheet is: as its label says, else the sheet's own name unless it names nobody ("Sheet1", "KPI 2026")."""
    if said := person_of(block.month) or block.labels.get("name"):
        return said[:120]
    bare = normal("".join(" " if c.isdigit() or c in "_-()" else c for c in block.grid.name))
    generic = {phrase for phrase, _, _ in words.table("sheets")}
    if not bare or bare in generic or read_period(block.grid.name) or set(bare.split()) <= _parts_of(generic):
        return ""
    return block.grid.name[:120]


def _parts_of(phrases: Iterable[str]) -> set[str]:
    return {word for phrase in phrases for word in phrase.split()}


def _area_weights(block: Block, lines: Sequence[Line], rows: Sequence[Row], words: SheetWords) -> Mapping[int, Figure]:
    """By the row of each line its area's weight: in a column of its own, at the head of the area, or in its title.

    In a column it may stand at every line, over all of them merged, or at the first one only.
    """
    heads: dict[int, Figure] = {}
    area, head = "", None
    for line in lines:
        if line.area_weight is not None and line.area_weight.value is not None:
            area, head = line.area, line.area_weight
        if head is not None and (line.area == area or line.area_weight is head):
            heads[line.row] = head
    head = None
    for row in rows:
        if row.kind == "area_weight":
            head = _head(block, row, words)
        elif row.kind == "line" and head is not None:
            heads.setdefault(row.row + 1, head)
    return heads


def _head(block: Block, row: Row, words: SheetWords) -> Figure:
    if row.share is not None:
        return Figure(address(row.row, row.name_column), row.share, row.name)
    at = block.columns["weight"]
    amount = read_amount(block.grid.at(row.row, at), block.lang, words)
    value = amount.value
    if value is not None and not amount.percent and abs(value) <= 1:
        value = value * 100
    return Figure(address(row.row, at), value, amount.said)

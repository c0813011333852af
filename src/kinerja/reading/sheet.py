"""Which people's KPI sheets (tabel KPI) stand in a workbook, and where is their arithmetic wrong?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from kinerja.core.measure import total
from kinerja.core.sheet import Convention, Figure, Finding, Line, Page, Total
from kinerja.reading.grid import Grid, address
from kinerja.reading.sheet_cells import read_amount
from kinerja.reading.sheet_check import score_findings, weight_findings
from kinerja.reading.sheet_lines import lines_of, totals_of
from kinerja.reading.sheet_period import read_period
from kinerja.reading.sheet_score import convention_of, with_right_scores
from kinerja.reading.sheet_table import Block, Row, blocks_of
from kinerja.reading.sheet_totals import total_findings, with_area_weights
from kinerja.reading.sheet_words import SheetWords, normal, sheet_words

#: Lines that are read of one workbook; nobody looks through more before saving.
MOST_LINES = 1_000
_ORDER = {"wrong": 0, "follows": 1, "doubt": 2}


@dataclass(frozen=True, slots=True)
class _Part:
    """One person's rows of one table, before it is known how the workbook scores."""

    block: Block
    person: str
    rows: Sequence[Row]
    lines: tuple[Line, ...]
    totals: tuple[Total, ...]
    odd: tuple[Finding, ...]


def read_sheets(grids: Iterable[Grid]) -> tuple[Page, ...]:
    """Each person's sheet of a workbook with its lines, recomputed scores and every cell that is wrong.

    Columns are found by their headings, in any order and language there are words for; people by labels ("Nama: …"),
    by a column of names, or by the sheet's own name. A workbook without such a table gives no pages.
    """
    words = sheet_words()
    parts: list[_Part] = []
    for grid in grids:
        left = MOST_LINES - sum(len(part.lines) for part in parts)
        for block in blocks_of(grid, words, left) if left > 0 else ():
            parts += [_part(block, person, rows, words) for person, rows in _people(block, words)]
    return _pages(parts, words)


def _pages(parts: Sequence[_Part], words: SheetWords) -> tuple[Page, ...]:
    """The pages, scored as the whole workbook is: one person's few lines could be explained in too many ways."""
    shared = convention_of([line for part in parts for line in part.lines])
    alone = len(parts) == 1
    return tuple(_page(part, shared if alone else convention_of(part.lines, shared), words) for part in parts)


def _part(block: Block, person: str, rows: Sequence[Row], words: SheetWords) -> _Part:
    lines, odd = lines_of(block, [row for row in rows if row.kind == "line"], words)
    return _Part(block, person, rows, _weighed(block, lines, rows, words), totals_of(block, rows, words), odd)


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
    if said := block.labels.get("name"):
        return said[:120]
    bare = normal("".join(" " if c.isdigit() or c in "_-()" else c for c in block.grid.name))
    generic = {phrase for phrase, _, _ in words.table("sheets")}
    if not bare or bare in generic or read_period(block.grid.name, words) or set(bare.split()) <= _parts_of(generic):
        return ""
    return block.grid.name[:120]


def _parts_of(phrases: Iterable[str]) -> set[str]:
    return {word for phrase in phrases for word in phrase.split()}


def _period(block: Block, words: SheetWords) -> str | None:
    for said in (block.labels.get("period", ""), *block.above, *block.headings.values(), block.grid.name):
        if said and (label := read_period(said, words)):
            return label
    return None


def _page(part: _Part, convention: Convention, words: SheetWords) -> Page:
    block, totals = part.block, part.totals
    lines = tuple(with_right_scores(part.lines, convention))
    found = [*_with_right(part.odd, lines), *score_findings(lines, convention)]
    found += weight_findings(lines, _weight_cell(block, totals, lines, words))
    found += total_findings(lines, totals, convention, found)
    if convention.rated:
        values = {"matched": convention.matched, "compared": convention.compared}
        found.append(Finding("own_method", _heading_cell(block, "score", words), "doubt", values=values))
    if block.cut_at is not None:
        values = {"most": MOST_LINES}
        found.append(Finding("lines_cut", address(block.cut_at, 0), "doubt", row=block.cut_at + 1, values=values))
    finals = [line.right_final for line in lines if line.right_final is not None]
    return Page(
        sheet=block.grid.name,
        person=part.person,
        position=block.labels.get("position", "")[:120],
        unit=block.labels.get("unit", "")[:120],
        period=_period(block, words),
        lang=block.lang,
        lines=lines,
        totals=totals,
        convention=convention,
        right_total=total(finals) if finals else None,
        findings=tuple(sorted(_once(found), key=lambda f: (_ORDER[f.weight], f.row or 0))),
    )


def _weighed(block: Block, lines: tuple[Line, ...], rows: Sequence[Row], words: SheetWords) -> tuple[Line, ...]:
    """The lines with their area's weight, where it stands in a column of its own or at the head of the area."""
    heads = {line.row: line.area_weight for line in lines if line.area_weight and line.area_weight.value is not None}
    head: Figure | None = None
    for row in rows:
        if row.kind == "area_weight":
            at = block.columns["weight"]
            amount = read_amount(block.grid.at(row.row, at), block.lang, words)
            value = amount.value
            if value is not None and not amount.percent and abs(value) <= 1:
                value = value * 100
            head = Figure(address(row.row, at), value, amount.said)
        elif row.kind == "line" and head is not None:
            heads.setdefault(row.row + 1, head)
    return with_area_weights(lines, heads)


def _weight_cell(block: Block, totals: Sequence[Total], lines: Sequence[Line], words: SheetWords) -> str:
    """Where it is told that the weights don't total 100: at their total if it says their sum, else at their heading."""
    weights = [line.weight.value for line in lines if line.weight is not None and line.weight.value is not None]
    for each in totals:
        stated = each.weight.value if each.weight and each.kind == "total" else None
        if each.weight is not None and stated is not None and abs(stated - total(weights)) <= 0.05:
            return each.weight.cell
    return _heading_cell(block, "weight", words)


def _heading_cell(block: Block, column: str, words: SheetWords) -> str:
    """The cell that heads a column; where several rows do, the one that names it."""
    first, at = block.rows[0].row, block.columns.get(column, block.columns["kpi"])
    above = [(row, cell) for row in range(first - 1, -1, -1) if (cell := block.grid.at(row, at)) is not None]
    named = next((row for row, cell in above if words.column(cell.words)), first)
    return address(named, at)


def _with_right(odd: Iterable[Finding], lines: Sequence[Line]) -> Iterator[Finding]:
    """Broken formulas with what should stand there."""
    right = {}
    for line in lines:
        for figure, should in ((line.score, line.right_score), (line.final, line.right_final)):
            if figure is not None:
                right[figure.cell] = should
    for finding in odd:
        yield replace(finding, should=right.get(finding.cell)) if finding.code == "error_cell" else finding


def _once(found: Iterable[Finding]) -> list[Finding]:
    """Each cell's first finding: what is broken is not wrong on top of it."""
    seen: dict[tuple[str, str], Finding] = {}
    for finding in found:
        seen.setdefault((finding.cell, "doubt" if finding.weight == "doubt" else "wrong"), finding)
    return list(seen.values())

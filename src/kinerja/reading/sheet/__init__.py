"""Which people's KPI sheets (tabel KPI) stand in a workbook, and where is their arithmetic wrong?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from kinerja.core.measure import total
from kinerja.core.sheet import Convention, Finding, Line, Page, Total
from kinerja.reading.sheet.areas import with_heads
from kinerja.reading.sheet.beside import person_of
from kinerja.reading.sheet.by_month import one_for_each
from kinerja.reading.sheet.check import score_findings, weight_findings
from kinerja.reading.sheet.direction import direction_findings
from kinerja.reading.sheet.grid import Grid, address
from kinerja.reading.sheet.hidden import hidden_finding, seen_of
from kinerja.reading.sheet.joined import joined, part_findings
from kinerja.reading.sheet.language import language_of
from kinerja.reading.sheet.parts import Part, parts_of, weighed_together
from kinerja.reading.sheet.period import read_period
from kinerja.reading.sheet.places import answers_in, at_home
from kinerja.reading.sheet.reading import read_columns
from kinerja.reading.sheet.recap import recap_blocks
from kinerja.reading.sheet.score import convention_of, weighted, with_right_scores
from kinerja.reading.sheet.table import Block, blocks_of
from kinerja.reading.sheet.totals import total_findings
from kinerja.reading.sheet.whole import whole_findings
from kinerja.reading.sheet.words import SheetWords, sheet_words

#: Lines that are read of one workbook; nobody looks through more before saving.
MOST_LINES = 1_000
_ORDER = {"wrong": 0, "follows": 1, "doubt": 2}


def read_sheets(grids: Iterable[Grid], said: Mapping[str, str] | None = None) -> tuple[Page, ...]:
    """Each person's sheet of a workbook with its lines, recomputed scores and every cell that is wrong.

    Columns are found by their headings, in any order and language there are words for; people by labels ("Nama: …"),
    by a column of names, or by the sheet's own name. A workbook without such a table gives no pages.

    What a heading of several meanings holds, its numbers decide. `said` holds what a person has answered, by place: the
    column that a heading stands for, and the direction of a KPI: {"Sheet1!F7": "final", "Sheet1!B9": "lower"}.
    """
    words, said = sheet_words(), said or {}
    blocks: list[Block] = []
    for grid in grids:
        left = MOST_LINES - sum(row.kind == "line" for block in blocks for row in block.rows)
        if left > 0 and (recap := recap_blocks(grid, words, left)) is not None:
            blocks += [replace(block, lang=language_of(block, words)) for block in recap]
            continue
        for block in blocks_of(grid, words, left) if left > 0 else ():
            block.lang = language_of(block, words)
            block = with_heads(seen_of(block, words), words)
            blocks += one_for_each(block, left, words) if block.months else [block]
    parts: list[Part] = []
    for alike in _alike(joined(blocks, words)):
        here = answers_in(alike[0], said)
        read, told = read_columns(alike, words, here)
        for block in read:
            parts += (replace(part, odd=(*part.odd, *told)) for part in parts_of(block, words, here))
            told = []
    return _pages(parts, words)


def _alike(blocks: Iterable[Block]) -> Iterator[list[Block]]:
    """Tables that follow each other under the same heading: what holds for one's columns holds for all."""
    for _, alike in groupby(blocks, key=lambda block: (block.columns, block.open)):
        yield list(alike)


def _pages(parts: Sequence[Part], words: SheetWords) -> tuple[Page, ...]:
    """The pages, scored as the whole workbook is: one person's few lines could be explained in too many ways."""
    shared = convention_of([line for part in parts for line in part.lines])
    alone, joint = len(parts) == 1, weighed_together(parts)
    return tuple(
        _page(part, shared if alone else convention_of(part.lines, shared), words, joint=id(part.block) in joint)
        for part in parts
    )


def _period(block: Block, words: SheetWords) -> str | None:
    for said in (block.labels.get("period", ""), *block.above, *block.headings.values(), block.grid.name):
        if said and (label := read_period(said)):
            return label if block.month is None or person_of(block.month) else f"{label[:4]}-{block.month}"
    return None


def _page(part: Part, convention: Convention, words: SheetWords, *, joint: bool) -> Page:
    block, totals = part.block, part.totals
    lines = tuple(with_right_scores(part.lines, convention))
    found = [*_with_right(part.odd, lines), *score_findings(lines, convention), *direction_findings(lines)]
    found += weight_findings(lines, _weight_cell(block, totals, lines, words), joint=joint)
    found += total_findings(lines, totals, convention, found)
    if convention.rated:
        values = {"matched": convention.matched, "compared": convention.compared}
        found.append(Finding("own_method", _heading_cell(block, "score", words), "doubt", values=values))
    if block.cut_at is not None:
        values = {"most": MOST_LINES}
        found.append(Finding("lines_cut", address(block.cut_at, 0), "doubt", row=block.cut_at + 1, values=values))
    if block.followed_at is not None:
        found.append(Finding("table_left", address(block.followed_at, 0), "doubt", row=block.followed_at + 1))
    found += [*hidden_finding(block), *part_findings(block, words), *whole_findings(block, lines)]
    finals = [final for line in lines if (final := weighted(line, line.right_score, convention)) is not None]
    page = Page(
        sheet=block.grid.name,
        person=part.person,
        position=block.labels.get("position", "")[:120],
        unit=block.labels.get("unit", "")[:120],
        period=_period(block, words),
        month=None if person_of(block.month) else block.month,
        lang=block.lang,
        lines=lines,
        totals=totals,
        convention=convention,
        right_total=total(finals) if finals else None,
        findings=tuple(sorted(_once(found), key=lambda f: (_ORDER[f.weight], f.row or 0))),
    )
    return at_home(page, block.places)


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
    first, at = block.top, block.columns.get(column, block.columns["kpi"])
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

"""What does a column hold whose heading offices use for several things, as the sheet's own sums show?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from kinerja.core.sheet import Finding
from kinerja.reading.sheet.evidence import Evidence, evidence, weights_evidence
from kinerja.reading.sheet.grid import Cell, address
from kinerja.reading.sheet.parts import parts_of
from kinerja.reading.sheet.score import convention_of, with_right_scores
from kinerja.reading.sheet.table import Block
from kinerja.reading.sheet.words import SheetWords

#: A column that holds none of what a KPI sheet is about.
OTHER = "other"
#: Columns of unsure meaning, ways of reading them, and lines that are looked at: enough to tell, and soon done.
_MOST_OPEN = 5
_MOST_READINGS = 40
_MOST_LINES = 40


@dataclass(frozen=True, slots=True)
class _Tried:
    """One way to read the columns, what speaks for it, and the weighted scores that come of it."""

    columns: Mapping[str, int]
    evidence: Evidence
    finals: tuple[Decimal | None, ...]

    @property
    def rank(self) -> tuple[int, int]:
        """Fewest disagreements first, then what explains most."""
        return self.evidence.unexplained, -self.evidence.explained

    def meaning(self, column: int) -> str:
        return next((meaning for meaning, at in self.columns.items() if at == column), OTHER)


def read_columns(
    blocks: Sequence[Block], words: SheetWords, said: Mapping[str, str]
) -> tuple[list[Block], list[Finding]]:
    """Tables of one heading with the meaning of their columns, and what must be told or asked about it.

    Where a heading may mean several things every reading is calculated, and the one with the fewest numbers that
    contradict it is taken: a mistake in a cell speaks against all of them, and so against none. `said` holds what a
    person said of a column, by the place of its heading ("Sheet1!F7").
    """
    first = blocks[0]
    cells = {at: _heading_cell(first, at, text) for at, (text, _) in first.open.items()}
    answers = {at: said.get(f"{first.grid.name}!{cell}", "") for at, cell in cells.items()}
    fixed = {at: answer for at, answer in answers.items() if answer in (*first.open[at][1], OTHER)}
    if not first.open or len(first.open) > _MOST_OPEN or not _filled(blocks):
        return list(blocks), []
    few = _shortened(blocks)
    usual = _try(few, first.columns, words, said)
    if not usual.evidence.unexplained and not fixed and first.open.keys() <= set(first.columns.values()):
        return list(blocks), []
    tried = [usual, *(_try(few, columns, words, said) for columns in _others(first, fixed))]
    if fixed:
        tried = [each for each in tried if all(each.meaning(at) == meaning for at, meaning in fixed.items())] or [usual]
    best = min(tried, key=lambda each: each.rank)
    told = _told(first, cells, usual, best, tried, fixed)
    return [replace(block, columns=dict(best.columns)) for block in blocks], list(told)


def _heading_cell(block: Block, column: int, text: str) -> str:
    first = block.top
    rows = range(first - 1, -1, -1)
    at = next((r for r in rows if (cell := block.grid.seen_at(r, column)) and cell.words and cell.words in text), first)
    return address(at, column)


def _filled(blocks: Sequence[Block]) -> bool:
    """Whether any column of unsure meaning holds a number at all; an empty form raises no question."""
    return any(
        _is_number(block.grid.at(row.row, at))
        for block in blocks for row in block.rows if row.kind == "line" for at in block.open
    )  # fmt: skip


def _is_number(cell: Cell | None) -> bool:
    """Whether a cell holds a number, also one that was written as text."""
    return cell is not None and (not cell.words or any(mark.isdigit() for mark in cell.words))


def _shortened(blocks: Sequence[Block]) -> list[Block]:
    """The first tables whole as long as they are short, else their first lines without a total."""
    kept: list[Block] = []
    left = _MOST_LINES
    for block in blocks:
        count = sum(row.kind == "line" for row in block.rows)
        if count > left and not kept:
            return [replace(block, rows=[row for row in block.rows if row.kind == "line"][:left])]
        if count <= left:
            kept.append(block)
            left -= count
    return kept


def _try(blocks: Sequence[Block], columns: Mapping[str, int], words: SheetWords, said: Mapping[str, str]) -> _Tried:
    read = [replace(block, columns=dict(columns)) for block in blocks]
    parts = [part for block in read for part in parts_of(block, words, said)]
    convention = convention_of([line for part in parts for line in part.lines])
    found, finals = Evidence(), []
    for part in parts:
        lines = tuple(with_right_scores(part.lines, convention))
        found += evidence(lines, part.totals, convention)
        if columns.get("weight") in part.block.open:
            found += weights_evidence(lines)
        finals += [line.right_final for line in lines]
    lost = sum(_unread(read, at, options) for at, (_, options) in blocks[0].open.items() if at not in columns.values())
    return _Tried(columns, found + Evidence(0, lost), tuple(finals))


def _unread(blocks: Sequence[Block], at: int, options: Sequence[str]) -> int:
    """How much it speaks against a reading that a column of numbers is none of a KPI sheet's.

    Where that may well be ("Total"), it speaks half as much: then half of its numbers must come out to be one.
    """
    rows = [(block, row.row) for block in blocks for row in block.rows if row.kind == "line"]
    count = sum(_is_number(block.grid.at(row, at)) for block, row in rows)
    return count // 2 if options[0] == OTHER else count


def _others(block: Block, fixed: Mapping[int, str]) -> Iterator[Mapping[str, int]]:
    """Every other way to read the open columns, the least unusual first."""
    firm = {meaning: at for meaning, at in block.columns.items() if at not in block.open}
    usual = {at: next((m for m, c in block.columns.items() if c == at), OTHER) for at in block.open}
    ways: list[tuple[int, dict[int, str]]] = [(0, {})]
    for at, (_, options) in block.open.items():
        meant = [fixed[at]] if at in fixed else list(dict.fromkeys((usual[at], *options, OTHER)))
        ways = [
            (odd + rank, {**way, at: meaning})
            for odd, way in ways
            for rank, meaning in enumerate(meant)
            if meaning == OTHER or (meaning not in firm and meaning not in way.values())
        ]
    seen = [dict(block.columns)]
    for _, way in sorted(ways, key=lambda each: each[0]):
        columns = {**firm, **{meaning: at for at, meaning in way.items() if meaning != OTHER}}
        if "achievement" in columns and "score" not in columns and "final" not in columns:
            columns["score"] = columns.pop("achievement")
        if columns not in seen and len(seen) <= _MOST_READINGS:
            seen.append(columns)
            yield columns


def _told(
    block: Block, cells: Mapping[int, str], usual: _Tried, best: _Tried, tried: Sequence[_Tried],
    fixed: Mapping[int, str],
) -> Iterator[Finding]:  # fmt: skip
    """For each column what it was read as and why, or the question that its numbers leave open."""
    rival = next((each for each in tried if each.rank == best.rank and each.finals != best.finals), None)
    for at, (text, options) in block.open.items():
        meaning, before = best.meaning(at), usual.meaning(at)
        listed = tuple(dict.fromkeys((meaning, *options, OTHER)))
        values: dict[str, object] = {"heading": text, "column": meaning, "options": listed}
        if at in fixed:
            yield Finding("column_said", cells[at], "doubt", values=values)
        elif rival is not None and rival.meaning(at) != meaning:
            other = {"usual": rival.meaning(at)}
            yield Finding("column_undecided", cells[at], "doubt", values={**values, **other})
        elif meaning != before:
            counts = {"explained": best.evidence.explained, "by_usual": usual.evidence.explained}
            all_ = {"compared": best.evidence.explained + best.evidence.unexplained, "usual": before}
            yield Finding("column_read", cells[at], "doubt", values={**values, **counts, **all_})

"""Which KPI, weight, target, actual and scores stands in each line of a table, in which unit and direction?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from kinerja.core.measure import Polarity, Unit, UnitKind, text
from kinerja.core.sheet import Figure, Finding, Line, Total
from kinerja.reading.sheet.cells import Amount, read_amount, unit_named
from kinerja.reading.sheet.direction import Way, direction_of
from kinerja.reading.sheet.grid import Cell, address
from kinerja.reading.sheet.scale import answers_to, shares_in_percent, weights_in_percent
from kinerja.reading.sheet.table import Block, Row
from kinerja.reading.sheet.words import SheetWords

_COLUMNS = ("weight", "area_weight", "baseline", "target", "actual", "achievement", "score", "final")
_MEASURED = ("baseline", "target", "actual")
_LONGEST_NAME = 300
_IN_BRACKETS = re.compile(r"[(\[]([^()\[\]]{1,20})[)\]]\s*$")


def lines_of(
    block: Block, rows: Sequence[Row], words: SheetWords, said: Mapping[str, str]
) -> tuple[tuple[Line, ...], tuple[Finding, ...]]:
    """The lines of one person's rows, and the cells in them that hold no number or leave their scale open.

    `said` holds what a person said of a line's direction, by the place of its KPI ("Sheet1!B7": "lower").
    """
    amounts = [{c: read_amount(_number_cell(block, r, c), block.lang, words) for c in _COLUMNS} for r in rows]
    units = [_unit(block, row, amount, words) for row, amount in zip(rows, amounts, strict=True)]
    raw = [dict(row) for row in amounts]
    answers = {
        (i, c): answer for i, row in enumerate(rows) for c in _MEASURED if (answer := _said(block, row, c, said))
    }
    doubts = _settle(amounts, units, [_is_loss(block, row, words) for row in rows], answers)
    ways = [_way(block, row, amount["target"], unit, words, said)
            for row, amount, unit in zip(rows, amounts, units, strict=True)]  # fmt: skip
    lines = tuple(_line(block, *each, words) for each in zip(rows, amounts, units, ways, strict=True))
    return lines, (*_unreadable(block, rows, amounts), *_scale_doubts(block, rows, raw, amounts, doubts, answers))


def _said(block: Block, row: Row, column: str, said: Mapping[str, str]) -> str:
    place = block.place(row.row, column)
    return "" if place is None else said.get(f"{block.grid.name}!{address(*place)}", "")


def _number_cell(block: Block, row: Row, column: str) -> Cell | None:
    # An area's weight is merged over its lines; of every other column a merged cell belongs to its first line.
    return block.seen(row.row, column) if column == "area_weight" else block.cell(row.row, column)


def _is_loss(block: Block, row: Row, words: SheetWords) -> bool:
    """Whether little is good of a line, by its column or its name."""
    marked = block.seen(row.row, "polarity")
    said = words.polarity(marked.words) if marked is not None and marked.words else None
    return said is Polarity.LOWER or (said is None and words.leans_lower(row.name))


def _settle(
    amounts: list[dict[str, Amount]], units: Sequence[Unit], losses: Sequence[bool], said: Mapping[tuple[int, str], str]
) -> list[tuple[int, str]]:
    """Bring weights and percentages to whole percents, in place; answer which were in doubt."""
    for column in ("weight", "area_weight"):
        for row, amount in zip(amounts, weights_in_percent([row[column] for row in amounts]), strict=True):
            row[column] = amount
    at = [i for i, unit in enumerate(units) if unit.kind is UnitKind.PERCENT]
    answers = {(n, column): said[i, column] for n, i in enumerate(at) for column in _MEASURED if (i, column) in said}
    shares = [{c: amounts[i][c] for c in _MEASURED} for i in at]
    settled, doubts = shares_in_percent(shares, [losses[i] for i in at], answers)
    for i, row in zip(at, settled, strict=True):
        amounts[i].update(row)
    return [(at[i], column) for i, column in doubts]


def _unit(block: Block, row: Row, amounts: Mapping[str, Amount], words: SheetWords) -> Unit:
    """The unit of a line: its own cell's, else with its numbers, else in brackets behind its name, else a count."""
    cell = block.seen(row.row, "unit")
    if cell is not None and cell.words and not words.nothing(cell.words):
        return unit_named(cell.words, block.lang, words)
    for column in _MEASURED:
        if amounts[column].percent:
            return Unit(UnitKind.PERCENT)
    found = next((u for c in _MEASURED if (u := amounts[c].unit) is not None), None)
    if found is None and (bracket := _IN_BRACKETS.search(row.name)):
        named = unit_named(bracket[1], block.lang, words)
        # What stands in brackets may be anything; only a unit that is known is taken for one.
        found = None if named.kind is UnitKind.NUMBER else named
    return found or Unit(UnitKind.NUMBER)


def _way(block: Block, row: Row, target: Amount, unit: Unit, words: SheetWords, said: Mapping[str, str]) -> Way:
    answer = said.get(f"{block.grid.name}!{address(row.row, row.name_column)}", "")
    return direction_of(row.name, block.seen(row.row, "polarity"), target, unit, answer, block.lang, words)


def _line(block: Block, row: Row, amounts: Mapping[str, Amount], unit: Unit, way: Way, words: SheetWords) -> Line:
    formula = block.cell(row.row, "formula")
    figures = {column: _figure(block, row.row, column, amounts[column]) for column in _COLUMNS}
    return Line(
        row=row.row + 1,
        kpi=row.name[:_LONGEST_NAME],
        cell=address(row.row, row.name_column),
        area=row.area[:120],
        unit=unit,
        polarity=way.polarity,
        comparator=way.comparator,
        told=way.told,
        formula=words.formula(formula.words) if formula is not None else None,
        baseline=figures["baseline"],
        weight=figures["weight"],
        area_weight=figures["area_weight"],
        target=figures["target"],
        high=amounts["target"].high,
        actual=figures["actual"],
        achievement=figures["achievement"],
        score=figures["score"],
        final=figures["final"],
    )


def _figure(block: Block, row: int, column: str, amount: Amount) -> Figure | None:
    """The number with its cell; None where the sheet has no such column."""
    place = block.place(row, column)
    if place is not None and column == "area_weight":
        place = block.grid.home_of(*place)
    return None if place is None else Figure(address(*place), amount.value, amount.said)


def _unreadable(block: Block, rows: Sequence[Row], amounts: Sequence[Mapping[str, Amount]]) -> Iterable[Finding]:
    """Cells of numbers that hold a broken formula, or words."""
    for row, known in zip(rows, amounts, strict=True):
        for column, amount in known.items():
            place = block.place(row.row, column)
            if amount.problem is None or place is None:
                continue
            values = {"kpi": row.name, "column": column}
            # What is broken in a column of scores is wrong; a target in words may be meant so.
            if amount.problem == "error":
                yield Finding("error_cell", address(*place), "wrong", amount.said, row=row.row + 1, values=values)
            else:
                yield Finding("no_number", address(*place), "doubt", amount.said, row=row.row + 1, values=values)


def _scale_doubts(
    block: Block, rows: Sequence[Row], raw: Sequence[Mapping[str, Amount]], amounts: Sequence[Mapping[str, Amount]],
    doubts: Iterable[tuple[int, str]], answers: Mapping[tuple[int, str], str],
) -> Iterable[Finding]:  # fmt: skip
    """The numbers of which nothing says whether 0.95 is 95 %, with both percentages to choose from."""
    for i, column in doubts:
        place, amount = block.place(rows[i].row, column) or (rows[i].row, 0), amounts[i][column]
        options, percent = answers_to(raw[i][column]), amount.value or Decimal(0)
        values = {"kpi": rows[i].name, "percent": percent, "taken": text(percent), "options": options}
        code = "percent_said" if answers.get((i, column)) in options else "percent_doubt"
        yield Finding(code, address(*place), "doubt", amount.said, row=rows[i].row + 1, values=values)


def totals_of(block: Block, rows: Sequence[Row], words: SheetWords) -> tuple[Total, ...]:
    """The rows that add up others, with the lines each of them adds: a subtotal those of its area."""
    found: list[Total] = []
    lines: list[int] = []
    part: list[int] = []
    weights = [read_amount(block.cell(r.row, "weight"), block.lang, words) for r in rows if r.kind == "line"]
    fractions = any(a.percent for a in weights_in_percent(weights)) and not any(a.percent for a in weights)
    for row in rows:
        if row.kind == "line":
            lines.append(row.row + 1)
            part.append(row.row + 1)
        elif row.kind in ("area", "area_weight"):
            part = []
        if row.kind in ("total", "subtotal"):
            added = tuple(part if row.kind == "subtotal" else lines)
            weight, final = _sums(block, row, words, fractions=fractions)
            found.append(Total(row.row + 1, row.kind, row.name, weight, final, added))
            part = []
    return tuple(found)


def _sums(block: Block, row: Row, words: SheetWords, *, fractions: bool) -> tuple[Figure | None, Figure | None]:
    """The weight and the final score of a total's row; a sum in another column is the final score's."""
    read = {
        c: amount
        for c in block.grid.columns
        if (amount := read_amount(block.grid.at(row.row, c), block.lang, words)).value is not None
        or amount.problem == "error"
    }
    weight_at, final_at = block.columns.get("weight"), block.columns.get("final", block.columns.get("score"))
    weight = read.pop(weight_at, None) if weight_at is not None else None
    if final_at not in read:
        others = [c for c in read if c > row.name_column and c not in block.columns.values()]
        final_at = others[-1] if others and block.month is None else None
    final = read.get(final_at) if final_at is not None else None
    if weight is not None and fractions:
        weight = weights_in_percent([weight])[0]
    return (
        Figure(address(row.row, weight_at), weight.value, weight.said) if weight and weight_at is not None else None,
        Figure(address(row.row, final_at), final.value, final.said) if final and final_at is not None else None,
    )

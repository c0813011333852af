"""Which KPI, weight, target, actual and scores stands in each line of a table, in which unit and direction?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from kinerja.core.measure import Comparator, Polarity, Unit, UnitKind, polarity_of
from kinerja.core.sheet import Figure, Finding, Line, Total
from kinerja.reading.grid import Cell, address
from kinerja.reading.sheet_cells import Amount, read_amount, unit_named
from kinerja.reading.sheet_scale import shares_in_percent, weights_in_percent
from kinerja.reading.sheet_table import Block, Row
from kinerja.reading.sheet_words import SheetWords
from kinerja.reading.statement import read_statement

_COLUMNS = ("weight", "area_weight", "baseline", "target", "actual", "achievement", "score", "final")
_MEASURED = ("baseline", "target", "actual")
_LONGEST_NAME = 300
_COMPARATORS = {Polarity.HIGHER: Comparator.AT_LEAST, Polarity.LOWER: Comparator.AT_MOST}


def lines_of(block: Block, rows: Sequence[Row], words: SheetWords) -> tuple[tuple[Line, ...], tuple[Finding, ...]]:
    """The lines of one person's rows, and the cells in them that hold no number or leave their scale open."""
    amounts = [{c: read_amount(_number_cell(block, r, c), block.lang, words) for c in _COLUMNS} for r in rows]
    units = [_unit(block, row, amount, words) for row, amount in zip(rows, amounts, strict=True)]
    doubts = _settle(amounts, units)
    lines = tuple(_line(block, row, a, u, words) for row, a, u in zip(rows, amounts, units, strict=True))
    return lines, (*_unreadable(block, rows, amounts), *_scale_doubts(block, rows, amounts, doubts))


def _number_cell(block: Block, row: Row, column: str) -> Cell | None:
    # An area's weight is merged over its lines; of every other column a merged cell belongs to its first line.
    return block.seen(row.row, column) if column == "area_weight" else block.cell(row.row, column)


def _settle(amounts: list[dict[str, Amount]], units: Sequence[Unit]) -> list[tuple[int, str]]:
    """Bring weights and percentages to whole percents, in place; answer which were in doubt."""
    for column in ("weight", "area_weight"):
        for row, amount in zip(amounts, weights_in_percent([row[column] for row in amounts]), strict=True):
            row[column] = amount
    at = [i for i, unit in enumerate(units) if unit.kind is UnitKind.PERCENT]
    settled, doubts = shares_in_percent([{c: amounts[i][c] for c in _MEASURED} for i in at])
    for i, row in zip(at, settled, strict=True):
        amounts[i].update(row)
    return [(at[i], column) for i, column in doubts]


def _unit(block: Block, row: Row, amounts: Mapping[str, Amount], words: SheetWords) -> Unit:
    """The unit of a line: its own cell's, else the one that stands with its numbers, else a count."""
    cell = block.seen(row.row, "unit")
    if cell is not None and cell.words and not words.nothing(cell.words):
        return unit_named(cell.words, block.lang, words)
    for column in _MEASURED:
        if amounts[column].percent:
            return Unit(UnitKind.PERCENT)
    return next((u for c in _MEASURED if (u := amounts[c].unit) is not None), Unit(UnitKind.NUMBER))


def _line(block: Block, row: Row, amounts: Mapping[str, Amount], unit: Unit, words: SheetWords) -> Line:
    polarity, comparator, told = _direction(block, row, amounts["target"], words)
    formula = block.cell(row.row, "formula")
    figures = {column: _figure(block, row.row, column, amounts[column]) for column in _COLUMNS}
    return Line(
        row=row.row + 1,
        kpi=row.name[:_LONGEST_NAME],
        cell=address(row.row, row.name_column),
        area=row.area[:120],
        unit=unit,
        polarity=polarity,
        comparator=comparator,
        told=told,
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
    at = block.columns.get(column)
    return None if at is None else Figure(address(row, at), amount.value, amount.said)


def _direction(block: Block, row: Row, target: Amount, words: SheetWords) -> tuple[Polarity, Comparator, str]:
    """Which way is better: as the column says, else the target's sign, else the KPI's own words."""
    if target.high is not None:
        return Polarity.BAND, Comparator.BETWEEN, "target"
    cell = block.seen(row.row, "polarity")
    said = words.polarity(cell.words) if cell is not None and cell.words else None
    if said is not None:
        own = target.comparator
        if own is not None and polarity_of(own) is said:
            return said, own, "column"
        return said, _COMPARATORS.get(said, Comparator.EQUAL), "column"
    if target.comparator is not None and target.comparator is not Comparator.EQUAL:
        return polarity_of(target.comparator), target.comparator, "target"
    named = words.polarity_in(row.name)
    if named in _COMPARATORS:
        return named, _COMPARATORS[named], "words"
    read = read_statement(row.name, block.lang, "kpi")
    falls = read.comparator in ("<=", "<") or (read.direction == "decrease" and not read.relative)
    if falls:
        return Polarity.LOWER, Comparator.AT_MOST, "words"
    return Polarity.HIGHER, Comparator.AT_LEAST, ""


def _unreadable(block: Block, rows: Sequence[Row], amounts: Sequence[Mapping[str, Amount]]) -> Iterable[Finding]:
    """Cells of numbers that hold a broken formula, or words."""
    for row, known in zip(rows, amounts, strict=True):
        for column, amount in known.items():
            if amount.problem is None or column not in block.columns:
                continue
            code = "error_cell" if amount.problem == "error" else "no_number"
            # What is broken in a column of scores is wrong; a target in words may be meant so.
            weight = "wrong" if amount.problem == "error" else "doubt"
            cell = address(row.row, block.columns[column])
            yield Finding(code, cell, weight, amount.said, row=row.row + 1, values={"kpi": row.name, "column": column})  # type: ignore[arg-type]  # one of the three by construction


def _scale_doubts(
    block: Block, rows: Sequence[Row], amounts: Sequence[Mapping[str, Amount]], doubts: Iterable[tuple[int, str]]
) -> Iterable[Finding]:
    for i, column in doubts:
        cell, value = address(rows[i].row, block.columns[column]), amounts[i][column].value or Decimal(0)
        values = {"kpi": rows[i].name, "percent": value}
        yield Finding("percent_doubt", cell, "doubt", amounts[i][column].said, row=rows[i].row + 1, values=values)


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
        final_at = others[-1] if others else None
    final = read.get(final_at) if final_at is not None else None
    if weight is not None and fractions:
        weight = weights_in_percent([weight])[0]
    return (
        Figure(address(row.row, weight_at), weight.value, weight.said) if weight and weight_at is not None else None,
        Figure(address(row.row, final_at), final.value, final.said) if final and final_at is not None else None,
    )

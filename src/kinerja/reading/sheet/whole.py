"""Does the actual of a whole year come out of its months, as those of the other lines do?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from kinerja.core.explain import Step, shown
from kinerja.core.measure import divide, total
from kinerja.core.sheet import Finding, Line
from kinerja.reading.sheet.months import LEAST_MONTHS
from kinerja.reading.sheet.score import agrees
from kinerja.reading.sheet.table import Block

#: Lines that show by what they do how the months come to the whole.
_LEAST_ALIKE = 2


def whole_findings(block: Block, lines: Sequence[Line]) -> Iterator[Finding]:
    """Actuals of the whole that neither total nor average their months where the other lines all do one of the two.

    A level may stand as the last month leaves it, and so may the best or the worst month: none of these is wrong.
    """
    stated = [(line, line.actual.value) for line in lines if line.actual is not None and line.actual.value is not None]
    of_months = [(line, months, whole) for line, whole in stated if (months := _months(block, line))]
    known = [(line, months, whole) for line, months, whole in of_months if not _is_one_of(months, whole)]
    ways = [way for _, months, whole in known if (way := _way(months, whole))]
    if len(set(ways)) != 1 or len(ways) < _LEAST_ALIKE or len(ways) * 2 <= len(known):
        return
    for line, months, whole in known:
        if _way(months, whole):
            continue
        right = _ways(months)[ways[0]]
        said = " + ".join(shown(month, 2) for month in months)
        step = Step(ways[0], said if ways[0] == "sum" else f"({said}) ÷ {len(months)}", shown(right))
        assert line.actual is not None
        values = {"kpi": line.kpi, "says": whole, "should": right}
        yield Finding(
            f"whole_no_{ways[0]}", line.actual.cell, "wrong", line.actual.said, right, line.row, (step,), (), values
        )


def _months(block: Block, line: Line) -> list[Decimal]:
    """The actuals of a line's months, as they stand there; [] where one is written in another way."""
    cells = [
        block.grid.at(line.row - 1, columns["actual"]) for columns in block.comes_of.values() if "actual" in columns
    ]
    found = [cell.value for cell in cells if cell is not None]
    numbers = [value for value in found if isinstance(value, Decimal)]
    if len(numbers) < max(len(found), LEAST_MONTHS) or line.actual is None or line.actual.value is None:
        return []
    # A percentage of a cell that shows one is 0.95 there and 95 in the line.
    shown_as = {cell.shown for cell in cells if cell is not None}
    return [number * 100 for number in numbers] if shown_as == {"percent"} else numbers


def _is_one_of(months: Sequence[Decimal], whole: Decimal) -> bool:
    """Whether a whole is its last, best or worst month, and no mean or sum of them."""
    return not _way(months, whole) and any(_same(whole, each) for each in (months[-1], min(months), max(months)))


def _ways(months: Sequence[Decimal]) -> Mapping[str, Decimal]:
    return {"mean": divide(total(months), Decimal(len(months))), "sum": total(months)}


def _way(months: Sequence[Decimal], whole: Decimal) -> str:
    found = [name for name, right in _ways(months).items() if _same(whole, right)]
    return found[0] if len(found) == 1 else ""


def _same(said: Decimal, right: Decimal) -> bool:
    return agrees(said, right, max(abs(right), Decimal(1)))

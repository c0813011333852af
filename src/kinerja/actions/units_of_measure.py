"""Is this a unit that values can be kept in, and how many decimals does it need?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal

from kinerja.core.measure import CALENDAR_DURATIONS, MILLISECONDS, Measure, Unit, UnitKind, decimals_of, parse
from kinerja.core.problem import Problem, refused
from kinerja.store.models import KeyResult, Kpi

MOST_DECIMALS = 6
_USUAL = {
    UnitKind.PERCENT: 2,
    UnitKind.CURRENCY: 2,
    UnitKind.SCORE: 2,
    UnitKind.DURATION: 2,
    UnitKind.NUMBER: 0,
    UnitKind.RATIO: 4,
}
#: Weights, numerators and denominators are kept with two decimals, shares with four, whatever is measured.
HUNDREDTHS = Measure(Unit(UnitKind.NUMBER), 2)
SHARES = Measure(Unit(UnitKind.NUMBER), 4)


def check_unit(unit: Unit) -> Problem | None:
    """What is wrong with a unit: a currency is an ISO 4217 code, a duration one we know, a scale a number above 0."""
    match unit.kind:
        case UnitKind.CURRENCY if not (len(unit.name) == 3 and unit.name.isascii() and unit.name.isupper()):
            return Problem("unit.unknown_currency", "unit_name", {"name": unit.name})
        case UnitKind.DURATION if unit.name not in (*MILLISECONDS, *CALENDAR_DURATIONS):
            known = (*MILLISECONDS, *CALENDAR_DURATIONS)
            return Problem("unit.unknown_duration", "unit_name", {"name": unit.name, "would_do": known})
        case UnitKind.SCORE if unit.name:
            scale = parse(unit.name, "unit_name")
            if refused(scale) or (isinstance(scale, Decimal) and scale <= 0):
                return Problem("unit.scale_not_positive", "unit_name", {"name": unit.name})
    return None


def measure_for(unit: Unit, decimals: int | None, values: Iterable[Decimal | None]) -> Measure | Problem:
    """The measure of a new KPI or key result: with the decimals asked for, else the usual ones or what `values` need.

    Percent, currency, score and duration keep 2 decimals, a ratio 4, a number none unless its target needs some.
    """
    if problem := check_unit(unit):
        return problem
    if decimals is not None:
        if not 0 <= decimals <= MOST_DECIMALS:
            return Problem("unit.decimals_out_of_range", "decimals", {"decimals": decimals, "most": MOST_DECIMALS})
        return Measure(unit, decimals)
    needed = max((decimals_of(v) for v in values if v is not None and v.is_finite()), default=0)
    return Measure(unit, min(max(_USUAL[unit.kind], needed), MOST_DECIMALS))


def scaled(measure: Measure, values: Mapping[str, Decimal | None]) -> dict[str, int | None] | tuple[Problem, ...]:
    """The integers to keep for several named values, or every refusal, each pinned to the value's name."""
    kept: dict[str, int | None] = {}
    problems: list[Problem] = []
    for name, value in values.items():
        integer = None if value is None else measure.to_scaled(value, name)
        if isinstance(integer, Problem):
            problems.append(integer)
        else:
            kept[name] = integer
    return tuple(problems) or kept


def measure_of(unit_kind: str, unit_name: str, decimals: int) -> Measure:
    """The measure that a row of a KPI or key result keeps its integers in."""
    return Measure(Unit(UnitKind(unit_kind), unit_name), decimals)


def restored(measure: Measure, scaled: int | None) -> Decimal | None:
    """The exact value of a row's integer; nothing stays nothing."""
    return None if scaled is None else measure.from_scaled(scaled)


def measured_in(row: Kpi | KeyResult) -> dict[str, str]:
    """The unit of the values in an event, beside them: {"measured_in": "currency:IDR"}, so that "150" stays Rp150."""
    return {"measured_in": f"{row.unit_kind}:{row.unit_name}"}

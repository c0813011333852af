"""What would be saved of a KPI sheet that was read: as which KPIs, with which targets, weights and values?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from kinerja.actions.paste_mapping import aggregation_of
from kinerja.actions.units_of_measure import MOST_DECIMALS, measure_for
from kinerja.core.access import Viewer
from kinerja.core.book import Organisation
from kinerja.core.kpi import Aggregation
from kinerja.core.kpi_view import KpiView
from kinerja.core.measure import Comparator, Measure, Polarity, Unit, decimals_of, divide, plain, rounded
from kinerja.core.period import Period
from kinerja.core.problem import Problem
from kinerja.core.score import HUNDRED, Formula, Scoring
from kinerja.core.sheet import Convention, Line, Page
from kinerja.store import books
from kinerja.store.books import KpiFilter

_USUAL_CAP = Decimal(120)
#: What a definition keeps of a sheet without a cap: nobody reaches tenfold, and a cost of nothing still has an end.
_NO_CAP = Decimal(1000)


@dataclass(frozen=True, slots=True)
class SheetLine:
    """One line to save: a new KPI, or (`kpi_ref`) one that is there and gets a target, a weight and a value.

    `rounded` tells that a number of the sheet has more decimals than any KPI keeps (a third of 100 %); `kept` what
    stays of a known KPI's rules, though the sheet scores otherwise.
    """

    row: int
    name: str
    unit: Unit
    scoring: Scoring
    aggregation: Aggregation
    decimals: int
    kpi_ref: str | None = None
    area: str = ""
    weight: Decimal | None = None
    target: Decimal | None = None
    high: Decimal | None = None
    actual: Decimal | None = None
    rounded: bool = False
    kept: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class SheetDraft:
    """The chosen lines of one person's sheet, for a unit, an owner and a period; `source` is the file's name."""

    unit_ref: str
    owner_ref: str | None
    period: str
    lines: tuple[SheetLine, ...]
    source: str = ""
    person: str = ""


def lines_to_save(
    page: Page, *, left_out: frozenset[int] = frozenset(), known: Mapping[str, str] | None = None
) -> tuple[SheetLine, ...]:
    """The lines of a sheet as KPIs, without those left out by their row; `known` names the KPIs that are there."""
    ids = known or {}
    return tuple(_line(line, page, ids.get(key_of(line.kpi))) for line in page.lines if line.row not in left_out)


def key_of(name: str) -> str:
    """A KPI's name as two sheets may write it alike: "Omzet  bulanan" is "omzet bulanan"."""
    return " ".join(name.casefold().split())


def known_kpis(
    viewer: Viewer, period: Period, unit_ref: str, owner_ref: str | None, organisation: Organisation | None = None
) -> dict[str, KpiView]:
    """The KPIs of this unit and owner in this rhythm, by name: the sheet of the next month goes on with them."""
    wanted = KpiFilter(unit_ref=unit_ref, owner_ref=owner_ref, cadence=period.cadence)
    board = books.board(viewer, period.end, filter=wanted, known=organisation)
    here = unit_ref.strip().upper()
    same = [v for v in board.kpis if v.unit.ref == here and (v.owner is not None) == bool(owner_ref)]
    return {key_of(view.name): view for view in reversed(same)}


def _line(line: Line, page: Page, known: str | None) -> SheetLine:
    numbers = [line.target.value if line.target else None, line.high, line.actual.value if line.actual else None]
    target, high, actual = (_kept(number) for number in numbers)
    baseline = _kept(line.baseline.value) if line.baseline else None
    measure = measure_for(line.unit, None, (target, high, actual, baseline))
    return SheetLine(
        row=line.row,
        name=line.kpi,
        unit=line.unit,
        scoring=_scoring(line, page, target, baseline),
        aggregation=aggregation_of(line.unit, line.kpi),
        decimals=measure.decimals if isinstance(measure, Measure) else 0,
        kpi_ref=known,
        area=line.area,
        weight=_share(line),
        target=target,
        high=high if line.comparator is Comparator.BETWEEN else None,
        actual=actual,
        rounded=any(n is not None and decimals_of(n) > MOST_DECIMALS for n in numbers),
    )


def _kept(value: Decimal | None) -> Decimal | None:
    """A number with at most the decimals that any KPI can keep."""
    if value is None or decimals_of(value) <= MOST_DECIMALS:
        return value
    return plain(rounded(value, MOST_DECIMALS))


def _share(line: Line) -> Decimal | None:
    """The weight in the whole: of two levels the product."""
    if line.weight is None or line.weight.value is None:
        return None
    area = line.area_weight.value if line.area_weight else None
    return line.weight.value if area is None else divide(line.weight.value * area, HUNDRED)


def _scoring(line: Line, page: Page, target: Decimal | None, baseline: Decimal | None) -> Scoring:
    """How the KPI will be scored: as its sheet does where that can be said in a formula, else hit or missed."""
    cap = page.convention.cap or (_NO_CAP if page.uncapped else _USUAL_CAP)
    return Scoring(_formula(line, page.convention, target), line.polarity, line.comparator, baseline=baseline, cap=cap)


def _formula(line: Line, convention: Convention, target: Decimal | None) -> Formula:
    if line.polarity is Polarity.BAND:
        return Formula.BAND if line.comparator is Comparator.BETWEEN else Formula.BINARY
    if line.formula is Formula.INTERPOLATE and line.baseline is not None and line.baseline.value is not None:
        return Formula.INTERPOLATE
    below_zero = line.baseline is not None and (line.baseline.value or 0) < 0
    if line.formula is Formula.BINARY or (target is not None and target <= 0) or below_zero:
        return Formula.BINARY
    stated = line.formula if line.formula in (Formula.RATIO, Formula.COMPLEMENT) else None
    return stated or (convention.lower if line.polarity is Polarity.LOWER else Formula.RATIO)

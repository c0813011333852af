"""What stands on a KPI's page: its line over time and its values period by period?"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from kinerja.core.book import Book
from kinerja.core.kpi import Reading, Result
from kinerja.core.kpi_view import KpiView
from kinerja.core.okr_view import KeyResultView, ObjectiveView
from kinerja.core.period import Period, PeriodState, state_of
from kinerja.reports.chart import Chart, Series, chart
from kinerja.reports.spark import Spark, spark
from kinerja.web.say import Say

#: How many periods the chart and the table show: two years of months, a quarter of days.
SHOWN = 24
#: The days that a month can have, for a KPI like "books closed on day 5".
_DAYS = (Decimal(1), Decimal(31))


@dataclass(frozen=True, slots=True)
class Row:
    """One period of the table: its value if there is one, the verdict, and whether the value is owed."""

    period: Period
    reading: Reading | None
    result: Result
    state: PeriodState | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """The chart (oldest first), the table (newest first), and the change of the latest value from the one before."""

    chart: Chart
    rows: tuple[Row, ...]
    change: str | None


def sheet_of(view: KpiView, say: Say) -> Sheet:
    """The page's drawing and table: from the first reading or target on, at most `SHOWN` periods."""
    points = list(view.points(SHOWN))
    begun = next((i for i, p in enumerate(points) if p.actual is not None), max(len(points) - 6, 0))
    kept = points[min(begun, max(len(points) - 6, 0)) :]
    series = Series(
        periods=[(say.period(p.period), p.actual) for p in kept],
        targets=[p.target for p in kept],
        within=_DAYS if view.measure.unit.name == "day_of_month" else None,
    )
    drawn = chart(series, lambda value: say.short(value, view.measure), most_labels=8, nothing=say._("no data"))
    rows = tuple(_row(view, p.period, p.reading) for p in reversed(kept))
    two = last_two(view)
    return Sheet(drawn, rows, say.change(*two, view.measure) if two else None)


def _row(view: KpiView, period: Period, reading: Reading | None) -> Row:
    reported = reading is not None and reading.actual(view.measure) is not None
    owed = reported or view.owes(period)
    state = state_of(period, view.today, reported=reported, grace_days=view.grace_days) if owed else None
    return Row(period, reading, view.result_in(period), state)


def last_two(view: KpiView) -> tuple[Decimal, Decimal] | None:
    """The value before the latest, and the latest; None with fewer than two."""
    known = [a for r in view.readings[-6:] if (a := r.actual(view.measure)) is not None]
    return (known[-2], known[-1]) if len(known) > 1 else None


def spark_of(view: KpiView, count: int = 12) -> tuple[Spark, list[Decimal | None]]:
    """The last periods as a sparkline with the target in force now, and their values for whoever hears the page.

    Of a band both edges are drawn; a running period without a value is left out.
    """
    points = list(view.points(count))
    if points and points[-1].actual is None:
        points = points[:-1]
    values = [p.actual for p in points]
    target, high = (points[-1].target, points[-1].high) if points else (None, None)
    return spark(values, target, high=high), values


def dependants(book: Book, ref: str) -> tuple[tuple[ObjectiveView, KeyResultView], ...]:
    """The key results that read a KPI or watch it as their health, with their objectives."""
    return tuple((o, k) for o in book.objectives for k in o.key_results if ref in (k.kpi, k.health_kpi))

"""Which made-up KPIs, objectives and people do these tests speak of?"""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

from kinerja.core.access import Role, Viewer
from kinerja.core.alignment import Link
from kinerja.core.book import Book, Organisation
from kinerja.core.kpi import Definition, Reading, Target
from kinerja.core.kpi_view import KpiView
from kinerja.core.measure import Measure, Unit, UnitKind
from kinerja.core.okr import Aim, CheckIn, KeyResultKind
from kinerja.core.okr_view import KeyResultView, ObjectiveView
from kinerja.core.people import PersonRef, UnitRef
from kinerja.core.period import Cadence, Period, period_of
from kinerja.core.score import Scoring

D = Decimal
TODAY = date(2026, 11, 22)
AT = datetime(2026, 11, 3, 2, 15, tzinfo=UTC)
START, END = date(2026, 10, 1), date(2026, 12, 31)
SALES = UnitRef(1, "U-1", "Sales")
AYU = PersonRef(7, "P-7", "Ayu")
CLIENTS = Measure(Unit(UnitKind.NUMBER, "klien"), 2)


def month(number: int) -> Period:
    """A month of 2026."""
    return period_of(date(2026, number, 1), Cadence.MONTH)


def reading(number: int, value: str | None) -> Reading:
    """Ayu's value of a month."""
    return Reading(month(number), None if value is None else D(value), revision=2, by="Ayu", at=AT)


def kpi(
    *readings: Reading,
    scoring: Scoring = Scoring(),
    targets: tuple[Target, ...] | None = None,
    measure: Measure = CLIENTS,
) -> KpiView:
    """A monthly KPI with a target of 4 from January on, set by Budi."""
    if targets is None:
        targets = (Target(month(1), D(4), by="Budi", at=AT),)
    definition = Definition(1, scoring, by="Citra", at=AT)
    return KpiView(
        12, "KPI-12", "New clients", 1, SALES, AYU, measure, Cadence.MONTH, (definition,), targets, readings, TODAY
    )


def key_result(
    ref: str, *values: str, title: str = "Complaints", weight: str = "1", aim: Aim | None = None
) -> KeyResultView:
    """A weekly key result from 12 down to 5, last reported the day before yesterday by Ayu."""
    reports = tuple(D(v) for v in values)
    check_ins = tuple(CheckIn(AT, v, 6, "", "Ayu", n) for n, v in enumerate(reports, 1))
    return KeyResultView(
        int(ref.partition("-")[2]), ref, title, aim or Aim(KeyResultKind.METRIC, D(12), D(5)), CLIENTS, D(weight), AYU,
        Cadence.WEEK, reports, (6,) * len(reports), AT if reports else None, date(2026, 11, 20) if reports else None,
        check_ins=check_ins,
    )  # fmt: skip


def objective(ref: str, *key_results: KeyResultView, title: str = "Happier clients") -> ObjectiveView:
    """An objective of the last quarter of 2026."""
    return ObjectiveView(int(ref.partition("-")[2]), ref, title, 1, SALES, AYU, START, END, key_results)


def book(*objectives: ObjectiveView, links: tuple[Link, ...] = (), others: tuple[ObjectiveView, ...] = ()) -> Book:
    """What Ayu sees on the day."""
    viewer = Viewer(1, AYU.id, frozenset({Role.MEMBER}), joined=frozenset({1}))
    return Book(Organisation(1, "Example"), viewer, TODAY, objectives=objectives, others=others, links=links)

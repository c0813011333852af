"""How much does each KPI weigh on the sheets of the made-up company's people?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from decimal import Decimal

from kinerja.actions import kpi_weight
from kinerja.core.period import Cadence, period_of
from kinerja.demo.kpi_deeds import Deed
from kinerja.demo.kpis import KPIS
from kinerja.demo.measures import KpiSpec
from kinerja.demo.outcome import done
from kinerja.demo.staff import Staff


def deeds(staff: Staff, start: datetime) -> Iterator[tuple[datetime, Deed]]:
    """The weights of each person's KPIs of one rhythm, set by the unit's lead on the second day."""
    people: dict[tuple[str | None, Cadence], list[KpiSpec]] = {}
    for spec in KPIS:
        people.setdefault((spec.owner, spec.cadence), []).append(spec)
    for specs in people.values():
        for spec, weight in zip(specs, shares(len(specs)), strict=True):
            yield start + timedelta(days=1), _weighing(staff, spec, weight, start)


def shares(count: int) -> list[Decimal]:
    """Round weights that total 100, the first the heaviest: 40, 30 and 30."""
    each = 100 // count // 5 * 5 or 1
    return [Decimal(100 - each * (count - 1)), *[Decimal(each)] * (count - 1)]


def _weighing(staff: Staff, spec: KpiSpec, weight: Decimal, start: datetime) -> Deed:
    def do(at: datetime) -> None:
        since = period_of(start.date(), spec.cadence).label
        lead = staff.lead_of(spec.unit_key)
        done(kpi_weight.weigh(lead, staff.kpis[spec.key], weight, since=since, now=at, via="demo"))

    return do

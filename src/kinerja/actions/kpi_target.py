"""Which value should a KPI reach from a period on, and may that still be changed?"""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from kinerja.actions import asked, texts
from kinerja.actions.kpi_definition import archived, running_period, scoring_in, target_in
from kinerja.actions.record import Done, record
from kinerja.actions.transaction import whole
from kinerja.actions.units_of_measure import measure_of, measured_in, scaled
from kinerja.core.access import Deed, Viewer
from kinerja.core.kpi import Target
from kinerja.core.measure import text
from kinerja.core.period import parse_period
from kinerja.core.problem import Problem, Problems
from kinerja.core.soundness import check_definition
from kinerja.store.models import Kpi, KpiTarget
from kinerja.store.refs import ref_of


@whole
def set_target(
    viewer: Viewer, ref: str, since: str, value: Decimal, high: Decimal | None = None, reason: str = "", *,
    now: datetime, via: str = "page",
) -> Done | Problem | Problems:  # fmt: skip
    """Set what a KPI should reach from the period `since` on ("2027-01"), until a later target takes its place.

    `high` is the upper end of a band. A period that has ended was judged already: its target needs a reason.
    """
    row = asked.kpi(viewer, Deed.SET, ref)
    if isinstance(row, Problem):
        return row
    period = parse_period(since, row.organisation.fiscal_month)
    problem = archived(row) or (period.at("since") if isinstance(period, Problem) else None)
    if problem or isinstance(period, Problem):
        return problem or Problem("period.unreadable", "since", {"label": since})
    today = asked.today_in(row.organisation, now)
    running = running_period(row, today)
    if period.cadence != row.cadence:
        values = {"label": period.label, "cadence": row.cadence, "example": running.label}
        return Problem("target.other_cadence", "since", values)
    if period.end < today and texts.missing(reason, "reason"):
        return Problem("target.closed_needs_reason", "reason", {"period": period.label})
    return _keep(viewer, row, Target(period, value, high), reason.strip(), now=now, via=via)


def _keep(viewer: Viewer, row: Kpi, target: Target, reason: str, *, now: datetime, via: str) -> Done | Problems:
    measure = measure_of(row.unit_kind, row.unit_name, row.decimals)
    aims = scaled(measure, {"target": target.value, "target_high": target.high})
    if isinstance(aims, tuple):
        return Problems(aims)
    if found := check_definition(scoring_in(row, target.since, measure), target.value, target.high):
        return Problems(found)
    ref = ref_of("kpi", row.number)
    old = target_in(row, target.since, measure)
    if old is not None and (old.since, old.value, old.high) == (target.since, target.value, target.high):
        return Done(ref)
    KpiTarget.objects.create(
        organisation_id=row.organisation_id, kpi=row, since=target.since.start, since_label=target.since.label,
        value_scaled=aims["target"] or 0, high_scaled=aims["target_high"], reason=reason, by_id=viewer.person, at=now,
    )  # fmt: skip
    event = record(
        viewer, "kpi.target_set", ref, row.name, now=now, via=via, thing=asked.thing_of_kpi(row),
        before=_told(old) if old else {}, after={**_told(target), **measured_in(row)}, note=reason,
    )  # fmt: skip
    return Done(ref, event=event)


def _told(target: Target) -> dict[str, str]:
    high = {} if target.high is None else {"target_high": text(target.high)}
    return {"target": text(target.value), **high, "since": target.since.label}

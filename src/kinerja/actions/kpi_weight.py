"""How much does a KPI weigh on its owner's sheet, in which area, and from when on?"""

from __future__ import annotations

from datetime import datetime
from decimal import ROUND_HALF_EVEN, Decimal

from kinerja.actions import asked
from kinerja.actions.kpi_definition import archived, running_period
from kinerja.actions.record import Done, changes, record
from kinerja.actions.transaction import whole
from kinerja.core.access import Deed, Viewer
from kinerja.core.measure import Measure, Unit, UnitKind, plain, text
from kinerja.core.period import Period, parse_period
from kinerja.core.problem import Problem
from kinerja.store.models import Kpi, KpiWeight
from kinerja.store.refs import ref_of

#: Weights are percentages with six decimals: 33.333333 three times miss 100 by a millionth.
WEIGHTS = Measure(Unit(UnitKind.PERCENT), 6)
_STEP = Decimal("0.000001")
_LONGEST_AREA = 120


@whole
def weigh(
    viewer: Viewer, ref: str, weight: Decimal | None, *, area: str = "", since: str | None = None,
    now: datetime, via: str = "page",
) -> Done | Problem:  # fmt: skip
    """Give a KPI its weight in percent and its area from a period on ("2026-10"; without one, from the running one).

    Sheets of earlier periods keep the weight they had. That the weights of a person total 100 is told on the sheet and
    not asked here: they are set one after the other.
    """
    row = asked.kpi(viewer, Deed.SET, ref)
    if isinstance(row, Problem):
        return row
    if problem := archived(row):
        return problem
    return _weigh(viewer, row, weight, area, since, now=now, via=via)


def begin(
    viewer: Viewer, row: Kpi, weight: Decimal | None, area: str, since: str, *, now: datetime, via: str
) -> Done | Problem:
    """Give a KPI that was made just now its first weight: part of making it, and asked for no other right."""
    return _weigh(viewer, row, weight, area, since, now=now, via=via)


def _weigh(
    viewer: Viewer, row: Kpi, weight: Decimal | None, area: str, since: str | None, *, now: datetime, via: str
) -> Done | Problem:
    period = _period(row, since, now)
    if isinstance(period, Problem):
        return period
    if weight is not None and not 0 <= weight <= 100:
        return Problem("kpi.weight_out_of_range", "weight", {"weight": weight})
    if len(area) > _LONGEST_AREA:
        return Problem("text.too_long", "area", {"length": len(area), "most": _LONGEST_AREA})
    return _keep(viewer, row, period, kept(weight), area.strip(), now=now, via=via)


def kept(weight: Decimal | None) -> Decimal | None:
    """A weight as it is kept: a third of 100 is 33.333333."""
    return None if weight is None else plain(weight.quantize(_STEP, ROUND_HALF_EVEN))


def _period(row: Kpi, since: str | None, now: datetime) -> Period | Problem:
    running = running_period(row, asked.today_in(row.organisation, now))
    period = running if since is None else parse_period(since, row.organisation.fiscal_month)
    if isinstance(period, Problem):
        return period.at("since")
    if period.cadence != row.cadence:
        values = {"label": period.label, "cadence": row.cadence, "example": running.label}
        return Problem("target.other_cadence", "since", values)
    return period


def _keep(
    viewer: Viewer, row: Kpi, period: Period, weight: Decimal | None, area: str, *, now: datetime, via: str
) -> Done | Problem:
    scaled = None if weight is None else WEIGHTS.to_scaled(weight, "weight")
    if isinstance(scaled, Problem):
        return scaled
    ref = ref_of("kpi", row.number)
    old = KpiWeight.objects.filter(kpi=row, since__lte=period.start).order_by("-since", "-id").first()
    before, after = changes(_told(old.weight_scaled, old.area) if old else {}, _told(scaled, area))
    if not after:
        return Done(ref)
    KpiWeight.objects.create(
        organisation_id=row.organisation_id, kpi=row, since=period.start, since_label=period.label,
        area=area, weight_scaled=scaled, by_id=viewer.person, at=now,
    )  # fmt: skip
    event = record(
        viewer, "kpi.weighed", ref, row.name, now=now, via=via, thing=asked.thing_of_kpi(row),
        before=before, after={**after, "since": period.label},
    )  # fmt: skip
    return Done(ref, event=event)


def _told(scaled: int | None, area: str) -> dict[str, str]:
    return {"weight": "" if scaled is None else text(WEIGHTS.from_scaled(scaled)), "area": area}

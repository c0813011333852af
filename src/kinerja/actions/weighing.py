"""How are the weights of a person's or a unit's KPIs set together, from a period on?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal

from kinerja.actions import asked, kpi_weight
from kinerja.actions.record import Done
from kinerja.actions.transaction import whole
from kinerja.core.access import Deed, Viewer
from kinerja.core.period import Period, parse_period
from kinerja.core.problem import Problem, Problems
from kinerja.store.sheets import weights_in


@dataclass(frozen=True, slots=True)
class NewWeight:
    """The weight that one KPI should have, in percent (None: none), and its area (None: the one it has)."""

    ref: str
    weight: Decimal | None
    area: str | None = None


@dataclass(frozen=True, slots=True)
class Weighing:
    """What was written: the short ids of the KPIs whose weight or area changed, and from which period on."""

    changed: tuple[str, ...]
    since: str


@whole
def weigh_all(
    viewer: Viewer, weights: Sequence[NewWeight], since: str, *, now: datetime, via: str = "page"
) -> Weighing | Problem | Problems:
    """Set all of these weights from a period on, or none: every refusal names its KPI in `weight.KPI-4`.

    A KPI that is named twice is refused, whatever is said of it.

    Who may set a KPI's target may set its weight; one that doesn't change is asked for no right. A weight by which an
    ended period was judged stays: only where there was none one may still be given.
    """
    organisation = asked.hold_organisation(viewer)
    period = parse_period(since, organisation.fiscal_month)
    if isinstance(period, Problem):
        return period.at("since")
    if twice := _twice(weights):
        return Problems(twice)
    ended = period.end < asked.today_in(organisation, now)
    changed: list[str] = []
    problems: list[Problem] = []
    for each in weights:
        outcome = _weigh(viewer, each, period, ended=ended, now=now, via=via)
        if isinstance(outcome, Problem):
            problems.append(_at(outcome, each.ref))
        elif outcome.event is not None:
            changed.append(outcome.ref)
    return Problems(tuple(problems)) if problems else Weighing(tuple(changed), period.label)


def _twice(weights: Sequence[NewWeight]) -> tuple[Problem, ...]:
    count = Counter(each.ref.strip().upper() for each in weights)
    return tuple(_at(Problem("kpi.weight_twice", "weight", {"id": ref}), ref) for ref, n in count.items() if n > 1)


def _weigh(viewer: Viewer, each: NewWeight, period: Period, *, ended: bool, now: datetime, via: str) -> Done | Problem:
    row = asked.kpi(viewer, Deed.SEE, each.ref)
    if isinstance(row, Problem):
        return row
    known = weights_in([row.pk], period.start).get(row.pk)
    weight, area = known or (None, "")
    wanted = area if each.area is None else each.area.strip()
    if (kpi_weight.kept(each.weight), wanted) == (weight, area):
        return Done(each.ref)
    if ended and weight is not None and kpi_weight.kept(each.weight) != weight:
        values = {"period": period.label, "name": row.name, "weight": weight}
        return Problem("kpi.weight_period_ended", "weight", values)
    return kpi_weight.weigh(viewer, each.ref, each.weight, area=wanted, since=period.label, now=now, via=via)


def _at(problem: Problem, ref: str) -> Problem:
    """The problem with its KPI: the period is everyone's, all else belongs to one of them."""
    if problem.field == "since":
        return problem
    return replace(problem.at(f"{problem.field or 'weight'}.{ref}"), values={**problem.values, "kpi": ref})

"""How does a KPI that was there before a sheet came get its former target, weight and values back?"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from kinerja.actions import asked, measurement
from kinerja.actions.kpi_definition import archived
from kinerja.actions.record import record
from kinerja.actions.taking_back import Step
from kinerja.actions.transaction import whole
from kinerja.actions.units_of_measure import measured_in
from kinerja.core.access import Deed, may
from kinerja.core.problem import Problem, Problems
from kinerja.store.models import Event, Kpi, KpiTarget, KpiWeight

_TARGET, _WEIGHT = "kpi.target_set", "kpi.weighed"


@dataclass(slots=True)
class Former:
    """The KPIs that are as they were before, those that stay, and the events of both ways: there and back."""

    refs: list[str] = field(default_factory=list)
    kept: list[Problem] = field(default_factory=list)
    entries: list[int] = field(default_factory=list)


def restore(step: Step, entries: Sequence[int], apart: Collection[str]) -> Former:
    """Undo the entries of an import, given by their events.

    A KPI is restored as a whole or, when anybody has touched it since, not at all. `apart` are not asked about: KPIs
    that the import itself made, and those that were restored before.
    """
    events = Event.objects.filter(organisation_id=step.viewer.organisation, pk__in=entries).order_by("pk")
    by_kpi: dict[str, list[Event]] = {}
    for event in events:
        if event.ref not in apart:
            by_kpi.setdefault(event.ref, []).append(event)
    found = Former()
    for ref, those in by_kpi.items():
        back = _restore(step, ref, those)
        if isinstance(back, Problem):
            found.kept.append(back.at(ref))
        else:
            found.refs.append(ref)
            found.entries += [*(event.pk for event in those), *back]
    return found


@whole
def _restore(step: Step, ref: str, events: list[Event]) -> list[int] | Problem:
    """Everything of one KPI, the last entry first; a value that is refused brings back what had been undone by then."""
    deeds = {Deed.SET if event.verb in (_TARGET, _WEIGHT) else Deed.REPORT for event in events}
    row = asked.kpi(step.viewer, Deed.SEE, ref)
    if isinstance(row, Problem):
        return row
    denied = next(
        (p for deed in sorted(deeds) if (p := may(step.viewer, deed, asked.thing_of_kpi(row)).problem(deed))), None
    )
    if problem := denied or archived(row) or step.touched([ref], row.name):
        return problem
    back = []
    for event in sorted(events, key=lambda each: -each.pk):
        undone = _undo(step, row, event)
        if isinstance(undone, Problem):
            return undone
        back.append(undone)
    return back


def _undo(step: Step, row: Kpi, event: Event) -> int | Problem:
    label = str(event.after.get("since", ""))
    if event.verb == _TARGET:
        _without_last(KpiTarget.objects.filter(kpi=row, since_label=label).order_by("pk").last())
        return _told(step, row, "kpi.target_undone", event, measured_in(row))
    if event.verb == _WEIGHT:
        _without_last(KpiWeight.objects.filter(kpi=row, since_label=label).order_by("pk").last())
        return _told(step, row, "kpi.weight_undone", event, {})
    period, revision = str(event.after["period"]), int(event.after["revision"])
    outcome = measurement.undo(step.viewer, event.ref, period, revision, now=step.now, via=step.via)
    if isinstance(outcome, Problems):
        return outcome.items[0]
    return outcome if isinstance(outcome, Problem) else outcome.event or 0


def _without_last(row: KpiTarget | KpiWeight | None) -> None:
    """The row before it is in force again, or none, as before the import: no row can say "no target"."""
    if row is not None:
        row.delete()


def _told(step: Step, row: Kpi, verb: str, event: Event, unit: Mapping[str, str]) -> int:
    before = {name: said for name, said in event.after.items() if name != "measured_in"}
    return record(
        step.viewer, verb, event.ref, row.name, now=step.now, via=step.via, thing=asked.thing_of_kpi(row),
        before=before, after={**event.before, **unit},
    )  # fmt: skip

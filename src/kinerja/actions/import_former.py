"""How does a KPI that was there before a sheet came get its former target, weight and values back?"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from kinerja.actions import asked, measurement
from kinerja.actions.kpi_definition import archived
from kinerja.actions.record import record
from kinerja.actions.taking_back import Step
from kinerja.actions.units_of_measure import measured_in
from kinerja.core.access import Deed, may
from kinerja.core.problem import Problem, refused
from kinerja.store.models import Event, Kpi, KpiTarget, KpiWeight

_TARGET, _WEIGHT = "kpi.target_set", "kpi.weighed"


def restore(step: Step, entries: Sequence[int], apart: Collection[str]) -> tuple[list[str], list[Problem]]:
    """Undo the entries of an import, given by their events: KPIs that are as they were before, and those that stay.

    A KPI is restored as a whole or, when anybody has touched it since, not at all. `apart` are not asked about: KPIs
    that the import itself made, and those that were restored before.
    """
    events = Event.objects.filter(organisation_id=step.viewer.organisation, pk__in=entries).order_by("pk")
    by_kpi: dict[str, list[Event]] = {}
    for event in events:
        if event.ref not in apart:
            by_kpi.setdefault(event.ref, []).append(event)
    done: list[str] = []
    kept: list[Problem] = []
    for ref, those in by_kpi.items():
        problem = _restore(step, ref, those)
        if problem is None:
            done.append(ref)
        else:
            kept.append(problem.at(ref))
    return done, kept


def _restore(step: Step, ref: str, events: list[Event]) -> Problem | None:
    """Everything of one KPI, the last entry first; every right is asked for before the first is undone."""
    deeds = {Deed.SET if event.verb in (_TARGET, _WEIGHT) else Deed.REPORT for event in events}
    row = asked.kpi(step.viewer, Deed.SEE, ref)
    if isinstance(row, Problem):
        return row
    denied = next(
        (p for deed in sorted(deeds) if (p := may(step.viewer, deed, asked.thing_of_kpi(row)).problem(deed))), None
    )
    if problem := denied or archived(row) or step.touched([ref], row.name):
        return problem
    # Only a value can be refused: targets and weights go when all values have gone.
    for event in sorted(events, key=lambda each: (each.verb in (_TARGET, _WEIGHT), -each.pk)):
        if problem := _undo(step, row, event):
            return problem
    return None


def _undo(step: Step, row: Kpi, event: Event) -> Problem | None:
    label = str(event.after.get("since", ""))
    if event.verb == _TARGET:
        _without_last(KpiTarget.objects.filter(kpi=row, since_label=label).order_by("pk").last())
        _told(step, row, "kpi.target_undone", event, measured_in(row))
        return None
    if event.verb == _WEIGHT:
        _without_last(KpiWeight.objects.filter(kpi=row, since_label=label).order_by("pk").last())
        _told(step, row, "kpi.weight_undone", event, {})
        return None
    period, revision = str(event.after["period"]), int(event.after["revision"])
    outcome = measurement.undo(step.viewer, event.ref, period, revision, now=step.now, via=step.via)
    if not refused(outcome):
        return None
    return outcome if isinstance(outcome, Problem) else outcome.items[0]


def _without_last(row: KpiTarget | KpiWeight | None) -> None:
    """The row before it is in force again, or none, as before the import: no row can say "no target"."""
    if row is not None:
        row.delete()


def _told(step: Step, row: Kpi, verb: str, event: Event, unit: Mapping[str, str]) -> None:
    before = {name: said for name, said in event.after.items() if name != "measured_in"}
    record(
        step.viewer, verb, event.ref, row.name, now=step.now, via=step.via, thing=asked.thing_of_kpi(row),
        before=before, after={**event.before, **unit},
    )  # fmt: skip

"""How is a KPI or an objective deleted that was a mistake, while nobody has reported on it?"""

from __future__ import annotations

from datetime import datetime

from django.db.models import Q

from kinerja.actions import asked
from kinerja.actions.closed import closed
from kinerja.actions.record import Done, record
from kinerja.actions.transaction import whole
from kinerja.core.access import Deed, Thing, Viewer, may
from kinerja.core.lifecycle import ObjectiveState
from kinerja.core.problem import Kind, Problem, not_found
from kinerja.store.models import (
    AlignmentLink,
    CheckIn,
    Cycle,
    KeyResult,
    KeyResultRevision,
    Kpi,
    KpiDefinition,
    KpiTarget,
    KpiWeight,
    Measurement,
    MeasurementRevision,
    Milestone,
    Objective,
)
from kinerja.store.refs import noun_of, ref_of


@whole
def discard(viewer: Viewer, ref: str, *, now: datetime, via: str = "page") -> Done | Problem:
    """Delete a KPI without values ("KPI-12"), or a draft objective without check-ins, with its key results ("O-3").

    Its number is never given again, and what happened to it stays in the history. What has been reported on, or what
    others build on, is kept: a KPI goes into the archive then, and an objective is closed.
    """
    if noun_of(ref) == "kpi":
        kpi = asked.kpi(viewer, Deed.SEE, ref)
        if isinstance(kpi, Problem):
            return kpi
        return keeps_kpi(viewer, kpi) or Done(erase_kpi(viewer, kpi, now=now, via=via))
    objective = asked.objective(viewer, Deed.SEE, ref)
    if isinstance(objective, Problem):
        return not_found(noun_of(ref) or "kpi", ref)
    if problem := keeps_objective(viewer, objective):
        return problem
    if objective.state != ObjectiveState.DRAFT:
        return _kept("published", objective.title, ref_of("objective", objective.number))
    return Done(erase_objective(viewer, objective, now=now, via=via))


def keeps_kpi(viewer: Viewer, row: Kpi, *, reported: bool = True) -> Problem | None:
    """Why a KPI can't be deleted by this viewer: another's to decide, reported on, or used by a key result.

    With `reported` False its values don't keep it: who asks knows that they came with it, and that nobody added any.
    """
    ref = ref_of("kpi", row.number)
    if denied := _denied(viewer, Deed.SET, asked.thing_of_kpi(row), row.created_by_id):
        return denied
    if reported and Measurement.objects.filter(kpi=row).exists():
        return _kept("reported", row.name, ref)
    used = KeyResult.objects.filter(Q(kpi=row) | Q(health_kpi=row)).order_by("number").first()
    return _kept("in_use", row.name, ref, by=ref_of("key_result", used.number)) if used else None


def keeps_objective(viewer: Viewer, row: Objective) -> Problem | None:
    """Why an objective can't be deleted by this viewer: another's to decide, closed, reported on, or linked."""
    ref = ref_of("objective", row.number)
    if problem := _denied(viewer, Deed.EDIT, asked.thing_of_objective(row), row.created_by_id) or closed(row):
        return problem
    if CheckIn.objects.filter(key_result__objective=row).exists():
        return _kept("reported", row.title, ref)
    if AlignmentLink.objects.filter(Q(child_home=row) | Q(parent_home=row)).exists():
        return _kept("linked", row.title, ref)
    return None


def keeps_key_result(viewer: Viewer, row: KeyResult) -> Problem | None:
    """Why a key result can't be deleted by this viewer: its objective is another's or closed, or people work on it."""
    home, ref = row.objective, ref_of("key_result", row.number)
    if problem := _denied(viewer, Deed.EDIT, asked.thing_of_objective(home), None) or closed(home):
        return problem
    if CheckIn.objects.filter(key_result=row).exists():
        return _kept("reported", row.title, ref)
    if AlignmentLink.objects.filter(Q(child_key_result=row) | Q(parent_key_result=row)).exists():
        return _kept("linked", row.title, ref)
    return None


def _denied(viewer: Viewer, deed: Deed, thing: Thing, author: int | None) -> Problem | None:
    """Who may change it may delete it, and so may whoever wrote it, as long as one may still write there."""
    verdict = may(viewer, deed, thing)
    if author is not None and author == viewer.person and may(viewer, Deed.CREATE, thing).allowed:
        return None
    return verdict.problem(deed)


def _kept(why: str, name: str, ref: str, **values: object) -> Problem:
    return Problem(f"discard.{why}", None, {"name": name, "id": ref, **values}, Kind.CONFLICT)


def erase_kpi(viewer: Viewer, row: Kpi, *, now: datetime, via: str) -> str:
    """Take the rows of a KPI away and keep the event; part of an action that has asked `keeps_kpi`."""
    ref = ref_of("kpi", row.number)
    record(viewer, "kpi.discarded", ref, row.name, now=now, via=via, thing=asked.thing_of_kpi(row))
    MeasurementRevision.objects.filter(measurement__kpi=row).delete()
    Measurement.objects.filter(kpi=row).delete()
    for part in (KpiWeight, KpiTarget, KpiDefinition):
        part.objects.filter(kpi=row).delete()
    row.delete()
    return ref


def erase_objective(viewer: Viewer, row: Objective, *, now: datetime, via: str) -> str:
    """Take the rows of an objective and of its key results away, removed ones as well, and keep the events."""
    ref = ref_of("objective", row.number)
    record(viewer, "objective.discarded", ref, row.title, now=now, via=via, thing=asked.thing_of_objective(row))
    KeyResultRevision.objects.filter(key_result__objective=row).delete()
    Milestone.objects.filter(key_result__objective=row).delete()
    KeyResult.objects.filter(objective=row).delete()
    row.delete()
    return ref


def erase_key_result(viewer: Viewer, row: KeyResult, *, now: datetime, via: str) -> str:
    """Take the rows of one key result away and keep the event; its objective stays."""
    ref = ref_of("key_result", row.number)
    thing = asked.thing_of_key_result(row)
    record(viewer, "key_result.discarded", ref, row.title, now=now, via=via, thing=thing)
    KeyResultRevision.objects.filter(key_result=row).delete()
    Milestone.objects.filter(key_result=row).delete()
    row.delete()
    return ref


def erase_cycle(viewer: Viewer, row: Cycle, *, now: datetime, via: str) -> str:
    """Take a cycle away in which nothing is; part of an action that has looked."""
    ref = ref_of("cycle", row.number)
    record(viewer, "cycle.discarded", ref, row.name, now=now, via=via)
    row.delete()
    return ref

"""When may people start working on an objective, and when does it become a draft again?"""

from __future__ import annotations

from datetime import datetime

from kinerja.actions import asked
from kinerja.actions.closed import closed
from kinerja.actions.record import Done, record
from kinerja.actions.transaction import whole
from kinerja.core.access import Deed, Viewer
from kinerja.core.lifecycle import ObjectiveState, check_answered, check_key_result_count, check_move
from kinerja.core.problem import Problem
from kinerja.store.models import KeyResult, Objective, Organisation
from kinerja.store.refs import ref_of


def count_problem(organisation: Organisation, count: int) -> Problem | None:
    """Why a number of key results is too few or too many for an organisation: a refusal, or only a warning."""
    return check_key_result_count(count, organisation.least_key_results, organisation.most_key_results)


@whole
def publish(viewer: Viewer, ref: str, *, now: datetime, via: str = "page") -> Done | Problem:
    """Put a draft to work; it needs 2 to 5 key results, unless the organisation has set other bounds or only warns."""
    row = asked.objective(viewer, Deed.EDIT, ref)
    if isinstance(row, Problem):
        return row
    if problem := closed(row) or check_move("objective", row.state, ObjectiveState.PUBLISHED):
        return problem
    if unanswered := check_answered(row.title):
        return unanswered
    count = count_problem(row.organisation, KeyResult.objects.filter(objective=row, removed_at=None).count())
    if count and row.organisation.strict_key_results:
        return count
    return _move(viewer, row, ObjectiveState.PUBLISHED, "objective.published", count, now=now, via=via)


@whole
def unpublish(viewer: Viewer, ref: str, *, now: datetime, via: str = "page") -> Done | Problem:
    """Make a published objective a draft again, to be thought over; what was reported stays."""
    row = asked.objective(viewer, Deed.EDIT, ref)
    if isinstance(row, Problem):
        return row
    if problem := closed(row) or check_move("objective", row.state, ObjectiveState.DRAFT):
        return problem
    return _move(viewer, row, ObjectiveState.DRAFT, "objective.unpublished", None, now=now, via=via)


def _move(
    viewer: Viewer,
    row: Objective,
    state: ObjectiveState,
    verb: str,
    warning: Problem | None,
    *,
    now: datetime,
    via: str,
) -> Done:
    row.state, row.revision = state.value, row.revision + 1
    row.save(update_fields=["state", "revision"])
    ref = ref_of("objective", row.number)
    event = record(viewer, verb, ref, row.title, now=now, via=via, thing=asked.thing_of_objective(row))
    return Done(ref, row.revision, event, warnings=(warning,) if warning else ())

"""Is this objective still open for changes, and if not, since when and by whom?"""

from __future__ import annotations

from kinerja.core.lifecycle import CycleState, ObjectiveState
from kinerja.core.problem import Kind, Problem
from kinerja.store.models import Cycle, Objective, ObjectiveClosing
from kinerja.store.refs import ref_of


def closed_cycle(cycle: Cycle) -> Problem | None:
    """The refusal to change anything in a closed cycle; a correction of a closed objective would do."""
    if cycle.state == CycleState.OPEN:
        return None
    by = cycle.closed_by.name if cycle.closed_by else ""
    values = {"id": ref_of("cycle", cycle.number), "cycle": cycle.name, "at": cycle.closed_at, "by": by}
    return Problem("cycle.closed", None, values, Kind.CONFLICT)


def closed(objective: Objective) -> Problem | None:
    """The refusal to change a closed objective or its key results, naming the closing of it or of its whole cycle."""
    if objective.state == ObjectiveState.CLOSED:
        closing = ObjectiveClosing.objects.select_related("by").filter(objective=objective).first()
        by = closing.by.name if closing and closing.by else ""
        named = {"id": ref_of("objective", objective.number), "objective": objective.title}
        values = {**named, "at": closing.at if closing else None, "by": by}
        return Problem("objective.closed", None, values, Kind.CONFLICT)
    return closed_cycle(objective.cycle)


def not_yet_published(objective: Objective) -> Problem | None:
    """The refusal to report on a draft; publishing it would do."""
    if objective.state == ObjectiveState.PUBLISHED:
        return None
    values = {"id": ref_of("objective", objective.number), "objective": objective.title}
    return Problem("objective.not_published", None, values, Kind.CONFLICT)

"""How does the tree of units (unit kerja) grow, change and shrink?"""

from __future__ import annotations

from datetime import datetime

from django.db.models import F, Value
from django.db.models.functions import Concat, Substr

from kinerja.actions import asked, texts
from kinerja.actions.record import Done, changes, record
from kinerja.actions.transaction import whole
from kinerja.core.access import Deed, Viewer
from kinerja.core.lifecycle import KpiState, ObjectiveState
from kinerja.core.problem import Kind, Problem, Problems
from kinerja.store.models import Kpi, Objective, Unit
from kinerja.store.numbers import next_number
from kinerja.store.refs import ref_of


@whole
def create(
    viewer: Viewer, name: str, parent_ref: str | None = None, *, now: datetime, via: str = "page"
) -> Done | Problem | Problems:
    """Add a unit below another, or at the top."""
    if denied := asked.refused_for(viewer, Deed.MANAGE_UNITS):
        return denied
    asked.hold_organisation(viewer)
    parent = asked.unit(viewer, parent_ref, "parent") if parent_ref else None
    if problem := texts.unfit(name, "name", texts.MOST_IN_A_NAME) or (parent if isinstance(parent, Problem) else None):
        return problem
    if isinstance(parent, Problem):
        return parent
    row = write(viewer.organisation, name, parent)
    ref = ref_of("unit", row.number)
    return Done(ref, event=record(viewer, "unit.created", ref, row.name, now=now, via=via, after=_told(row)))


def write(organisation: int, name: str, parent: Unit | None) -> Unit:
    """Write a unit whose path ends in its own id: below "/1/4/" the unit 9 gets "/1/4/9/"."""
    row = Unit.objects.create(
        organisation_id=organisation, number=next_number(organisation, "unit"), name=name.strip(), parent=parent,
        depth=parent.depth + 1 if parent else 0,
    )  # fmt: skip
    row.path = f"{parent.path if parent else '/'}{row.pk}/"
    row.save(update_fields=["path"])
    return row


def _told(row: Unit) -> dict[str, str]:
    return {"name": row.name, "parent": row.parent.name if row.parent else ""}


@whole
def edit(
    viewer: Viewer,
    ref: str,
    *,
    name: str | None = None,
    parent_ref: str | None = None,
    now: datetime,
    via: str = "page",
) -> Done | Problem | Problems:
    """Rename a unit or move it with everything below it; `parent_ref` "" makes it a top unit."""
    if denied := asked.refused_for(viewer, Deed.MANAGE_UNITS):
        return denied
    # Two moves at once could make each unit the other's parent: they take turns.
    asked.hold_organisation(viewer)
    row = asked.unit(viewer, ref)
    if isinstance(row, Problem):
        return row
    before = _told(row)
    if name is not None:
        if problem := texts.unfit(name, "name", texts.MOST_IN_A_NAME):
            return problem
        row.name = name.strip()
    if parent_ref is not None and (problem := _move(viewer, row, parent_ref)):
        return problem
    was, became = changes(before, _told(row))
    ref = ref_of("unit", row.number)
    if not became:
        return Done(ref)
    row.save(update_fields=["name", "parent"])
    return Done(ref, event=record(viewer, "unit.edited", ref, row.name, now=now, via=via, before=was, after=became))


def _move(viewer: Viewer, row: Unit, parent_ref: str) -> Problem | None:
    parent = asked.unit(viewer, parent_ref, "parent") if parent_ref else None
    if isinstance(parent, Problem):
        return parent
    if parent is not None and parent.path.startswith(row.path):
        return Problem("unit.loop", "parent", {"unit": row.name, "parent": parent.name})
    row.parent = parent
    start = f"{parent.path if parent else '/'}{row.pk}/"
    deeper = (parent.depth + 1 if parent else 0) - row.depth
    below = Unit.objects.filter(organisation_id=row.organisation_id, path__startswith=row.path)
    below.update(path=Concat(Value(start), Substr("path", len(row.path) + 1)), depth=F("depth") + deeper)
    return None


@whole
def archive(viewer: Viewer, ref: str, *, now: datetime, via: str = "page") -> Done | Problem:
    """Take a unit out of use; refused while it has units, KPIs or objectives that are worked on."""
    row = _for_management(viewer, ref)
    if isinstance(row, Problem):
        return row
    if row.archived_at is not None:
        return Problem("unit.archived", None, {"unit": row.name, "at": row.archived_at}, Kind.CONFLICT)
    used = {
        "units": Unit.objects.filter(parent=row, archived_at=None).count(),
        "kpis": Kpi.objects.filter(unit=row, state=KpiState.ACTIVE).count(),
        "objectives": Objective.objects.filter(unit=row).exclude(state=ObjectiveState.CLOSED).count(),
    }
    if any(used.values()):
        return Problem("unit.still_used", None, {"unit": row.name, **used}, Kind.CONFLICT)
    return _mark(viewer, row, "unit.archived", now, now=now, via=via)


@whole
def restore(viewer: Viewer, ref: str, *, now: datetime, via: str = "page") -> Done | Problem:
    """Take an archived unit into use again."""
    row = _for_management(viewer, ref)
    return row if isinstance(row, Problem) else _mark(viewer, row, "unit.restored", None, now=now, via=via)


def _for_management(viewer: Viewer, ref: str) -> Unit | Problem:
    if denied := asked.refused_for(viewer, Deed.MANAGE_UNITS):
        return denied
    return asked.unit(viewer, ref)


def _mark(viewer: Viewer, row: Unit, verb: str, archived_at: datetime | None, *, now: datetime, via: str) -> Done:
    ref = ref_of("unit", row.number)
    if row.archived_at == archived_at:
        return Done(ref)
    row.archived_at = archived_at
    row.save(update_fields=["archived_at"])
    return Done(ref, event=record(viewer, verb, ref, row.name, now=now, via=via))

"""Which thing does a short id name, and may the viewer do this to it?"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import TypeVar
from zoneinfo import ZoneInfo

from django.db.models import Model, QuerySet

from kinerja.core.access import Deed, Thing, Viewer, Visibility, may
from kinerja.core.problem import Problem, not_found
from kinerja.store.models import Cycle, KeyResult, Kpi, Objective, Organisation, Person, Unit
from kinerja.store.prepared import PreparedModels
from kinerja.store.refs import number_in
from kinerja.store.standing import knowing_its_place

#: Reasons that must not tell a stranger that a thing exists.
_UNSEEN = ("other_organisation", "not_visible")

_Row = TypeVar("_Row", bound=Model)


def refusal(viewer: Viewer, deed: Deed, thing: Thing, noun: str, ref: str) -> Problem | None:
    """Why a deed is refused: "not found" for what the viewer may not see, so that nothing leaks; else the reason."""
    verdict = may(viewer, deed, thing)
    if verdict.reason in _UNSEEN and not verdict.allowed:
        return not_found(noun, ref)
    return verdict.problem(deed)


def refused_for(viewer: Viewer, deed: Deed) -> Problem | None:
    """Why a deed to the organisation itself is refused: its people, units, cycles and settings."""
    return may(viewer, deed, Thing(viewer.organisation)).problem(deed)


def kpi(viewer: Viewer, deed: Deed, ref: str) -> Kpi | Problem:
    """The KPI of a short id with its organisation, held until the transaction ends; or why not."""
    row = _row(_KPI, viewer, "kpi", ref)
    if row is None:
        return not_found("kpi", ref)
    return refusal(viewer, deed, thing_of_kpi(row), "kpi", ref) or row


def objective(viewer: Viewer, deed: Deed, ref: str) -> Objective | Problem:
    """The objective of a short id with its organisation and cycle, held until the transaction ends; or why not."""
    row = _row(_OBJECTIVE, viewer, "objective", ref)
    if row is None:
        return not_found("objective", ref)
    return refusal(viewer, deed, thing_of_objective(row), "objective", ref) or row


def key_result(viewer: Viewer, deed: Deed, ref: str) -> KeyResult | Problem:
    """The key result of a short id with its objective, cycle and organisation, held until the transaction ends.

    One that was removed is still there for the history, but not for changes. Its objective is held as well: a check-in
    in the instant of a closing lands before the grade is taken, or is refused.
    """
    return _granted(viewer, deed, _KEY_RESULT, ref)


def reported(viewer: Viewer, ref: str) -> KeyResult | Problem:
    """The key result of a short id for who reports on it: as above, and it knows its place (`store.standing`)."""
    return _granted(viewer, Deed.REPORT, _REPORTED, ref)


def _granted(viewer: Viewer, deed: Deed, rows: PreparedModels[KeyResult], ref: str) -> KeyResult | Problem:
    row = _row(rows, viewer, "key_result", ref)
    if row is None:
        return not_found("key_result", ref)
    return refusal(viewer, deed, thing_of_key_result(row), "key_result", ref) or row


def cycle(viewer: Viewer, ref: str) -> Cycle | Problem:
    """The cycle of a short id, held; everybody in the organisation sees every cycle."""
    return _row(_CYCLE, viewer, "cycle", ref) or not_found("cycle", ref)


def unit(viewer: Viewer, ref: str, field: str = "unit") -> Unit | Problem:
    """The unit of a short id; the refusal is pinned to the field that named it."""
    found = _row(_UNIT, viewer, "unit", ref)
    return found or not_found("unit", ref).at(field)


def person(viewer: Viewer, ref: str, field: str = "owner") -> Person | Problem:
    """The active person of a short id; the refusal is pinned to the field that named them."""
    found = _row(_PERSON, viewer, "person", ref)
    return found or not_found("person", ref).at(field)


def anyone(viewer: Viewer, ref: str) -> Person | Problem:
    """The person of a short id, active or not, held."""
    return _row(_ANYONE, viewer, "person", ref) or not_found("person", ref)


def owner(viewer: Viewer, ref: str | None, unit_id: int) -> int | Problem | None:
    """The id of the person who is to answer for a thing in a unit; None and "" mean nobody.

    Anybody may take a thing on; giving it to somebody else is for those who lead the unit.
    """
    if not ref:
        return None
    found = person(viewer, ref)
    if isinstance(found, Problem) or found.pk == viewer.person:
        return found if isinstance(found, Problem) else found.pk
    denied = may(viewer, Deed.EDIT, Thing(viewer.organisation, unit_id)).problem(Deed.EDIT)
    return denied.at("owner") if denied else found.pk


def place(viewer: Viewer, ref: str) -> Unit | Problem:
    """The unit in which something new may be created, or to which it may be moved."""
    found = unit(viewer, ref)
    if isinstance(found, Problem):
        return found
    if found.archived_at is not None:
        return Problem("unit.archived", "unit", {"unit": found.name})
    denied = may(viewer, Deed.CREATE, Thing(viewer.organisation, found.pk)).problem(Deed.CREATE)
    return denied.at("unit") if denied else found


def thing_of_kpi(row: Kpi) -> Thing:
    """What rights on a KPI are asked for."""
    return Thing(row.organisation_id, row.unit_id, row.owner_id, Visibility(row.visibility), row.created_by_id)


def thing_of_objective(row: Objective) -> Thing:
    """What rights on an objective are asked for."""
    return Thing(row.organisation_id, row.unit_id, row.owner_id, Visibility(row.visibility))


def thing_of_key_result(row: KeyResult) -> Thing:
    """What rights on a key result are asked for: its own owner reports, else the objective's."""
    objective = row.objective
    owner = row.owner_id or objective.owner_id
    return Thing(row.organisation_id, objective.unit_id, owner, Visibility(objective.visibility))


def today_in(organisation: Organisation, now: datetime) -> date:
    """The day it is at a moment where the organisation works: 23:30 UTC is already tomorrow in Jakarta."""
    return now.astimezone(ZoneInfo(organisation.timezone)).date()


def hold_organisation(viewer: Viewer) -> Organisation:
    """The viewer's organisation, held: rules about the whole (no loops, an owner left) are checked in turn."""
    return Organisation.objects.select_for_update(no_key=True).get(pk=viewer.organisation)


def _row(rows: PreparedModels[_Row], viewer: Viewer, noun: str, ref: str) -> _Row | None:
    number = number_in(noun, ref)
    found = [] if number is None else rows(viewer.organisation, number)
    return found[0] if found else None


def _named(rows: Callable[[], QuerySet[_Row]], hold: tuple[str, ...] = ("self",)) -> PreparedModels[_Row]:
    """The row of an organisation's number among these, held; nothing is held where `hold` is empty."""

    def build(organisation: int, number: int) -> QuerySet[_Row]:
        # PostgreSQL locks the rows named in `hold`, not the others that were joined, and not their keys: an event of
        # somebody else may refer to them meanwhile, or two writers would wait for each other. SQLite has one writer.
        held = rows().select_for_update(of=hold, no_key=True) if hold else rows()
        return held.filter(organisation_id=organisation, number=number)

    return PreparedModels(build)


_KPI = _named(lambda: Kpi.objects.select_related("organisation"))
_OBJECTIVE = _named(lambda: Objective.objects.select_related("organisation", "cycle"))
_KEY_RESULT = _named(
    lambda: KeyResult.objects.select_related("objective__cycle", "organisation").filter(removed_at=None),
    hold=("self", "objective"),
)
_REPORTED = _named(
    lambda: knowing_its_place(KeyResult.objects.filter(removed_at=None)),
    hold=("self", "objective"),
)
_CYCLE = _named(lambda: Cycle.objects.select_related("organisation"))
_UNIT = _named(lambda: Unit.objects.all(), hold=())
_PERSON = _named(lambda: Person.objects.filter(active=True), hold=())
_ANYONE = _named(lambda: Person.objects.all())

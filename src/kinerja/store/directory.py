"""Who and which units make up an organisation?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any, TypeVar

from django.db.models import Count, Exists, FilteredRelation, OuterRef, Q, QuerySet

from kinerja.core.access import Role, Viewer
from kinerja.core.lifecycle import KpiState
from kinerja.core.people import PersonRef, UnitRef
from kinerja.core.problem import Problem, not_found
from kinerja.store.filters import below
from kinerja.store.people_rows import people_where
from kinerja.store.prepared import Prepared
from kinerja.store.refs import number_in, ref_of
from kinerja.store.rows import KpiName, PersonRow, UnitRow
from kinerja.store.shared import PERSON, UNIT, Shared, at
from kinerja.store.visibility import visible_kpis, visible_objectives, visible_people, visible_units

#: How many people a list offers to be narrowed to.
MOST_OWNERS = 200
_UNIT = ("id", "number", "name", "parent_id", "parent__number", "depth", "path", "archived_at")


def units(viewer: Viewer, *, archived: bool = False) -> tuple[UnitRow, ...]:
    """The units in the order of the tree, siblings by name, with their active people counted; one query."""
    return tuple(_in_tree_order(_units(viewer, Q() if archived else Q(archived_at=None))))


def unit_choices(viewer: Viewer) -> tuple[UnitRef, ...]:
    """The units to choose from, in the order of the tree, and no more of each than its name; one query."""
    shared = Shared()
    return tuple(_in_tree_order([shared.unit(*row) for row in _open_units(viewer)]))


@Prepared
def _open_units(viewer: Viewer) -> QuerySet[Any, Any]:
    return visible_units(viewer).filter(archived_at=None).values_list(*UNIT)


def owner_choices(viewer: Viewer, most: int = MOST_OWNERS) -> tuple[PersonRef, ...]:
    """The people who own a KPI or objective that the viewer may see, by name: whom a list can be narrowed to."""
    found = _owners(viewer)[:most]
    return tuple(PersonRef(pk, ref_of("person", number), name, position) for pk, number, name, position in found)


@Prepared
def _owners(viewer: Viewer) -> QuerySet[Any, Any]:
    # Asked person by person, each a step down an index: an IN would first gather the owners of all goals ever.
    owned = {"owner": OuterRef("pk")}
    owning = Exists(visible_kpis(viewer).filter(**owned)) | Exists(visible_objectives(viewer).filter(**owned))
    return visible_people(viewer).filter(owning).order_by("name", "number").values_list(*PERSON)[:MOST_OWNERS]


def kpi_choices(viewer: Viewer) -> tuple[KpiName, ...]:
    """The running KPIs to choose from, by name; one query."""
    rows = visible_kpis(viewer).filter(state=KpiState.ACTIVE.value).order_by("name", "number")
    return tuple(KpiName(ref_of("kpi", number), name) for number, name in rows.values_list("number", "name"))


def unit(viewer: Viewer, ref: str) -> UnitRow | Problem:
    """One unit, archived or not; one query."""
    number = number_in("unit", ref)
    found = [] if number is None else _units(viewer, Q(number=number))
    return found[0] if found else not_found("unit", ref)


def people(viewer: Viewer, unit_ref: str | None = None, *, active: bool = True) -> tuple[PersonRow, ...]:
    """The people by name, of one unit with everything below it if asked; one query."""
    rows = visible_people(viewer).filter(active=active)
    if unit_ref is not None:
        rows = rows.filter(unit__in=below(viewer, unit_ref))
    return tuple(people_where(Q(id__in=rows.values("id"))))


def person(viewer: Viewer, ref: str) -> PersonRow | Problem:
    """One person, active or not; one query."""
    number = number_in("person", ref)
    rows = visible_people(viewer).filter(number=-1 if number is None else number)
    found = people_where(Q(id__in=rows.values("id")))
    return found[0] if found else not_found("person", ref)


def _units(viewer: Viewer, condition: Q) -> list[UnitRow]:
    """The units of a condition, each once; a unit with several leads comes from as many rows."""
    counted = Count("people", filter=Q(people__active=True), distinct=True)
    led = FilteredRelation("memberships", condition=Q(memberships__role=Role.LEAD.value))
    rows = visible_units(viewer).filter(condition).annotate(count=counted, led=led)
    columns = (*_UNIT, "count", "led__id", "led__person__active", *at("led__person", PERSON))
    shared = Shared()
    leads: dict[int, list[PersonRef]] = defaultdict(list)
    found: dict[int, tuple[Any, ...]] = {}
    for row in rows.values_list(*columns).order_by("id", "led__id"):
        found[row[0]] = row[: len(_UNIT) + 1]
        lead = shared.person(*row[-len(PERSON) :]) if row[len(_UNIT) + 2] else None
        leads[row[0]] += [lead] if lead else []
    return [_unit_row(row, tuple(leads[pk])) for pk, row in found.items()]


def _unit_row(row: tuple[Any, ...], leads: tuple[PersonRef, ...]) -> UnitRow:
    pk, number, name, parent, parent_number, depth, path, archived_at, count = row
    above = None if parent_number is None else ref_of("unit", parent_number)
    return UnitRow(
        *(pk, ref_of("unit", number), name, parent, above, depth, path, count),
        leads=leads,
        archived=archived_at is not None,
    )


_Node = TypeVar("_Node", UnitRow, UnitRef)


def _in_tree_order(rows: list[_Node]) -> Iterator[_Node]:
    children: dict[int | None, list[_Node]] = defaultdict(list)
    present = {row.id for row in rows}
    for row in sorted(rows, key=lambda row: (row.name.casefold(), row.id), reverse=True):
        # Below an archived unit that is not shown, a unit stands at the top rather than nowhere.
        children[row.parent if row.parent in present else None].append(row)
    waiting = list(children[None])
    while waiting:
        row = waiting.pop()
        yield row
        waiting.extend(children[row.id])

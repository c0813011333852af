"""Who sees what? The rule of `core.access.may(SEE)`, compiled into one query per noun."""

from __future__ import annotations

from typing import Any, TypeVar, cast

from django.db.models import F, Model, Q, QuerySet

from kinerja.core.access import Viewer, Visibility
from kinerja.store.models import Cycle, Event, KeyResult, Kpi, Objective, Person, Role, Unit

Row = TypeVar("Row", bound=Model)


def visible_kpis(viewer: Viewer) -> QuerySet[Kpi]:
    """The KPIs that a viewer may see, archived ones included."""
    return _bound(viewer, Kpi.objects.all()).filter(seen(viewer))


def visible_objectives(viewer: Viewer, among: QuerySet[Any, Any] | None = None) -> QuerySet[Objective]:
    """The objectives that a viewer may see, in every state; with `among`, those of these few ids."""
    if among is None:
        return _bound(viewer, Objective.objects.all()).filter(seen(viewer))
    few = of_organisation(Objective.objects.filter(id__in=among), viewer.organisation)
    return _readable(viewer, few).filter(seen(viewer))


def visible_key_results(viewer: Viewer) -> QuerySet[KeyResult]:
    """The key results of visible objectives, and those that the viewer owns; removed ones not."""
    rule = seen(viewer, "objective__")
    if rule:
        rule |= Q(owner=viewer.person)
    return _bound(viewer, KeyResult.objects.filter(removed_at=None)).filter(rule)


def visible_events(viewer: Viewer) -> QuerySet[Event]:
    """What happened to things that a viewer may see; an event keeps the rights its thing had then."""
    return _bound(viewer, Event.objects.all()).filter(seen(viewer))


def visible_units(viewer: Viewer) -> QuerySet[Unit]:
    """The units of the viewer's organisation: its shape is open to all of its people."""
    return _bound(viewer, Unit.objects.all())


def visible_people(viewer: Viewer) -> QuerySet[Person]:
    """The people of the viewer's organisation: names are open to all of its people."""
    return _bound(viewer, Person.objects.all())


def visible_cycles(viewer: Viewer) -> QuerySet[Cycle]:
    """The cycles of the viewer's organisation."""
    return _bound(viewer, Cycle.objects.all())


def visible_roles(viewer: Viewer) -> QuerySet[Role]:
    """The templates of roles that the viewer's organisation has made, archived ones included."""
    return _bound(viewer, Role.objects.all())


def _bound(viewer: Viewer, rows: QuerySet[Row]) -> QuerySet[Row]:
    """The rows of the viewer's organisation; none at all for a token that may not read."""
    return _readable(viewer, rows.filter(organisation=viewer.organisation))


def _readable(viewer: Viewer, rows: QuerySet[Row]) -> QuerySet[Row]:
    return rows if viewer.scopes is None or "read" in viewer.scopes else rows.none()


def of_organisation(rows: QuerySet[Row], organisation: int) -> QuerySet[Row]:
    """The rows of an organisation, where they are few and named by their ids.

    The sum keeps SQLite, which knows no numbers of rows, from looking through the whole organisation for them.
    """
    # The plugin's answer for `alias` has lost which model it is.
    return cast("QuerySet[Row]", rows.alias(home=F("organisation_id") + 0).filter(home=organisation))


def seen(viewer: Viewer, at: str = "") -> Q:
    """The rule on rows that have a unit, an owner and a visibility, or on those reached through `at` ("objective__").

    Empty for owners and HR, who see everything in their organisation.
    """
    if viewer.sees_all:
        return Q()
    rule = Q(**{f"{at}visibility": Visibility.OPEN.value}) | Q(**{f"{at}owner": viewer.person})
    if viewer.led:
        rule |= Q(**{f"{at}unit__in": viewer.led})
    if viewer.joined:
        rule |= Q(**{f"{at}visibility": Visibility.UNIT.value, f"{at}unit__in": viewer.joined})
    return rule

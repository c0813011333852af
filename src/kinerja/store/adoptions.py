"""What did the adoptions of roles and the last import make, and what of it is still at work?"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Model, Q, QuerySet

from kinerja.core.access import Viewer
from kinerja.core.lifecycle import KpiState, ObjectiveState
from kinerja.store.refs import number_in, ref_of
from kinerja.store.visibility import visible_events, visible_kpis, visible_objectives

#: Adoptions of one role that are looked through, the newest first.
_MOST = 50


@dataclass(frozen=True, slots=True)
class Adopted:
    """An adoption by its event: when it was, the short ids of what it made, and the cycle of its objectives."""

    id: int
    at: datetime
    refs: tuple[str, ...]
    cycle: str = ""


def last_adoption(viewer: Viewer, slug: str = "", since: datetime | None = None) -> Adopted | None:
    """The role that the viewer adopted last, or when that one was last adopted, if it was since a moment; one query."""
    adopted = visible_events(viewer).filter(verb="role.adopted", actor=viewer.person)
    if slug:
        adopted = adopted.filter(after__slug=slug)
    if since is not None:
        adopted = adopted.filter(at__gte=since)
    return next(iter(_told(adopted, 1)), None)


def last_import(viewer: Viewer) -> int | None:
    """The event of the document or KPI sheet that the viewer saved last; one query."""
    saved = visible_events(viewer).filter(verb__in=("import.document_saved", "import.sheet_saved"), actor=viewer.person)
    return saved.order_by("-id").values_list("id", flat=True).first()


def adopted_before(viewer: Viewer, slug: str, unit_ref: str, owner_ref: str | None) -> Adopted | None:
    """The newest adoption of a role, by anybody, of which something is still at work for a person, or else in a unit.

    Its `refs` are those things alone. What is archived, closed or deleted no longer counts; at most three queries.
    """
    noun, named = ("owner", owner_ref) if owner_ref else ("unit", unit_ref)
    number = number_in("person" if owner_ref else "unit", named)
    adopted = visible_events(viewer).filter(verb="role.adopted", after__slug=slug)
    found = _told(adopted, _MOST) if number is not None else []
    here = Q(**{f"{noun}__number": number})
    made = {ref for each in found for ref in each.refs}
    kpis = visible_kpis(viewer).filter(here, state=KpiState.ACTIVE)
    goals = visible_objectives(viewer).filter(here).exclude(state=ObjectiveState.CLOSED)
    left = {*_among(kpis, "kpi", made), *_among(goals, "objective", made)}
    for each in found:
        if kept := tuple(ref for ref in each.refs if ref in left):
            return Adopted(each.id, each.at, kept, each.cycle)
    return None


def _told(events: QuerySet[Any, Any], most: int) -> list[Adopted]:
    rows = events.order_by("-id").values_list("id", "at", "after")[:most]
    return [
        Adopted(number, at, tuple(str(after.get("refs", "")).split(",")), str(after.get("cycle", "")))
        for number, at, after in rows
    ]


def _among(rows: QuerySet[Model, Any], noun: str, refs: Collection[str]) -> list[str]:
    """Which of these short ids are among the rows."""
    numbers = [number for ref in refs if (number := number_in(noun, ref)) is not None]
    return (
        [ref_of(noun, n) for n in rows.filter(number__in=numbers).values_list("number", flat=True)] if numbers else []
    )

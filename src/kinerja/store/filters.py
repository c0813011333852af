"""Which KPIs and objectives does a reader want to see, and in which order?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Q, QuerySet, Subquery
from django.db.models.functions import Lower

from kinerja.core.access import Viewer
from kinerja.core.book import Book
from kinerja.core.kpi import Verdict
from kinerja.core.kpi_view import KpiView
from kinerja.core.lifecycle import KpiState
from kinerja.core.okr import Status
from kinerja.core.period import Cadence
from kinerja.store.models import KeyResult, Kpi, Objective, Person, Unit
from kinerja.store.refs import number_in
from kinerja.store.visibility import visible_people, visible_units

#: The orders that the database can make; the others come from the values. "eNPS" stands among the E's, not after Z.
_BY_NAME = Lower("name")
_STORED: dict[str, tuple[str | Lower, ...]] = {
    "unit": ("unit__path", _BY_NAME),
    "name": (_BY_NAME,),
    "owner": (Lower("owner__name"), _BY_NAME),
    "cadence": ("cadence", _BY_NAME),
    "ref": ("number",),
}
_WORST_FIRST = (Verdict.NOT_ACHIEVED, Verdict.NO_DATA, Verdict.NO_TARGET, Verdict.ACHIEVED)


@dataclass(frozen=True, slots=True)
class KpiFilter:
    """What a board is narrowed to. `sort`: unit, name, owner, cadence, ref, verdict, score or value; else by unit.

    `unit_ref` takes the units below with it; `refs` names the KPIs one by one. `limit` and `offset` cut a long board
    into pages.
    """

    unit_ref: str | None = None
    owner_ref: str | None = None
    cadence: Cadence | None = None
    verdict: Verdict | None = None
    text: str = ""
    sort: str = "unit"
    descending: bool = False
    archived: bool = False
    limit: int | None = None
    offset: int = 0
    refs: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class OkrFilter:
    """What a cycle's page is narrowed to; `owner_ref` and `text` look at the key results as well."""

    unit_ref: str | None = None
    owner_ref: str | None = None
    status: Status | None = None
    text: str = ""
    limit: int | None = None
    offset: int = 0


def stored_kpis(viewer: Viewer, kpis: QuerySet[Kpi], wanted: KpiFilter) -> QuerySet[Kpi]:
    """The part of a filter that the rows can answer, in their order."""
    state = KpiState.ARCHIVED if wanted.archived else KpiState.ACTIVE
    kpis = kpis.filter(state=state.value)
    if wanted.refs is not None:
        kpis = kpis.filter(number__in=[number_in("kpi", ref) for ref in wanted.refs if number_in("kpi", ref)])
    if wanted.unit_ref:
        kpis = kpis.filter(unit__in=below(viewer, wanted.unit_ref))
    if wanted.owner_ref:
        kpis = kpis.filter(owner__in=_named(viewer, wanted.owner_ref))
    if wanted.cadence is not None:
        kpis = kpis.filter(cadence=wanted.cadence.value)
    if wanted.text.strip():
        kpis = kpis.filter(name__icontains=wanted.text.strip())
    kpis = kpis.order_by(*_STORED.get(wanted.sort, _STORED["unit"]), "number")
    if wanted.descending and wanted.sort in _STORED:
        kpis = kpis.reverse()
    return kpis if _needs_values(wanted) else kpis[_page(wanted.offset, wanted.limit)]


def judged_kpis(kpis: tuple[KpiView, ...], wanted: KpiFilter) -> tuple[KpiView, ...]:
    """The part of a filter that needs verdicts, scores and values; what has none stands last in either direction."""
    if not _needs_values(wanted):
        return kpis
    chosen = [k for k in kpis if wanted.verdict is None or k.result.verdict is wanted.verdict]
    if key := _ORDERS.get(wanted.sort):
        known = sorted((k for k in chosen if key(k) is not None), key=key, reverse=wanted.descending)
        chosen = [*known, *(k for k in chosen if key(k) is None)]
    return tuple(chosen[_page(wanted.offset, wanted.limit)])


_ORDERS: dict[str, Callable[[KpiView], Any]] = {
    "verdict": lambda k: _WORST_FIRST.index(k.result.verdict),
    "score": lambda k: k.result.score.value * 100 / k.result.score.scale if k.result.score else None,
    "value": lambda k: k.result.actual,
}


def _needs_values(wanted: KpiFilter) -> bool:
    return wanted.verdict is not None or wanted.sort in _ORDERS


def stored_objectives(viewer: Viewer, objectives: QuerySet[Objective], wanted: OkrFilter) -> QuerySet[Objective]:
    """The part of a filter that the rows can answer, by unit and then by number."""
    if wanted.unit_ref:
        objectives = objectives.filter(unit__in=below(viewer, wanted.unit_ref))
    if wanted.owner_ref:
        owner = _named(viewer, wanted.owner_ref)
        own = Q(id__in=KeyResult.objects.filter(owner__in=owner, removed_at=None).values("objective"))
        objectives = objectives.filter(Q(owner__in=owner) | own)
    if text := wanted.text.strip():
        inside = KeyResult.objects.filter(title__icontains=text, removed_at=None).values("objective")
        objectives = objectives.filter(Q(title__icontains=text) | Q(id__in=inside))
    objectives = objectives.order_by("unit__path", "number")
    return objectives if wanted.status is not None else objectives[_page(wanted.offset, wanted.limit)]


def judged_objectives(book: Book, wanted: OkrFilter) -> Book:
    """The part of a filter that needs a status; what falls out stays among the others, so that sums stay whole."""
    if wanted.status is None:
        return book
    chosen = [o for o in book.objectives if book.status_of(o.ref) is wanted.status]
    chosen = chosen[_page(wanted.offset, wanted.limit)]
    kept = {o.ref for o in chosen}
    rest = tuple(o for o in book.objectives if o.ref not in kept)
    return replace(book, objectives=tuple(chosen), others=(*book.others, *rest))


def below(viewer: Viewer, unit_ref: str) -> QuerySet[Unit]:
    """A unit and all below it, as a subquery; none when there is no such unit."""
    number = number_in("unit", unit_ref)
    units = visible_units(viewer)
    if number is None:
        return units.none()
    root = units.filter(number=number).values("path")[:1]
    return units.filter(path__startswith=Subquery(root))


def _named(viewer: Viewer, person_ref: str) -> QuerySet[Person]:
    number = number_in("person", person_ref)
    people = visible_people(viewer)
    return people.none() if number is None else people.filter(number=number)


def _page(offset: int, limit: int | None) -> slice:
    return slice(offset, None if limit is None else offset + limit)

"""What does one page, route or command need to know, in a fixed number of queries?"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import Any

from django.db.models import Case, Q, QuerySet, Value, When

from kinerja.core.access import Viewer
from kinerja.core.book import Book, Cycle, Organisation
from kinerja.core.lifecycle import CycleState, KpiState, ObjectiveState
from kinerja.core.problem import Problem, not_found
from kinerja.store.adoptions import adopted_before, last_adoption, last_import
from kinerja.store.directory import kpi_choices, owner_choices, people, person, unit, unit_choices, units
from kinerja.store.filters import (
    KpiFilter,
    OkrFilter,
    judged_kpis,
    judged_objectives,
    stored_kpis,
    stored_objectives,
)
from kinerja.store.history import closing, discarded, events, readings_with_revisions, wordings
from kinerja.store.kpi_rows import kpi_columns, kpi_views, one_kpi
from kinerja.store.models import KeyResult, Kpi, Objective
from kinerja.store.okr_rows import OBJECTIVE_ROW, Asked, Goals, goals, goals_alone, goals_of
from kinerja.store.organisations import current_cycle, current_cycle_id, cycles, organisation, with_cycles
from kinerja.store.prepared import Inner, Prepared
from kinerja.store.refs import number_in
from kinerja.store.search import goals as linkable
from kinerja.store.search import search, titles
from kinerja.store.secret_rows import invitations, tokens
from kinerja.store.shared import Shared
from kinerja.store.visibility import seen, visible_key_results, visible_kpis, visible_objectives

__all__ = [
    "adopted_before",
    "KpiFilter",
    "OkrFilter",
    "board",
    "closing",
    "cycle",
    "cycles",
    "discarded",
    "events",
    "home",
    "invitations",
    "key_result",
    "kpi",
    "kpi_choices",
    "last_adoption",
    "last_import",
    "linkable",
    "objective",
    "owner_choices",
    "organisation",
    "people",
    "person",
    "readings_with_revisions",
    "running",
    "search",
    "titles",
    "tokens",
    "unit",
    "unit_choices",
    "units",
    "wordings",
]

#: A first page shows what one person can look through; the rest is a filter away.
HOME_OBJECTIVES, HOME_KPIS, DEPENDENTS = 60, 200, 20
EVERYTHING, ALL_GOALS = KpiFilter(), OkrFilter()


def board(viewer: Viewer, today: date, *, filter: KpiFilter = EVERYTHING, known: Organisation | None = None) -> Book:
    """The KPIs that a viewer may see with their last periods; four queries, or three with the organisation `known`."""
    own = known or organisation(viewer)
    views = kpi_views(_listed(filter)(viewer), own, today)
    return Book(own, viewer, today, kpis=judged_kpis(views, filter))


@lru_cache(maxsize=256)
def _listed(filter: KpiFilter) -> Prepared:
    """The rows of a filter, written once: lists are asked for in a few ways, again and again."""
    return Prepared(lambda viewer: kpi_columns(stored_kpis(viewer, visible_kpis(viewer), filter)))


def kpi(
    viewer: Viewer, ref: str, today: date, *, known: Organisation | None = None, depending: bool = True
) -> Book | Problem:
    """One KPI with all of its readings, and in `objectives` those whose key results read or guard it; ≤ 7 queries.

    Those stand there to be named, without what contributes to them; with `depending` off they are left out, and the
    KPI alone takes four queries.
    """
    number, shared = number_in("kpi", ref), Shared()
    found = one_kpi(viewer, -1 if number is None else number, today, known, shared)
    if found is None:
        return not_found("kpi", ref)
    book = Book(found[0], viewer, today, kpis=(found[1],))
    if not depending:
        return book
    around = _dependents(viewer, found[1].id)
    return replace(book, objectives=goals_alone(Asked(viewer, found[0], today, shared), around))


@Prepared
def _dependents(viewer: Viewer, kpi: int) -> QuerySet[Any, Any]:
    reading = KeyResult.objects.filter(Q(kpi=kpi) | Q(health_kpi=kpi), removed_at=None).values("objective")
    around = visible_objectives(viewer, among=reading).order_by("-cycle__start", "number")
    return around.values_list(*OBJECTIVE_ROW)[:DEPENDENTS]


def cycle(
    viewer: Viewer,
    today: date,
    *,
    cycle_ref: str | None = None,
    filter: OkrFilter = ALL_GOALS,
    known: Organisation | None = None,
) -> Book | Problem:
    """The objectives of a cycle, by default of the one that holds today, with all that contributes; ≤ 6 queries.

    A cycle asked for that does not exist is a Problem; an organisation without cycles gives a book without one.
    """
    own, all_cycles = with_cycles(viewer, known)
    chosen = current_cycle(all_cycles, today) if cycle_ref is None else _named(all_cycles, cycle_ref)
    if cycle_ref is not None and chosen is None:
        return not_found("cycle", cycle_ref)
    empty = Book(own, viewer, today, cycle=chosen, cycles=all_cycles)
    if chosen is None:
        return empty
    asked = _asked(viewer, today, own)
    if filter == ALL_GOALS:
        return _book(goals_of(asked, _of_cycle.inner(viewer, chosen.id)), empty)
    rows = stored_objectives(viewer, visible_objectives(viewer).filter(cycle=chosen.id), filter)
    return judged_objectives(_book(goals(asked, rows), empty), filter)


@Prepared
def _of_cycle(viewer: Viewer, cycle: int) -> QuerySet[Any, Any]:
    return visible_objectives(viewer).filter(cycle=cycle).values_list("id")


def running(viewer: Viewer, today: date, *, filter: OkrFilter = ALL_GOALS, known: Organisation | None = None) -> Book:
    """The objectives of the cycle that holds today, without naming the other cycles; four queries where there are any.

    A page of one unit or person asks for few goals of one cycle: the cycle comes along with the first of them.
    """
    own = known or organisation(viewer)
    rows = visible_objectives(viewer).filter(cycle__in=current_cycle_id(viewer, today))
    found = goals(_asked(viewer, today, own), stored_objectives(viewer, rows, filter))
    cycle = found.cycle or current_cycle(cycles(viewer), today)
    return judged_objectives(_book(found, Book(own, viewer, today, cycle=cycle)), filter)


def objective(viewer: Viewer, ref: str, today: date, *, known: Organisation | None = None) -> Book | Problem:
    """One objective with the check-ins on its key results, what serves it and what it serves; ≤ 6 queries."""
    number = number_in("objective", ref)
    named = _one_objective.inner(viewer, -1 if number is None else number)
    return _single(viewer, today, known, named) or not_found("objective", ref)


@Prepared
def _one_objective(viewer: Viewer, number: int) -> QuerySet[Any, Any]:
    return visible_objectives(viewer).filter(number=number).values_list("id")


def key_result(viewer: Viewer, ref: str, today: date, *, known: Organisation | None = None) -> Book | Problem:
    """One key result's objective, as `objective` gives it; who sees the key result alone gets no words of the rest."""
    number = number_in("key_result", ref)
    named = _one_key_result.inner(viewer, -1 if number is None else number)
    return _single(viewer, today, known, named) or not_found("key_result", ref)


@Prepared
def _one_key_result(viewer: Viewer, number: int) -> QuerySet[Any, Any]:
    return visible_key_results(viewer).filter(number=number).values_list("objective")


def home(viewer: Viewer, today: date, *, known: Organisation | None = None) -> Book:
    """What is mine: the KPIs and the goals of open cycles that I own or lead, my own first; ≤ 9 queries."""
    own = known or organisation(viewer)
    if viewer.scopes is not None and "read" not in viewer.scopes:
        return Book(own, viewer, today)
    asked = _asked(viewer, today, own)
    kpis = kpi_views(_MY_KPIS(viewer), own, today, asked.shared)
    found = goals(asked, _my_objectives(viewer)[:HOME_OBJECTIVES])
    return _book(found, Book(own, viewer, today, kpis=kpis))


def _my_kpis(viewer: Viewer) -> QuerySet[Kpi]:
    running = visible_kpis(viewer).filter(state=KpiState.ACTIVE.value)
    first = Case(When(owner=viewer.person, then=Value(0)), default=Value(1))
    return running.filter(Q(owner=viewer.person) | Q(unit__in=viewer.led)).order_by(first, "name", "number")


_MY_KPIS = Prepared(lambda viewer: kpi_columns(_my_kpis(viewer)[:HOME_KPIS]))


def _my_objectives(viewer: Viewer) -> QuerySet[Objective]:
    reporting = KeyResult.objects.filter(owner=viewer.person, removed_at=None).values("objective")
    own = Q(owner=viewer.person) | Q(id__in=reporting)
    running = Objective.objects.filter(organisation=viewer.organisation, cycle__state=CycleState.OPEN.value)
    open_ones = running.exclude(state=ObjectiveState.CLOSED.value)
    first = Case(When(own, then=Value(0)), default=Value(1))
    return open_ones.filter(own | (Q(unit__in=viewer.led) & seen(viewer))).order_by(first, "-cycle__start", "number")


def _asked(viewer: Viewer, today: date, own: Organisation) -> Asked:
    return Asked(viewer, own, today, Shared())


def _single(viewer: Viewer, today: date, known: Organisation | None, named: Inner | None) -> Book | None:
    own = known or organisation(viewer)
    found = goals_of(_asked(viewer, today, own), named, histories=True)
    return _book(found, Book(own, viewer, today, cycle=found.cycle)) if found.objectives else None


def _book(found: Goals, base: Book) -> Book:
    return replace(base, objectives=found.objectives, others=found.others, links=found.links)


def _named(all_cycles: tuple[Cycle, ...], ref: str) -> Cycle | None:
    number = number_in("cycle", ref)
    return next((c for c in all_cycles if number_in("cycle", c.ref) == number), None)

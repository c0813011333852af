"""How is the organisation divided, and what does each unit hold and reach for?"""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.urls import path, reverse
from django.views.decorators.http import require_GET, require_http_methods

from kinerja.actions import unit as actions
from kinerja.core.access import Deed, Thing, may
from kinerja.core.problem import Problem
from kinerja.store import books
from kinerja.store.books import KpiFilter, OkrFilter
from kinerja.store.rows import UnitRow
from kinerja.web import notice
from kinerja.web.board import line_of
from kinerja.web.forms.typed import Typed
from kinerja.web.goal_choices import GoalChoices
from kinerja.web.goal_lines import objective_line
from kinerja.web.refusal import Refusals, again, refused
from kinerja.web.render import render, say_for, see
from kinerja.web.theirs import theirs_here
from kinerja.web.viewer import Signed, posted, signed_in

#: KPIs and objectives on a unit's or a person's page; the rest is on the board and in the cycle, by the same filter.
SHOWN = 12


def may_edit_units(request: Signed) -> bool:
    """Whether the viewer may divide the organisation."""
    return may(request.viewer, Deed.MANAGE_UNITS, Thing(request.viewer.organisation)).allowed


@require_GET
@signed_in
def units(request: Signed) -> HttpResponse:
    """The tree of units with their people and leads."""
    archived = request.GET.get("state") == "archived"
    every = books.units(request.viewer, archived=True)
    shown = [each for each in every if archived or not each.archived]
    return render(
        request,
        "unit/list.html",
        here="units",
        units=shown,
        archived=archived,
        put_away=archived or len(shown) < len(every),
        may_edit=may_edit_units(request),
    )


@require_GET
@signed_in
def unit(request: Signed, ref: str) -> HttpResponse:
    """One unit: its KPIs, the objectives of the running cycle, its people, and what stands below and above it."""
    say, tree = say_for(request), books.units(request.viewer, archived=True)
    view = next((u for u in tree if u.ref == ref.upper()), None)
    if view is None:
        raise Http404
    board = books.board(
        request.viewer, request.today, filter=KpiFilter(unit_ref=view.ref, limit=SHOWN + 1), known=request.organisation
    )
    wanted = OkrFilter(unit_ref=view.ref, limit=SHOWN + 1)
    okr = books.running(request.viewer, request.today, filter=wanted, known=request.organisation)
    above = {int(pk) for pk in view.path.strip("/").split("/") if pk.isdecimal()} - {view.id}
    return render(
        request,
        "unit/page.html",
        here="units",
        unit=view,
        above=[u for u in tree if u.id in above],
        below=[u for u in tree if u.parent == view.id and not u.archived],
        kpis=[line_of(k, say) for k in board.kpis[:SHOWN]],
        more_kpis=len(board.kpis) > SHOWN,
        lines=[objective_line(okr, o, say) for o in okr.objectives[:SHOWN]],
        more_lines=len(okr.objectives) > SHOWN,
        cycle=okr.cycle,
        people=books.people(request.viewer, view.ref),
        may_edit=may_edit_units(request),
    )


def unit_options(request: Signed) -> list[tuple[str, str]]:
    """The units in the order of the tree, for a form to choose from."""
    return GoalChoices(say_for(request)).units(books.unit_choices(request.viewer))


def _unit(request: Signed, ref: str) -> UnitRow:
    view = books.unit(request.viewer, ref)
    if isinstance(view, Problem):
        raise Http404
    return view


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def new(request: Signed) -> HttpResponse:
    """A new unit: its name, and the unit above it."""
    theirs_here(request, Deed.MANAGE_UNITS, reverse("units"))
    context: dict[str, Any] = {"here": "units", "unit": None, "unit_options": unit_options(request)}
    if request.method != "POST":
        typed = Typed({"parent": request.GET.get("parent", "")}, request.lang)
        return render(request, "unit/edit.html", typed=typed, refusals=Refusals(), **context)
    typed = Typed(request.POST, request.lang)
    name, parent = typed.text("name", required=True, most=200), typed.text("parent") or None
    outcome = typed.refused() or actions.create(request.viewer, name, parent, now=request.now)
    if refused(outcome):
        return again(request, "unit/edit.html", outcome, request.lang, typed=typed, **context)
    notice.leave(request, say_for(request)._("%(name)s has been added.") % {"name": name})
    return see(reverse("unit", args=[outcome.ref]))


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def edit(request: Signed, ref: str) -> HttpResponse:
    """Rename a unit or move it, with everything below it."""
    view = _unit(request, ref)
    theirs_here(request, Deed.MANAGE_UNITS, reverse("unit", args=[view.ref]))
    context: dict[str, Any] = {"here": "units", "unit": view, "unit_options": unit_options(request)}
    if request.method != "POST":
        typed = Typed({"name": view.name, "parent": view.parent_ref or ""}, request.lang)
        return render(request, "unit/edit.html", typed=typed, refusals=Refusals(), **context)
    typed = Typed(request.POST, request.lang)
    name = typed.text("name", required=True, most=200)
    outcome = typed.refused() or actions.edit(
        request.viewer, view.ref, name=name, parent_ref=typed.text("parent"), now=request.now
    )
    if refused(outcome):
        return again(request, "unit/edit.html", outcome, request.lang, typed=typed, **context)
    notice.leave(request, say_for(request)._("The change is saved."))
    return see(reverse("unit", args=[view.ref]))


@posted("unit", "ref")
@signed_in
def archive(request: Signed, ref: str) -> HttpResponse:
    """Put a unit away, or take it out again (`restore`)."""
    view, back = _unit(request, ref), reverse("unit", args=[ref.upper()])
    restore = bool(request.POST.get("restore"))
    outcome = (actions.restore if restore else actions.archive)(request.viewer, view.ref, now=request.now)
    if refused(outcome):
        return again(request, "errors/refused.html", outcome, request.lang, back=back)
    say = say_for(request)
    words = say._("%(name)s is back.") if restore else say._("%(name)s is in the archive.")
    notice.leave(request, words % {"name": view.name})
    return see(back)


urlpatterns = [
    path("units", units, name="units"),
    path("units/new", new, name="unit-new"),
    path("units/<str:ref>", unit, name="unit"),
    path("units/<str:ref>/edit", edit, name="unit-edit"),
    path("units/<str:ref>/archive", archive, name="unit-archive"),
]

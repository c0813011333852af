"""Who works here, and what does each person hold and reach for?"""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.urls import path, reverse
from django.views.decorators.http import require_GET, require_http_methods

from kinerja.actions import person as actions
from kinerja.core.access import Deed, Thing, may
from kinerja.core.problem import Problem
from kinerja.store import books
from kinerja.store.books import KpiFilter, OkrFilter
from kinerja.store.rows import PersonRow
from kinerja.web import notice
from kinerja.web.board import line_of
from kinerja.web.forms.people import ROLES, grants, person_draft, person_edit, shown_person
from kinerja.web.forms.typed import Typed
from kinerja.web.goal_lines import objective_line
from kinerja.web.refusal import Refusals, again, refused
from kinerja.web.render import render, say_for, see
from kinerja.web.theirs import theirs_here
from kinerja.web.unit import SHOWN, unit_options
from kinerja.web.viewer import Signed, posted, signed_in


def may_edit_people(request: Signed) -> bool:
    """Whether the viewer may write people down and give them roles."""
    return may(request.viewer, Deed.MANAGE_PEOPLE, Thing(request.viewer.organisation)).allowed


@require_GET
@signed_in
def people(request: Signed) -> HttpResponse:
    """The people by name, of one unit with everything below it if asked."""
    typed = Typed(request.GET, request.lang)
    words = typed["q"].strip().casefold()[:100]
    active = typed["state"] != "inactive"
    known = books.people(request.viewer, typed["unit"] or None, active=active)
    return render(
        request,
        "person/list.html",
        here="people",
        people=[p for p in known if words in f"{p.name} {p.position}".casefold()],
        unit_options=unit_options(request),
        typed=typed,
        filtered=bool(words or typed["unit"] or typed["state"]),
        may_edit=may_edit_people(request),
    )


@require_GET
@signed_in
def person(request: Signed, ref: str) -> HttpResponse:
    """One person: role, unit, the KPIs answered for and the objectives of the running cycle."""
    view, say = _person(request, ref), say_for(request)
    wanted = KpiFilter(owner_ref=view.ref, limit=SHOWN + 1)
    board = books.board(request.viewer, request.today, filter=wanted, known=request.organisation)
    filter = OkrFilter(owner_ref=view.ref, limit=SHOWN + 1)
    okr = books.running(request.viewer, request.today, filter=filter, known=request.organisation)
    return render(
        request,
        "person/page.html",
        here="people",
        someone=view,
        kpis=[line_of(k, say) for k in board.kpis[:SHOWN]],
        more_kpis=len(board.kpis) > SHOWN,
        lines=[objective_line(okr, o, say) for o in okr.objectives[:SHOWN]],
        more_lines=len(okr.objectives) > SHOWN,
        cycle=okr.cycle,
        may_edit=may_edit_people(request),
    )


def _person(request: Signed, ref: str) -> PersonRow:
    view = books.person(request.viewer, ref)
    if isinstance(view, Problem):
        raise Http404
    return view


def _choices(request: Signed, someone: PersonRow | None) -> dict[str, Any]:
    back = reverse("person", args=[someone.ref]) if someone else reverse("people")
    theirs_here(request, Deed.MANAGE_PEOPLE, back)
    return {
        "here": "people",
        "someone": someone,
        "unit_options": unit_options(request),
        "people": [p for p in books.people(request.viewer) if someone is None or p.ref != someone.ref],
        "role_rows": range(ROLES),
    }


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def new(request: Signed) -> HttpResponse:
    """A new person with a first role; an invitation makes the account."""
    context = _choices(request, None)
    if request.method != "POST":
        start = {"unit": request.GET.get("unit", ""), "role.0": "member"}
        typed = Typed(start, request.lang)
        return render(request, "person/edit.html", typed=typed, refusals=Refusals(), **context)
    typed = Typed(request.POST, request.lang)
    draft = person_draft(typed)
    outcome = typed.refused() or actions.create(request.viewer, draft, now=request.now)
    if refused(outcome):
        return again(request, "person/edit.html", outcome, request.lang, typed=typed, **context)
    notice.leave(request, say_for(request)._("%(name)s has been added.") % {"name": draft.name})
    return see(reverse("person", args=[outcome.ref]))


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def edit(request: Signed, ref: str) -> HttpResponse:
    """Change a person's name, address, position, unit, supervisor and roles."""
    view = _person(request, ref)
    context = _choices(request, view)
    if request.method != "POST":
        typed = Typed(shown_person(view), request.lang)
        return render(request, "person/edit.html", typed=typed, refusals=Refusals(), **context)
    typed = Typed(request.POST, request.lang)
    change, roles = person_edit(typed), grants(typed)
    outcome = typed.refused() or actions.edit(request.viewer, view.ref, change, now=request.now)
    if not refused(outcome):
        outcome = actions.set_roles(request.viewer, view.ref, roles, now=request.now)
    if refused(outcome):
        return again(request, "person/edit.html", outcome, request.lang, typed=typed, **context)
    notice.leave(request, say_for(request)._("The change is saved."))
    return see(reverse("person", args=[view.ref]))


@posted("person", "ref")
@signed_in
def activity(request: Signed, ref: str) -> HttpResponse:
    """Somebody has left, or has come back (`back`); what they did stays."""
    view, where = _person(request, ref), reverse("person", args=[ref.upper()])
    back = bool(request.POST.get("back"))
    outcome = (actions.reactivate if back else actions.deactivate)(request.viewer, view.ref, now=request.now)
    if refused(outcome):
        return again(request, "errors/refused.html", outcome, request.lang, back=where)
    say = say_for(request)
    words = say._("%(name)s is back.") if back else say._("%(name)s no longer comes in; what was done stays.")
    notice.leave(request, words % {"name": view.name})
    return see(where)


urlpatterns = [
    path("people", people, name="people"),
    path("people/new", new, name="person-new"),
    path("people/<str:ref>", person, name="person"),
    path("people/<str:ref>/edit", edit, name="person-edit"),
    path("people/<str:ref>/activity", activity, name="person-activity"),
]

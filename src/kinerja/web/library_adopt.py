"""How does a role become the KPIs and objectives of a unit or a person, in one step?"""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlencode

from django.http import HttpResponse
from django.urls import path, reverse
from django.views.decorators.http import require_GET, require_http_methods

from kinerja.actions import adoption_again, adoption_undo
from kinerja.actions.adoption import adopt
from kinerja.core.access import Deed, Thing, may
from kinerja.core.kpi_view import KpiView
from kinerja.core.okr_view import ObjectiveView
from kinerja.core.problem import Problem, Problems
from kinerja.library.role import RoleTemplate
from kinerja.store import books
from kinerja.store.books import KpiFilter
from kinerja.web import notice
from kinerja.web.forms.adoption import adoption, at_fields, shown
from kinerja.web.forms.typed import Typed
from kinerja.web.library import role_or_404
from kinerja.web.library_lines import lines_of
from kinerja.web.paste_cycle import chosen_quarter, cycle_options, first_choice
from kinerja.web.refusal import Refusals, again, in_words, refused
from kinerja.web.render import creates, reload, render, say_for, see
from kinerja.web.taken_back import gone, query_of, stays
from kinerja.web.theirs import theirs
from kinerja.web.viewer import Signed, posted, signed_in

#: Short ids that one address names.
MOST = 200


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def take_over(request: Signed, slug: str) -> HttpResponse:
    """The form with every line ticked; saving it writes the ones that still are, all or none."""
    role, say = role_or_404(request, slug), say_for(request)
    if not creates(request.viewer):
        own = Thing(request.viewer.organisation, owner=request.viewer.person)
        theirs(request, Deed.CREATE, own, reverse("role", args=[role.slug]))
    if request.method != "POST":
        return _form(request, role, Typed(shown(role, say, _start(request)), request.lang), Refusals())
    typed = Typed(request.POST, request.lang)
    wanted = adoption(typed, role, request.lang)
    outcome = typed.refused() or adopt(request.viewer, wanted, now=request.now, quarter=chosen_quarter(request, typed))
    if refused(outcome):
        return _form(request, role, typed, in_words(at_fields(outcome), request.lang, say.zone))
    for doubt in outcome.warnings[:2]:
        notice.doubt(request, say, doubt)
    undone = reverse("role-adoption-undo", args=[role.slug, outcome.event])
    notice.leave(request, say._("Adopted: %(role)s.") % {"role": role.name.in_language(request.lang)}, undo=undone)
    told = {"refs": ",".join(outcome.refs), "adoption": str(outcome.event)}
    told |= {"cycle": wanted.cycle_ref} if wanted.cycle_ref else {}
    return see(reverse("role-adopted", args=[role.slug]) + "?" + urlencode(told, safe=","))


def _start(request: Signed) -> dict[str, str]:
    """Where it goes at first: the unit of the page one comes from, or one's own work."""
    unit, owner = request.GET.get("unit", ""), request.GET.get("owner", "")
    own_unit = request.person.unit.ref if request.person.unit else ""
    if not unit and not owner:
        owner = request.person.ref
    return {"unit": unit.upper()[:20] or own_unit, "owner": owner.upper()[:20], "cycle": first_choice(request)}


def _form(request: Signed, role: RoleTemplate, typed: Typed, refusals: Refusals) -> HttpResponse:
    """The form, with the units and people that the reader may give something to."""
    say, viewer, here = say_for(request), request.viewer, request.viewer.organisation
    kpis, objectives = lines_of(role, say)
    doubt = adoption_again.doubt(viewer, role.slug, typed["unit"], typed["owner"] or None)
    return render(
        request,
        "library/adopt.html",
        status=refusals.status if refusals.items else 200,
        here="library",
        one_language=request.method == "POST",
        role=role,
        kpis=kpis,
        objectives=objectives,
        units=[unit for unit in books.unit_choices(viewer) if may(viewer, Deed.CREATE, Thing(here, unit.id)).allowed],
        people=[one for one in books.people(viewer) if viewer.sees_all or viewer.led or one.id == viewer.person],
        cycles=cycle_options(request, say),
        typed=typed,
        refusals=refusals,
        before="" if doubt is None else say.refusal(doubt),
    )


@require_GET
@signed_in
def adopted(request: Signed, slug: str) -> HttpResponse:
    """What came of it, with the way to each."""
    role = role_or_404(request, slug)
    refs = request.GET.get("refs", "").upper().split(",")[:MOST]
    board = books.board(request.viewer, request.today, filter=KpiFilter(refs=tuple(refs)), known=request.organisation)
    goals: tuple[ObjectiveView, ...] = ()
    cycle = None
    if any(ref.startswith("O-") for ref in refs):
        # The quarter that was begun by saving is the one that runs: only another one is named.
        wanted = request.GET.get("cycle", "") or None
        okr = books.cycle(request.viewer, request.today, cycle_ref=wanted, known=request.organisation)
        if not isinstance(okr, Problem):
            goals, cycle = tuple(goal for goal in okr.objectives if goal.ref in refs), okr.cycle
    adoption, stay = request.GET.get("adoption", ""), request.GET.get("stay", "").split(",")
    say = say_for(request)
    return render(
        request,
        "library/adopted.html",
        here="library",
        role=role,
        kpis=board.kpis,
        goals=goals,
        cycle=cycle,
        whose=_whose(request, [*board.kpis, *goals]),
        adoption=int(adoption) if adoption.isdecimal() and len(adoption) < 19 else None,
        stay=stays(say, refs, stay),
    )


def _whose(request: Signed, lines: Sequence[KpiView | ObjectiveView]) -> str | None:
    """Who answers for what was adopted, or else its unit; None where that is the reader."""
    owner = lines[0].owner if lines else None
    if owner is not None:
        return None if owner.id == request.viewer.person else owner.name
    return lines[0].unit.name if lines else None


@posted("role", "slug")
@signed_in
def undo(request: Signed, slug: str, adoption: int) -> HttpResponse:
    """Take an adoption back; what somebody has worked on since stays, and the next page says which and why."""
    say, back = say_for(request), reverse("role", args=[slug])
    outcome = adoption_undo.undo(request.viewer, adoption, role=slug, now=request.now)
    if refused(outcome):
        kept = outcome.items if isinstance(outcome, Problems) else (outcome,)
        if not isinstance(outcome, Problems):
            return again(request, "errors/refused.html", outcome, request.lang, back=back)
    else:
        kept = outcome.kept
        notice.leave(request, gone(say, len(outcome.refs)), state=None)
    if not kept:
        return reload(request, back)
    return reload(request, reverse("role-adopted", args=[slug]) + "?" + query_of(kept))


urlpatterns = [
    path("library/<str:slug>/adopt", take_over, name="role-adopt"),
    path("library/<str:slug>/adopted", adopted, name="role-adopted"),
    path("library/<str:slug>/adoptions/<int:adoption>/undo", undo, name="role-adoption-undo"),
]

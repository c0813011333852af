"""Which goals does an objective serve, which serve it, and how is such a link made or taken away?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.urls import path, reverse
from django.views.decorators.http import require_http_methods, require_POST

from kinerja.actions import alignment as actions
from kinerja.core.access import Deed
from kinerja.core.alignment import Link
from kinerja.core.book import Book
from kinerja.core.lifecycle import ObjectiveState
from kinerja.core.okr_view import ObjectiveView
from kinerja.store import books
from kinerja.web import notice
from kinerja.web.forms.objective import linked
from kinerja.web.forms.typed import Typed
from kinerja.web.goal_choices import GoalChoices
from kinerja.web.kpi import found
from kinerja.web.refusal import Refusals, again, refused
from kinerja.web.render import render, say_for, see
from kinerja.web.viewer import Signed, signed_in


@dataclass(frozen=True, slots=True)
class Served:
    """The goal at the other end of a link: hidden ones count and have no title."""

    link: Link
    own: str
    ref: str
    title: str
    noun: str
    unit: str


@dataclass(frozen=True, slots=True)
class Alignment:
    """What an objective (or one of its key results) serves, and what serves it."""

    up: tuple[Served, ...]
    down: tuple[Served, ...]


def alignment_of(book: Book, view: ObjectiveView) -> Alignment:
    """The links of one objective in both directions, in the order they were made."""
    own = {view.ref, *(k.ref for k in view.key_results)}
    up = tuple(_served(book, x, x.child, x.parent) for x in book.links if x.child in own and x.parent not in own)
    down = tuple(_served(book, x, x.parent, x.child) for x in book.links if x.parent in own and x.child not in own)
    return Alignment(up, down)


def _served(book: Book, link: Link, own: str, other: str) -> Served:
    key_result, objective = book.key_result(other), book.objective(other) or book.objective_of(other)
    seen = objective is not None and bool(objective.title)
    title = (key_result.title if key_result else objective.title if objective else "") if seen else ""
    noun = "key-result" if key_result else "objective"
    return Served(link, own, other, title, noun, objective.unit.name if objective and seen else "")


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def links(request: Signed, ref: str) -> HttpResponse:
    """The form that links an objective to another goal, upward or downward, and the links it has."""
    book = found(books.objective(request.viewer, ref, request.today, known=request.organisation))
    view = book.objectives[0]
    context: dict[str, Any] = {
        "here": "okr",
        "book": book,
        "objective": view,
        "may_edit": book.may(Deed.EDIT, view.thing),
        "goals": _goals(request, view),
        "goal_choices": GoalChoices(say_for(request)),
    }
    if request.method != "POST" and view.state is ObjectiveState.CLOSED:
        return see(reverse("objective", args=[view.ref]))
    if request.method != "POST":
        typed = Typed({"way": request.GET.get("way") or "up", "kind": "supports"}, request.lang)
        return render(request, "objective/links.html", typed=typed, refusals=Refusals(), **context)
    typed = Typed(request.POST, request.lang)
    wanted = linked(typed, view.ref)
    outcome = typed.refused() or actions.align(
        request.viewer, wanted.child, wanted.parent, wanted.kind, wanted.share, now=request.now
    )
    if refused(outcome):
        return again(request, "objective/links.html", outcome, request.lang, typed=typed, **context)
    notice.leave(
        request,
        say_for(request)._("%(child)s now serves %(parent)s.") % {"child": wanted.child, "parent": wanted.parent},
        undo=reverse("link-removal", args=[view.ref]),
        child=wanted.child,
        parent=wanted.parent,
    )
    return see(reverse("objective", args=[view.ref]) + "#alignment")


def _goals(request: Signed, view: ObjectiveView) -> tuple[ObjectiveView, ...]:
    """What can be linked to: the goals of the same cycle that the viewer sees."""
    book = books.cycle(request.viewer, request.today, cycle_ref=view.cycle, known=request.organisation)
    return tuple(o for o in found(book).objectives if o.state is not ObjectiveState.CLOSED)


@require_POST
@signed_in
def removal(request: Signed, ref: str) -> HttpResponse:
    """Take a link away."""
    typed = Typed(request.POST, request.lang)
    child, parent = typed["child"].upper(), typed["parent"].upper()
    outcome = actions.unalign(request.viewer, child, parent, now=request.now)
    back = reverse("objective", args=[ref.upper()])
    if refused(outcome):
        return again(request, "errors/refused.html", outcome, request.lang, back=back)
    notice.leave(request, say_for(request)._("The link is gone; both goals stay as they are."), state=None)
    return see(back + "#alignment")


urlpatterns = [
    path("objectives/<str:ref>/links", links, name="links"),
    path("objectives/<str:ref>/links/removal", removal, name="link-removal"),
]

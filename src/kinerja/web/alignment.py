"""Which goals does an objective serve, which serve it, and how is such a link made or taken away?"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from django.http import HttpResponse
from django.urls import path, reverse
from django.views.decorators.http import require_GET, require_http_methods

from kinerja.actions import alignment as actions
from kinerja.core.access import Deed
from kinerja.core.alignment import Link
from kinerja.core.book import Book
from kinerja.core.lifecycle import ObjectiveState
from kinerja.core.okr_view import ObjectiveView
from kinerja.core.problem import Problem, Problems
from kinerja.store import books
from kinerja.store.rows import Hit
from kinerja.web import notice
from kinerja.web.forms.objective import linked
from kinerja.web.forms.typed import Typed
from kinerja.web.kpi import found
from kinerja.web.refusal import Refusals, again, refused
from kinerja.web.render import render, say_for, see
from kinerja.web.theirs import theirs
from kinerja.web.viewer import Signed, posted, signed_in


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
    theirs(request, Deed.EDIT, view.thing, reverse("objective", args=[view.ref]))
    context: dict[str, Any] = {"here": "okr", "book": book, "objective": view}
    if request.method != "POST" and view.state is ObjectiveState.CLOSED:
        return see(reverse("objective", args=[view.ref]))
    if request.method != "POST":
        typed = Typed({"way": request.GET.get("way") or "up", "kind": "supports"}, request.lang)
        context["goals"] = _goals(request, view, "")
        return render(request, "objective/links.html", typed=typed, refusals=Refusals(), **context)
    typed = Typed(request.POST, request.lang)
    if typed["deed"] == "search":
        context["goals"] = _goals(request, view, typed["q"])
        return render(request, "objective/links.html", typed=typed, refusals=Refusals(), **context)
    wanted = linked(typed, view.ref)
    outcome = typed.refused() or actions.align(
        request.viewer, wanted.child, wanted.parent, wanted.kind, wanted.share, now=request.now
    )
    if refused(outcome):
        context["goals"] = _goals(request, view, typed["q"], typed["other"])
        outcome = _with_titles(request, outcome)
        return again(request, "objective/links.html", outcome, request.lang, typed=typed, **context)
    named = books.titles(request.viewer, (wanted.child, wanted.parent))
    ends = {"child": named.get(wanted.child, wanted.child), "parent": named.get(wanted.parent, wanted.parent)}
    notice.leave(
        request,
        say_for(request)._("“%(child)s” now serves “%(parent)s”.") % ends,
        undo=reverse("link-removal", args=[view.ref]),
        child=wanted.child,
        parent=wanted.parent,
    )
    return see(reverse("objective", args=[view.ref]) + "#alignment")


@require_GET
@signed_in
def goals(request: Signed, ref: str) -> HttpResponse:
    """The goals of any cycle that some words find, to choose from while one types."""
    view = found(books.objective(request.viewer, ref, request.today, known=request.organisation)).objectives[0]
    known = _goals(request, view, request.GET.get("q", ""))
    return render(request, "objective/_goals.html", goals=known, typed=Typed(request.GET, request.lang))


def _goals(request: Signed, view: ObjectiveView, words: str, chosen: str = "") -> tuple[Hit, ...]:
    """What can be linked to: never itself or a part of itself; what was chosen stays among them."""
    own = {view.ref, *(k.ref for k in view.key_results)}
    kept = books.linkable(request.viewer, chosen) if chosen else ()
    hits = (*kept, *books.linkable(request.viewer, words.strip()[:100]))
    return tuple({hit.ref: hit for hit in hits if hit.ref not in own}.values())


def _with_titles(request: Signed, outcome: Problem | Problems) -> Problem | Problems:
    """A circle names the goals it runs through: "Sell more (O-1), Win the east (KR-4)"."""
    problems = outcome.items if isinstance(outcome, Problems) else (outcome,)
    refs = [str(ref) for problem in problems for ref in _path(problem)]
    named = books.titles(request.viewer, refs) if refs else {}
    told = [
        replace(p, values={**p.values, "path": tuple(f"{named.get(r, '…')} ({r})" for r in _path(p))})
        if _path(p)
        else p
        for p in problems
    ]
    # Either end may be refused; the form has one field for "the other goal".
    return Problems(tuple(p.at("other") if p.field in ("parent", "child") else p for p in told))


def _path(problem: Problem) -> tuple[str, ...]:
    path = problem.values.get("path") if problem.code == "alignment.loop" else None
    return path if isinstance(path, tuple) else ()


@posted("objective", "ref")
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
    path("objectives/<str:ref>/links/goals", goals, name="link-goals"),
    path("objectives/<str:ref>/links/removal", removal, name="link-removal"),
]

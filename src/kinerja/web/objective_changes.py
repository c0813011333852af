"""How does an objective change: its words, its publication, its end, and a later word on that end?"""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.urls import path, reverse
from django.views.decorators.http import require_http_methods

from kinerja.actions import objective as actions
from kinerja.core.access import Deed
from kinerja.core.lifecycle import ObjectiveState
from kinerja.store import books
from kinerja.web import notice
from kinerja.web.forms.objective import closed, objective_edit, shown_objective
from kinerja.web.forms.typed import Typed
from kinerja.web.goal_choices import GoalChoices
from kinerja.web.goal_lines import objective_line
from kinerja.web.objective import open_book, show
from kinerja.web.refusal import Refusals, again, in_words, refused
from kinerja.web.render import render, say_for, see
from kinerja.web.theirs import theirs
from kinerja.web.viewer import Signed, posted, signed_in


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def edit(request: Signed, ref: str) -> HttpResponse:
    """Change its words, ambition, owner, unit, or who sees it."""
    book = open_book(request, ref)
    view = book.objectives[0]
    theirs(request, Deed.EDIT, view.thing, reverse("objective", args=[view.ref]))
    context: dict[str, Any] = {
        "here": "okr",
        "objective": view,
        "cycle": book.cycle,
        "cycles": books.cycles(request.viewer),
        "units": books.unit_choices(request.viewer),
        "people": [p.as_ref for p in books.people(request.viewer)],
        "goal_choices": GoalChoices(say_for(request)),
    }
    if request.method != "POST":
        typed = Typed(shown_objective(view), request.lang)
        return render(request, "objective/edit.html", typed=typed, refusals=Refusals(), **context)
    typed = Typed(request.POST, request.lang)
    change, seen = objective_edit(typed), typed.whole("seen")
    outcome = typed.refused() or actions.edit(request.viewer, view.ref, change, now=request.now, seen=seen)
    if refused(outcome):
        return again(request, "objective/edit.html", outcome, request.lang, typed=typed, **context)
    return _done(request, view.ref, say_for(request)._("The change is saved."))


@posted("objective", "ref")
@signed_in
def publication(request: Signed, ref: str) -> HttpResponse:
    """Put a draft to work, or take it back to be thought over (`withdraw`)."""
    view = open_book(request, ref).objectives[0]
    withdraw = bool(request.POST.get("withdraw"))
    deed = actions.unpublish if withdraw else actions.publish
    outcome = deed(request.viewer, view.ref, now=request.now)
    if refused(outcome):
        refusals = in_words(outcome, request.lang)
        return show(request, ref, status=refusals.status, refusals=refusals, open_form="publication")
    say = say_for(request)
    for doubt in outcome.warnings:
        notice.doubt(request, say, doubt, about=view.title)
    words = (
        say._("It is a draft again; what was reported stays.")
        if withdraw
        else say._("It is published. Check-ins can begin.")
    )
    return _done(request, view.ref, words)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def closing(request: Signed, ref: str) -> HttpResponse:
    """The computed grade, the owner's own with its reason, what was learnt, and what becomes of each key result."""
    book = open_book(request, ref)
    view = book.objectives[0]
    theirs(request, Deed.EDIT, view.thing, reverse("objective", args=[view.ref]))
    say = say_for(request)
    context: dict[str, Any] = {
        "here": "okr",
        "book": book,
        "objective": view,
        "cycle": book.cycle,
        "cycles": books.cycles(request.viewer),
        "line": objective_line(book, view, say),
        "goal_choices": GoalChoices(say),
    }
    if request.method != "POST" and view.state is not ObjectiveState.PUBLISHED:
        return see(reverse("objective", args=[view.ref]))
    if request.method != "POST":
        typed = Typed({}, request.lang)
        return render(request, "objective/closing.html", typed=typed, refusals=Refusals(), **context)
    typed = Typed(request.POST, request.lang)
    said = closed(typed, view)
    outcome = typed.refused() or actions.close(
        request.viewer, view.ref, said.self_grade, said.self_reason, said.learning, said.outcomes,
        next_cycle_ref=said.next_cycle_ref, now=request.now,
    )  # fmt: skip
    if refused(outcome):
        return again(request, "objective/closing.html", outcome, request.lang, typed=typed, **context)
    return _done(request, view.ref, say._("It is closed. Grade and learning stay as they are."))


@posted("objective", "ref")
@signed_in
def correction(request: Signed, ref: str) -> HttpResponse:
    """Add a later word to a closed objective; the closing itself never changes."""
    view = open_book(request, ref).objectives[0]
    typed = Typed(request.POST, request.lang)
    words = typed.text("text", required=True, most=4000)
    outcome = typed.refused() or actions.correct(request.viewer, view.ref, words, now=request.now)
    if refused(outcome):
        refusals = in_words(outcome, request.lang)
        return show(request, ref, status=refusals.status, typed=typed, refusals=refusals, open_form="correction")
    return _done(request, view.ref, say_for(request)._("Your note stands beside the closing."))


def _done(request: Signed, ref: str, words: str) -> HttpResponse:
    notice.leave(request, words)
    return see(reverse("objective", args=[ref]))


urlpatterns = [
    path("objectives/<str:ref>/edit", edit, name="objective-edit"),
    path("objectives/<str:ref>/publication", publication, name="objective-publication"),
    path("objectives/<str:ref>/closing", closing, name="objective-closing"),
    path("objectives/<str:ref>/corrections", correction, name="objective-corrections"),
]

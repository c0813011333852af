"""How does a key result join an objective, change inside its cycle with a reason, and leave?"""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.urls import path, reverse
from django.views.decorators.http import require_http_methods

from kinerja.actions import key_result as actions
from kinerja.core.access import Deed
from kinerja.store import books
from kinerja.web import notice
from kinerja.web.forms.key_result import key_result_draft, key_result_edit, shown_key_result
from kinerja.web.forms.typed import Typed
from kinerja.web.forms.understood import KEY_RESULT, Blank, key_result_blank
from kinerja.web.goal_choices import GoalChoices
from kinerja.web.key_result import see_key_result
from kinerja.web.objective import open_book
from kinerja.web.refusal import Refusals, again, refused
from kinerja.web.render import render, say_for, see
from kinerja.web.theirs import theirs
from kinerja.web.understood import looked_at
from kinerja.web.viewer import Signed, signed_in


def _choices(request: Signed) -> dict[str, Any]:
    return {
        "here": "okr",
        "people": [p.as_ref for p in books.people(request.viewer)],
        "kpis": books.kpi_choices(request.viewer),
        "goal_choices": GoalChoices(say_for(request)),
    }


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def new(request: Signed, ref: str) -> HttpResponse:
    """One more key result for an objective."""
    book = open_book(request, ref)
    view = book.objectives[0]
    theirs(request, Deed.EDIT, view.thing, reverse("objective", args=[view.ref]))
    context: dict[str, Any] = {**_choices(request), "objective": view}
    if request.method != "POST":
        typed = Typed({"kind": "metric", "cadence": "week"}, request.lang)
        return render(request, "key_result/new.html", typed=typed, refusals=Refusals(), **context)
    typed = Typed(request.POST, request.lang)
    if shown := looked_at(request, typed, "key_result/new.html", [Blank("key_result", KEY_RESULT)], **context):
        return shown
    draft = key_result_draft(typed)
    outcome = typed.refused() or actions.add(request.viewer, view.ref, draft, now=request.now)
    if refused(outcome):
        return again(request, "key_result/new.html", outcome, request.lang, typed=typed, **context)
    say = say_for(request)
    notice.leave(request, say._("%(title)s is saved as %(ref)s.") % {"title": draft.title, "ref": outcome.ref})
    for doubt in outcome.warnings:
        notice.doubt(request, say, doubt, about=draft.title)
    return see(reverse("objective", args=[view.ref]))


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def edit(request: Signed, ref: str) -> HttpResponse:
    """Its words, its aim, its owner: once people work on it, a new aim needs a reason."""
    seen = see_key_result(request, ref)
    view = seen.view
    theirs(request, Deed.EDIT, seen.objective.thing_of(view), reverse("key-result", args=[view.ref]))
    context: dict[str, Any] = {**_choices(request), "seen": seen, "key_result": view, "objective": seen.objective}
    if request.method != "POST":
        typed = Typed(shown_key_result(view, say_for(request)), request.lang)
        return render(request, "key_result/edit.html", typed=typed, refusals=Refusals(), **context)
    typed = Typed(request.POST, request.lang)
    blank = key_result_blank(view, say_for(request))
    if shown := looked_at(request, typed, "key_result/edit.html", [blank], **context):
        return shown
    change, reason = key_result_edit(typed, view), typed.text("reason", most=2000)
    outcome = typed.refused() or actions.edit(
        request.viewer, view.ref, change, reason, now=request.now, seen=typed.whole("seen")
    )
    if refused(outcome):
        return again(request, "key_result/edit.html", outcome, request.lang, typed=typed, **context)
    notice.leave(request, say_for(request)._("The change is saved; what it said before stays in the history."))
    return see(reverse("key-result", args=[view.ref]))


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def remove(request: Signed, ref: str) -> HttpResponse:
    """Drop a key result with a reason; it stays in the history."""
    seen = see_key_result(request, ref)
    theirs(request, Deed.EDIT, seen.objective.thing_of(seen.view), reverse("key-result", args=[seen.view.ref]))
    context: dict[str, Any] = {"here": "okr", "seen": seen, "key_result": seen.view, "objective": seen.objective}
    typed = Typed(request.POST, request.lang)
    if request.method != "POST":
        return render(request, "key_result/remove.html", typed=typed, refusals=Refusals(), **context)
    outcome = actions.remove(request.viewer, seen.view.ref, typed.text("reason", most=2000), now=request.now)
    if refused(outcome):
        return again(request, "key_result/remove.html", outcome, request.lang, typed=typed, **context)
    words = say_for(request)._("%(title)s no longer counts; its history stays.") % {"title": seen.view.title}
    notice.leave(request, words, state=None)
    for doubt in outcome.warnings:
        notice.doubt(request, say_for(request), doubt, about=seen.objective.title)
    return see(reverse("objective", args=[seen.objective.ref]))


urlpatterns = [
    path("objectives/<str:ref>/key-results/new", new, name="key-result-new"),
    path("key-results/<str:ref>/edit", edit, name="key-result-edit"),
    path("key-results/<str:ref>/removal", remove, name="key-result-removal"),
]

"""How does a KPI change: its name and owner, its definition, its targets, and its place in the archive?"""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.urls import path, reverse
from django.views.decorators.http import require_http_methods

from kinerja.actions import kpi as actions
from kinerja.core.access import Deed
from kinerja.core.book import Book
from kinerja.store import books
from kinerja.store.directory import unit_choices
from kinerja.web import notice
from kinerja.web.forms.kpi import kpi_edit, revised_definition, shown_definition, shown_edit
from kinerja.web.forms.typed import Typed
from kinerja.web.forms.understood import kpi_blank
from kinerja.web.kpi import found
from kinerja.web.kpi_sheet import dependants
from kinerja.web.refusal import Refusals, again, refused
from kinerja.web.render import render, say_for, see
from kinerja.web.theirs import theirs
from kinerja.web.understood import looked_at
from kinerja.web.viewer import Signed, posted, signed_in


def _book(request: Signed, ref: str, *, depending: bool = False) -> Book:
    """The KPI's book, for those who may change it; the others are told why not."""
    book = found(books.kpi(request.viewer, ref, request.today, known=request.organisation, depending=depending))
    view = book.kpis[0]
    theirs(request, Deed.SET, view.thing, reverse("kpi", args=[view.ref]))
    return book


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def edit(request: Signed, ref: str) -> HttpResponse:
    """Rename it, hand it over, move it, or change who sees it."""
    book = _book(request, ref)
    view = book.kpis[0]
    context: dict[str, Any] = {
        "here": "board",
        "kpi": view,
        "units": unit_choices(request.viewer),
        "people": books.people(request.viewer),
    }
    if request.method != "POST":
        typed = Typed(shown_edit(view), request.lang)
        return render(request, "kpi/edit.html", typed=typed, refusals=Refusals(), **context)
    typed = Typed(request.POST, request.lang)
    if shown := looked_at(request, typed, "kpi/edit.html", [kpi_blank(view, say_for(request))], **context):
        return shown
    change = kpi_edit(typed)
    outcome = typed.refused() or actions.edit(request.viewer, view.ref, change, now=request.now)
    if refused(outcome):
        return again(request, "kpi/edit.html", outcome, request.lang, typed=typed, **context)
    return _done(request, view.ref, say_for(request)._("The change is saved."))


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def definition(request: Signed, ref: str) -> HttpResponse:
    """A new version of what it means, with the reason; closed periods keep the version they were judged by."""
    book = _book(request, ref)
    view = book.kpis[0]
    context: dict[str, Any] = {
        "here": "board",
        "kpi": view,
        "locked": bool(view.readings),
    }
    if request.method != "POST":
        shown = shown_definition(view, say_for(request))
        # A sentence in the form of its name may lead here with what it says.
        led = {name: said for name, said in request.GET.dict().items() if name in shown}
        typed = Typed({**shown, **led}, request.lang)
        return render(request, "kpi/definition.html", typed=typed, refusals=Refusals(), **context)
    typed = Typed(request.POST, request.lang)
    draft, reason = revised_definition(typed), typed.text("reason", required=True, most=2000)
    outcome = typed.refused() or actions.revise(request.viewer, view.ref, draft, reason, now=request.now)
    if refused(outcome):
        return again(request, "kpi/definition.html", outcome, request.lang, typed=typed, **context)
    return _done(request, view.ref, say_for(request)._("The new version holds from the current period on."))


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def targets(request: Signed, ref: str) -> HttpResponse:
    """Set what it should reach from a period on; the list of all targets so far."""
    book = _book(request, ref)
    view = book.kpis[0]
    context: dict[str, Any] = {"here": "board", "kpi": view}
    if request.method != "POST":
        led = {name: request.GET.get(name, "") for name in ("target", "target_high")}
        typed = Typed({**led, "since": request.GET.get("since") or view.running.label}, request.lang)
        return render(request, "kpi/targets.html", typed=typed, refusals=Refusals(), **context)
    typed = Typed(request.POST, request.lang)
    value, high = typed.number("target", required=True), typed.number("target_high")
    since, reason = typed.text("since", required=True, most=20), typed.text("reason", most=2000)
    refusal = typed.refused()
    if refusal or value is None:
        outcome: object = refusal
    else:
        outcome = actions.set_target(request.viewer, view.ref, since, value, high, reason, now=request.now)
    if refused(outcome):
        return again(request, "kpi/targets.html", outcome, request.lang, typed=typed, **context)
    return _done(request, view.ref, say_for(request)._("The target is set."))


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def archive(request: Signed, ref: str) -> HttpResponse:
    """Stop measuring it, with a reason; its history stays, and it can come back."""
    book = _book(request, ref, depending=True)
    view = book.kpis[0]
    context: dict[str, Any] = {
        "here": "board",
        "kpi": view,
        "dependants": dependants(book, view.ref),
    }
    typed = Typed(request.POST, request.lang)
    if request.method != "POST":
        return render(request, "kpi/archive.html", typed=typed, refusals=Refusals(), **context)
    outcome = actions.archive(request.viewer, view.ref, typed.text("reason", most=2000), now=request.now)
    if refused(outcome):
        return again(request, "kpi/archive.html", outcome, request.lang, typed=typed, **context)
    say = say_for(request)
    restore_url = reverse("kpi-restore", args=[view.ref])
    notice.leave(request, say._("%(name)s is in the archive.") % {"name": view.name}, undo=restore_url)
    return see(reverse("kpi", args=[view.ref]))


@posted("kpi", "ref")
@signed_in
def restore(request: Signed, ref: str) -> HttpResponse:
    """Take it out of the archive."""
    view = _book(request, ref).kpis[0]
    outcome = actions.restore(request.viewer, view.ref, now=request.now)
    if refused(outcome):
        return again(request, "errors/refused.html", outcome, request.lang, back=reverse("kpi", args=[view.ref]))
    return _done(request, view.ref, say_for(request)._("It is measured again."))


def _done(request: Signed, ref: str, words: str) -> HttpResponse:
    notice.leave(request, words)
    return see(reverse("kpi", args=[ref]))


urlpatterns = [
    path("kpis/<str:ref>/edit", edit, name="kpi-edit"),
    path("kpis/<str:ref>/definition", definition, name="kpi-definition"),
    path("kpis/<str:ref>/targets", targets, name="kpi-targets"),
    path("kpis/<str:ref>/archive", archive, name="kpi-archive"),
    path("kpis/<str:ref>/restore", restore, name="kpi-restore"),
]

"""What does one KPI look like, and how does a new one come to be?"""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.urls import path, reverse
from django.views.decorators.http import require_GET, require_http_methods

from kinerja.actions import kpi as actions
from kinerja.core.access import Deed
from kinerja.core.book import Book
from kinerja.core.problem import Problem
from kinerja.store import books
from kinerja.web import notice
from kinerja.web.forms.kpi import kpi_draft
from kinerja.web.forms.typed import Typed
from kinerja.web.forms.understood import KPI, Blank
from kinerja.web.kpi_sheet import dependants, sheet_of
from kinerja.web.refusal import Refusals, again, refused
from kinerja.web.render import creates, render, say_for, see
from kinerja.web.theirs import theirs_here
from kinerja.web.understood import looked_at
from kinerja.web.viewer import Signed, signed_in


@require_GET
@signed_in
def kpi(request: Signed, ref: str) -> HttpResponse:
    """The KPI's page: its line over time, its verdict and why, its values, targets, versions, and who depends on it."""
    return show(request, ref)


def show(request: Signed, ref: str, *, status: int = 200, **context: object) -> HttpResponse:
    """The page again, with a refused form in it where `context` carries one."""
    book = found(books.kpi(request.viewer, ref, request.today, known=request.organisation))
    view = book.kpis[0]
    say = say_for(request)
    known: dict[str, Any] = {
        "here": "board",
        "book": book,
        "kpi": view,
        "sheet": sheet_of(view, say),
        "dependants": dependants(book, view.ref),
        "events": books.events(request.viewer, ref=view.ref, limit=20),
        "may_report": book.may(Deed.REPORT, view.thing),
        "may_edit": book.may(Deed.SET, view.thing),
        "typed": Typed({}, request.lang),
        "refusals": Refusals(),
        "open_form": "",
    }
    return render(request, "kpi/page.html", status=status, **{**known, **context})


def found(book: Book | Problem) -> Book:
    """The book, or the 404 that is the same for what is hidden, foreign or not there."""
    if isinstance(book, Problem):
        raise Http404
    return book


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def new(request: Signed) -> HttpResponse:
    """A new KPI: name, unit, target and cadence first, the rest under "More"."""
    if not creates(request.viewer):
        theirs_here(request, Deed.CREATE, reverse("board"))
    context: dict[str, Any] = {
        "here": "board",
        "units": books.unit_choices(request.viewer),
        "people": books.people(request.viewer),
    }
    if request.method != "POST":
        start = {"unit": request.person.unit.ref if request.person.unit else "", "owner": request.person.ref}
        typed = Typed({**start, **request.GET.dict()}, request.lang)
        return render(request, "kpi/new.html", typed=typed, refusals=Refusals(), **context)
    typed = Typed(request.POST, request.lang)
    if shown := looked_at(request, typed, "kpi/new.html", [Blank("kpi", KPI)], **context):
        return shown
    draft = kpi_draft(typed)
    outcome = typed.refused() or actions.create(request.viewer, draft, now=request.now)
    if refused(outcome):
        return again(request, "kpi/new.html", outcome, request.lang, typed=typed, **context)
    say = say_for(request)
    notice.leave(
        request,
        say._("%(name)s is saved as %(ref)s. Its chart begins with the first value.")
        % {"name": draft.name, "ref": outcome.ref},
    )
    for doubt in outcome.warnings:
        notice.leave(request, say.refusal(doubt), state="watch")
    return see(reverse("kpi", args=[outcome.ref]))


urlpatterns = [
    path("kpis/new", new, name="kpi-new"),
    path("kpis/<str:ref>", kpi, name="kpi"),
]

"""How does somebody delete a KPI or a draft objective that was a mistake?"""

from __future__ import annotations

from django.http import HttpResponse
from django.urls import path, reverse
from django.views.decorators.http import require_http_methods

from kinerja.actions import discard as actions
from kinerja.core.access import Deed, Thing
from kinerja.core.book import Book
from kinerja.store import books
from kinerja.web import notice
from kinerja.web.kpi import found
from kinerja.web.objective import open_book
from kinerja.web.refusal import Refusals, in_words, refused
from kinerja.web.render import render, say_for, see
from kinerja.web.theirs import theirs
from kinerja.web.viewer import Signed, signed_in


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def kpi(request: Signed, ref: str) -> HttpResponse:
    """Delete a KPI that has no values."""
    book = found(books.kpi(request.viewer, ref, request.today, known=request.organisation))
    view = book.kpis[0]
    return _ask(request, book, view.thing, view.ref, view.name, "kpi")


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def objective(request: Signed, ref: str) -> HttpResponse:
    """Delete a draft objective without check-ins, with its key results."""
    book = open_book(request, ref)
    view = book.objectives[0]
    return _ask(request, book, view.thing, view.ref, view.title, "objective")


def _ask(request: Signed, book: Book, thing: Thing, ref: str, title: str, noun: str) -> HttpResponse:
    """Ask once more, and delete it when the answer comes; what can't be deleted says why."""
    say, refusals = say_for(request), Refusals()
    if request.method == "POST":
        outcome = actions.discard(request.viewer, ref, now=request.now)
        if not refused(outcome):
            words = say._("%(id)s is deleted. What happened to it stays in the history.")
            notice.leave(request, words % {"id": outcome.ref}, state=None)
            return see(reverse("board" if noun == "kpi" else "okr"))
        refusals = in_words(outcome, request.lang, say.zone)
    elif not book.may(Deed.CREATE, thing):
        theirs(request, Deed.SET if noun == "kpi" else Deed.EDIT, thing, reverse(noun, args=[ref]))
    over = (reverse("board"), say._("KPI board")) if noun == "kpi" else (reverse("okr"), say._("OKR cycle"))
    return render(
        request,
        "discard/page.html",
        status=refusals.status if refusals.items else 200,
        here="board" if noun == "kpi" else "okr",
        title=title,
        accent="kpi" if noun == "kpi" else "okr",
        above=over,
        back=reverse(noun, args=[ref]),
        refusals=refusals,
    )


urlpatterns = [
    path("kpis/<str:ref>/removal", kpi, name="kpi-removal"),
    path("objectives/<str:ref>/removal", objective, name="objective-removal"),
]

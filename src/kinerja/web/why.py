"""Why is this number so: from which inputs, by which formula and steps?"""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import path
from django.views.decorators.http import require_GET

from kinerja.core.book import Book
from kinerja.core.explain import Explanation
from kinerja.core.period import Period, parse_period
from kinerja.core.problem import Problem
from kinerja.core.why import why_key_result, why_kpi, why_objective
from kinerja.store import books
from kinerja.web.render import render, wants_piece
from kinerja.web.viewer import Signed, signed_in
from kinerja.words.explanation import in_words


@require_GET
@signed_in
def why(request: Signed, ref: str) -> HttpResponse:
    """The explanation of a KPI's score, a key result's progress or an objective's roll-up: a page, or its panel alone.

    `?period=2026-10` asks about one period of a KPI instead of the latest.
    """
    book, explanation, title = _answer(request, ref.upper())
    template = "why/_panel.html" if wants_piece(request) else "why/page.html"
    panel = in_words(explanation, request.lang)
    return render(request, template, panel=panel, title=title, ref=ref.upper(), book=book, here="")


def _answer(request: Signed, ref: str) -> tuple[Book, Explanation, str]:
    prefix = ref.partition("-")[0]
    viewer, today = request.viewer, request.today
    match prefix:
        case "KPI":
            book = _found(books.kpi(viewer, ref, today))
            view = book.kpis[0]
            return book, why_kpi(view, _period(request, book)), view.name
        case "KR":
            book = _found(books.key_result(viewer, ref, today))
            key_result = book.key_result(ref)
            return book, why_key_result(book, ref), key_result.title if key_result else ref
        case "O":
            book = _found(books.objective(viewer, ref, today))
            return book, why_objective(book, ref), book.objectives[0].title
        case _:
            raise Http404


def _period(request: HttpRequest, book: Book) -> Period | None:
    label = request.GET.get("period")
    if not label:
        return None
    period = parse_period(label, book.organisation.fiscal_month)
    if isinstance(period, Problem):
        raise Http404
    return period


def _found(book: Book | Problem) -> Book:
    if isinstance(book, Problem):
        raise Http404
    return book


urlpatterns = [path("why/<str:ref>", why, name="why")]

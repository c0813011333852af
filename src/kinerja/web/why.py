"""Why is this number so: from which inputs, by which formula and steps?"""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404, HttpResponse
from django.urls import path, reverse
from django.views.decorators.http import require_GET

from kinerja.core.book import Book
from kinerja.core.period import Period, parse_period
from kinerja.core.problem import Problem
from kinerja.store import why as store
from kinerja.web.refusal import refused
from kinerja.web.render import render, say_for, wants_piece
from kinerja.web.say import Say
from kinerja.web.viewer import Signed, signed_in
from kinerja.words.explanation import in_words
from kinerja.words.numbers import NOTHING


@dataclass(frozen=True, slots=True)
class About:
    """What the number belongs to: its name and period, its page, and the list that this stands in."""

    name: str
    period: str
    page: str
    above: tuple[str, str]


@require_GET
@signed_in
def why(request: Signed, ref: str) -> HttpResponse:
    """The explanation of a KPI's score, a key result's progress or an objective's roll-up: a page, or its panel alone.

    `?period=2026-10` asks about one period of a KPI instead of the latest.
    """
    wanted, label = ref.upper(), request.GET.get("period")
    book = store.book_of(request.viewer, wanted, request.today, known=request.organisation)
    outcome = book if isinstance(book, Problem) else store.explained(book, wanted, label)
    if isinstance(book, Problem) or refused(outcome):
        raise Http404
    say = say_for(request)
    template = "why/_panel.html" if wants_piece(request) else "why/page.html"
    panel = in_words(outcome, request.lang, say.zone)
    question = say._("Why is there no number?") if panel.value == NOTHING else say._("Why is it %(value)s?")
    return render(
        request,
        template,
        panel=panel,
        question=question % {"value": panel.value},
        about=_about(book, wanted, label, say),
        here="board" if book.kpis else "okr",
    )


def _about(book: Book, ref: str, label: str | None, say: Say) -> About:
    if view := book.kpi(ref):
        asked = parse_period(label, view.fiscal_month) if label else None
        period = asked if isinstance(asked, Period) else view.latest.period if view.latest else view.running
        return About(view.name, say.period(period), reverse("kpi", args=[ref]), (reverse("board"), say._("KPI board")))
    cycle = (reverse("cycle", args=[book.cycle.ref]), book.cycle.name) if book.cycle else (reverse("okr"), "OKR")
    if key_result := book.key_result(ref):
        return About(key_result.title or ref, "", reverse("key-result", args=[ref]), cycle)
    objective = book.objective(ref)
    return About((objective.title if objective else "") or ref, "", reverse("objective", args=[ref]), cycle)


urlpatterns = [path("why/<str:ref>", why, name="why")]

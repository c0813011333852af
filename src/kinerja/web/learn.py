"""What is the difference between a KPI and an OKR, and which of the two does one need?"""

from __future__ import annotations

from django.http import HttpResponse
from django.urls import path
from django.views.decorators.http import require_GET

from kinerja.core.book import Book
from kinerja.core.kpi import Verdict
from kinerja.core.kpi_view import KpiView
from kinerja.core.lifecycle import ObjectiveState
from kinerja.core.okr_view import ObjectiveView
from kinerja.store import books
from kinerja.store.books import KpiFilter, OkrFilter
from kinerja.web.board import line_of
from kinerja.web.goal_lines import objective_line
from kinerja.web.render import render, say_for
from kinerja.web.viewer import Signed, signed_in

#: Among how many KPIs and objectives a telling example is looked for.
LOOKED_AT = 12


@require_GET
@signed_in
def learn(request: Signed) -> HttpResponse:
    """The comparison as a page, with a KPI and an objective of one's own organisation as examples."""
    board = books.board(request.viewer, request.today, filter=KpiFilter(limit=LOOKED_AT), known=request.organisation)
    okr = books.running(request.viewer, request.today, filter=OkrFilter(limit=LOOKED_AT), known=request.organisation)
    kpi = _kpi(board)
    objective = _objective(okr)
    return render(
        request,
        "learn/page.html",
        here="learn",
        kpi=kpi,
        spark=line_of(kpi, say_for(request)).spark if kpi else None,
        objective=objective,
        line=objective_line(okr, objective, say_for(request)) if objective else None,
        cycle=okr.cycle,
    )


def _kpi(board: Book) -> KpiView | None:
    """A KPI that has a target and many values says more than one without."""
    judged = (Verdict.ACHIEVED, Verdict.NOT_ACHIEVED)
    telling = [k for k in board.kpis if k.result.verdict in judged] or list(board.kpis)
    return max(telling, key=lambda k: sum(1 for p in k.points() if p.actual is not None), default=None)


def _objective(okr: Book) -> ObjectiveView | None:
    """A published objective that has begun to move says more than one that has not."""
    working = [o for o in okr.objectives if o.state is not ObjectiveState.DRAFT and o.key_results]
    return next((o for o in working if okr.rolled(o.ref).value is not None), working[0] if working else None)


urlpatterns = [path("learn", learn, name="learn")]

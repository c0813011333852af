"""How do all KPIs stand, and which of them does the reader want to see?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from django.http import HttpResponse
from django.urls import path
from django.views.decorators.http import require_GET

from kinerja.core.kpi_view import KpiView
from kinerja.reports.spark import Spark
from kinerja.store import books
from kinerja.store.directory import owner_choices, unit_choices
from kinerja.web import states
from kinerja.web.board_row import BoardRow, board_row
from kinerja.web.forms.board import NARROWING, ROWS, address, asked_filter
from kinerja.web.forms.typed import Typed
from kinerja.web.kpi_sheet import last_two, spark_of
from kinerja.web.render import render, say_for
from kinerja.web.say import Say
from kinerja.web.viewer import Signed, signed_in


@dataclass(frozen=True, slots=True)
class Line:
    """One KPI in a short list, of a unit or a person: its view, its few strokes, its state, and its last change."""

    view: KpiView
    spark: Spark
    state: str
    change: str | None


@require_GET
@signed_in
def board(request: Signed) -> HttpResponse:
    """The KPIs one may see, filtered, sorted and paged; the address holds the whole question."""
    typed = Typed(request.GET, request.lang)
    size = next((n for n in ROWS if typed["rows"] == str(n)), ROWS[0])
    page = max(int(typed["page"]) if typed["page"].isdecimal() and len(typed["page"]) < 5 else 1, 1)
    grouped = typed["group"] == "unit"
    # One row more than is shown tells whether there is a next page, without counting them all.
    wanted = replace(asked_filter(typed), limit=size + 1, offset=(page - 1) * size)
    book = books.board(request.viewer, request.today, filter=wanted, known=request.organisation)
    shown = book.kpis[:size]
    return render(
        request,
        "board/page.html",
        here="board",
        book=book,
        groups=list(_groups(shown, say_for(request), grouped=grouped)),
        first=wanted.offset + 1,
        last=wanted.offset + len(shown),
        newer=address(request.GET, page=str(page - 1)) if page > 1 else None,
        older=address(request.GET, page=str(page + 1)) if len(book.kpis) > size else None,
        units=unit_choices(request.viewer),
        people=owner_choices(request.viewer),
        typed=typed,
        asked=lambda **changed: address(request.GET, **changed),
        conditions=sum(bool(typed[name]) for name in NARROWING if name != "state"),
        filtered=any(typed[name] for name in NARROWING) or page > 1,
    )


def _groups(kpis: Sequence[KpiView], say: Say, *, grouped: bool) -> Iterator[tuple[str | None, list[BoardRow]]]:
    if not grouped:
        yield None, [board_row(k, say, grouped=False) for k in kpis]
        return
    for name, members in groupby(kpis, key=lambda k: k.unit.name):
        yield name, [board_row(k, say, grouped=True) for k in members]


def line_of(view: KpiView, say: Say) -> Line:
    """One KPI of a short list."""
    two = last_two(view)
    change = say.moved(*two, view.measure) if two else None
    return Line(view, spark_of(view)[0], states.of_result(view.result), change)


urlpatterns = [path("kpis", board, name="board")]

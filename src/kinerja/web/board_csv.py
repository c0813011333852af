"""How does the board leave as a file that a program or a spreadsheet reads?"""

from __future__ import annotations

import csv
import io
from decimal import Decimal

from django.http import HttpResponse
from django.urls import path
from django.views.decorators.http import require_GET

from kinerja.core.kpi_view import KpiView
from kinerja.core.measure import text
from kinerja.store import books
from kinerja.web.forms.board import asked_filter
from kinerja.web.forms.typed import Typed
from kinerja.web.viewer import Signed, signed_in

COLUMNS = (
    "id", "name", "unit", "owner", "cadence", "measure_kind", "measure_name", "comparator", "polarity",
    "period", "value", "target", "target_high", "score", "verdict", "due",
)  # fmt: skip


@require_GET
@signed_in
def board_csv(request: Signed) -> HttpResponse:
    """The same KPIs as the board with the same filter: decimal points, ISO periods, one language for all readers."""
    book = books.board(request.viewer, request.today, filter=asked_filter(Typed(request.GET, request.lang)))
    paper = io.StringIO()
    writer = csv.writer(paper)
    writer.writerow(COLUMNS)
    writer.writerows([harmless(cell) for cell in _cells(view)] for view in book.kpis)
    name = f'attachment; filename="kpis-{request.today.isoformat()}.csv"'
    headers = {"Content-Disposition": name, "Cache-Control": "private, no-store"}
    return HttpResponse(paper.getvalue(), content_type="text/csv; charset=utf-8", headers=headers)


def _cells(view: KpiView) -> tuple[str | Decimal | None, ...]:
    result, scoring = view.result, view.definition.scoring
    return (
        view.ref, view.name, view.unit.name, view.owner.name if view.owner else "", view.cadence,
        view.measure.unit.kind, view.measure.unit.name, scoring.comparator, scoring.polarity,
        view.latest.period.label if view.latest else "", result.actual, result.target, result.high,
        round(result.score.value, 2) if result.score else None, result.verdict, view.due.label if view.due else "",
    )  # fmt: skip


def harmless(cell: str | Decimal | None) -> str:
    """A cell that no spreadsheet takes for a formula: numbers as they are, a text like "=1+1" behind an apostrophe."""
    if cell is None:
        return ""
    if isinstance(cell, Decimal):
        return text(cell)
    return f"'{cell}" if cell[:1] in ("=", "+", "-", "@", "\t", "\r") else str(cell)


urlpatterns = [path("kpis.csv", board_csv, name="board-csv")]

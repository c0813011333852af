"""How do the KPI sheets of a unit or a person leave the page as a workbook?"""

from __future__ import annotations

import re
from typing import Any

from django.http import Http404, HttpResponse
from django.urls import path
from django.views.decorators.http import require_GET

from kinerja.actions.sheet_guess import likely_periods
from kinerja.core.period import Cadence, Period, parse_period, period_of, preceding
from kinerja.core.problem import Problem
from kinerja.reports.kpi_sheet import workbook
from kinerja.reports.kpi_sheet_lines import pages_of_kpis
from kinerja.store import books, sheets
from kinerja.store.books import KpiFilter
from kinerja.web.refusal import Refusals, again
from kinerja.web.render import render, say_for
from kinerja.web.viewer import Signed, signed_in

#: The rhythms of the periods that the page offers, the shortest first: of two that end together it begins with that.
_RHYTHMS = (Cadence.MONTH, Cadence.QUARTER, Cadence.HALF, Cadence.YEAR)
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class XLSX(HttpResponse):
    """A workbook to keep; nobody else's cache does."""

    def __init__(self, data: bytes, name: str) -> None:
        plain = re.sub(r"[^\w.-]+", "-", name, flags=re.ASCII).strip("-.") or "kpi.xlsx"
        headers = {"Content-Disposition": f'attachment; filename="{plain}"', "Cache-Control": "private, no-store"}
        super().__init__(data, content_type=_TYPE, headers=headers)


@require_GET
@signed_in
def unit_sheet(request: Signed, ref: str) -> HttpResponse:
    """The sheets of a unit's people, with all units below it; without a period, the page that asks for one."""
    view = books.unit(request.viewer, ref)
    if isinstance(view, Problem):
        raise Http404
    return _sheet(request, view.name, unit_ref=view.ref)


@require_GET
@signed_in
def person_sheet(request: Signed, ref: str) -> HttpResponse:
    """The sheet of one person; without a period, the page that asks for one."""
    view = books.person(request.viewer, ref)
    if isinstance(view, Problem):
        raise Http404
    return _sheet(request, view.name, owner_ref=view.ref)


def _sheet(request: Signed, name: str, *, unit_ref: str | None = None, owner_ref: str | None = None) -> HttpResponse:
    context: dict[str, Any] = {
        "here": "units" if unit_ref else "people",
        "name": name,
        "back": (("unit", unit_ref) if unit_ref else ("person", owner_ref)),
        "periods": _periods(request),
        "chosen": "",
    }
    label = request.GET.get("period", "")
    if not label:
        chosen = _latest(request, unit_ref, owner_ref).label
        return render(request, "sheet/export.html", refusals=Refusals(), **{**context, "chosen": chosen})
    period = parse_period(label[:20], request.organisation.fiscal_month)
    if isinstance(period, Problem):
        return again(request, "sheet/export.html", period, request.lang, **context)
    rows = sheets.sheet(request.viewer, period, unit_ref=unit_ref, owner_ref=owner_ref, known=request.organisation)
    if problem := sheets.unknown_in(rows, period):
        return again(request, "sheet/export.html", problem, request.lang, **{**context, "chosen": period.label})
    data = workbook(pages_of_kpis(rows, period, request.lang), request.lang)
    return XLSX(data, f"kpi-{(unit_ref or owner_ref or '').lower()}-{period.label}.xlsx")


def _latest(request: Signed, unit_ref: str | None, owner_ref: str | None) -> Period:
    """The period that ended last in a rhythm in which KPIs are measured here: most often the month before."""
    fiscal_month = request.organisation.fiscal_month
    wanted = KpiFilter(unit_ref=unit_ref, owner_ref=owner_ref)
    board = books.board(request.viewer, request.today, filter=wanted, known=request.organisation)
    rhythms = [rhythm for rhythm in _RHYTHMS if any(view.cadence is rhythm for view in board.kpis)]
    ended = [preceding(period_of(request.today, rhythm, fiscal_month), fiscal_month) for rhythm in rhythms or _RHYTHMS]
    return max(ended, key=lambda period: period.end)


def _periods(request: Signed) -> list[tuple[str, str]]:
    say = say_for(request)
    return [(p.label, say.period(p)) for p in likely_periods(request.today, request.organisation.fiscal_month)]


urlpatterns = [
    path("units/<str:ref>/sheet", unit_sheet, name="unit-sheet"),
    path("people/<str:ref>/sheet", person_sheet, name="person-sheet"),
]

"""How does a program check, save and fetch KPI sheets?"""

from __future__ import annotations

import base64
import binascii

from django.http import HttpRequest, HttpResponse
from ninja import Router

from kinerja.actions import sheet
from kinerja.actions.sheet_guess import Said, draft_of, not_there
from kinerja.actions.sheet_kept import kept_in
from kinerja.actions.sheeted import SheetDraft
from kinerja.api.answers import answer
from kinerja.api.body import bodies, file_body_of
from kinerja.api.caller import VIA, Caller, asking, lang_of
from kinerja.api.problems import Refused, granted
from kinerja.api.saved import in_rows
from kinerja.api.schemas.common import answers
from kinerja.api.schemas.sheet import SheetChoice, SheetFile, SheetImport, SheetOut, SheetRead, SheetSaved
from kinerja.core.period import Cadence, parse_period, period_of, preceding
from kinerja.core.problem import Problem
from kinerja.core.sheet import Page
from kinerja.reading.sheet import read_sheets
from kinerja.reading.sheet.answers import nothing_read, unasked
from kinerja.reports.kpi_sheet import workbook
from kinerja.reports.kpi_sheet_lines import pages_of_kpis
from kinerja.sources.workbook import read_workbook
from kinerja.store import books, sheets
from kinerja.words import sheet_findings

router = Router()


@router.post("/sheets", response=answers(SheetRead), summary="Check a KPI sheet", openapi_extra=bodies(SheetFile))
def check_sheet(request: HttpRequest) -> HttpResponse:
    """The lines of each person's sheet with recomputed scores, and every cell that is wrong; nothing is saved."""
    asking(request)
    lang, body = lang_of(request), file_body_of(request, SheetFile)
    return answer({"pages": [_told(page, lang) for page in _pages(body)]})


def _told(page: Page, lang: str) -> dict[str, object]:
    said = [{**f.as_dict(), "words": sheet_findings.sentence(f, lang)} for f in page.findings]
    return {**page.as_dict(), "findings": said}


def _pages(body: SheetFile) -> tuple[Page, ...]:
    try:
        data = base64.b64decode(body.file, validate=False)
    except (binascii.Error, ValueError):
        data = b""
    grids = granted(read_workbook(data))
    pages = read_sheets(grids, body.answers)
    granted(pages or nothing_read(grids))
    given = [(f"{place}={answer}", (place,)) for place, answer in body.answers.items() if answer]
    if slip := unasked(pages, given):
        raise Refused(slip)
    return pages


@router.post(
    "/sheets/import",
    response=answers(SheetSaved, 201, write=True),
    summary="Save a KPI sheet",
    openapi_extra=bodies(SheetImport),
)
def save_sheet(request: HttpRequest) -> HttpResponse:
    """Its lines as KPIs with targets, weights and values: all of them or, when one is refused, none."""
    me = asking(request)
    body = file_body_of(request, SheetImport)
    pages = _pages(body)
    choices = body.pages or [SheetChoice.model_validate({"page": number}) for number in range(1, len(pages) + 1)]
    drafts = [_draft(me, pages, choice, body.name) for choice in choices]
    done = granted(sheet.save(me.viewer, drafts, now=me.now, via=VIA))
    told = {"created": done.created, "measured": done.measured, "import_id": done.event}
    warnings = in_rows(kept_in(drafts), lang_of(request))
    return answer({"saved": list(done.refs), **told, "warnings": warnings}, 201)


def _draft(me: Caller, pages: tuple[Page, ...], choice: SheetChoice, name: str) -> SheetDraft:
    if choice.page > len(pages):
        raise Refused(Problem("sheet.no_such_person", "page", {"number": choice.page, "count": len(pages)}))
    page = pages[choice.page - 1]
    slip = not_there([page], choice.leave_out)
    if slip is not None:
        raise Refused(slip)
    said = Said(choice.organisation_unit, choice.owner, choice.period, frozenset(choice.leave_out), name)
    return granted(draft_of(me.viewer, page, me.organisation, said))


@router.get("/units/{id}/sheet", response=answers(SheetOut), summary="The KPI sheets of a unit")
def unit_sheet(request: HttpRequest, id: str, period: str | None = None) -> HttpResponse:
    """A workbook with a sheet for each person of the unit and the units below it; the last month without `period`."""
    me = asking(request)
    granted(books.unit(me.viewer, id))
    return _workbook(request, me, period, unit_ref=id)


@router.get("/people/{id}/sheet", response=answers(SheetOut), summary="The KPI sheet of a person")
def person_sheet(request: HttpRequest, id: str, period: str | None = None) -> HttpResponse:
    """A workbook with the person's sheet; the last month without `period`."""
    me = asking(request)
    granted(books.person(me.viewer, id))
    return _workbook(request, me, period, owner_ref=id)


def _workbook(
    request: HttpRequest, me: Caller, label: str | None, *, unit_ref: str | None = None, owner_ref: str | None = None
) -> HttpResponse:
    fiscal_month = me.organisation.fiscal_month
    last = preceding(period_of(me.today, Cadence.MONTH, fiscal_month), fiscal_month)
    period = last if label is None else granted(parse_period(label, fiscal_month))
    rows = sheets.sheet(me.viewer, period, unit_ref=unit_ref, owner_ref=owner_ref, known=me.organisation)
    if problem := sheets.unknown_in(rows, period):
        raise Refused(problem)
    lang, doubt = lang_of(request), sheets.without_values(rows, period)
    data = workbook(pages_of_kpis(rows, period, lang), lang)
    name = f"kpi-{(unit_ref or owner_ref or '').lower()}-{period.label}.xlsx"
    body = {"name": name, "period": period.label, "file": base64.b64encode(data).decode("ascii")}
    return answer({**body, "warnings": in_rows([doubt] if doubt else [], lang)})

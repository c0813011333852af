"""How does a KPI sheet come in at the page, recomputed and looked through before anything is saved?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpResponse
from django.urls import path, reverse
from django.views.decorators.http import require_GET, require_http_methods

from kinerja.actions import sheet as actions
from kinerja.core.period import Period, parse_period
from kinerja.core.problem import Problem
from kinerja.core.sheet import Page
from kinerja.reading.sheet import read_sheets
from kinerja.reading.sheet.answers import nothing_read
from kinerja.reading.sheet.grid import Grid, packed, unpacked
from kinerja.reports.kpi_sheet import workbook
from kinerja.reports.kpi_sheet_lines import page_of_read
from kinerja.sources.workbook import read_workbook
from kinerja.store import books
from kinerja.web import notice
from kinerja.web.forms.sheet import answers_of, at_fields, drafts, first_fields
from kinerja.web.forms.typed import Typed
from kinerja.web.refusal import Refusals, again, in_words, refused
from kinerja.web.render import reload, render, say_for, see
from kinerja.web.sheet_file import XLSX
from kinerja.web.sheet_preview import pages_shown, period_options
from kinerja.web.sheet_saved import way_to
from kinerja.web.upload import Upload, upload_of
from kinerja.web.viewer import Signed, signed_in

ENDINGS = (".xlsx", ".xls", ".ods", ".csv")
#: Characters of the sheets that the preview carries back to us: more would not fit into one form.
MOST_CARRIED = 1_500_000
#: KPIs whose names fit into the address of the page that lists what was saved.
_MOST_LISTED = 100


@dataclass(frozen=True, slots=True)
class _Handed:
    """A workbook as it came: its sheets that hold KPI tables, those tables, and the file's name."""

    grids: tuple[Grid, ...]
    pages: tuple[Page, ...]
    name: str
    fresh: bool


@require_GET
@signed_in
def sheets(request: Signed) -> HttpResponse:
    """The place to choose a file."""
    return render(request, "sheet/page.html", here="paste", typed=Typed({}, request.lang), refusals=Refusals(),
                  endings=ENDINGS)  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def preview(request: Signed) -> HttpResponse:
    """Each person's lines with what is wrong in them; the button "Save" of the same form writes the chosen ones."""
    if request.method != "POST":
        return see(reverse("sheets"))
    typed = Typed(request.POST, request.lang)
    handed = _handed(request, typed)
    if isinstance(handed, Problem):
        return again(request, "sheet/page.html", handed, request.lang, here="paste", typed=typed, endings=ENDINGS)
    if handed.fresh:
        return _show(request, handed, _first(request, handed))
    if typed["deed"] == "corrected":
        return _corrected(request, handed)
    chosen = drafts(request.viewer, handed.pages, request.organisation, typed, handed.name)
    if typed["deed"] != "save":
        return _show(request, handed, typed)
    outcome = chosen if isinstance(chosen, Problem) else actions.save(request.viewer, chosen, now=request.now)
    if refused(outcome):
        return _show(request, handed, typed, in_words(at_fields(outcome), request.lang))
    written = [] if isinstance(chosen, Problem) else [each for each in chosen if each.lines]
    return _saved(request, outcome, [each.period for each in written])


def carry_on(request: Signed, upload: Upload) -> HttpResponse:
    """The preview of a KPI sheet that was brought to the page of documents, with a word on why it is shown here."""
    handed = _opened(upload)
    if isinstance(handed, Problem):
        typed = Typed({}, request.lang)
        return again(request, "sheet/page.html", handed, request.lang, here="paste", typed=typed, endings=ENDINGS)
    return _show(request, handed, _first(request, handed), brought=True)


def _first(request: Signed, handed: _Handed) -> Typed:
    return Typed(first_fields(request.viewer, handed.pages, request.organisation, request.today), request.lang)


def _handed(request: Signed, typed: Typed) -> _Handed | Problem:
    """The file that was chosen, or the sheets that the preview carried."""
    upload = upload_of(request)
    if isinstance(upload, Problem):
        return upload
    if upload is not None:
        return _opened(upload)
    if not typed["grids"]:
        return Problem("text.missing", "file")
    grids = unpacked(typed["grids"][:MOST_CARRIED])
    if grids is None:
        return Problem("sheet.changed", "file")
    pages = read_sheets(grids, answers_of(typed))
    return _with_tables(grids, pages, typed["name"], fresh=False)


def _opened(upload: Upload) -> _Handed | Problem:
    grids = read_workbook(upload.data)
    if isinstance(grids, Problem):
        return grids
    return _with_tables(grids, read_sheets(grids), upload.name, fresh=True)


def _with_tables(grids: tuple[Grid, ...], pages: tuple[Page, ...], name: str, *, fresh: bool) -> _Handed | Problem:
    if not pages:
        return nothing_read(grids)
    named = {page.sheet for page in pages}
    return _Handed(tuple(grid for grid in grids if grid.name in named), pages, name[:200], fresh)


def _show(
    request: Signed,
    handed: _Handed,
    typed: Typed,
    refusals: Refusals = Refusals(),  # noqa: B008 # frozen
    *,
    brought: bool = False,
) -> HttpResponse:
    carried = packed(handed.grids)
    if len(carried) > MOST_CARRIED:
        values = {"name": handed.grids[0].name, "rows": handed.grids[0].rows[-1] + 1}
        problem = Problem("sheet.too_large", "file", values)
        return again(request, "sheet/page.html", problem, request.lang, here="paste", typed=typed, endings=ENDINGS)
    units = [unit for unit in books.units(request.viewer) if not unit.archived]
    return render(
        request,
        "sheet/preview.html",
        status=refusals.status if refusals.items else 200,
        here="paste",
        name=handed.name,
        brought=brought,
        carried=carried,
        pages=pages_shown(request, handed.pages, typed, refusals, units),
        units=units,
        people=books.people(request.viewer),
        periods=period_options(handed.pages, request.organisation, request.today, say_for(request)),
        typed=typed,
        refusals=refusals,
    )


def _saved(request: Signed, outcome: actions.SavedSheet, periods: Sequence[str]) -> HttpResponse:
    say = say_for(request)
    words = say._("%(kpis)s KPIs from the sheet: %(created)s new, %(measured)s values entered.")
    told = {"kpis": len(outcome.refs), "created": outcome.created, "measured": outcome.measured}
    notice.leave(request, words % told, undo=reverse("import-undo", args=[outcome.event]))
    if len(outcome.refs) > _MOST_LISTED:
        return reload(request, reverse("board"))
    return reload(request, way_to(outcome.refs, periods, outcome.event))


def _corrected(request: Signed, handed: _Handed) -> HttpResponse:
    """The same sheets with every score put right, as a workbook to take away."""
    lang, fiscal_month = request.lang, request.organisation.fiscal_month
    papers = []
    for page in handed.pages:
        period = parse_period(page.period, fiscal_month) if page.period else None
        said = say_for(request).period(period) if isinstance(period, Period) else ""
        papers.append(page_of_read(page, lang, said))
    return XLSX(workbook(papers, lang), f"{handed.name.rpartition('.')[0] or 'kpi'}-ok.xlsx")


urlpatterns = [
    path("sheets", sheets, name="sheets"),
    path("sheets/preview", preview, name="sheet-preview"),
]

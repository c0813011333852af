"""How far has a key result come from its start to its target, and who said so when?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from django.http import Http404, HttpResponse
from django.urls import path
from django.views.decorators.http import require_GET

from kinerja.core.access import Deed, Thing
from kinerja.core.book import Book
from kinerja.core.kpi_view import KpiView
from kinerja.core.lifecycle import CycleState, ObjectiveState
from kinerja.core.okr import KeyResultKind
from kinerja.core.okr_view import KeyResultView, ObjectiveView
from kinerja.reports.chart import Chart, Series, chart
from kinerja.store import books
from kinerja.store.books import KpiFilter
from kinerja.web.forms.typed import Typed
from kinerja.web.goal_lines import key_result_line
from kinerja.web.goal_story import story_of
from kinerja.web.kpi import found
from kinerja.web.refusal import Refusals
from kinerja.web.render import render, say_for
from kinerja.web.say import Say
from kinerja.web.viewer import Signed, signed_in
from kinerja.words import dates

#: The most check-ins that the chart draws; the story below has them all.
DRAWN = 26


@dataclass(frozen=True, slots=True)
class Seen:
    """One key result with its objective, out of a book."""

    book: Book
    objective: ObjectiveView
    view: KeyResultView

    @property
    def may_report(self) -> bool:
        """Whether the viewer checks in here now: the goal is being worked on, and no KPI does it by itself."""
        working = self.objective.state is ObjectiveState.PUBLISHED and self.is_open
        return working and self.view.aim.kind is not KeyResultKind.KPI and self.book.may(Deed.REPORT, self._thing)

    @property
    def may_edit(self) -> bool:
        """Whether the viewer may change it."""
        changeable = self.objective.state is not ObjectiveState.CLOSED and self.is_open
        return changeable and self.book.may(Deed.EDIT, self._thing)

    @property
    def is_open(self) -> bool:
        """Whether its cycle still runs."""
        return self.book.cycle is None or self.book.cycle.state is CycleState.OPEN

    @property
    def _thing(self) -> Thing:
        return self.objective.thing_of(self.view)


def see_key_result(request: Signed, ref: str) -> Seen:
    """The key result out of its book, or the 404 that is the same for what is hidden, foreign or not there."""
    book = found(books.key_result(request.viewer, ref, request.today, known=request.organisation))
    view, objective = book.key_result(ref.upper()), book.objective_of(ref.upper())
    if view is None or objective is None or not view.title:
        raise Http404
    return Seen(book, objective, view)


@require_GET
@signed_in
def key_result(request: Signed, ref: str) -> HttpResponse:
    """The key result's page."""
    return show(request, ref)


def show(request: Signed, ref: str, *, status: int = 200, **context: object) -> HttpResponse:
    """The page, with a refused check-in in it where `context` carries one."""
    seen = see_key_result(request, ref)
    view, say = seen.view, say_for(request)
    kpis = _kpis(request, view)
    known: dict[str, object] = {
        "here": "okr",
        "seen": seen,
        "book": seen.book,
        "objective": seen.objective,
        "key_result": view,
        "line": key_result_line(seen.book, seen.objective, view, say),
        "chart": line_of(view, seen.objective, say),
        "story": story_of((view,), say),
        "flags": view.flags(
            seen.book.progress_of(view.ref), seen.book.elapsed_for(seen.objective), seen.book.organisation.cutoffs
        ),
        "reads": kpis.get(view.kpi or ""),
        "guards": kpis.get(view.health_kpi or ""),
        "events": [e for e in books.events(request.viewer, ref=view.ref) if e.verb != "key_result.checked_in"],
        "typed": Typed({}, request.lang),
        "refusals": Refusals(),
        "open_form": "",
    }
    return render(request, "key_result/page.html", status=status, **{**known, **context})


def _kpis(request: Signed, view: KeyResultView) -> dict[str, KpiView]:
    """The KPIs it reads and guards, as far as the viewer may see them."""
    refs = tuple(ref for ref in (view.kpi, view.health_kpi) if ref)
    if not refs:
        return {}
    board = books.board(request.viewer, request.today, filter=KpiFilter(refs=refs), known=request.organisation)
    return {k.ref: k for k in board.kpis}


def line_of(view: KeyResultView, objective: ObjectiveView, say: Say) -> Chart | None:
    """The reported values over time against the target; None for fewer than two, and for what is not a number."""
    if view.aim.kind in (KeyResultKind.MILESTONE, KeyResultKind.BINARY):
        return None
    known = [(c.at, c.value) for c in view.check_ins if c.value is not None][-DRAWN:]
    if len(known) < 2:
        return None
    periods = [(dates.day(at.date(), say.lang), value) for at, value in known]
    if view.aim.baseline is not None and len(known) < DRAWN:
        start = dates.day(min(objective.start, known[0][0].date() - timedelta(days=1)), say.lang)
        periods.insert(0, (start, view.aim.baseline))
    series = Series(periods=periods, targets=[view.aim.target] * len(periods))
    return chart(series, lambda value: say.short(value, view.measure), nothing=say._("no data"))


urlpatterns = [path("key-results/<str:ref>", key_result, name="key-result")]

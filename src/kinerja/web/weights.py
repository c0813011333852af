"""How much does each KPI of a person or a unit weigh, from when on, and do the weights total 100?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.http import Http404, HttpResponse
from django.urls import path
from django.views.decorators.http import require_http_methods

from kinerja.actions import weighing
from kinerja.actions.weighing import NewWeight
from kinerja.core.access import Deed, may
from kinerja.core.period import Period, following, last_periods, parse_period
from kinerja.core.problem import Problem
from kinerja.core.sheet import Weighed
from kinerja.core.weights import WeightSum, sums_of
from kinerja.store import books, sheets
from kinerja.store.books import KpiFilter
from kinerja.web import notice
from kinerja.web.forms.typed import Typed
from kinerja.web.refusal import Refusals, in_words, refused
from kinerja.web.render import render, say_for, see
from kinerja.web.viewer import Signed, signed_in

#: Lines of one form; of a larger unit each part has its own.
_MOST = 300
#: Past periods that are offered beside the running and the next one.
_PAST = 3


@dataclass(frozen=True, slots=True)
class Whose:
    """Whose weights they are: a person's, or those of a unit with all below it."""

    name: str
    unit_ref: str | None = None
    owner_ref: str | None = None

    @property
    def back(self) -> tuple[str, str]:
        """The page of the person or the unit."""
        return ("unit", self.unit_ref) if self.unit_ref else ("person", self.owner_ref or "")


@dataclass(frozen=True, slots=True)
class Row:
    """One KPI with its fields as they stand in the form; `free` where the viewer may set them now."""

    kpi: Weighed
    weight: str
    area: str
    free: bool


@dataclass(frozen=True, slots=True)
class Group:
    """The KPIs of one owner, and what their weights add up to; `is_all` where none of them can be out of sight."""

    rows: tuple[Row, ...]
    sum: WeightSum
    is_all: bool


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def person_weights(request: Signed, ref: str) -> HttpResponse:
    """The weights of a person's KPIs of one rhythm, all in one form."""
    view = books.person(request.viewer, ref)
    if isinstance(view, Problem):
        raise Http404
    return _weights(request, Whose(view.name, owner_ref=view.ref))


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def unit_weights(request: Signed, ref: str) -> HttpResponse:
    """The same for everybody of a unit and the units below it."""
    view = books.unit(request.viewer, ref)
    if isinstance(view, Problem):
        raise Http404
    return _weights(request, Whose(view.name, unit_ref=view.ref))


def _weights(request: Signed, whose: Whose) -> HttpResponse:
    periods = _periods(request, whose)
    asked = request.POST.get("since") or request.GET.get("period") or ""
    period = parse_period(asked[:20], request.organisation.fiscal_month)
    chosen = period if isinstance(period, Period) else periods[0] if periods else None
    if chosen is None:
        return render(request, "weights/page.html", here="people", whose=whose, groups=[], period=None)
    rows = sheets.sheet(
        request.viewer, chosen, unit_ref=whose.unit_ref, owner_ref=whose.owner_ref, known=request.organisation
    )[:_MOST]
    typed = Typed(request.POST if request.method == "POST" else {}, request.lang)
    wanted = _typed(typed, rows) if request.method == "POST" else []
    if request.method != "POST" or typed["deed"] != "save":
        return _show(request, whose, chosen, periods, rows, wanted, typed)
    outcome = typed.refused() or weighing.weigh_all(request.viewer, wanted, chosen.label, now=request.now)
    if refused(outcome):
        refusals = in_words(outcome, request.lang, say_for(request).zone)
        return _show(request, whose, chosen, periods, rows, wanted, typed, refusals)
    words = say_for(request)._("%(count)s weights set from %(period)s on.")
    notice.leave(request, words % {"count": len(outcome.changed), "period": say_for(request).period(chosen)})
    return see(f"{request.path}?period={chosen.label}")


def _typed(typed: Typed, rows: Sequence[Weighed]) -> list[NewWeight]:
    """The weights of the KPIs that stand in the form; what is not sent stays."""
    refs = [row.view.ref for row in rows if f"weight.{row.view.ref}" in typed]
    return [NewWeight(ref, typed.number(f"weight.{ref}"), typed[f"area.{ref}"].strip()) for ref in refs]


def _show(
    request: Signed, whose: Whose, period: Period, periods: Sequence[Period], rows: Sequence[Weighed],
    wanted: Sequence[NewWeight], typed: Typed, refusals: Refusals = Refusals(),  # noqa: B008 # frozen
) -> HttpResponse:  # fmt: skip
    say = say_for(request)
    listed = [*periods, *([] if period in periods else [period])]
    groups = _groups(request, rows, wanted, typed, period)
    only_sums = typed["deed"] == "sum" and request.headers.get("HX-Request") == "true"
    return render(
        request,
        "weights/_sums.html" if only_sums else "weights/page.html",
        status=refusals.status if refusals.items else 200,
        here="units" if whose.unit_ref else "people",
        whose=whose,
        groups=groups,
        free=any(row.free for group in groups for row in group.rows),
        period=period,
        ended=period.end < request.today,
        periods=[(p.label, say.period(p)) for p in listed],
        more=len(rows) == _MOST,
        typed=typed,
        refusals=refusals,
    )


def _groups(
    request: Signed, rows: Sequence[Weighed], wanted: Sequence[NewWeight], typed: Typed, period: Period
) -> list[Group]:
    said = {each.ref: each for each in wanted}
    ended = period.end < request.today
    weighed = [replace(row, weight=said[row.view.ref].weight) if row.view.ref in said else row for row in rows]
    groups = []
    for sum_ in sums_of(weighed):
        owner = sum_.owner.id if sum_.owner else None
        own = [row for row in rows if (row.view.owner.id if row.view.owner else None) == owner]
        lines = tuple(_row(request, row, typed, ended) for row in own)
        groups.append(Group(lines, sum_, sum_.is_all_to(request.viewer)))
    return groups


def _row(request: Signed, row: Weighed, typed: Typed, ended: bool) -> Row:
    ref, say = row.view.ref, say_for(request)
    may_set = may(request.viewer, Deed.SET, row.view.thing).allowed
    weight = "" if row.weight is None else say.number(row.weight)
    return Row(
        kpi=row,
        weight=_shown(typed, f"weight.{ref}", weight),
        area=_shown(typed, f"area.{ref}", row.area),
        free=may_set and not (ended and row.weight is not None),
    )


def _shown(typed: Typed, name: str, there: str) -> str:
    """What a field shows: what was typed, also nothing; before anything was, what is there."""
    if name not in typed:
        return there
    return typed[name]


def _periods(request: Signed, whose: Whose) -> list[Period]:
    """The running, the next and some past periods of each rhythm of these KPIs, the most usual rhythm first."""
    wanted = KpiFilter(unit_ref=whose.unit_ref, owner_ref=whose.owner_ref, limit=_MOST)
    board = books.board(request.viewer, request.today, filter=wanted, known=request.organisation)
    fiscal_month = request.organisation.fiscal_month
    found: list[Period] = []
    for cadence, _ in Counter(view.cadence for view in board.kpis).most_common():
        *past, running = last_periods(request.today, cadence, _PAST + 1, fiscal_month)
        found += [running, following(running, fiscal_month), *reversed(past)]
    return found


urlpatterns = [
    path("people/<str:ref>/weights", person_weights, name="person-weights"),
    path("units/<str:ref>/weights", unit_weights, name="unit-weights"),
]

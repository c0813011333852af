"""How does a cycle stand: how far has each objective come, and how much time is left?"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from urllib.parse import urlencode

from django.http import HttpResponse, QueryDict
from django.urls import path
from django.views.decorators.http import require_GET

from kinerja.core.access import Deed, Thing
from kinerja.core.book import Book, Cycle
from kinerja.core.lifecycle import ObjectiveState
from kinerja.core.okr import Status, elapsed
from kinerja.reports.scale import rounded
from kinerja.store import books
from kinerja.store.books import OkrFilter
from kinerja.web import states
from kinerja.web.forms.typed import Typed
from kinerja.web.goal_choices import GoalChoices
from kinerja.web.goal_lines import objective_line
from kinerja.web.kpi import found
from kinerja.web.render import render, say_for
from kinerja.web.say import Say
from kinerja.web.viewer import Signed, signed_in
from kinerja.words import dates

#: Objectives on one page: with three key results each, the page stays under 60 KB on the wire.
SHOWN = 60
FIELDS = ("unit", "owner", "status", "q")


@dataclass(frozen=True, slots=True)
class Timeline:
    """A cycle as a line: where its months begin and where today is, in per cent of its length as text."""

    months: tuple[tuple[str, str], ...]
    today: str | None
    gone: str
    days_left: int


@require_GET
@signed_in
def okr(request: Signed) -> HttpResponse:
    """The cycle that runs today, else the latest."""
    return show(request, None)


@require_GET
@signed_in
def cycle(request: Signed, ref: str) -> HttpResponse:
    """One cycle: its objectives filtered by unit, owner, words and status; the address holds the whole question."""
    return show(request, ref)


def show(request: Signed, ref: str | None) -> HttpResponse:
    """The page of a cycle; without any cycle, the page says how to begin."""
    typed, say = Typed(request.GET, request.lang), say_for(request)
    wanted = OkrFilter(unit_ref=typed["unit"] or None, owner_ref=typed["owner"] or None, text=typed["q"].strip()[:100])
    book = found(books.cycle(request.viewer, request.today, cycle_ref=ref, filter=wanted, known=request.organisation))
    status = next((s for s in Status if typed["status"] == s), None)
    views = [o for o in book.objectives if o.state is not ObjectiveState.DRAFT]
    tally = Counter(book.status_of(o.ref) for o in views if o.state is ObjectiveState.PUBLISHED)
    chosen = [o for o in views if status is None or book.status_of(o.ref) is status]
    page = max(int(typed["page"]) if typed["page"].isdecimal() and len(typed["page"]) < 5 else 1, 1)
    shown = chosen[(page - 1) * SHOWN : page * SHOWN]
    drafts = [o for o in book.objectives if o.state is ObjectiveState.DRAFT] if status is None and page == 1 else []
    return render(
        request,
        "cycle/page.html",
        here="okr",
        book=book,
        cycle=book.cycle,
        timeline=timeline(book.cycle, request.today, say) if book.cycle else None,
        lines=[objective_line(book, o, say) for o in shown],
        drafts=drafts,
        tally=[(s, say.name(s), states.of_status(s), tally[s]) for s in Status if tally[s]],
        total=len(chosen),
        first=(page - 1) * SHOWN + 1,
        last=(page - 1) * SHOWN + len(shown),
        newer=address(request.GET, page=str(page - 1)) if page > 1 else None,
        older=address(request.GET, page=str(page + 1)) if page * SHOWN < len(chosen) else None,
        asked=lambda **changed: address(request.GET, **changed),
        filtered=any(typed[name] for name in FIELDS),
        conditions=sum(bool(typed[name]) for name in FIELDS),
        may_close=may_close(book),
        units=books.unit_choices(request.viewer),
        people=books.owner_choices(request.viewer),
        goal_choices=GoalChoices(say),
        typed=typed,
    )


def may_close(book: Book) -> bool:
    """Whether the viewer may open and close cycles here."""
    return book.may(Deed.CLOSE_CYCLE, Thing(book.organisation.id))


def address(data: QueryDict, **changed: str | None) -> str:
    """The same question with some fields changed; empty fields are left out."""
    kept = {name: data.get(name, "") for name in FIELDS} | {name: value or "" for name, value in changed.items()}
    return "?" + urlencode({name: value for name, value in kept.items() if value})


def timeline(of: Cycle, today: date, say: Say) -> Timeline:
    """The line of a cycle; its first month is named where the cycle begins, each later one where it begins."""
    whole = max((of.end - of.start).days + 1, 1)
    starts = [of.start]
    # Month against month: after the last day that Python knows, 31 December 9999, there is none to compare with.
    while starts[-1].replace(day=1) < of.end.replace(day=1):
        starts.append(_next_month(starts[-1]))
    step = max(1, round(len(starts) / 12))
    months = tuple(
        (_part((day - of.start).days, whole), dates.month_name(day.month, say.lang, short=True))
        for day in starts[::step]
    )
    inside = of.start <= today <= of.end
    gone = elapsed(of.start, of.end, today)
    return Timeline(
        months,
        rounded(float(gone * 100)) if inside else None,
        rounded(float(gone * 100)),
        max((of.end - today).days, 0),
    )


def _next_month(day: date) -> date:
    return (day.replace(day=28) + timedelta(days=4)).replace(day=1)


def _part(days: int, whole: int) -> str:
    return rounded(float(Decimal(days) * 100 / whole))


@require_GET
@signed_in
def cycles(request: Signed) -> HttpResponse:
    """All cycles, the latest first."""
    known = sorted(books.cycles(request.viewer), key=lambda c: c.start, reverse=True)
    return render(
        request,
        "cycle/list.html",
        here="okr",
        cycles=known,
        may_close=_may_close(request),
    )


def _may_close(request: Signed) -> bool:
    book = Book(request.organisation, request.viewer, request.today)
    return may_close(book)


urlpatterns = [
    path("okr", okr, name="okr"),
    path("cycles", cycles, name="cycles"),
    path("cycles/<str:ref>", cycle, name="cycle"),
]

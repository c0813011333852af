"""What happened: who changed what, when, from what to what?"""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import HttpResponse
from django.urls import NoReverseMatch, path, reverse
from django.views.decorators.http import require_GET

from kinerja.core.period import parse_period
from kinerja.core.problem import Problem
from kinerja.store import books
from kinerja.store.rows import EventRow
from kinerja.web.render import render, say_for
from kinerja.web.say import Say
from kinerja.web.viewer import Signed, signed_in
from kinerja.words import events as words
from kinerja.words.numbers import NOTHING

SHOWN = 50
#: Entries that number things for the machine and tell a reader nothing.
COUNTED = ("number", "revision", "refs", "slug", "cycle", "entries", "restored")
#: Entries that hold a period by its label.
PERIODS = ("period", "since")
#: The page of a thing by the letters of its short id.
PAGES = {"KPI": "kpi", "O": "objective", "KR": "key-result", "C": "cycle", "U": "unit", "P": "person", "R": "role"}


def page_of(ref: str) -> str | None:
    """The address of a thing by its short id; None for what has no page of its own."""
    name = PAGES.get(ref.partition("-")[0])
    try:
        return reverse(name, args=[ref]) if name else None
    except NoReverseMatch:
        return None


def _changed(event: EventRow, say: Say, fiscal_month: int) -> list[tuple[str, str | None, str]]:
    """What changed, from what to what; entries that stayed, and running numbers, say nothing."""
    told = zip(words.changes(event, say.lang), words.entries(event), strict=True)
    kept = [
        (name, *(_period(text, say, fiscal_month) if entry in PERIODS else text for text in ends))
        for (name, *ends), entry in told
        if entry not in COUNTED
    ]
    return [(name, None if was == NOTHING else was, became) for name, was, became in kept if was != became]


def _period(label: str, say: Say, fiscal_month: int) -> str:
    """A period as the reader writes it: "2026-11-21" is 21 Nov 2026."""
    read = parse_period(label, fiscal_month)
    return label if isinstance(read, Problem) else say.period(read)


@require_GET
@signed_in
def events(request: Signed) -> HttpResponse:
    """The feed, the newest first; `?ref=KR-7` tells of one thing, `?before=` goes on with what is older."""
    ref = request.GET.get("ref", "").strip().upper()[:20]
    before = request.GET.get("before", "")
    known = int(before) if before.isdecimal() and len(before) < 19 else None
    rows = books.events(request.viewer, ref=ref or None, before=known, limit=SHOWN + 1)
    shown = rows[:SHOWN]
    say, fiscal_month = say_for(request), request.organisation.fiscal_month
    gone = books.discarded(request.viewer, {event.ref for event in shown})
    older = None
    if len(rows) > SHOWN:
        older = "?" + urlencode({**({"ref": ref} if ref else {}), "before": shown[-1].id})
    return render(
        request,
        "events/page.html",
        here="home",
        events=[
            (event, None if event.ref in gone else page_of(event.ref), _changed(event, say, fiscal_month))
            for event in shown
        ],
        ref=ref,
        newest=("?" + urlencode({"ref": ref}) if ref else "?") if known else None,
        older=older,
    )


urlpatterns = [path("events", events, name="events")]

"""What happened: who changed what, when, from what to what?"""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import HttpResponse
from django.urls import NoReverseMatch, path, reverse
from django.views.decorators.http import require_GET

from kinerja.store import books
from kinerja.store.rows import EventRow
from kinerja.web.render import render
from kinerja.web.viewer import Signed, signed_in
from kinerja.words import events as words
from kinerja.words.numbers import NOTHING

SHOWN = 50
#: Entries that number things for the machine and tell a reader nothing.
COUNTED = ("number", "revision")
#: The page of a thing by the letters of its short id.
PAGES = {"KPI": "kpi", "O": "objective", "KR": "key-result", "C": "cycle", "U": "unit", "P": "person"}


def page_of(ref: str) -> str | None:
    """The address of a thing by its short id; None for what has no page of its own."""
    name = PAGES.get(ref.partition("-")[0])
    try:
        return reverse(name, args=[ref]) if name else None
    except NoReverseMatch:
        return None


def _changed(event: EventRow, lang: str) -> list[tuple[str, str | None, str]]:
    """What changed, from what to what; entries that stayed, and running numbers, say nothing."""
    told = words.changes(event, lang)
    kept = [
        row for row, name in zip(told, dict.fromkeys([*event.before, *event.after]), strict=True) if name not in COUNTED
    ]
    return [(name, None if was == NOTHING else was, became) for name, was, became in kept if was != became]


@require_GET
@signed_in
def events(request: Signed) -> HttpResponse:
    """The feed, the newest first; `?ref=KR-7` tells of one thing, `?before=` goes on with what is older."""
    ref = request.GET.get("ref", "").strip().upper()[:20]
    before = request.GET.get("before", "")
    known = int(before) if before.isdecimal() and len(before) < 19 else None
    rows = books.events(request.viewer, ref=ref or None, before=known, limit=SHOWN + 1)
    shown = rows[:SHOWN]
    older = None
    if len(rows) > SHOWN:
        older = "?" + urlencode({**({"ref": ref} if ref else {}), "before": shown[-1].id})
    return render(
        request,
        "events/page.html",
        here="home",
        events=[(event, page_of(event.ref), _changed(event, request.lang)) for event in shown],
        ref=ref,
        newest=("?" + urlencode({"ref": ref}) if ref else "?") if known else None,
        older=older,
    )


urlpatterns = [path("events", events, name="events")]

"""Why does an objective matter, how far along is it, and what has been said on the way?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.http import Http404, HttpResponse
from django.urls import path, reverse
from django.views.decorators.http import require_GET, require_http_methods

from kinerja.actions import objective as actions
from kinerja.core.access import Deed
from kinerja.core.book import Book, Cycle
from kinerja.core.lifecycle import CycleState
from kinerja.core.problem import Problem
from kinerja.store import books
from kinerja.web import notice
from kinerja.web.alignment import alignment_of
from kinerja.web.forms.key_result import key_result_drafts, numbered, rows_of
from kinerja.web.forms.objective import objective_draft
from kinerja.web.forms.typed import Typed
from kinerja.web.forms.understood import WAS, key_result_blanks
from kinerja.web.goal_choices import GoalChoices
from kinerja.web.goal_lines import objective_line
from kinerja.web.goal_story import story_of
from kinerja.web.kpi import found
from kinerja.web.refusal import Refusals, again, refused
from kinerja.web.render import creates, render, say_for, see
from kinerja.web.theirs import theirs_here
from kinerja.web.understood import looked_at
from kinerja.web.viewer import Signed, signed_in

#: How many empty key results a new objective starts with.
FIRST_ROWS = 2


@require_GET
@signed_in
def objective(request: Signed, ref: str) -> HttpResponse:
    """The objective's page."""
    return show(request, ref)


def open_book(request: Signed, ref: str) -> Book:
    """The objective's book, or the 404 that is the same for what is hidden, foreign or not there."""
    return found(books.objective(request.viewer, ref, request.today, known=request.organisation))


def show(request: Signed, ref: str, *, status: int = 200, **context: object) -> HttpResponse:
    """The page, with a refused form in it where `context` carries one."""
    book = open_book(request, ref)
    view = book.objectives[0]
    say = say_for(request)
    may_edit = book.may(Deed.EDIT, view.thing)
    known: dict[str, object] = {
        "here": "okr",
        "book": book,
        "objective": view,
        "cycle": book.cycle,
        "line": objective_line(book, view, say),
        "story": story_of(view.key_results, say),
        "aligned": alignment_of(book, view),
        "closing": books.closing(request.viewer, view.ref) if view.state == "closed" else None,
        "events": books.events(request.viewer, ref=view.ref, limit=20),
        "open_cycle": book.cycle is not None and book.cycle.state is CycleState.OPEN,
        "may_edit": may_edit,
        "may_report": {k.ref for k in view.key_results if book.may(Deed.REPORT, view.thing_of(k))},
        "typed": Typed({}, request.lang),
        "refusals": Refusals(),
        "open_form": "",
    }
    return render(request, "objective/page.html", status=status, **{**known, **context})


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def new(request: Signed, ref: str) -> HttpResponse:
    """An objective and its two to five key results in one form; "Add another key result" works without a script."""
    cycle = next((c for c in books.cycles(request.viewer) if c.ref == ref.upper()), None)
    if cycle is None:
        raise Http404
    if not creates(request.viewer):
        theirs_here(request, Deed.CREATE, reverse("cycle", args=[cycle.ref]))
    if request.method != "POST":
        start = {
            "unit": request.person.unit.ref if request.person.unit else "",
            "owner": request.person.ref,
            **request.GET.dict(),
        }
        return _form(request, cycle, Typed(start, request.lang), FIRST_ROWS)
    blanks = key_result_blanks(request.POST)
    given = Typed(request.POST, request.lang)
    if shown := looked_at(
        request, given, "objective/new.html", blanks, **_choices(request, cycle), count=max(len(blanks), FIRST_ROWS)
    ):
        return shown
    rows = rows_of(request.POST)
    kept = {name: str(value) for name, value in request.POST.items() if not name.startswith(("key_results.", WAS))}
    typed = Typed({**kept, **numbered(rows)}, request.lang)
    most = request.organisation.most_key_results
    if typed["deed"] == "more":
        return _form(request, cycle, typed, min(max(len(rows) + 1, FIRST_ROWS), most + 1))
    draft = objective_draft(typed, cycle.ref, key_result_drafts(rows, typed))
    outcome = typed.refused() or actions.create(request.viewer, draft, now=request.now)
    if refused(outcome):
        return again(
            request, "objective/new.html", outcome, request.lang, typed=typed, **_choices(request, cycle),
            count=max(len(rows), FIRST_ROWS),
        )  # fmt: skip
    say = say_for(request)
    words = say._("%(title)s is published.") if draft.publish else say._("%(title)s is saved as a draft.")
    notice.leave(request, words % {"title": draft.title})
    for doubt in outcome.warnings:
        notice.doubt(request, say, doubt, about=about(doubt, [k.title for k in draft.key_results]))
    return see(reverse("objective", args=[outcome.ref]))


def about(doubt: Problem, titles: Sequence[str]) -> str:
    """The title of the key result that a warning is about ("key_results.1.target" is the second one's), or ""."""
    parts = (doubt.field or "").split(".")
    place = int(parts[1]) if len(parts) > 1 and parts[0] == "key_results" and parts[1].isdecimal() else len(titles)
    return titles[place] if place < len(titles) else ""


@require_GET
@signed_in
def start(request: Signed) -> HttpResponse:
    """A new objective in the cycle that runs, from anywhere; without an open cycle, one is opened first.

    What the address says of it ("?title=…") goes along into the form.
    """
    cycles = [c for c in books.cycles(request.viewer) if c.state is CycleState.OPEN]
    running = next((c for c in cycles if c.start <= request.today <= c.end), cycles[-1] if cycles else None)
    if running is None:
        return see(reverse("okr"))
    said = request.GET.urlencode()
    return see(reverse("objective-new", args=[running.ref]) + (f"?{said}" if said else ""))


def _form(request: Signed, cycle: Cycle, typed: Typed, count: int) -> HttpResponse:
    return render(
        request, "objective/new.html", typed=typed, refusals=Refusals(), count=count, **_choices(request, cycle)
    )


def _choices(request: Signed, cycle: Cycle) -> dict[str, Any]:
    return {
        "here": "okr",
        "cycle": cycle,
        "units": books.unit_choices(request.viewer),
        "people": [p.as_ref for p in books.people(request.viewer)],
        "kpis": books.kpi_choices(request.viewer),
        "goal_choices": GoalChoices(say_for(request)),
    }


urlpatterns = [
    path("cycles/<str:ref>/objectives/new", new, name="objective-new"),
    path("objectives/new", start, name="objective-start"),
    path("objectives/<str:ref>", objective, name="objective"),
]

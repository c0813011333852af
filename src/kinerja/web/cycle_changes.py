"""How does a cycle begin, change and close?"""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import Http404, HttpResponse
from django.urls import path, reverse
from django.views.decorators.http import require_http_methods

from kinerja.actions import cycle as actions
from kinerja.core.access import Deed
from kinerja.core.lifecycle import ObjectiveState
from kinerja.core.problem import Problem
from kinerja.store import books
from kinerja.web import notice
from kinerja.web.cycle import may_close
from kinerja.web.forms.cycle import cycle_edit, cycle_typed, next_quarter
from kinerja.web.forms.typed import Typed
from kinerja.web.goal_lines import objective_line
from kinerja.web.kpi import found
from kinerja.web.refusal import Refusals, again, refused
from kinerja.web.render import render, say_for, see
from kinerja.web.theirs import theirs_here
from kinerja.web.viewer import Signed, signed_in


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def new(request: Signed) -> HttpResponse:
    """A new cycle: a name and two days; the next quarter is proposed."""
    theirs_here(request, Deed.CLOSE_CYCLE, reverse("okr"))
    if request.method != "POST":
        latest = max((c.end for c in books.cycles(request.viewer)), default=None)
        typed = Typed(next_quarter(latest, request.today, request.organisation.fiscal_month), request.lang)
        return render(request, "cycle/new.html", here="okr", typed=typed, refusals=Refusals(), cycle=None)
    typed = Typed(request.POST, request.lang)
    name, start, end = cycle_typed(typed)
    outcome = typed.refused() or actions.create(request.viewer, name, _day(start), _day(end), now=request.now)
    if refused(outcome):
        return again(request, "cycle/new.html", outcome, request.lang, here="okr", typed=typed, cycle=None)
    notice.leave(request, say_for(request)._("%(name)s is open. Its first objective makes it begin.") % {"name": name})
    return see(reverse("cycle", args=[outcome.ref]))


def _day(day: date | None) -> date:
    # Without both days the form has been refused before an action is asked.
    assert day is not None
    return day


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def edit(request: Signed, ref: str) -> HttpResponse:
    """Rename an open cycle or move its days."""
    of = next((c for c in books.cycles(request.viewer) if c.ref == ref.upper()), None)
    if of is None:
        raise Http404
    theirs_here(request, Deed.CLOSE_CYCLE, reverse("cycle", args=[of.ref]))
    if request.method != "POST":
        start = {"name": of.name, "start": of.start.isoformat(), "end": of.end.isoformat()}
        typed = Typed(start, request.lang)
        return render(request, "cycle/new.html", here="okr", typed=typed, refusals=Refusals(), cycle=of)
    typed = Typed(request.POST, request.lang)
    change = cycle_edit(typed)
    outcome = typed.refused() or actions.edit(request.viewer, of.ref, change, now=request.now)
    if refused(outcome):
        return again(request, "cycle/new.html", outcome, request.lang, here="okr", typed=typed, cycle=of)
    notice.leave(request, say_for(request)._("The change is saved."))
    return see(reverse("cycle", args=[of.ref]))


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def close(request: Signed, ref: str) -> HttpResponse:
    """What is still open in a cycle, and the button that closes it for good with the grades that were reached."""
    book = found(books.cycle(request.viewer, request.today, cycle_ref=ref))
    if book.cycle is None or isinstance(book.cycle, Problem):
        raise Http404
    theirs_here(request, Deed.CLOSE_CYCLE, reverse("cycle", args=[book.cycle.ref]))
    say = say_for(request)
    context: dict[str, Any] = {
        "here": "okr",
        "book": book,
        "cycle": book.cycle,
        "may_close": may_close(book),
        "open_lines": [objective_line(book, o, say) for o in book.objectives if o.state is ObjectiveState.PUBLISHED],
        "drafts": [o for o in book.objectives if o.state is ObjectiveState.DRAFT],
        "closed": [o for o in book.objectives if o.state is ObjectiveState.CLOSED],
    }
    if request.method != "POST":
        return render(request, "cycle/close.html", refusals=Refusals(), **context)
    outcome = actions.close(request.viewer, book.cycle.ref, now=request.now)
    if refused(outcome):
        return again(request, "cycle/close.html", outcome, request.lang, **context)
    notice.leave(request, say._("%(name)s is closed. Its grades stay as they are.") % {"name": book.cycle.name})
    return see(reverse("cycle", args=[book.cycle.ref]))


urlpatterns = [
    path("cycles/new", new, name="cycle-new"),
    path("cycles/<str:ref>/edit", edit, name="cycle-edit"),
    path("cycles/<str:ref>/close", close, name="cycle-close"),
]

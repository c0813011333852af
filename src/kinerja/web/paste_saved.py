"""What was written out of a document or a KPI sheet, and how is all of it taken back in one step?"""

from __future__ import annotations

from django.http import HttpResponse
from django.urls import path, reverse
from django.views.decorators.http import require_GET

from kinerja.actions import import_undo
from kinerja.actions.paste import Saved
from kinerja.actions.taking_back import count
from kinerja.core.lifecycle import CycleState
from kinerja.core.problem import Problem, Problems
from kinerja.store import books
from kinerja.store.books import KpiFilter
from kinerja.store.refs import noun_of
from kinerja.web import notice
from kinerja.web.forms.paste import MOST_LINES
from kinerja.web.refusal import again
from kinerja.web.render import reload, render, say_for
from kinerja.web.say import Say
from kinerja.web.sheet_saved import periods_of, reported, uneven
from kinerja.web.taken_back import gone, query_of, stays
from kinerja.web.viewer import Signed, posted, signed_in
from kinerja.words.language import translations


def told_saved(request: Signed, outcome: Saved) -> HttpResponse:
    """Say what was created, with its undo, and lead to it."""
    words = say_for(request)._("Created: %(things)s.") % {"things": _things(say_for(request), outcome.made)}
    notice.leave(request, words, undo=reverse("import-undo", args=[outcome.event]))
    refs = ",".join(outcome.refs)
    return reload(request, f"{reverse('paste-saved')}?refs={refs}&import={outcome.event}")


def _things(say: Say, refs: tuple[str, ...]) -> str:
    """How much there is of each: "5 KPIs, 2 objectives"."""
    ngettext = translations(say.lang).ngettext
    kpis, goals, results = (int(count(refs, noun)) for noun in ("kpi", "objective", "key_result"))
    found = (
        ngettext("%(num)s KPI", "%(num)s KPIs", kpis) % {"num": kpis} if kpis else "",
        ngettext("%(num)s objective", "%(num)s objectives", goals) % {"num": goals} if goals else "",
        ngettext("%(num)s key result", "%(num)s key results", results) % {"num": results} if results else "",
    )
    return ", ".join(filter(None, found))


@require_GET
@signed_in
def saved(request: Signed) -> HttpResponse:
    """What was written, with the way to each; or, after it was taken back, what stays of it and why."""
    refs = request.GET.get("refs", "").upper().split(",")[: MOST_LINES * 2]
    say, number = say_for(request), request.GET.get("import", "")
    stay = _stay(request, say, refs)
    board = books.board(request.viewer, request.today, filter=KpiFilter(refs=tuple(refs)), known=request.organisation)
    periods = periods_of(request)
    order = {ref: place for place, ref in enumerate(refs)}
    aims, none = {kpi.ref: say.target_line(kpi) for kpi in board.kpis}, say._("no target")
    kpis = [("kpi", k.ref, k.name, f"{k.unit.name} · {aims[k.ref] or none}") for k in board.kpis]
    return render(
        request,
        "paste/saved.html",
        here="paste",
        saved=sorted([*kpis, *_goals(request, set(refs), closed=bool(stay))], key=lambda row: order[row[1]]),
        aimless={ref for ref, aim in aims.items() if aim is None},
        reported={kpi.ref for kpi in board.kpis if reported(kpi, periods)},
        uneven=uneven(request, board.kpis, periods),
        number=int(number) if number.isdecimal() and len(number) < 19 else None,
        stay=stay,
        nothing="nothing" in request.GET,
    )


def _stay(request: Signed, say: Say, refs: list[str]) -> dict[str, str]:
    """Why something stayed, without what was deleted since: its address may be opened again later."""
    why = stays(say, refs, request.GET.get("stay", "").split(","))
    here = [ref for ref in why if noun_of(ref)]
    deleted = books.discarded(request.viewer, here) if here else frozenset()
    return {ref: why[ref] for ref in here if ref not in deleted}


def _goals(request: Signed, wanted: set[str], *, closed: bool) -> list[tuple[str, str, str, str]]:
    """The objectives, key results and cycles among some short ids: noun, short id, title, and where it stands.

    Nothing is saved into a closed cycle; what stays may be in one by now.
    """
    found = []
    cycles = books.cycles(request.viewer) if any(ref.startswith(("O-", "KR-", "C-")) for ref in wanted) else ()
    for cycle in cycles:
        found += [("cycle", cycle.ref, cycle.name, "")] if cycle.ref in wanted else []
        if cycle.state is not CycleState.OPEN and not closed:
            continue
        okr = books.cycle(request.viewer, request.today, cycle_ref=cycle.ref, known=request.organisation)
        for goal in () if isinstance(okr, Problem) else okr.objectives:
            where = f"{cycle.name} · {goal.unit.name}"
            found += [("objective", goal.ref, goal.title, where)] if goal.ref in wanted else []
            found += [("key-result", r.ref, r.title, goal.title) for r in goal.key_results if r.ref in wanted]
    return found


@posted("paste")
@signed_in
def undo(request: Signed, number: int) -> HttpResponse:
    """Take an import back; what somebody has worked on since stays, and the next page says which and why."""
    say, back = say_for(request), reverse("paste")
    outcome = import_undo.undo(request.viewer, number, now=request.now)
    if isinstance(outcome, Problem):
        return again(request, "errors/refused.html", outcome, request.lang, back=back)
    kept = outcome.items if isinstance(outcome, Problems) else outcome.kept
    if not isinstance(outcome, Problems):
        notice.leave(request, gone(say, len(outcome.refs) + len(outcome.restored)), state=None)
    return reload(
        request, f"{reverse('paste-saved')}?{query_of(kept, nothing=isinstance(outcome, Problems))}" if kept else back
    )


urlpatterns = [
    path("paste/saved", saved, name="paste-saved"),
    path("imports/<int:number>/undo", undo, name="import-undo"),
]

"""In which cycle do the objectives of a pasted text begin, also where there is none yet?"""

from __future__ import annotations

from collections.abc import Sequence

from kinerja.actions.drafts import PasteItem
from kinerja.core.access import Deed, Thing, may
from kinerja.core.book import Cycle
from kinerja.core.lifecycle import CycleState
from kinerja.core.period import Cadence, Period, period_of
from kinerja.core.problem import Problem
from kinerja.store import books
from kinerja.web.forms.typed import Typed
from kinerja.web.say import Say
from kinerja.web.viewer import Signed
from kinerja.words import dates

#: The answer "the running quarter, as a new cycle": no short id of a cycle looks like it.
QUARTER = "quarter"


def cycle_options(request: Signed, say: Say) -> list[tuple[str, str]]:
    """The open cycles; where none holds today and the person may begin one, the running quarter first."""
    cycles = books.cycles(request.viewer)
    found = [(c.ref, c.name) for c in cycles if c.state is CycleState.OPEN]
    quarter = _startable(request, cycles)
    if quarter is None:
        return found
    name = dates.period_label(quarter, say.lang)
    return [(QUARTER, say._("%(quarter)s, begun when you save") % {"quarter": name}), *found]


def first_choice(request: Signed) -> str:
    """What is chosen at first: the cycle that holds today, else the quarter to begin, else the latest open one."""
    cycles = books.cycles(request.viewer)
    if running := _running(request, cycles):
        return running.ref
    if _startable(request, cycles):
        return QUARTER
    return next((c.ref for c in reversed(cycles) if c.state is CycleState.OPEN), "")


def goals_to_join(request: Signed, items: Sequence[tuple[int, bool, PasteItem]]) -> list[tuple[str, str]]:
    """The objectives of open cycles that are theirs to change, where key results stand without one; else none."""
    if not any(item.kind == "objective" and not (item.title and item.joins is None) for _, _, item in items):
        return []
    found = []
    for cycle in books.cycles(request.viewer):
        if cycle.state is CycleState.OPEN:
            book = books.cycle(request.viewer, request.today, cycle_ref=cycle.ref, known=request.organisation)
            if isinstance(book, Problem):
                continue
            goals = [goal for goal in book.objectives if book.may(Deed.EDIT, goal.thing)]
            found += [(goal.ref, f"{goal.title} · {goal.unit.name} · {cycle.name}") for goal in goals]
    return found


def chosen_quarter(request: Signed, typed: Typed) -> Period | None:
    """The quarter to begin when saving, where that is what was chosen."""
    return _quarter(request) if typed["cycle"] == QUARTER else None


def _quarter(request: Signed) -> Period:
    return period_of(request.today, Cadence.QUARTER, request.organisation.fiscal_month)


def _running(request: Signed, cycles: tuple[Cycle, ...]) -> Cycle | None:
    return next((c for c in cycles if c.state is CycleState.OPEN and c.start <= request.today <= c.end), None)


def _startable(request: Signed, cycles: tuple[Cycle, ...]) -> Period | None:
    quarter = _quarter(request)
    taken = _running(request, cycles) is not None or any(c.name == quarter.label for c in cycles)
    allowed = may(request.viewer, Deed.CLOSE_CYCLE, Thing(request.viewer.organisation)).allowed
    return quarter if allowed and not taken else None

"""How do objectives and key results read in a list: the ends of the road, where they are on it, and their status?"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from kinerja.core.book import Book
from kinerja.core.grade import Flag
from kinerja.core.lifecycle import ObjectiveState
from kinerja.core.measure import Comparator, UnitKind
from kinerja.core.okr import KeyResultKind, Status
from kinerja.core.okr_view import KeyResultView, ObjectiveView
from kinerja.reports.path import PathMarks, marks
from kinerja.web import states
from kinerja.web.jinja import url
from kinerja.web.say import Say
from kinerja.words import numbers

_COMPARATOR = {
    KeyResultKind.AT_LEAST: Comparator.AT_LEAST,
    KeyResultKind.AT_MOST: Comparator.AT_MOST,
    KeyResultKind.WITHIN: Comparator.BETWEEN,
}


@dataclass(frozen=True, slots=True)
class KeyResultLine:
    """One key result, every word ready: templates draw hundreds of these and format nothing."""

    ref: str
    title: str
    href: str
    raw: Decimal | None
    road: PathMarks
    start: str | None
    goal: str
    now: str | None
    here: str | None
    part: str | None
    state: str
    word: str
    confidence: int | None
    falling: bool
    owner: str


@dataclass(frozen=True, slots=True)
class ObjectiveLine:
    """One objective with its key results, its roll-up and how much of it has reported."""

    ref: str
    title: str
    href: str
    unit: str
    owner: str
    part: str | None
    road: PathMarks
    state: str
    word: str
    status: Status
    reported: int
    asked: int
    coverage: str
    stage: ObjectiveState
    committed: bool
    grade: str | None
    key_results: tuple[KeyResultLine, ...]


def objective_line(book: Book, view: ObjectiveView, say: Say) -> ObjectiveLine:
    """An objective as the cycle, a unit and a person show it."""
    rolled, status = book.rolled(view.ref), book.status_of(view.ref)
    return ObjectiveLine(
        ref=view.ref,
        title=view.title,
        href=url("objective", view.ref),
        unit=view.unit.name,
        owner=view.owner.name if view.owner else "",
        part=None if rolled.value is None else say.percent(rolled.value),
        road=marks(rolled.value, book.elapsed_for(view)),
        state=states.of_status(status),
        word=say.name(status),
        status=status,
        reported=rolled.reported,
        asked=rolled.asked,
        coverage=say._("%(done)s of %(all)s reported") % {"done": rolled.reported, "all": rolled.asked},
        stage=view.state,
        committed=view.ambition == "committed",
        grade=None if view.grade is None else numbers.grade(view.grade, say.lang),
        key_results=tuple(key_result_line(book, view, k, say) for k in view.key_results),
    )


def key_result_line(book: Book, objective: ObjectiveView, view: KeyResultView, say: Say) -> KeyResultLine:
    """A key result as a road from its start to its goal, with where it is now."""
    gone, value = book.elapsed_for(objective), book.progress_of(view.ref)
    falling = Flag.FALLING in view.flags(value, gone, book.organisation.cutoffs)
    return _line(view, value, gone, book.status_of(view.ref), falling, say)


@lru_cache(maxsize=4096)
def _line(
    view: KeyResultView, value: Decimal | None, gone: Decimal, status: Status, falling: bool, say: Say
) -> KeyResultLine:
    # Kept: the same cycle is looked at all day in the same words, and the store hands out the same values for it.
    start, goal = ends(view, say)
    return KeyResultLine(
        ref=view.ref,
        title=view.title,
        href=url("key-result", view.ref),
        raw=mixed_raw(view, value),
        road=marks(mixed_raw(view, value), gone),
        start=start,
        goal=goal,
        now=standing(view, say),
        here=on_the_road(view, say),
        part=None if value is None else say.percent(value),
        state=states.of_status(status),
        word=say.name(status),
        confidence=view.confidences[-1] if view.confidences else None,
        falling=falling,
        owner=view.owner.name if view.owner else "",
    )


def mixed_raw(view: KeyResultView, value: Decimal | None) -> Decimal | None:
    """What the road shows: the raw progress, which may lie behind the start, unless contributing goals are mixed in."""
    return view.progress.raw if value == view.progress.value else value


def ends(view: KeyResultView, say: Say) -> tuple[str | None, str]:
    """Where a key result begins and what it wants: "12" and "5", nothing and "≥ 85 %", nothing and "5 steps"."""
    aim = view.aim
    match aim.kind:
        case KeyResultKind.MILESTONE:
            return None, say._("all %(count)s steps") % {"count": len(aim.milestones)}
        case KeyResultKind.BINARY:
            return None, say._("done")
        case KeyResultKind.BASELINE:
            return None, say._("a first value")
        case KeyResultKind.METRIC | KeyResultKind.KPI:
            # The unit stands at the goal: "14.000" and "25.000 pembaca" fit a phone, two nouns don't.
            counted = view.measure.unit.kind is UnitKind.NUMBER
            start = None if aim.baseline is None else say.value(aim.baseline, view.measure)
            start = say.number(aim.baseline) if counted and start else start
            return start, numbers.value(aim.target, view.measure, say.lang)
        case _:
            return None, numbers.target(_COMPARATOR[aim.kind], aim.target, aim.high, view.measure, say.lang)


def on_the_road(view: KeyResultView, say: Say) -> str | None:
    """Where it is now, between its two ends: what is counted need not be named twice in one line."""
    counted = view.measure.unit.kind is UnitKind.NUMBER and view.aim.kind is not KeyResultKind.MILESTONE
    if counted and view.current is not None and view.aim.kind not in (KeyResultKind.BINARY, KeyResultKind.BASELINE):
        return say.number(view.current)
    return standing(view, say)


def standing(view: KeyResultView, say: Say) -> str | None:
    """Where a key result is now, in words; None when nobody has reported."""
    if view.aim.kind is KeyResultKind.MILESTONE:
        if view.reported_on is None and not any(step.done_on for step in view.aim.milestones):
            return None
        done = sum(1 for step in view.aim.milestones if step.done_on)
        return say._("%(done)s of %(all)s steps") % {"done": done, "all": len(view.aim.milestones)}
    if view.current is None:
        return None
    if view.aim.kind is KeyResultKind.BINARY:
        return say._("done") if view.current >= 1 else say._("not yet")
    return say.value(view.current, view.measure)

"""What did the people of the made-up company do with their objectives, and when?"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from kinerja.actions import alignment, check_in, cycle, objective
from kinerja.actions.drafts import KeyResultDraft, MilestoneDraft, ObjectiveDraft
from kinerja.core.alignment import LinkKind
from kinerja.core.lifecycle import KeyResultOutcome
from kinerja.core.okr import KeyResultKind
from kinerja.core.period import Cadence, Period, following, period_of, preceding
from kinerja.demo.closed import BEFORE_LAST, LAST
from kinerja.demo.company import DOORS
from kinerja.demo.goals import KeyResultSpec, ObjectiveSpec
from kinerja.demo.outcome import done
from kinerja.demo.running import RUNNING
from kinerja.demo.series import path
from kinerja.demo.staff import Staff
from kinerja.store import books

Deed = Callable[[datetime], None]


def deeds(staff: Staff, now: datetime) -> Iterator[tuple[datetime, Deed]]:
    """Three cycles: objectives written, published, checked in every week; two of them closed, one running."""
    running = period_of(now.date(), Cadence.QUARTER)
    last = preceding(running)
    before = preceding(last)
    for quarter, goals in ((before, BEFORE_LAST), (last, LAST), (running, RUNNING)):
        start = at_noon(quarter.start, now) - timedelta(days=10)
        yield start, _cycle(staff, quarter)
        for number, spec in enumerate(goals, 1):
            yield start + timedelta(hours=number), _creation(staff, spec, quarter)
            if spec.published:
                yield from _weeks(staff, spec, quarter, now)
            if quarter is not running:
                yield (
                    at_noon(quarter.end, now) + timedelta(days=3, hours=number),
                    _closing(staff, spec, following(quarter)),
                )
        if quarter is running:
            yield start + timedelta(hours=20), _links(staff, goals)
        else:
            yield at_noon(quarter.end, now) + timedelta(days=5), _cycle_closing(staff, quarter)
    yield now - timedelta(days=9, hours=2), _slip(staff)


def at_noon(day: date, now: datetime) -> datetime:
    """Noon of a day, where the company works."""
    return datetime.combine(day, time(12), now.tzinfo)


def _cycle(staff: Staff, quarter: Period) -> Deed:
    def do(at: datetime) -> None:
        answer = cycle.create(staff.viewer("ratna"), quarter.label, quarter.start, quarter.end, now=at, via="demo")
        staff.cycles[quarter.label] = done(answer).ref

    return do


def _creation(staff: Staff, spec: ObjectiveSpec, quarter: Period) -> Deed:
    def do(at: datetime) -> None:
        draft = ObjectiveDraft(
            spec.title,
            staff.units[spec.unit_key],
            staff.cycles[quarter.label],
            staff.ref(spec.owner),
            spec.why,
            spec.ambition,
            spec.visibility,
            tuple(_key_result(staff, k) for k in spec.key_results),
            publish=spec.published,
        )
        who = staff.viewer(spec.owner)
        ref = done(objective.create(who, draft, now=at, via="demo")).ref
        staff.objectives[spec.key] = ref
        book = done(books.objective(who, ref, at.date()))
        staff.key_results[spec.key] = tuple(k.ref for k in book.objectives[0].key_results)

    return do


def _key_result(staff: Staff, spec: KeyResultSpec) -> KeyResultDraft:
    return KeyResultDraft(
        spec.title,
        spec.kind,
        spec.unit,
        spec.decimals,
        spec.number("start"),
        spec.number("goal"),
        spec.number("high"),
        spec.hold,
        Decimal(spec.weight),
        Cadence.WEEK,
        staff.ref(spec.owner),
        staff.kpis[spec.kpi] if spec.kpi else None,
        staff.kpis[spec.health] if spec.health else None,
        tuple(MilestoneDraft(title, Decimal(weight)) for title, weight in spec.steps),
    )


def _weeks(staff: Staff, spec: ObjectiveSpec, quarter: Period, now: datetime) -> Iterator[tuple[datetime, Deed]]:
    last = min(quarter.end, now.date())
    fridays = [d for d in _days(quarter.start + timedelta(days=4), last) if d.weekday() == 4]
    for place, key_result in enumerate(spec.key_results):
        if key_result.kind is KeyResultKind.KPI or key_result.reach is None:
            continue
        weeks = fridays[: len(fridays) - key_result.silent_weeks] if key_result.silent_weeks else fridays
        values = _values(key_result, len(weeks), f"{spec.key} {place}")
        for week, (day, value) in enumerate(zip(weeks, values, strict=True)):
            at = at_noon(day, now) + timedelta(hours=3, minutes=7 * place)
            # The last Friday of some is still owed, so that the demo has something to do.
            slow = place % 2 == 1 or key_result.owner in DOORS
            owed = slow and day == fridays[-1] and now.date() - day <= timedelta(days=3)
            if at <= now and not owed:
                yield at, _report(staff, spec, place, value, week, len(weeks))


def _days(first: date, last: date) -> Iterator[date]:
    while first <= last:
        yield first
        first += timedelta(days=1)


def _values(spec: KeyResultSpec, weeks: int, seed: str) -> list[Decimal | None]:
    goal, start = spec.number("goal"), spec.number("start")
    if spec.kind is KeyResultKind.METRIC and goal is not None and start is not None:
        return list(path(start, goal, spec.reach or 0.0, weeks, spec.decimals, seed))
    if spec.kind is KeyResultKind.BASELINE:
        return list(path(Decimal("3.3"), Decimal("3.8"), 0.6, weeks, spec.decimals, seed))
    if spec.kind is KeyResultKind.MILESTONE:
        return [None] * weeks
    if spec.kind is KeyResultKind.BINARY:
        return [Decimal(0)] * weeks
    level = goal or Decimal(1)
    near = Decimal("0.8") if spec.kind is KeyResultKind.AT_MOST else Decimal("1.08")
    wobble = path(level * near, level * near * Decimal("1.02"), 1.0, weeks, spec.decimals, seed)
    return [
        level * Decimal("1.25") if n == 3 and spec.kind is KeyResultKind.AT_MOST else v for n, v in enumerate(wobble)
    ]


def _report(staff: Staff, spec: ObjectiveSpec, place: int, value: Decimal | None, week: int, weeks: int) -> Deed:
    key_result = spec.key_results[place]
    mood = key_result.mood[min(week * len(key_result.mood) // max(weeks, 1), len(key_result.mood) - 1)]
    notes = key_result.notes
    note = notes[(week // 3) % len(notes)] if notes and week % 3 == 2 else ""

    def do(at: datetime) -> None:
        steps = None
        if key_result.kind is KeyResultKind.MILESTONE:
            steps = tuple(range(1, 1 + key_result.steps_done * (week + 1) // weeks))
        done(check_in.check_in(
            staff.viewer(key_result.owner or spec.owner), staff.key_results[spec.key][place], value,
            confidence=mood, note=note, now=at, via="demo", milestones_done=steps,
        ))  # fmt: skip

    return do


def _closing(staff: Staff, spec: ObjectiveSpec, after: Period) -> Deed:
    def do(at: datetime) -> None:
        refs = staff.key_results[spec.key]
        outcomes = {ref: _outcome(spec, k) for ref, k in zip(refs, spec.key_results, strict=True)}
        done(objective.close(
            staff.viewer(spec.owner), staff.objectives[spec.key], Decimal(spec.self_grade), spec.self_reason,
            spec.learning, outcomes, next_cycle_ref=staff.cycles.get(after.label), now=at, via="demo",
        ))  # fmt: skip

    return do


def _outcome(spec: ObjectiveSpec, key_result: KeyResultSpec) -> KeyResultOutcome:
    if (key_result.reach or 0) >= 0.65:
        return KeyResultOutcome.DONE
    return KeyResultOutcome.CARRY_OVER if spec.goes_on else KeyResultOutcome.DROP


def _cycle_closing(staff: Staff, quarter: Period) -> Deed:
    def do(at: datetime) -> None:
        done(cycle.close(staff.viewer("gilang"), staff.cycles[quarter.label], now=at, via="demo"))

    return do


def _links(staff: Staff, goals: tuple[ObjectiveSpec, ...]) -> Deed:
    def do(at: datetime) -> None:
        for spec in goals:
            for parent, kind, share in spec.serves:
                child, above = staff.objectives[spec.key], staff.objectives[parent]
                who = staff.viewer("ratna")
                done(alignment.align(who, child, above, LinkKind(kind), Decimal(share), now=at, via="demo"))

    return do


def _slip(staff: Staff) -> Deed:
    """Somebody reports a slip of the finger and takes it back: both stay to be seen."""

    def do(at: datetime) -> None:
        who, ref = staff.viewer("bayu"), staff.key_results["kontak_pertama"][0]
        slip = done(check_in.check_in(who, ref, Decimal("28"), confidence=7, now=at, via="demo"))
        if slip.undo is not None:
            later = at + timedelta(minutes=1)
            done(check_in.undo_check_in(who, ref, slip.undo.number, now=later, via="demo"))

    return do

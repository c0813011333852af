"""How far is a key result or an objective, and is that enough for today?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache

from kinerja.core.explain import Step, Telling, shown, untold
from kinerja.core.measure import Comparator, divide, hit, settled, total
from kinerja.core.period import Cadence, elapsed_days
from kinerja.core.problem import Problem

ZERO, ONE = Decimal(0), Decimal(1)
#: The most days between two check-ins of a cadence.
CADENCE_DAYS = {
    Cadence.DAY: 1,
    Cadence.WEEK: 7,
    Cadence.MONTH: 31,
    Cadence.QUARTER: 92,
    Cadence.HALF: 184,
    Cadence.YEAR: 366,
}


class KeyResultKind(StrEnum):
    """The ways a key result can be proven."""

    METRIC = "metric"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    WITHIN = "within"
    MILESTONE = "milestone"
    BINARY = "binary"
    BASELINE = "baseline"
    KPI = "kpi"


class Hold(StrEnum):
    """How a "stay at" key result counts: its latest value, the share of periods hit, or graded."""

    LATEST = "latest"
    HIT_RATE = "hit_rate"
    GRADED = "graded"


class Ambition(StrEnum):
    """Committed is met only at 1.0; aspirational is met at 0.7."""

    COMMITTED = "committed"
    ASPIRATIONAL = "aspirational"


class Status(StrEnum):
    """Where a key result or objective stands today; silence is stale and never green."""

    NO_DATA = "no_data"
    TOO_EARLY = "too_early"
    STALE = "stale"
    ON_TRACK = "on_track"
    AT_RISK = "at_risk"
    OFF_TRACK = "off_track"


@dataclass(frozen=True, slots=True)
class Cutoffs:
    """An organisation's settings for status and confidence; the defaults are those of the method."""

    on_track: Decimal = Decimal("0.9")
    at_risk: Decimal = Decimal("0.7")
    too_early: Decimal = Decimal("0.15")
    confidence_gap: Decimal = Decimal("0.4")
    stale_grace_days: int = 2


@dataclass(frozen=True, slots=True)
class Milestone:
    """One step of a milestone key result, with its weight and the day it was done."""

    title: str
    weight: Decimal = ONE
    done_on: date | None = None
    number: int = 0


@dataclass(frozen=True, slots=True)
class CheckIn:
    """One report on a key result: the value, how sure the person is (0–10), and a note."""

    at: datetime
    value: Decimal | None
    confidence: int | None
    note: str
    by: str
    number: int = 0


@dataclass(frozen=True, slots=True)
class Aim:
    """What a key result has to prove: its kind, where it starts and where it should arrive."""

    kind: KeyResultKind
    baseline: Decimal | None = None
    target: Decimal | None = None
    high: Decimal | None = None
    hold: Hold = Hold.HIT_RATE
    milestones: tuple[Milestone, ...] = ()


@dataclass(frozen=True, slots=True)
class Progress:
    """How far along: raw (may be negative or beyond 1) and clamped to 0..1, with the steps; None means no data."""

    raw: Decimal | None = None
    telling: Telling = field(default=untold, compare=False, repr=False)

    @property
    def steps(self) -> tuple[Step, ...]:
        """How the raw progress came out."""
        return self.telling()

    @property
    def value(self) -> Decimal | None:
        """The progress that is rolled up: raw, clamped to 0..1."""
        return None if self.raw is None else min(max(self.raw, ZERO), ONE)


def progress(aim: Aim, values: Sequence[Decimal | None]) -> Progress:
    """Progress of a key result from its reported values, oldest first (one per period due; None: missed).

    `metric`: (A−B)/(T−B) for both directions: from 12 down to 5 complaints, 8 is 4/7. Moving the wrong way is a
    negative raw and 0 clamped. `milestone` counts its steps; `values` only say whether anybody has reported at all.
    Nothing reported is no data, not 0 %.
    """
    if aim.kind is KeyResultKind.MILESTONE:
        reported = bool(values) or any(m.done_on is not None for m in aim.milestones)
        return _milestones(aim.milestones) if reported else Progress()
    known = [v for v in values if v is not None]
    if not known:
        return Progress()
    actual = known[-1]
    match aim.kind:
        case KeyResultKind.BASELINE:
            return Progress(ONE, lambda: (Step("baseline_known", shown(actual), "1"),))
        case KeyResultKind.BINARY:
            done = ONE if actual >= 1 else ZERO
            return Progress(done, lambda: (Step("binary", shown(actual), shown(done)),))
        case KeyResultKind.METRIC | KeyResultKind.KPI if aim.baseline is not None and aim.target is not None:
            if aim.baseline == aim.target:
                return Progress()
            return _from_to(actual, aim.baseline, aim.target)
        case _:
            return _held(aim, values, actual)


def _from_to(actual: Decimal, b: Decimal, t: Decimal) -> Progress:
    raw = divide(actual - b, t - b)

    def told() -> tuple[Step, ...]:
        line = f"({shown(actual)} − {shown(b)}) ÷ ({shown(t)} − {shown(b)})"
        return (Step("from_to", line, shown(raw)),)

    return Progress(raw, told)


def _comparator(aim: Aim) -> Comparator:
    by_kind = {KeyResultKind.AT_MOST: Comparator.AT_MOST, KeyResultKind.WITHIN: Comparator.BETWEEN}
    return by_kind.get(aim.kind, Comparator.AT_LEAST)


def _held(aim: Aim, values: Sequence[Decimal | None], actual: Decimal) -> Progress:
    if aim.target is None:
        return Progress()
    comparator, target = _comparator(aim), aim.target
    if aim.hold is Hold.LATEST or (aim.hold is Hold.GRADED and target <= 0):
        raw = ONE if hit(actual, comparator, target, aim.high) else ZERO
        latest = raw
        return Progress(
            raw, lambda: (Step("held_latest", f"{shown(actual)} {comparator} {shown(target)}", shown(latest)),)
        )
    if aim.hold is Hold.GRADED:
        return _graded(comparator, actual, target, aim.high)
    hits = sum(1 for v in values if v is not None and hit(v, comparator, target, aim.high))
    raw = divide(Decimal(hits), Decimal(len(values)))
    return Progress(raw, lambda: (Step("held_periods", f"{hits} ÷ {len(values)}", shown(raw)),))


def _graded(comparator: Comparator, actual: Decimal, target: Decimal, high: Decimal | None) -> Progress:
    bound = high if comparator is Comparator.BETWEEN and high is not None and actual > high else target
    from_below = comparator is Comparator.AT_LEAST or (comparator is Comparator.BETWEEN and actual < target)
    if comparator is Comparator.BETWEEN and hit(actual, comparator, target, high):
        return Progress(ONE, lambda: (Step("held_inside", f"{shown(target)} ≤ {shown(actual)} ≤ {shown(high)}", "1"),))
    raw = divide(actual, bound) if from_below else 2 - divide(actual, bound)
    before = "" if from_below else "2 − "
    return Progress(raw, lambda: (Step("held_graded", f"{before}{shown(actual)} ÷ {shown(bound)}", shown(raw)),))


def _milestones(steps: Sequence[Milestone]) -> Progress:
    whole = total(m.weight for m in steps)
    if not whole:
        return Progress()
    done = total(m.weight for m in steps if m.done_on is not None)
    raw = divide(done, whole)
    return Progress(raw, lambda: (Step("milestones", f"{shown(done)} ÷ {shown(whole)}", shown(raw)),))


def check_aim(aim: Aim) -> Problem | None:
    """What keeps a key result from being measurable: a target equal to its baseline, a band without two ends, …"""
    kind = aim.kind
    if kind in (KeyResultKind.METRIC, KeyResultKind.KPI):
        if aim.target is None or aim.baseline is None:
            return Problem("key_result.needs_from_and_to", "baseline" if aim.target is not None else "target")
        if aim.target == aim.baseline:
            return Problem("key_result.target_is_baseline", "target", {"target": aim.target})
    if kind in (KeyResultKind.AT_LEAST, KeyResultKind.AT_MOST) and aim.target is None:
        return Problem("key_result.needs_target", "target")
    if kind is KeyResultKind.WITHIN and (aim.target is None or aim.high is None or aim.high <= aim.target):
        return Problem("key_result.band_needs_two_ends", "target_high")
    if kind is KeyResultKind.MILESTONE and (not aim.milestones or any(m.weight <= 0 for m in aim.milestones)):
        return Problem("key_result.needs_milestones", "milestones")
    return None


def is_stale(last: date | None, cadence: Cadence, today: date, cutoffs: Cutoffs) -> bool:
    """Whether the last check-in is older than cadence and grace allow; never reported is empty, not stale."""
    return last is not None and today > last + timedelta(days=CADENCE_DAYS[cadence] + cutoffs.stale_grace_days)


@lru_cache(maxsize=1024)
def elapsed(start: date, end: date, today: date) -> Decimal:
    """The share of a cycle that has gone, 0..1."""
    gone, whole = elapsed_days(start, end, today)
    return divide(Decimal(gone), Decimal(whole))


def pace(value: Decimal, gone: Decimal) -> Decimal | None:
    """Progress per share of time gone; 1 is exactly on plan. None before the first day is over."""
    return divide(value, gone) if gone > 0 else None


def status(value: Decimal | None, gone: Decimal, *, stale: bool, cutoffs: Cutoffs) -> Status:
    """The computed status: pace ≥ 0.9 on track, ≥ 0.7 at risk, else off track; before 15 % of the cycle too early."""
    if value is None:
        return Status.NO_DATA
    if stale:
        return Status.STALE
    speed = pace(value, gone)
    if speed is None or settled(gone) < cutoffs.too_early:
        return Status.TOO_EARLY
    so_far = settled(speed)
    if so_far >= cutoffs.on_track:
        return Status.ON_TRACK
    return Status.AT_RISK if so_far >= cutoffs.at_risk else Status.OFF_TRACK

"""What is a KPI, which definitions are sound, and what do its values say about a period?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise

from kinerja.core.measure import Comparator, Measure, Polarity, UnitKind, divide, hit, total
from kinerja.core.period import Cadence, Period
from kinerja.core.problem import Problem
from kinerja.core.score import HUNDRED, Formula, Score, Scoring, hit_rate, score


class Aggregation(StrEnum):
    """How values of several periods (or units) become one (konsolidasi periode)."""

    SUM = "sum"
    MEAN = "mean"
    LAST = "last"
    MIN = "min"
    MAX = "max"
    RATIO = "ratio"
    WEIGHTED_MEAN = "weighted_mean"
    OWN = "own"
    NONE = "none"


class Verdict(StrEnum):
    """Whether a period's actual met its target; "no data" and "no target" are states of their own, never green."""

    ACHIEVED = "achieved"
    NOT_ACHIEVED = "not_achieved"
    NO_DATA = "no_data"
    NO_TARGET = "no_target"


@dataclass(frozen=True, slots=True)
class Definition:
    """One version of what a KPI means; a change makes a new version with a reason and leaves closed periods alone."""

    version: int
    scoring: Scoring
    description: str = ""
    formula_text: str = ""
    source: str = ""
    time_aggregation: Aggregation = Aggregation.LAST
    organisation_aggregation: Aggregation = Aggregation.OWN
    missing_is_miss: bool = True
    reason: str = ""
    valid_from: Period | None = None
    by: str | None = None
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Target:
    """What a KPI should reach from one period on, until a later target takes its place (`high`: a band's upper end)."""

    since: Period
    value: Decimal
    high: Decimal | None = None
    by: str | None = None
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """The value of one period; a ratio keeps its numerator and denominator instead of a ready percentage."""

    period: Period
    value: Decimal | None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    revision: int = 1
    note: str = ""
    by: str | None = None
    at: datetime | None = None
    definition: int = 1

    def actual(self, measure: Measure) -> Decimal | None:
        """The value to judge: as measured, or numerator over denominator (times 100 for a percentage)."""
        if self.numerator is None or self.denominator is None:
            return self.value
        return ratio_of(measure, self.numerator, self.denominator)


@dataclass(frozen=True, slots=True)
class Result:
    """What a period says: the actual, the target in force, the score if there is one, and the verdict."""

    verdict: Verdict
    actual: Decimal | None = None
    target: Decimal | None = None
    high: Decimal | None = None
    score: Score | None = None


def ratio_of(measure: Measure, numerator: Decimal, denominator: Decimal) -> Decimal | None:
    """Numerator ÷ denominator in the measure's unit; nothing over nothing is no data."""
    if denominator == 0:
        return None
    factor = HUNDRED if measure.unit.kind is UnitKind.PERCENT else Decimal(1)
    return divide(numerator * factor, denominator)


def target_for(targets: Sequence[Target], period: Period) -> Target | None:
    """The target in force in a period: the one that began last, not after it; of two, the later row."""
    found: Target | None = None
    for target in targets:
        if target.since.start <= period.start and (found is None or target.since.start >= found.since.start):
            found = target
    return found


def definition_for(definitions: Sequence[Definition], period: Period) -> Definition:
    """The version in force in a period; periods before the first version are judged by the first."""
    begun = [d for d in definitions if d.valid_from is None or d.valid_from.start <= period.start]
    return max(begun, key=lambda d: d.version) if begun else min(definitions, key=lambda d: d.version)


def judge(definition: Definition, actual: Decimal | None, target: Target | None) -> Result:
    """Verdict and score of one period; without a value or a target it says so instead of judging."""
    if target is None:
        return Result(Verdict.NO_TARGET if actual is not None else Verdict.NO_DATA, actual)
    if actual is None:
        return Result(Verdict.NO_DATA, None, target.value, target.high)
    scoring = definition.scoring
    met = hit(actual, scoring.comparator, target.value, target.high)
    # A target that came after the definition may not fit its formula: that takes the score, never the verdict.
    unscored = scoring.formula is Formula.HIT_RATE or _unsound(scoring, target.value, target.high) is not None
    points = None if unscored else score(scoring, actual, target.value, target.high)
    verdict = Verdict.ACHIEVED if met else Verdict.NOT_ACHIEVED
    return Result(verdict, actual, target.value, target.high, points)


def judge_history(definition: Definition, history: Sequence[tuple[Decimal | None, Target | None]]) -> Score | None:
    """The hit-rate score over the periods that were due with a target, oldest first; None while none was due."""
    due = [(actual, target) for actual, target in history if target is not None]
    if not definition.missing_is_miss:
        due = [(actual, target) for actual, target in due if actual is not None]
    if not due:
        return None
    hits = sum(
        1
        for actual, target in due
        if actual is not None and hit(actual, definition.scoring.comparator, target.value, target.high)
    )
    return hit_rate(definition.scoring, hits, len(due))


def aggregate(method: Aggregation, readings: Sequence[Reading], measure: Measure) -> Decimal | None:
    """One value for several periods, by the KPI's time aggregation; no readings give no value, never 0.

    `ratio` divides the sum of numerators by the sum of denominators: 1 of 2 and 99 of 100 are 98.04 %, not 74.5 %.
    `weighted_mean` and `own` are for units, not for periods: they give no value here.
    """
    if method is Aggregation.RATIO:
        parts = [(r.numerator, r.denominator) for r in readings if r.numerator is not None and r.denominator]
        if not parts:
            return None
        return ratio_of(measure, total(n for n, _ in parts), total(d for _, d in parts))
    known = [(r.period, a) for r in readings if (a := r.actual(measure)) is not None]
    values = [a for _, a in known]
    if not values or method in (Aggregation.NONE, Aggregation.OWN, Aggregation.WEIGHTED_MEAN):
        return None
    match method:
        case Aggregation.SUM:
            return total(values)
        case Aggregation.MIN:
            return min(values)
        case Aggregation.MAX:
            return max(values)
        case Aggregation.LAST:
            return max(known, key=lambda k: k[0].start)[1]
        case _:
            return divide(total(values), Decimal(len(values)))


def check_definition(scoring: Scoring, target: Target | None) -> tuple[Problem, ...]:
    """What keeps a definition and its target from being scored; each problem names the formulas that would do."""
    found: list[Problem] = []
    value = target.value if target else None
    high = target.high if target else None
    if scoring.floor >= scoring.cap:
        found.append(Problem("kpi.cap_below_floor", "cap", {"cap": scoring.cap, "floor": scoring.floor}))
    if scoring.comparator is Comparator.BETWEEN and target is not None and (high is None or high < target.value):
        found.append(Problem("kpi.band_needs_two_ends", "target_high", {"low": value, "high": high}))
        return tuple(found)
    problem = _unsound(scoring, value, high)
    return (*found, problem) if problem else tuple(found)


def _unsound(s: Scoring, t: Decimal | None, high: Decimal | None) -> Problem | None:
    match s.formula:
        case Formula.RATIO | Formula.COMPLEMENT if t is not None and _no_ratio(s, t):
            values = {"formula": s.formula, "target": t, "would_do": would_do(s, t)}
            return Problem("kpi.target_zero", "formula", values)
        case Formula.INTERPOLATE if s.baseline is None:
            return Problem("kpi.needs_baseline", "baseline", {"formula": s.formula})
        case Formula.INTERPOLATE if t is not None and s.baseline == t:
            return Problem("kpi.baseline_is_target", "baseline", {"target": t})
        case Formula.INTERPOLATE if t is not None and s.baseline is not None and _backwards(s, s.baseline, t):
            return Problem("kpi.baseline_beyond_target", "baseline", {"baseline": s.baseline, "target": t})
        case Formula.THREE_POINT if not _in_order(s, t):
            return Problem("kpi.three_points_out_of_order", "threshold", {"polarity": s.polarity})
        case Formula.RED_FLAG if s.red_flag is None or s.red_flag == t:
            return Problem("kpi.needs_red_flag", "red_flag", {"target": t})
        case Formula.RED_FLAG if t is not None and s.red_flag is not None and _backwards(s, s.red_flag, t):
            return Problem("kpi.red_flag_beyond_target", "red_flag", {"red_flag": s.red_flag, "target": t})
        case Formula.BAND | Formula.RANGE_TARGET if t is not None and high is None:
            return Problem("kpi.band_needs_two_ends", "target_high", {"low": t, "high": high})
        case Formula.BAND if t is not None and t == high and (s.zero_low is None or s.zero_high is None):
            return Problem("kpi.band_without_width", "target_high", {"low": t})
        case Formula.RANGE_TARGET if t is not None and t <= 0:
            return Problem("kpi.target_zero", "formula", {"formula": s.formula, "target": t, "would_do": ("band",)})
    return None


def _no_ratio(s: Scoring, t: Decimal) -> bool:
    crosses_zero = s.baseline is not None and s.baseline < 0
    return t <= 0 or crosses_zero


def _backwards(s: Scoring, start: Decimal, t: Decimal) -> bool:
    """Whether the worse point lies on the better side of the target, so that getting worse would earn points."""
    return start < t if s.polarity is Polarity.LOWER else start > t


def would_do(s: Scoring, target: Decimal) -> tuple[Formula, ...]:
    """The formulas that can score this target where a ratio can't: around zero, or across it."""
    fits = [Formula.THREE_POINT, Formula.RED_FLAG, Formula.BINARY, Formula.HIT_RATE]
    return (Formula.INTERPOLATE, *fits) if s.baseline is not None and s.baseline != target else tuple(fits)


def _in_order(s: Scoring, t: Decimal | None) -> bool:
    points = [p for p in (s.low, s.threshold, t, s.stretch) if p is not None]
    if s.low is None or s.threshold is None or s.stretch is None:
        return False
    if s.polarity is Polarity.LOWER:
        points.reverse()
    return all(a < b for a, b in pairwise(points))


def periods_per_year(cadence: Cadence) -> int:
    """How many values a year brings, for charts and hints."""
    return {
        Cadence.DAY: 365,
        Cadence.WEEK: 52,
        Cadence.MONTH: 12,
        Cadence.QUARTER: 4,
        Cadence.HALF: 2,
        Cadence.YEAR: 1,
    }[cadence]

"""What is a KPI, and what do its values say about a period?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from kinerja.core.measure import Measure, UnitKind, divide, hit, total
from kinerja.core.period import Cadence, Period
from kinerja.core.score import HUNDRED, Formula, Score, Scoring, hit_rate, score
from kinerja.core.soundness import unsound


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
    unscored = scoring.formula is Formula.HIT_RATE or unsound(scoring, target.value, target.high) is not None
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

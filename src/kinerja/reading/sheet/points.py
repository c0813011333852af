"""How many points does a line of a KPI sheet earn by its formula, before any cap?"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from kinerja.core.explain import Step
from kinerja.core.measure import Comparator, Polarity
from kinerja.core.score import BEYOND_ANY_CAP, Formula, Scoring, score
from kinerja.core.sheet import Line
from kinerja.core.soundness import unsound

_NO_CAP = BEYOND_ANY_CAP * 10


@dataclass(frozen=True, slots=True)
class Points:
    """What a line earns before any cap, and the steps of it; none where it has no actual, target or known formula."""

    raw: Decimal
    steps: tuple[Step, ...]


def points_of(line: Line, lower: Formula) -> Points | None:
    """The points of a line by its own formula, else by ratio, or by `lower` where lower is better."""
    target = line.target.value if line.target else None
    actual = line.actual.value if line.actual else None
    if target is None or actual is None:
        return None
    scoring = scoring_of(line, lower)
    if scoring is None or unsound(scoring, target, line.high) is not None:
        return None
    found = score(scoring, actual, target, line.high)
    return Points(found.raw, tuple(step for step in found.steps if step.code not in ("cap", "floor")))


def scoring_of(line: Line, lower: Formula) -> Scoring | None:
    """How a line is scored; None where its sheet names a formula whose points it doesn't show."""
    baseline = line.baseline.value if line.baseline else None
    formula = line.formula
    if formula in (None, Formula.RATIO, Formula.COMPLEMENT):
        formula = formula or (lower if line.polarity is Polarity.LOWER else Formula.RATIO)
        if line.polarity is Polarity.BAND:
            formula = Formula.BAND if line.comparator is Comparator.BETWEEN else Formula.BINARY
    elif formula not in (Formula.BAND, Formula.BINARY) and not (
        formula is Formula.INTERPOLATE and baseline is not None
    ):
        return None
    kept = baseline if formula is Formula.INTERPOLATE else None
    return Scoring(formula, line.polarity, line.comparator, baseline=kept, cap=_NO_CAP, floor=-_NO_CAP)

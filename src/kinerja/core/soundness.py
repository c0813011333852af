"""Can a definition score its target, and if not, what would do?"""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

from kinerja.core.measure import Comparator, Polarity
from kinerja.core.problem import Problem
from kinerja.core.score import Formula, Scoring


def check_definition(scoring: Scoring, target: Decimal | None, high: Decimal | None = None) -> tuple[Problem, ...]:
    """What keeps a definition and its target from being scored; each problem names what would do.

    `high` is the upper end of a band. Without a target only what holds for every target is checked.
    """
    found: list[Problem] = []
    if scoring.floor >= scoring.cap:
        found.append(Problem("kpi.cap_below_floor", "cap", {"cap": scoring.cap, "floor": scoring.floor}))
    if scoring.amber > scoring.green:
        found.append(Problem("kpi.amber_above_green", "amber", {"amber": scoring.amber, "green": scoring.green}))
    if scoring.comparator is Comparator.BETWEEN and target is not None and (high is None or high < target):
        found.append(Problem("kpi.band_needs_two_ends", "target_high", {"low": target, "high": high}))
        return tuple(found)
    problem = unsound(scoring, target, high)
    return (*found, problem) if problem else tuple(found)


def unsound(s: Scoring, t: Decimal | None, high: Decimal | None) -> Problem | None:
    """What keeps the formula from scoring a target: one of 0 under a ratio, a missing baseline, points out of order."""
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

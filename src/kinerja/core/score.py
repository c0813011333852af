"""How many points does an actual earn against its target, and by which steps?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise

from kinerja.core.explain import Step, Telling, shown, untold
from kinerja.core.measure import Comparator, Polarity, divide, hit, settled

HUNDRED = Decimal(100)
#: What `complement` gives a cost of nothing, and so what `ratio` counts an actual of 0 or less as: better than the cap.
BEYOND_ANY_CAP = Decimal(10**6)


class Formula(StrEnum):
    """The score formulas; the code is kept with each score."""

    RATIO = "ratio"
    COMPLEMENT = "complement"
    INTERPOLATE = "interpolate"
    THREE_POINT = "three_point"
    RED_FLAG = "red_flag"
    BAND = "band"
    RANGE_TARGET = "range_target"
    BINARY = "binary"
    HIT_RATE = "hit_rate"


class Level(StrEnum):
    """The traffic light of a score; what has no score has no light."""

    GREEN = "green"
    AMBER = "amber"
    RED = "red"


@dataclass(frozen=True, slots=True)
class Scoring:
    """How a KPI definition turns an actual into a score.

    `cap` and `floor` bound the score, `green` and `amber` are its thresholds. The points `low`, `threshold`, `stretch`
    belong to `three_point` (0, 80 and 120 points), `red_flag` to the formula of that name, `zero_low` and `zero_high`
    say where `band` reaches 0 on either side (one band-width away when they are not given).
    """

    formula: Formula = Formula.RATIO
    polarity: Polarity = Polarity.HIGHER
    comparator: Comparator = Comparator.AT_LEAST
    baseline: Decimal | None = None
    low: Decimal | None = None
    threshold: Decimal | None = None
    stretch: Decimal | None = None
    red_flag: Decimal | None = None
    zero_low: Decimal | None = None
    zero_high: Decimal | None = None
    cap: Decimal = Decimal(120)
    floor: Decimal = Decimal(0)
    green: Decimal = Decimal(100)
    amber: Decimal = Decimal(80)


@dataclass(frozen=True, slots=True)
class Score:
    """The points an actual earned: clamped for use, raw for honesty, with the formula and the steps that made them.

    `scale` is 100 but for `red_flag`, which counts from 0 to 10. `clamped` is "cap", "floor" or None.
    """

    value: Decimal
    raw: Decimal
    formula: Formula
    level: Level
    scale: int = 100
    clamped: str | None = None
    telling: Telling = field(default=untold, compare=False, repr=False)

    @property
    def steps(self) -> tuple[Step, ...]:
        """How the points came out."""
        return self.telling()


_Raw = tuple[Decimal, Telling]


def _step(code: str, expression: str, result: Decimal) -> tuple[Step, ...]:
    return (Step(code, expression, shown(result)),)


def _ratio(s: Scoring, a: Decimal, t: Decimal, _: Decimal | None) -> _Raw:
    if s.polarity is Polarity.LOWER:
        if a <= 0:
            return BEYOND_ANY_CAP, lambda: (Step("ratio_nothing_spent", f"{shown(a)} ≤ 0", "cap"),)
        raw = divide(HUNDRED * t, a)
        return raw, lambda: _step("ratio", f"100 × {shown(t)} ÷ {shown(a)}", raw)
    raw = divide(HUNDRED * a, t)
    return raw, lambda: _step("ratio", f"100 × {shown(a)} ÷ {shown(t)}", raw)


def _complement(s: Scoring, a: Decimal, t: Decimal, _: Decimal | None) -> _Raw:
    if s.polarity is not Polarity.LOWER:
        return _ratio(s, a, t, None)
    raw = divide(HUNDRED * (2 * t - a), t)
    return raw, lambda: _step("complement", f"100 × (2 − {shown(a)} ÷ {shown(t)})", raw)


def _interpolate(s: Scoring, a: Decimal, t: Decimal, _: Decimal | None) -> _Raw:
    b = s.baseline if s.baseline is not None else Decimal(0)
    raw = divide(HUNDRED * (a - b), t - b)
    return raw, lambda: _step("interpolate", f"100 × ({shown(a)} − {shown(b)}) ÷ ({shown(t)} − {shown(b)})", raw)


def _on_the_line(a: Decimal, raw: Decimal, *ends: tuple[Decimal, Decimal]) -> _Raw:
    line = "–".join(f"({shown(x)}, {y})" for x, y in ends)
    return raw, lambda: _step("three_point", f"{line} → {shown(a)}", raw)


def _three_point(s: Scoring, a: Decimal, t: Decimal, _: Decimal | None) -> _Raw:
    sign = -1 if s.polarity is Polarity.LOWER else 1
    marks = [(s.low, 0), (s.threshold, 80), (t, 100), (s.stretch, 120)]
    points = [(sign * x, Decimal(y), x) for x, y in marks if x is not None]
    here = sign * a
    if here <= points[0][0]:
        return points[0][1], lambda: _step("three_point_end", f"{shown(a)} → {points[0][1]}", points[0][1])
    for (x0, y0, shown0), (x1, y1, shown1) in pairwise(points):
        if here <= x1:
            return _on_the_line(a, y0 + divide((y1 - y0) * (here - x0), x1 - x0), (shown0, y0), (shown1, y1))
    return points[-1][1], lambda: _step("three_point_end", f"{shown(a)} → {points[-1][1]}", points[-1][1])


def _red_flag(s: Scoring, a: Decimal, t: Decimal, _: Decimal | None) -> _Raw:
    r = s.red_flag if s.red_flag is not None else Decimal(0)
    raw = divide(Decimal(10), Decimal(3)) + divide(10 * (a - r), 3 * (t - r))
    return raw, lambda: _step("red_flag", f"10/3 + 10/3 × ({shown(a)} − {shown(r)}) ÷ ({shown(t)} − {shown(r)})", raw)


def _band(s: Scoring, a: Decimal, low: Decimal, high: Decimal | None) -> _Raw:
    up = high if high is not None else low
    if low <= a <= up:
        return HUNDRED, lambda: (Step("inside", f"{shown(low)} ≤ {shown(a)} ≤ {shown(up)}", "100"),)
    if a < low:
        zero = s.zero_low if s.zero_low is not None else low - (up - low)
        raw = divide(HUNDRED * (a - zero), low - zero)
        return raw, lambda: _step(
            "band_below", f"100 × ({shown(a)} − {shown(zero)}) ÷ ({shown(low)} − {shown(zero)})", raw
        )
    zero = s.zero_high if s.zero_high is not None else up + (up - low)
    raw = divide(HUNDRED * (zero - a), zero - up)
    return raw, lambda: _step("band_above", f"100 × ({shown(zero)} − {shown(a)}) ÷ ({shown(zero)} − {shown(up)})", raw)


def _range_target(s: Scoring, a: Decimal, low: Decimal, high: Decimal | None) -> _Raw:
    up = high if high is not None else low
    if low <= a <= up:
        return HUNDRED, lambda: (Step("inside", f"{shown(low)} ≤ {shown(a)} ≤ {shown(up)}", "100"),)
    bound = up if a > up else low
    raw, told = _complement(s, a, bound, None)
    sign = ">" if a > up else "<"
    return raw, lambda: (Step("nearest_bound", f"{shown(a)} {sign} {shown(bound)}", shown(bound)), *told())


def _binary(s: Scoring, a: Decimal, t: Decimal, high: Decimal | None) -> _Raw:
    met = hit(a, s.comparator, t, high)
    raw = HUNDRED if met else Decimal(0)
    upper = f"–{shown(high)}" if high is not None else ""
    return raw, lambda: _step("binary", f"{shown(a)} {s.comparator} {shown(t)}{upper}", raw)


_FORMULAS: dict[Formula, Callable[[Scoring, Decimal, Decimal, Decimal | None], _Raw]] = {
    Formula.RATIO: _ratio,
    Formula.COMPLEMENT: _complement,
    Formula.INTERPOLATE: _interpolate,
    Formula.THREE_POINT: _three_point,
    Formula.RED_FLAG: _red_flag,
    Formula.BAND: _band,
    Formula.RANGE_TARGET: _range_target,
    Formula.BINARY: _binary,
}


def score(scoring: Scoring, actual: Decimal, target: Decimal, high: Decimal | None = None) -> Score:
    """The score of one actual against its target (`high` is the upper end of a band or range).

    100 times the share reached, in points; `red_flag` counts 0 to 10. Sources: private HR practice for `ratio`,
    PermenPANRB 8/2021 for `complement` and `range_target`. The definition must be sound (`soundness.check_definition`)
    and `hit_rate` needs a history (see `hit_rate`). A cost of 70 against at most 60 earns 85.7 by `ratio`.
    """
    raw, told = _FORMULAS[scoring.formula](scoring, actual, target, high)
    return _clamp(scoring, raw, told)


def hit_rate(scoring: Scoring, hits: int, due: int) -> Score:
    """100 · periods hit ÷ periods due, for a KPI that has had at least one period due; a missing period is a miss."""
    raw = divide(HUNDRED * hits, Decimal(due))
    return _clamp(scoring, raw, lambda: _step("hit_rate", f"100 × {hits} ÷ {due}", raw))


def _clamp(scoring: Scoring, raw: Decimal, told: Telling) -> Score:
    ten = scoring.formula is Formula.RED_FLAG
    cap, floor = (Decimal(10), Decimal(0)) if ten else (scoring.cap, scoring.floor)
    value, clamped = raw, None
    if raw > cap:
        value, clamped = cap, "cap"
    elif raw < floor:
        value, clamped = floor, "floor"
    telling = told if clamped is None else lambda: (*told(), _clamped(clamped, raw, value))
    return Score(value, raw, scoring.formula, level_of(scoring, value), 10 if ten else 100, clamped, telling)


def _clamped(by: str, raw: Decimal, bound: Decimal) -> Step:
    line = f"{'min' if by == 'cap' else 'max'}({shown(raw)}, {shown(bound)})"
    return Step(by, shown(bound) if raw == BEYOND_ANY_CAP else line, shown(bound))


def level_cuts(scoring: Scoring) -> tuple[Decimal, Decimal]:
    """From how many points on a score is green, and from how many amber.

    `red_flag` turns amber at the red flag (10/3) and green at the goal (20/3); the others have it from the definition.
    """
    if scoring.formula is Formula.RED_FLAG:
        return divide(Decimal(20), Decimal(3)), divide(Decimal(10), Decimal(3))
    return scoring.green, scoring.amber


def level_of(scoring: Scoring, value: Decimal) -> Level:
    """Green, amber or red by the definition's thresholds."""
    green, amber = level_cuts(scoring)
    points = settled(value)
    if points >= settled(green):
        return Level.GREEN
    return Level.AMBER if points >= settled(amber) else Level.RED

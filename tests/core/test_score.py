"""Does every score formula give the points that its source gives?"""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from kinerja.core.measure import Comparator, Polarity
from kinerja.core.score import Formula, Level, Scoring, hit_rate, score

D = Decimal
LOWER = {"polarity": Polarity.LOWER, "comparator": Comparator.AT_MOST}


def points(scoring: Scoring, actual: str, target: str, high: str | None = None) -> tuple[str, str]:
    """Raw and used score, rounded to two decimals as a vector writes them."""
    got = score(scoring, D(actual), D(target), None if high is None else D(high))
    return f"{got.raw:.2f}", f"{got.value:.2f}"


@pytest.mark.parametrize(
    ("actual", "ratio", "complement"),
    [
        ("30", ("200.00", "120.00"), ("150.00", "120.00")),
        ("60", ("100.00", "100.00"), ("100.00", "100.00")),
        ("70", ("85.71", "85.71"), ("83.33", "83.33")),
        ("90", ("66.67", "66.67"), ("50.00", "50.00")),
        ("120", ("50.00", "50.00"), ("0.00", "0.00")),
        ("150", ("40.00", "40.00"), ("-50.00", "0.00")),
    ],
)
def test_lower_is_better_against_60(actual: str, ratio: tuple[str, str], complement: tuple[str, str]) -> None:
    """At most 60 complaints: the two formulas in use in Indonesia, before and after cap and floor."""
    assert points(Scoring(Formula.RATIO, **LOWER), actual, "60") == ratio
    assert points(Scoring(Formula.COMPLEMENT, **LOWER), actual, "60") == complement


def test_nothing_spent_is_a_hit_and_no_error() -> None:
    """A=0 where lower is better: ratio would divide by zero, and gives the cap; complement is 200, and capped."""
    for formula in (Formula.RATIO, Formula.COMPLEMENT):
        got = score(Scoring(formula, **LOWER), D(0), D(60))
        assert (got.value, got.clamped, got.level) == (D(120), "cap", Level.GREEN)
    assert score(Scoring(Formula.COMPLEMENT, **LOWER), D(0), D(60)).raw == 200


@pytest.mark.parametrize(
    ("formula", "actual", "raw"),
    [("ratio", "45", "75.00"), ("complement", "45", "75.00"), ("ratio", "66", "110.00"), ("ratio", "-6", "-10.00")],
)
def test_higher_is_better_against_60(formula: str, actual: str, raw: str) -> None:
    """100·A/T, by either name."""
    assert points(Scoring(Formula(formula)), actual, "60")[0] == raw


@pytest.mark.parametrize(
    ("polarity", "baseline", "target", "actual", "raw"),
    [
        ("higher", "80", "100", "80", "0.00"),
        ("higher", "80", "100", "95", "75.00"),
        ("lower", "12", "5", "8", "57.14"),
        ("lower", "12", "5", "14", "-28.57"),
        ("higher", "-10", "10", "0", "50.00"),
        ("lower", "3", "0", "1", "66.67"),
    ],
)
def test_interpolate_measures_from_the_baseline(
    polarity: str, baseline: str, target: str, actual: str, raw: str
) -> None:
    """80 of the way from 80 to 100 is 0, not 80 %; across zero and down to zero it still works."""
    assert points(Scoring(Formula.INTERPOLATE, Polarity(polarity), baseline=D(baseline)), actual, target)[0] == raw


@pytest.mark.parametrize(
    ("up", "down", "expected"),
    [(40, 160, "0.00"), (50, 150, "0.00"), (65, 135, "40.00"), (80, 120, "80.00"), (90, 110, "90.00"),
     (100, 100, "100.00"), (110, 90, "110.00"), (120, 80, "120.00"), (150, 50, "120.00")],
)  # fmt: skip
def test_three_points_and_their_mirror(up: int, down: int, expected: str) -> None:
    """0 at 50, 80 at 80, 100 at 100, 120 at 120; and the same mirrored where lower is better."""
    higher = Scoring(Formula.THREE_POINT, low=D(50), threshold=D(80), stretch=D(120))
    lower = Scoring(Formula.THREE_POINT, low=D(150), threshold=D(120), stretch=D(80), **LOWER)
    assert points(higher, str(up), "100")[0] == expected
    assert points(lower, str(down), "100")[0] == expected


@pytest.mark.parametrize(
    ("actual", "expected", "level"),
    [("300", "0.00", "red"), ("500", "3.33", "amber"), ("600", "5.00", "amber"), ("700", "6.67", "green"),
     ("900", "10.00", "green"), ("1200", "10.00", "green")],
)  # fmt: skip
def test_red_flag_500_goal_700(actual: str, expected: str, level: str) -> None:
    """3.33 at the red flag, 6.67 at the goal, kept within 0 to 10; the mirror gives the same."""
    got = score(Scoring(Formula.RED_FLAG, red_flag=D(500)), D(actual), D(700))
    assert (f"{got.value:.2f}", got.level, got.scale) == (expected, Level(level), 10)
    mirrored = score(Scoring(Formula.RED_FLAG, red_flag=D(-500), **LOWER), -D(actual), D(-700))
    assert (mirrored.value, mirrored.level) == (got.value, got.level)


@pytest.mark.parametrize(
    ("actual", "expected"),
    [("70", "0.00"), ("75", "50.00"), ("80", "100.00"), ("85", "100.00"), ("90", "100.00"), ("95", "50.00"),
     ("100", "0.00"), ("105", "0.00")],
)  # fmt: skip
def test_a_band_falls_to_zero_one_width_away(actual: str, expected: str) -> None:
    """80 to 90: 0 points at 70 and 100 unless told otherwise."""
    assert points(Scoring(Formula.BAND, Polarity.BAND, Comparator.BETWEEN), actual, "80", "90")[1] == expected


def test_a_band_falls_to_zero_where_it_is_told() -> None:
    """0 at 60 below and at 94 above."""
    scoring = Scoring(Formula.BAND, Polarity.BAND, Comparator.BETWEEN, zero_low=D(60), zero_high=D(94))
    assert [points(scoring, a, "80", "90")[1] for a in ("70", "92")] == ["50.00", "50.00"]


@pytest.mark.parametrize(
    ("polarity", "actual", "expected"),
    [("higher", "92", "102.22"), ("higher", "85", "100.00"), ("higher", "72", "90.00"), ("lower", "99", "90.00")],
)
def test_a_target_range_counts_against_its_nearer_end(polarity: str, actual: str, expected: str) -> None:
    """80 to 90: 92 is measured against 90, 72 against 80, anything between is 100."""
    assert points(Scoring(Formula.RANGE_TARGET, Polarity(polarity)), actual, "80", "90")[0] == expected


@pytest.mark.parametrize(
    ("comparator", "actual", "expected"),
    [(">=", "4", 100), (">=", "3.99", 0), (">", "4", 0), ("<=", "4", 100), ("<", "4", 0), ("=", "4", 100)],
)
def test_hit_or_missed(comparator: str, actual: str, expected: int) -> None:
    """All or nothing, by the KPI's own comparator."""
    assert score(Scoring(Formula.BINARY, comparator=Comparator(comparator)), D(actual), D(4)).value == expected


def test_share_of_periods_hit() -> None:
    """9 of 12 months are 75 points, and red, below the usual 80."""
    got = hit_rate(Scoring(Formula.HIT_RATE), 9, 12)
    assert (got.value, got.level) == (75, Level.RED)


@pytest.mark.parametrize(
    ("value", "level"), [("100", "green"), ("99.99", "amber"), ("80", "amber"), ("79.99", "red"), ("120", "green")]
)
def test_levels_begin_at_their_thresholds(value: str, level: str) -> None:
    """Green from 100, amber from 80, red below."""
    assert score(Scoring(Formula.RATIO), D(value), D(100)).level is Level(level)


def test_cap_and_floor_are_settings() -> None:
    """A cap of 150 lets 140 stand; a floor of 20 lifts 10."""
    free = Scoring(Formula.RATIO, cap=D(150), floor=D(20))
    assert [score(free, D(a), D(100)).value for a in (140, 10)] == [140, 20]


numbers = st.decimals(-(10**9), 10**9, places=2)
targets = st.decimals("0.01", 10**9, places=2)
FORMULAS = st.sampled_from(
    [
        Scoring(Formula.RATIO),
        Scoring(Formula.COMPLEMENT),
        Scoring(Formula.INTERPOLATE, baseline=D(-1)),
        Scoring(Formula.THREE_POINT, low=D(-(10**10)), threshold=D(-(10**9)), stretch=D(10**10)),
        Scoring(Formula.RED_FLAG, red_flag=D(0)),
        Scoring(Formula.BINARY),
    ]
)


@given(FORMULAS, numbers, numbers, targets)
def test_a_better_actual_never_earns_less(scoring: Scoring, a: Decimal, b: Decimal, target: Decimal) -> None:
    """Where higher is better the score only rises with the actual, and stays within cap and floor."""
    worse, better = sorted((a, b))
    low, high = score(scoring, worse, target), score(scoring, better, target)
    assert low.value <= high.value
    cap = D(10) if scoring.formula is Formula.RED_FLAG else scoring.cap
    assert 0 <= low.value <= cap
    assert 0 <= high.value <= cap


@given(st.sampled_from([Formula.RATIO, Formula.COMPLEMENT]), numbers, numbers, targets)
def test_a_lower_actual_never_earns_less_where_lower_is_better(
    formula: Formula, a: Decimal, b: Decimal, target: Decimal
) -> None:
    """The same the other way round."""
    scoring = Scoring(formula, **LOWER)
    better, worse = sorted((a, b))
    assert score(scoring, better, target).value >= score(scoring, worse, target).value


@given(numbers, numbers, numbers)
def test_interpolate_does_not_care_which_way_is_better(actual: Decimal, baseline: Decimal, target: Decimal) -> None:
    """From 12 down to 5 scores as from −12 up to −5: one expression for both directions."""
    assume(baseline != target)
    up = score(Scoring(Formula.INTERPOLATE, baseline=baseline), actual, target)
    down = score(Scoring(Formula.INTERPOLATE, baseline=-baseline, **LOWER), -actual, -target)
    assert up.raw == down.raw


@given(numbers, targets)
def test_complement_mirrors_ratio_around_the_target(actual: Decimal, target: Decimal) -> None:
    """As much below the target as above it: T − x where lower is better earns what T + x earns otherwise."""
    up = score(Scoring(Formula.COMPLEMENT), 2 * target - actual, target)
    down = score(Scoring(Formula.COMPLEMENT, **LOWER), actual, target)
    assert abs(up.raw - down.raw) < D("1e-15")


@given(FORMULAS, numbers, targets)
def test_the_last_step_is_the_score(scoring: Scoring, actual: Decimal, target: Decimal) -> None:
    """What the steps end in is what is shown: the explanation comes from the same calculation."""
    got = score(scoring, actual, target)
    shown = got.steps[-1].result
    assert abs(D(shown.lstrip("≈")) - got.value) <= D("0.0001")

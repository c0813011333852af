"""Is a KPI judged by the target and definition in force, and are unsound definitions refused with what would do?"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinerja.core.kpi import (
    Aggregation,
    Definition,
    Reading,
    Target,
    Verdict,
    aggregate,
    definition_for,
    judge,
    judge_history,
    periods_per_year,
    target_for,
)
from kinerja.core.measure import Comparator, Measure, Polarity, Unit, UnitKind
from kinerja.core.period import Cadence, Period, period_of
from kinerja.core.score import Formula, Scoring
from kinerja.core.soundness import check_definition

D = Decimal
PERCENT = Measure(Unit(UnitKind.PERCENT), 2)
CLIENTS = Measure(Unit(UnitKind.NUMBER, "klien"))
LOWER = {"polarity": Polarity.LOWER, "comparator": Comparator.AT_MOST}


def month(number: int, year: int = 2026) -> Period:
    """A month of 2026."""
    return period_of(date(year, number, 1), Cadence.MONTH)


def target(value: str, high: str | None = None, since: int = 1) -> Target:
    """A target from a month of 2026 on."""
    return Target(month(since), D(value), None if high is None else D(high))


def test_the_target_in_force_began_last() -> None:
    """Set in January and again in July: June is held against the first, and no target holds before January."""
    targets = (target("10"), target("12", since=7))
    assert target_for(targets, month(12, 2025)) is None
    assert [t.value for n in (1, 6, 7, 12) if (t := target_for(targets, month(n)))] == [10, 10, 12, 12]


def test_of_two_targets_for_one_month_the_later_row_counts() -> None:
    """Targets are only ever added: the newest for a month takes the place of the one before."""
    found = target_for((target("10"), target("11"), target("12", since=3)), month(2))
    assert found is not None
    assert found.value == 11


def test_a_closed_period_keeps_its_definition() -> None:
    """A new version from July on leaves June, and what was before the first, to the first."""
    first, second = Definition(1, Scoring()), Definition(2, Scoring(), valid_from=month(7))
    assert [definition_for((first, second), month(n)).version for n in (1, 6, 7, 12)] == [1, 1, 2, 2]
    late = Definition(1, Scoring(), valid_from=month(5))
    assert definition_for((late,), month(1)) is late


@pytest.mark.parametrize(
    ("actual", "target_value", "verdict", "has_score"),
    [
        ("4", "4", Verdict.ACHIEVED, True),
        ("3", "4", Verdict.NOT_ACHIEVED, True),
        (None, "4", Verdict.NO_DATA, False),
        ("3", None, Verdict.NO_TARGET, False),
        (None, None, Verdict.NO_DATA, False),
    ],
)
def test_a_verdict_needs_a_value_and_a_target(
    actual: str | None, target_value: str | None, verdict: Verdict, has_score: bool
) -> None:
    """No data and no target are states of their own, without a score and so without a light."""
    result = judge(
        Definition(1, Scoring()), None if actual is None else D(actual), target(target_value) if target_value else None
    )
    assert (result.verdict, result.score is not None) == (verdict, has_score)


def test_a_target_that_does_not_fit_the_formula_takes_the_score_not_the_verdict() -> None:
    """Rows from outside may hold a target of 0 under `ratio`: it is judged, and nothing divides by zero."""
    result = judge(Definition(1, Scoring()), D(3), target("0"))
    assert (result.verdict, result.score) == (Verdict.ACHIEVED, None)


@pytest.mark.parametrize(
    ("scoring", "at", "code", "would_do"),
    [
        (Scoring(Formula.RATIO), target("0"), "kpi.target_zero", {"three_point", "red_flag", "binary", "hit_rate"}),
        (Scoring(Formula.COMPLEMENT, **LOWER), target("0"), "kpi.target_zero", {"binary", "hit_rate"}),
        (Scoring(Formula.RATIO, baseline=D(-5)), target("10"), "kpi.target_zero", {"interpolate"}),
        (Scoring(Formula.RATIO), target("-3"), "kpi.target_zero", {"binary"}),
        (Scoring(Formula.RANGE_TARGET), target("0", "10"), "kpi.target_zero", {"band"}),
        (Scoring(Formula.INTERPOLATE), target("10"), "kpi.needs_baseline", set()),
        (Scoring(Formula.INTERPOLATE, baseline=D(10)), target("10"), "kpi.baseline_is_target", set()),
        (Scoring(Formula.INTERPOLATE, baseline=D(20)), target("10"), "kpi.baseline_beyond_target", set()),
        (Scoring(Formula.INTERPOLATE, baseline=D(5), **LOWER), target("10"), "kpi.baseline_beyond_target", set()),
        (Scoring(Formula.THREE_POINT, low=D(1)), target("10"), "kpi.three_points_out_of_order", set()),
        (
            Scoring(Formula.THREE_POINT, low=D(1), threshold=D(12), stretch=D(20)),
            target("10"),
            "kpi.three_points_out_of_order",
            set(),
        ),
        (Scoring(Formula.RED_FLAG), target("10"), "kpi.needs_red_flag", set()),
        (Scoring(Formula.RED_FLAG, red_flag=D(10)), target("10"), "kpi.needs_red_flag", set()),
        (Scoring(Formula.RED_FLAG, red_flag=D(12)), target("10"), "kpi.red_flag_beyond_target", set()),
        (Scoring(Formula.BAND), target("10"), "kpi.band_needs_two_ends", set()),
        (Scoring(Formula.BAND, Polarity.BAND, Comparator.BETWEEN), target("9", "8"), "kpi.band_needs_two_ends", set()),
        (Scoring(Formula.BAND, Polarity.BAND, Comparator.BETWEEN), target("9", "9"), "kpi.band_without_width", set()),
        (Scoring(cap=D(50), floor=D(50)), target("10"), "kpi.cap_below_floor", set()),
        (Scoring(amber=D(130)), target("10"), "kpi.amber_above_green", set()),
    ],
)
def test_unsound_definitions_are_refused(scoring: Scoring, at: Target, code: str, would_do: set[str]) -> None:
    """Refused when the KPI is saved, naming the formulas that would do where there are some."""
    (problem,) = check_definition(scoring, at.value, at.high)
    assert problem.code == code
    named = problem.values.get("would_do", ())
    assert isinstance(named, tuple)
    assert would_do <= {str(formula) for formula in named}


@pytest.mark.parametrize(
    ("scoring", "at"),
    [
        (Scoring(), target("4")),
        (Scoring(), None),
        (Scoring(Formula.INTERPOLATE, baseline=D(12), **LOWER), target("0")),
        (Scoring(Formula.THREE_POINT, low=D(150), threshold=D(120), stretch=D(80), **LOWER), target("100")),
        (Scoring(Formula.RED_FLAG, red_flag=D(700), **LOWER), target("500")),
        (Scoring(Formula.BAND, Polarity.BAND, Comparator.BETWEEN), target("80", "90")),
        (Scoring(Formula.BINARY), target("0")),
        (Scoring(Formula.HIT_RATE), target("0")),
    ],
)
def test_sound_definitions_pass(scoring: Scoring, at: Target | None) -> None:
    """Among them a target of 0 where the formula can take it."""
    assert check_definition(scoring, *((at.value, at.high) if at else (None,))) == ()


def test_hit_rate_counts_periods_due() -> None:
    """Hit, missed, missing, hit, and one before there was a target: 2 of 4, or 2 of 3 if missing is no miss."""
    history = [(D(9), None), (D(5), target("4")), (D(3), target("4")), (None, target("4")), (D(4), target("4"))]
    strict, lenient = Definition(1, Scoring()), Definition(1, Scoring(), missing_is_miss=False)
    assert (score := judge_history(strict, history)) and score.value == 50
    assert (score := judge_history(lenient, history)) and round(score.value, 2) == D("66.67")
    assert judge_history(strict, [(D(9), None)]) is None
    assert judge_history(lenient, [(None, target("4"))]) is None


def parts(numerator: int | None, denominator: int | None, number: int = 1) -> Reading:
    """A ratio's reading."""
    as_decimal = [None if n is None else D(n) for n in (numerator, denominator)]
    return Reading(month(number), None, *as_decimal)


def test_a_ratio_is_a_ratio_of_sums() -> None:
    """1 of 2 and 99 of 100 are 98.04 %, not the 74.5 % that a mean of percentages gives."""
    got = aggregate(Aggregation.RATIO, [parts(1, 2), parts(99, 100, 2)], PERCENT)
    assert got is not None
    assert round(got, 2) == D("98.04")
    assert parts(45, 60).actual(PERCENT) == 75
    assert parts(45, 60).actual(CLIENTS) == D("0.75")
    assert parts(0, 0).actual(PERCENT) is None


@pytest.mark.parametrize(
    ("method", "expected"),
    [("sum", 12), ("mean", 4), ("last", 5), ("min", 3), ("max", 5), ("none", None), ("own", None),
     ("weighted_mean", None), ("ratio", None)],
)  # fmt: skip
def test_periods_become_one_value(method: str, expected: int | None) -> None:
    """4, 3, none, 5: what is missing is left out, never counted as 0, and "last" is the last known."""
    values = [(1, D(4)), (2, D(3)), (4, D(5)), (3, None)]
    readings = [Reading(month(n), value) for n, value in values]
    assert aggregate(Aggregation(method), readings, CLIENTS) == expected


@pytest.mark.parametrize("method", list(Aggregation))
def test_no_readings_give_no_value(method: Aggregation) -> None:
    """Nothing summed up is nothing, not 0."""
    assert aggregate(method, [], CLIENTS) is None
    assert aggregate(method, [Reading(month(1), None)], CLIENTS) is None


@given(st.lists(st.decimals(-(10**12), 10**12, places=2), min_size=1, max_size=12), st.randoms())
def test_a_sum_does_not_depend_on_the_order(values: list[Decimal], random: object) -> None:
    """Nor does a mean."""
    readings = [Reading(month(1), value) for value in values]
    for method in (Aggregation.SUM, Aggregation.MEAN):
        assert aggregate(method, readings, CLIENTS) == aggregate(method, readings[::-1], CLIENTS)


def test_a_year_has_so_many_values() -> None:
    """For charts and hints."""
    assert [periods_per_year(c) for c in Cadence] == [365, 52, 12, 4, 2, 1]

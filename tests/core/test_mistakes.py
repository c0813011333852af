"""Which mistakes that systems of this kind are known for do we not make?"""

from __future__ import annotations

from decimal import Decimal

from kinerja.core.kpi import Aggregation, Definition, Reading, Target, Verdict, aggregate, judge
from kinerja.core.measure import Comparator, Measure, Polarity, Unit, UnitKind
from kinerja.core.okr import Aim, KeyResultKind, check_aim, progress
from kinerja.core.roll_up import Part, roll_up
from kinerja.core.score import Formula, Level, Scoring, score
from kinerja.core.soundness import check_definition
from tests.core.scene import kpi, month, reading

D = Decimal


def test_start_equal_to_target_is_refused_not_divided_by() -> None:
    """A way of no length has no progress: refused at save, and even so never a division by zero."""
    aim = Aim(KeyResultKind.METRIC, D(100), D(100))
    assert check_aim(aim) is not None
    assert progress(aim, [D(100)]).value is None
    assert check_definition(Scoring(Formula.INTERPOLATE, baseline=D(100)), D(100))


def test_progress_begins_at_the_baseline() -> None:
    """From 80 to 100, at 80: 0 %, not 80 %."""
    assert progress(Aim(KeyResultKind.METRIC, D(80), D(100)), [D(80)]).value == 0


def test_the_wrong_way_earns_nothing() -> None:
    """From 10 to 20, at 5: −50 % raw and 0 counted, where |Δ|/|Δ| would earn 50 %."""
    got = progress(Aim(KeyResultKind.METRIC, D(10), D(20)), [D(5)])
    assert (got.raw, got.value) == (D("-0.5"), 0)


def test_ten_defects_against_five_do_not_earn_full_marks() -> None:
    """Twice as many as allowed: 50 by ratio, 0 by complement, never achieved."""
    for formula, points in ((Formula.RATIO, 50), (Formula.COMPLEMENT, 0)):
        scoring = Scoring(formula, Polarity.LOWER, Comparator.AT_MOST)
        result = judge(Definition(1, scoring), D(10), Target(month(1), D(5)))
        assert result.verdict is Verdict.NOT_ACHIEVED
        assert result.score is not None
        assert (result.score.value, result.score.level) == (points, Level.RED)


def test_a_target_met_exactly_is_met() -> None:
    """For ≥ and ≤, with 100 points and a green light."""
    for comparator, polarity in ((Comparator.AT_LEAST, Polarity.HIGHER), (Comparator.AT_MOST, Polarity.LOWER)):
        result = judge(Definition(1, Scoring(Formula.RATIO, polarity, comparator)), D(4), Target(month(1), D(4)))
        assert result.verdict is Verdict.ACHIEVED
        assert result.score is not None
        assert (result.score.value, result.score.level) == (100, Level.GREEN)


def test_a_kpi_without_a_target_is_not_healthy() -> None:
    """It has a value, no verdict of achievement, and no light."""
    result = kpi(reading(10, "9"), targets=()).result
    assert (result.verdict, result.score) == (Verdict.NO_TARGET, None)


def test_percentages_are_not_averaged() -> None:
    """1 of 2 and 99 of 100 are 98.04 %, where the mean of 50 % and 99 % is 74.5 %."""
    percent = Measure(Unit(UnitKind.PERCENT), 2)
    readings = [Reading(month(1), None, D(1), D(2)), Reading(month(2), None, D(99), D(100))]
    got = aggregate(Aggregation.RATIO, readings, percent)
    assert got is not None
    assert round(got, 2) == D("98.04")


def test_different_ways_of_counting_are_not_added_up_in_silence() -> None:
    """What belongs to units, a weighted mean, gives no value over periods instead of a wrong one."""
    clients = Measure(Unit(UnitKind.NUMBER, "klien"))
    readings = [Reading(month(1), D(3)), Reading(month(2), D(5))]
    assert aggregate(Aggregation.WEIGHTED_MEAN, readings, clients) is None
    assert aggregate(Aggregation.NONE, readings, clients) is None


def test_a_key_result_without_data_does_not_drag_its_objective_to_zero() -> None:
    """0.8 and nothing heard of are 0.8 with 1 of 2 reported, not 0.4."""
    rolled = roll_up([Part("KR-1", D(1), D("0.8")), Part("KR-2", D(1), None)])
    assert (rolled.value, rolled.reported, rolled.asked) == (D("0.8"), 1, 2)


def test_no_data_is_never_zero() -> None:
    """Not for a KPI, not for a key result, not for an objective of silent key results."""
    assert kpi().result.verdict is Verdict.NO_DATA
    assert kpi().result.score is None
    assert progress(Aim(KeyResultKind.METRIC, D(0), D(10)), []).value is None
    assert roll_up([Part("KR-1", D(1), None)]).value is None


def test_a_new_value_leaves_the_verdicts_of_closed_periods_alone() -> None:
    """September's verdict is the same before and after October's value."""
    before, after = kpi(reading(9, "3")), kpi(reading(9, "3"), reading(10, "100"))
    assert before.result_in(month(9)) == after.result_in(month(9))


def test_nothing_spent_is_no_error() -> None:
    """0 complaints against at most 5: achieved, and the most points there are."""
    assert score(Scoring(Formula.RATIO, Polarity.LOWER, Comparator.AT_MOST), D(0), D(5)).value == 120

"""Is progress measured from the baseline, rolled up over what has data, and judged against the time gone?"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from kinerja.core.measure import divide
from kinerja.core.okr import (
    Aim,
    Cutoffs,
    Hold,
    KeyResultKind,
    Milestone,
    Status,
    check_aim,
    elapsed,
    is_stale,
    pace,
    progress,
    status,
)
from kinerja.core.period import Cadence
from kinerja.core.roll_up import Part, RollUp, objective_status, roll_up

D = Decimal
K = KeyResultKind
CUTOFFS = Cutoffs()


def metric(baseline: int, target: int) -> Aim:
    """From one value to another."""
    return Aim(K.METRIC, D(baseline), D(target))


@pytest.mark.parametrize(
    ("baseline", "target", "actual", "raw", "value"),
    [
        (12, 5, 8, "0.5714", "0.5714"),
        (12, 5, 5, "1.0000", "1.0000"),
        (12, 5, 14, "-0.2857", "0.0000"),
        (80, 100, 80, "0.0000", "0.0000"),
        (80, 100, 95, "0.7500", "0.7500"),
        (80, 100, 110, "1.5000", "1.0000"),
        (0, 10, -5, "-0.5000", "0.0000"),
        (-10, 10, 0, "0.5000", "0.5000"),
    ],
)
def test_progress_from_baseline_to_target(baseline: int, target: int, actual: int, raw: str, value: str) -> None:
    """One expression for both directions; the wrong way is negative raw and 0 clamped."""
    got = progress(metric(baseline, target), [D(actual)])
    assert (f"{got.raw:.4f}", f"{got.value:.4f}") == (raw, value)


@pytest.mark.parametrize(
    ("aim", "values", "expected"),
    [
        (Aim(K.AT_LEAST, target=D(90), hold=Hold.LATEST), [95, 90], "1"),
        (Aim(K.AT_LEAST, target=D(90), hold=Hold.LATEST), [95, 89], "0"),
        (Aim(K.AT_MOST, target=D(3), hold=Hold.LATEST), [3], "1"),
        (Aim(K.WITHIN, target=D(80), high=D(90), hold=Hold.LATEST), [90], "1"),
        (Aim(K.AT_LEAST, target=D(90)), [95, None, 90, 80], "0.5"),
        (Aim(K.AT_MOST, target=D(3)), [2, 3, 4, 3], "0.75"),
        (Aim(K.WITHIN, target=D(80), high=D(90)), [80, 91], "0.5"),
        (Aim(K.AT_LEAST, target=D(80), hold=Hold.GRADED), [60], "0.75"),
        (Aim(K.AT_MOST, target=D(60), hold=Hold.GRADED), [90], "0.5"),
        (Aim(K.WITHIN, target=D(80), high=D(90), hold=Hold.GRADED), [99], "0.9"),
        (Aim(K.WITHIN, target=D(80), high=D(90), hold=Hold.GRADED), [60], "0.75"),
        (Aim(K.WITHIN, target=D(80), high=D(90), hold=Hold.GRADED), [85], "1"),
        (Aim(K.BINARY), [0], "0"),
        (Aim(K.BINARY), [0, 1], "1"),
        (Aim(K.BASELINE), [0], "1"),
        (Aim(K.KPI, D(10), D(20)), [12, 15], "0.5"),
    ],
)
def test_the_other_kinds(aim: Aim, values: list[int | None], expected: str) -> None:
    """Holding a level counts the periods hit of those due unless set otherwise; a missed report is a miss."""
    assert progress(aim, [None if v is None else D(v) for v in values]).value == D(expected)


def test_milestones_weigh() -> None:
    """Done 3 of 5 by weight is 0.6; done nothing is 0 once somebody has reported, and no data before."""
    done = Milestone("Pilot", D(3), date(2026, 10, 5))
    assert progress(Aim(K.MILESTONE, milestones=(done, Milestone("Launch", D(2)))), []).value == D("0.6")
    untouched = Aim(K.MILESTONE, milestones=(Milestone("Pilot"),))
    assert progress(untouched, []).value is None
    assert progress(untouched, [None]).value == 0


@pytest.mark.parametrize("kind", list(KeyResultKind))
def test_nothing_reported_is_no_data_never_zero(kind: KeyResultKind) -> None:
    """Whatever the kind."""
    aim = Aim(kind, D(0), D(10), D(20), milestones=(Milestone("One"),))
    got = progress(aim, [])
    assert (got.raw, got.value, got.steps) == (None, None, ())


@pytest.mark.parametrize(
    ("aim", "code"),
    [
        (metric(5, 5), "key_result.target_is_baseline"),
        (Aim(K.METRIC, D(5)), "key_result.needs_from_and_to"),
        (Aim(K.KPI, None, D(5)), "key_result.needs_from_and_to"),
        (Aim(K.AT_MOST), "key_result.needs_target"),
        (Aim(K.WITHIN, target=D(5), high=D(5)), "key_result.band_needs_two_ends"),
        (Aim(K.MILESTONE), "key_result.needs_milestones"),
        (Aim(K.MILESTONE, milestones=(Milestone("One", D(0)),)), "key_result.needs_milestones"),
        (metric(12, 5), None),
        (Aim(K.BASELINE), None),
        (Aim(K.BINARY), None),
    ],
)
def test_what_can_not_be_measured_is_refused(aim: Aim, code: str | None) -> None:
    """Above all a target that equals its baseline."""
    problem = check_aim(aim)
    assert (problem.code if problem else None) == code


def part(value: str | None, weight: int = 1, ref: str = "KR-1") -> Part:
    """A part of an objective."""
    return Part(ref, D(weight), None if value is None else D(value))


@pytest.mark.parametrize(
    ("parts", "value", "reported"),
    [
        ([part("0.5"), part("1")], "0.75", 2),
        ([part("0.5", 3), part("1")], "0.625", 2),
        ([part("0.8"), part(None)], "0.8", 1),
        ([part(None), part(None)], None, 0),
        ([], None, 0),
        ([part("0.5"), part("1", 0)], "0.5", 2),
    ],
)
def test_an_objective_rolls_up_what_has_data(parts: list[Part], value: str | None, reported: int) -> None:
    """Σw·p/Σw, with its coverage beside it; nothing reported is no data."""
    rolled = roll_up(parts)
    assert rolled.value == (None if value is None else D(value))
    assert (rolled.reported, rolled.asked) == (reported, len(parts))


def child(value: str | None, share: str) -> Part:
    """A contributing goal with its share."""
    return Part("O-2", D(share), None if value is None else D(value))


@pytest.mark.parametrize(
    ("own", "children", "value"),
    [
        ([part("0.5")], [child("1", "0.4")], "0.7"),
        ([part("0.5")], [child(None, "0.4")], "0.5"),
        ([part(None)], [child("1", "0.4")], "1"),
        ([], [child("1", "0.25"), child("0", "0.75")], "0.25"),
        ([part("0")], [child("0.8", "1")], "0.8"),
    ],
)
def test_contributing_goals_take_their_share(own: list[Part], children: list[Part], value: str) -> None:
    """0.4 of the whole comes from the child, the rest from the own key results; a silent child takes nothing."""
    assert roll_up(own, children).value == D(value)


fractions = st.decimals(0, 1, places=4)
part_lists = st.lists(
    st.builds(Part, st.just("KR-1"), st.decimals("0.01", 100, places=2), st.none() | fractions), min_size=1, max_size=6
)


@given(part_lists)
def test_a_roll_up_does_not_depend_on_the_order_and_stays_within_its_parts(parts: list[Part]) -> None:
    """It is a mean: never below the least part, never above the greatest."""
    rolled = roll_up(parts)
    assert rolled.value == roll_up(parts[::-1]).value
    known = [p.value for p in parts if p.value is not None]
    assert (rolled.value is None) == (not known)
    if rolled.value is not None:
        assert min(known) - D("1e-20") <= rolled.value <= max(known) + D("1e-20")


@given(st.integers(-1000, 1000), st.integers(-1000, 1000), st.integers(-1000, 1000))
def test_progress_is_the_same_in_the_mirror(baseline: int, target: int, actual: int) -> None:
    """Down from 12 to 5 is as up from −12 to −5, and always within 0 and 1."""
    assume(baseline != target)
    got, mirrored = progress(metric(baseline, target), [D(actual)]), progress(metric(-baseline, -target), [D(-actual)])
    assert got.raw == mirrored.raw
    assert got.value is not None
    assert 0 <= got.value <= 1


@pytest.mark.parametrize(
    ("value", "gone", "expected"),
    [
        ("0.45", "0.5", Status.ON_TRACK),
        ("0.449", "0.5", Status.AT_RISK),
        ("0.35", "0.5", Status.AT_RISK),
        ("0.349", "0.5", Status.OFF_TRACK),
        ("0", "0.14", Status.TOO_EARLY),
        ("0", "0.15", Status.OFF_TRACK),
        ("0", "0", Status.TOO_EARLY),
        (None, "0.9", Status.NO_DATA),
    ],
)
def test_status_is_progress_against_the_time_gone(value: str | None, gone: str, expected: Status) -> None:
    """On track from a pace of 0.9, at risk from 0.7; before 15 % of the cycle it is too early."""
    assert status(None if value is None else D(value), D(gone), stale=False, cutoffs=CUTOFFS) is expected


def test_a_pace_of_exactly_the_cut_off_is_on_track_whatever_the_fractions() -> None:
    """Every k/100 done against b/c of the time that makes exactly 0.9: no last digit decides."""
    exact = [(k, b, c) for c in range(2, 92) for b in range(1, c) for k in range(1, 101) if 10 * k * c == 900 * b]
    seen = {
        status(divide(D(k), D(100)), gone, stale=False, cutoffs=CUTOFFS)
        for k, b, c in exact
        if (gone := divide(D(b), D(c))) >= CUTOFFS.too_early
    }
    assert seen == {Status.ON_TRACK}


def test_silence_is_stale_and_never_green() -> None:
    """Weekly, last reported 10 days ago with 2 days of grace: ahead of its plan, and stale all the same."""
    today = date(2026, 11, 22)
    assert not is_stale(date(2026, 11, 13), Cadence.WEEK, today, CUTOFFS)
    assert is_stale(date(2026, 11, 12), Cadence.WEEK, today, CUTOFFS)
    assert not is_stale(None, Cadence.WEEK, today, CUTOFFS)
    assert status(D(1), D("0.5"), stale=True, cutoffs=CUTOFFS) is Status.STALE
    assert status(None, D("0.5"), stale=True, cutoffs=CUTOFFS) is Status.NO_DATA


def test_a_stale_key_result_keeps_its_objective_from_green() -> None:
    """But it does not hide that the objective is off track."""
    good, bad = RollUp(D("0.6"), 2, 2), RollUp(D("0.1"), 2, 2)
    half = D("0.5")
    assert objective_status(good, half, [Status.ON_TRACK], CUTOFFS) is Status.ON_TRACK
    assert objective_status(good, half, [Status.STALE, Status.ON_TRACK], CUTOFFS) is Status.STALE
    assert objective_status(bad, half, [Status.STALE], CUTOFFS) is Status.OFF_TRACK


def test_elapsed_and_pace() -> None:
    """Half of the cycle gone, 0.4 done: a pace of 0.8; before the first day is over there is none."""
    half = elapsed(date(2026, 10, 1), date(2026, 10, 11), date(2026, 10, 6))
    assert half == D("0.5")
    assert pace(D("0.4"), half) == D("0.8")
    assert pace(D("0.4"), D(0)) is None
    assert elapsed(date(2026, 10, 1), date(2026, 10, 11), date(2027, 1, 1)) == 1

"""Do a KPI, a key result and a book show what their rows say, without ever filling a gap?"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from kinerja.core.access import Deed
from kinerja.core.alignment import Link, LinkKind
from kinerja.core.kpi import Target, Verdict
from kinerja.core.okr import Aim, Hold, KeyResultKind, Milestone, Status
from kinerja.core.okr_view import held_values
from kinerja.core.period import Cadence, PeriodState
from kinerja.core.score import Formula, Scoring
from tests.core.scene import START, TODAY, book, key_result, kpi, month, objective, reading

D = Decimal


def test_the_latest_value_is_judged_by_its_own_period() -> None:
    """October has a value, November none yet: October's verdict stands, and November is open."""
    view = kpi(reading(9, "5"), reading(10, "3"))
    assert (view.result.verdict, view.result.actual) == (Verdict.NOT_ACHIEVED, 3)
    assert view.result_in(month(9)).verdict is Verdict.ACHIEVED
    assert (view.due, view.due_state, view.provisional) == (None, None, False)


def test_a_missing_value_is_owed_and_has_no_verdict() -> None:
    """September was reported, October was not: late on 22 November, and nothing says 0."""
    view = kpi(reading(9, "5"))
    assert (view.due, view.due_state) == (month(10), PeriodState.LATE)
    assert view.result_in(month(10)).verdict is Verdict.NO_DATA
    assert [p.actual for p in view.points(3)] == [5, None, None]


def test_a_kpi_that_has_not_begun_owes_nothing() -> None:
    """Its first target is for November."""
    fresh = kpi(targets=(Target(month(11), D(4)),))
    assert fresh.due is None
    assert (fresh.owes(month(10)), fresh.owes(month(11))) == (False, True)
    assert kpi(targets=()).due is None


def test_a_value_of_the_running_period_is_provisional() -> None:
    """November is not over on the 22nd."""
    assert kpi(reading(11, "4")).provisional


def test_hit_rate_looks_back_over_the_periods_due() -> None:
    """August hit, September missed, October missing: 1 of 3; the running November counts once it has a value."""
    scoring = Scoring(Formula.HIT_RATE)
    score = kpi(reading(8, "4"), reading(9, "3"), scoring=scoring).result_in(month(10)).score
    assert score is not None
    assert round(score.value, 2) == D("33.33")
    score = kpi(reading(8, "4"), reading(9, "3"), reading(11, "9"), scoring=scoring).result.score
    assert score is not None
    assert score.value == 50


def test_held_key_results_get_one_value_per_period_due() -> None:
    """Weeks of 28 September and 12 October reported, 5 October missed; the running one counts once it has a report."""
    aim = Aim(KeyResultKind.AT_LEAST, target=D(90))
    reports = [(date(2026, 10, 2), D(95)), (date(2026, 10, 14), D(80)), (date(2026, 10, 16), D(91))]
    assert held_values(aim, Cadence.WEEK, reports, START, date(2026, 10, 20)) == (95, None, 91)
    assert held_values(aim, Cadence.WEEK, [*reports, (date(2026, 10, 20), D(99))], START, date(2026, 10, 20))[-1] == 99
    assert held_values(aim, Cadence.WEEK, [], START, date(2026, 10, 20)) == ()


def test_other_key_results_keep_their_reports_as_they_are() -> None:
    """The last one counts."""
    aim = Aim(KeyResultKind.AT_LEAST, target=D(90), hold=Hold.LATEST)
    assert held_values(aim, Cadence.WEEK, [(START, D(95)), (START, None)], START, TODAY) == (95, None)


def test_a_milestone_key_result_counts_once_somebody_reported() -> None:
    """Nothing done and nobody heard of: no data. Nothing done after a check-in: 0."""
    aim = Aim(KeyResultKind.MILESTONE, milestones=(Milestone("Pilot"),))
    silent = key_result("KR-1", aim=aim)
    assert silent.progress.value is None
    assert replace(silent, reported_on=TODAY).progress.value == 0
    assert (silent.confidence, silent.current) == (5, None)


def test_a_book_rolls_up_and_finds_its_things() -> None:
    """8 complaints from 12 to 5 are 4/7; the other key result has not reported."""
    view = book(objective("O-1", key_result("KR-1", "10", "8"), key_result("KR-2")))
    rolled = view.rolled("O-1")
    assert rolled.value is not None
    assert (round(rolled.value, 4), rolled.reported, rolled.asked) == (D("0.5714"), 1, 2)
    assert view.status_of("KR-1") is Status.ON_TRACK
    assert view.status_of("KR-2") is Status.NO_DATA
    assert view.status_of("O-1") is Status.ON_TRACK
    assert view.objective_of("KR-1") is view.objective("O-1")
    assert (view.kpi("KPI-1"), view.key_result("KR-9"), view.objective_of("KR-9")) == (None, None, None)
    found = view.objective("O-1")
    assert found is not None
    assert view.may(Deed.EDIT, found.thing)
    assert view.may(Deed.REPORT, found.thing_of(found.key_results[0]))


def test_contributions_count_and_supports_do_not() -> None:
    """O-2 contributes 0.3 of O-1; O-3 supports it and changes nothing; an unknown child is no data."""
    done, missed = key_result("KR-2", "5"), key_result("KR-3", "12")
    links = (
        Link("O-2", "O-1", LinkKind.CONTRIBUTES, D("0.3")),
        Link("O-3", "O-1", LinkKind.SUPPORTS),
        Link("O-9", "O-1", LinkKind.CONTRIBUTES, D("0.2")),
    )
    others = (objective("O-2", done), objective("O-3", missed))
    view = book(objective("O-1", key_result("KR-1", "12")), links=links, others=others)
    # 0.5 of the own 0 and 0.3 of the child's 1 stand; the unknown 0.2 leaves the sum on both sides.
    assert view.rolled("O-1").value == D("0.375")


def test_a_goal_may_contribute_to_a_key_result() -> None:
    """Half of KR-1 comes from O-2, which is done."""
    links = (Link("O-2", "KR-1", LinkKind.CONTRIBUTES, D("0.5")),)
    view = book(
        objective("O-1", key_result("KR-1", "12")), links=links, others=(objective("O-2", key_result("KR-2", "5")),)
    )
    assert view.progress_of("KR-1") == D("0.5")
    assert view.rolled("O-1").value == D("0.5")

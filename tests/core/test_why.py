"""Does every number explain itself, with the very value it has?"""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinerja.core.alignment import Link, LinkKind
from kinerja.core.explain import Explanation
from kinerja.core.kpi import Reading, Target
from kinerja.core.measure import Comparator, Measure, Polarity, Unit, UnitKind
from kinerja.core.okr import Status
from kinerja.core.score import Formula, Scoring
from kinerja.core.why import why_key_result, why_kpi, why_objective
from tests.core.scene import AT, book, key_result, kpi, month, objective, reading

D = Decimal


def inputs(explanation: Explanation) -> dict[str, str]:
    """The inputs by name."""
    return {i.name: i.value for i in explanation.inputs}


def steps(explanation: Explanation) -> dict[str, tuple[str, str]]:
    """The steps by code."""
    return {s.code: (s.expression, s.result) for s in explanation.steps}


def test_a_score_is_explained() -> None:
    """3 of at least 4: 75 points, red, not achieved, with who entered and set what and when."""
    told = why_kpi(kpi(reading(10, "3")))
    assert (told.id, told.value, told.formula) == ("KPI-12", "75", "ratio")
    assert steps(told) == {
        "ratio": ("100 × 3 ÷ 4", "75"),
        "verdict": ("3 < 4", "not_achieved"),
        "level": ("75 < 80", "red"),
    }
    got = inputs(told)
    assert got["period"] == "2026-10"
    assert (got["actual"], got["target"], got["target_since"], got["definition"]) == ("3", "4", "2026-01", "1")
    assert (got["cap"], got["floor"], got["green"], got["amber"], got["revision"]) == ("120", "0", "100", "80", "2")
    who = {i.name: (i.by, i.at, i.unit) for i in told.inputs if i.by}
    assert who["actual"] == ("Ayu", AT, "klien")
    assert who["target"] == ("Budi", AT, "klien")
    assert who["definition"][0] == "Citra"


def test_clamps_are_steps() -> None:
    """9 of 4 is 225, and 120 by the cap."""
    told = why_kpi(kpi(reading(10, "9")))
    assert told.value == "120"
    assert steps(told)["cap"] == ("min(225, 120)", "120")
    assert steps(told)["verdict"] == ("9 ≥ 4", "achieved")


@pytest.mark.parametrize(
    ("comparator", "actual", "line"),
    [
        (">=", "4", "4 ≥ 4"),
        (">=", "3.999999", "3.999999 < 4"),
        (">", "4", "4 ≤ 4"),
        ("<=", "5", "5 > 4"),
        ("<", "4", "4 ≥ 4"),
        ("=", "5", "5 ≠ 4"),
        ("between", "9", "9 ∉ [4, 8]"),
        ("between", "8", "8 ∈ [4, 8]"),
    ],
)
def test_the_verdict_is_a_true_comparison(comparator: str, actual: str, line: str) -> None:
    """What is written down holds, also where rounding would make both sides look alike."""
    scoring = Scoring(Formula.BINARY, comparator=Comparator(comparator))
    view = kpi(reading(10, actual), scoring=scoring, targets=(Target(month(1), D(4), D(8)),))
    expression = steps(why_kpi(view))["verdict"][0]
    assert expression.replace("≈", "") == line


def test_no_data_and_no_target_say_so() -> None:
    """Without a value, and without a target: no number, and the verdict that says why."""
    told = why_kpi(kpi(reading(10, "3")), month(9))
    assert (told.value, steps(told)["verdict"]) == (None, ("", "no_data"))
    told = why_kpi(kpi(reading(10, "3"), targets=()))
    assert (told.value, steps(told)["verdict"]) == (None, ("", "no_target"))


def test_a_ratio_shows_its_parts() -> None:
    """45 of 60 are 75 %."""
    percent = Measure(Unit(UnitKind.PERCENT), 2)
    told = why_kpi(kpi(Reading(month(10), None, D(45), D(60)), measure=percent, targets=(Target(month(1), D(80)),)))
    assert steps(told)["numerator_over_denominator"] == ("100 × 45 ÷ 60", "75")
    assert (inputs(told)["numerator"], inputs(told)["denominator"], inputs(told)["actual"]) == ("45", "60", "75")


values = st.decimals(0, 10**6, places=2)


@given(
    st.sampled_from(
        [
            Scoring(),
            Scoring(Formula.COMPLEMENT, Polarity.LOWER, Comparator.AT_MOST),
            Scoring(Formula.INTERPOLATE, baseline=D(0)),
            Scoring(Formula.RED_FLAG, red_flag=D(1)),
            Scoring(Formula.HIT_RATE),
            Scoring(Formula.BINARY),
        ]
    ),
    values,
)
def test_the_explained_value_is_the_score(scoring: Scoring, actual: Decimal) -> None:
    """Not recomputed, not rounded: the same."""
    view = kpi(reading(10, str(actual)), scoring=scoring)
    told, score = why_kpi(view), view.result.score
    assert score is not None
    assert told.value is not None
    assert Decimal(told.value) == score.value
    assert {s.code for s in score.steps} <= {s.code for s in told.steps}


def test_a_key_results_progress_and_status_are_explained() -> None:
    """8 complaints on the way from 12 to 5, with 52 of 91 days gone: 4/7, pace 1, on track."""
    view = book(objective("O-1", key_result("KR-1", "10", "8")))
    told = why_key_result(view, "KR-1")
    assert told is not None
    assert told.value is not None
    assert Decimal(told.value) == view.progress_of("KR-1")
    assert told.formula == "metric"
    got = steps(told)
    assert got["from_to"] == ("(8 − 12) ÷ (5 − 12)", "≈0.5714")
    assert got["elapsed"] == ("52 ÷ 91", "≈0.5714")
    assert got["pace"] == ("≈0.5714 ÷ ≈0.5714", "1")
    assert got["status"] == ("1 ≥ 0.9", "on_track")
    given_inputs = inputs(told)
    assert (given_inputs["baseline"], given_inputs["target"], given_inputs["actual"]) == ("12", "5", "8")
    assert (given_inputs["cutoff_on_track"], given_inputs["confidence"]) == ("0.9", "6")
    assert next(i for i in told.inputs if i.name == "actual").by == "Ayu"


def test_the_wrong_way_and_too_far_are_clamped_in_a_step() -> None:
    """14 complaints are −0.29 and count as 0; 4 are 1.14 and count as 1."""
    view = book(objective("O-1", key_result("KR-1", "14"), key_result("KR-2", "4")))
    for ref, code, value in (("KR-1", "floor", "0"), ("KR-2", "cap", "1")):
        told = why_key_result(view, ref)
        assert told is not None
        assert (told.value, steps(told)[code][1]) == (value, value)


def test_silence_is_explained() -> None:
    """Last heard of on 1 November, weekly, two days of grace: stale since the 11th."""
    silent = replace(key_result("KR-1", "8"), reported_on=month(11).start)
    told = why_key_result(book(objective("O-1", silent)), "KR-1")
    assert told is not None
    assert steps(told)["status"] == ("2026-11-01 + 9 = 2026-11-10 < 2026-11-22", "stale")


def test_after_its_cycle_nobody_is_silent() -> None:
    """Reported in the last week of a cycle and read two years later: where it ended counts, not the time since."""
    last = replace(key_result("KR-1", "8"), reported_on=month(12).end)
    view = replace(book(objective("O-1", last)), today=date(2028, 11, 22))
    told = why_key_result(view, "KR-1")
    assert told is not None
    assert view.status_of("KR-1") is Status.OFF_TRACK
    assert steps(told)["status"] == ("≈0.5714 < 0.7", "off_track")


def test_an_objective_is_explained_with_its_coverage() -> None:
    """One of two key results has reported: its progress is the objective's, and "1/2" says so."""
    view = book(objective("O-1", key_result("KR-1", "8", weight="2"), key_result("KR-2")))
    told = why_objective(view, "O-1")
    assert told is not None
    assert told.value is not None
    assert Decimal(told.value) == view.rolled("O-1").value
    assert inputs(told)["coverage"] == "1/2"
    assert steps(told)["weighted_mean"] == ("(2 × ≈0.5714 (KR-1)) ÷ 2", "≈0.5714")
    parts = [(i.of, i.value) for i in told.inputs if i.name == "key_result"]
    assert parts == [("KR-1 · Complaints", "≈0.5714"), ("KR-2 · Complaints", "–")]


def test_a_hidden_child_counts_and_is_named_as_hidden() -> None:
    """Neither its title nor its short id leaks, and its share is there all the same."""
    links = (Link("O-2", "O-1", LinkKind.CONTRIBUTES, D("0.4")),)
    hidden = objective("O-2", key_result("KR-2", "5", title=""), title="")
    view = book(objective("O-1", key_result("KR-1", "12")), links=links, others=(hidden,))
    told = why_objective(view, "O-1")
    assert told is not None
    assert told.value == "0.4"
    assert [(i.of, i.value) for i in told.inputs if i.name == "share"] == [("hidden", "0.4")]
    assert "O-2" not in json.dumps(told.as_dict())
    assert why_objective(view, "O-2") is None
    assert why_key_result(view, "KR-2") is None


def test_contributions_to_a_key_result_are_explained() -> None:
    """Half of it comes from O-2, named with its title."""
    links = (Link("O-2", "KR-1", LinkKind.CONTRIBUTES, D("0.5")),)
    view = book(
        objective("O-1", key_result("KR-1", "12")), links=links, others=(objective("O-2", key_result("KR-2", "5")),)
    )
    told = why_key_result(view, "KR-1")
    assert told is not None
    assert told.value == "0.5"
    assert ("contributes", "1", "O-2 · Happier clients") in [(i.name, i.value, i.of) for i in told.inputs]
    assert ("weighted_mean", "0.5") in [(s.code, s.result) for s in told.steps]


def test_what_is_not_there_has_no_explanation() -> None:
    """None, for the face to say not found."""
    assert why_key_result(book(), "KR-9") is None
    assert why_objective(book(), "O-9") is None


def test_a_closed_objective_shows_its_grade() -> None:
    """0.7, green."""
    told = why_objective(book(replace(objective("O-1", key_result("KR-1", "8")), grade=D("0.7"))), "O-1")
    assert told is not None
    assert steps(told)["grade"] == ("0.7", "green")


def test_an_explanation_is_json() -> None:
    """As the API and the CLI give it: strings all through."""
    told = why_kpi(kpi(reading(10, "3"))).as_dict()
    assert json.loads(json.dumps(told)) == told
    first = told["inputs"]
    assert isinstance(first, list)
    assert set(first[0]) == {"name", "of", "value", "unit", "by", "at"}

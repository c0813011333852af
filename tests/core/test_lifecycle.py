"""Which moves between states are allowed, and how many key results may an objective have?"""

from __future__ import annotations

import pytest

from kinerja.core.lifecycle import MOVES, check_answered, check_key_result_count, check_move
from kinerja.core.problem import Kind

ALLOWED = {
    ("kpi", "active", "archived"),
    ("kpi", "archived", "active"),
    ("objective", "draft", "published"),
    ("objective", "published", "draft"),
    ("objective", "published", "closed"),
    ("cycle", "open", "closed"),
}
STATES = {"kpi": ("active", "archived"), "objective": ("draft", "published", "closed"), "cycle": ("open", "closed")}


@pytest.mark.parametrize(
    ("noun", "before", "after"),
    [(noun, before, after) for noun, states in STATES.items() for before in states for after in states],
)
def test_every_move_is_allowed_or_refused(noun: str, before: str, after: str) -> None:
    """Closing is for good, and a draft is published before it is closed."""
    problem = check_move(noun, before, after)
    assert (problem is None) == ((noun, before, after) in ALLOWED)
    if problem:
        assert (problem.code, problem.kind) == ("lifecycle.no_such_move", Kind.CONFLICT)


def test_the_table_knows_every_state() -> None:
    """A state without a row would be an error when somebody is in it."""
    assert set(MOVES) == {f"{noun}.{state}" for noun, states in STATES.items() for state in states}


@pytest.mark.parametrize(
    ("title", "asked"),
    [
        ("Turunkan keluhan sehingga [apa yang berbeda, dan bagi siapa?]", "[apa yang berbeda, dan bagi siapa?]"),
        ("[What changes?] for whom [and when]", "[What changes?]"),
        ("Gudang [timur] rapi", None),
        ("Siapa yang kita layani?", None),
    ],
)
def test_an_objective_is_published_in_whole_words(title: str, asked: str | None) -> None:
    """A question in brackets waits for its answer; brackets and questions of one's own are words like others."""
    problem = check_answered(title)
    assert (problem.values["asked"] if problem else None) == asked


@pytest.mark.parametrize(
    ("count", "code"),
    [(0, "objective.too_few_key_results"), (1, "objective.too_few_key_results"), (2, None), (5, None),
     (6, "objective.too_many_key_results")],
)  # fmt: skip
def test_two_to_five_key_results(count: int, code: str | None) -> None:
    """And the refusal says how many there are and should be."""
    problem = check_key_result_count(count)
    assert (problem.code if problem else None) == code
    if problem:
        assert dict(problem.values) == {"count": count, "least": 2, "most": 5}


def test_an_organisation_may_set_other_bounds() -> None:
    """One to seven, for instance."""
    assert check_key_result_count(1, 1, 7) is None
    assert check_key_result_count(8, 1, 7) is not None

"""Is the grade rounded before its band is read, and are easy goals and uneasy people noticed?"""

from __future__ import annotations

from decimal import Decimal

import pytest

from kinerja.core.grade import Band, Flag, band, confidence_flags, grade, is_met, too_easy
from kinerja.core.okr import Ambition, Cutoffs

D = Decimal
CUTOFFS = Cutoffs()


@pytest.mark.parametrize(
    ("value", "graded", "colour"),
    [
        ("0", "0.0", Band.RED),
        ("0.34", "0.3", Band.RED),
        ("0.35", "0.4", Band.AMBER),
        ("0.64", "0.6", Band.AMBER),
        ("0.65", "0.7", Band.GREEN),
        ("0.7", "0.7", Band.GREEN),
        ("1", "1.0", Band.GREEN),
    ],
)
def test_rounded_to_one_decimal_then_banded(value: str, graded: str, colour: Band) -> None:
    """Below 0.4 red, 0.4 to 0.6 amber, from 0.7 green: 0.65 is 0.7, and green."""
    got = grade(D(value))
    assert (str(got), band(got)) == (graded, colour)


def test_a_quotient_without_end_is_rounded_like_the_number_it_is() -> None:
    """What forty digits make of 0.65 may fall short of it in the last one: it is 0.7 all the same."""
    assert grade(D("0." + "64" + "9" * 38)) == D("0.7")
    assert grade(D("0.6499")) == D("0.6")


@pytest.mark.parametrize(
    ("graded", "committed", "aspirational"),
    [("0.6", False, False), ("0.7", False, True), ("0.9", False, True), ("1.0", True, True)],
)
def test_committed_is_met_only_whole(graded: str, committed: bool, aspirational: bool) -> None:
    """Aspirational is met at 0.7."""
    assert is_met(D(graded), Ambition.COMMITTED) is committed
    assert is_met(D(graded), Ambition.ASPIRATIONAL) is aspirational


@pytest.mark.parametrize(
    ("grades", "easy"),
    [
        (["0.95", "1", "0.97"], True),
        (["0.2", "0.95", "1", "0.97"], True),
        (["1", "1"], False),
        (["0.94", "1", "1"], False),
        (["1", "1", "1", "0.5"], False),
    ],
)
def test_three_cycles_at_095_are_too_easy(grades: list[str], easy: bool) -> None:
    """The last three running."""
    assert too_easy([D(g) for g in grades]) is easy


@pytest.mark.parametrize(
    ("history", "value", "gone", "flags"),
    [
        ([9], "0.2", "0.5", {Flag.GAP}),
        ([8], "0.2", "0.5", set()),
        ([2], "0.9", "0.5", {Flag.GAP}),
        ([9], "0.2", "0.1", set()),
        ([9], None, "0.5", set()),
        ([8, 7, 6], "0.3", "0.5", {Flag.FALLING}),
        ([9, 8, 8], "0.4", "0.5", set()),
        ([5, 8, 7, 6], None, "0.5", {Flag.FALLING}),
        ([], "0.1", "0.5", set()),
    ],
)
def test_confidence_raises_questions(history: list[int], value: str | None, gone: str, flags: set[Flag]) -> None:
    """More than 0.4 from the pace, or falling twice running; a gap of exactly 0.4 is none."""
    got = confidence_flags(history, None if value is None else D(value), D(gone), CUTOFFS)
    assert set(got) == flags

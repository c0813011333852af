"""Where does a value lie on a drawing, and at which round numbers do grid lines stand?"""

from __future__ import annotations

from decimal import Decimal

import pytest

from kinerja.reports.scale import Scale, around, rounded, step


@pytest.mark.parametrize(
    ("values", "ticks"),
    [
        # from zero where the values begin near it: a small change must not look like a cliff
        ("3 9 12", "0 5 10 15"),
        ("-12 -9 -3", "-15 -10 -5 0"),
        # far from zero the scale keeps close to the values
        ("96.1 97.4 98.0", "96 96.5 97 97.5 98"),
        ("1020000000 1250000000", "1000000000 1100000000 1200000000 1300000000"),
        # a gain and a loss keep zero among the lines
        ("-4 6", "-5 -2.5 0 2.5 5 7.5"),
        # a single value, and a flat line: room on both sides
        ("100", "60 80 100 120 140"),
        ("0 0", "-1 -0.5 0 0.5 1"),
        ("", "0 0.25 0.5 0.75 1"),
    ],
)
def test_the_grid_holds_every_value_at_round_numbers(values: str, ticks: str) -> None:
    """Values → grid lines."""
    held = [Decimal(value) for value in values.split()]
    scale, lines = around(held, 100.0)
    assert [f"{line.normalize():f}" for line in lines] == ticks.split()
    assert all(0 <= scale.at(value) <= 100 for value in held)


def test_the_largest_value_touches_the_upper_edge() -> None:
    """0..10 on a height of 100: 10 is at the top, 0 at the bottom, 11 outside."""
    scale = Scale(Decimal(0), Decimal(10), 100.0)
    assert [scale.at(Decimal(value)) for value in (10, 5, 0, 11)] == [0, 50, 100, -10]


@pytest.mark.parametrize(("place", "text"), [(12.5, "12.5"), (3.0, "3"), (-0.04, "0"), (0.0, "0"), (99.96, "100")])
def test_a_place_is_written_to_a_tenth(place: float, text: str) -> None:
    """Place → text for an SVG attribute."""
    assert rounded(place) == text


def test_steps_are_round() -> None:
    """Only 1, 2, 2.5 and 5 times a power of ten."""
    spans = [Decimal(span) for span in ("0.003", "0.7", "1", "9", "37", "100", "8432", "1000000000000000")]
    for span in spans:
        digits = f"{step(Decimal(0), span).normalize():E}".split("E")[0]
        assert digits in ("1", "2", "2.5", "5"), span


def test_an_axis_ends_where_there_is_nothing_more() -> None:
    """Day 25 and day 31 of a month: no line at day 35, and none at day 0; without that limit there would be."""
    days = [Decimal(5), Decimal(25), Decimal(31)]
    scale, ticks = around(days, 100.0, within=(Decimal(1), Decimal(31)))
    assert scale.high == 31 and ticks[-1] <= 31
    assert ticks[0] >= 1
    assert around(days, 100.0)[1][-1] > 31

"""Does a sparkline show what is known, and only that?"""

from __future__ import annotations

from decimal import Decimal

from kinerja.reports.spark import Spark, spark


def draw(text: str, target: str | None = None, signals: tuple[int, ...] = ()) -> Spark:
    """ "12 - 8" is twelve, a gap, eight."""
    values = [None if word == "-" else Decimal(word) for word in text.split()]
    return spark(values, None if target is None else Decimal(target), signals)


def test_a_gap_breaks_the_line() -> None:
    """Two periods, a gap, two periods: two lines and no stroke between."""
    drawn = draw("12 11 - 9 8")
    assert [line.count(",") for line in drawn.lines] == [2, 2]
    assert drawn.lone == ()


def test_a_lone_period_is_a_dot() -> None:
    """A line needs two periods; one between gaps is still shown."""
    assert len(draw("- 7 - 8 9").lone) == 1


def test_no_data_is_not_a_line_at_zero() -> None:
    """Nothing known: nothing drawn but the target."""
    drawn = draw("- - -", target="5")
    assert (drawn.lines, drawn.lone, drawn.last, drawn.target) == ((), (), None, "14")


def test_the_last_dot_is_the_newest_value_that_is_known() -> None:
    """The newest period has no value: the dot stays at the one before, not at the edge."""
    drawn = draw("1 2 3 -")
    assert drawn.last is not None
    assert drawn.lines[0].endswith(",".join(drawn.last))
    assert float(drawn.last[0]) < 100


def test_the_target_is_on_the_drawing_even_when_no_value_comes_near() -> None:
    """90 and more against a target of 10: the target is the lower edge."""
    assert draw("90 95 99", target="10").target == "24"


def test_a_band_shows_both_edges() -> None:
    """Stock for 20 to 30 days, lately 25: the upper edge lies above, the lower one below, and both are inside."""
    drawn = spark([Decimal(25)], Decimal(20), high=Decimal(30))
    assert (drawn.high, drawn.target) == ("4", "24")


def test_higher_values_are_higher_up() -> None:
    """SVG counts from the top: the larger value has the smaller y."""
    first, second = (float(point.split(",")[1]) for point in draw("1 2").lines[0].split())
    assert second < first


def test_a_signal_is_ringed_and_one_without_a_value_is_not() -> None:
    """Signals at a value and at a gap: one ring."""
    assert len(draw("4 4 - 9", signals=(2, 3)).rings) == 1

"""Does the chart of a KPI show values, gaps, targets, limits, forecast and signals where they are?"""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

from kinerja.reports.chart import Chart, Limits, Outlook, Series, chart


def numbers(text: str) -> list[Decimal | None]:
    """ "12 - 8" is twelve, a gap, eight."""
    return [None if word == "-" else Decimal(word) for word in text.split()]


def draw(values: str, targets: str = "", **more: object) -> Chart:
    periods = [(f"p{index}", value) for index, value in enumerate(numbers(values))]
    series = Series(periods, numbers(targets), **more)  # type: ignore[arg-type]  # the test names the fields it means
    return chart(series, lambda value: f"{value} kg", nothing="no data")


def test_a_month_without_a_value_leaves_a_gap_with_a_bridge() -> None:
    """12 11 – 9 8: two lines, one thin bridge, and the missing month says so."""
    drawn = draw("12 11 - 9 8")
    assert len(drawn.lines) == 2
    assert len(drawn.bridges) == 1
    assert [dot.text for dot in drawn.dots] == ["12 kg", "11 kg", "no data", "9 kg", "8 kg"]
    assert [dot.y is None for dot in drawn.dots] == [False, False, True, False, False]


def test_gaps_at_the_ends_have_no_bridge() -> None:
    """Nothing known before the first or after the last value: nothing is drawn there."""
    assert draw("- 9 8 -").bridges == ()


def test_a_target_that_changed_is_a_step() -> None:
    """8 for two periods and 5 for two: the staircase has both heights and turns in the middle."""
    (steps,) = draw("9 9 6 6", "8 8 5 5").target
    xs = [point.split(",")[0] for point in steps.split()]
    assert xs == ["0", "25", "25", "50", "50", "75", "75", "100"]
    assert len({point.split(",")[1] for point in steps.split()}) == 2


def test_a_period_without_a_target_has_no_target_line() -> None:
    """Set, not set, set: two paths."""
    assert len(draw("9 9 9", "8 - 8").target) == 2


def test_the_words_at_the_edge_never_lie_on_each_other() -> None:
    """Last value, target and three limits within a hair: still 7.5 per cent apart, all on the drawing, in order."""
    limits = Limits(Decimal("9.9"), Decimal("10"), Decimal("10.1"))
    drawn = draw("10 10 10", "10 10 10", limits=limits)
    places = [float(end.at) for end in drawn.ends]
    assert len(places) == 5
    assert all(b - a >= 7.4 for a, b in pairwise(places))
    assert max(places) <= 100


def test_a_forecast_opens_from_the_last_value() -> None:
    """One period ahead: a fan of a root, an upper and a lower corner; its middle begins at the root."""
    drawn = draw("10 11", outlook=[Outlook("next", Decimal(9), Decimal(12), Decimal(15))])
    assert len(drawn.fan.split()) == 3
    assert drawn.fan_middle.split()[0] == drawn.lines[0].split()[-1]
    assert drawn.across[-1].text == "next"
    assert [end.kind for end in drawn.ends] == ["expected"]


def test_a_forecast_after_a_gap_has_no_root() -> None:
    """The newest period is missing: the fan stands by itself, it doesn't invent a beginning."""
    assert len(draw("10 -", outlook=[Outlook("next", Decimal(9), Decimal(12), Decimal(15))]).fan.split()) == 2


def test_a_signal_keeps_its_word_out_of_the_line() -> None:
    """A dip is labelled beneath, a peak above."""
    drawn = draw("9 3 9 15 9", signals={1: ("better", "signal"), 3: ("worse", "signal")})
    assert [(dot.signal, dot.below) for dot in drawn.dots if dot.signal] == [("better", True), ("worse", False)]


def test_labels_are_thinned_and_the_newest_period_keeps_its_own() -> None:
    """Thirty periods: at most twelve labels, and the last of them is the last period."""
    across = draw(" ".join(["5"] * 30)).across
    assert len(across) <= 12
    assert across[-1].text == "p29"
    assert not across[-1].minor


def test_long_labels_are_fewer() -> None:
    """Days with their year need more room than months: fewer of them stand on a page, and fewer still on a phone."""
    days = [(f"{day} November 2026", Decimal(day)) for day in range(1, 31)]
    across = chart(Series(days), str).across
    assert len(across) <= 5
    assert [tick.text for tick in across if not tick.minor] == ["30 November 2026"]


def test_nothing_to_draw_is_still_a_chart() -> None:
    """A KPI made a minute ago: axes, no line, no failure."""
    drawn = draw("- -")
    assert (drawn.lines, drawn.ends, drawn.fan) == ((), (), "")
    assert len(drawn.up) > 1


def test_today_lies_between_periods() -> None:
    """Two of four periods have passed and half of the third: 62.5 per cent."""
    assert draw("1 2 3 4", today=2.0).today == "62.5"

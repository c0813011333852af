"""Does the scorecard total what HR totals in a sheet, and say when its weights are off?"""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from kinerja.core.scorecard import Line, Rating, rating_of, total_of

D = Decimal


def line(ref: str, weight: int, score: str | None, group: str = "", group_weight: int | None = None) -> Line:
    """One KPI on the card."""
    return Line(
        ref, D(weight), None if score is None else D(score), group, None if group_weight is None else D(group_weight)
    )


def test_weighted_scores_add_up() -> None:
    """40 % of 100, 35 % of 85.7 and 25 % of 120 are 99.995."""
    total = total_of([line("KPI-1", 40, "100"), line("KPI-2", 35, "85.7"), line("KPI-3", 25, "120")])
    assert (total.value, total.weight_scored, total.weight_off) == (D("99.995"), 100, 0)
    assert [step.result for step in total.steps] == ["40", "29.995", "30"]


def test_what_has_no_score_is_told_and_not_counted_as_0() -> None:
    """60 of 100 weight has a score: the total stands beside that, and is not filled up."""
    total = total_of([line("KPI-1", 60, "100"), line("KPI-2", 40, None)])
    assert (total.value, total.weight_scored) == (60, 60)
    assert total_of([line("KPI-1", 100, None)]).value is None
    assert total_of([]).value is None


def test_weights_say_by_how_much_they_miss_100() -> None:
    """95 is 5 short, 110 is 10 too much."""
    assert total_of([line("KPI-1", 95, "100")]).weight_off == -5
    assert total_of([line("KPI-1", 60, "100"), line("KPI-2", 50, "80")]).weight_off == 10


def test_two_levels_of_weights() -> None:
    """40 % of an area of 50 % is 20 % of the whole; an area whose lines miss 100 is named."""
    lines = [
        line("KPI-1", 40, "100", "Customers", 50),
        line("KPI-2", 60, "50", "Customers", 50),
        line("KPI-3", 90, "100", "People", 50),
    ]
    total = total_of(lines)
    assert [item.share for item in lines] == [20, 30, 45]
    assert (total.value, total.weight_off, total.groups_off) == (80, -5, (("People", D(-10)),))


@given(st.lists(st.tuples(st.integers(0, 100), st.none() | st.decimals(0, 120, places=2)), max_size=8))
def test_the_order_of_the_lines_does_not_matter(rows: list[tuple[int, Decimal | None]]) -> None:
    """Neither for the total nor for the weights."""
    lines = [Line("KPI-1", D(weight), score) for weight, score in rows]
    there, back = total_of(lines), total_of(lines[::-1])
    assert (there.value, there.weight_off) == (back.value, back.weight_off)


def test_a_total_reaches_the_highest_band_it_can() -> None:
    """Predikat: 90 and above very good, 76 and above good; below 50 there is no band here."""
    bands = [Rating(D(50), "Cukup"), Rating(D(90), "Sangat Baik"), Rating(D(76), "Baik")]
    got = [rating_of(D(value), bands) for value in ("90", "89.99", "50", "49.99")]
    assert [r.name if r else None for r in got] == ["Sangat Baik", "Baik", "Cukup", None]

"""Are values exact end to end, in every unit, and is what can't be kept refused?"""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinerja.core.explain import shown
from kinerja.core.measure import (
    LARGEST,
    Comparator,
    Measure,
    Polarity,
    Unit,
    UnitKind,
    decimals_of,
    divide,
    hit,
    parse,
    plain,
    polarity_of,
    rounded,
    settled,
    text,
    total,
)
from kinerja.core.problem import Problem

D = Decimal
RUPIAH = Measure(Unit(UnitKind.CURRENCY, "IDR"), 2)


def duration(name: str, decimals: int = 0) -> Measure:
    """A measure of time."""
    return Measure(Unit(UnitKind.DURATION, name), decimals)


@pytest.mark.parametrize(
    ("measure", "value", "kept"),
    [
        (RUPIAH, "1234567890123456.78", 123456789012345678),
        (RUPIAH, "-0.01", -1),
        (Measure(Unit(UnitKind.NUMBER, "klien")), "12", 12),
        (Measure(Unit(UnitKind.SCORE, "5"), 2), "4.5", 450),
        (duration("hour", 1), "2.5", 9_000_000),
        (duration("minute"), "3", 180_000),
        (duration("ms"), "850", 850),
        (duration("second", 3), "0.25", 250),
        (duration("workday", 2), "1.25", 125),
    ],
)
def test_values_survive_a_round_trip(measure: Measure, value: str, kept: int) -> None:
    """Rupiah beyond a double's digits, half hours in milliseconds: what goes into a row comes back the same."""
    assert measure.to_scaled(D(value)) == kept
    assert measure.from_scaled(kept) == D(value)


@given(st.integers(-LARGEST, LARGEST), st.integers(0, 6))
def test_every_integer_a_row_can_hold_comes_back(scaled: int, decimals: int) -> None:
    """from_scaled and to_scaled are each other's inverse over the whole of a 64-bit column."""
    measure = Measure(Unit(UnitKind.NUMBER), decimals)
    assert measure.to_scaled(measure.from_scaled(scaled)) == scaled


@pytest.mark.parametrize(
    ("measure", "value", "code"),
    [
        (RUPIAH, "0.001", "number.too_fine"),
        (RUPIAH, "1." + "0" * 50 + "1", "number.too_fine"),
        (duration("hour"), "2.5", "number.too_fine"),
        (duration("second", 6), "0.0001", "number.too_fine"),
        (RUPIAH, "92233720368547758.08", "number.too_large"),
        (RUPIAH, "1e999", "number.too_large"),
        (RUPIAH, "NaN", "number.not_finite"),
        (RUPIAH, "Infinity", "number.not_finite"),
    ],
)
def test_what_would_be_rounded_or_does_not_fit_is_refused(measure: Measure, value: str, code: str) -> None:
    """Nothing is rounded in silence."""
    refused = measure.to_scaled(D(value), "target")
    assert isinstance(refused, Problem)
    assert (refused.code, refused.field) == (code, "target")


def test_sums_are_exact() -> None:
    """0.1 + 0.2 is 0.3, and a cent counts beside a quadrillion."""
    assert total([D("0.1"), D("0.2")]) == D("0.3")
    assert total([D("9" * 30), D("0.01")]) == D("9" * 30 + ".01")


@pytest.mark.parametrize(
    ("value", "decimals", "written"),
    [("4.50", 1, "4.5"), ("1200", 0, "1200"), ("1E+3", 0, "1000"), ("0.000", 0, "0"), ("-0.10", 1, "-0.1")],
)
def test_a_decimal_is_written_without_needless_zeros(value: str, decimals: int, written: str) -> None:
    """Machine formats get "4.5", never "4.50" or "1E+3"."""
    assert (decimals_of(D(value)), text(D(value)), str(plain(D(value)))) == (decimals, written, written)


def test_writing_a_number_down_never_rounds_it() -> None:
    """Thirty digits and more stay as they are; only an explanation rounds, and says so."""
    long = D("1234567890123456789012345678.901234")
    assert text(long) == "1234567890123456789012345678.901234"
    assert shown(D("1234567890123456789012345678.90125"), 4) == "≈1234567890123456789012345678.9012"
    assert (shown(D("4.50")), shown(None)) == ("4.5", "–")


@pytest.mark.parametrize("good", ["1234567890123456.78", " 4.5 ", "-3", "1e3"])
def test_decimal_strings_are_read(good: str) -> None:
    """As the API and the CLI take them."""
    assert parse(good) == D(good.strip())


@pytest.mark.parametrize("bad", ["", "4,5", "1_000", "NaN", "inf", "1e999999", "1e-999999", "9" * 50, "Rp5"])
def test_other_texts_are_refused(bad: str) -> None:
    """Twelve characters can stand for a million digits: those are refused as well."""
    assert isinstance(parse(bad), Problem)


@pytest.mark.parametrize(
    ("comparator", "below", "at", "above"),
    [(">=", 0, 1, 1), (">", 0, 0, 1), ("<=", 1, 1, 0), ("<", 1, 0, 0), ("=", 0, 1, 0), ("between", 0, 1, 1)],
)
def test_inclusive_means_inclusive(comparator: str, below: int, at: int, above: int) -> None:
    """A target met exactly counts as met for ≥, ≤, = and both ends of a range (10 here, to 12)."""
    got = [hit(D(actual), Comparator(comparator), D(10), D(12)) for actual in ("9.99", "10", "10.01")]
    assert got == [bool(below), bool(at), bool(above)]


def test_both_ends_of_a_range_belong_to_it() -> None:
    """80 to 90: 90 is inside, 90.01 is not, and without an upper end nothing is."""
    assert hit(D(90), Comparator.BETWEEN, D(80), D(90))
    assert not hit(D("90.01"), Comparator.BETWEEN, D(80), D(90))
    assert not hit(D(85), Comparator.BETWEEN, D(80))


def test_a_comparator_implies_a_direction() -> None:
    """At most and less than mean that lower is better."""
    assert [polarity_of(c) for c in Comparator] == [
        Polarity.HIGHER,
        Polarity.HIGHER,
        Polarity.LOWER,
        Polarity.LOWER,
        Polarity.HIGHER,
        Polarity.BAND,
    ]


def test_a_quotient_without_end_does_not_miss_its_cut_off() -> None:
    """0.5 ÷ (5 ÷ 9) falls short of 0.9 in its fortieth digit only."""
    pace = divide(D("0.5"), divide(D(5), D(9)))
    assert pace < D("0.9")
    assert settled(pace) == D("0.9")


def test_a_half_is_rounded_upwards_as_sheets_do() -> None:
    """0.225 of a score is 0.23 in every office's sheet; the banker's 0.22 would look like a mistake."""
    assert [rounded(Decimal(said), 2) for said in ("0.225", "0.224", "-0.225")] == [
        Decimal("0.23"), Decimal("0.22"), Decimal("-0.23"),
    ]  # fmt: skip

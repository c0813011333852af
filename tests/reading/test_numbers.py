"""Which exact number does a form field hold?"""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinerja.core.problem import Problem
from kinerja.reading.numbers import parse_value

D = Decimal


@pytest.mark.parametrize(
    ("text", "lang", "value"),
    [
        ("4,5", "id", D("4.5")),
        ("4.5", "en", D("4.5")),
        ("1.250.000,5", "id", D("1250000.5")),
        ("1,250,000.5", "en", D("1250000.5")),
        ("1.500", "id", D(1500)),
        ("1.500", "en", D("1.5")),
        ("1,500", "en", D(1500)),
        ("10 000", "en", D(10000)),
        ("Rp150 juta", "id", D(150_000_000)),
        ("Rp. 25.000", "id", D(25_000)),
        ("2 jt", "id", D(2_000_000)),
        ("10rb", "id", D(10_000)),
        ("Rp2,4M", "id", D(2_400_000_000)),
        ("$2M", "en", D(2_000_000)),
        ("85 %", "id", D(85)),
        ("-3", "id", D(-3)),
        ("-Rp300 juta", "id", D(-300_000_000)),
        ("dua", "id", D(2)),
        ("30 menit", "id", D(30)),
        ("0,075", "id", D("0.075")),
    ],
)
def test_one_amount(text: str, lang: str, value: Decimal) -> None:
    """A field holds one amount, with at most a sign, a currency, a multiplier and a unit."""
    assert parse_value(text, lang) == value


@pytest.mark.parametrize(
    "text", ["", "  ", "4.5.6", "Rp abc", "Rp", "5 6", "12 ekor sapi", "1.2.3,4", "--3", "9" * 500]
)
def test_anything_else_is_refused(text: str) -> None:
    """A refusal names the text it could not read."""
    refusal = parse_value(text, "id")
    assert isinstance(refusal, Problem)
    assert refusal.code == "number.unreadable"
    assert refusal.values == {"text": text[:100]}


@given(st.integers(min_value=0, max_value=10**15), st.integers(min_value=0, max_value=99))
def test_written_numbers_are_read_back(whole: int, cents: int) -> None:
    """What a locale writes, with its groups and its decimal mark, is read back exactly."""
    english = f"{whole:,}.{cents:02}"
    indonesian = english.translate(str.maketrans(",.", ".,"))
    assert parse_value(english, "en") == parse_value(indonesian, "id") == Decimal(f"{whole}.{cents:02}")

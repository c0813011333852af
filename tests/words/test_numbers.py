"""Do numbers, units, days and periods read as an Indonesian and an English reader write them?"""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinerja.core.measure import Comparator, Measure, Unit, UnitKind
from kinerja.core.period import Cadence, Period, parse_period, period_of
from kinerja.words import numbers

D = Decimal


def measure(kind: str, name: str = "", decimals: int = 2) -> Measure:
    """A measure by its kind and name."""
    return Measure(Unit(UnitKind(kind), name), decimals)


@pytest.mark.parametrize(
    ("value", "decimals", "indonesian", "english"),
    [
        ("10000", None, "10.000", "10,000"),
        ("4.5", None, "4,5", "4.5"),
        ("4.50", None, "4,5", "4.5"),
        ("1E+3", None, "1.000", "1,000"),
        ("0.000", None, "0", "0"),
        ("-1234.5", None, "−1.234,5", "−1,234.5"),
        ("1234567890123456.78", None, "1.234.567.890.123.456,78", "1,234,567,890,123,456.78"),
        ("12345678901234567890123456789.01", None, "12.345.678.901.234.567.890.123.456.789,01",
         "12,345,678,901,234,567,890,123,456,789.01"),
        ("4", 1, "4,0", "4.0"),
        ("4.25", 1, "4,3", "4.3"),
        ("-0.04", 1, "0,0", "0.0"),
        ("NaN", None, "–", "–"),
    ],
)  # fmt: skip
def test_numbers(value: str, decimals: int | None, indonesian: str, english: str) -> None:
    """Exact to the last digit, grouped by the language, with the sign that is not a hyphen."""
    assert numbers.number(D(value), "id", decimals) == indonesian
    assert numbers.number(D(value), "en", decimals) == english


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**18), max_value=10**18, places=6))
def test_a_number_reads_back_exactly(value: Decimal) -> None:
    """Nothing is lost on the way to the reader, in either language."""
    english = numbers.number(value, "en").replace(",", "").replace("−", "-")
    indonesian = numbers.number(value, "id").replace(".", "").replace(",", ".").replace("−", "-")
    assert Decimal(english) == Decimal(indonesian) == value


@pytest.mark.parametrize(
    ("value", "of", "indonesian", "english"),
    [
        ("150000000", measure("currency", "IDR"), "Rp150.000.000", "IDR 150,000,000"),
        ("1234.5", measure("currency", "IDR"), "Rp1.234,50", "IDR 1,234.50"),
        ("-20000", measure("currency", "IDR"), "−Rp20.000", "−IDR 20,000"),
        ("99.9", measure("currency", "USD"), "USD 99,90", "USD 99.90"),
        ("4.5", measure("score", "5"), "4,5/5", "4.5/5"),
        ("3", measure("duration", "minute"), "3 menit", "3 minutes"),
        ("1", measure("duration", "minute"), "1 menit", "1 minute"),
        ("2.5", measure("duration", "hour"), "2,5 jam", "2.5 hours"),
        ("850", measure("duration", "ms"), "850 milidetik", "850 milliseconds"),
        ("85", measure("percent"), "85%", "85%"),
        ("66.66666666666666666666666666666", measure("percent"), "66,67%", "66.67%"),
        ("1250", measure("number", "klien", 0), "1.250 klien", "1,250 klien"),
        ("7", measure("number", "", 0), "7", "7"),
        ("0.125", measure("ratio", "", 4), "0,125", "0.125"),
    ],
)
def test_values_with_their_unit(value: str, of: Measure, indonesian: str, english: str) -> None:
    """Rupiah without cents unless there are some; a share with as many decimals as it needs."""
    assert numbers.value(D(value), of, "id") == indonesian
    assert numbers.value(D(value), of, "en") == english


@pytest.mark.parametrize(
    ("of", "indonesian", "english"),
    [
        (measure("percent"), "%", "%"),
        (measure("currency", "IDR"), "Rp", "IDR"),
        (measure("duration", "minute"), "menit", "minutes"),
        (measure("score", "5"), "/5", "/5"),
        (measure("number", "klien"), "klien", "klien"),
        (measure("ratio"), "", ""),
    ],
)
def test_units_on_their_own(of: Measure, indonesian: str, english: str) -> None:
    """For a column or a field."""
    assert (numbers.unit_name(of, "id"), numbers.unit_name(of, "en")) == (indonesian, english)


def test_a_day_of_the_month_is_asked_for_as_it_is_said() -> None:
    """ "on day 25": the words stand before the field; minutes, and points, behind it."""
    kinds = {"day_of_month": True, "rank": True, "point": False, "klien": False}
    for name, before in kinds.items():
        assert numbers.leads(Measure(Unit(UnitKind.NUMBER, name)), "id") is before, name


def test_nothing_is_a_dash() -> None:
    """Never 0."""
    percent = measure("percent")
    got = {
        numbers.number(None, "id"),
        numbers.value(None, percent, "id"),
        numbers.percent(None, "id"),
        numbers.score(None, "id"),
        numbers.grade(None, "id"),
        numbers.compact(None, "id"),
        numbers.date(None, "id"),
        numbers.moment(None, "id", "UTC"),
        numbers.target(Comparator.AT_LEAST, None, None, percent, "id"),
    }
    assert got == {"–"}


@pytest.mark.parametrize(
    ("ratio", "said"), [("0.5714285", "57%"), ("1", "100%"), ("0.9999", "99%"), ("0", "0%"), ("-0.2857", "−29%")]
)
def test_what_falls_short_of_the_whole_never_shows_as_the_whole(ratio: str, said: str) -> None:
    """Progress of 0.9999 is not 100 %, nor is a score of 99.97 a hundred."""
    assert numbers.percent(D(ratio), "id") == said
    assert numbers.score(D("99.97"), "id") == "99,9"
    assert numbers.score(D("85.714285714"), "en") == "85.7"
    assert numbers.score(D(100), "en") == "100"
    assert numbers.percent(D("0.12345"), "id", 1) == "12,3%"


def test_grades_and_axis_labels() -> None:
    """A grade has its one decimal; an axis has little room."""
    assert (numbers.grade(D("0.7"), "id"), numbers.grade(D(1), "en")) == ("0,7", "1.0")
    assert [numbers.compact(D(1_500_000), lang) for lang in ("id", "en")] == ["1,5\u00a0jt", "1.5M"]
    assert [numbers.compact(D(v), "id") for v in ("12.345", "999")] == ["12,35", "999"]


@pytest.mark.parametrize(
    ("comparator", "low", "high", "of", "indonesian", "english"),
    [
        (">=", "85", None, measure("percent"), "≥ 85%", "≥ 85%"),
        ("<=", "3", None, measure("duration", "minute"), "≤ 3 menit", "≤ 3 minutes"),
        ("<", "1000", None, measure("currency", "IDR"), "< Rp1.000", "< IDR 1,000"),
        ("=", "0", None, measure("number"), "0", "0"),
        ("between", "80", "90", measure("percent"), "80–90%", "80–90%"),
        ("between", "1000", "2000", measure("currency", "IDR"), "Rp1.000–2.000", "IDR 1,000–2,000"),
    ],
)
def test_targets_with_their_sign(
    comparator: str, low: str, high: str | None, of: Measure, indonesian: str, english: str
) -> None:
    """The unit stands once."""
    ends = (Comparator(comparator), D(low), None if high is None else D(high), of)
    assert (numbers.target(*ends, "id"), numbers.target(*ends, "en")) == (indonesian, english)


def test_days_and_moments() -> None:
    """On the reader's clock: 22:30 UTC is the next morning in Jakarta."""
    day = date(2026, 8, 9)
    assert (numbers.date(day, "id"), numbers.date(day, "en")) == ("9 Agu 2026", "9 Aug 2026")
    assert numbers.date(day, "id", long=True) == "Minggu, 9 Agustus 2026"
    assert numbers.date(day, "en", long=True) == "Sunday, 9 August 2026"
    assert numbers.day(day, "id") == "9 Agu"
    at = datetime(2026, 8, 8, 22, 30, tzinfo=UTC)
    assert numbers.moment(at, "id", "Asia/Jakarta") == "9 Agu 2026, 05.30"
    assert numbers.moment(at, "en", "UTC") == "8 Aug 2026, 22:30"
    assert numbers.ago(datetime(2026, 8, 8, 19, 30, tzinfo=UTC), at, "id") == "3 jam yang lalu"


@pytest.mark.parametrize(
    ("label", "first_month", "indonesian", "english"),
    [
        ("2026-11-22", 1, "22 Nov 2026", "22 Nov 2026"),
        ("2026-W47", 1, "Minggu 47, 2026", "Week 47, 2026"),
        ("2026-W05", 1, "Minggu 5, 2026", "Week 5, 2026"),
        ("2026-10", 1, "Okt 2026", "Oct 2026"),
        ("2026-Q4", 1, "TW 4 2026", "Q4 2026"),
        ("2026-H2", 1, "Semester 2 2026", "H2 2026"),
        ("2026", 1, "2026", "2026"),
        ("FY2027-Q1", 4, "TW 1 FY2027", "Q1 FY2027"),
        ("FY2027", 4, "FY2027", "FY2027"),
    ],
)
def test_periods(label: str, first_month: int, indonesian: str, english: str) -> None:
    """Each cadence by its name."""
    period = parse_period(label, first_month)
    assert isinstance(period, Period)
    assert (numbers.period_label(period, "id"), numbers.period_label(period, "en")) == (indonesian, english)


def test_every_period_of_every_cadence_has_a_name() -> None:
    """Whatever the fiscal year."""
    for cadence in Cadence:
        for first_month in range(1, 13):
            period = period_of(date(2026, 11, 22), cadence, first_month)
            assert "26" in numbers.period_label(period, "id") or "27" in numbers.period_label(period, "id")


def test_a_score_that_does_not_count_to_100_says_so() -> None:
    """Red flags count from 0 to 10: a bare 6,3 beside 98 would look like a failure."""
    assert (numbers.score(D("6.3"), "id", 10), numbers.score(D("98"), "id")) == ("6,3/10", "98")


@pytest.mark.parametrize(
    ("code", "value", "indonesian", "english"),
    [
        ("point", "10", "10 poin", "10 points"),
        ("rank", "3", "peringkat 3", "rank 3"),
        ("clock", "16.5", "pukul 16.30", "at 16:30"),
        ("day_of_month", "27", "tanggal 27", "on day 27"),
    ],
)
def test_a_unit_that_reading_names_by_a_code_is_said_in_words(
    code: str, value: str, indonesian: str, english: str
) -> None:
    """A document says "10 poin" or "before 4.30 pm"; the row keeps a code, and each reader hears the own words."""
    unit = Unit(UnitKind.NUMBER, code)
    said = numbers.amount
    assert (said(Decimal(value), unit, "id"), said(Decimal(value), unit, "en")) == (indonesian, english)

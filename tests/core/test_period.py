"""Do periods follow the calendar: ISO weeks at year ends, fiscal years, leap days, and labels that read back?"""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinerja.core.period import (
    Cadence,
    PeriodState,
    elapsed_days,
    following,
    last_periods,
    parse_period,
    period_of,
    periods_between,
    preceding,
    state_of,
)
from kinerja.core.problem import Problem

days = st.dates(date(1901, 1, 1), date(2199, 12, 31))


@pytest.mark.parametrize(
    ("day", "cadence", "first_month", "label", "start", "end"),
    [
        ("2026-11-22", "day", 1, "2026-11-22", "2026-11-22", "2026-11-22"),
        ("2026-11-22", "week", 1, "2026-W47", "2026-11-16", "2026-11-22"),
        ("2026-01-01", "week", 1, "2026-W01", "2025-12-29", "2026-01-04"),
        ("2027-01-03", "week", 1, "2026-W53", "2026-12-28", "2027-01-03"),
        ("2024-12-30", "week", 1, "2025-W01", "2024-12-30", "2025-01-05"),
        ("2026-11-22", "month", 1, "2026-11", "2026-11-01", "2026-11-30"),
        ("2028-02-29", "month", 1, "2028-02", "2028-02-01", "2028-02-29"),
        ("2028-02-29", "day", 1, "2028-02-29", "2028-02-29", "2028-02-29"),
        ("2026-11-22", "quarter", 1, "2026-Q4", "2026-10-01", "2026-12-31"),
        ("2026-11-22", "half", 1, "2026-H2", "2026-07-01", "2026-12-31"),
        ("2026-11-22", "year", 1, "2026", "2026-01-01", "2026-12-31"),
        ("2026-04-01", "quarter", 4, "FY2027-Q1", "2026-04-01", "2026-06-30"),
        ("2026-03-31", "quarter", 4, "FY2026-Q4", "2026-01-01", "2026-03-31"),
        ("2026-11-22", "half", 4, "FY2027-H2", "2026-10-01", "2027-03-31"),
        ("2026-11-22", "year", 4, "FY2027", "2026-04-01", "2027-03-31"),
        ("2026-11-22", "quarter", 11, "FY2027-Q1", "2026-11-01", "2027-01-31"),
        ("2026-11-22", "month", 4, "2026-11", "2026-11-01", "2026-11-30"),
    ],
)
def test_a_day_falls_into_its_period(
    day: str, cadence: str, first_month: int, label: str, start: str, end: str
) -> None:
    """Weeks are ISO weeks; quarters, halves and years follow the fiscal year, named after the year it ends in."""
    period = period_of(date.fromisoformat(day), Cadence(cadence), first_month)
    assert (period.label, period.start.isoformat(), period.end.isoformat()) == (label, start, end)
    assert parse_period(label, first_month) == period


@given(days, st.sampled_from(Cadence), st.integers(1, 12))
def test_periods_agree_with_each_other(day: date, cadence: Cadence, first_month: int) -> None:
    """A period holds its day, its label reads back, and what follows it precedes its follower without a gap."""
    period = period_of(day, cadence, first_month)
    assert day in period
    assert parse_period(period.label.lower(), first_month) == period
    after = following(period, first_month)
    assert after.start == period.end + timedelta(days=1)
    assert preceding(after, first_month) == period
    assert all(period_of(edge, cadence, first_month) == period for edge in (period.start, period.end))


@pytest.mark.parametrize(
    ("label", "first_month", "code"),
    [
        ("2026-W54", 1, "period.unreadable"),
        ("2025-W53", 1, "period.unreadable"),
        ("2026-02-29", 1, "period.unreadable"),
        ("2026-13", 1, "period.unreadable"),
        ("2026-Q5", 1, "period.unreadable"),
        ("November", 1, "period.unreadable"),
        ("0001-01", 1, "period.unreadable"),
        ("9999", 1, "period.unreadable"),
        ("٢٠٢٦", 1, "period.unreadable"),
        ("2026-Q4", 4, "period.other_year"),
        ("FY2027-Q1", 1, "period.other_year"),
    ],
)
def test_a_label_that_names_no_period_is_refused(label: str, first_month: int, code: str) -> None:
    """Weeks and days that don't exist, and years that aren't this organisation's."""
    refused = parse_period(label, first_month)
    assert isinstance(refused, Problem)
    assert refused.code == code


def test_periods_run_without_gaps() -> None:
    """From one day to another, and the last few up to today."""
    between = periods_between(date(2026, 11, 22), date(2027, 2, 1), Cadence.MONTH)
    assert [p.label for p in between] == ["2026-11", "2026-12", "2027-01", "2027-02"]
    last = last_periods(date(2026, 11, 22), Cadence.QUARTER, 3)
    assert [p.label for p in last] == ["2026-Q2", "2026-Q3", "2026-Q4"]


@pytest.mark.parametrize(
    ("today", "reported", "state"),
    [
        ("2026-11-30", False, PeriodState.OPEN),
        ("2026-12-01", False, PeriodState.DUE),
        ("2026-12-05", False, PeriodState.DUE),
        ("2026-12-06", False, PeriodState.LATE),
        ("2026-12-06", True, PeriodState.REPORTED),
    ],
)
def test_a_value_is_due_when_its_period_has_ended(today: str, reported: bool, state: PeriodState) -> None:
    """November is due on 1 December and late when five days of grace are over."""
    november = period_of(date(2026, 11, 1), Cadence.MONTH)
    assert state_of(november, date.fromisoformat(today), reported=reported, grace_days=5) is state


def test_elapsed_days_stay_inside_the_cycle() -> None:
    """Before it none, after it all."""
    start, end = date(2026, 10, 1), date(2026, 12, 31)
    got = [elapsed_days(start, end, d)[0] for d in (date(2026, 9, 1), start, date(2026, 11, 1), end, date(2027, 2, 1))]
    assert got == [0, 0, 31, 91, 91]

"""Which period does a day fall in, what is it called, and is its value due?"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache

from kinerja.core.problem import Problem


class Cadence(StrEnum):
    """How often a KPI is measured or a key result is checked in."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"


_MONTHS = {Cadence.MONTH: 1, Cadence.QUARTER: 3, Cadence.HALF: 6, Cadence.YEAR: 12}


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A stretch of days, both ends included, with its label: 2026-11-22, 2026-W47, 2026-11, 2026-Q4, 2026-H2, 2026."""

    start: date
    end: date
    cadence: Cadence
    label: str

    def __contains__(self, day: date) -> bool:
        return self.start <= day <= self.end


class PeriodState(StrEnum):
    """Where a period stands: running, its value due, late after the grace days, or reported. Missing is never 0."""

    OPEN = "open"
    DUE = "due"
    LATE = "late"
    REPORTED = "reported"


def _add_months(day: date, months: int) -> date:
    index = day.year * 12 + day.month - 1 + months
    return date(index // 12, index % 12 + 1, 1)


@lru_cache(maxsize=8192)
def period_of(day: date, cadence: Cadence, fiscal_month: int = 1) -> Period:
    """The period of a cadence that holds a day.

    Quarters, halves and years follow the fiscal year, whose first month is `fiscal_month`. Where that is not
    January, the year is named after the one it ends in and marked FY: April 2026 is FY2027-Q1 with `fiscal_month=4`.
    """
    if cadence is Cadence.DAY:
        return Period(day, day, cadence, day.isoformat())
    if cadence is Cadence.WEEK:
        monday = day - timedelta(days=day.weekday())
        year, week, _ = day.isocalendar()
        return Period(monday, monday + timedelta(days=6), cadence, f"{year}-W{week:02}")
    if cadence is Cadence.MONTH:
        start = day.replace(day=1)
        return Period(start, day.replace(day=monthrange(day.year, day.month)[1]), cadence, f"{day:%Y-%m}")
    into_year = (day.month - fiscal_month) % 12
    length = _MONTHS[cadence]
    start = _add_months(day.replace(day=1), -(into_year % length))
    end = _add_months(start, length) - timedelta(days=1)
    first = _add_months(day.replace(day=1), -into_year)
    year_name = str(first.year) if fiscal_month == 1 else f"FY{first.year + 1}"
    part = into_year // length + 1
    label = year_name if cadence is Cadence.YEAR else f"{year_name}-{cadence[0].upper()}{part}"
    return Period(start, end, cadence, label)


_SHAPES = (
    (Cadence.DAY, re.compile(r"(\d{4})-(\d\d)-(\d\d)", re.ASCII)),
    (Cadence.WEEK, re.compile(r"(\d{4})-W(\d\d)", re.ASCII)),
    (Cadence.MONTH, re.compile(r"(\d{4})-(\d\d)", re.ASCII)),
    (Cadence.QUARTER, re.compile(r"(FY)?(\d{4})-Q([1-4])", re.ASCII)),
    (Cadence.HALF, re.compile(r"(FY)?(\d{4})-H([12])", re.ASCII)),
    (Cadence.YEAR, re.compile(r"(FY)?(\d{4})", re.ASCII)),
)


def parse_period(label: str, fiscal_month: int = 1) -> Period | Problem:
    """The period that a label names; a label of no known form, or of a day that does not exist, is refused."""
    wanted = label.strip().upper()
    for cadence, shape in _SHAPES:
        if found := shape.fullmatch(wanted):
            # Outside these years nobody measures, and calendar arithmetic ends at the year 9999.
            if not 1900 <= int(re.sub(r"^FY", "", wanted)[:4]) <= 2200:
                break
            try:
                period = period_of(_first_day(cadence, found, fiscal_month), cadence, fiscal_month)
            except ValueError:
                break
            return period if period.label == wanted else Problem("period.other_year", "period", {"label": label})
    return Problem("period.unreadable", "period", {"label": label})


def _first_day(cadence: Cadence, found: re.Match[str], fiscal_month: int) -> date:
    if cadence is Cadence.DAY:
        return date(int(found[1]), int(found[2]), int(found[3]))
    if cadence is Cadence.WEEK:
        return date.fromisocalendar(int(found[1]), int(found[2]), 1)
    if cadence is Cadence.MONTH:
        return date(int(found[1]), int(found[2]), 1)
    year = int(found[2]) - (1 if fiscal_month != 1 else 0)
    part = int(found[3]) if found.lastindex and found.lastindex >= 3 else 1
    return _add_months(date(year, fiscal_month, 1), (part - 1) * _MONTHS[cadence])


def following(period: Period, fiscal_month: int = 1) -> Period:
    """The next period of the same cadence."""
    return period_of(period.end + timedelta(days=1), period.cadence, fiscal_month)


def preceding(period: Period, fiscal_month: int = 1) -> Period:
    """The period before, of the same cadence."""
    return period_of(period.start - timedelta(days=1), period.cadence, fiscal_month)


def periods_between(first: date, last: date, cadence: Cadence, fiscal_month: int = 1) -> Iterator[Period]:
    """Every period of a cadence from the one that holds `first` to the one that holds `last`."""
    period = period_of(first, cadence, fiscal_month)
    while period.start <= last:
        yield period
        period = following(period, fiscal_month)


@lru_cache(maxsize=1024)
def last_periods(today: date, cadence: Cadence, count: int, fiscal_month: int = 1) -> tuple[Period, ...]:
    """The `count` periods up to and including the running one, oldest first."""
    periods = [period_of(today, cadence, fiscal_month)]
    while len(periods) < count:
        periods.append(preceding(periods[-1], fiscal_month))
    return tuple(reversed(periods))


def state_of(period: Period, today: date, *, reported: bool, grace_days: int) -> PeriodState:
    """A period is due when it has ended and late when its grace is over, unless its value is there."""
    if reported:
        return PeriodState.REPORTED
    if today <= period.end:
        return PeriodState.OPEN
    return PeriodState.LATE if today > period.end + timedelta(days=grace_days) else PeriodState.DUE


def elapsed_days(start: date, end: date, today: date) -> tuple[int, int]:
    """Days gone and days in all of a stretch, the first clamped to the second."""
    whole = max((end - start).days, 1)
    return min(max((today - start).days, 0), whole), whole

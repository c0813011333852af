"""How do a day, a moment and a period read in Indonesian and in English?"""

from __future__ import annotations

import datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_timedelta

from kinerja.core.period import Cadence, Period

#: The words of a period, with its number and its year. Locale data, like the names of the months.
_PERIODS = {
    "id": {Cadence.WEEK: "Minggu {n}, {year}", Cadence.QUARTER: "TW {n} {year}", Cadence.HALF: "Semester {n} {year}"},
    "en": {Cadence.WEEK: "Week {n}, {year}", Cadence.QUARTER: "Q{n} {year}", Cadence.HALF: "H{n} {year}"},
}


@lru_cache(maxsize=8)
def _months(lang: str, width: str) -> tuple[str, ...]:
    names = Locale(lang).months["format"][width]
    return tuple(str(names[i]) for i in range(1, 13))


@lru_cache(maxsize=8)
def _weekdays(lang: str) -> tuple[str, ...]:
    names = Locale(lang).days["format"]["wide"]
    return tuple(str(names[i]) for i in range(7))


@lru_cache(maxsize=32)
def _zone(name: str) -> ZoneInfo:
    return ZoneInfo(name)


def month_name(month: int, lang: str, *, short: bool = False) -> str:
    """A month's name: "Agustus" or "Agu", "August" or "Aug"."""
    return _months(lang, "abbreviated" if short else "wide")[month - 1]


def date(day: datetime.date | None, lang: str, *, long: bool = False) -> str:
    """A day: "22 Nov 2026", or with `long` "Minggu, 22 November 2026"; None is "–"."""
    if day is None:
        return "–"
    if long:
        return f"{_weekdays(lang)[day.weekday()]}, {day.day} {month_name(day.month, lang)} {day.year}"
    return f"{day.day} {month_name(day.month, lang, short=True)} {day.year}"


def day(day: datetime.date, lang: str) -> str:
    """A day without its year, for a chart's axis or a list within one year: "22 Nov"."""
    return f"{day.day} {month_name(day.month, lang, short=True)}"


def moment(at: datetime.datetime | None, lang: str, tz: str) -> str:
    """A moment on the reader's clock: "22 Nov 2026, 13.42" in Indonesian, "22 Nov 2026, 13:42" in English."""
    if at is None:
        return "–"
    local = at.astimezone(_zone(tz))
    clock = f"{local:%H.%M}" if lang == "id" else f"{local:%H:%M}"
    return f"{date(local.date(), lang)}, {clock}"


def ago(at: datetime.datetime, now: datetime.datetime, lang: str) -> str:
    """How long ago a moment was, roughly: "3 jam yang lalu", "3 hours ago"."""
    return format_timedelta(at - now, add_direction=True, locale=lang)


def period_label(period: Period, lang: str) -> str:
    """A period by its name: "Nov 2026", "Minggu 47, 2026", "TW 4 2026", "Semester 2 2026", "2026" or "FY2027"."""
    if period.cadence is Cadence.DAY:
        return date(period.start, lang)
    if period.cadence is Cadence.MONTH:
        return f"{month_name(period.start.month, lang, short=True)} {period.start.year}"
    year, _, part = period.label.partition("-")
    if period.cadence is Cadence.YEAR:
        return year
    return _PERIODS[lang][period.cadence].format(n=int(part[1:]), year=year)

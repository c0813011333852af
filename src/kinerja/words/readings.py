"""What does a sentence that was read say, in the reader's words: its aim, its start, its rhythm and its deadline?"""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from decimal import Decimal

from kinerja.core.measure import Comparator, Measure, Unit, UnitKind
from kinerja.core.period import Cadence, Period, parse_period
from kinerja.words import numbers
from kinerja.words.dates import date, day, month_name, period_label
from kinerja.words.language import N_, said, translations
from kinerja.words.names import label

#: What each kind is called: the reader's word for the codes "kpi", "key_result" and "objective".
KINDS: Mapping[str, str] = {"kpi": N_("KPI"), "key_result": N_("Key result"), "objective": N_("Objective")}
_ENDS: Mapping[str, str] = {
    "EOY": N_("by the end of the year"),
    "EOQ": N_("by the end of the quarter"),
    "EOM": N_("by the end of the month"),
    "EOW": N_("by the end of the week"),
    "EOFY": N_("by the end of the fiscal year"),
    "EOY+1": N_("by the end of next year"),
    "EOQ+1": N_("by the end of next quarter"),
    "EOM+1": N_("by the end of next month"),
}
_WITHIN: Mapping[str, str] = {"D": "day", "W": "week", "M": "month", "Y": "year"}
_DAY = re.compile(r"(?:(\d{4})|-)-(\d{2})(?:-(\d{2}))?")


def kind(code: str | None, lang: str) -> str:
    """The kind in words; "–" for a line that states nothing."""
    return said(KINDS[code], lang) if code and code in KINDS else numbers.NOTHING


def clock(hours: Decimal, lang: str) -> str:
    """An hour of the day as people write it: 9.5 is "09.30" in Indonesian and "09:30" in English."""
    whole, minutes = divmod(int((hours * 60).to_integral_value()), 60)
    return f"{whole:02}{'.' if lang == 'id' else ':'}{minutes:02}"


def aim(
    value: Decimal, high: Decimal | None, comparator: Comparator, unit: Unit, lang: str, *, decimals: int = 6
) -> str:
    """A target as it was read: "≥ 85%", "by 09.30", "rank 3 or better", "by day 5 of the month"."""
    _ = translations(lang).gettext
    if unit.name == "clock":
        return _("by %(time)s") % {"time": clock(value, lang)}
    if unit.name == "rank":
        return _("rank %(number)s or better") % {"number": numbers.number(value, lang)}
    if unit.name == "day_of_month":
        return _("by day %(number)s of the month") % {"number": numbers.number(value, lang)}
    band = high if comparator is Comparator.BETWEEN else None
    return numbers.target(comparator, value, band, Measure(unit, decimals), lang)


def guessed(aim_said: str, lang: str) -> str:
    """A target of which no word says from which side it is to be reached: "≤ 2 hours (likely)"."""
    return translations(lang).gettext("%(target)s (likely)") % {"target": aim_said}


def sentence(
    value: Decimal | None, high: Decimal | None, comparator: Comparator, unit: Unit, lang: str, *,
    baseline: Decimal | None = None, relative: bool = False, period: str | None = None, deadline: str | None = None,
    likely: bool = False,
) -> str:  # fmt: skip
    """All that a line says beside its words: "from 12 · ≤ 5 · monthly · by 30 Jun"; "" where it says nothing more.

    `likely` marks a target whose side is a guess.
    """
    _, parts = translations(lang).gettext, []
    if baseline is not None:
        parts.append(_("from %(value)s") % {"value": numbers.amount(baseline, unit, lang)})
    if value is not None:
        words = aim(value, high, comparator, unit, lang)
        words = guessed(words, lang) if likely else words
        parts.append(_("a change of %(value)s") % {"value": words} if relative else words)
    if period in set(Cadence):
        parts.append(label(Cadence(period), lang))
    if deadline:
        parts.append(until(deadline, lang))
    return " · ".join(parts)


def until(deadline: str, lang: str) -> str:
    """A deadline as it was read, never resolved against today: "by 30 Jun", "by Q3 2026", "within 2 months"."""
    _ = translations(lang).gettext
    if deadline in _ENDS:
        return said(_ENDS[deadline], lang)
    if within := re.fullmatch(r"P(\d+)([DWMY])", deadline):
        length = Unit(UnitKind.DURATION, _WITHIN[within.group(2)])
        return _("within %(time)s") % {"time": numbers.amount(Decimal(within.group(1)), length, lang)}
    return _("by %(deadline)s") % {"deadline": _named(deadline, lang)}


def _named(deadline: str, lang: str) -> str:
    """The point of time in a deadline: a day, a month, a quarter, a year or an event."""
    found = _DAY.fullmatch(deadline)
    if not found and deadline.startswith("event:"):
        return deadline.removeprefix("event:").replace("-", " ")
    if not found:
        period = parse_period(deadline)
        return period_label(period, lang) if isinstance(period, Period) else deadline
    year, month, number = (int(part) if part else None for part in found.groups())
    if month is None or not 1 <= month <= 12:
        return deadline
    if number is None:
        return f"{month_name(month, lang)} {year or ''}".rstrip()
    try:
        # 2024 is a leap year, so 29 February has a name without a year too.
        return date(datetime.date(year, month, number), lang) if year else day(datetime.date(2024, month, number), lang)
    except ValueError:
        return deadline

"""Which single figure stands at a place of the text: a numeral, a number word, a time of day or a ratio?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from kinerja.reading.numbers import is_open, read_digits
from kinerja.reading.statement.dates import year_at
from kinerja.reading.statement.line import Line

DURATIONS = (
    "ms",
    "second",
    "minute",
    "hour",
    "day",
    "workday",
    "week",
    "fortnight",
    "month",
    "quarter",
    "semester",
    "year",
)
_FINE = Decimal("0.0001")
_NTH = re.compile(r"ke-(\d{1,2})")
_HOURS = re.compile(r"(\d\d?)h\s?(\d\d)m?")
_SPAN = re.compile(r"(\d{1,3})m\s?(\d{1,2})s")


@dataclass(slots=True)
class Amount:
    """One amount in a statement: tokens `first` to `last` (exclusive), its value, unit and how it is written."""

    first: int
    last: int
    value: Decimal
    unit: str | None = None
    high: Decimal | None = None
    sign: str = ""
    word: bool = False
    fraction: bool = False
    multiplied: bool = False
    scale: Decimal = Decimal(1)
    plus_after: bool = False
    spread: bool = False
    zero_word: bool = False
    clock: bool = False
    fallback: bool = False

    @property
    def is_duration(self) -> bool:
        """Whether the unit is one of time."""
        return self.unit in DURATIONS


def figure_at(line: Line, i: int) -> Amount | None:
    """The figure that starts at token `i`, not yet with its unit; None where there is none or a year stands."""
    if not line.free(i, i + 1):
        return None
    text = line.word[i]
    if line.number[i]:
        if text == "24/7" or (year_at(line, i) and _year_like(line, i)):
            return None
        if text.isdecimal():
            return _parted(line, i) or _plain(line, i, text)
        if "x" in text or "×" in text:
            return Amount(i, i + 1, Decimal(re.split(r"\s?[x×]", text)[0]) * 24)
        span = _HOURS.fullmatch(text)
        if span:
            return Amount(i, i + 1, Decimal(span[1]) * 60 + Decimal(span[2]), "minute")
        span = _SPAN.fullmatch(text)
        if span:
            return Amount(i, i + 1, (Decimal(span[1]) + Decimal(span[2]) / 60).quantize(_FINE), "minute")
        if ":" in text:
            return _colon(line, i, text)
        value = read_digits(text, line.lex, is_open(text, line.lex) and _grouped(line, i))
        return _clock(line, i, value) or Amount(i, i + 1, value) if value is not None else None
    nth = _NTH.fullmatch(text)
    if nth and "period" in line.roles and line.label_before("comparators", i - 1):
        return Amount(i, i + 1, Decimal(nth[1]), "day_of_month", clock=True)
    if nth and (at := line.before("units.workday", i)) < i and line.label_before("comparators", at):
        # "Paling lambat hari kerja ke-4".
        return Amount(i, i + 1, Decimal(nth[1]), "workday")
    fraction = line.label("fractions", i)
    # "Setengah jadi" is a state, "dari setengah jadi 60 %" a start.
    named = (
        line.has("ignored.after_fractions", fraction[1]) and line.before("moves.from", i) == i if fraction else False
    )
    if fraction and line.free(i, fraction[1]) and not named:
        half = line.has("dates.half_words", i) and line.has("small.which_half", i - 1)
        if half or line.at("deadline.events", i) > fraction[1]:
            # "The first half", "by half term".
            return None
        j = fraction[1] + (line.has("share.of", fraction[1]) and not line.has("share.of", fraction[1] - 1))
        return Amount(i, j, Decimal(fraction[0]), "%", word=True, fraction=True)
    single = line.label("single_spans", i)
    if single and is_single_span(line, i):
        return Amount(i, single[1], Decimal(1), single[0], word=True)
    hour = line.label("clock_named", i)
    if hour and _due(line, i):
        return Amount(i, hour[1], Decimal(hour[0]), "clock", clock=True)
    number = line.label("numbers", i)
    if number and line.has("ignored.pronouns", i) and line.is_word(i - 1):
        # "Before the old one lapses".
        if line.has("metric.articles", i - 1) or line.has("metric.articles", i - 2):
            return None
    if number and line.free(i, number[1]):
        unit = "count" if line.has("small.times", i) else None
        very = line.has("small.also_very", i) and line.is_word(i - 1) and line.free(i - 1, i + 1)
        if very and not line.label_before("comparators", i) and line.roles[i + 1 : i + 2] != ["period"]:
            return None
        return Amount(i, number[1], Decimal(number[0]), unit, word=True)
    return None


def is_single_span(line: Line, i: int) -> bool:
    """Whether a word for one day or week stands behind a limit and is a length of time: "tidak lebih dari sehari", but
    "minimal sehari sekali" is how often."""
    often = line.number[i + 1] or line.has("numbers", i + 1)
    spans = line.has("single_spans", i) and not often and line.before("limits.in_time", i) == i
    return spans and line.label_before("comparators", i) is not None


def _due(line: Line, i: int) -> bool:
    """Whether something is to be done by the hour named at `i`: "deliveries finished by noon"."""
    by = line.before("clock.before", line.before("clock.weekdays", i))
    done = by < i and (
        line.word[by - 1].endswith(line.lex.edges("metric.finished_endings")) or line.has("metric.finished", by - 1)
    )
    return done or line.label_before("comparators", i) is not None or (by < i and "period" in line.roles)


def _plain(line: Line, i: int, text: str) -> Amount | None:
    value = read_digits(text, line.lex)
    return _clock(line, i, value) or Amount(i, i + 1, value) if value is not None else None


def _grouped(line: Line, i: int) -> bool:
    """Whether "4.000" in an English line is four thousand: the rest of its document writes so, or nothing is measured
    to the thousandth and the digits after the mark are round."""
    unit = line.label("units", i + 1)
    if unit is not None and unit[0] != "count":
        return False
    return line.decimal != line.lex.decimal or line.word[i].endswith("00")


def _year_like(line: Line, i: int) -> bool:
    """A bare 2026 is a year unless a verb, a comparator, a sign or a counted thing makes it an amount."""
    if line.label("currencies", i - 1) or line.label_before("comparators", i):
        return False
    return not (line.label("units", i + 1) or line.has("moves.to", i - 1))


def _colon(line: Line, i: int, text: str) -> Amount | None:
    """11:30 is a time of day after "at" or before "am", a length of time on a measure of time, else a ratio."""
    parts = text.split(":")
    if len(parts) != 2 or not all(part.isdigit() and len(part) <= 6 for part in parts):
        if len(parts) == 2 and all(read_digits(part, line.lex) is not None for part in parts):
            return _ratio(line, i, parts)
        return None
    hours, minutes = Decimal(parts[0]), Decimal(parts[1])
    clock = _clock_word(line, i)
    if len(parts[1]) == 2 and hours < 25 and minutes < 60 and clock is not None:
        return Amount(i, clock[1], _with_noon(hours + minutes / 60, clock[0]), "clock", clock=True)
    timed = bool(line.every("metric.time_words"))
    unit_after = line.label("units", i + 1)
    if len(parts[1]) == 2 and minutes < 60 and (timed or (unit_after and unit_after[0] in ("minute", "hour"))):
        return Amount(i, i + 1, hours + minutes / 60, unit_after[0] if unit_after else "minute")
    shared = line.every("metric.ratio_metrics") or Decimal(1) in (hours, minutes)
    if len(parts[1]) == 2 and minutes < 60 and not shared and line.label_before("comparators", i):
        # "Ad breaks under 3:30".
        return Amount(i, i + 1, hours + minutes / 60, "minute")
    return _ratio(line, i, parts)


def _parted(line: Line, i: int) -> Amount | None:
    """A ratio with blanks around its colon, "1 : 12", where a ratio is spoken of."""
    if line.word[i + 1] != ":" or not line.number[i + 2] or not line.every("metric.ratio_metrics"):
        return None
    ratio = _ratio(line, i, [line.word[i], line.word[i + 2]])
    if ratio is not None:
        ratio.last = i + 3
    return ratio


def _ratio(line: Line, i: int, parts: list[str]) -> Amount | None:
    first, second = (read_digits(part, line.lex) or Decimal(0) for part in parts)
    if first == second == 1:
        return None
    return Amount(i, i + 1, second if first == 1 else first, "ratio", clock=True)


def _clock_word(line: Line, i: int) -> tuple[str, int] | None:
    """Whether a time of day stands at `i`: the part of the day ("am", "pm" or "") and the index after it."""
    j, part = i + 1, ""
    for key in ("am", "pm"):
        after = line.at(f"clock.{key}", j)
        if after > j:
            part, j = key, after
            break
    named = line.at("clock.words", j)
    if part or named > j:
        return part, named
    start = line.before("clock.before", i)
    return ("", j) if start < i else None


def _with_noon(hours: Decimal, part: str) -> Decimal:
    if part == "pm" and hours < 12:
        return hours + 12
    return Decimal(0) if part == "am" and hours == 12 else hours


def _clock(line: Line, i: int, value: Decimal) -> Amount | None:
    """16.00 after "pukul", 5 before "pm": hours of the day; "tanggal 27" or "day 4": the day of the month."""
    text = line.word[i]
    dotted = len(text) >= 4 and text[-3] in "." and text[-2:].isdigit() and int(text[-2:]) < 60 and value < 25
    if not dotted and not line.known("~clock"):
        return None
    hint = line.before("clock.before", i)
    after = _clock_word(line, i)
    late = line.has("clock.late", i - 1)
    after = after or (("", i + 1) if dotted and late and len(text) == 5 else None)
    early = dotted and len(text) == 5 and (text[0] == "0" or bool(line.every("clock.strong")))
    after = after or (("", i + 1) if early else None)
    strong_word = (hint < i and line.has("clock.strong", hint)) or (dotted and late and len(text) == 5) or early
    if (
        after
        and (
            line.at("clock.am", i + 1) > i + 1
            or line.at("clock.pm", i + 1) > i + 1
            or line.at("clock.words", i + 1) > i + 1
            or strong_word
        )
        and value < 25
        and (dotted or value == int(value))
    ):
        if line.label("units", i + 1) and not line.at("clock.pm", i + 1) > i + 1:
            return None
        hours = Decimal(int(value)) + (Decimal(text[-2:]) / 60 if dotted else 0)
        return Amount(i, after[1], _with_noon(hours, after[0]), "clock", clock=True)
    day = line.before("clock.day_words", i)
    if day < i and 1 <= value <= 31 and value == int(value) and "period" in line.roles:
        j = i + 1 + line.has("dates.day_ends", i + 1)
        return Amount(i, j, value, "day_of_month", clock=True)
    ordinal = line.has("dates.day_ends", i + 1) and line.glued(i + 1)
    if ordinal and line.roles[min(i + 2, len(line) - 1)] == "period":
        return Amount(i, i + 2, value, "day_of_month", clock=True)
    return None

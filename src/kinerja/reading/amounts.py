"""Which amounts does a statement hold, each with its unit, sign and range?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from kinerja.reading.dates import year_at
from kinerja.reading.line import Line
from kinerja.reading.numbers import read_digits

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
_ONE_LETTER_ALONE = ("g", "x", "×", "l", "%", "h")
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
    plus_after: bool = False
    spread: bool = False
    zero_word: bool = False
    clock: bool = False
    fallback: bool = False
    low_unit: str | None = None

    @property
    def is_duration(self) -> bool:
        """Whether the unit is one of time."""
        return self.unit in DURATIONS


def read_amounts(line: Line) -> list[Amount]:
    """Every amount that no date, period or name has claimed, in the order of the text."""
    found: list[Amount] = []
    i = 0
    while i < len(line):
        amount = _amount_at(line, i) if line.free(i, i + 1) else None
        if amount is None:
            i += 1
            continue
        found.append(amount)
        i = max(amount.last, i + 1)
    return found


def _amount_at(line: Line, i: int) -> Amount | None:
    ranked = line.low(i) == "#" and line.is_number(i + 1) and line.glued(i + 1)
    spread, j = _plus_minus(line, i + ranked)
    sign, j = (line.low(j), j + 1) if not spread and line.low(j) in ("+", "-") and _signs(line, j) else ("", j)
    currency, j = _currency(line, j)
    if currency and not sign and line.low(j) == "-":
        sign, j = "-", j + 1
    amount = _number_at(line, j) or _after_h(line, i, j)
    if amount is None:
        return None
    amount.first, amount.sign, amount.spread = i, sign, spread
    amount.unit = "rank" if ranked else amount.unit
    if not amount.clock and not amount.fallback:
        _multiply(line, amount, currency is not None)
        _unit(line, amount, currency)
        _range(line, amount, currency)
    if sign == "-":
        amount.value = -amount.value
    if _is_name(line, amount):
        return None
    if line.low(amount.last) == "+" and line.glued(amount.last):
        amount.plus_after, amount.last = True, amount.last + 1
        if amount.unit is None:
            _unit(line, amount, currency)
    _longer_duration(line, amount)
    return amount


def _plus_minus(line: Line, i: int) -> tuple[bool, int]:
    j = line.at("ranges", "plus_minus", i)
    return j > i, j


def _signs(line: Line, i: int) -> bool:
    """A minus is a sign when the number or its currency follows at once and no word stands glued before it."""
    if line.glued(i) and i > 0 and (line.is_word(i - 1) or line.is_number(i - 1) or line.low(i - 1) == ")"):
        return False
    follows = line.is_number(i + 1) and line.glued(i + 1)
    return follows or (line.lex.table("currencies").at(line.lows, i + 1) is not None and line.glued(i + 1))


def _currency(line: Line, i: int) -> tuple[str | None, int]:
    found = line.lex.table("currencies").at(line.lows, i)
    if found is None:
        return None, i
    label, j = found
    j += line.low(j) == "." and line.is_number(j + 1)
    if line.is_number(j) or (line.low(j) == "-" and line.is_number(j + 1)):
        return label, j
    return None, i


def _number_at(line: Line, i: int) -> Amount | None:
    if not line.free(i, i + 1):
        return None
    text = line.low(i)
    if line.is_number(i):
        if text == "24/7" or (year_at(line, i) and _year_like(line, i)):
            return None
        if "x" in text or "×" in text:
            return Amount(i, i + 1, Decimal(24))
        span = _SPAN.fullmatch(text)
        if span:
            return Amount(i, i + 1, Decimal(span[1]) + Decimal(span[2]) / 60, "minute")
        if ":" in text:
            return _colon(line, i, text)
        value = read_digits(text, line.lex)
        return _clock(line, i, value) or Amount(i, i + 1, value) if value is not None else None
    fraction = line.lex.table("fractions").at(line.lows, i)
    if fraction and line.free(i, fraction[1]):
        if text == "half" and line.low(i - 1) in ("first", "second", "this", "next"):
            return None
        j = fraction[1] + (line.low(fraction[1]) == "of" and line.low(fraction[1] - 1) != "of")
        return Amount(i, j, Decimal(fraction[0]), "%", word=True, fraction=True)
    number = line.lex.table("numbers").at(line.lows, i)
    if number and line.free(i, number[1]):
        unit = "count" if text in ("twice", "once", "thrice", "sekali") else None
        if text == "sekali" and line.is_word(i - 1) and not line.free(i - 1, i + 1):
            return None
        return Amount(i, number[1], Decimal(number[0]), unit, word=True)
    return None


def _year_like(line: Line, i: int) -> bool:
    """A bare 2026 is a year unless a verb, a comparator, a sign or a counted thing makes it an amount."""
    if line.lex.table("currencies").at(line.lows, i - 1) or line.lex.table("comparators").ending(line.lows, i):
        return False
    return not (line.lex.table("units").at(line.lows, i + 1) or line.has("moves", "to", i - 1))


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
    timed = any(word in line.lows for word in line.lex.words_of("metric", "time_words"))
    unit_after = line.lex.table("units").at(line.lows, i + 1)
    if len(parts[1]) == 2 and minutes < 60 and (timed or (unit_after and unit_after[0] in ("minute", "hour"))):
        return Amount(i, i + 1, hours + minutes / 60, unit_after[0] if unit_after else "minute")
    return _ratio(line, i, parts)


def _ratio(line: Line, i: int, parts: list[str]) -> Amount | None:
    first, second = (read_digits(part, line.lex) or Decimal(0) for part in parts)
    if first == second == 1:
        return None
    return Amount(i, i + 1, second if first == 1 else first, "ratio", clock=True)


def _clock_word(line: Line, i: int) -> tuple[str, int] | None:
    """Whether a time of day stands at `i`: the part of the day ("am", "pm" or "") and the index after it."""
    j, part = i + 1, ""
    for key in ("am", "pm"):
        after = line.at("clock", key, j)
        if after > j:
            part, j = key, after
            break
    named = line.at("clock", "words", j)
    if part or named > j:
        return part, named
    start = line.before("clock", "before", i)
    return ("", j) if start < i else None


def _with_noon(hours: Decimal, part: str) -> Decimal:
    if part == "pm" and hours < 12:
        return hours + 12
    return Decimal(0) if part == "am" and hours == 12 else hours


def _clock(line: Line, i: int, value: Decimal) -> Amount | None:
    """16.00 after "pukul", 5 before "pm": hours of the day; "tanggal 27" or "day 4": the day of the month."""
    text = line.low(i)
    hint = line.before("clock", "before", i)
    word = line.low(hint) if hint < i else ""
    dotted = len(text) >= 4 and text[-3] in "." and text[-2:].isdigit() and int(text[-2:]) < 60 and value < 25
    after = _clock_word(line, i)
    strong_word = word in ("jam", "pukul", "pkl", "pk")
    if (
        after
        and (
            line.at("clock", "am", i + 1) > i + 1
            or line.at("clock", "pm", i + 1) > i + 1
            or line.at("clock", "words", i + 1) > i + 1
            or strong_word
        )
        and value < 25
        and (dotted or value == int(value))
    ):
        if line.lex.table("units").at(line.lows, i + 1) and not line.at("clock", "pm", i + 1) > i + 1:
            return None
        hours = Decimal(int(value)) + (Decimal(text[-2:]) / 60 if dotted else 0)
        return Amount(i, after[1], _with_noon(hours, after[0]), "clock", clock=True)
    day = line.before("clock", "day_words", i)
    if day < i and 1 <= value <= 31 and value == int(value) and "period" in line.roles:
        j = i + 1 + (line.low(i + 1) in ("st", "nd", "rd", "th"))
        return Amount(i, j, value, "day_of_month", clock=True)
    ordinal = line.low(i + 1) in ("st", "nd", "rd", "th") and line.glued(i + 1)
    if ordinal and line.roles[min(i + 2, len(line) - 1)] == "period":
        return Amount(i, i + 2, value, "day_of_month", clock=True)
    return None


def _after_h(line: Line, i: int, j: int) -> Amount | None:
    """H-1 and H+10 are one day before and ten after; they count only where nothing else does."""
    match = re.fullmatch(r"h([+-])(\d{1,3})", line.low(j)) if i == j else None
    return Amount(i, i + 1, Decimal(match[2]), "day", fallback=True) if match else None


def _multiply(line: Line, amount: Amount, money: bool) -> None:
    for _ in range(2):
        found = line.lex.table("multipliers").at(line.lows, amount.last)
        if not found or not line.free(amount.last, found[1]) or amount.unit == "count":
            return
        word = line.low(amount.last)
        if len(word) == 1 and not line.glued(amount.last) and not (money and word in "mbtk"):
            return
        scale = Decimal(found[0])
        if word == "m" and money is False and line.lex.code != "id" and line.low(amount.first) == "rp":
            scale = Decimal(10) ** 9
        amount.value *= scale
        amount.last, amount.multiplied = found[1], True


def _unit(line: Line, amount: Amount, currency: str | None) -> None:
    if currency:
        amount.unit = currency
        return
    found = line.lex.table("currencies").at(line.lows, amount.last)
    if found and line.free(amount.last, found[1]) and not line.is_number(found[1]):
        amount.unit, amount.last = found
        return
    found = line.lex.table("units").at(line.lows, amount.last)
    if found is None or not line.free(amount.last, found[1]) or (amount.unit and amount.unit != found[0]):
        return
    word = line.low(amount.last)
    short = len(word) == 1 and word.isalpha() and found[1] == amount.last + 1
    if short and not line.glued(amount.last) and word not in _ONE_LETTER_ALONE:
        return
    if found[0] == "count" and amount.fraction:
        return
    if found[0] == "x" and (line.glued(found[1]) and line.is_number(found[1])):
        return
    amount.unit, amount.last = found


def _range(line: Line, amount: Amount, currency: str | None) -> None:
    join = line.at("ranges", "join", amount.last)
    if join == amount.last or amount.fraction:
        return
    sign, k = (line.low(join), join + 1) if line.low(join) in ("-", "+") and line.glued(join + 1) else ("", join)
    other_currency, k = _currency(line, k)
    second = _number_at(line, k)
    if second is None or second.clock != amount.clock or not _joins(line, amount, second, amount.last, join):
        return
    _multiply(line, second, bool(currency or other_currency))
    _unit(line, second, currency or other_currency)
    high = -second.value if sign == "-" else second.value
    if second.multiplied and not amount.multiplied and amount.value < 1000:
        amount.value *= second.value / (read_digits(line.low(k), line.lex) or second.value)
    low = -amount.value if amount.sign == "-" else amount.value
    if low >= high or (amount.unit and second.unit and amount.unit != second.unit):
        return
    amount.high, amount.last = high, second.last
    amount.unit = second.unit or amount.unit


def _joins(line: Line, amount: Amount, second: Amount, at: int, after: int) -> bool:
    """Whether the word between two numbers makes them a range rather than a from–to or two things."""
    word = line.low(at)
    opened = line.before("ranges", "open", amount.first) < amount.first
    started = line.before("moves", "from", amount.first) < amount.first and line.low(amount.first - 1) != "between"
    if word in ("-", "–", "—", "~", "…"):
        return not started
    if word in ("and", "dan"):
        return opened and line.low(amount.first - 1) != "from"
    if opened and not started:
        return True
    return not started and word not in ("through",) and second.value > amount.value and not _moves(line)


def _moves(line: Line) -> bool:
    """Whether the statement speaks of rising or falling at all."""
    lex = line.lex
    return any(
        lex.phrases(section, key).at(line.lows, i)
        for i in range(len(line))
        for section in ("rise", "fall")
        for key in ("leading", "standing")
    )


def _is_name(line: Line, amount: Amount) -> bool:
    """Whether the digits belong to a name: ISO 45001, Python 3.8, week one, per 1,000 doses, #3."""
    before, bare = line.low(amount.first - 1), amount.unit in (None, "count") and not amount.multiplied
    if amount.clock:
        return False
    if before == "per" and amount.unit is None:
        return True
    if line.glued(amount.last) and line.is_word(amount.last) and amount.unit is None:
        return True
    if not bare or amount.sign or amount.spread or amount.high is not None:
        return False
    named = before in line.lex.words_of("ignored", "name_words") and amount.unit is None
    if named and line.free(amount.first - 1, amount.first):
        return not _counts(line, amount)
    return False


def _counts(line: Line, amount: Amount) -> bool:
    """A thing counted after the number saves it from being a name: "gudang 3 unit"."""
    return line.low(amount.last) in line.lex.words_of("classifiers", "words")


def _longer_duration(line: Line, amount: Amount) -> None:
    """1 hr 20 min is 80 minutes; 2 menit 30 detik is 2.5 minutes."""
    if amount.unit not in ("hour", "minute") or amount.high is not None or not line.is_number(amount.last):
        return
    more = _number_at(line, amount.last)
    if more is None or more.clock:
        return
    _unit(line, more, None)
    if amount.unit == "hour" and more.unit == "minute":
        amount.value, amount.unit, amount.last = amount.value * 60 + more.value, "minute", more.last
    elif amount.unit == "minute" and more.unit == "second":
        amount.value, amount.last = amount.value + more.value / 60, more.last

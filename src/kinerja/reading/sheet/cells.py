"""Which number does a cell of a KPI sheet hold, however it is written, and in which unit?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from kinerja.core.measure import CALENDAR_DURATIONS, MILLISECONDS, Comparator, Unit, UnitKind, plain, text, times
from kinerja.reading.lexicon import languages, lexicon
from kinerja.reading.numbers import parse_value
from kinerja.reading.sheet.grid import Cell
from kinerja.reading.sheet.period import month_named
from kinerja.reading.sheet.words import SheetWords, normal
from kinerja.reading.tokens import words as cut

_HUNDRED = Decimal(100)
_ACCOUNTING = re.compile(r"\(([^()]+)\)")
_OUT_OF = re.compile(r"(.+?)\s*/\s*(\d{1,3})")
_SCALE = re.compile(r"(.+?)\s*(?:/|1\s*[-–])?\s*(\d{1,4})")
#: One mark with one or two digits behind it can only be a decimal mark.
_DECIMAL = re.compile(r"^[^\d.,]*\d+([.,])\d{1,2}(?![\d.,])")
#: A number and what is counted, whatever it is: "5 kasus", "0 temuan", "12 dokumen per bulan".
_COUNTED = re.compile(r"([-+]?\d[\d.,]*(?:\s*%)?)\s+((?:[^\W\d_]+[\s/-]*){1,4})")
#: What is written around an amount of money, "Rp. 150.000,-", and a number said again in words, "3 (tiga)".
_ROUND_SUM = re.compile(r",\s?[-\u2013=]{1,2}$")
_AFTER_SIGN = re.compile(r"^([^\W\d_]{1,3})\.\s*(?=\d)")
_SAID_AGAIN = re.compile(r"(?<=\d)\s*\([^\W\d_]+(?: [^\W\d_]+)*\)")
_LONGEST_UNIT = 60
_LONGEST_AMOUNT = 100
_UNITS = {"%": Unit(UnitKind.PERCENT), "score": Unit(UnitKind.SCORE), "ratio": Unit(UnitKind.RATIO)}
#: A number as machines write it. In a language whose decimal mark is the comma "1.500" stays 1500 all the same.
_MACHINE = re.compile(r"-?\d+\.(\d{1,2}|\d{4,})|-?\d+|-?0\.\d+", re.ASCII)


@dataclass(frozen=True, slots=True)
class Amount:
    """The number of a cell as it stands there: 0.95 is 0.95 unless the cell itself shows a percentage.

    `percent` is set where the cell says that its value is in percent (95 % is 95, whichever way it is stored); `unit`
    is the unit that its text names. `problem` is "error", "words" or None.
    """

    value: Decimal | None
    said: str
    percent: bool = False
    comparator: Comparator | None = None
    high: Decimal | None = None
    unit: Unit | None = None
    problem: str | None = None
    empty: bool = False


def read_amount(cell: Cell | None, lang: str, words: SheetWords) -> Amount:
    """What a cell of numbers holds: a number, a text such as "Rp150 juta" or "≥ 95 %", nothing, or no number."""
    if cell is None:
        return Amount(None, "", empty=True)
    if cell.error:
        return Amount(None, cell.error, problem="error")
    value = cell.value
    if isinstance(value, Decimal):
        as_percent = plain(times(value, _HUNDRED)) if cell.shown == "percent" else value
        said = f"{text(as_percent)}%" if cell.shown else text(value)
        return Amount(as_percent, said, percent=bool(cell.shown))
    if isinstance(value, bool | date):
        return Amount(None, str(value), problem="words")
    return _written(cell.words, lang, words)


def _written(said: str, lang: str, words: SheetWords) -> Amount:
    if not said or words.nothing(said):
        return Amount(None, said, empty=True)
    if len(said) > _LONGEST_AMOUNT:
        return Amount(None, said[:_LONGEST_AMOUNT], problem="words")
    found, rest = words.comparator(said) or (None, said)
    if words.zero(rest):
        return Amount(Decimal(0), said, comparator=found)
    value = _number(rest, lang)
    if value is not None:
        return Amount(value, said, _is_percent(rest), found, unit=_unit_in(rest, lang, words))
    if (pair := _range(rest, lang, words)) is not None:
        low, high = pair
        return Amount(low, said, _is_percent(rest), Comparator.BETWEEN, high, _unit_in(rest, lang, words))
    if (of := _OUT_OF.fullmatch(rest)) and (part := _number(of[1], lang)) is not None:
        return Amount(part, said, comparator=found, unit=Unit(UnitKind.SCORE, of[2]))
    return Amount(None, said, problem="words")


def _number(said: str, lang: str) -> Decimal | None:
    said = _SAID_AGAIN.sub("", _AFTER_SIGN.sub(r"\1 ", _ROUND_SUM.sub("", said.strip())))
    if _MACHINE.fullmatch(said) and len(said) < 40:
        return plain(Decimal(said))
    negative = _ACCOUNTING.fullmatch(said)
    read = parse_value(negative[1] if negative else said, _tongue(said, lang))
    if isinstance(read, Decimal):
        return plain(-read if negative else read)
    counted = _COUNTED.fullmatch(said)
    return _number(counted[1], lang) if counted and not _is_day(counted[2]) else None


def _is_day(counted: str) -> bool:
    """Whether what stands behind a number is a month: "12 Desember" is no dozen of anything."""
    return any(month_named(word) is not None for word in counted.lower().split())


def _tongue(said: str, lang: str) -> str:
    """The language a number is written in: below English headings "Rp 1,5 M" is one and a half billion all the same."""
    mark = _DECIMAL.search(said)
    if mark is None or mark[1] == lexicon(lang).decimal:
        return lang
    return next((code for code in languages() if lexicon(code).decimal == mark[1]), lang)


def _range(said: str, lang: str, words: SheetWords) -> tuple[Decimal, Decimal] | None:
    """The two ends of "80 – 90 %" or "3 s.d. 4"."""
    for join, _, _ in words.table("ranges"):
        first, found, last = said.partition(join)
        if found and first.strip() and last.strip():
            low, high = _number(first, lang), _number(last, lang)
            if low is not None and high is not None and low <= high:
                return low, high
    return None


def _is_percent(said: str) -> bool:
    return "%" in said


def _unit_in(said: str, lang: str, words: SheetWords) -> Unit | None:
    """The unit that stands around a number: Rp, %, jam; a bare number names none."""
    letters = re.sub(r"[\d.,()+\-\s]+", " ", _SAID_AGAIN.sub("", said)).split()
    if letters[:1] == ["%"]:
        return Unit(UnitKind.PERCENT)
    lex = lexicon(lang)
    left = [word for word in letters if lex.at("multipliers", [word.lower()]) is None]
    return unit_named(" ".join(left), lang, words) if left else None


def unit_named(said: str, lang: str, words: SheetWords) -> Unit:
    """The unit that a cell or a heading names: "%", "Rp", "jam", "skor"; any other word is what is counted.

    "Rp juta" stays a count of millions of rupiah: the sheet's numbers are kept as they are, so that 150 stays 150.
    """
    low = normal(said)
    if (known := words.meaning("units", said)) is not None:
        return _UNITS.get(known, Unit(UnitKind.NUMBER))
    if (scale := _SCALE.fullmatch(low)) and words.meaning("units", scale[1]) == "score":
        return Unit(UnitKind.SCORE, scale[2])
    lows = list(cut(low))
    lex = lexicon(lang)
    if (money := lex.at("currencies", lows)) and money[1] == len(lows):
        return Unit(UnitKind.CURRENCY, money[0])
    if (found := lex.at("units", lows)) and found[1] == len(lows):
        if found[0] in MILLISECONDS or found[0] in CALENDAR_DURATIONS:
            return Unit(UnitKind.DURATION, found[0])
        if found[0] == "%":
            return Unit(UnitKind.PERCENT)
    return Unit(UnitKind.NUMBER, " ".join(said.split())[:_LONGEST_UNIT])

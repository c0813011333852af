"""Which exact number does a piece of text write, in the habits of its language?"""

from __future__ import annotations

import re
from decimal import Decimal

from kinerja.core.problem import Problem
from kinerja.reading.lexicon import Lexicon, lexicon
from kinerja.reading.tokens import tokenize

_GROUPED = re.compile(r"\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*")
_OPEN = re.compile(r"\d{1,3}[.,]\d{3}")
_MOST_DIGITS = 30
_LONGEST_AMOUNT = 100


def read_digits(text: str, lex: Lexicon, grouped: bool = False) -> Decimal | None:
    """A numeral: "1.250.000,5" in Indonesian and "1,250,000.5" in English are the same number.

    Before one or two digits either mark is a decimal one; before three digits the language decides
    ("1.500" is 1500 in Indonesian and 1.5 in English), unless it is known that they are `grouped`.
    None for what is no numeral, such as "4.5.6".
    """
    if len(text) <= _MOST_DIGITS and text.isascii() and text.isdecimal():
        return Decimal(text)
    text = "".join(text.split())
    if not text or len(text) > _MOST_DIGITS or not text[0].isdigit() or not text[-1].isdigit():
        return None
    if not all(char in "0123456789.," for char in text):
        return None
    marks = [char for char in text if char in ".,"]
    if not marks:
        return Decimal(text)
    if len(set(marks)) == 2:
        return _with_both_marks(text)
    if len(marks) > 1:
        return Decimal(text.replace(marks[0], "")) if _GROUPED.fullmatch(text) else None
    head, tail = text.split(marks[0])
    if len(tail) == 3 and (grouped or marks[0] != lex.decimal) and len(head) <= 3 and head != "0":
        return Decimal(head + tail)
    return Decimal(f"{head}.{tail}")


def is_open(text: str, lex: Lexicon) -> bool:
    """Whether a numeral may as well be a thousand times what its language makes of it: "4.000" in an English line."""
    return text[-4:-3] == lex.decimal and text[0] != "0" and _OPEN.fullmatch(text) is not None


def _with_both_marks(text: str) -> Decimal | None:
    mark = text[max(text.rfind("."), text.rfind(","))]
    other = "," if mark == "." else "."
    whole, _, tail = text.rpartition(mark)
    if mark in whole or not _GROUPED.fullmatch(whole) or other in tail:
        return None
    return Decimal(f"{whole.replace(other, '')}.{tail}")


def parse_value(text: str, lang: str) -> Decimal | Problem:
    """The one amount a form field holds: "4,5", "Rp150 juta", "1.500.000", "85 %", "-3".

    The whole text must be one amount, with at most a sign, a currency, a multiplier and a unit word.
    Anything else is refused with "number.unreadable" and the text itself. "1.500" follows the language.
    """
    lex = lexicon(lang)
    read = _one_amount(text, lex) if len(text) <= _LONGEST_AMOUNT else None
    return Problem("number.unreadable", values={"text": text[:_LONGEST_AMOUNT]}) if read is None else read


def _one_amount(text: str, lex: Lexicon) -> Decimal | None:
    lows = [token.low for token in tokenize(text.strip())]
    negative = bool(lows) and lows[0] == "-"
    lows = lows[1:] if lows and lows[0] in "+-" else lows
    lows, currency = _without_currency(lows, lex)
    if currency and not negative and lows[:1] == ["-"]:
        negative, lows = True, lows[1:]
    value, lows = _number_first(lows, lex)
    if value is None:
        return None
    if found := lex.at("multipliers", lows):
        value, lows = value * Decimal(found[0]), lows[found[1] :]
    if found := lex.at("units", lows) or lex.at("currencies", lows):
        lows = lows[found[1] :]
    return None if lows else (-value if negative else value)


def _without_currency(lows: list[str], lex: Lexicon) -> tuple[list[str], bool]:
    found = lex.at("currencies", lows)
    if found is None:
        return lows, False
    rest = lows[found[1] :]
    return (rest[1:] if rest[:1] == ["."] else rest), True


def _number_first(lows: list[str], lex: Lexicon) -> tuple[Decimal | None, list[str]]:
    if not lows:
        return None, lows
    if lows[0][0].isdigit():
        return read_digits(lows[0], lex), lows[1:]
    found = lex.at("numbers", lows)
    return (Decimal(found[0]), lows[found[1] :]) if found else (None, lows)

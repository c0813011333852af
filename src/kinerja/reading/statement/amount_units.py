"""By which multiplier and in which unit is a figure written: 2 million, 20 m, 4 kg, 3 hr 5 min, cells/ml?"""

from __future__ import annotations

from decimal import Decimal

from kinerja.reading.statement.figures import Amount, figure_at
from kinerja.reading.statement.line import Line

_DENSE = frozenset(
    "mg g kg ton t kwintal ml l m cm mm km m2 m3 ha km2 kwh mwh kcal cfu mj gj w kw n gal lb oz ft in sqft acre".split()
)
_CONCENTRATED = frozenset("ml l dl g mg m3 cm3 m2 km2".split())
_NEVER_CAPITAL = ("hour", "minute", "second", "month", "week", "year")
_ONE_LETTER_ALONE = ("g", "x", "×", "l", "%", "h", "s", "d", "t", "v")


def multiply(line: Line, amount: Amount, money: bool) -> None:
    """Take in the multiplier behind a figure: "18 ribu", "$2M"; `money` lets one letter stand apart."""
    for _ in range(2):
        found = line.label("multipliers", amount.last)
        if not found or not line.free(amount.last, found[1]) or amount.unit == "count":
            return
        word = line.word[amount.last]
        if not money and ((len(word) == 1 and not line.glued(amount.last)) or _measures(line, amount.last)):
            return
        amount.scale *= Decimal(found[0])
        amount.value *= Decimal(found[0])
        amount.last, amount.multiplied = found[1], True


def _measures(line: Line, i: int) -> bool:
    """ "20m" of queue is no millions: a small letter that is a unit as well, beside words of length or by habit."""
    if not line.has("units", i) or line.tokens[i].text != line.word[i]:
        return False
    return line.word[i] in line.lex.edges("small.small_units") or (
        line.has("units.m", i) and bool(line.every("metric.lengths") or line.every("metric.time_words"))
    )


def take_unit(line: Line, amount: Amount, currency: str | None) -> None:
    """Give an amount its unit: the currency before it, or what stands behind it."""
    if currency:
        amount.unit = currency
        if line.word[amount.last] == "," and line.word[amount.last + 1] == "-" and line.glued(amount.last + 1):
            amount.last += 2
        return
    found = line.label("currencies", amount.last)
    if found and line.free(amount.last, found[1]) and not line.number[found[1]]:
        amount.unit, amount.last = found
        return
    found = line.label("units", amount.last)
    if (
        found is None
        and line.word[amount.last + 1] == "/"
        and line.is_word(amount.last)
        and line.glued(amount.last + 1)
    ):
        below = line.label("units", amount.last + 2)
        if below is not None and below[0] in _CONCENTRATED:
            # So many cells in a millilitre.
            amount.unit, amount.last = f"{line.word[amount.last]}/{below[0]}", below[1]
        return
    if found is None or not line.free(amount.last, found[1]) or (amount.unit and amount.unit != found[0]):
        return
    if line.word[amount.last] in line.lex.edges("dates.day_ends") and line.glued(amount.last):
        return
    shouted = line.tokens[amount.last].text.isupper() and len(line.word[amount.last]) > 1 and found[0] in _NEVER_CAPITAL
    if shouted and not line.glued(amount.last) and line.is_word(found[1]) and line.roles[found[1]] is None:
        # "Two HR systems".
        return
    if line.number[found[1]] and line.tokens[amount.last].text[0].isupper() and not line.number[amount.last]:
        # "8 in 10 Year 6 pupils".
        return
    word = line.word[amount.last]
    short = len(word) == 1 and word.isalpha() and found[1] == amount.last + 1
    if short and not line.glued(amount.last) and word not in _ONE_LETTER_ALONE:
        if not (_measures(line, amount.last) or (word == "m" and not _noun_at(line, amount.last + 1))):
            return
    if found[0] == "count" and amount.fraction:
        return
    if word in line.lex.words("classifiers.contracts") and line.is_word(found[1]) and not line.glued(amount.last):
        # "Hire 2 pt cooks" are to work part of the time.
        if line.has("deliver.hiring", 0) or line.has("deliver.hiring", amount.first - 1):
            return
    if found[0] == "x" and (line.glued(found[1]) and line.number[found[1]]):
        return
    amount.unit, amount.last = found
    if found[0] == "m" and len(word) == 1 and not line.every("metric.lengths") and line.every("metric.time_words"):
        amount.unit = "minute"
    _denominator(line, amount)


def _noun_at(line: Line, i: int) -> bool:
    """Whether a thing may be counted there: "1.5 m visitors" are a million and a half, "140 m of pipe" are not."""
    return line.is_word(i) and line.roles[i] is None and not line.has("metric.prepositions", i)


def _denominator(line: Line, amount: Amount) -> None:
    """A concentration or a density is a unit of its own: cfu/ml, g/cm2."""
    if line.word[amount.last] == "/" and amount.unit in _DENSE:
        below = line.label("units", amount.last + 1)
        if below is not None and below[0] in _DENSE and line.free(amount.last, below[1]):
            amount.unit, amount.last = f"{amount.unit}/{below[0]}", below[1]


def lengthen(line: Line, amount: Amount) -> None:
    """2 hr 5 min is 125 minutes; 2 menit 30 detik is 2.5 minutes."""
    if amount.unit not in ("hour", "minute") or amount.high is not None or not line.number[amount.last]:
        return
    more = figure_at(line, amount.last)
    if more is None or more.clock:
        return
    take_unit(line, more, None)
    if amount.unit == "hour" and more.unit == "minute":
        amount.value, amount.unit, amount.last = amount.value * 60 + more.value, "minute", more.last
    elif amount.unit == "minute" and more.unit == "second":
        amount.value, amount.last = amount.value + more.value / 60, more.last

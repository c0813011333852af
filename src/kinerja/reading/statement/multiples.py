"""Which multiple of today's level do the words ask for: double, tiga kali lipat, halve, 10x our coverage?"""

from __future__ import annotations

from decimal import Decimal

from kinerja.reading.numbers import read_digits
from kinerja.reading.statement.figures import DURATIONS, Amount
from kinerja.reading.statement.line import Line
from kinerja.reading.statement.movement import start_of


def find_multiple(line: Line) -> Amount | None:
    """ "Triple", "tiga kali lipat", "halve": a multiple of today's level, 3 or 0.5."""
    times = _times_at(line, start_of(line))
    if times is not None:
        return times
    for i in line.every("multiples"):
        found = line.label("multiples", i)
        if not found or not line.free(i, found[1]):
            continue
        if found[0] == "fold":
            if (folded := _fold(line, i, found[1])) is not None:
                return folded
            continue
        value, j = Decimal(found[0]), found[1]
        # "From a third to half of donors": the end of a from–to, no multiple.
        if value < 1 and line.has("moves.to", i) and any(_starts_from(line, k) for k in range(i)):
            continue
        unit = line.label("units", j + line.has("metric.articles", j))
        if value < 1 and unit and unit[0] in DURATIONS and not line.has("relative_dates", j):
            # "Setengah dari hari", but "turun setengahnya tahun ini".
            continue
        if value < 1 and (limit := line.label_before("comparators", i)) and limit[0] in (">", ">="):
            # "Minimal separuh dari kader" is a share.
            continue
        if value < 1 and i == 0 and not line.has("fall.leading", i) and not line.has("fall.halving", i):
            continue
        if line.word[j] == "-" or line.has("small.digits", j) or line.at("deadline.events", j - 1) > j:
            continue
        line.claim(i, j, "multiple")
        return Amount(i, j, value, "x", word=True)
    return None


def _starts_from(line: Line, k: int) -> bool:
    return line.has("moves.from", k) and (line.number[k + 1] or line.label("fractions", k + 1) is not None)


def _fold(line: Line, i: int, end: int) -> Amount | None:
    """ "3 times as many apprentices", "a 4-fold rise"."""
    first = i - 1 - (line.word[i - 1] == "-")
    value = read_digits(line.word[first], line.lex) if line.number[first] else None
    if value is None or value <= 1:
        return None
    line.claim(first, end, "multiple")
    return Amount(first, end, value, "x", word=True)


def _times_at(line: Line, i: int) -> Amount | None:
    """ "10x our test coverage": so many times what there is now."""
    if not (line.number[i] and line.label("units", i + 1) == ("x", i + 2) and line.has("metric.articles", i + 2)):
        return None
    value = read_digits(line.word[i], line.lex)
    if value is None:
        return None
    line.claim(i, i + 2, "multiple")
    return Amount(i, i + 2, value, "x", word=True)

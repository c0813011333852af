"""Which unit of measure does the word stand for that reading gave to a unit?"""

from __future__ import annotations

from kinerja.core.measure import CALENDAR_DURATIONS, MILLISECONDS, Unit, UnitKind

#: Units that reading names by a word or sign of its own; ISO codes, durations and scales are told by their shape.
_WORDS = {
    "%": Unit(UnitKind.PERCENT),
    "pp": Unit(UnitKind.NUMBER, "pp"),
    "bps": Unit(UnitKind.NUMBER, "bps"),
    "x": Unit(UnitKind.RATIO, "x"),
    "ratio": Unit(UnitKind.RATIO),
    "count": Unit(UnitKind.NUMBER),
    "score": Unit(UnitKind.SCORE),
    "point": Unit(UnitKind.NUMBER, "point"),
    "clock": Unit(UnitKind.NUMBER, "clock"),
    "rank": Unit(UnitKind.NUMBER, "rank"),
    "day_of_month": Unit(UnitKind.NUMBER, "day_of_month"),
}


def unit_of(text: str | None) -> Unit:
    """The unit that reading named: "%", "IDR", "minute", "score/5", "x", "workday", "kg"; nothing named is a count."""
    word = (text or "count").strip()
    if word in _WORDS:
        return _WORDS[word]
    if word.startswith("score/"):
        return Unit(UnitKind.SCORE, word.removeprefix("score/"))
    if word in MILLISECONDS or word in CALENDAR_DURATIONS:
        return Unit(UnitKind.DURATION, word)
    if len(word) == 3 and word.isascii() and word.isupper():
        return Unit(UnitKind.CURRENCY, word)
    return Unit(UnitKind.NUMBER, word)

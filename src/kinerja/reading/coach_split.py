"""Where does a line that measures two things come apart?"""

from __future__ import annotations

from kinerja.reading.coach_better import asked
from kinerja.reading.coach_sight import Sight


def split(sight: Sight) -> tuple[str, str] | None:
    """The two halves of a line, when each can stand alone: with a number of its own, or with a verb of its own.

    "Naikkan NPS menjadi 40 dan churn < 2%" comes apart; "Naikkan omzet dan laba 10%" would lose what it means.
    """
    if asked(sight.text):
        return None
    for k, token in enumerate(sight.tokens):
        joined = sight.words.at("join", sight.lows, k)
        if not joined and token.low not in (",", ";"):
            continue
        after = joined[1] if joined else k + 1
        if after < len(sight.tokens) and _stands(sight, 0, k) and _stands(sight, after, len(sight.tokens)):
            second = sight.text[sight.tokens[after].start :].strip()
            return sight.text[sight.start : token.start].strip(" ,;"), second[:1].upper() + second[1:]
    return None


def _stands(sight: Sight, i: int, j: int) -> bool:
    measured = any(i <= a < j for a, _, _ in sight.words.all("measures", sight.lows))
    return measured and any(token.kind == "number" for token in sight.tokens[i:j])

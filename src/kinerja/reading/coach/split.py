"""Where does a line that measures two things come apart?"""

from __future__ import annotations

from kinerja.reading.coach.better import asked
from kinerja.reading.coach.objective import begins_aim
from kinerja.reading.coach.sight import Sight

#: A line with more joins is no two goals but a text without full stops.
_MOST_JOINS = 8


def split(sight: Sight) -> tuple[str, str] | None:
    """The two halves of a line, when each can stand alone: with a number of its own, or with a verb of its own.

    "Naikkan NPS menjadi 40 dan churn < 2%" comes apart; "Naikkan omzet dan laba 10%" would lose what it means.
    """
    joins = sum(1 for _ in sight.words.all("join", sight.lows)) + sum(low in (",", ";") for low in sight.lows)
    if asked(sight.text) or joins > _MOST_JOINS:
        return None
    for k, token in enumerate(sight.tokens):
        joined = sight.words.at("join", sight.lows, k) or sight.words.at("along", sight.lows, k)
        if not joined and token.low not in (",", ";"):
            continue
        after = joined[1] if joined else k + 1
        if after < len(sight.tokens) and (_measured(sight, k, after) or _told(sight, k, after)):
            first, second = sight.text[sight.start : token.start].strip(" ,;"), _second(sight, after)
            return first + _rhythm_of_both(sight, token.start), second[:1].upper() + second[1:]
    return None


def _second(sight: Sight, after: int) -> str:
    """The second half, with the verb of the first where it holds for both: "increase sales by 10% and profit by 5%"."""
    second, verb, said = sight.text[sight.tokens[after].start :].strip(), sight.moving_verb(), sight.said
    few = any(a >= after for a, _, _ in sight.words.all("lower", sight.lows))
    shared = verb and said.relative and not begins_aim(sight, after) and few == (sight.moves() == "lower")
    if not verb or not shared:
        return second
    start, end = sight.place(*verb)
    return f"{sight.text[start:end]} {second}"


def _rhythm_of_both(sight: Sight, cut: int) -> str:
    """The rhythm that stands at the end of the line and holds for both halves."""
    period = sight.field("period")
    return f" {sight.text[period[0] : period[1]].strip(' ,')}" if period and period[0] >= cut else ""


def _measured(sight: Sight, k: int, after: int) -> bool:
    """Whether both halves have a number, and a measure; what stands before "with CSAT above 90%" may be anything."""
    numbers = [at for at, token in enumerate(sight.tokens) if token.kind == "number"]
    named = sight.words.at("along", sight.lows, k) is not None or _names(sight, 0, k)
    both = any(at < k for at in numbers) and any(at >= after for at in numbers)
    return both and named and _names(sight, after, len(sight.tokens))


def _told(sight: Sight, k: int, after: int) -> bool:
    """Whether both halves have a verb and a thing: "Menurunkan komplain dan meningkatkan kepuasan menjadi 90%"."""
    verbs = begins_aim(sight, sight.opening()) and begins_aim(sight, after)
    return verbs and k - sight.opening() > 1 and len(sight.tokens) - after > 1


def _names(sight: Sight, i: int, j: int) -> bool:
    return any(i <= a < j for a, _, _ in sight.words.all("measures", sight.lows))

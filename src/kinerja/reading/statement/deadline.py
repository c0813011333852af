"""By when is the goal to be reached, as the words say it and never resolved against today?"""

from __future__ import annotations

import re

from kinerja.reading.statement.dates import When, date_at, dates_may_start, year_at
from kinerja.reading.statement.events import as_event
from kinerja.reading.statement.figures import Amount, figure_at
from kinerja.reading.statement.line import Line
from kinerja.reading.statement.movement import start_of

_TWINS = frozenset(f"{n}.{n}" for n in range(1, 13))
_BARS = ("(", "|", "—", "–", ";", "@", "→")
_QUARTER = re.compile(r"q[1-4]")
_LETTERS = {
    "day": ("D", 1),
    "workday": ("D", 1),
    "week": ("W", 1),
    "fortnight": ("W", 2),
    "month": ("M", 1),
    "quarter": ("M", 3),
    "semester": ("M", 6),
    "year": ("Y", 1),
}

_LONG_WAIT = 31
"""Days: nothing that is awaited case by case is promised later."""


def claim_references(line: Line) -> None:
    """Set aside what a number is compared with: "dibanding semester lalu", "from 2023 levels"."""
    for i in line.every("deadline.compared"):
        j = line.at("deadline.compared", i)
        if not line.free(i, j):
            continue
        k = line.at("deadline.last", j)
        if k > j and not line.number[k]:
            line.claim(i, k, "reference")
            continue
        k = line.at("dates.fiscal", line.at("dates.year_words", j))
        if not year_at(line, k):
            continue
        sized = line.label_before("fractions", i) is not None or line.before("units.%", i) < i
        loose = line.at("deadline.loose", i) == j and (line.has("small.of", i) or not sized)
        if not loose and not line.has("small.to", k + 1):
            line.claim(i, k + 1 + line.has("deadline.levels", k + 1), "reference")
    for i in line.every("metric.circumstances"):
        if i:
            line.claim(i, line.at("metric.circumstances", i), "reference")
    for i in line.every("deadline.plans"):
        k = line.at("deadline.plans", i)
        if line.has("moves.by", k) or line.before("units.%", i) < i:
            line.claim(i, k, "reference")
    for i in line.every("deadline.last"):
        k = line.at("deadline.last", i)
        if line.free(i, k) and k - i > 1 and not line.number[k]:
            line.claim(i, k, "reference")


def claim_opening_span(line: Line) -> str | None:
    """ "Dalam 3 bulan, kurangi retur": a span of weeks or more that opens the sentence limits the goal."""
    i = line.at("deadline.in_next", 0)
    amount = figure_at(line, i) if i else None
    found = line.label("units", amount.last) if amount else None
    if amount is None or found is None:
        return None
    end = line.at("deadline.duration_end", found[1])
    amount.unit = found[0]
    label = span_of(amount)
    stopped = line.word[end] in (",", ":")
    if label is None or not (stopped or _goes_on(line, end)):
        return None
    if label.endswith("D") and not (line.has("deliver.event", end + stopped) or amount.value > _LONG_WAIT):
        return None
    line.claim(0, end + stopped, "deadline")
    return label


def _goes_on(line: Line, end: int) -> bool:
    """Whether the goal itself begins right behind the span that opens it: "Dalam 3 bulan kurangi retur"."""
    if line.has("~verbs", end) or line.has("verbs.auxiliary", end):
        return True
    small = line.lex.any_of("metric.prepositions", "metric.joining", "deadline.since")
    last = line.has("deadline.duration_end", end - 1) and line.word[end - 1] not in line.lex.words("deadline.ahead")
    return line.is_word(end) and line.word[end] not in small and not last and not line.label("comparators", end)


def claim_deadline(line: Line) -> str | None:
    """The date or span of the calendar a goal ends with; the words that name it are claimed."""
    if not _TWINS.isdisjoint(line.lows) and (twin := _twin_date(line)):
        return twin
    for i in line.every("deadline.events"):
        # "Sampai 17 Ramadan": a day of a calendar that no list of months knows.
        start = line.before("deadline.events_by", i - 1) if line.number[i - 1] and line.word[i - 1].isdecimal() else i
        if 0 < start < i - 1:
            return as_event(line, start, i - 1, line.at("deadline.events", i))
    best: tuple[int, int, When] | None = None
    best_strength = -1
    done = 0
    for i in dates_may_start(line):
        when = date_at(line, i) if i >= done else None
        if when is not None and line.has("deadline.case_spans", i) and line.known("units.%") and _standing_share(line):
            continue
        if when is None or not line.free(i, when.end):
            continue
        start = _before(line, i)
        if start < i and line.has("deadline.starts", start) and line.every("periods"):
            # A rhythm that begins in May has no end.
            line.claim(start, when.end, "reference")
            continue
        strength = _strength(line, i, start, when)
        if strength >= best_strength and strength > 0:
            end = line.at("dates.after_month", when.end) if when.label.startswith("--") else when.end
            best, best_strength = (start, end, when), strength
        done = when.end
    if best is None:
        return None
    line.claim(_between(line, best[0]), best[1], "deadline")
    return best[2].label


def _between(line: Line, start: int) -> int:
    """Two dates bound one span: "antara Maret dan Oktober" is claimed from "antara" on."""
    joined = line.has("small.and", start) or line.has("small.and", start - 1)
    for k in range(max(0, start - 6), start):
        if joined and line.has("ranges.open", k) and line.free(k, start):
            return k
    return start


def _strength(line: Line, i: int, start: int, when: When) -> int:
    """How surely the date is the goal's end: 2 with a word before it, 1 alone, 0 when it only names something."""
    journals = line.every("deadline.journals")
    if journals and _QUARTER.fullmatch(line.word[i]) and (i + 1 in journals or (start == i and journals[0] < i)):
        return 0
    if start < i:
        return 2
    named = line.at("deadline.adjectives", i + line.has("small.the", i))
    if named == when.end and _names(line, when.end):
        # "The month-end close": which close it is.
        return 0
    if line.has("small.every", i - 1) or line.before("deadline.documents", i) < i:
        return 0
    if not when.alone and (line.before("deliver.finished", i) < i or line.before("deliver.nouns", i) < i):
        return int(when.label.startswith("--"))
    end = line.at("dates.after_month", when.end)
    at_edge = end >= len(line) or line.word[end] in (")", ",", ":", ";") or i == 0
    if when.alone or (line.word[i - 1] in _BARS and len(when.label) == 4 and _closes(line, when.end)):
        return 1
    ambiguous = line.word[i] in line.lex.words("deadline.ambiguous_months")
    opening = i > 0 or line.word[when.end] in (",", ":") or line.has("dates.after_month", when.end)
    if when.label.startswith("--") and line.is_word(i) and at_edge and opening and not ambiguous:
        return 1
    return 0


def _names(line: Line, i: int) -> bool:
    return line.is_word(i) and line.roles[i] is None and not line.has("metric.prepositions", i)


def _standing_share(line: Line) -> bool:
    """ "35% of guests book again within a year" gives each guest a year; change and delivery have a deadline."""
    start = start_of(line)
    return not any(line.has(name, start) for name in ("~opening", "deliver.event", "deliver.strong"))


def _closes(line: Line, end: int) -> bool:
    """Whether a year in brackets or behind a bar stands at the end of a statement with a number of its own."""
    return end + (line.word[end] == ")") >= len(line) and any(line.number[k] for k in range(end - 1))


def _before(line: Line, i: int) -> int:
    """Where the words before a date begin: "no later than the", "pada bulan"."""
    start = i
    for _ in range(4):
        if start and (line.word[start - 1] == "(" or line.has("small.the", start - 1)):
            start -= 1
            continue
        earlier = line.before("deadline.before", start)
        # "300 per bulan sampai akhir kuartal" has a rhythm as well as an end.
        rhythm = line.label_before("periods", start)
        if rhythm is not None and rhythm[0] != "every" and start < i:
            break
        if earlier == start or not line.free(earlier, start):
            break
        start = earlier
    return start if not (start == i - 1 and (line.word[start] == "(" or line.has("small.the", start))) else i


def _twin_date(line: Line) -> str | None:
    """Sales days go by their date: 11.11, 12.12."""
    for i in range(1, line.size):
        start = line.before("deadline.events_by", i) if line.word[i] in _TWINS else i
        if start < i and line.free(start, i + 1):
            line.claim(start, i + 1, "deadline")
            return f"event:{line.word[i]}"
    return None


def span_of(amount: Amount) -> str | None:
    """A duration as a deadline label: 2 quarters is P6M, 7 hari is P7D."""
    if amount.unit not in _LETTERS or amount.high is not None:
        return None
    letter, times = _LETTERS[amount.unit]
    size = amount.value * times
    return f"P{size.normalize():f}{letter}" if size == size.to_integral_value() else None

"""How often does the measure come back: each day, week, month, quarter or year?"""

from __future__ import annotations

from kinerja.reading.statement.condition import condition_of
from kinerja.reading.statement.figures import is_single_span
from kinerja.reading.statement.line import Line

_RHYTHMS = frozenset(
    ("minute", "hour", "day", "workday", "week", "month", "year", "quarter", "fortnight", "semester", "km", "mi")
)
_LABELS = ("day", "week", "month", "quarter", "year", "other")


def claim_period(line: Line) -> tuple[str | None, bool]:
    """The recurrence, or None, and whether there is one outside the list, such as "per sprint".

    A word before the noun ("monthly breakdowns", "servis bulanan") counts less than one of its own ("per quarter").
    A named metric keeps its word: "weekly active riders" has no period.
    """
    found: list[tuple[float, str]] = []
    other = False
    done = 0
    cases = condition_of(line)
    for i in line.every("periods"):
        hit = (_phrase(line, i) or _every_so_often(line, i)) if i >= done and i not in cases else None
        if hit is None:
            continue
        label, end, strength = hit
        line.claim(_measured_before(line, i), end, "period")
        if label == "other":
            other = True
        else:
            found.append((strength, label))
        done = end
    if line.known("rates.same") and not any(line.number):
        # "Near misses logged the same day": each time there is one.
        for i in line.every("rates.same"):
            line.claim(i, line.at("rates.same", i), "period")
        other = True
    for i in line.every("rates.around"):
        j = line.at("rates.around", i)
        if line.has("small.every", j) and line.free(i, j + 2) and not line.number[j + 1]:
            # "Before each trip", "after every delivery".
            line.claim(i, j + 2, "period")
            other = True
    if not found:
        return None, other
    return max(found, key=lambda item: item[0])[1], False


def _phrase(line: Line, i: int) -> tuple[str, int, float] | None:
    match = line.label("periods", i)
    if match is None or match[0] not in _LABELS:
        return None
    label, end = match
    if not line.free(i, end) or _is_named(line, i, end) or is_single_span(line, i):
        return None
    if line.number[end] and line.tokens[end - 1].text[:1].isupper() and line.tokens[i].text[:1].islower():
        # "Every Year 3 pupil" goes by a name.
        return None
    if line.has("rates.after_article", i) and line.has("metric.articles", i - 1):
        return None
    if line.has("small.of", end) and line.label("fractions", i) is not None:
        # "Sow clover on a quarter of our fields".
        return None
    if line.has("metric.articles", i) and _no_rate(line, i, end):
        return None
    if line.has("small.every", i) and i == 0 and label == "day" and line.is_word(end) is False:
        return None
    adjective = line.word[i] in line.lex.words("periods.adjectives") and end == i + 1
    # "Yang online 8 jam per hari … tiap minggu": a rhythm inside a clause is the clause's own.
    if line.in_clause(i) and not adjective:
        return label, end, 0.5 + i / 1000
    return label, end, 0 if adjective else 1


def _no_rate(line: Line, i: int, end: int) -> bool:
    """Whether "a month" is no rhythm: "in a month", "two and a quarter", "hire a night manager", "down a quarter"."""
    if i == 0 or line.has("rates.no_rate_after", i - 1) or line.has("halves", i - 1):
        return True
    if line.has("~verbs", i - 1) and line.is_word(end) and not any(line.number[:i]):
        return True
    return line.has("moves.bare", i - 1) and line.label("fractions", i) is not None


def _is_named(line: Line, i: int, end: int) -> bool:
    return line.has("periods.named", i) or line.before("periods.named", end) < end


def _every_so_often(line: Line, i: int) -> tuple[str, int, float] | None:
    """ "every 3 hours", "setiap 2 minggu": a rhythm outside the list, unless the list knows it ("setiap 3 bulan")."""
    j = line.at("periods.every", i)
    if j == i or line.has("small.per", i):
        return None
    other = line.at("periods.alternate", j)
    number = line.label("numbers", j)
    k = other if other > j else j + 1 if line.number[j] else (number[1] if number else j)
    if k == j:
        return None
    if other > j or line.has("dates.day_ends", k):
        k += line.has("dates.day_ends", k)
        day = line.at("clock.weekdays", k)
        if day > k:
            return "other", day, 1
    unit = line.label("units", k)
    if unit and unit[0] in _RHYTHMS and line.free(i, unit[1]):
        return "other", unit[1] + line.has("small.times", unit[1]), 1
    return None


def _measured_before(line: Line, i: int) -> int:
    start = line.before("clock.weekdays", i)
    if start < i and line.has("rates.which", start - 1):
        # "On the last Thursday of the month".
        start -= 1 + line.has("small.the", start - 2)
        return start - line.has("rates.on", start - 1)
    start = line.before("periods.measured", i)
    if start < i and line.word[start - 1] == ",":
        start -= 1
    if start == i and line.has("rates.on", i - 1) and line.free(i - 1, i) and line.has("metric.articles", i):
        start -= 1
    return start

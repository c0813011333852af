"""How often does the measure come back: each day, week, month, quarter or year?"""

from __future__ import annotations

from kinerja.reading.line import Line

_NO_RATE_AFTER = (
    "in",
    "within",
    "over",
    "for",
    "under",
    "of",
    "half",
    "than",
    "about",
    "by",
    "once in",
    "dalam",
    "this",
)


def claim_period(line: Line) -> tuple[str | None, bool]:
    """The recurrence, or None, and whether there is one outside the list, such as "per sprint".

    A word before the noun ("monthly breakdowns", "servis bulanan") counts less than one of its own ("per quarter").
    A named metric keeps its word: "weekly active riders" has no period.
    """
    found: list[tuple[int, str]] = []
    other = False
    i = 0
    while i < len(line):
        hit = _every_so_often(line, i) or _phrase(line, i)
        if hit is None:
            i += 1
            continue
        label, end, strength = hit
        line.claim(_measured_before(line, i), end, "period")
        if label == "other":
            other = True
        else:
            found.append((strength, label))
        i = end
    if not found:
        return None, other
    return max(found, key=lambda item: item[0])[1], False


def _phrase(line: Line, i: int) -> tuple[str, int, int] | None:
    match = line.lex.table("periods").at(line.lows, i)
    if match is None or match[0] in ("every", "adjectives", "named", "measured"):
        return None
    label, end = match
    if not line.free(i, end) or _is_named(line, i, end):
        return None
    if line.low(i) in ("annual", "yearly") and line.low(i - 1) in ("the", "our", "an", "a"):
        return None
    if line.low(i) in ("a", "an") and (line.low(i - 1) in _NO_RATE_AFTER or i == 0):
        return None
    if line.low(i) == "dalam" and line.is_number(i - 1) is False and line.low(i + 1) in ("satu",):
        return None
    if line.low(i) in ("setiap", "tiap", "every", "each") and i == 0 and label == "day" and line.is_word(end) is False:
        return None
    adjective = line.low(i) in line.lex.words_of("periods", "adjectives") and end == i + 1
    return label, end, 0 if adjective else 1


def _is_named(line: Line, i: int, end: int) -> bool:
    return line.has("periods", "named", i) or line.before("periods", "named", end) < end


def _every_so_often(line: Line, i: int) -> tuple[str, int, int] | None:
    """ "every 3 hours", "setiap 2 minggu": a rhythm outside the list, unless the list knows it ("setiap 3 bulan")."""
    if line.lex.table("periods").at(line.lows, i) and _phrase(line, i):
        return None
    j = line.at("periods", "every", i)
    if j == i or line.low(i) == "per":
        return None
    number = line.lex.table("numbers").at(line.lows, j)
    k = j + 1 if line.is_number(j) else (number[1] if number else j)
    if k == j:
        return None
    unit = line.lex.table("units").at(line.lows, k)
    durations = ("minute", "hour", "day", "workday", "week", "month", "year", "quarter", "fortnight", "semester")
    if unit and unit[0] in durations and line.free(i, unit[1]):
        return "other", unit[1], 1
    return None


def _measured_before(line: Line, i: int) -> int:
    start = line.before("periods", "measured", i)
    if start < i and line.low(start - 1) == ",":
        start -= 1
    if start == i and line.low(i - 1) in ("on", "in") and line.free(i - 1, i) and line.low(i) in ("a",):
        start -= 1
    return start

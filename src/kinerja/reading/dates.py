"""Which calendar date, quarter, half or year do these words name?"""

from __future__ import annotations

import calendar
import re
from typing import NamedTuple

from kinerja.reading.line import Line

_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_QUARTER = re.compile(r"q([1-4])(?:['’-]?(?:20)?(\d{2}))?")
_HALF = re.compile(r"(?:h|s)([12])(?:['’-]?(?:20)?(\d{2}))?")
_FISCAL = re.compile(r"fy['’]?(?:20)?(\d{2})(?:-?(q[1-4]|h[12]))?")
_RELATIVE = ("EOFY+1", "EOFY", "EOY+1", "EOY", "EOQ+1", "EOQ", "EOM+1", "EOM", "EOW+1", "EOW", "EOH+1", "EOH")


class When(NamedTuple):
    """A date as rules write it, the index after its words, and whether it stands without "by" or "before"."""

    label: str
    end: int
    alone: bool


def date_at(line: Line, i: int) -> When | None:
    """The date that starts at token `i`: "30 Juni 2026", "end of May", "Q3", "akhir tahun"."""
    return (
        _relative(line, i)
        or _edge(line, i)
        or _numeric(line, i)
        or _day_month(line, i)
        or _month(line, i)
        or _quarter(line, i)
        or _year(line, i)
    )


def year_at(line: Line, i: int) -> int | None:
    """A calendar year in four digits, 2000 to 2069 but not 2000 itself, which counts things."""
    text = line.low(i)
    return int(text) if len(text) == 4 and text.isdigit() and 2005 <= int(text) <= 2069 else None


def _relative(line: Line, i: int) -> When | None:
    best: When | None = None
    for label in _RELATIVE:
        end = line.at("deadline", label, i)
        if end > i and (best is None or end > best.end):
            best = When(label, end, True)
    if best is None:
        return None
    year = year_at(line, best.end)
    if year and best.label in ("EOY", "EOFY"):
        return When(f"{year}-12-31", best.end + 1, True) if best.label == "EOY" else None
    if best.label in ("EOM", "EOQ") and (_month(line, best.end) or _number_of(line, best.end)):
        return None
    return best


def _edge(line: Line, i: int) -> When | None:
    for key in ("end", "mid", "start"):
        j = line.at("deadline", key, i)
        if j == i:
            continue
        j += line.low(j) == "-"
        if line.low(j) in ("the", "bulan", "bln", "of"):
            j += 1
        inner = _month(line, j) or _quarter(line, j) or _year(line, j)
        if inner is not None:
            return When(_at_edge(inner.label, key), inner.end, True)
    return None


def _at_edge(label: str, key: str) -> str:
    """The last day of a month or year, the fifteenth of its middle; a quarter stays a quarter."""
    month = re.fullmatch(r"(-|\d{4})-(\d\d)", label)
    if month:
        number = int(month.group(2))
        days = calendar.monthrange(int(month.group(1)) if month.group(1) != "-" else 2026, number)[1]
        return label + {"end": f"-{days}", "mid": "-15", "start": ""}[key]
    if re.fullmatch(r"\d{4}", label):
        return label + {"end": "-12-31", "mid": "-06-30", "start": ""}[key]
    return label


def _numeric(line: Line, i: int) -> When | None:
    text = line.low(i)
    if i < len(line) and line.tokens[i].kind == "date":
        parts = [int(part) for part in re.split(r"[/.-]", text)]
        if len(re.split(r"[/.-]", text)[0]) == 4:
            year, month, day = parts
        else:
            day, month, year = parts if line.lex.day_first or parts[0] > 12 else (parts[1], parts[0], parts[2])
        year += 2000 if year < 100 else 0
        return When(f"{year:04}-{month:02}-{day:02}", i + 1, True) if _exists(month, day) else None
    if line.is_number(i) and line.low(i + 1) == "/" and line.glued(i + 1) and line.is_number(i + 2):
        first, second = line.low(i), line.low(i + 2)
        if len(first) <= 2 and len(second) <= 2 and first.isdigit() and second.isdigit():
            day, month = (int(first), int(second)) if line.lex.day_first else (int(second), int(first))
            if _exists(month, day):
                return When(f"--{month:02}-{day:02}", i + 3, False)
    return None


def _exists(month: int, day: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= 31


def _month_word(line: Line, i: int) -> int | None:
    found = line.lex.table("months").at(line.lows, i)
    return int(found[0]) if found else None


def _day_month(line: Line, i: int) -> When | None:
    day = _day(line, i)
    if day:
        j = i + 1
        j += line.low(j) in ("st", "nd", "rd", "th") and line.glued(j)
        j += line.low(j) == "of"
        j += line.low(j) in ("-", "/") and line.glued(j)
        month = _month_word(line, j)
        return _dated(line, month, day, j + 1) if month else None
    month = _month_word(line, i)
    day = _day(line, i + 1)
    if month and day and not line.lex.day_first:
        j = i + 2 + (line.low(i + 2) in ("st", "nd", "rd", "th") and line.glued(i + 2))
        if line.low(j) not in ("%", "percent"):
            return _dated(line, month, day, j)
    return None


def _day(line: Line, i: int) -> int | None:
    text = line.low(i)
    return int(text) if line.is_number(i) and text.isdigit() and len(text) <= 2 and 1 <= int(text) <= 31 else None


def _dated(line: Line, month: int, day: int, j: int) -> When:
    year = year_at(line, j) or (year_at(line, j + 1) if line.low(j) in (",", "-", "/", "'") else None)
    if year:
        return When(f"{year}-{month:02}-{day:02}", j + 1 + (year_at(line, j) is None), True)
    return When(f"--{month:02}-{day:02}", j, True)


def _month(line: Line, i: int) -> When | None:
    month = _month_word(line, i)
    if not month:
        return None
    j = i + 1
    skip = line.low(j) in (",", "-", "tahun", "thn", "of", "'")
    year = year_at(line, j) or (year_at(line, j + 1) if skip else None)
    if year:
        return When(f"{year}-{month:02}", j + 1 + (year_at(line, j) is None), True)
    return When(f"--{month:02}", j, False)


def _number_of(line: Line, i: int) -> int | None:
    """A small number as digit, Roman numeral or ordinal: "3", "III", "ketiga"."""
    text = line.low(i)
    if text in ("1", "2", "3", "4"):
        return int(text)
    if text in _ROMAN:
        return _ROMAN[text]
    ordered = line.lex.endings("deadline", "ordinals")
    if text in ordered:
        return ordered.index(text) % 4 + 1
    return None


def _with_year(line: Line, label: str, j: int) -> When:
    """Q3 or H1 with the year after it, if there is one: "Q2 2026", "semester I tahun 2026", "Q3 FY27"."""
    k = j
    for _ in range(2):
        if line.low(k) in (",", "/", "-", "of", "tahun", "thn", "in", "'"):
            k += 1
    year = year_at(line, k)
    if year:
        return When(f"{year}-{label}", k + 1, True)
    fiscal = _FISCAL.fullmatch(line.low(k))
    if fiscal and not fiscal.group(2):
        return When(f"FY20{fiscal.group(1)}-{label}", k + 1, True)
    return When(label, j, True)


def _quarter(line: Line, i: int) -> When | None:
    text = line.low(i)
    fiscal = _fiscal(line, i)
    if fiscal:
        return fiscal
    for pattern, letter in ((_QUARTER, "Q"), (_HALF, "H")):
        match = pattern.fullmatch(text)
        if match and (text[0] != "s" or line.tokens[i].text[0] == "S"):
            if match.group(2):
                return When(f"20{match.group(2)}-{letter}{match.group(1)}", i + 1, True)
            if line.low(i - 1) == "/" or (line.low(i + 1) == "/" and line.low(i + 2)[:1] == "q"):
                return None
            return _with_year(line, f"{letter}{match.group(1)}", i + 1)
    year = year_at(line, i)
    if year and line.low(i + 1) in ("-", "/") and re.fullmatch(r"[qh][1-4]", line.low(i + 2)):
        return When(f"{year}-{line.low(i + 2).upper()}", i + 3, True)
    if year and re.fullmatch(r"[qh][1-4]", line.low(i + 1)):
        return When(f"{year}-{line.low(i + 1).upper()}", i + 2, True)
    for key, letter in (("quarter_words", "Q"), ("half_words", "H")):
        j = line.at("deadline", key, i)
        number = _number_of(line, j) if j > i else None
        if number and not (line.low(j) == "1" and line.low(j + 1) == "-"):
            return _with_year(line, f"{letter}{number}", j + 1)
        number = _number_of(line, i) if line.is_word(i) else None
        j = line.at("deadline", key, i + 1)
        if number and j > i + 1:
            return _with_year(line, f"{letter}{number}", j)
    return None


def _fiscal(line: Line, i: int) -> When | None:
    match = _FISCAL.fullmatch(line.low(i))
    if match:
        label, j = f"FY20{match.group(1)}", i + 1
        part = match.group(2)
        if not part and re.fullmatch(r"[qh][1-4]", line.low(j + (line.low(j) in ("-", "/")))):
            j += line.low(j) in ("-", "/")
            part, j = line.low(j), j + 1
        return When(f"{label}-{part.upper()}" if part else label, j, True)
    j = line.at("deadline", "fiscal", i)
    year = year_at(line, j) if j > i else None
    if not year:
        return None
    if re.fullmatch(r"[qh][1-4]", line.low(j + 1)):
        return When(f"FY{year}-{line.low(j + 1).upper()}", j + 2, True)
    return When(f"FY{year}", j + 1, True)


def _year(line: Line, i: int) -> When | None:
    j = line.at("deadline", "year_words", i)
    year = year_at(line, j)
    if not year or (line.low(j + 1) in ("%", "/") and line.glued(j + 1)):
        return None
    return When(str(year), j + 1, j > i)

"""Which calendar date, quarter, half or year do these words name?"""

from __future__ import annotations

import calendar
import re
from typing import NamedTuple

from kinerja.reading.statement.line import Line

_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_MARKED = re.compile(r"([^\W\d_]+)([1-4])(?:['’-]?(?:20)?(\d{2}))?")
_FISCAL = re.compile(r"([^\W\d_]+)['’]?(?:20)?(\d{2})(?:-?([qhQH][1-4]))?")
_MONTH_YEAR = re.compile(r"([^\W\d_]{3,9})[-'](\d\d)")
_PART = re.compile(r"[qh][1-4]")
_YEARS = range(2005, 2070)
"""2000 itself counts things."""
_JOINTS = (",", "-", "/", "'")


class When(NamedTuple):
    """A date as rules write it, the index after its words, and whether it stands without "by" or "before"."""

    label: str
    end: int
    alone: bool


def dates_may_start(line: Line) -> list[int]:
    """The places where a date can start at all: digits, words with a digit behind, and words that dates begin with."""
    named = line.every("~dates")
    return [
        i
        for i, low in enumerate(line.lows)
        # A word or sign without a digit at its end starts a date only where a list of dates knows it.
        if line.roles[i] is None
        and (i in named or (_number_may_start(line, i) if line.number[i] else low[-1].isdecimal()))
    ]


def _number_may_start(line: Line, i: int) -> bool:
    """A year or a number before a month: most numbers of a statement are neither."""
    following = line.word[i + 1]
    return len(line.word[i]) == 4 or following in ("/", "-") or line.has("~after_day", i + 1)


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
    """A calendar year in four digits."""
    text = line.word[i]
    return int(text) if len(text) == 4 and text.isdecimal() and int(text) in _YEARS else None


def _relative(line: Line, i: int) -> When | None:
    label, end = line.label("relative_dates", i) or ("", i)
    if not label:
        return None
    year = year_at(line, end)
    if year and label in ("EOY", "EOFY"):
        return When(f"{year}-12-31", end + 1, True) if label == "EOY" else None
    grade = line.number[end] and line.tokens[end - 1].text[0].isupper() and not year  # "The end of Year 6"
    loose = label in ("EOM", "EOQ", "EOH") and not line.has("dates.after_month", end - 1)
    if grade or (loose and (_month(line, end) or _number_of(line, end))):
        return None
    return When(label, end, True)


def _edge(line: Line, i: int) -> When | None:
    found = line.label("edges", i)
    if found is None:
        return None
    key, j = found
    j += line.word[j] == "-"
    j += line.word[j] in line.lex.words("dates.after_edge")
    inner = _month(line, j) or _quarter(line, j) or _year(line, j)
    return When(_at_edge(inner.label, key), inner.end, True) if inner is not None else None


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
    if line.tokens[i].kind == "date":
        pieces = re.split(r"[/.-]", line.word[i])
        parts = [int(piece) for piece in pieces]
        if len(pieces[0]) == 4:
            year, month, day = parts
        else:
            day, month, year = parts if line.lex.day_first or parts[0] > 12 else (parts[1], parts[0], parts[2])
        year += 2000 if year < 100 else 0
        return When(f"{year:04}-{month:02}-{day:02}", i + 1, True) if _exists(month, day) else None
    if line.number[i] and line.word[i + 1] == "/" and line.glued(i + 1) and line.number[i + 2]:
        first, second = line.word[i], line.word[i + 2]
        if len(first) <= 2 and len(second) <= 2 and first.isdigit() and second.isdigit():
            # "By 30/9" can only be meant one way.
            early = line.lex.day_first or int(first) > 12
            day, month = (int(first), int(second)) if early else (int(second), int(first))
            if _exists(month, day):
                return When(f"--{month:02}-{day:02}", i + 3, False)
    return None


def _exists(month: int, day: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= 31


def _month_word(line: Line, i: int) -> int | None:
    found = line.label("months", i)
    return int(found[0]) if found else None


def _after_day(line: Line, j: int) -> int:
    """The index after "th" in "30th"."""
    return j + (line.word[j] in line.lex.words("dates.day_ends") and line.glued(j))


def _day_month(line: Line, i: int) -> When | None:
    day = _day(line, i)
    if day:
        j = _after_day(line, i + 1)
        j += line.word[j] in line.lex.words("dates.before_month")
        j += line.word[j] in ("-", "/") and line.glued(j)
        month = _month_word(line, j)
        return _dated(line, month, day, j + 1) if month else None
    if line.lex.day_first:
        return None
    month = _month_word(line, i)
    day = _day(line, i + 1) if month else None
    if month and day:
        j = _after_day(line, i + 2)
        if line.label("units", j) != ("%", j + 1):
            return _dated(line, month, day, j)
    return None


def _day(line: Line, i: int) -> int | None:
    text = line.word[i]
    return int(text) if line.number[i] and len(text) <= 2 and text.isdecimal() and 1 <= int(text) <= 31 else None


def _year_after(line: Line, j: int) -> tuple[int, int] | None:
    """A year at `j` or after one joint or word such as "tahun", and the index after it."""
    year = year_at(line, j)
    if year:
        return year, j + 1
    joint = line.word[j] in _JOINTS or line.word[j] in line.lex.words("dates.before_year")
    year = year_at(line, j + 1) if joint else None
    if line.word[j] == "'" and line.number[j + 1] and line.glued(j + 1) and len(line.word[j + 1]) == 2:
        year = 2000 + int(line.word[j + 1])
    return (year, j + 2) if year else None


def _dated(line: Line, month: int, day: int, j: int) -> When:
    year = _year_after(line, j)
    return When(f"{year[0]}-{month:02}-{day:02}", year[1], True) if year else When(f"--{month:02}-{day:02}", j, True)


def _month(line: Line, i: int) -> When | None:
    month = _month_word(line, i)
    if not month:
        return _month_with_year(line, i)
    year = _year_after(line, i + 1)
    return When(f"{year[0]}-{month:02}", year[1], True) if year else When(f"--{month:02}", i + 1, False)


def _month_with_year(line: Line, i: int) -> When | None:
    """Dec-26, Jun'27: a month and the last two digits of its year in one word."""
    match = _MONTH_YEAR.fullmatch(line.word[i]) if line.word[i][-1:].isdecimal() else None
    month = line.lex.at("months", [match[1]]) if match else None
    return When(f"20{match[2]}-{int(month[0]):02}", i + 1, True) if match and month else None


def _number_of(line: Line, i: int) -> int | None:
    """A small number as digit, Roman numeral or ordinal: "3", "III", "ketiga"."""
    text = line.word[i]
    if text in ("1", "2", "3", "4"):
        return int(text)
    if text in _ROMAN:
        return _ROMAN[text]
    ordinal = line.label("ordinals", i)
    return int(ordinal[0]) if ordinal and int(ordinal[0]) <= 4 else None


def _with_year(line: Line, label: str, j: int) -> When:
    """Q3 or H1 with the year after it, if there is one: "Q2 2026", "semester I tahun 2026", "Q3 FY27"."""
    k = j
    for _ in range(2):
        k += line.word[k] in _JOINTS or line.word[k] in line.lex.words("dates.before_year")
    year = year_at(line, k)
    if year:
        return When(f"{year}-{label}", k + 1, True)
    fiscal = _fiscal_mark(line, k)
    if fiscal and not fiscal.group(3):
        return When(f"FY20{fiscal.group(2)}-{label}", k + 1, True)
    return When(label, j, True)


def _quarter(line: Line, i: int) -> When | None:
    fiscal = _fiscal(line, i)
    if fiscal:
        return fiscal
    marked = _marked(line, i)
    if marked:
        letter, number, year = marked
        if year:
            return When(f"20{year}-{letter}{number}", i + 1, True)
        # "Q1/Q2" are the ranks of journals.
        if line.word[i - 1] == "/" or (line.word[i + 1] == "/" and _PART.fullmatch(line.word[i + 2])):
            return None
        return _with_year(line, f"{letter}{number}", i + 1)
    year_first = year_at(line, i)
    if year_first:
        j = i + 1 + (line.word[i + 1] in ("-", "/"))
        return When(f"{year_first}-{line.word[j].upper()}", j + 1, True) if _PART.fullmatch(line.word[j]) else None
    return _named_part(line, i)


def _marked(line: Line, i: int) -> tuple[str, str, str | None] | None:
    """Q3, H1, TW2 or Q3'26: the letter of the part, its number and the year."""
    match = _MARKED.fullmatch(line.tokens[i].text) if line.word[i][-1:].isdecimal() else None
    if match is None:
        return None
    mark, number, year = match.groups()
    if mark in line.lex.words("dates.weak_marks") and not year and not _said_to_be_a_date(line, i):
        return None
    if mark in line.lex.words("dates.quarter_marks"):
        return "Q", number, year
    return ("H", number, year) if mark in line.lex.words("dates.half_marks") and number in "12" else None


def _said_to_be_a_date(line: Line, i: int) -> bool:
    """K3 is safety at work as well: it is a quarter after "akhir" or "sebelum", or before a year."""
    return line.has("dates.weak_after", i - 1) or year_at(line, i + 1) is not None


def _named_part(line: Line, i: int) -> When | None:
    """ "Kuartal 3", "third quarter", "semester I", "first half"."""
    for name, letter in (("dates.quarter_words", "Q"), ("dates.half_words", "H")):
        j = line.at(name, i)
        number = _number_of(line, j) if j > i else None
        if number and not (line.word[j] == "1" and line.word[j + 1] == "-"):
            return _with_year(line, f"{letter}{number}", j + 1)
        j = line.at(name, i + 1)
        number = _number_of(line, i) if j > i + 1 and line.is_word(i) else None
        if number:
            return _with_year(line, f"{letter}{number}", j)
    return None


def _fiscal_mark(line: Line, i: int) -> re.Match[str] | None:
    match = _FISCAL.fullmatch(line.tokens[i].text) if i < line.size and line.word[i][-1:].isdecimal() else None
    return match if match and match.group(1) in line.lex.words("dates.fiscal_marks") else None


def _fiscal(line: Line, i: int) -> When | None:
    match = _fiscal_mark(line, i)
    if match:
        label, j = f"FY20{match.group(2)}", i + 1
        part = (match.group(3) or "").lower()
        k = j + (line.word[j] in ("-", "/"))
        if not part and _PART.fullmatch(line.word[k]):
            part, j = line.word[k], k + 1
        return When(f"{label}-{part.upper()}" if part else label, j, True)
    j = line.at("dates.fiscal", i)
    year = year_at(line, j) if j > i else None
    if not year:
        return None
    if _PART.fullmatch(line.word[j + 1]):
        return When(f"FY{year}-{line.word[j + 1].upper()}", j + 2, True)
    return When(f"FY{year}", j + 1, True)


def _year(line: Line, i: int) -> When | None:
    j = line.at("dates.year_words", i)
    year = year_at(line, j)
    if not year or (line.word[j + 1] in ("%", "/") and line.glued(j + 1)):
        return None
    return When(str(year), j + 1, j > i)

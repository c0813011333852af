"""Which period does a KPI sheet speak of: "Oktober 2026", "Triwulan III 2026", "Jan – Des 2026"?"""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from kinerja.core.period import Period, parse_period
from kinerja.reading.lexicon import languages, lexicon
from kinerja.reading.sheet.words import sheet_words

_YEAR = re.compile(r"(?<!\d)(20\d\d|19\d\d)(?!\d)")
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_WORD = re.compile(r"[^\W\d_]+|\d+", re.UNICODE)
_LABEL = re.compile(r"(?<!\d)(20\d\d(?:-(?:0[1-9]|1[0-2]|q[1-4]|h[12]|w[0-5]\d))?)(?![\d-])")
#: Months from the first to the last of a stretch, and what such a stretch is called.
_STRETCHES = {3: "Q", 6: "H", 12: ""}


def read_period(text: str) -> str | None:
    """The label of the period that a text names ("2026-10", "2026-Q3", "2026"); None where it names none."""
    low = " ".join(text.lower().replace("’", "'").split())[:200]
    if (exact := _LABEL.search(low)) and "-" in exact[1]:
        return _known(exact[1].upper())
    try:
        day = date.fromisoformat(low[:10])
    except ValueError:
        pass
    else:
        return f"{day:%Y-%m}"
    year = _YEAR.search(low)
    if year is None:
        return None
    months = [month for word in _WORD.findall(low) if (month := _months().get(word))]
    if part := _part(low):
        return _known(f"{year[1]}-{part}")
    if months:
        return _stretch(int(year[1]), months)
    return year[1]


def year_in(text: str) -> int | None:
    """The year that a text names."""
    found = _YEAR.search(text)
    return int(found[1]) if found else None


def _known(label: str) -> str | None:
    return label if isinstance(parse_period(label), Period) else None


def _stretch(year: int, months: list[int]) -> str | None:
    """One month, or the quarter, half or year from the first month to the last; another stretch has no name."""
    first, last = months[0], months[-1]
    if first == last:
        return f"{year}-{first:02}"
    length = last - first + 1
    if length not in _STRETCHES or (first - 1) % length:
        return None
    letter = _STRETCHES[length]
    return f"{year}-{letter}{(first - 1) // length + 1}" if letter else str(year)


def _part(low: str) -> str | None:
    found = part_in(low)
    return found[0] if found else None


def part_in(low: str) -> tuple[str, str] | None:
    """The quarter or half-year that a word and a number name, "triwulan iii" or "q3", and the text without it."""
    for meaning, shape in _part_shapes():
        if found := shape.search(low):
            letter = "Q" if meaning == "quarter" else "H"
            return f"{letter}{_ROMAN[found[1]]}", low[: found.start()] + " " + low[found.end() :]
    return None


@lru_cache(maxsize=1)
def _part_shapes() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (meaning, re.compile(rf"(?<![^\W\d_]){re.escape(phrase)}[\s-]*(?:ke[\s-]*)?(iv|iii|ii|i|[1-4])(?!\w)"))
        for phrase, meaning, _ in sheet_words().table("parts")
        if meaning in ("quarter", "half")
    )


def month_named(word: str) -> int | None:
    """The month that a single small word names in any language: "okt" is 10."""
    return _months().get(word)


@lru_cache(maxsize=1)
def _months() -> dict[str, int]:
    """The names of the months in every language."""
    return {
        name: month for code in languages() for month in range(1, 13) for name in lexicon(code).words(f"months.{month}")
    }

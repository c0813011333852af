"""Which columns of a KPI sheet stand under a month, a quarter or a half-year, when several stand beside each other?"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kinerja.reading.sheet.period import month_named, part_in
from kinerja.reading.sheet.words import SheetWords, normal

#: One month alone says for when a sheet is; two beside each other are a table of months.
LEAST_MONTHS = 2
#: What a column may hold under a month.
OF_MONTH = ("target", "actual", "achievement", "score", "final")
_LONGEST = 160
_WORD = re.compile(r"[^\W\d_]+|%")


@dataclass(frozen=True, slots=True)
class MonthColumn:
    """A column under a month: which one, as a period's label ends ("03", "Q1", "H2"), and what it holds."""

    month: str
    meaning: str


def month_column(texts: Sequence[str], words: SheetWords) -> MonthColumn | None:
    """What a column is by the rows of its heading: "Jan" above "Target", "Realisasi Februari", "TW III", "Mar 2026".

    Where a month stands below its quarter it is the month's.
    """
    if sum(map(len, texts)) > _LONGEST:
        return None
    part = ""
    month: int | None = None
    rest: list[str] = []
    for text in texts:
        said = normal(text)
        if (found := part_in(said)) is not None:
            part, said = part or found[0], found[1]
        for word in _WORD.findall(said):
            named = month_named(word)
            if named is not None and month is None:
                month = named
            elif named is None:
                rest.append(word)
    label = part if month is None else f"{month:02}"
    if not label:
        return None
    if not rest:
        return MonthColumn(label, "actual")
    known = words.column(" ".join(rest))
    return MonthColumn(label, known[0]) if known is not None and known[0] in OF_MONTH else None


def carried_on(
    texts: Mapping[int, Sequence[str]], tops: Mapping[int, str], words: SheetWords
) -> dict[int, Sequence[str]]:
    """The headings of the columns with the month, or "last year", that stands above the first of them, as in a CSV.

    `tops` is what stands in the upper row; a month there goes on over the empty places to its right.
    """
    carried: dict[int, Sequence[str]] = {}
    month = ""
    for column, said in sorted(texts.items()):
        if top := tops.get(column, ""):
            stretch = words.stretch(top) is not None and words.column(top) is None
            month = top if stretch or month_column([top], words) is not None else ""
            carried[column] = said
        else:
            carried[column] = [month, *said] if month and said else said
    return carried


def by_month(columns: Mapping[int, MonthColumn]) -> dict[str, dict[str, int]]:
    """The columns of each month by what they hold, else of each quarter or half-year; {} for fewer than two of them.

    A quarter between its months adds them up: it is none of them.
    """
    found: dict[str, dict[str, int]] = {}
    for at, column in sorted(columns.items()):
        found.setdefault(column.month, {}).setdefault(column.meaning, at)
    for letter in ("", "Q", "H"):
        alike = {month: held for month, held in found.items() if month.rstrip("0123456789") == letter}
        if len(alike) >= LEAST_MONTHS:
            return alike
    return {}

"""Which columns of a KPI sheet stand under a month, when its months stand beside each other?"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kinerja.reading.sheet_period import month_named
from kinerja.reading.sheet_words import SheetWords, normal

#: One month alone says for when a sheet is; two beside each other are a table of months.
LEAST_MONTHS = 2
#: What a column may hold under a month.
_OF_MONTH = ("target", "actual", "achievement", "score", "final")
_WORD = re.compile(r"[^\W\d_]+|%")


@dataclass(frozen=True, slots=True)
class MonthColumn:
    """A column under a month: which month, and what it holds."""

    month: int
    meaning: str


def month_column(texts: Sequence[str], words: SheetWords) -> MonthColumn | None:
    """What a column is by the rows of its heading: "Jan" above "Target", "Realisasi Februari", "Mar 2026"."""
    month: int | None = None
    rest: list[str] = []
    for text in texts:
        for word in _WORD.findall(normal(text)):
            named = month_named(word)
            if named is not None and month is None:
                month = named
            elif named is None:
                rest.append(word)
    if month is None:
        return None
    if not rest:
        return MonthColumn(month, "actual")
    found = words.column(" ".join(rest))
    return MonthColumn(month, found[0]) if found is not None and found[0] in _OF_MONTH else None


def carried_on(
    texts: Mapping[int, Sequence[str]], tops: Mapping[int, str], words: SheetWords
) -> dict[int, Sequence[str]]:
    """The headings of the columns with the month that stands above the first of them: a CSV has no merged cells.

    `tops` is what stands in the upper row; a month there goes on over the empty places to its right.
    """
    carried: dict[int, Sequence[str]] = {}
    month = ""
    for column, said in sorted(texts.items()):
        if top := tops.get(column, ""):
            month = top if month_column([top], words) is not None else ""
            carried[column] = said
        else:
            carried[column] = [month, *said] if month and said else said
    return carried


def by_month(columns: Mapping[int, MonthColumn]) -> dict[int, dict[str, int]]:
    """The columns of each month by what they hold; {} for fewer than two months."""
    found: dict[int, dict[str, int]] = {}
    for at, column in sorted(columns.items()):
        found.setdefault(column.month, {}).setdefault(column.meaning, at)
    return found if len(found) >= LEAST_MONTHS else {}

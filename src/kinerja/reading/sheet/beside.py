"""Which columns of a KPI sheet are whose, when several people stand beside each other under their names?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kinerja.reading.sheet.months import LEAST_MONTHS, OF_MONTH, MonthColumn
from kinerja.reading.sheet.words import SheetWords

#: What marks a name where a month would stand.
_NAME = "="
_ROWS = 2


def people_beside(texts: Mapping[int, Sequence[str]], words: SheetWords) -> dict[int, MonthColumn]:
    """The columns that stand below a name: "Andi" above "Realisasi" and "Skor", and "Beni" beside it."""
    found: dict[int, MonthColumn] = {}
    for at, rows in texts.items():
        if len(rows) < _ROWS or words.column(rows[0]) is not None or any(mark.isdigit() for mark in rows[0]):
            continue
        if words.stretch(rows[0]) is not None:
            # Last year beside this year is nobody.
            continue
        known = words.column(rows[-1])
        if known is not None and known[0] in OF_MONTH:
            found[at] = MonthColumn(_NAME + rows[0], known[0])
    return found


def by_person(columns: Mapping[int, MonthColumn]) -> dict[str, dict[str, int]]:
    """The columns of each of them by what they hold; {} where not at least two have actuals."""
    found: dict[str, dict[str, int]] = {}
    for at, column in sorted(columns.items()):
        found.setdefault(column.month, {}).setdefault(column.meaning, at)
    people = {name: held for name, held in found.items() if "actual" in held}
    return people if len(people) >= LEAST_MONTHS else {}


def person_of(month: str | None) -> str:
    """The name that stands where a month would; "" for a month."""
    return month.removeprefix(_NAME) if month is not None and month.startswith(_NAME) else ""

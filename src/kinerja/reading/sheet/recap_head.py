"""How does a recap begin: which columns are which KPI's, what do they hold, and what holds for everybody?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from kinerja.core.measure import total
from kinerja.reading.sheet.grid import Cell, Grid, Place
from kinerja.reading.sheet.months import month_column
from kinerja.reading.sheet.words import SheetWords, begins, normal

#: What the columns below a KPI's name may hold, and what may stand once in the head for everybody.
_HELD = ("weight", "target", "actual", "achievement", "score", "final")
_SHARED = ("weight", "target", "unit", "polarity", "baseline")
#: Rows above the lowest of the head that belong to it, and rows below it that say something of everybody.
_ROWS_ABOVE = 4
_ROWS_BELOW = 4
_LEAST_KPIS = 2
_MOST_KPIS = 40
_LONGEST_NAME = 120
_LETTERS = re.compile(r"[^\W\d_]{2}")
_SHARE = re.compile(r"(\d{1,3}(?:[.,]\d{1,2})?)\s*%")
_SHARE_BEHIND = re.compile(r"\s*[(\[–-]?\s*\d{1,3}(?:[.,]\d{1,2})?\s*%\s*[)\]]?\s*$")
_WHOLES = (Decimal(100), Decimal(1))


@dataclass(slots=True)
class RecapKpi:
    """One KPI across: its name and where that stands, its columns, their headings, and what the head says of it."""

    name: str
    named_at: Place
    columns: dict[str, int]
    texts: dict[str, str] = field(default_factory=dict)
    shared: dict[str, tuple[Cell, Place]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RecapHead:
    """The head of a recap: its first row, the first row that may be a person's, and the column of names.

    `labels` are the columns of positions and units, `total` the column that adds the KPIs up.
    """

    top: int
    row: int
    first: int
    name: int
    lang: str
    kpis: tuple[RecapKpi, ...]
    labels: Mapping[str, int]
    total: int | None

    def heading_at(self, meaning: str) -> Place:
        """Where the heading of a column stands, of the first KPI that has it."""
        for kpi in self.kpis:
            if meaning in kpi.columns:
                return self.row, kpi.columns[meaning]
            if meaning in kpi.shared:
                return kpi.shared[meaning][1]
        return self.row, self.name

    def holds_numbers(self, grid: Grid, row: int) -> bool:
        """Whether a row has a number below any KPI."""
        cells = (grid.at(row, at) for kpi in self.kpis for at in kpi.columns.values())
        return any(cell is not None and not cell.words for cell in cells)


def recap_head(grid: Grid, words: SheetWords) -> RecapHead | None:
    """The head of a sheet with people down its rows and KPIs across: "Nama" left of KPIs that each have an actual.

    A KPI's name stands above its columns, or in each of their headings ("Target Omzet"). Months across are none.
    """
    for row in grid.rows:
        kpis = _kpis(grid, row, words)
        if len(kpis) < _LEAST_KPIS or any("actual" not in kpi.columns for kpi in kpis):
            continue
        head = _head(grid, row, kpis, words)
        if head is not None:
            return head
    return None


def _head(grid: Grid, row: int, kpis: list[RecapKpi], words: SheetWords) -> RecapHead | None:
    left = min(at for kpi in kpis for at in kpi.columns.values())
    taken = {at for kpi in kpis for at in kpi.columns.values()}
    names_row = min((kpi.named_at[0] for kpi in kpis), default=row)
    about = _beside(grid, range(max(0, min(names_row, row - 1) - 1), row + 1), taken, words)
    name = next((at for at, (_, text) in about.items() if at < left and _is_name(text, words)), None)
    if name is None or any(words.heads(text) and _meaning(text, words) == "kpi" for _, text in about.values()):
        return None
    first = _first_person(grid, row, name, kpis, words)
    if first is None:
        return None
    top = min(names_row, about[name][0])
    for at in range(top, first):
        _share(grid, at, row, left, kpis, words)
    _named_shares(kpis)
    labels = {label: at for at, (_, text) in about.items() if (label := words.meaning("labels", text)) and at != name}
    sums = [at for at, (_, text) in about.items() if at > left and _is_total(text, words)]
    lang = next(found[1] for kpi in kpis if (found := words.column(kpi.texts["actual"])))
    return RecapHead(top, row, first, name, lang, tuple(kpis), labels, sums[-1] if sums else None)


def _kpis(grid: Grid, row: int, words: SheetWords) -> list[RecapKpi]:
    """The columns of a row by the KPI that they belong to, from the left."""
    found: list[RecapKpi] = []
    for at in grid.columns:
        cell = grid.at(row, at)
        if cell is None or _meaning(cell.words, words) not in _HELD:
            continue
        meaning, text, rest = _told_apart(cell.words, words)
        name, home = (rest, (row, at)) if rest else _above(grid, row, at, words)
        last = found[-1] if found else None
        if last is not None and meaning not in last.columns and name in ("", last.name):
            last.columns[meaning], last.texts[meaning] = at, text
        elif name and month_column([name], words) is None:
            found.append(RecapKpi(name, home, {meaning: at}, {meaning: text}))
        elif name:
            return []
    return found if len(found) <= _MOST_KPIS else []


def _told_apart(said: str, words: SheetWords) -> tuple[str, str, str]:
    """What a column holds, its heading, and the name of the KPI that the heading adds: "Omzet" of "Target Omzet".

    What stands in brackets is no name, and neither are a year and a month.
    """
    found = words.find_column(said)
    meaning, phrase = (found[0], found[2]) if found is not None else ("", "")
    rest = " ".join(re.sub(re.escape(phrase), " ", said, count=1, flags=re.I).strip(" -–:|/").split())
    if words.heads(said) or rest.startswith("(") or not _LETTERS.search(rest) or month_column([rest], words):
        return meaning, said, ""
    return meaning, phrase, rest


def _above(grid: Grid, row: int, at: int, words: SheetWords) -> tuple[str, Place]:
    """The name that stands above a column, over it alone or merged over several; "" where nothing does."""
    for above in range(row - 1, max(-1, row - 1 - _ROWS_ABOVE), -1):
        cell, home = grid.seen_at(above, at), grid.home_of(above, at)
        if cell is not None and cell.words and not _SHARE.fullmatch(cell.words) and not words.heads(cell.words):
            known = words.column(cell.words)
            if known is not None and known[0] == "weight":
                continue
            # A title over the whole sheet begins at its left, above the names of people.
            return (cell.words, home) if home[1] else ("", (row, at))
    return "", (row, at)


def _beside(grid: Grid, rows: range, taken: set[int], words: SheetWords) -> dict[int, tuple[int, str]]:
    """The columns of the head that are no KPI's, each with its heading and the row in which that stands.

    Of several texts above each other the one that names a column is its heading, and no title above it.
    """
    found: dict[int, tuple[int, str]] = {}
    for at in grid.columns:
        said = [
            (r, cell.words) for r in rows if at not in taken and (cell := grid.at(r, at)) is not None and cell.words
        ]
        named = [(r, text) for r, text in said if _is_name(text, words) or _is_total(text, words)]
        for each in (named or said)[:1]:
            found[at] = each
    return found


def _is_name(text: str, words: SheetWords) -> bool:
    """Whether a heading is that of the people's names: "Nama", "Employee", and "Nama Guru", which begins so."""
    meant = _meaning(text, words)
    named = any(meaning == "name" and begins(normal(text), phrase) for phrase, meaning, _ in words.table("labels"))
    return (named or (words.heads(text) and meant == "person")) and meant in ("", "person")


def _is_total(text: str, words: SheetWords) -> bool:
    return words.total(text) == "total" or (words.heads(text) and _meaning(text, words) in ("final", "score"))


def _meaning(text: str, words: SheetWords) -> str:
    found = words.column(text)
    return found[0] if found else ""


def _first_person(grid: Grid, row: int, name: int, kpis: Sequence[RecapKpi], words: SheetWords) -> int | None:
    """The first row below the head that names somebody, and no weight or target of everybody."""
    columns = [at for kpi in kpis for at in kpi.columns.values()]
    for below in range(row + 1, row + 2 + _ROWS_BELOW):
        cell = grid.at(below, name)
        numbers = any((each := grid.at(below, at)) is not None and not each.words for at in columns)
        if cell is not None and cell.words and numbers and not (words.heads(cell.words) or words.total(cell.words)):
            return below
    return None


def _share(grid: Grid, at: int, row: int, left: int, kpis: Sequence[RecapKpi], words: SheetWords) -> None:
    """What a row of the head says of each KPI for everybody: its weight, target, unit or direction."""
    if at == row:
        return
    said = [(kpi, place) for kpi in kpis if (place := _of_kpi(grid, at, kpi)) is not None]
    labels = [cell.words for column in range(left) if (cell := grid.at(at, column)) is not None and cell.words]
    meaning = next((found for text in labels if (found := _meaning(text, words)) in _SHARED), "")
    cells = [_share_in(grid.cells[place], words) for _, place in said]
    if not meaning and len(said) == len(kpis) and _is_whole(cells):
        meaning = "weight"
    for (kpi, place), cell in zip(said, cells, strict=True) if meaning else ():
        if meaning not in kpi.columns and place != kpi.named_at:
            kpi.shared[meaning] = (cell if meaning == "weight" else grid.cells[place]), place


def _of_kpi(grid: Grid, at: int, kpi: RecapKpi) -> Place | None:
    homes = (grid.home_of(at, column) for column in sorted(kpi.columns.values()))
    return next((home for home in homes if home in grid.cells and home[0] == at), None)


def _share_in(cell: Cell, words: SheetWords) -> Cell:
    """A weight without the word for it: "Bobot 40%" is 40 %."""
    found = _SHARE.search(cell.words)
    return Cell(Decimal(found[1].replace(",", ".")), "sign") if found else cell


def _is_whole(cells: Sequence[Cell]) -> bool:
    numbers = [cell.value for cell in cells if isinstance(cell.value, Decimal)]
    return len(numbers) == len(cells) and any(abs(total(numbers) - whole) <= whole / 2000 for whole in _WHOLES)


def _named_shares(kpis: Sequence[RecapKpi]) -> None:
    """The weights that stand behind the names: "Omzet (40%)"."""
    shares = [_SHARE.search(kpi.name) for kpi in kpis]
    if any("weight" in kpi.shared or "weight" in kpi.columns for kpi in kpis) or not all(shares):
        return
    for kpi, share in zip(kpis, shares, strict=True):
        if share is not None:
            kpi.shared["weight"] = Cell(Decimal(share[1].replace(",", ".")), "sign"), kpi.named_at
            kpi.name = _SHARE_BEHIND.sub("", kpi.name) or kpi.name


def across(grids: Sequence[Grid], words: SheetWords) -> Iterator[str]:
    """Sheets that look like people down and KPIs across, though what the numbers are is not said: their names."""
    for grid in grids:
        for row in grid.rows:
            texts = {at: cell.words for at in grid.columns if (cell := grid.at(row, at)) is not None and cell.words}
            name = next((at for at, text in texts.items() if _is_name(text, words)), None)
            right = [at for at in texts if name is not None and at > name]
            numbers = [at for at in right if (cell := grid.at(row + 1, at)) is not None and not cell.words]
            named = grid.at(row + 1, name) if name is not None else None
            if len(numbers) >= _LEAST_KPIS and named is not None and named.words:
                yield grid.name
                break

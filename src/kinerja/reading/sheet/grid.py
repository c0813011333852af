"""What stands in which cell of a sheet, as exact values?"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, Literal

from kinerja.core.measure import parse, text

Value = Decimal | str | date | bool
#: Row and column of a cell, both counted from 0.
Place = tuple[int, int]
#: The first and the last cell of a merged area, both included.
Merged = tuple[Place, Place]

_TAGS: Mapping[str, type] = {"b": bool, "d": date, "n": Decimal, "s": str}


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its value, and how its number is shown.

    `shown` is "percent" where the cell shows 0.95 as 95 %, "sign" where a % is only written behind the number.
    `error` is what a broken formula shows, such as "#DIV/0!"; the cell then has no value. `formula` is set where the
    file carries no result of one: "calculated" where it was calculated here, else "unknown", and there is no value.
    """

    value: Value | None
    shown: Literal["", "percent", "sign"] = ""
    error: str = ""
    formula: Literal["", "calculated", "unknown"] = ""

    @property
    def words(self) -> str:
        """The cell's text; "" for numbers and days. Whoever makes a cell takes needless blanks out of its text."""
        return self.value if isinstance(self.value, str) else ""


@dataclass(frozen=True, slots=True)
class Grid:
    """One sheet of a workbook: only the cells that hold something, merged areas, and the columns and rows hidden."""

    name: str
    cells: Mapping[Place, Cell]
    merged: tuple[Merged, ...] = ()
    hidden: frozenset[int] = frozenset()
    hidden_rows: frozenset[int] = frozenset()
    _whose: dict[Place, Place] = field(default_factory=dict, compare=False, repr=False)
    _columns: list[int] = field(default_factory=list, compare=False, repr=False)

    def __post_init__(self) -> None:
        """A cell of a merged area has the value of the area's first cell."""
        self._columns.extend(sorted({column for _, column in self.cells}))
        for (top, left), (bottom, right) in self.merged:
            if (bottom - top + 1) * (right - left + 1) <= 10_000:
                self._whose.update(
                    {(r, c): (top, left) for r in range(top, bottom + 1) for c in range(left, right + 1)}
                )

    @property
    def rows(self) -> list[int]:
        """The rows that hold something, from above."""
        return sorted({row for row, _ in self.cells})

    @property
    def columns(self) -> list[int]:
        """The columns that hold something, from the left."""
        return self._columns

    def at(self, row: int, column: int) -> Cell | None:
        """The cell itself; None where it is empty, also inside a merged area but for its first cell."""
        return self.cells.get((row, column))

    def seen_at(self, row: int, column: int) -> Cell | None:
        """What a person sees at a place: inside a merged area the value of the whole area."""
        return self.cells.get(self._whose.get((row, column), (row, column)))

    def with_cells(self, cells: Mapping[Place, Cell]) -> Grid:
        """The same sheet with other values."""
        return Grid(self.name, cells, self.merged, self.hidden, self.hidden_rows)

    def home_of(self, row: int, column: int) -> Place:
        """The place itself, or the first cell of the merged area that it is in."""
        return self._whose.get((row, column), (row, column))


def address(row: int, column: int) -> str:
    """A cell as people name it: row 6 and column 1, both counted from 0, are B7."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{row + 1}"


def packed(grids: Iterable[Grid]) -> str:
    """Sheets as one compact text, which a form carries from the preview to saving; `unpacked` takes it back."""
    return json.dumps(
        [
            [
                g.name,
                [[r, c, *_packed(cell)] for (r, c), cell in sorted(g.cells.items())],
                [[*a, *b] for a, b in g.merged],
                sorted(g.hidden),
                sorted(g.hidden_rows),
            ]
            for g in grids
        ],
        ensure_ascii=False,
        separators=(",", ":"),
    )


def _packed(cell: Cell) -> list[str]:
    value = cell.value
    tag = next(tag for tag, kind in _TAGS.items() if value is None or isinstance(value, kind))
    said = text(value) if isinstance(value, Decimal) else "" if value is None else str(value)
    known = [tag if value is not None else "", said, cell.shown, cell.error]
    return [*known, cell.formula] if cell.formula else known


def unpacked(carried: str) -> tuple[Grid, ...] | None:
    """The sheets of a packed text; None for one that nobody packed. It may come from anywhere: nothing is trusted."""
    try:
        return tuple(_grid(*each) for each in json.loads(carried))
    except (ValueError, TypeError, KeyError, RecursionError):
        return None


def _grid(name: Any, cells: Any, merged: Any, hidden: Any = (), rows: Any = ()) -> Grid:
    kept = {(_place(r), _place(c)): _cell(*rest) for r, c, *rest in cells}
    areas = tuple(((_place(a), _place(b)), (_place(c), _place(d))) for a, b, c, d in merged)
    return Grid(str(name)[:100], kept, areas, frozenset(map(_place, hidden)), frozenset(map(_place, rows)))


def _place(number: Any) -> int:
    if not isinstance(number, int) or not 0 <= number < 2**20:
        raise ValueError(number)
    return number


def _cell(tag: str, said: str, shown: str, error: str, formula: str = "") -> Cell:
    kind = _TAGS[tag] if tag else None
    value: Value | None = None
    if kind is Decimal:
        read = parse(said)
        if not isinstance(read, Decimal):
            raise ValueError(said)
        value = read
    elif kind is date:
        value = date.fromisoformat(said)
    elif kind is not None:
        value = said == "True" if kind is bool else " ".join(str(said).split())
    as_shown: Literal["", "percent", "sign"] = "percent" if shown == "percent" else "sign" if shown == "sign" else ""
    lacking: Literal["", "calculated", "unknown"] = "calculated" if formula == "calculated" else ""
    return Cell(value, as_shown, str(error)[:20], "unknown" if formula == "unknown" else lacking)

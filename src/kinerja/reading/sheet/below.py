"""What stands below a column's heading: numbers, words, directions, or hardly anything?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kinerja.reading.sheet.grid import Cell, Grid
from kinerja.reading.sheet.words import SheetWords

#: Rows below a heading that are looked at: enough to tell numbers from words.
_ROWS = 12


@dataclass(frozen=True, slots=True)
class Below:
    """The first rows of a table, from below its heading to the first empty row."""

    grid: Grid
    words: SheetWords
    rows: tuple[int, ...]

    def is_worded(self, column: int) -> bool:
        """Whether a column holds words where another one would hold numbers: "Sasaran" is a target or an aim."""
        said = [cell.words for cell in self._cells(column) if not (cell.words and self.words.nothing(cell.words))]
        worded = sum(bool(text) and not any(mark.isdigit() for mark in text) for text in said)
        return worded * 2 > len(said)

    def says_no_direction(self, column: int) -> bool:
        """Whether a column holds something, and none of it says which way is better."""
        said = [cell.words for cell in self._cells(column)]
        return bool(said) and not any(text and self.words.polarity(text) for text in said)

    def filled(self, column: int) -> int:
        """How many cells of a column hold something; a merged area counts once."""
        return sum(1 for _ in self._cells(column))

    def together(self, column: int, other: int) -> bool:
        """Whether two columns are filled in the same rows."""
        return all((self.grid.at(row, column) is None) == (self.grid.at(row, other) is None) for row in self.rows)

    def _cells(self, column: int) -> Iterator[Cell]:
        for row in self.rows:
            if (cell := self.grid.at(row, column)) is not None:
                yield cell


def below(grid: Grid, words: SheetWords, by_row: Mapping[int, Sequence[int]], last: int) -> Below:
    """What stands below a heading whose last row is `last`."""
    rows: list[int] = []
    for row in range(last + 1, last + 1 + _ROWS):
        if not by_row.get(row):
            break
        rows.append(row)
    return Below(grid, words, tuple(rows))

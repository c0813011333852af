"""Which rows head a KPI table, and what does each of its columns hold?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kinerja.reading.grid import Cell, Grid
from kinerja.reading.sheet_words import SheetWords

#: Columns of numbers: a row with one of these beside its name is a line.
NUMBERS = ("weight", "target", "actual", "achievement", "score", "final")
#: How many different columns a heading must name to be one; fewer are the words of some sentence.
_LEAST_COLUMNS = 3
_MOST_HEADING_ROWS = 3
#: Columns that its first row names; a title above it may hold the word KPI as well.
_LEAST_BEGUN = 2


@dataclass(frozen=True, slots=True)
class Heading:
    """The heading of a table: its columns by what they hold, how each is called, its language and its last row."""

    columns: dict[str, int]
    texts: dict[str, str]
    lang: str
    last: int


class Headings:
    """The headings of one sheet, asked for row by row."""

    def __init__(self, grid: Grid, words: SheetWords, by_row: Mapping[int, Sequence[int]]) -> None:
        self.grid, self.words, self.by_row = grid, words, by_row

    def _cells(self, row: int) -> Iterator[tuple[int, Cell]]:
        for column in self.by_row.get(row, ()):
            yield column, self.grid.cells[(row, column)]

    def at(self, row: int) -> Heading | None:
        """The heading that begins in a row: one row, or several of which the lower ones say more."""
        if sum(self.words.column(cell.words) is not None for _, cell in self._cells(row)) < _LEAST_BEGUN:
            return None
        best = self._columns(row, row)
        for last in range(row + 1, row + _MOST_HEADING_ROWS):
            if not self._only_words(last):
                break
            wider = self._columns(row, last)
            if wider is not None and (best is None or len(wider.columns) > len(best.columns)):
                best = wider
        if best is None:
            return None
        return Heading(best.columns, best.texts, best.lang, self._after_numbering(best.last))

    def _only_words(self, row: int) -> bool:
        cells = [cell for _, cell in self._cells(row)]
        return bool(cells) and all(cell.words for cell in cells)

    def _after_numbering(self, last: int) -> int:
        """Some headings number their columns below: 1, 2, 3 or (1), (2), (3) = (1) x (2)."""
        cells = [cell for _, cell in self._cells(last + 1)]
        said = [cell.words or str(cell.value) for cell in cells]
        numbering = len(said) >= _LEAST_COLUMNS and all(re.match(r"\(?[\da-h]{1,2}\)?( *=.*)?$", s) for s in said)
        return last + 1 if numbering else last

    def _columns(self, first: int, last: int) -> Heading | None:
        """What each column of a heading holds; None where it names too few to be one."""
        places = sorted({c for row in range(first, last + 1) for c in self.by_row.get(row, ())} | self._merged(first))
        claims: list[tuple[int, int, str, str, str]] = []
        for column in places:
            said = [cell.words if (cell := self.grid.seen_at(r, column)) else "" for r in range(first, last + 1)]
            said = [text for i, text in enumerate(said) if text and text not in said[:i]]
            # What the rows say together tells most, then the lowest; an exact heading goes before one that begins so.
            texts_here = (" ".join(said), *reversed(said))
            ranked = sorted((not self.words.heads(text), rank, text) for rank, text in enumerate(texts_here))
            for inexact, rank, text in ranked:
                if found := self.words.column(text):
                    claims.append((inexact * 10 + rank, column, found[0], found[1], text))
                    break
        columns: dict[str, int] = {}
        texts: dict[str, str] = {}
        langs: list[str] = []
        for _, column, meaning, lang, text in sorted(claims):
            if meaning not in columns and column not in columns.values():
                columns[meaning], texts[meaning] = column, text
                langs.append(lang)
        numbers = sum(name in columns for name in NUMBERS)
        if len(columns) < _LEAST_COLUMNS or "kpi" not in columns or not numbers:
            return None
        return Heading(_sorted_out(columns), texts, max(set(langs), key=langs.count), last)

    def _merged(self, row: int) -> set[int]:
        """The columns over which a heading of this row is merged to the right."""
        return {
            column
            for (top, left), (bottom, right) in self.grid.merged
            if top <= row <= bottom and right - left < 100
            for column in range(left, right + 1)
        }


def _sorted_out(columns: dict[str, int]) -> dict[str, int]:
    """Where "pencapaian" stands without "realisasi" it is what was reached; without a score it is the score.

    In "Pencapaian, Bobot, Skor" the order is the sum: a score that follows the weight has been weighted by it.
    """
    if "achievement" in columns and "actual" not in columns:
        columns = {**columns, "actual": columns["achievement"]}
        del columns["achievement"]
    follows = columns.keys() >= {"achievement", "score", "weight"} and "final" not in columns
    if follows and columns["achievement"] < columns["weight"] < columns["score"]:
        columns = {**columns, "final": columns["score"]}
        del columns["score"]
    if "achievement" in columns and "score" not in columns:
        columns = {**columns, "score": columns["achievement"]}
        del columns["achievement"]
    return columns

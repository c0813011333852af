"""Which rows head a KPI table, and what does each of its columns hold?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from kinerja.reading.grid import Cell, Grid
from kinerja.reading.sheet_months import by_month, carried_on, month_column
from kinerja.reading.sheet_words import SheetWords

#: Columns of numbers: a row with one of these beside its name is a line.
NUMBERS = ("weight", "target", "actual", "achievement", "score", "final")
#: How many different columns a heading must name to be one; fewer are the words of some sentence.
_LEAST_COLUMNS = 3
_MOST_HEADING_ROWS = 3
#: Columns that its first row names; a title above it may hold the word KPI as well.
_LEAST_BEGUN = 2
#: Hidden, not word for word, rank, column, what it holds, language, words: the least of them is believed first.
_Claim = tuple[bool, bool, int, int, str, str, str]


@dataclass(frozen=True, slots=True)
class Heading:
    """The heading of a table: its columns by what they hold, how each is called, its language and its last row.

    `open` holds the columns whose heading may mean several things, with its words and those meanings; `months`
    those that stand under a month, where several months stand beside each other.
    """

    columns: dict[str, int]
    texts: dict[str, str]
    lang: str
    last: int
    open: dict[int, tuple[str, tuple[str, ...]]] = field(default_factory=dict)
    months: dict[int, dict[str, int]] = field(default_factory=dict)

    @property
    def size(self) -> int:
        """How many columns it names."""
        return len(self.columns) + sum(len(columns) for columns in self.months.values())


class Headings:
    """The headings of one sheet, asked for row by row."""

    def __init__(self, grid: Grid, words: SheetWords, by_row: Mapping[int, Sequence[int]]) -> None:
        self.grid, self.words, self.by_row = grid, words, by_row

    def _cells(self, row: int) -> Iterator[tuple[int, Cell]]:
        for column in self.by_row.get(row, ()):
            yield column, self.grid.cells[(row, column)]

    def at(self, row: int) -> Heading | None:
        """The heading that begins in a row: one row, or several of which the lower ones say more."""
        named = [cell.words for _, cell in self._cells(row) if cell.words]
        if sum(
            self.words.column(said) is not None or month_column([said], self.words) is not None for said in named
        ) < (_LEAST_BEGUN):
            return None
        best = self._columns(row, row)
        for last in range(row + 1, row + _MOST_HEADING_ROWS):
            if not self._only_words(last):
                break
            wider = self._columns(row, last)
            if wider is not None and (best is None or wider.size > best.size):
                best = wider
        if best is None:
            return None
        return replace(best, last=self._after_numbering(best.last))

    def is_of_another(self, row: int) -> bool:
        """Whether a row heads a table that is none of KPIs: competencies with weights and marks."""
        cells = [cell.words for _, cell in self._cells(row)]
        meant = {found[0] for said in cells if self.words.heads(said) and (found := self.words.column(said))}
        return all(cells) and len(meant) >= _LEAST_COLUMNS

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
        texts_of: dict[int, Sequence[str]] = {column: self._texts(first, last, column) for column in places}
        if last > first:
            tops = {c: cell.words for c in places if (cell := self.grid.seen_at(first, c)) is not None}
            texts_of = carried_on(texts_of, tops, self.words)
        under = {at: month for at, texts in texts_of.items() if (month := month_column(texts, self.words))}
        months = by_month(under)
        claims: list[_Claim] = []
        open_: dict[int, tuple[str, tuple[str, ...]]] = {}
        for column, texts in texts_of.items():
            if months and column in under:
                continue
            for inexact, rank, text in self._ranked(texts):
                found, options = self.words.column(text), self.words.options(text)
                if options and column not in self.grid.hidden:
                    open_[column] = (text, options)
                if found:
                    hidden = column in self.grid.hidden
                    claims.append((hidden, inexact, rank, column, *found, text))
                if found or options:
                    break
        heading = self._settled(claims, open_, months, last)
        named = {f"month {under[at].month}": " ".join(texts_of[at]) for at in under} if months else {}
        return None if heading is None else replace(heading, texts={**heading.texts, **named})

    def _texts(self, first: int, last: int, column: int) -> list[str]:
        said = [cell.words if (cell := self.grid.seen_at(r, column)) else "" for r in range(first, last + 1)]
        return [text for i, text in enumerate(said) if text and text not in said[:i]]

    def _ranked(self, texts: Sequence[str]) -> list[tuple[bool, int, str]]:
        """What the rows say together tells most, then the lowest; an exact heading goes before one that begins so."""
        said = (" ".join(texts), *reversed(texts))
        return sorted((not self.words.heads(text), rank, text) for rank, text in enumerate(said))

    def _settled(
        self,
        claims: list[_Claim],
        open_: dict[int, tuple[str, tuple[str, ...]]],
        months: dict[int, dict[str, int]],
        last: int,
    ) -> Heading | None:
        """Each column for what claims it first; what a person sees goes before what is hidden."""
        columns: dict[str, int] = {}
        texts: dict[str, str] = {}
        langs: list[str] = []
        for _, _, _, column, meaning, lang, text in sorted(claims):
            if meaning not in columns and column not in columns.values():
                columns[meaning], texts[meaning] = column, text
                langs.append(lang)
        numbers = sum(name in columns for name in NUMBERS) + len(months)
        if len(columns) + len(months) < _LEAST_COLUMNS or "kpi" not in columns or not numbers:
            return None
        return Heading(_sorted_out(columns), texts, max(set(langs), key=langs.count), last, open_, months)

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

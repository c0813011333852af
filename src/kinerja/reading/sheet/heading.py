"""Which rows head a KPI table, and what does each of its columns hold?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from kinerja.reading.sheet.below import Below, below
from kinerja.reading.sheet.beside import by_person, people_beside, person_of
from kinerja.reading.sheet.grid import Cell, Grid
from kinerja.reading.sheet.months import by_month, carried_on, month_column
from kinerja.reading.sheet.words import SheetWords
from kinerja.reading.sheet.years import Claim, of_one_year, without_earlier

#: Columns of numbers: a row with one of these beside its name is a line.
NUMBERS = ("weight", "target", "actual", "achievement", "score", "final")
#: What a heading that is merged over several columns says of the one called "value".
_VALUES = ("target", "actual", "weight")
_OUTCOMES = ("achievement", "score", "final")
_PAIR = 2
#: How many different columns a heading must name to be one; fewer are the words of some sentence.
_LEAST_COLUMNS = 3
_MOST_HEADING_ROWS = 3
#: Columns that its first row names; a title above it may hold the word KPI as well.
_LEAST_BEGUN = 2
_IN_BRACKETS = re.compile(r"[(\[].*[)\]]")


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
    months: dict[str, dict[str, int]] = field(default_factory=dict)

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
        """Some headings number or explain their columns below: 1, 2, 3, (1), (2) = (1) x 100, or (agreed), (in %)."""
        cells = [cell for _, cell in self._cells(last + 1)]
        said = [cell.words or str(cell.value) for cell in cells]
        numbering = len(said) >= _LEAST_COLUMNS and all(re.match(r"\(?[\da-h]{1,2}\)?( *=.*)?$", s) for s in said)
        explained = bool(said) and all(_IN_BRACKETS.fullmatch(s) for s in said)
        return last + 1 if numbering or explained else last

    def _columns(self, first: int, last: int) -> Heading | None:
        """What each column of a heading holds; None where it names too few to be one."""
        places = sorted({c for row in range(first, last + 1) for c in self.by_row.get(row, ())} | self._merged(first))
        texts_of: dict[int, Sequence[str]] = {column: self._texts(first, last, column) for column in places}
        if last > first:
            tops = {c: cell.words for c in places if (cell := self.grid.seen_at(first, c)) is not None}
            texts_of = carried_on(texts_of, tops, self.words)
        under = {at: month for at, texts in texts_of.items() if (month := month_column(texts, self.words))}
        months = by_month(under)
        if not months and last > first:
            under = people_beside(texts_of, self.words)
            months = by_person(under)
        beneath = below(self.grid, self.words, self.by_row, last)
        beside = {at: each for at, each in texts_of.items() if not months or at not in under}
        claims, open_ = self._claimed(beside, beneath)
        if months and not person_of(min(months)) and any(claim.meaning in _OUTCOMES for claim in claims):
            claims += self._of_whole(beside, open_)
        heading = self._settled(claims, open_, months, last, beneath)
        named = {f"month {under[at].month}": " ".join(texts_of[at]) for at in under} if months else {}
        return None if heading is None else replace(heading, texts={**heading.texts, **named})

    def _of_whole(
        self, texts_of: Mapping[int, Sequence[str]], open_: dict[int, tuple[str, tuple[str, ...]]]
    ) -> Iterator[Claim]:
        """The column of what the months come to, where the whole is scored: "Rata-rata", "YTD"."""
        for column, texts in texts_of.items():
            text = texts[-1] if texts else ""
            if found := self.words.whole(text):
                open_.pop(column, None)
                yield Claim(column in self.grid.hidden, False, True, len(texts), column, "actual", found, text)
                return

    def _claimed(
        self, texts_of: Mapping[int, Sequence[str]], beneath: Below
    ) -> tuple[list[Claim], dict[int, tuple[str, tuple[str, ...]]]]:
        """What the columns may hold by their headings, and those whose heading may mean several things."""
        claims: list[Claim] = []
        open_: dict[int, tuple[str, tuple[str, ...]]] = {}
        for column, texts in texts_of.items():
            if above := self._named_above(texts):
                claims.append(Claim(column in self.grid.hidden, False, False, -1, column, *above, " ".join(texts)))
            for inexact, rank, text in self._ranked(texts):
                found, options = self.words.column(text), self.words.options(text)
                if options and column not in self.grid.hidden:
                    open_[column] = (text, options)
                if found is None and (otherwise := self.words.fallback(text)) is not None:
                    claims.append(Claim(column in self.grid.hidden, True, True, rank, column, *otherwise, text))
                if found:
                    claims += self._claims(column, *found, text, rank, beneath, inexact=inexact)
                if found or options:
                    break
        said = {at: " ".join(texts) for at, texts in texts_of.items()}
        told = of_one_year(without_earlier(claims, said, self.words), said)
        for at in [c.column for c in told if c.meaning == "baseline"]:
            open_.pop(at, None)
        for at in {claim.column for claim in claims} - {claim.column for claim in told}:
            open_.pop(at, None)
        return told, open_

    def _named_above(self, texts: Sequence[str]) -> tuple[str, str] | None:
        """What "Nilai" (value, or score) holds where "Target" is merged over it and "Satuan"."""
        if len(texts) < _PAIR or self.words.options(texts[-1])[:1] != ("score",) or not self.words.heads(texts[0]):
            return None
        above = self.words.column(texts[0])
        return above if above is not None and above[0] in _VALUES and not self.words.options(texts[0]) else None

    def _claims(
        self, column: int, meaning: str, lang: str, text: str, rank: int, beneath: Below, *, inexact: bool
    ) -> Iterator[Claim]:
        """What a column may hold by its heading, as far as what stands below it can be that."""
        hidden = column in self.grid.hidden
        if meaning == "polarity" and beneath.says_no_direction(column):
            return
        worded = meaning in NUMBERS and beneath.is_worded(column)
        yield Claim(hidden, worded, inexact, rank, column, meaning, lang, text)
        for instead in self.words.worded(text) if worded else ():
            yield Claim(hidden, instead == "kpi", True, rank, column, instead, lang, text)

    def _texts(self, first: int, last: int, column: int) -> list[str]:
        said = [cell.words if (cell := self.grid.seen_at(r, column)) else "" for r in range(first, last + 1)]
        return [text for i, text in enumerate(said) if text and text not in said[:i]]

    def _ranked(self, texts: Sequence[str]) -> list[tuple[bool, int, str]]:
        """What the rows say together tells most, then the lowest; an exact heading goes before one that begins so."""
        said = (" ".join(texts), *reversed(texts))
        return sorted((not self.words.heads(text), rank, text) for rank, text in enumerate(said))

    def _settled(
        self,
        claims: list[Claim],
        open_: dict[int, tuple[str, tuple[str, ...]]],
        months: dict[str, dict[str, int]],
        last: int,
        beneath: Below,
    ) -> Heading | None:
        """Each column for what claims it first; what a person sees goes before what is hidden."""
        columns: dict[str, int] = {}
        texts: dict[str, str] = {}
        langs: list[str] = []
        for claim in sorted(claims):
            if claim.meaning not in columns and claim.column not in columns.values():
                columns[claim.meaning], texts[claim.meaning] = claim.column, claim.text
                langs.append(claim.lang)
        for at in [claim.column for claim in claims if claim.rank < 0]:
            if at in open_ and any(columns.get(meaning) == at for meaning in _VALUES):
                del open_[at]
        columns |= _two_weights(columns, {claim.column for claim in claims if claim.meaning == "weight"}, beneath)
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


def _two_weights(columns: Mapping[str, int], weights: set[int], beneath: Below) -> dict[str, int]:
    """Of two columns of weights the one that is filled only where an area begins is the area's: "Bobot, Sub Bobot"."""
    if "area_weight" in columns or "area" not in columns or len(weights) != _PAIR:
        return {}
    of_area, of_line = sorted(weights, key=beneath.filled)
    if beneath.filled(of_area) < beneath.filled(of_line) and beneath.together(of_area, columns["area"]):
        return {"area_weight": of_area, "weight": of_line}
    return {}


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

"""Where in a sheet do KPI tables stand: which column holds what, and which rows are lines, totals and labels?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from kinerja.reading.sheet.grid import Cell, Grid, Place
from kinerja.reading.sheet.heading import NUMBERS, Heading, Headings
from kinerja.reading.sheet.words import SheetWords, normal

#: Numbers without which a row below a total is no line.
_LEAST_TOLD = 2
#: Labels stand in a few short cells.
_LONGEST_LABEL = 200
_MOST_LABELS = 16


@dataclass(slots=True)
class Row:
    """One row below a heading: a line, a total, a subtotal, or the head of an area with or without a weight.

    `share` is the weight that the title of a whole table names: "A. KPI Utama (70%)".
    """

    row: int
    kind: str
    area: str = ""
    name: str = ""
    name_column: int = 0
    share: Decimal | None = None


@dataclass(slots=True)
class Block:
    """One table with the labels above it: one person's part of a sheet (or several, told apart by a column)."""

    grid: Grid
    columns: dict[str, int]
    lang: str
    labels: dict[str, str]
    headings: dict[str, str] = field(default_factory=dict)
    rows: list[Row] = field(default_factory=list)
    #: What stands above the table and is no label: titles, in which a period may be named.
    above: list[str] = field(default_factory=list)
    #: Columns whose heading may mean several things: its words and those meanings.
    open: dict[int, tuple[str, tuple[str, ...]]] = field(default_factory=dict)
    #: The columns under each month or quarter, where several stand beside each other; `month` is the one taken of them.
    months: dict[str, dict[str, int]] = field(default_factory=dict)
    month: str | None = None
    #: Of the whole stretch beside its months: their columns, from which its own actuals come.
    comes_of: dict[str, dict[str, int]] = field(default_factory=dict)
    #: Rows that are hidden, and whether their lines were left out.
    hidden_lines: tuple[int, ...] = ()
    without_hidden: bool = False
    #: How many rows below a line's own the numbers of a column stand, where target and actual stand below each other.
    below: dict[str, int] = field(default_factory=dict)
    #: The row that heads another table below, which is none of KPIs.
    followed_at: int | None = None
    #: Where its cells really stand, of a table that was made of one row of a recap.
    places: dict[Place, Place] = field(default_factory=dict)
    #: The row at which reading stopped because nobody looks through so many lines.
    cut_at: int | None = None

    def cell(self, row: int, column: str) -> Cell | None:
        """The cell of a row in a column that has a meaning here; None without such a column."""
        place = self.place(row, column)
        return None if place is None else self.grid.at(*place)

    def place(self, row: int, column: str) -> tuple[int, int] | None:
        """Where a line's cell of a column stands: in its row, or so many rows below."""
        at = self.columns.get(column)
        return None if at is None else (row + self.below.get(column, 0), at)

    @property
    def top(self) -> int:
        """Its first row below the heading; a title that names its weight stands above that."""
        return next(row.row for row in self.rows if row.share is None)

    def seen(self, row: int, column: str) -> Cell | None:
        """The same, where a merged area speaks for all of its cells."""
        at = self.columns.get(column)
        return None if at is None else self.grid.seen_at(row, at)


def blocks_of(grid: Grid, words: SheetWords, most: int) -> list[Block]:
    """Every table of a sheet from above, each with its own labels; a table without lines is none.

    Reading stops after `most` lines in all; the table at which it stopped says so.
    """
    return [block for block in _Walk(grid, words, most).blocks() if any(row.kind == "line" for row in block.rows)]


class _Walk:
    """One way down a sheet: labels wait for the table below them; a name after lines begins the next person."""

    def __init__(self, grid: Grid, words: SheetWords, most: int) -> None:
        self.grid, self.words, self.most, self.lines = grid, words, most, 0
        #: Whether the table at hand has a line, and a total below its lines.
        self.begun = self.ended = False
        self.by_row: dict[int, list[int]] = {}
        for row, column in sorted(grid.cells):
            self.by_row.setdefault(row, []).append(column)
        self.headings = Headings(grid, words, self.by_row)
        self.found: list[Block] = []
        self.block: Block | None = None
        self.heading: Heading | None = None
        self.labels: dict[str, str] = {}
        self.above: list[str] = []

    def blocks(self) -> list[Block]:
        last = -1
        for row in sorted(self.by_row):
            if row <= last:
                continue
            if self.lines >= self.most and self.block is not None:
                self.block.cut_at = row
                break
            heading = self.headings.at(row)
            if heading is not None:
                self.heading, last = heading, heading.last
                self._open()
            elif self.block is not None and self.begun and self.headings.is_of_another(row):
                self.block.followed_at, self.block, self.heading = row, None, None
            elif not self._holds_numbers(row) and (told := self._labels(row)):
                self._label(told)
            elif self.heading is None:
                self.above += [cell.words for _, cell in self._cells(row) if cell.words]
            else:
                self._row(row)
        return self.found

    def _holds_numbers(self, row: int) -> bool:
        """Whether a row of the table names a KPI beside numbers: what stands further right of it is no label."""
        block = self.block
        if block is None or (kpi := block.cell(row, "kpi")) is None or not kpi.words:
            return False
        told = [cell for column in NUMBERS if (cell := block.cell(row, column)) is not None and not cell.words]
        return len(told) >= _LEAST_TOLD

    def _open(self) -> None:
        if self.heading is None:
            return
        h = self.heading
        self.block = Block(
            self.grid, h.columns, h.lang, self.labels, h.texts, above=self.above, open=h.open, months=h.months
        )
        self.begun = self.ended = False
        self.found.append(self.block)

    def _label(self, told: dict[str, str]) -> None:
        begun = self.block is not None and self.begun
        if self.block is not None and not begun:
            self.block.labels.update(told)
            return
        if begun and "name" not in told:
            # Below a table stand signatures and dates; only a name begins somebody else's.
            return
        if begun:
            self.labels, self.block = {}, None
        self.labels.update(told)

    def _cells(self, row: int) -> Iterator[tuple[int, Cell]]:
        for column in self.by_row.get(row, ()):
            yield column, self.grid.cells[(row, column)]

    # Labels

    def _labels(self, row: int) -> dict[str, str]:
        """The labels of a row: "Nama: Sari Dewanti", "Nama | : | Sari", several in one cell or beside each other."""
        told: dict[str, str] = {}
        cells = list(self._cells(row))[:_MOST_LABELS]
        waiting: str | None = None
        for _, cell in cells:
            said = cell.words if cell.value is None or isinstance(cell.value, str) else str(cell.value)
            parts = self._parts(said)
            if parts:
                told = {**{meaning: value for meaning, value in parts if value}, **told}
                waiting = parts[-1][0] if not parts[-1][1] else None
            elif waiting and said.strip(" :"):
                # Who is assessed stands to the left of who assesses.
                told.setdefault(waiting, said.strip(" :"))
                waiting = None
        if self.heading is not None and not told.keys() & {"name", "period", "position"}:
            return {}
        return told

    def _parts(self, said: str) -> list[tuple[str, str]]:
        """The labels inside one cell, each with what follows it up to the next."""
        alone = self.words.meaning("labels", said)
        if alone:
            return [(alone, "")]
        if len(said) > _LONGEST_LABEL or (":" not in said and "=" not in said):
            return []
        shape = self.words.label_shape
        found = [(match.start(), match.end(), match[1]) for match in shape.finditer(said.lower())]
        if not found:
            return []
        ends = [start for start, _, _ in found[1:]] + [len(said)]
        meant = [(self.words.meaning("labels", label) or "other", end) for _, end, label in found]
        return [(m, said[end:stop].strip(" ,;|/")) for (m, end), stop in zip(meant, ends, strict=True)]

    # Rows

    def _row(self, row: int) -> None:
        if self.block is None:
            self._open()
        block = self.block
        if block is None:
            return
        name = next((cell.words for _, cell in self._cells(row) if self._says_total(cell)), "")
        kpi = block.cell(row, "kpi")
        numbers = [
            cell for column in NUMBERS
            if (cell := block.cell(row, column)) is not None and not (column == "weight" and self._is_no_weight(cell))
        ]  # fmt: skip
        under = [self.grid.at(row, at) for columns in block.months.values() for at in columns.values()]
        numbers += [cell for cell in under if cell is not None]
        told = sum(not cell.words or cell.words[:1].isdigit() for cell in numbers)
        judged = any(block.cell(row, column) is not None for column in ("target", "actual"))
        kind = self._sum_said(name) if name else None
        if (kind == "verdict" or self.ended) and told < _LEAST_TOLD and kind not in ("total", "subtotal"):
            # Signatures, places and dates below the table, some of them in its columns.
            return
        if kind and kind != "verdict" and not judged:
            if len(self.by_row[row]) > 1:
                block.rows.append(Row(row, self._kind_of_sum(kind, name), name=name))
                self.ended = self.ended or block.rows[-1].kind == "total"
            return
        # A KPI that nobody has set a target for is a line all the same where its unit or direction stands beside it.
        told_apart = any(block.cell(row, column) is not None for column in ("unit", "polarity"))
        if kpi is not None and kpi.words and (numbers or told_apart):
            head = not judged and block.cell(row, "score") is None and self._is_area(row)
            if not head:
                block.rows.append(Row(row, "line", self._area(row), kpi.words, block.columns["kpi"]))
                self.begun, self.lines = True, self.lines + 1
                return
        self._area_head(row)

    def _is_no_weight(self, cell: Cell) -> bool:
        """Whether words stand where a weight would: "Bobot 20%" beside the title of the next table."""
        return cell.words[:1].isalpha() and not self.words.nothing(cell.words)

    def _kind_of_sum(self, kind: str, name: str) -> str:
        """A total that names the area above it is that area's: "Total Keuangan"."""
        block = self.block
        assert block is not None
        area = next((normal(row.area) for row in reversed(block.rows) if row.kind == "line"), "")
        return "subtotal" if area and area in normal(name) else kind

    def _says_total(self, cell: Cell) -> bool:
        return bool(cell.words) and self._sum_said(cell.words) is not None

    def _sum_said(self, text: str) -> str | None:
        """What kind of sum a text names; "Rata-rata" alone is one, as the beginning of a KPI's name it is none."""
        return self.words.total(text) or ("total" if self.words.whole(text) else None)

    def _is_area(self, row: int) -> bool:
        """Whether a row with a name and a weight heads an area: its name stands in the area's column as well."""
        block = self.block
        assert block is not None
        area = block.cell(row, "area")
        return area is not None and area.words == (block.cell(row, "kpi") or area).words

    def _area_head(self, row: int) -> None:
        """A row that names an area and holds no line: "A. Keuangan", with the area's weight or without."""
        block = self.block
        assert block is not None
        named = [(c, cell.words) for c, cell in self._cells(row) if len(cell.words) > 1]
        if len(named) == 1 and len(named[0][1]) <= 120:
            at_left = named[0][0] <= block.columns["kpi"]
            kind = "area" if block.cell(row, "weight") is None else "area_weight"
            if at_left:
                block.rows.append(Row(row, kind, name=named[0][1], name_column=named[0][0]))

    def _area(self, row: int) -> str:
        """The area of a line: its own or merged cell, else the one above; an area's row heads what follows it."""
        block = self.block
        assert block is not None
        seen = block.seen(row, "area")
        if seen is not None and seen.words:
            return seen.words
        above = next((r for r in reversed(block.rows) if r.kind in ("line", "area", "area_weight", "subtotal")), None)
        if above is None or above.kind == "subtotal":
            return ""
        return above.area if above.kind == "line" else above.name

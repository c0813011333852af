"""How does a KPI sheet leave as a workbook whose scores are formulas that anyone can follow?"""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import groupby
from typing import Any

from kinerja.core.measure import UnitKind
from kinerja.reading.sheet.grid import address
from kinerja.reading.sheet.words import sheet_words
from kinerja.reports.kpi_sheet_formulas import Places, final_formula, score_formula
from kinerja.reports.kpi_sheet_lines import PaperLine, PaperPage
from kinerja.reports.kpi_sheet_style import Style, shape_of
from kinerja.words.numbers import number

_COLUMNS = (
    *("number", "area", "kpi", "unit", "polarity", "formula"),
    *("weight", "baseline", "target", "actual", "score", "final"),
)
_WIDTHS = {"number": 5, "area": 22, "kpi": 44, "unit": 14, "polarity": 14, "formula": 14}
_NUMBERS = ("weight", "baseline", "target", "actual", "score", "final")
_HUNDRED = Decimal(100)
_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
_LONGEST_NAME = 31


def workbook(pages: Sequence[PaperPage], lang: str) -> bytes:
    """An XLSX with a sheet for each page: who and when, a line per KPI under its area, and a total.

    Scores, weighted scores and totals are live formulas with their values beside them, so that the file reads the same
    in a program that calculates nothing. Headings are those that `reading.sheet` reads, in `lang`.
    """
    # Only who exports pays for it: a worker starts without.
    import xlsxwriter

    paper = io.BytesIO()
    # Nothing a person wrote may become a formula, a link or a number by itself.
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(paper, options) as book:
        style, taken = Style(book), set[str]()
        for page in pages:
            _Sheet(book.add_worksheet(_name(page, taken)), style, page, lang).write()
    return paper.getvalue()


def _name(page: PaperPage, taken: set[str]) -> str:
    """A sheet's name: the person's, without what Excel forbids in one, and once only."""
    bare = _FORBIDDEN.sub(" ", page.name).strip(" '") or "KPI"
    name, count = bare[:_LONGEST_NAME], 2
    while name.lower() in taken or name.lower() == "history":
        name, count = f"{bare[: _LONGEST_NAME - 5]} ({count})", count + 1
    taken.add(name.lower())
    return name


class _Sheet:
    """One page on one worksheet, written from above."""

    def __init__(self, sheet: Any, style: Style, page: PaperPage, lang: str) -> None:
        self.sheet, self.style, self.page, self.lang = sheet, style, page, lang
        self.words = sheet_words()
        given = {"baseline": any(line.baseline is not None for line in page.lines)}
        given["formula"] = any(line.named_formula for line in page.lines)
        self.at = {column: i for i, column in enumerate(c for c in _COLUMNS if given.get(c, True))}

    def write(self) -> None:
        """The labels, the heading, the lines under their areas, the total."""
        first = self._head() + 1
        for row, line in enumerate(self.page.lines, start=first):
            self._line(row, line, row - first + 1)
        self._areas(first)
        self._total(first, first + len(self.page.lines))
        for column, place in self.at.items():
            self.sheet.set_column(place, place, _WIDTHS.get(column, 12))
        self.sheet.set_landscape()
        self.sheet.set_paper(9)
        self.sheet.fit_to_pages(1, 0)

    def _head(self) -> int:
        """The title and the labels; answers the row of the heading."""
        page, row = self.page, 2
        self.sheet.write_string(0, 0, self.words.said(self.lang, "title"), self.style.title)
        for label in ("name", "position", "unit", "period"):
            if value := getattr(page, "person" if label == "name" else label):
                self.sheet.write_string(row, 0, self.words.said(self.lang, label), self.style.label)
                self.sheet.write_string(row, 2, value, self.style.plain)
                row += 1
        row += 1
        for column, place in self.at.items():
            look = self.style.number_head if column in _NUMBERS else self.style.head
            self.sheet.write_string(row, place, self.words.heading(self.lang, column), look)
        self.sheet.freeze_panes(row + 1, self.at["kpi"] + 1)
        return row

    def _line(self, row: int, line: PaperLine, number: int) -> None:
        words = {"area": line.area, "kpi": line.name, "unit": line.unit}
        words["polarity"] = self.words.said(self.lang, line.polarity.value)
        if line.named_formula:
            words["formula"] = self.words.formula_name(self.lang, line.formula)
        self.sheet.write_number(row, self.at["number"], number, self.style.words)
        for column, said in words.items():
            self.sheet.write_string(row, self.at[column], said, self.style.words)
        self._number(row, "weight", line.weight, UnitKind.PERCENT)
        for column, value in (("baseline", line.baseline), ("actual", line.actual)):
            self._number(row, column, value, line.kind)
        self._target(row, line)
        self._scores(row, line)

    def _target(self, row: int, line: PaperLine) -> None:
        if line.high is None or line.target is None:
            self._number(row, "target", line.target, line.kind)
            return
        sign = "%" if line.kind is UnitKind.PERCENT else ""
        ends = [number(end, self.lang) for end in (line.target, line.high)]
        self.sheet.write_string(row, self.at["target"], f"{ends[0]} – {ends[1]}{sign}", self.style.words)

    def _number(self, row: int, column: str, value: Decimal | None, kind: UnitKind) -> None:
        """A number as exact as a spreadsheet keeps it; one that has more digits is written as text, to its last."""
        if column not in self.at:
            return
        if value is None:
            self.sheet.write_blank(row, self.at[column], None, self.style.words)
            return
        stored = value / _HUNDRED if kind is UnitKind.PERCENT else value
        if _exact(stored):
            self.sheet.write_number(row, self.at[column], float(stored), self.style.number(shape_of(value, kind)))
        else:
            sign = "%" if kind is UnitKind.PERCENT else ""
            self.sheet.write_string(row, self.at[column], f"{number(value, self.lang)}{sign}", self.style.words)

    def _scores(self, row: int, line: PaperLine) -> None:
        look = self.style.number("0.00")
        target, actual, weight, score = (self._cell(row, c) for c in ("target", "actual", "weight", "score"))
        at = Places(target, actual, weight, score, self._cell(row, "baseline"))
        # A number that had to be written as text is none that a formula could count with.
        countable = all(v is None or _exact(v) for v in (line.target, line.actual, line.baseline))
        formula = score_formula(line, at) if countable else None
        if formula is not None:
            self.sheet.write_formula(row, self.at["score"], formula, look, _cached(line.score))
        elif line.score is not None:
            self.sheet.write_number(row, self.at["score"], float(line.score), look)
        else:
            self.sheet.write_blank(row, self.at["score"], None, look)
        self.sheet.write_formula(row, self.at["final"], final_formula(line, at), look, _cached(line.final))

    def _cell(self, row: int, column: str) -> str:
        return address(row, self.at[column]) if column in self.at else ""

    def _areas(self, first: int) -> None:
        """One merged cell for the lines of an area that follow each other."""
        row, place = first, self.at["area"]
        for area, group in groupby(self.page.lines, key=lambda line: line.area):
            count = len(list(group))
            if count > 1 and area:
                self.sheet.merge_range(row, place, row + count - 1, place, "", self.style.words)
                self.sheet.write_string(row, place, area, self.style.words)
            row += count

    def _total(self, first: int, row: int) -> None:
        lines = self.page.lines
        for place in self.at.values():
            self.sheet.write_blank(row, place, None, self.style.total)
        self.sheet.write_string(row, self.at["kpi"], self.words.said(self.lang, "total"), self.style.total)
        if not lines:
            return
        weights = [line.weight for line in lines if line.weight is not None]
        finals = [line.final for line in lines if line.final is not None]
        for column, sums, shape in (("weight", weights, "0.##%"), ("final", finals, "0.00")):
            if sums:
                whole = sum(sums) / _HUNDRED if column == "weight" else sum(sums)
                shape = shape_of(sum(sums, Decimal(0)), UnitKind.PERCENT) if column == "weight" else shape
                area = f"{self._cell(first, column)}:{self._cell(row - 1, column)}"
                look = self.style.number(shape, bold=True)
                self.sheet.write_formula(row, self.at[column], f"=SUM({area})", look, float(whole))


def _exact(value: Decimal) -> bool:
    """Whether a cell can hold the number: to 16 digits, as the file writes it, it comes back the same."""
    return Decimal(f"{float(value):.16G}") == value


def _cached(value: Decimal | None) -> float | str:
    return "" if value is None else float(value)

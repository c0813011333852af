"""What does a workbook's own XML tell about its cells that its values alone don't: percentages, errors, extent?"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal
from xml.etree import ElementTree
from xml.parsers import expat

from kinerja.reading.sheet.grid import Merged, Place

Shown = Literal["percent", "sign"]
_PERCENT_IDS = (9, 10)
_FARTHEST = 1_000
#: A workbook that asks to be calculated anew when it is opened: its writer calculated nothing.
_RECALCULATED = re.compile(rb"fullCalcOnLoad\s*=\s*[\"'](?:1|true)")
_LONGEST_FORMULA = 2_000
_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")


@dataclass(slots=True)
class Marks:
    """Of one sheet: how cells are shown, which are broken formulas, merged areas, what is hidden, how far it reaches.

    `filled` counts the cells that hold a value, repeated ones as often as they repeat. `formulas` holds those without a
    result, and `zeros` those whose result is 0: where a program asks that all be calculated anew it may have no other.
    """

    shown: dict[Place, Shown] = field(default_factory=dict)
    errors: dict[Place, str] = field(default_factory=dict)
    merged: list[Merged] = field(default_factory=list)
    hidden: set[int] = field(default_factory=set)
    hidden_rows: set[int] = field(default_factory=set)
    formulas: dict[Place, str] = field(default_factory=dict)
    zeros: dict[Place, str] = field(default_factory=dict)
    first: Place | None = None
    last: Place = (0, 0)
    filled: int = 0

    def reach(self, row: int, column: int) -> None:
        """Note that a cell holds something."""
        first = self.first or (row, column)
        self.first = (min(first[0], row), min(first[1], column))
        self.last = (max(self.last[0], row), max(self.last[1], column))
        self.filled += 1

    @property
    def area(self) -> int:
        """How many cells lie between the first and the last that hold something."""
        first = self.first or self.last
        return (self.last[0] - first[0] + 1) * (self.last[1] - first[1] + 1)


def marks_of_xlsx(data: bytes) -> Mapping[str, Marks]:
    """The marks of each sheet of an XLSX by its name. The file has been checked: no entities, no bomb."""
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        names = set(parts.namelist())
        anew = _RECALCULATED.search(parts.read("xl/workbook.xml")) is not None
        styles = _styles(parts.read("xl/styles.xml")) if "xl/styles.xml" in names else []
        return {
            name: _xlsx_sheet(parts.read(part), styles, anew=anew) for name, part in _sheets(parts) if part in names
        }


def _sheets(parts: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    links = {
        link.get("Id"): posixpath.normpath(posixpath.join("xl", link.get("Target", "")))
        for link in ElementTree.fromstring(parts.read("xl/_rels/workbook.xml.rels"))
    }
    for node in ElementTree.fromstring(parts.read("xl/workbook.xml")).iter():
        if _local(node.tag) == "sheet":
            link = next((value for key, value in node.attrib.items() if key.endswith("}id")), None)
            target = links.get(link, "")
            # A target that begins with a slash counts from the file's root.
            yield node.get("name", ""), target.removeprefix("/")


def _local(name: str) -> str:
    return name.rpartition("}")[2].rpartition(":")[2]


def _styles(xml: bytes) -> list[Shown | None]:
    """For each cell style whether it shows a percentage."""
    root = ElementTree.fromstring(xml)
    own = {n.get("numFmtId"): n.get("formatCode", "") for n in root.iter() if _local(n.tag) == "numFmt"}
    found: list[Shown | None] = []
    for node in root.iter():
        if _local(node.tag) == "cellXfs":
            found = [_shown(xf.get("numFmtId", "0"), own) for xf in node]
    return found


def _shown(number: str, own: Mapping[str | None, str]) -> Shown | None:
    """A bare % in a format multiplies by 100; one in quotation marks is only written behind the number."""
    code = own.get(number, "0%" if number.isdecimal() and int(number) in _PERCENT_IDS else "")
    if "%" in _QUOTED.sub("", code):
        return "percent"
    return "sign" if "%" in code else None


class _XlsxSheet:
    """One pass over a sheet's XML; only cells that hold a value count."""

    def __init__(self, styles: list[Shown | None]) -> None:
        self.marks, self.styles = Marks(), styles
        self.at: Place = (-1, -1)
        self.style = self.kind = ""
        self.said: list[str] | None = None
        self.formula = self.result = ""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        name = _local(name)
        if name == "col" and attributes.get("hidden") in ("1", "true"):
            # Whoever hides what is right of a table hides it to the sheet's end.
            first, last = _count(attributes.get("min")), _count(attributes.get("max"))
            self.marks.hidden.update(range(first - 1, min(last, _FARTHEST)))
        elif name == "row":
            # Rows and cells may leave out where they stand: then each follows the one before.
            number = attributes.get("r", "")
            self.at = (int(number) - 1 if number.isdecimal() else self.at[0] + 1, -1)
            if attributes.get("hidden") in ("1", "true"):
                self.marks.hidden_rows.add(self.at[0])
        elif name == "c":
            self.at = _place(attributes.get("r", "")) or (self.at[0], self.at[1] + 1)
            self.style, self.kind = attributes.get("s", ""), attributes.get("t", "")
            self.formula = self.result = ""
        elif name in ("v", "is", "f"):
            self.marks.reach(*self.at)
            self.said = []
            style = int(self.style) if self.style.isdecimal() else 0
            if style < len(self.styles) and (shown := self.styles[style]):
                self.marks.shown[self.at] = shown

    def text(self, piece: str) -> None:
        if self.said is not None:
            self.said.append(piece)

    def end(self, name: str) -> None:
        name = _local(name)
        if name == "c":
            self._lacks()
        if self.said is None or name not in ("v", "f"):
            return
        said, self.said = "".join(self.said)[:_LONGEST_FORMULA], None
        if name == "f":
            # One that others share is written once, and they name only its number.
            self.formula = said or "?"
        elif self.kind == "e":
            self.marks.errors[self.at] = said[:20] or "#ERROR!"
        else:
            self.result = said

    def _lacks(self) -> None:
        """Note a formula without a result. An empty text is one, and says so by its kind."""
        if self.formula and self.kind in ("", "n") and self.result in ("", "0"):
            (self.marks.zeros if self.result else self.marks.formulas)[self.at] = self.formula


def _place(reference: str) -> Place | None:
    found = _REFERENCE.fullmatch(reference)
    if not found:
        return None
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(found[2]) - 1, column - 1


def _xlsx_sheet(xml: bytes, styles: list[Shown | None], *, anew: bool) -> Marks:
    sheet = _XlsxSheet(styles)
    _parse(xml, sheet.start, sheet.text, sheet.end)
    if anew:
        sheet.marks.formulas |= sheet.marks.zeros
    return sheet.marks


def _parse(
    xml: bytes, start: Callable[[str, dict[str, str]], None], text: Callable[[str], None], end: Callable[[str], None]
) -> None:
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler, parser.CharacterDataHandler, parser.EndElementHandler = start, text, end
    parser.Parse(xml, True)


class _Ods:
    """One pass over an ODS file, where a cell or a row that repeats is written once with its count."""

    def __init__(self) -> None:
        self.sheets: dict[str, Marks] = {}
        self.marks = Marks()
        self.row = self.column = self.place = 0
        self.rows = self.columns = 1

    def start(self, name: str, attributes: dict[str, str]) -> None:
        told = {_local(key): value for key, value in attributes.items()}
        match _local(name):
            case "table":
                self.marks = self.sheets.setdefault(told.get("name", ""), Marks())
                self.row = self.place = 0
            case "table-column":
                count = _count(told.get("number-columns-repeated"))
                if told.get("visibility") == "collapse":
                    self.marks.hidden.update(range(self.place, min(self.place + count, _FARTHEST)))
                self.place += count
            case "table-row":
                self.rows, self.column = _count(told.get("number-rows-repeated")), 0
                if told.get("visibility") in ("collapse", "filter"):
                    self.marks.hidden_rows.update(range(self.row, self.row + min(self.rows, _FARTHEST)))
            case "table-cell" | "covered-table-cell":
                self.columns = _count(told.get("number-columns-repeated"))
                self._cell(told)

    def _cell(self, told: dict[str, str]) -> None:
        kind = told.get("value-type")
        down, right = _count(told.get("number-rows-spanned")), _count(told.get("number-columns-spanned"))
        if (down, right) != (1, 1):
            self.marks.merged.append(((self.row, self.column), (self.row + down - 1, self.column + right - 1)))
        if kind is None:
            return
        self.marks.reach(self.row, self.column)
        self.marks.reach(self.row + self.rows - 1, self.column + self.columns - 1)
        self.marks.filled += self.rows * self.columns - 2
        if kind == "percentage":
            self.marks.shown[(self.row, self.column)] = "percent"

    def end(self, name: str) -> None:
        match _local(name):
            case "table-row":
                self.row += self.rows
            case "table-cell" | "covered-table-cell":
                self.column += self.columns

    def text(self, piece: str) -> None:
        """What a cell says is read elsewhere."""


def _count(number: str | None) -> int:
    return min(int(number), 2**20) if number and number.isdecimal() else 1


def marks_of_ods(data: bytes) -> Mapping[str, Marks]:
    """The marks of each sheet of an ODS by its name."""
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        ods = _Ods()
        _parse(parts.read("content.xml"), ods.start, ods.text, ods.end)
        return ods.sheets

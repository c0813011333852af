"""What stands in the sheets of an XLSX, XLS, ODS or CSV file, and why might a file not be opened?"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import ParseError
from xml.parsers.expat import ExpatError

from kinerja.core.measure import plain
from kinerja.core.problem import Problem
from kinerja.reading.sheet.grid import Cell, Grid, Merged, Place, Value, packed, unpacked
from kinerja.sources.apart import read_apart
from kinerja.sources.bounds import check_size, check_zip, has_macros, is_locked_office, is_old_office, part_names
from kinerja.sources.workbook_formulas import calculated
from kinerja.sources.workbook_marks import Marks, marks_of_ods, marks_of_xlsx

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook

#: What a workbook may hold to be read: a KPI sheet has some dozens of rows for each person.
MOST_SHEETS = 100
MOST_ROWS = 5_000
MOST_COLUMNS = 200
MOST_CELLS = 100_000
#: Cells between the first and the last that hold something, on one sheet: they take memory even where they are empty.
MOST_AREA = 2_000_000
_LONGEST_TEXT = 1_000
_LARGEST = 10.0**30
#: What is left where a formula should give 0: 0.1 + 0.2 − 0.3 is 5.6E-17 to a spreadsheet.
_SMALLEST = 10.0**-14
_ERRORS = ("#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!", "#ERROR!")
_NOT_TEXT = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"{\\rtf", b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!")


def read_workbook(data: bytes) -> tuple[Grid, ...] | Problem:
    """The sheets of a file with every value exact, or the reason why it is not opened.

    0.1 is Decimal("0.1"): of all numbers that the file's binary one stands for, the shortest. Hidden sheets are left
    out, no macro is run, and nothing is calculated but formulas whose result the file lacks. XLS tells neither
    percentages nor errors: its cells stand as numbers. What is not plain text is opened in a process of its own, with a
    bound on its time and memory.
    """
    if problem := check_size(data):
        return problem
    if not data.startswith(b"PK") and not is_old_office(data):
        return _csv(data)
    carried = read_apart("kinerja.sources.workbook:carried", data)
    if isinstance(carried, Problem):
        return carried
    return unpacked(carried) or Problem("file.broken", "file")


def carried(data: bytes) -> str | Problem:
    """The sheets of an XLSX, XLS or ODS as `reading.sheet.grid.packed` writes them, or the reason why not."""
    if data.startswith(b"PK"):
        grids = _packed(data)
    elif is_locked_office(data):
        return Problem("file.password", "file")
    else:
        grids = _opened(data, {})
    return grids if isinstance(grids, Problem) else packed(grids)


def _packed(data: bytes) -> tuple[Grid, ...] | Problem:
    if problem := check_zip(data):
        return problem
    parts = part_names(data)
    if has_macros(data):
        return Problem("file.macros", "file")
    try:
        if "xl/workbook.xml" in parts:
            marks = marks_of_xlsx(data)
        elif "content.xml" in parts:
            marks = marks_of_ods(data)
        else:
            return Problem("file.no_workbook", "file")
    except (ParseError, ExpatError, KeyError, ValueError):
        return Problem("file.broken", "file")
    for name, found in marks.items():
        if found.area > MOST_AREA or found.filled > MOST_AREA:
            return Problem("sheet.too_large", "file", {"name": name, "rows": found.last[0] + 1})
    return _opened(data, marks)


def _opened(data: bytes, marks: Mapping[str, Marks]) -> tuple[Grid, ...] | Problem:
    # Only who brings a workbook pays for it: a worker starts without.
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
            shown = [
                sheet.name
                for sheet in book.sheets_metadata
                if sheet.visible is SheetVisibleEnum.Visible and sheet.typ is SheetTypeEnum.WorkSheet
            ][:MOST_SHEETS]
            grids = calculated([_grid(book, name, marks.get(name, Marks())) for name in shown], marks)
    except PasswordError:
        return Problem("file.password", "file")
    except (CalamineError, OSError, ValueError):
        return Problem("file.broken", "file")
    return _bounded(grids)


def _grid(book: CalamineWorkbook, name: str, marks: Marks) -> Grid:
    sheet = book.get_sheet_by_name(name)
    top, left = sheet.start or (0, 0)
    rows = sheet.to_python(skip_empty_area=True, nrows=MOST_ROWS)
    cells: dict[Place, Cell] = {}
    for r, row in enumerate(rows, start=top):
        for c, found in enumerate(row[:MOST_COLUMNS], start=left):
            place = (r, c)
            if place in marks.errors:
                cells[place] = Cell(None, error=marks.errors[place])
            elif (cell := _cell(found)) is not None:
                cells[place] = Cell(cell.value, marks.shown.get(place, ""), cell.error)
    merged = _merged(sheet.merged_cell_ranges, marks)
    return Grid(name, cells, merged, frozenset(marks.hidden), frozenset(marks.hidden_rows))


def _merged(ranges: list[tuple[Place, Place]] | None, marks: Marks) -> tuple[Merged, ...]:
    return tuple(((a[0], a[1]), (b[0], b[1])) for a, b in ranges) if ranges else tuple(marks.merged)


def _cell(found: Any) -> Cell | None:
    """A cell of a value as calamine gives it; None for an empty one."""
    if isinstance(found, str):
        said = " ".join(found.replace("\x00", "")[:_LONGEST_TEXT].split())
        if not said:
            return None
        return Cell(None, error=said) if said in _ERRORS else Cell(said)
    return Cell(_value(found))


def _value(found: Any) -> Value:
    match found:
        case bool():
            return found
        case int() | float():
            # repr is the shortest text that stands for the same float; beyond the largest it is no KPI but a slip.
            if 0 < abs(found) < _SMALLEST:
                return Decimal(0)
            return plain(Decimal(repr(found))) if abs(found) < _LARGEST else repr(found)
        case datetime():
            return found.date()
        case date():
            return found
        case time() | timedelta():
            return str(found)
        case _:
            return str(found)


def _bounded(grids: Iterable[Grid]) -> tuple[Grid, ...] | Problem:
    """The sheets that hold something, if they are not more than a person could look at."""
    kept = tuple(grid for grid in grids if grid.cells)
    if not kept:
        return Problem("sheet.empty", "file")
    for grid in kept:
        if len(grid.cells) > MOST_CELLS or sum(len(g.cells) for g in kept) > MOST_CELLS * 2:
            return Problem("sheet.too_large", "file", {"name": grid.name, "rows": grid.rows[-1] + 1})
    return kept


def _csv(data: bytes) -> tuple[Grid, ...] | Problem:
    text = _decoded(data)
    if text is None:
        return Problem("file.no_workbook", "file")
    cells: dict[Place, Cell] = {}
    try:
        for r, row in enumerate(_rows(text)):
            for c, said in enumerate(row[:MOST_COLUMNS]):
                if cell := _cell(said):
                    cells[(r, c)] = cell
            if r >= MOST_ROWS or len(cells) > MOST_CELLS:
                return Problem("sheet.too_large", "file", {"name": "CSV", "rows": text.count("\n") + 1})
    except csv.Error:
        return Problem("file.broken", "file")
    return _bounded([Grid("CSV", cells)])


def _rows(text: str) -> Iterator[list[str]]:
    """The rows, cut at the mark that stands most often in the first lines; Indonesian Excel writes a semicolon."""
    head = text[:5_000]
    mark = max(";\t,|", key=head.count)
    return csv.reader(io.StringIO(text, newline=""), delimiter=mark)


def _decoded(data: bytes) -> str | None:
    """The text of a file of text; None for what is none: a picture, a PDF, a page of HTML or XML."""
    if data.startswith(_NOT_TEXT):
        return None
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", errors="replace")
    if b"\x00" in data or data.lstrip()[:1] == b"<":
        return None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")

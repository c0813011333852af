"""Which lines does a workbook hold, read as a document: each sheet a chapter, each row a row of a table?"""

from __future__ import annotations

import datetime
import io
import re
from collections.abc import Mapping
from xml.etree.ElementTree import ParseError
from xml.parsers.expat import ExpatError

from python_calamine import CalamineError, CalamineWorkbook

from kinerja.core.problem import Problem
from kinerja.sources.bounds import part_names
from kinerja.sources.workbook_marks import Marks, marks_of_ods, marks_of_xlsx

MOST_ROWS = 10_000
_MOST_COLUMNS = 60
#: "Sheet1", "Lembar 2": names that the program gave and nobody chose.
_NOBODY_CHOSE = re.compile(r"\D{1,12}\s?\d{1,3}")


def lines_of(data: bytes) -> list[str] | Problem:
    """The rows of all visible sheets, their cells apart by tabs; an empty row is an empty line."""
    try:
        marks = _marks(data)
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        lines: list[str] = []
        for sheet in book.sheets_metadata:
            if str(sheet.visible).rpartition(".")[2] == "Visible" and len(lines) < MOST_ROWS:
                named = not _NOBODY_CHOSE.fullmatch(sheet.name)
                lines += ["", f"# {sheet.name}"] if named else [""]
                lines += _rows(book, sheet.name, MOST_ROWS - len(lines), marks.get(sheet.name, Marks()))
    except (CalamineError, ExpatError, KeyError, ParseError, ValueError, OSError):
        return Problem("file.broken", "file")
    return lines


def _marks(data: bytes) -> Mapping[str, Marks]:
    """Which cells of each sheet show a percentage, as far as the file tells."""
    if not data.startswith(b"PK"):
        return {}
    return marks_of_xlsx(data) if "xl/workbook.xml" in part_names(data) else marks_of_ods(data)


def _rows(book: CalamineWorkbook, name: str, most: int, marks: Marks) -> list[str]:
    lines: list[str] = []
    sheet = book.get_sheet_by_name(name)
    # Rows are counted from the first of the sheet, columns from the first that holds something.
    left = (sheet.start or (0, 0))[1]
    for r, row in enumerate(sheet.iter_rows()):
        if len(lines) >= most:
            break
        shown = (marks.shown.get((r, c)) for c in range(left, left + _MOST_COLUMNS))
        cells = [_cell(value, percent=how == "percent") for value, how in zip(row, shown, strict=False)]
        filled = [cell for cell in cells if cell]
        line = "\t".join(cells).rstrip() if len(filled) > 1 else "".join(filled)
        if line or (lines and lines[-1]):
            lines.append(line)
    return lines


def _cell(value: object, *, percent: bool = False) -> str:
    """A cell as one would type it: 20.0 is "20", 0.9 shown as a percentage is "90%", a day is ISO's."""
    if isinstance(value, bool):
        return ""
    if isinstance(value, float | int) and percent:
        return f"{value * 100:.10g}%"
    if isinstance(value, float):
        return f"{value:.10g}"
    if isinstance(value, datetime.datetime) and value.time() == datetime.time():
        return value.date().isoformat()
    return " ".join(str(value).split())

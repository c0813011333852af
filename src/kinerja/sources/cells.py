"""Which lines does a workbook hold, read as a document: each sheet a chapter, each row a row of a table?"""

from __future__ import annotations

import datetime
import io
import re

from python_calamine import CalamineError, CalamineWorkbook

from kinerja.core.problem import Problem

MOST_ROWS = 10_000
_MOST_COLUMNS = 60
#: "Sheet1", "Lembar 2": names that the program gave and nobody chose.
_NOBODY_CHOSE = re.compile(r"\D{1,12}\s?\d{1,3}")


def lines_of(data: bytes) -> list[str] | Problem:
    """The rows of all visible sheets, their cells apart by tabs; an empty row is an empty line."""
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        lines: list[str] = []
        for sheet in book.sheets_metadata:
            if str(sheet.visible).rpartition(".")[2] == "Visible" and len(lines) < MOST_ROWS:
                named = not _NOBODY_CHOSE.fullmatch(sheet.name)
                lines += ["", f"# {sheet.name}"] if named else [""]
                lines += _rows(book, sheet.name, MOST_ROWS - len(lines))
    except (CalamineError, ValueError, OSError):
        return Problem("file.broken", "file")
    return lines


def _rows(book: CalamineWorkbook, name: str, most: int) -> list[str]:
    lines: list[str] = []
    for row in book.get_sheet_by_name(name).iter_rows():
        if len(lines) >= most:
            break
        cells = [_cell(value) for value in row[:_MOST_COLUMNS]]
        filled = [cell for cell in cells if cell]
        line = "\t".join(cells).rstrip() if len(filled) > 1 else "".join(filled)
        if line or (lines and lines[-1]):
            lines.append(line)
    return lines


def _cell(value: object) -> str:
    """A cell as one would type it: 20.0 is "20", a day is ISO's."""
    if isinstance(value, bool):
        return ""
    if isinstance(value, float):
        return f"{value:.10g}"
    if isinstance(value, datetime.datetime) and value.time() == datetime.time():
        return value.date().isoformat()
    return " ".join(str(value).split())

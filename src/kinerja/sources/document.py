"""Which text does a file hold that somebody brings: plain text, Markdown, HTML, Word, PDF or a workbook?"""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass

from kinerja.core.problem import Problem
from kinerja.sources.apart import read_apart
from kinerja.sources.bounds import (
    check_size,
    check_zip,
    has_macros,
    is_locked_office,
    is_old_office,
    part_names,
)
from kinerja.sources.text import decode

#: The ends of file names that a face offers; what a file is, its content decides.
ENDINGS = (".txt", ".md", ".docx", ".pdf", ".html", ".htm", ".xlsx", ".xls", ".ods", ".csv")
#: Bytes that the one large part of a Word document may unpack to: a thousand pages have about 10 MB.
_MOST_WORD = 25_000_000
_MOST_UNPACKED = 100_000_000
_WORKBOOK = "Workbook".encode("utf-16-le")
_HTML = re.compile(
    r"\s*(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body|table|div|p|h[1-6]|ul|ol)\b",
    re.IGNORECASE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class FileText:
    """The text of a file as the document reader takes it, and what the file turned out to be ("docx", "text", …)."""

    text: str
    form: str


def read_file(data: bytes, name: str = "") -> FileText | Problem:
    """The text of a file of any of the forms we read, found out by its content.

    A Word document called "plan.txt" is read as one; the name only tells a table of commas (".csv") from prose.
    Refusals have the field "file": empty, too large, behind a password, with macros, broken, unpacking to too much,
    a PDF of pictures, or of no form we know.
    """
    form = check_size(data) or _form_of(data)
    if isinstance(form, Problem):
        return form
    if form == "text":
        return _read_text(data, name)
    lines = read_apart(_READERS[form], data)
    return lines if isinstance(lines, Problem) else FileText("\n".join(lines), form)


def is_workbook(data: bytes) -> bool:
    """Whether a file's content is that of an Excel or OpenDocument workbook, whatever it is called."""
    return check_size(data) is None and _form_of(data) == "workbook"


_READERS = {
    "docx": "kinerja.sources.word:lines_of",
    "pdf": "kinerja.sources.pdf:lines_of",
    "workbook": "kinerja.sources.cells:lines_of",
}


def _form_of(data: bytes) -> str | Problem:
    if data.startswith(b"PK"):
        return _packed_form(data)
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if is_old_office(data):
        if is_locked_office(data):
            return Problem("file.password", "file")
        return "workbook" if _WORKBOOK in data else Problem("file.old_word", "file")
    return "text"


def _packed_form(data: bytes) -> str | Problem:
    names = part_names(data)
    word = "word/document.xml" in names
    bounds = {"most_unpacked": _MOST_UNPACKED, "most_xml": _MOST_WORD} if word else {"most_unpacked": _MOST_UNPACKED}
    refusal = check_zip(data, **bounds)
    if refusal is not None:
        return refusal
    if has_macros(data):
        return Problem("file.macros", "file")
    if word:
        return "docx"
    if any(name.lower().startswith("xl/workbook") for name in names) or "content.xml" in names:
        return "workbook"
    return Problem("file.unknown", "file")


def _read_text(data: bytes, name: str) -> FileText | Problem:
    text = decode(data)
    if isinstance(text, Problem):
        return text
    if name.lower().endswith(".csv"):
        return FileText(_with_tabs(text), "csv")
    if not _HTML.match(text[:5000]):
        return FileText(text, "text")
    from kinerja.sources.html import lines_of

    lines = lines_of(text)
    return lines if isinstance(lines, Problem) else FileText("\n".join(lines), "html")


def _with_tabs(text: str) -> str:
    """A table of commas or semicolons as one of tabs; what is no table after all stays as it is."""
    head = text.lstrip().split("\n", 1)[0]
    mark = max(",;\t", key=head.count)
    try:
        rows = csv.reader(io.StringIO(text), delimiter=mark)
        return "\n".join("\t".join(" ".join(cell.split()) for cell in row) for row in rows)
    except csv.Error:
        return text

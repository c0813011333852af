"""Which lines of text does a PDF hold, and which of them are larger or bolder than the rest?"""

from __future__ import annotations

import io
import logging
from collections import Counter
from collections.abc import Mapping
from typing import Any

from pypdf import PageObject, PdfReader
from pypdf.errors import PyPdfError

from kinerja.core.problem import Problem

MOST_PAGES = 200
_MOST_CHARACTERS = 3_000_000
#: A line this much larger than most of the text is a heading.
_LARGER = 1.12
_LONGEST_HEADING = 120
_ODD = (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError, ZeroDivisionError)


def lines_of(data: bytes) -> list[str] | Problem:
    """The lines of its first pages; a PDF of pictures holds none and is refused, as is one behind a password."""
    # What is odd about a PDF is said to the person, not to the log.
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            return Problem("file.password", "file")
        pages = list(reader.pages[:MOST_PAGES])
    except _ODD:
        return Problem("file.broken", "file")
    looks = _Looks()
    lines: list[str] = []
    size = 0
    for page in pages:
        found = looks.watch(page)
        size += sum(map(len, found))
        lines += [*found, ""]
        if size > _MOST_CHARACTERS:
            break
    if not any(line.strip() for line in lines):
        return Problem("file.broken" if looks.failed else "file.scanned", "file")
    return [looks.marked(line) for line in lines]


class _Looks:
    """How large and how bold each line is set, since a PDF has no headings but only looks."""

    def __init__(self) -> None:
        self.sizes: Counter[float] = Counter()
        self.lines: dict[str, tuple[float, bool]] = {}
        self.failed = False
        self._line: list[str] = []
        self._size, self._bold = 0.0, True

    def watch(self, page: PageObject) -> list[str]:
        """A page's lines with their columns apart, while each line's looks are noted; none where it can't be read."""
        try:
            plain = page.extract_text(visitor_text=self._note)
        except _ODD:
            self.failed = True
            return []
        self._end_line()
        try:
            return page.extract_text(extraction_mode="layout").split("\n")
        except _ODD:
            return plain.split("\n")

    def _note(self, text: str, _cm: Any, matrix: Any, font: Mapping[str, Any] | None, size: float) -> None:
        if text.strip():
            height = round(abs(float(size) * float(matrix[3] or 1)), 1)
            self.sizes[height] += len(text.strip())
            self._size = max(self._size, height)
            self._bold = self._bold and "bold" in str((font or {}).get("/BaseFont", "")).lower()
            self._line.append(text)
        if "\n" in text:
            self._end_line()

    def _end_line(self) -> None:
        words = "".join("".join(self._line).split())
        if words:
            self.lines.setdefault(words, (self._size, self._bold))
        self._line, self._size, self._bold = [], 0.0, True

    def marked(self, line: str) -> str:
        """The line with "#" before a larger one and asterisks around a bold one, as Markdown has them."""
        words = line.strip()
        size, bold = self.lines.get("".join(words.split()), (0.0, False))
        if not words or len(words) > _LONGEST_HEADING or not self.sizes:
            return line
        body = self.sizes.most_common(1)[0][0]
        if size > body * _LARGER:
            larger = sorted((other for other in self.sizes if other > body * _LARGER), reverse=True)
            return f"{'#' * min(larger.index(size) + 1, 6)} {words}"
        return f"**{words}**" if bold and "  " not in words else line

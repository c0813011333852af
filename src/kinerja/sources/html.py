"""Which lines does a web page hold, with its headings, lists and tables as Markdown has them?"""

from __future__ import annotations

from lxml import etree, html

from kinerja.core.problem import Problem

#: What is on a page and no part of its text.
_LEFT_OUT = frozenset(
    "script style noscript template head nav button select textarea input svg math iframe object form dialog".split()
)
_BLOCKS = frozenset(
    "address article aside blockquote body dd details div dl dt fieldset figcaption figure footer header hr html main "
    "p pre section summary table tbody tfoot thead ul ol".split()
)
_HEADINGS = {f"h{level}": "#" * level + " " for level in range(1, 7)}
_CELLS = ("td", "th")


def lines_of(text: str) -> list[str] | Problem:
    """The lines of a page; entities, scripts and everything a browser would fetch are left alone."""
    # Without `huge_tree` libxml2 stops at a depth that no honest page has.
    parser = html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=False)
    try:
        page = html.document_fromstring(text.replace("\0", "").encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        return Problem("file.broken", "file")
    reading = _Page()
    for event, element in etree.iterwalk(page, events=("start", "end")):
        if event == "start":
            reading.open(element)
        else:
            reading.close(element)
    reading.end_line()
    return reading.lines


class _Page:
    """The page as it is walked through: the line being written, the lists and the table row it stands in."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.line: list[str] = []
        self.prefix = ""
        self.lists: list[int] = []
        self.row: list[str] | None = None
        self.hidden = 0
        self.bold = 0
        self.plain = False

    def open(self, element: etree._Element) -> None:
        """An element begins: what it is decides where its text goes."""
        tag = str(element.tag)
        if tag in _LEFT_OUT:
            self.hidden += 1
        if self.hidden:
            return
        if tag == "br":
            self.add(" " if self.row is not None else "\n")
        elif tag in _CELLS and self.row is not None:
            self.line = []
        elif tag == "tr":
            self.end_line()
            self.row = []
        elif self.row is None and (tag in _BLOCKS or tag in _HEADINGS or tag == "li"):
            self._open_block(tag)
        self.bold += tag in ("b", "strong")
        self.add(element.text or "")

    def _open_block(self, tag: str) -> None:
        self.end_line()
        if tag in _HEADINGS:
            self.lines.append("")
            self.prefix = _HEADINGS[tag]
        elif tag in ("ul", "ol"):
            self.lists.append(0 if tag == "ol" else -1)
        elif tag == "li":
            depth = max(len(self.lists), 1)
            number = self.lists[-1] + 1 if self.lists and self.lists[-1] >= 0 else 0
            if number:
                self.lists[-1] = number
            self.prefix = "  " * (min(depth, 40) - 1) + (f"{number}. " if number else "- ")

    def close(self, element: etree._Element) -> None:
        """An element ends; the text behind it belongs to the one around it."""
        tag = str(element.tag)
        if self.hidden:
            self.hidden -= tag in _LEFT_OUT
        else:
            self._close(tag)
        if not self.hidden:
            self.add(element.tail or "")

    def _close(self, tag: str) -> None:
        self.bold -= tag in ("b", "strong")
        if self.row is not None:
            if tag in _CELLS:
                self.row.append(" ".join("".join(self.line).split()).replace("|", "/"))
                self.line = []
            elif tag == "tr":
                self._end_row()
        elif tag in _BLOCKS or tag in _HEADINGS or tag == "li":
            self.end_line()
            if tag in ("ul", "ol") and self.lists:
                self.lists.pop()
            if tag in ("p", "table", "ul", "ol") and not self.lists:
                self.lines.append("")

    def _end_row(self) -> None:
        cells, self.row, self.line = self.row or [], None, []
        if len(cells) > 1:
            self.lines.append("| " + " | ".join(cells) + " |")
        elif cells and cells[0]:
            self.lines.append(cells[0])

    def add(self, text: str) -> None:
        """Write into the current line; whether all of it is bold decides if it looks like a heading."""
        if self.hidden or not text:
            return
        if text.strip() and not self.bold:
            self.plain = True
        self.line.append(text)

    def end_line(self) -> None:
        """Finish the current line; an all-bold one keeps its asterisks, as a heading made by hand."""
        for part in "".join(self.line).split("\n") if "\n" in self.line else ["".join(self.line)]:
            words = " ".join(part.split())
            if words:
                words = f"**{words}**" if not (self.plain or self.prefix) else words
                self.lines.append(self.prefix + words)
                self.prefix = ""
        self.line, self.prefix, self.plain = [], "", False

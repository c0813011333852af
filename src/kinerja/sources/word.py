"""Which lines does a Word document hold, with its headings, lists and tables as Markdown has them?"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

from docx import Document
from docx.document import Document as WordDocument
from docx.opc.exceptions import OpcError
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph

from kinerja.core.problem import Problem

_HEADING = re.compile(r"heading (\d)")
_LIST = re.compile(r"list (bullet|number)(?: (\d))?")
_DEEPEST = 40


def lines_of(data: bytes) -> list[str] | Problem:
    """The document's lines: "#" before a heading, "-" or a number before an item, "|" between the cells of a table."""
    try:
        document = Document(io.BytesIO(data))
    except (OpcError, KeyError, ValueError):
        return Problem("file.broken", "file")
    lists = _Lists(document)
    lines: list[str] = []
    for block in document.iter_inner_content():
        if isinstance(block, Paragraph):
            lines += _paragraph(block, lists)
        else:
            lines += ["", *_table(block), ""]
    return lines


def _paragraph(paragraph: Paragraph, lists: _Lists) -> list[str]:
    text = _text(paragraph._p)
    if not text.strip():
        return [""]
    name = (paragraph.style.name or "").lower() if paragraph.style is not None else ""
    if name == "title":
        return ["", f"# {text}"]
    if heading := _HEADING.fullmatch(name):
        return ["", f"{'#' * min(int(heading.group(1)), 6)} {text}"]
    mark = lists.mark(paragraph, name)
    if not mark and _all_bold(paragraph):
        text = f"**{text.strip()}**"
    first, *more = text.split("\n")
    return [mark + first, *more]


def _text(element: Any) -> str:
    """The words of a paragraph with what was inserted and without what was deleted while changes were tracked."""
    parts = []
    for node in element.iter(qn("w:t"), qn("w:tab"), qn("w:br"), qn("w:cr")):
        parts.append(node.text or "" if node.tag == qn("w:t") else "\t" if node.tag == qn("w:tab") else "\n")
    return "".join(parts)


def _all_bold(paragraph: Paragraph) -> bool:
    runs = [run for run in paragraph.runs if run.text.strip()]
    return bool(runs) and all(run.bold for run in runs)


class _Lists:
    """How each list of the document is marked, and how far its numbers have come."""

    def __init__(self, document: WordDocument) -> None:
        self.formats = dict(_formats(document))
        self.counts: dict[tuple[str, int], int] = {}

    def mark(self, paragraph: Paragraph, style: str) -> str:
        """What stands in front of an item: "  - ", "2. "; "" for a paragraph that is none."""
        own: Any = paragraph._p.pPr.numPr if paragraph._p.pPr is not None else None
        styled = _LIST.fullmatch(style)
        if own is not None and own.numId is not None:
            number, level = str(own.numId.val), own.ilvl.val if own.ilvl is not None else 0
            numbered = self.formats.get((number, level), "bullet") != "bullet"
        elif styled is not None:
            number, level = style, int(styled.group(2) or 1) - 1
            numbered = styled.group(1) == "number"
        else:
            return ""
        indent = "  " * min(level, _DEEPEST)
        if not numbered:
            return f"{indent}- "
        for deeper in [key for key in self.counts if key[0] == number and key[1] > level]:
            del self.counts[deeper]
        self.counts[number, level] = self.counts.get((number, level), 0) + 1
        return f"{indent}{self.counts[number, level]}. "


def _formats(document: WordDocument) -> Iterator[tuple[tuple[str, int], str]]:
    """For each list and level whether it has bullets or which kind of numbers."""
    try:
        root = document.part.numbering_part.element
    except (KeyError, NotImplementedError):
        return
    abstract = {node.get(qn("w:abstractNumId")): node for node in root.iter(qn("w:abstractNum"))}
    for number in root.iter(qn("w:num")):
        link = number.find(qn("w:abstractNumId"))
        kind = abstract.get(link.get(qn("w:val"))) if link is not None else None
        for level in kind.iter(qn("w:lvl")) if kind is not None else ():
            form = level.find(qn("w:numFmt"))
            if form is not None and str(level.get(qn("w:ilvl"))).isdigit():
                yield (str(number.get(qn("w:numId"))), int(level.get(qn("w:ilvl")))), str(form.get(qn("w:val")))


def _table(table: Table) -> Iterator[str]:
    """Each row once; a cell that spans columns or rows keeps its words in the first of them."""
    seen: set[Any] = set()
    for row in table.rows:
        cells = []
        for cell in row.cells:
            cells.append("" if cell._tc in seen else " ".join(_cell(cell)).replace("|", "/"))
            seen.add(cell._tc)
        if len(cells) == 1:
            yield from cells
        elif any(cells):
            yield f"| {' | '.join(cells)} |"


def _cell(cell: Any) -> Iterator[str]:
    for paragraph in cell.paragraphs:
        yield from _text(paragraph._p).split()

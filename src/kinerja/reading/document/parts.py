"""What does a line state once its marks are off, and is it one goal or several?"""

from __future__ import annotations

from kinerja.reading.document.found import FoundObjective
from kinerja.reading.document.lines import SourceLine, marker, plain
from kinerja.reading.document.tables import cells_of
from kinerja.reading.statement import read_statement
from kinerja.reading.statement.labels import bare_label, strip_label


def mark_of(line: SourceLine) -> str:
    """How an item is marked; "" for a line without a mark."""
    return marker(line) if line.item else ""


def clean(text: str) -> str:
    """The statement without bullet, number, checkbox, label and Markdown's emphasis; the rest as typed."""
    text = plain(text)
    return plain(text[strip_label(text).start :])


def one_line_list(text: str) -> list[str]:
    """The goals of a line that lists them with semicolons; the full stop behind the last ends the list."""
    parts = [part.strip() for part in text.split(";")]
    if len(parts) < 2:
        return [text]
    parts[-1] = parts[-1].removesuffix(".")
    return [part for part in parts if any(char.isalpha() for char in part)]


def labels_in(parts: list[str]) -> bool:
    """Whether one of these bears a label of its own."""
    return any(strip_label(part).kind for part in parts)


def label_in_cell(line: SourceLine) -> tuple[str, str] | None:
    """The kind and the words of a line whose label has a gap behind it: "Objective      Regulars by name"."""
    cells = cells_of(line.text) if "  " in line.text.strip() or "\t" in line.text.strip() else []
    kind = bare_label(cells[0]) if len(cells) > 1 else None
    text = " ".join(cells[1:])
    return (kind, text) if kind and any(char.isalpha() for char in text) else None


def is_prose(line: SourceLine, text: str, section: str | None, *, marked: bool) -> bool:
    """A line without a mark states a goal only in a list without marks, and only if it is short and no sentence."""
    if marked or len(text.split()) > 22 or text.endswith((".", "!", "?", ":")):
        return True
    return section != "objective" and line.after_blank and read_statement(text).value is None


def is_below(current: FoundObjective | None, line: SourceLine) -> bool:
    """Whether a line without a label is a key result of the objective above it, rather than an objective itself."""
    if current is None:
        return False
    if current.labelled or line.indent > current.indent:
        return True
    mark = mark_of(line)
    if line.indent < current.indent or current.key_indent > current.indent:
        return False
    if current.key_results and current.key_mark != current.mark:
        return mark != current.mark
    return mark != current.mark or read_statement(line.text).kind != "objective"


def is_said(line: SourceLine) -> bool:
    """Whether a label is a word of a sentence, "KR2 feels steep": nothing parts it from small letters behind it."""
    text = plain(line.text)
    start = strip_label(text).start
    return text[:start].rstrip()[-1:].isdigit() and text[start : start + 1].islower()

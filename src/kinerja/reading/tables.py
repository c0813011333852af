"""Which statements does a table hold, however its columns are drawn?"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kinerja.reading.document_words import is_listed, listed
from kinerja.reading.labels import strip_label
from kinerja.reading.lines import SourceLine, plain

_DIVIDER = re.compile(r"^[\s|:+=-]+$")


@dataclass(slots=True)
class Row:
    """One statement of a table with the role, objective and kind its row names, if it does."""

    number: int
    text: str
    role: str | None = None
    objective: str | None = None
    kind: str | None = None


@dataclass(slots=True)
class Table:
    """A table's rows and the index of the line after it; rows are empty where it states no goals."""

    rows: list[Row]
    end: int
    kind: str | None
    trusted: bool


def cells_of(text: str) -> list[str]:
    """The cells of a row drawn with pipes, tabs or wide gaps; fewer than two when it is no row."""
    text = text.strip("\n")
    if text.count("|") >= 1:
        inner = text.strip()
        inner = inner[1:] if inner.startswith("|") else inner
        inner = inner[:-1] if inner.endswith("|") else inner
        return [plain(cell) for cell in inner.split("|")]
    if "\t" in text.strip():
        return [plain(cell) for cell in text.strip(" ").split("\t")]
    return [plain(cell) for cell in re.split(r"\s{3,}|(?<=\S)\s{2}(?=\S)", text.strip())]


def _name(cell: str) -> str:
    return re.sub(r"\([^()]*\)", "", cell).strip(" :*").lower()


def _column(cell: str) -> str | None:
    name = _name(cell)
    for kind in ("objective", "role", "target", "measure", "due", "kind", "drop", "statement"):
        if name in listed(f"column_{kind}"):
            return kind
    return None


def table_at(lines: list[SourceLine], i: int) -> Table | None:
    """The table that starts at line `i`, recognised by a header that names an indicator and something beside it."""
    header = cells_of(lines[i].text)
    if len(header) < 2 or lines[i].blank:
        return None
    columns = [_column(cell) for cell in header]
    if "statement" not in columns and columns.count("objective") == 1 and "target" in columns:
        columns[columns.index("objective")] = "statement"
    end = _end_of(lines, i, len(header))
    if "statement" not in columns:
        return Table([], end, None, False) if "|" in lines[i].text and end > i + 1 else None
    wide = {n: kind for n, cell in enumerate(header) if (kind := _goals_of(cell, columns[n]))}
    if "role" in columns and len(wide) > 1 and not {"target", "due"} & set(columns):
        return Table(_wide_rows(lines, i + 1, end, columns.index("role"), wide), end, None, True)
    names = {_name(cell) for cell in header}
    if names & listed("okr") and not {"target", "due"} & set(columns):
        return Table([], end, None, False)
    known = sum(column is not None for column in columns)
    if known < 2 and end - i < 2:
        return None
    if columns.count("statement") > 1 and "target" not in columns and "due" not in columns:
        return Table([], end, None, False) if known < len(columns) else None
    first = _worded(lines[i + 1 : end], [n for n, column in enumerate(columns) if column == "statement"])
    columns = [None if c == "statement" and n != first else c for n, c in enumerate(columns)]
    trusted = any(column in ("target", "due", "drop", "role", "objective") for column in columns)
    return Table(_rows(lines, i + 1, end, columns), end, _kind(header[first]) or _kind(" ".join(header)), trusted)


def _kind(name: str) -> str | None:
    low = name.lower()
    if any(word in low for word in listed("table_key_result")):
        return "key_result"
    return "kpi" if any(word in low for word in listed("table_kpi")) else None


def _end_of(lines: list[SourceLine], i: int, width: int) -> int:
    end = i + 1
    while end < len(lines):
        line = lines[end]
        if line.level or (line.blank and not _resumes(lines, end + 1, width)):
            break
        if line.blank:
            end += 1
            continue
        if not _DIVIDER.match(line.text) and len(cells_of(line.text)) < 2:
            break
        end += 1
    return end


def _resumes(lines: list[SourceLine], i: int, width: int) -> bool:
    """Whether a table drawn with pipes goes on behind an empty line: as wide as before, and with no head of its own."""
    if i >= len(lines) or "|" not in lines[i].text:
        return False
    cells = cells_of(lines[i].text)
    return len(cells) == width and sum(_column(cell) is not None for cell in cells) < 2


def _rows(lines: list[SourceLine], start: int, end: int, columns: list[str | None]) -> list[Row]:
    rows: list[Row] = []
    role = objective = None
    for line in lines[start:end]:
        if line.blank or _DIVIDER.match(line.text):
            continue
        cells = cells_of(line.text)
        named = {kind: cells[n] for n, kind in enumerate(columns) if kind and kind != "drop" and n < len(cells)}
        role, objective = named.get("role") or role, named.get("objective") or objective
        stated = named.get("statement", "")
        if not any(char.isalpha() for char in stated) or is_listed(stated, "totals"):
            continue
        target = _with_measure(named.get("target", ""), named.get("measure", ""))
        text = " ".join(part for part in (stated, target, named.get("due", "")) if part and part not in "-–—")
        rows.append(Row(line.number, text, role, objective, _row_kind(named.get("kind", ""))))
    return rows


def _worded(body: list[SourceLine], columns: list[int]) -> int:
    """The first of these columns that holds words: under "IKU" there may be nothing but numbers."""
    rows = [cells_of(line.text) for line in body if not _DIVIDER.match(line.text)]
    for n in columns:
        if sum(len(row) > n and any(len(word) > 2 and word.isalpha() for word in row[n].split()) for row in rows):
            return n
    return columns[0]


def _goals_of(cell: str, column: str | None) -> str | None:
    """What a column of a table with one row per role holds: KPIs, objectives, key results, or both of the latter."""
    name = _name(cell)
    if name in listed("okr"):
        return "okr"
    return "objective" if column == "objective" else _kind(name) if column == "statement" else None


def _wide_rows(lines: list[SourceLine], start: int, end: int, role: int, wide: dict[int, str]) -> list[Row]:
    """The statements of a table with one row per role, whose cells hold lists."""
    rows: list[Row] = []
    named = None
    for line in lines[start:end]:
        cells = [] if line.blank or _DIVIDER.match(line.text) else cells_of(line.text)
        named = (cells[role] if role < len(cells) else "") or named
        for n, kind in wide.items():
            parts = re.split(r"\s*(?:;|<br\s*/?>|•)\s*", cells[n]) if n < len(cells) else []
            for at, part in enumerate(part for part in parts if any(char.isalpha() for char in part)):
                own = kind if kind != "okr" else "key_result" if at else "objective"
                rows.append(Row(line.number, part, named, None, strip_label(part).kind or own))
    return rows


def _with_measure(target: str, measure: str) -> str:
    """A bare number gets the unit of the column beside it: "95" in a row of "%" is "95 %"."""
    bare = bool(target) and not any(char.isalpha() or char in "%°" for char in target)
    return f"{target} {measure}" if bare and measure.strip("-–— ") else target


def _row_kind(cell: str) -> str | None:
    low = cell.lower()
    for kind in ("kpi", "key_result", "objective"):
        if low in listed("table_kinds_" + kind):
            return kind
    return None

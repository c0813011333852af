"""Which statements does a table hold, however its columns are drawn?"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kinerja.reading.document.columns import column_of, goals_of, kind_of, kind_of_code, name_of
from kinerja.reading.document.lines import SourceLine, plain
from kinerja.reading.document_words import is_listed, listed
from kinerja.reading.statement import read_statement
from kinerja.reading.statement.labels import strip_label

#: A rhythm that no period of ours is: half-yearly, fortnightly, per shift.
OTHER_RHYTHM = "other"
_LOOKED_AT = 6
_CELL = re.compile(r"\S+(?: \S+)*")
_NUMBER_HEAD = re.compile(r"\s*(#|[^\W\d_]{2}\.?) (?=[^\W\d_][^|\t]*$)")
_DIVIDER = re.compile(r"^[\s|:+=-]+$")


@dataclass(slots=True)
class Row:
    """One statement of a table with the role, objective and kind its row names, if it does."""

    number: int
    text: str
    role: str | None = None
    objective: str | None = None
    kind: str | None = None
    cadence: str | None = None


@dataclass(slots=True)
class Table:
    """A table's rows and the index of the line after it; rows are empty where it states no goals."""

    rows: list[Row]
    end: int
    kind: str | None
    trusted: bool


def cells_of(text: str, width: int = 0) -> list[str]:
    """The cells of a row drawn with pipes, tabs or wide gaps; fewer than two when it is no row.

    `width` is that of the head: a first cell may be empty in a row without a pipe before it.
    """
    text = text.strip("\n")
    if text.count("|") >= 1:
        inner = text.strip()
        if inner.count("|") + 1 != width:
            inner = inner[1:] if inner.startswith("|") else inner
            inner = inner[:-1] if inner.endswith("|") else inner
        return [plain(cell) for cell in inner.split("|")]
    if "\t" in text.strip():
        return [plain(cell) for cell in text.strip(" ").split("\t")]
    return [plain(cell) for cell in re.split(r"\s{3,}|(?<=\S)\s{2}(?=\S)", text.strip())]


def table_at(lines: list[SourceLine], i: int) -> Table | None:
    """The table that starts at line `i`, recognised by a header that names an indicator and something beside it."""
    header = cells_of(lines[i].text)
    if (
        len(header) > 1
        and (number := _NUMBER_HEAD.match(lines[i].text))
        and number.group(1).lower() in listed("column_drop")
    ):
        # "No. Sasaran      Target": the narrow column of numbers has no room for a gap.
        lines[i].text = f"{number.group()} {lines[i].text[number.end() :]}"
        header = cells_of(lines[i].text)
    if len(header) < 2 or lines[i].blank or _fills_in(header) or kind_of_code(header[0]) is not None:
        return None
    columns = [column_of(cell) for cell in header]
    if "statement" not in columns and columns.count("objective") == 1 and "target" in columns:
        columns[columns.index("objective")] = "statement"
    if "statement" not in columns and "|" not in lines[i].text:
        return None
    end = _end_of(lines, i, len(header))
    columns = [_role_or_measure(lines[i + 1 : end], n, columns) for n in range(len(columns))]
    if "statement" not in columns:
        return Table([], end, None, False) if end > i + 1 else None
    wide = {n: kind for n, cell in enumerate(header) if (kind := goals_of(cell, columns[n]))}
    if "role" in columns and len(wide) > 1 and not {"target", "due"} & set(columns):
        return Table(_wide_rows(lines, i + 1, end, columns.index("role"), wide), end, None, True)
    names = {name_of(cell) for cell in header}
    if names & listed("okr") and not {"target", "due"} & set(columns):
        return Table([], end, None, False)
    known = sum(column is not None for column in columns)
    if known < 2 and end - i < 2:
        return None
    if columns.count("statement") > 1 and "target" not in columns and "due" not in columns:
        return Table([], end, None, False) if known < len(columns) else None
    first = _worded(lines[i + 1 : end], [n for n, column in enumerate(columns) if column == "statement"])
    columns = [None if c == "statement" and n != first else c for n, c in enumerate(columns)]
    trusted = any(column in ("target", "due", "cadence", "drop", "role", "objective") for column in columns)
    return Table(_rows(lines, i + 1, end, columns), end, kind_of(header[first]) or kind_of(" ".join(header)), trusted)


def _fills_in(cells: list[str]) -> bool:
    """Whether a line is a field of a form and what is filled in, "Result:    31%", and no head of columns."""
    return cells[0].endswith(":") and not all(cell.endswith(":") for cell in cells if cell)


def _end_of(lines: list[SourceLine], i: int, width: int) -> int:
    end = i + 1
    drawn = "|" if "|" in lines[i].text else "\t" if "\t" in lines[i].text.strip() else ""
    while end < len(lines):
        line = lines[end]
        if line.level or (line.blank and not _resumes(lines, end + 1, width)):
            break
        if line.blank:
            end += 1
            continue
        if not _DIVIDER.match(line.text) and (drawn not in line.text or len(cells_of(line.text)) < 2):
            break
        end += 1
    return end


def _resumes(lines: list[SourceLine], i: int, width: int) -> bool:
    """Whether a table drawn with pipes goes on behind an empty line: as wide as before, and with no head of its own."""
    if i >= len(lines) or "|" not in lines[i].text:
        return False
    cells = cells_of(lines[i].text)
    return len(cells) == width and sum(column_of(cell) is not None for cell in cells) < 2


def _placed(text: str, head: str, width: int) -> list[str]:
    """The cells of a row each below its head, where gaps draw the table: then an empty one leaves no trace."""
    cells, heads = list(_CELL.finditer(text)), list(_CELL.finditer(head))
    if len(cells) >= width or len(heads) != width or "|" in text or "\t" in text.strip():
        return cells_of(text, width)
    placed = [""] * width
    free = 0
    for n, cell in enumerate(cells):
        open_to = range(free, width - (len(cells) - n) + 1)
        at = max(open_to, key=lambda k: _shared(cell, heads[k]))
        placed[at], free = plain(cell.group()), at + 1
    return placed


def _shared(cell: re.Match[str], head: re.Match[str]) -> tuple[int, int]:
    """How many places a cell shares with a head; where none, how near it begins."""
    return min(cell.end(), head.end()) - max(cell.start(), head.start()), -abs(cell.start() - head.start())


def _rows(lines: list[SourceLine], start: int, end: int, columns: list[str | None]) -> list[Row]:
    rows: list[Row] = []
    role = objective = None
    rhythm = _rhythm_in_head(cells_of(lines[start - 1].text), columns)
    for line in lines[start:end]:
        if line.blank or _DIVIDER.match(line.text):
            continue
        cells = _placed(line.text, lines[start - 1].text, len(columns))
        if any(is_listed(cell, "totals") for cell in cells):
            continue
        named = {kind: cells[n] for n, kind in enumerate(columns) if kind and kind != "drop" and n < len(cells)}
        coded = (kind_of_code(cells[n]) for n, kind in enumerate(columns) if kind in (None, "drop") and n < len(cells))
        role, objective = named.get("role") or role, named.get("objective") or objective
        stated = named.get("statement", "")
        if not any(char.isalpha() for char in stated):
            continue
        target = _with_measure(named.get("target", ""), named.get("measure", ""))
        text = " ".join(part for part in (stated, target, named.get("due", "")) if part and part not in "-–—")
        kind = _row_kind(named.get("kind", "")) or next(filter(None, coded), None)
        rows.append(Row(line.number, text, role, objective, kind, rhythm_of(named.get("cadence", "")) or rhythm))
    return rows


def _rhythm_in_head(header: list[str], columns: list[str | None]) -> str | None:
    """The rhythm that the head of the targets names: "Target/bln". "Annual target" says when it is due rather."""
    heads = (header[n] for n, kind in enumerate(columns) if kind == "target" and n < len(header))
    found = next((period for head in heads if (period := read_statement(f"5 {head}").period)), None)
    return found if found != "year" else None


def _role_or_measure(body: list[SourceLine], n: int, columns: list[str | None]) -> str | None:
    """What a column holds: under "Unit" there stand teams in one table and "%" or "minutes" in another."""
    if columns[n] != "role" or "statement" not in columns:
        return columns[n]
    cells = (row[n] for row in (cells_of(line.text) for line in body[:_LOOKED_AT]) if n < len(row) and row[n])
    units = [read_statement(f"5 {cell}").unit for cell in cells if not _DIVIDER.match(cell)]
    measured = sum(unit not in (None, "count") for unit in units)
    return "measure" if measured * 2 > len(units) or (measured and "role" in columns[:n]) else "role"


def _worded(body: list[SourceLine], columns: list[int]) -> int:
    """The first of these columns that holds words: under "IKU" there may be nothing but numbers."""
    rows = [cells_of(line.text) for line in body if not _DIVIDER.match(line.text)]
    for n in columns:
        if sum(len(row) > n and any(len(word) > 2 and word.isalpha() for word in row[n].split()) for row in rows):
            return n
    return columns[0]


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
    bare = any(char.isdigit() for char in target) and not any(char in "%°" for char in target)
    if bare and any(char.isalpha() for char in target):
        if measure.lower() in target.lower():
            return target
        bare = read_statement(target).unit in (None, "count")
    return f"{target} {measure}" if bare and measure.strip("-–— ") else target


def rhythm_of(cadence: str) -> str | None:
    """The period that a cell beside a target names, "Triwulanan", or `OTHER_RHYTHM`, "Semester"; a date is none."""
    if not any(char.isalpha() for char in cadence):
        return None
    for said in (read_statement(f"5 {cadence}"), read_statement(f"5 per {cadence}")):
        if said.period or said.deadline:
            return said.period
        if "time_bound" not in said.smart_missing:
            return OTHER_RHYTHM
    return None


def _row_kind(cell: str) -> str | None:
    low = cell.lower()
    for kind in ("kpi", "key_result", "objective"):
        if low in listed("table_kinds_" + kind):
            return kind
    return None

"""How does a role of the organisation change line by line, without two people losing each other's words?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

from kinerja.actions import role
from kinerja.actions.record import Done
from kinerja.actions.role import Rewriting
from kinerja.actions.role_making import kpi_of
from kinerja.actions.transaction import whole
from kinerja.core.access import Viewer
from kinerja.core.problem import Problem, Problems, not_found
from kinerja.library import editing
from kinerja.library.editing import Data, Line
from kinerja.reading.statement import read_statement

#: What reading finds in the sentence of a key result: what it says beside its figures, and the figures.
_SAID = ("direction", "period", "deadline")
_FIGURES = ("value", "value_high", "baseline", "relative")


@whole
def describe(
    viewer: Viewer, ref: str, fields: Mapping[str, Any], *, seen: str = "", now: datetime, via: str = "page"
) -> Done | Problem | Problems:
    """Say anew what a role is called, what it answers for, and on which shelves it stands."""

    def change(data: Data) -> Rewriting | Problem:
        if seen and seen != editing.mark_of(editing.head_of(data)):
            return role.overtaken(viewer, ref)
        data.update(fields)
        return Rewriting(data)

    return role.rewrite(viewer, ref, change, now=now, via=via)


@whole
def write(
    viewer: Viewer, ref: str, line: Line, fields: Mapping[str, Any], *, seen: str = "", now: datetime, via: str = "page"
) -> Done | Problem | Problems:
    """Add a KPI, an objective or a key result to a role, or rewrite one; what was adopted from it stays as it is.

    `fields` are those of the schema; an objective keeps its key results. A key result that names no figures takes
    those of its sentence: "dari 12 menjadi 5" starts at 12. `seen` is the mark of the line as it was looked at: when
    somebody rewrote it since, that comes back as a conflict. Refusals name the field alone ("unit").
    """

    def change(data: Data) -> Rewriting | Problem:
        old = editing.row_of(data, line)
        if (old is None) != line.is_new or editing.rows_of(data, line) is None:
            return not_found("role_line", line.name)
        if seen and seen != editing.mark_of(old):
            return role.overtaken(viewer, ref)
        return _put(data, line, dict(fields), old)

    return role.rewrite(viewer, ref, change, now=now, via=via)


def _put(data: Data, line: Line, row: Data, old: Data | None) -> Rewriting:
    if line.kind == "objective" and old is not None and "key_result" in old:
        row["key_result"] = old["key_result"]
    if line.kind == "key_result":
        row = _as_read(row, old)
    editing.put(data, line, row)
    return Rewriting(data, editing.schema_place(data, line), {line.kind: _title(row)})


@dataclass(frozen=True, slots=True)
class Amendment:
    """Some fields of a line, or of the role itself (`line` is None), in one language; None takes a field away.

    A new KPI may begin with a `sentence`, whose figures the fields go before. `seen` is the revision of the role that
    was looked at.
    """

    line: Line | None
    fields: Mapping[str, Any]
    lang: str = ""
    sentence: str = ""
    seen: int | None = None


@whole
def amend(
    viewer: Viewer, ref: str, wanted: Amendment, *, now: datetime, via: str = "page"
) -> Done | Problem | Problems:  # fmt: skip
    """Change the fields of a line that are named and leave the others, or add a line that has them.

    Refusals name the field alone ("unit"), as those of `write` do.
    """
    line = wanted.line

    def change(data: Data) -> Rewriting | Problem:
        merged = partial(editing.merged, lang=wanted.lang, plain=isinstance(data.get("name"), str))
        if line is None:
            head = merged(editing.head_of(data), wanted.fields, "head")
            return Rewriting({**{name: data[name] for name in data if name not in editing.HEAD}, **head})
        old = editing.row_of(data, line)
        if (old is None) != line.is_new or editing.rows_of(data, line) is None:
            return not_found("role_line", line.name)
        begun = kpi_of(wanted.sentence, wanted.lang) if line.kind == "kpi" and line.is_new else {}
        fields = {**begun, **wanted.fields}
        return _put(data, line, merged(old or {}, fields, line.kind), old)

    return role.rewrite(viewer, ref, change, now=now, via=via, seen=wanted.seen)


def _as_read(row: Data, old: Data | None) -> Data:
    """The key result with what its sentence says, where that is new; figures that were given go before those of it."""
    if old is not None and old.get("statement") == row.get("statement"):
        return row
    said = row.get("statement")
    lang, words = next(iter(said.items()), ("", "")) if isinstance(said, Mapping) else ("", said)
    if not isinstance(words, str):
        # Nothing to read: the schema says what is wrong with it.
        return row
    read = read_statement(words, lang or None, "key_result")
    nowhere = read.baseline is not None and read.baseline == read.value
    own = row.get("value") is not None or read.value is None or nowhere
    names = _SAID if own else (*_SAID, *_FIGURES)
    found = {name: value for name in names if (value := getattr(read, name)) not in (None, False)}
    figures = {} if own else {"unit": read.unit or "count", "comparator": read.comparator or "="}
    given = {name: value for name, value in row.items() if value is not None}
    return {**found, **given, **figures}


def _as_seen(viewer: Viewer, ref: str, data: Data, line: Line, seen: str) -> Data | Problem:
    """A line as it stands, unless it is gone or no longer what the person saw."""
    row = editing.row_of(data, line)
    if row is None:
        return not_found("role_line", line.name)
    return role.overtaken(viewer, ref) if seen and seen != editing.mark_of(row) else row


@whole
def leave_out(
    viewer: Viewer, ref: str, line: Line, *, seen: str = "", revision: int | None = None, now: datetime,
    via: str = "page",
) -> Done | Problem | Problems:  # fmt: skip
    """Take a line out of a role; its last one stays, since a role without any is adopted by nobody."""

    def change(data: Data) -> Rewriting | Problem:
        old = _as_seen(viewer, ref, data, line, seen)
        if isinstance(old, Problem):
            return old
        editing.leave_out(data, line)
        if not data.get("kpi") and not data.get("objective"):
            return Problem("library.last_line", None, {"name": _title(old)})
        return Rewriting(data, before={line.kind: _title(old)})

    return role.rewrite(viewer, ref, change, now=now, via=via, seen=revision)


@whole
def move(
    viewer: Viewer, ref: str, line: Line, by: int, *, seen: str = "", now: datetime, via: str = "page"
) -> Done | Problem | Problems:
    """Let a line change places with the one above it (-1) or below it (+1); at the end of its list it stays."""

    def change(data: Data) -> Rewriting | Problem:
        old = _as_seen(viewer, ref, data, line, seen)
        if isinstance(old, Problem):
            return old
        editing.move(data, line, 1 if by > 0 else -1)
        return Rewriting(data)

    return role.rewrite(viewer, ref, change, now=now, via=via)


def _title(row: Mapping[str, Any]) -> str:
    """What a line is called in the history."""
    said = row.get("name") or row.get("title") or row.get("statement") or ""
    return str(next(iter(said.values()), "")) if isinstance(said, Mapping) else str(said)

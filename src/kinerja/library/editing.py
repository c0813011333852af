"""How does a role change line by line: one added, rewritten, moved or left out?"""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

#: A role as plain data: what `writing.as_dict` gives, and `schema.role_of` reads again.
Data = dict[str, Any]
_NAME = re.compile(r"(kpi)(?:\.([a-z0-9][a-z0-9_-]{0,79}))?|(objective)(?:\.(\d{1,3}))?(?:\.(new|\d{1,3}))?", re.ASCII)
#: The texts of each kind of line: what may be said in several languages.
TEXTS: Mapping[str, tuple[str, ...]] = {
    "head": ("name", "summary"),
    "kpi": ("name", "statement", "metric", "definition", "formula", "source", "gaming", "baseline", "cv"),
    "objective": ("title", "why"),
    "key_result": ("statement", "metric"),
}
#: What a role says of itself, before its lines.
HEAD = ("name", "summary", "sectors", "figures")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a role by its name: a KPI by its key ("kpi.waste"), an objective by its place ("objective.2"), a
    key result by its place in it ("objective.2.1"); and a line that is to be ("kpi", "objective", "objective.2.new").
    """

    kind: str
    key: str = ""
    place: int = 0
    inside: int = 0

    @property
    def is_new(self) -> bool:
        """Whether nothing stands here yet."""
        return not self.key and not self.place

    @property
    def name(self) -> str:
        """How the line is named."""
        match self.kind:
            case "key_result":
                return f"objective.{self.inside}.{self.place or 'new'}"
            case "objective":
                return f"objective.{self.place}" if self.place else "objective"
        return f"kpi.{self.key}" if self.key else "kpi"


def line_of(name: str) -> Line | None:
    """The line that a name names, or None for no such name."""
    found = _NAME.fullmatch(name)
    if found is None:
        return None
    _kpi, key, objective, place, inner = found.groups()
    if objective is None:
        return Line("kpi", key=key or "")
    if inner is None:
        return Line("objective", place=int(place or 0)) if place != "0" else None
    if not int(place):
        return None
    return Line("key_result", place=0 if inner == "new" else int(inner), inside=int(place))


def rows_of(data: Data, line: Line) -> list[Data] | None:
    """The list in which a line stands or would stand; None where its objective is not there."""
    if line.kind != "key_result":
        found: list[Data] = data.setdefault(line.kind, [])
        return found
    objectives = data.get("objective", [])
    if not 1 <= line.inside <= len(objectives):
        return None
    inner: list[Data] = objectives[line.inside - 1].setdefault("key_result", [])
    return inner


def place_of(data: Data, line: Line) -> int | None:
    """At which place of its list a line stands, from 0 on; None where there is none such."""
    rows = rows_of(data, line) or []
    if line.kind == "kpi":
        return next((at for at, row in enumerate(rows) if row.get("key") == line.key), None)
    return line.place - 1 if 1 <= line.place <= len(rows) else None


def row_of(data: Data, line: Line) -> Data | None:
    """What stands at a line."""
    at, rows = place_of(data, line), rows_of(data, line)
    return None if at is None or rows is None else rows[at]


def head_of(data: Mapping[str, Any]) -> Data:
    """What a role says of itself: its name, its summary, its shelves, and whether its figures are examples."""
    return {name: data.get(name) for name in HEAD}


def merged(old: Mapping[str, Any], given: Mapping[str, Any], kind: str, lang: str, *, plain: bool = False) -> Data:
    """A line with the fields that are given, the others as they were; None takes a field away.

    A text that is said in several languages keeps the others: plain words are those of `lang`. In a role of one unnamed
    language (`plain`) they stay without a name.
    """
    made = dict(old)
    for name, value in given.items():
        before = old.get(name)
        if isinstance(value, str) and name in TEXTS[kind] and (isinstance(before, Mapping) or not plain):
            value = {lang: value}
        made[name] = {**before, **value} if isinstance(before, Mapping) and isinstance(value, Mapping) else value
    return {name: value for name, value in made.items() if value is not None}


def name_of(data: Data, line: Line) -> str:
    """How a line is named once it stands there: a new one is the last of its list."""
    rows = rows_of(data, line) or []
    if not line.is_new or not rows:
        return line.name
    last = Line(line.kind, str(rows[-1].get("key", "")), len(rows) if line.kind != "kpi" else 0, line.inside)
    return last.name


def mark_of(row: Mapping[str, Any] | None) -> str:
    """A short mark of what a line says: another one means that somebody has rewritten it."""
    if row is None:
        return ""
    said = json.dumps(row, ensure_ascii=False, sort_keys=True, default=str)
    return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def schema_place(data: Data, line: Line) -> str:
    """How the schema calls the line in its refusals: "kpi[2]", "objective[1].key_result[3]"."""
    at = place_of(data, line)
    index = len(rows_of(data, line) or ()) if at is None else at + 1
    inside = f"objective[{line.inside}]." if line.kind == "key_result" else ""
    return f"{inside}{line.kind}[{index}]"


def put(data: Data, line: Line, row: Data) -> None:
    """Write a row where its line stands, or at the end of its list; a KPI keeps its key, and a new one gets its own."""
    rows, at = rows_of(data, line), place_of(data, line)
    if rows is None:
        return
    if line.kind == "kpi":
        taken = {str(each.get("key")) for each in rows}
        row = {**row, "key": line.key or key_from(_plain(row.get("name")), taken)}
    if at is None:
        rows.append(row)
    else:
        rows[at] = row


def leave_out(data: Data, line: Line) -> None:
    """Take a line out; nothing is left that refers to a KPI which is gone."""
    rows, at = rows_of(data, line), place_of(data, line)
    if rows is None or at is None:
        return
    del rows[at]
    if line.kind == "kpi":
        for each in (*data.get("kpi", ()), *data.get("objective", ())):
            if each.get("health") == line.key:
                del each["health"]


def move(data: Data, line: Line, by: int) -> Line:
    """Let a line change places with its neighbour above (-1) or below (+1); the line as it is named afterwards."""
    rows, at = rows_of(data, line), place_of(data, line)
    if rows is None or at is None or not 0 <= at + by < len(rows):
        return line
    rows[at], rows[at + by] = rows[at + by], rows[at]
    return line if line.kind == "kpi" else Line(line.kind, place=at + by + 1, inside=line.inside)


def key_from(name: str, taken: Collection[str]) -> str:
    """A key for a KPI out of its name, apart from those that are taken: "Susu terbuang" is "susu_terbuang"."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    key = re.sub(r"[^a-z0-9]+", "_", plain).strip("_")[:60] or "kpi"
    return next(made for n in range(1, len(taken) + 2) if (made := key if n == 1 else f"{key}_{n}") not in taken)


def _plain(text: object) -> str:
    """A text's words in its first language."""
    return str(next(iter(text.values()), "")) if isinstance(text, Mapping) else str(text or "")

"""Which roles, KPIs, objectives and key results does a pasted document hold?"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from kinerja.reading.headings import is_definition, is_note, may_be_role, named_role, section_of
from kinerja.reading.labels import strip_label
from kinerja.reading.language import language_votes
from kinerja.reading.lexicon import default_language
from kinerja.reading.lines import MOST_CHARACTERS, SourceLine, marker, plain, split_lines
from kinerja.reading.statement import Statement, read_statement
from kinerja.reading.tables import Table, cells_of, table_at
from kinerja.reading.tokens import tokenize


@dataclass(frozen=True, slots=True)
class Entry:
    """A statement found in a document and the number of its line in the source, from 1."""

    statement: Statement
    line: int


@dataclass(frozen=True, slots=True)
class ObjectiveRead:
    """An objective and its key results; `lines` are the source lines of the objective and then of each key result."""

    objective: Statement
    key_results: tuple[Statement, ...]
    lines: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Role:
    """A role as its heading names it, or None, with its KPIs and objectives in the document's order."""

    role: str | None
    kpis: tuple[Statement, ...]
    objectives: tuple[ObjectiveRead, ...]
    kpi_lines: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """A document's language ("id", "en" or "mixed"), its roles, and whether it was too long to be read whole."""

    lang: str
    roles: tuple[Role, ...]
    cut_short: bool = False

    def as_dict(self) -> dict[str, Any]:
        """The document as JSON: lang, and per role its KPIs, objectives and key results."""
        return {
            "lang": self.lang,
            "roles": [
                {
                    "role": role.role,
                    "kpis": [kpi.as_dict() for kpi in role.kpis],
                    "objectives": [
                        {
                            "objective": read.objective.as_dict(),
                            "key_results": [kr.as_dict() for kr in read.key_results],
                        }
                        for read in role.objectives
                    ],
                }
                for role in self.roles
            ],
        }


@dataclass(slots=True)
class _Objective:
    text: str
    line: int
    indent: int = 0
    labelled: bool = True
    key_results: list[tuple[str, int]] = field(default_factory=list)


@dataclass(slots=True)
class _Role:
    name: str | None
    kpis: list[tuple[str, int]] = field(default_factory=list)
    objectives: list[_Objective] = field(default_factory=list)


def read_document(text: str) -> Document:
    """Read a document as people paste it: plain text, Markdown, chat, minutes or tables. Nothing in it raises."""
    walk = _Walk(split_lines(text))
    walk.read()
    roles = [role for role in walk.roles if role.kpis or role.objectives]
    if any(role.name for role in roles) or sum(bool(o.key_results) for role in roles for o in role.objectives):
        roles = [role for role in map(_without_strays, roles) if role.kpis or role.objectives]
    lang, per_line = _languages(roles)
    return Document(lang, tuple(_finish(role, per_line) for role in roles), len(text) > MOST_CHARACTERS)


def _without_strays(role: _Role) -> _Role:
    """Outside any role an objective without key results is talk about goals rather than a goal."""
    if role.name is None:
        role.objectives = [objective for objective in role.objectives if objective.key_results]
    return role


def _languages(roles: list[_Role]) -> tuple[str, dict[str, str]]:
    """The document's language and each statement's own; a quarter of the lines in another language makes it mixed."""
    votes: dict[str, float] = {}
    per_line: dict[str, str] = {}
    for text in _texts(roles):
        said = language_votes(tokenize(text))
        best = max(said, key=lambda code: said[code])
        if said[best] and sum(value == said[best] for value in said.values()) == 1:
            per_line[text] = best
            votes[best] = votes.get(best, 0) + 1
    if not votes:
        return default_language(), per_line
    main = max(votes, key=lambda code: votes[code])
    total = sum(votes.values())
    for text in _texts(roles):
        per_line.setdefault(text, main)
    return ("mixed" if total >= 4 and votes[main] < 0.75 * total else main), per_line


def _texts(roles: list[_Role]) -> list[str]:
    return [
        text
        for role in roles
        for text in (
            *(k for k, _ in role.kpis),
            *(t for o in role.objectives for t in (o.text, *(k for k, _ in o.key_results))),
        )
    ]


def _finish(role: _Role, per_line: dict[str, str]) -> Role:
    def read(text: str, kind: str) -> Statement:
        return read_statement(text, per_line.get(text), kind)

    return Role(
        role.name,
        tuple(read(text, "kpi") for text, _ in role.kpis),
        tuple(
            ObjectiveRead(
                read(o.text, "objective"),
                tuple(read(text, "key_result") for text, _ in o.key_results),
                (o.line, *(line for _, line in o.key_results)),
            )
            for o in role.objectives
        ),
        tuple(line for _, line in role.kpis),
    )


class _Walk:
    """One walk down the lines, remembering the role, the section and the objective it is in."""

    def __init__(self, lines: list[SourceLine]) -> None:
        self.lines = lines
        self.roles: list[_Role] = [_Role(None)]
        self.section: str | None = None
        self.objective: _Objective | None = None
        self.marked = False

    @property
    def role(self) -> _Role:
        return self.roles[-1]

    def read(self) -> None:
        i = 0
        while i < len(self.lines):
            line = self.lines[i]
            table = None if line.blank or (line.label and "|" not in line.text) else table_at(self.lines, i)
            if table is not None:
                self._take_table(table)
                i = table.end
                continue
            if not (line.blank or line.rule):
                self._take(i, line)
            i += 1

    def _take(self, i: int, line: SourceLine) -> None:
        section = section_of(line)
        role = named_role(line)
        if section is not None:
            self._open_section(*section)
        elif role is not None:
            self._open_role(role)
        elif line.label is not None:
            self._labelled(line)
        elif is_note(line):
            return
        elif self.section != "objective" and (title := may_be_role(line)) and not self._goes_on(i) and self._leads_to_section(i):
            self._open_role(title)
        elif line.level:
            self.section = None
        else:
            self._listed(line)

    def _open_role(self, name: str) -> None:
        self.roles.append(_Role(name))
        self.section, self.objective, self.marked = None, None, False

    def _open_section(self, section: str, rest: str) -> None:
        if rest and self.role.name is None:
            self._open_role(rest)
        self.section, self.marked = section, False
        if section not in ("key_results", "objective"):
            self.objective = None

    def _goes_on(self, i: int) -> bool:
        """Whether an item stands in a list of its like, or states a figure: then it is no role, whatever follows it."""
        line = self.lines[i]
        if line.level or self.section is None:
            return False
        if read_statement(line.text).value is not None:
            return True
        above = self.lines[i - 1] if i else line
        if not (line.item or above.item or above.blank or above.label or section_of(above)):
            return True
        return line.item and i > 0 and self.lines[i - 1].item and marker(self.lines[i - 1]) == marker(line)

    def _leads_to_section(self, i: int) -> bool:
        """Whether the next line that is no note opens a section, a label or a table: then the line above names a role."""
        heading = self.lines[i].level
        for k in range(i + 1, min(len(self.lines), i + 12)):
            line = self.lines[k]
            if line.blank or line.rule or is_note(line):
                continue
            if section_of(line) or line.label in ("objective", "kpi"):
                return not (line.label and is_definition(line.text))
            table = table_at(self.lines, k)
            if table is not None and table.rows:
                return True
            if not heading or line.level or line.item:
                return False
        return False

    def _labelled(self, line: SourceLine) -> None:
        text = _clean(line.text)
        if not any(char.isalpha() for char in text) or is_definition(text):
            return
        parts = _one_line_list(text) if not line.numbered else [text]
        if line.label == "kpi":
            self.section = "kpi" if len(parts) > 1 else self.section
            self.role.kpis += [(part, line.number) for part in parts]
        elif line.label == "objective":
            self._open_objective(text, line)
        else:
            for part in parts:
                self._key_result(part, line.number)
        self.marked = True

    def _open_objective(self, text: str, line: SourceLine, labelled: bool = True) -> None:
        self.objective = _Objective(text, line.number, line.indent, labelled)
        self.role.objectives.append(self.objective)
        self.section = "okr"

    def _key_result(self, text: str, number: int) -> None:
        if self.objective is None:
            self.objective = _Objective("", number)
            self.role.objectives.append(self.objective)
        self.objective.key_results.append((text, number))

    def _listed(self, line: SourceLine) -> None:
        """A line without a label: an item of the section it stands in, or prose that belongs to none."""
        if self.section is None:
            return
        text = _clean(" ".join(cells_of(line.text)) if "\t" in line.text.strip() else line.text)
        if not any(char.isalpha() for char in text) or (not line.item and self._is_prose(line, text)):
            if not line.item and (line.after_blank or (len(text.split()) > 12 and text.endswith("."))):
                self.section = None
            return
        self.marked = self.marked or line.item
        for part in _one_line_list(text):
            if self.section == "kpi":
                self.role.kpis.append((part, line.number))
            else:
                self._okr_item(part, line)

    def _okr_item(self, text: str, line: SourceLine) -> None:
        current = self.objective
        if self.section == "objective":
            return self._open_objective(text, line)
        if self.section == "key_results" or (
            current is not None and (current.labelled or line.indent > current.indent)
        ):
            self._key_result(text, line.number)
        elif read_statement(text).value is None or current is None:
            self._open_objective(text, line, labelled=False)
        else:
            self._key_result(text, line.number)

    def _is_prose(self, line: SourceLine, text: str) -> bool:
        """A line without a mark states a goal only in a list without marks, and only if it is short and no sentence."""
        if self.marked or len(text.split()) > 22 or text.endswith((".", "!", "?", ":")):
            return True
        if self.section == "objective":
            return False
        return line.after_blank and read_statement(text).value is None

    def _take_table(self, table: Table) -> None:
        kind = {"kpi": "kpi", "okr": "key_result", "key_results": "key_result"}.get(self.section or "", table.kind)
        if not table.trusted and self.section is None:
            return
        for row in table.rows:
            if row.role and row.role != self.role.name:
                self._open_role(row.role)
            if row.objective and (self.objective is None or self.objective.text != row.objective):
                self.objective = _Objective(row.objective, row.number)
                self.role.objectives.append(self.objective)
            text = _clean(row.text)
            this = row.kind or ("key_result" if row.objective else strip_label(row.text).kind or kind)
            if this == "objective":
                self.objective = _Objective(text, row.number)
                self.role.objectives.append(self.objective)
            elif this == "key_result":
                self._key_result(text, row.number)
            else:
                self.role.kpis.append((text, row.number))


def _clean(text: str) -> str:
    """The statement without bullet, number, checkbox, label and Markdown's emphasis; the rest as typed."""
    return plain(text[strip_label(text).start :])


def _one_line_list(text: str) -> list[str]:
    parts = [part.strip() for part in text.split(";")]
    return [part for part in parts if any(char.isalpha() for char in part)] if len(parts) > 1 else [text]

"""Where in a document does each statement stand: under which role, section and objective?"""

from __future__ import annotations

from dataclasses import dataclass, field

from kinerja.reading.headings import is_definition, is_note, may_be_role, named_role, section_of, title_of
from kinerja.reading.labels import strip_label
from kinerja.reading.lines import SourceLine, marker, plain
from kinerja.reading.statement import read_statement
from kinerja.reading.tables import Table, cells_of, table_at

Found = tuple[str, int]
"""A statement's text and the number of its line in the source, from 1."""


@dataclass(slots=True)
class FoundObjective:
    """An objective as it stands in the document: its words, line, indent, and the key results under it."""

    text: str
    line: int
    indent: int = 0
    labelled: bool = True
    key_results: list[Found] = field(default_factory=list)


@dataclass(slots=True)
class FoundRole:
    """A role's heading, or None, and what was found under it."""

    name: str | None
    kpis: list[Found] = field(default_factory=list)
    objectives: list[FoundObjective] = field(default_factory=list)


class Walk:
    """One walk down the lines, remembering the role, the section and the objective it is in."""

    def __init__(self, lines: list[SourceLine]) -> None:
        self.lines = lines
        self.roles: list[FoundRole] = [FoundRole(None)]
        self.section: str | None = None
        self.objective: FoundObjective | None = None
        self.marked = False

    @property
    def role(self) -> FoundRole:
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
        elif (
            self.section != "objective"
            and (title := may_be_role(line))
            and not self._goes_on(i)
            and self._leads_to_section(i)
        ):
            self._open_role(title)
        elif line.level:
            self.section = None
        else:
            self._listed(line)

    def _open_role(self, name: str) -> None:
        self.roles.append(FoundRole(name))
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
        if read_statement(title_of(line.text)).value is not None:
            return True
        above = self.lines[i - 1] if i else line
        if not (line.item or above.item or above.blank or above.label or section_of(above)):
            return True
        return line.item and i > 0 and self.lines[i - 1].item and marker(self.lines[i - 1]) == marker(line)

    def _leads_to_section(self, i: int) -> bool:
        """Whether the next line that is no note opens a section, a label or a table: then this one names a role."""
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
        self.objective = FoundObjective(text, line.number, line.indent, labelled)
        self.role.objectives.append(self.objective)
        self.section = "okr"

    def _key_result(self, text: str, number: int) -> None:
        if self.objective is None:
            self.objective = FoundObjective("", number)
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
            self._open_objective(text, line)
        elif self.section == "key_results" or (
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
                self.objective = FoundObjective(row.objective, row.number)
                self.role.objectives.append(self.objective)
            text = _clean(row.text)
            this = row.kind or ("key_result" if row.objective else strip_label(row.text).kind or kind)
            if this == "objective":
                self.objective = FoundObjective(text, row.number)
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

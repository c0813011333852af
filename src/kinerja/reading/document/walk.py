"""Where in a document does each statement stand: under which role, section and objective?"""

from __future__ import annotations

from collections.abc import Iterator

from kinerja.reading.document import headings, outlook
from kinerja.reading.document.found import Found, FoundObjective, FoundRole
from kinerja.reading.document.lines import SourceLine
from kinerja.reading.document.parts import (
    clean,
    is_below,
    is_prose,
    is_said,
    label_in_cell,
    labels_in,
    mark_of,
    one_line_list,
)
from kinerja.reading.document.record import Field, field_of, opens_record
from kinerja.reading.document.role_names import may_be_role, named_role, names_unit, names_year, role_and_goals
from kinerja.reading.document.tables import Table, cells_of, rhythm_of, table_at
from kinerja.reading.document_words import is_listed
from kinerja.reading.statement import read_statement
from kinerja.reading.statement.labels import strip_label

#: Lines between two words for somebody who waits.
_STEP = 200
#: Lines below a goal in which a form tells more of it.
_RECORD = 6


class Walk:
    """One walk down the lines, remembering the role, the section and the objective it is in."""

    def __init__(self, lines: list[SourceLine]) -> None:
        self.lines = lines
        self.roles: list[FoundRole] = [FoundRole(None)]
        self.role = self.roles[0]
        self.section: str | None = None
        self.level = 0
        self.outer: tuple[str, int] | None = None
        self.objective: FoundObjective | None = None
        self.marked = False
        self.speaker: str | None = None
        self.outright, self.quoted = False, 0
        #: The line that named a position.
        self.posted = -_RECORD
        #: The list that the last statement stands in, and how deep; -1 for one with a label.
        self.last: list[Found] = []
        self.depth = 0
        #: The rhythm that stands beside a goal, in a column of its own, by the goal's line.
        self.rhythms: dict[int, str | None] = {}
        #: No heading has opened the section: an objective did, and a table below it says itself what it holds.
        self.implied = False

    def read(self) -> Iterator[int]:
        """Take every line, or a whole table at once; now and then say how many more were taken."""
        i = told = 0
        while i < len(self.lines):
            if i - told >= _STEP:
                yield i - told
                told = i
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
        self.quoted = line.quoted
        section = self._section(i, line)
        if section is None and (spoken := role_and_goals(line)) is not None:
            self._open_role(spoken[0])
            self._labelled(spoken[1])
        elif section is not None and (goal := outlook.objective_behind(self.lines, i, section)) is not None:
            self._open_objective(goal, line)
        elif section is not None:
            self._open_section(section, line)
        elif (role := named_role(line)) is not None:
            self._name_role(role, line)
        elif line.label is not None:
            if not (self._is_chatter(line) and is_said(line)):
                self._labelled(line)
        elif (stated := label_in_cell(line)) is not None:
            self._state(*stated, line)
        elif (field := field_of(line)) is not None and self._filled(field, i, line):
            return
        elif headings.closes(line):
            self.section = self.outer = None
        elif headings.is_note(line) or self._titles(i, line):
            return
        elif line.level:
            self._headed(i, line)
        else:
            self._listed(i, line)

    def _section(self, i: int, line: SourceLine) -> headings.Section | None:
        section = headings.section_of(line)
        if section is None and not line.item and outlook.leads_to_items(self.lines, i):
            section = headings.section_above_list(line)
        return section

    def _titles(self, i: int, line: SourceLine) -> bool:
        """Whether the line names a role, or an objective above its key results."""
        parent = line.item and (outlook.opens_below(self.lines, i) or outlook.stands_alone(self.lines, i))
        title = may_be_role(line, bulleted=parent)
        ahead = outlook.leads_to(self.lines, i)
        if ahead == "key_results" and self.section != "key_results" and not line.item:
            if self._explains(line):
                return True
            self._open_objective(clean(line.text), line)
            return True
        if title is None or self.section == "objective":
            return False
        # Where roles are named as such ("Posisi: …"), a bare line is none.
        if self.outright and not (line.level or headings.is_numbered(line) or headings.is_emphasised(line)):
            return False
        # Below a role that has nothing yet, a line with a year is the title of its sheet.
        if self.role.name and not self.role.statements and names_year(title):
            return True
        if self.section and not parent and outlook.goes_on(self.lines, i):
            return False
        if ahead not in (None, "key_results") or self._inherits(i, line):
            self._open_role(title)
            return True
        return False

    def _explains(self, line: SourceLine) -> bool:
        """Whether a sentence stands between an objective and its list of key results: it says more about it."""
        return bool(self.objective and self.objective.awaits) and not line.after_blank and not headings.is_headed(line)

    def _inherits(self, i: int, line: SourceLine) -> bool:
        """Whether the line names a role inside a list of goals of many roles: "# KPI" and below it "## Kasir"."""
        fresh = self.role.name is None and not self.role.statements and self.section in ("kpi", "okr")
        outer = (self.section or "", self.level) if fresh else self.outer
        if outer is None or line.item or not outlook.leads_to_items(self.lines, i):
            return False
        return line.level > outer[1] if outer[1] else headings.is_headed(line)

    def _name_role(self, role: str, line: SourceLine) -> None:
        """A role that is named outright; a form says of the position also in which unit it is."""
        unit, self.outright = names_unit(line), True
        if unit and not self.role.statements and line.number - self.posted < _RECORD:
            return
        self._open_role(role)
        self.posted = -_RECORD if unit else line.number

    def _open_role(self, name: str) -> None:
        if self.role.name is None and not self.role.statements and self.section in ("kpi", "okr"):
            self.outer = (self.section, self.level)
        known = next((role for role in self.roles if role.name and role.name.lower() == name.lower()), None)
        if known is None:
            known = FoundRole(name, quoted=self.quoted)
            self.roles.append(known)
        elif known.statements and known.quoted < self.quoted:
            # The mail that is answered holds what was planned before: it is read, and left.
            known = FoundRole(name, quoted=self.quoted)
        self.role = known
        self.section, self.objective, self.marked = self.outer[0] if self.outer else None, None, False
        self.implied = False

    def _open_section(self, section: headings.Section, line: SourceLine) -> None:
        if self.outer and line.level and line.level <= self.outer[1] and section.name in ("kpi", "okr"):
            self.outer, self.role = None, FoundRole(None)
            self.roles.append(self.role)
        name, current = section.role, (self.role.name or "").lower()
        if name and name.lower() not in current and not (current and current in name.lower()):
            self._open_role(name)
        self.section, self.marked, self.speaker, self.implied = section.name, False, line.speaker, False
        if section.name not in ("key_results", "objective"):
            self.objective, self.level = None, line.level

    def _labelled(self, line: SourceLine) -> None:
        text = clean(line.text)
        if not any(char.isalpha() for char in text) or headings.is_definition(text):
            return
        parts = one_line_list(text)
        if len(parts) > 1 and (line.numbered or line.label == "objective") and not labels_in(parts[1:]):
            parts = [text]
        self.section = "kpi" if line.label == "kpi" and len(parts) > 1 else self.section
        for part in parts:
            self._state(strip_label(part).kind or str(line.label), clean(part), line)
        self.marked, self.speaker = True, line.speaker

    def _filled(self, field: Field, i: int, line: SourceLine) -> bool:
        """Whether a line fills in a field of a goal: names it, as the first of a form's lines, or tells more of it."""
        near = bool(self.last) and line.number - self.last[-1][1] <= _RECORD and line.indent > self.depth
        if field.column == "statement" and not (near and is_listed(line.text.split(":")[0], "outcomes")):
            kind = field.kind or {"kpi": "kpi", "key_results": "key_result"}.get(self.section or "")
            if kind is None or not opens_record(self.lines, i):
                return False
            self._state(kind, clean(field.text), line)
            return True
        if near and field.column in ("target", "due"):
            text, number = self.last[-1]
            if field.column == "due" or read_statement(text).value is None:
                self.last[-1] = (f"{text} {field.text}", number)
        if near and field.column == "cadence":
            self.rhythms[self.last[-1][1]] = rhythm_of(field.text)
        return near

    def _state(self, kind: str, text: str, line: SourceLine) -> None:
        if kind == "kpi":
            self._kpi(text, line)
            self.depth = -1
        elif kind == "objective":
            self._open_objective(text, line)
        else:
            self._key_result(text, line.number, line)
            self.depth = -1

    def _kpi(self, text: str, line: SourceLine) -> None:
        self.role.kpis.append((text, line.number))
        self.last, self.depth = self.role.kpis, line.indent

    def _open_objective(self, text: str, line: SourceLine, labelled: bool = True) -> None:
        self.objective = FoundObjective(text, line.number, line.indent, labelled, mark_of(line))
        self.role.objectives.append(self.objective)
        self.implied, self.last = self.implied or self.section in (None, "kpi"), []
        self.section = "okr"

    def _key_result(self, text: str, number: int, line: SourceLine | None = None) -> None:
        objective = self.objective or self._add_objective("", number)
        objective.key_results.append((text, number))
        self.last = objective.key_results
        if line is not None:
            self.depth = line.indent
            objective.key_mark, objective.key_indent = mark_of(line), line.indent

    def _add_objective(self, text: str, number: int) -> FoundObjective:
        self.objective = FoundObjective(text, number)
        self.role.objectives.append(self.objective)
        return self.objective

    def _headed(self, i: int, line: SourceLine) -> None:
        """A heading that is neither role nor section: a group below its section, an objective, or the section's end."""
        if self.section is not None and self.level and line.level > self.level:
            if self.section == "okr" and outlook.leads_to_items(self.lines, i):
                self._open_objective(clean(line.text), line)
        else:
            self.section = None

    def _listed(self, i: int, line: SourceLine) -> None:
        """A line without a label: an item of the section it stands in, or prose that belongs to none."""
        if self.section is None or self._is_chatter(line):
            return
        if self.section == "kpi" and outlook.is_group(self.lines, i):
            return
        text = clean(" ".join(cells_of(line.text)) if "\t" in line.text.strip() else line.text)
        if not any(char.isalpha() for char in text) or (
            not line.item and is_prose(line, text, self.section, marked=self.marked)
        ):
            if not line.item and (line.after_blank or (len(text.split()) > 12 and text.endswith("."))):
                self.section = None
            return
        self.marked = self.marked or line.item
        for part in one_line_list(text):
            if self.section == "kpi":
                self._kpi(part, line)
            else:
                self._okr_item(part, line)

    def _is_chatter(self, line: SourceLine) -> bool:
        """In a chat, what somebody else says in between without listing it."""
        return bool(self.speaker and line.speaker != self.speaker and not line.item)

    def _okr_item(self, text: str, line: SourceLine) -> None:
        if self.section == "objective":
            self._open_objective(text, line)
        elif self.section == "key_results" or is_below(self.objective, line):
            self._key_result(text, line.number, line)
        else:
            self._open_objective(text, line, labelled=False)

    def _take_table(self, table: Table) -> None:
        kind = {"kpi": "kpi", "okr": "key_result", "key_results": "key_result"}.get(self.section or "", table.kind)
        kind = (table.kind or kind) if self.implied else kind
        if not table.trusted and self.section is None:
            return
        for row in table.rows:
            if row.role and row.role != self.role.name:
                self._open_role(row.role)
            if row.objective and (self.objective is None or self.objective.text != row.objective):
                self._add_objective(row.objective, row.number)
            text, self.rhythms[row.number] = clean(row.text), row.cadence
            this = row.kind or ("key_result" if row.objective else strip_label(row.text).kind or kind)
            if this == "objective":
                self._add_objective(text, row.number)
            elif this == "key_result":
                self._key_result(text, row.number)
            else:
                self.role.kpis.append((text, row.number))

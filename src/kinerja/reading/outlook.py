"""What do the lines around a line say about it: does it name a role, a group, or go on with a list?"""

from __future__ import annotations

from collections.abc import Iterator

from kinerja.reading.headings import (
    closes,
    is_definition,
    is_emphasised,
    is_headed,
    is_note,
    is_numbered,
    named_role,
    section_of,
    title_of,
)
from kinerja.reading.lines import SourceLine, marker
from kinerja.reading.statement import read_statement
from kinerja.reading.tables import table_at

_LOOK_AHEAD = 12
_MOST_PROSE = 3


def following(lines: list[SourceLine], i: int) -> Iterator[tuple[int, SourceLine]]:
    """The next lines that are neither empty nor a rule, a few of them."""
    for k in range(i + 1, min(len(lines), i + _LOOK_AHEAD)):
        if not (lines[k].blank or lines[k].rule):
            yield k, lines[k]


def leads_to(lines: list[SourceLine], i: int) -> str | None:
    """What the line leads to: a section, "objective", "kpi" or "table"; None where a statement or prose follows.

    Between a role's heading and its KPIs there may stand notes and, under a heading that looks like one, a few
    sentences about the role.
    """
    heading, prose = lines[i], 0
    patient = bool(heading.level) or is_numbered(heading) or is_emphasised(heading)
    for k, line in following(lines, i):
        if section := section_of(line):
            return section.name
        if line.label in ("objective", "kpi"):
            return None if is_definition(line.text) else line.label
        if is_note(line):
            continue
        table = table_at(lines, k)
        if table is not None and table.rows:
            return "table"
        if line.level or line.item or named_role(line):
            return None
        prose += 1
        if prose > _MOST_PROSE or not (heading.level or (patient and line.text.rstrip().endswith((".", "!", "?")))):
            return None
    return None


def leads_to_items(lines: list[SourceLine], i: int) -> bool:
    """Whether the next line is an item or a label, so that this one is their title."""
    return next((line.item or line.label is not None for _, line in following(lines, i)), False)


def is_parent(lines: list[SourceLine], i: int) -> bool:
    """Whether deeper items follow an item, other than notes about it."""
    after = next((line for _, line in following(lines, i)), None)
    return after is not None and after.item and after.indent > lines[i].indent and not is_note(after)


def opens_below(lines: list[SourceLine], i: int) -> bool:
    """Whether the next line stands deeper and opens a section: then a bullet names a role."""
    after = next((line for _, line in following(lines, i)), None)
    return after is not None and after.indent > lines[i].indent and section_of(after) is not None


def goes_on(lines: list[SourceLine], i: int) -> bool:
    """Whether an item stands in a list of its like, or states a figure: then it is no role, whatever follows it."""
    line = lines[i]
    if line.level:
        return False
    if read_statement(title_of(line.text)).value is not None:
        return True
    if is_emphasised(line) and not line.item:
        return False
    above = lines[i - 1] if i else line
    if not (line.item or above.item or above.blank or above.label or section_of(above) or line.stamped):
        return True
    return line.item and i > 0 and lines[i - 1].item and marker(lines[i - 1]) == marker(line)


def is_group(lines: list[SourceLine], i: int) -> bool:
    """Whether a line titles a group in a list of KPIs: "Keuangan:", "#### Pelanggan", "- Proses" above sub-items."""
    line = lines[i]
    title = title_of(line.text).rstrip(" :")
    if not title or len(title.split()) > 5 or closes(line) or is_note(line) or title[-1] in ".!?":
        return False
    if line.item and not line.level:
        return is_parent(lines, i) and read_statement(title).value is None
    return is_headed(line) and leads_to_items(lines, i) and read_statement(title).value is None

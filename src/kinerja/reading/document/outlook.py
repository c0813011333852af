"""What do the lines around a line say about it: does it name a role, a group, or go on with a list?"""

from __future__ import annotations

from collections.abc import Iterator

from kinerja.reading.document.headings import (
    Section,
    closes,
    is_beside,
    is_definition,
    is_emphasised,
    is_headed,
    is_note,
    is_numbered,
    section_above_list,
    section_of,
    title_of,
)
from kinerja.reading.document.lines import SourceLine, marker, plain
from kinerja.reading.document.record import is_field
from kinerja.reading.document.role_names import named_role
from kinerja.reading.document.tables import table_at
from kinerja.reading.statement import read_statement

_LOOK_AHEAD = 12
_MOST_PROSE = 3
#: Lines of a heading's first chapters, those before its goals.
_LONGEST_CHAPTER = 80
_SHORTEST_WRAPPED = 50
_ROLE_WORDS = 5


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
    heading, prose, last = lines[i], 0, i
    patient = bool(heading.level) or is_numbered(heading) or is_emphasised(heading)
    for k, line in following(lines, i):
        if section := section_of(line) or _leads_in(lines, k):
            return section.name
        if line.label in ("objective", "kpi"):
            return None if is_definition(line.text) else line.label
        if is_note(line):
            continue
        table = table_at(lines, k)
        if table is not None and table.rows:
            return "table"
        if line.level > heading.level > 0:
            return _chapter_below(lines, i)
        if line.level or line.item or named_role(line):
            return None
        # The lines of one paragraph are one piece of prose, and sentences if the last of them ends as one.
        prose += k > last + 1 or last == i
        last = k
        if prose > _MOST_PROSE or not (heading.level or (patient and _is_sentence(lines, k))):
            return None
    return None


def objective_behind(lines: list[SourceLine], i: int, section: Section) -> str | None:
    """The objective in "OKR: The branch the town recommends", where key results with a label stand right below."""
    said = plain(lines[i].text).partition(":")[2].strip()
    after = next((line for _, line in following(lines, i)), None)
    if section.name != "okr" or after is None or after.label != "key_result":
        return None
    return said if any(char.isalpha() for char in said) and not all(map(is_beside, said.lower().split())) else None


def _leads_in(lines: list[SourceLine], i: int) -> Section | None:
    """The section that a sentence above a list leads to: "These indicators were agreed:"."""
    sentence = not lines[i].item and lines[i].text.rstrip(" *_").endswith(":")
    return section_above_list(lines[i]) if sentence and leads_to_items(lines, i) else None


def _chapter_below(lines: list[SourceLine], i: int) -> str | None:
    """The first section among the chapters of a heading, one step below it: "## Planner", "### About it", "### KPI"."""
    heading, deepest = lines[i].level, 7
    for line in lines[i + 1 : i + _LONGEST_CHAPTER]:
        if not line.level:
            continue
        if line.level <= heading or named_role(line):
            return None
        if line.level <= deepest and (section := section_of(line)):
            return section.name
        deepest = min(deepest, line.level)
    return None


def _is_sentence(lines: list[SourceLine], k: int) -> bool:
    """Whether a line, or the paragraph that goes on below it, ends as sentences do."""
    for line in lines[k : k + _LOOK_AHEAD]:
        if line.blank or line.item or line.level:
            return False
        if line.text.rstrip().endswith((".", "!", "?")):
            return True
        if len(line.text) < _SHORTEST_WRAPPED:
            return False
    return False


def leads_to_items(lines: list[SourceLine], i: int) -> bool:
    """Whether the next line is an item or a label, so that this one is their title."""
    return next((line.item or line.label is not None for _, line in following(lines, i)), False)


def is_parent(lines: list[SourceLine], i: int) -> bool:
    """Whether deeper items follow an item, other than notes about it."""
    after = next((line for _, line in following(lines, i)), None)
    return (
        after is not None
        and after.item
        and after.indent > lines[i].indent
        and not is_note(after)
        and not is_field(after)
    )


def opens_below(lines: list[SourceLine], i: int) -> bool:
    """Whether the next line stands deeper and opens a section: then a bullet names a role."""
    after = next((line for _, line in following(lines, i)), None)
    return after is not None and after.indent > lines[i].indent and section_of(after) is not None


def stands_alone(lines: list[SourceLine], i: int) -> bool:
    """Whether an item has empty lines around it and a mark that the item above has not: "■ Gudang" below a "•" list."""
    after = lines[i + 1] if i + 1 < len(lines) else None
    if not lines[i].after_blank or after is None or not after.blank:
        return False
    above = next((lines[k] for k in range(i - 1, max(-1, i - _LOOK_AHEAD), -1) if not lines[k].blank), None)
    if above is None or above.rule:
        return True
    if section_of(above) or is_headed(above):
        return False
    return not above.item or marker(above) != marker(lines[i])


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
    if _opens_right_below(lines, i) and read_statement(above.text).value is not None:
        return False
    if not (line.item or above.item or above.blank or above.label or section_of(above) or line.stamped):
        return True
    return line.item and i > 0 and lines[i - 1].item and marker(lines[i - 1]) == marker(line)


def _opens_right_below(lines: list[SourceLine], i: int) -> bool:
    """Whether a short line without mark has a list's heading right below: behind figures it is the next role."""
    below = lines[i + 1] if i + 1 < len(lines) else None
    short = not lines[i].item and len(lines[i].text.split()) <= _ROLE_WORDS
    return short and below is not None and (section := section_of(below)) is not None and section.name in ("kpi", "okr")


def is_group(lines: list[SourceLine], i: int) -> bool:
    """Whether a line titles a group in a list of KPIs: "Keuangan:", "#### Pelanggan", "- Proses" above sub-items."""
    line = lines[i]
    title = title_of(line.text).rstrip(" :")
    if not title or len(title.split()) > 5 or closes(line) or is_note(line) or title[-1] in ".!?":
        return False
    if line.item and not line.level:
        return is_parent(lines, i) and read_statement(title).value is None
    return is_headed(line) and leads_to_items(lines, i) and read_statement(title).value is None

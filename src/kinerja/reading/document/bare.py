"""Which lines of a text without heading and label are goals by their own form?"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from kinerja.reading.document.bare_form import (
    GRADES,
    Grade,
    Read,
    closes_list,
    is_talk,
    objective_in,
    parts_of,
    speaks_of_others,
)
from kinerja.reading.document.found import FoundObjective, FoundRole
from kinerja.reading.document.headings import is_headed, is_note, title_of
from kinerja.reading.document.lines import SourceLine
from kinerja.reading.document.parts import clean
from kinerja.reading.document.prose import clauses_of
from kinerja.reading.document.record import field_of
from kinerja.reading.document.role_names import named_role
from kinerja.reading.document_words import listed

#: More lines than these without any heading are no goals that somebody jotted down.
_MOST_LINES = 1_000
#: A longer line is a paragraph.
_LONGEST = 400
#: So few words are a title, a name or a greeting, no prose.
_TITLE = 4
#: So many lines of prose for each goal of a list, and it is a list in an article.
_PROSE_BESIDE = 3
#: One rule among so many lines, and they are rules.
_RULES_BESIDE = 5
_SHORT_TITLE = 60


@dataclass(slots=True)
class _Line:
    """A line that may hold goals: under which role, in which run of items (0 for none), and what was read in it."""

    source: SourceLine
    role: FoundRole
    run: int
    reads: list[Read] = field(default_factory=list)
    #: It says what is asked of staff and guests, or what others do.
    others: bool = False

    @property
    def grade(self) -> Grade:
        return min((read.grade for read in self.reads), default="none", key=GRADES.index)


def bare_goals(lines: list[SourceLine]) -> list[FoundRole]:
    """The goals of a text in which nothing says what they are: "Komplain maksimal 5 per bulan", "- NPS from 30 to 45".

    Each is of the kind that its form gives; prose around them stays out, and so does a text that is mostly prose.
    """
    if sum(not line.blank for line in lines) > _MOST_LINES or any(_is_notice(line) for line in lines):
        return []
    roles = [FoundRole(None)]
    told = list(_candidates(lines, roles))
    kept = {id(line) for line in _believed(told)}
    objectives: dict[int, FoundObjective] = {}
    for at, line in enumerate(told):
        if id(line) in kept:
            for read in line.reads:
                _found(read, line, objectives)
        elif (text := objective_in(clean(line.source.text))) and _has_key_results(told, at, kept):
            above = FoundObjective(text, line.source.number, line.source.indent)
            line.role.objectives.append(above)
            objectives[told[at + 1].run] = above
    return [role for role in roles if role.statements]


def _candidates(lines: list[SourceLine], roles: list[FoundRole]) -> Iterator[_Line]:
    """The lines that are neither frame nor shut off by what stands above them."""
    run, runs, shut = 0, 0, False
    for line in lines:
        if line.blank or line.rule:
            continue
        if (name := named_role(line)) is not None:
            roles.append(FoundRole(name))
            run, shut = 0, False
        elif closes_list(line):
            run, shut = 0, True
        elif line.level or (is_headed(line) and not line.item):
            run, shut = 0, False
        elif not shut and not is_note(line) and "|" not in line.text and "\t" not in line.text.strip():
            if line.item and not run:
                run = runs = runs + 1
            run = run if line.item else 0
            told = _Line(line, roles[-1], run)
            stated = field_of(line)
            if len(line.text) <= _LONGEST and (line.item or not line.stamped):
                if stated is None or stated.column == "target":
                    told.reads = _reads_in(clean(stated.text if stated else line.text))
                told.others = speaks_of_others(line.text)
            yield told


def _reads_in(text: str) -> list[Read]:
    """The goals of a line; a sentence that wants several things is several."""
    reads = parts_of(text)
    clauses = clauses_of(text) if len(reads) == 1 else []
    return [Read(said, kind, "leaning") for said, kind in clauses] if len(clauses) > 1 else reads


def _believed(told: list[_Line]) -> Iterator[_Line]:
    """The lines that are goals in their company: a list of which half are, lines that prose does not outnumber."""
    plain = [line for line in told if not line.run]
    others = sum(line.others for line in plain)
    # Among rules, what looks like a goal is one of them.
    plain = [] if _RULES_BESIDE * others >= len(plain) > 0 else [line for line in plain if not line.others]
    prose = sum(line.grade == "none" and _is_prose(line.source.text) for line in plain)
    graded = Counter(line.grade for line in plain)
    yield from (line for line in plain if line.grade == "sure" and 2 * prose <= graded["sure"])
    if not prose:
        yield from (line for line in plain if line.grade == "leaning")
        if graded["bare"] <= graded["sure"] + graded["leaning"]:
            yield from (line for line in plain if line.grade == "bare")
    runs: dict[int, list[_Line]] = {}
    for line in told:
        if line.run:
            runs.setdefault(line.run, []).append(line)
    for run in runs.values():
        if _is_list_of_goals(run, prose):
            yield from (line for line in run if line.grade != "none")


def _is_list_of_goals(run: list[_Line], prose: int) -> bool:
    """Whether goals make up half of a list, one of them surely, or all of it; and are not lost between paragraphs."""
    graded = Counter(line.grade for line in run)
    goals = graded["sure"] + graded["leaning"]
    above = sum(line.grade == "none" and objective_in(clean(line.source.text)) is not None for line in run)
    others = len(run) - goals - above
    if not goals or others > goals or 2 * sum(line.others for line in run) > len(run) or prose > _PROSE_BESIDE * goals:
        return False
    return graded["sure"] > 0 or not (prose or others)


def _is_notice(line: SourceLine) -> bool:
    """Whether a line is a title, "PENGUMUMAN", "House rules 2027", of a text that lists what holds for people."""
    words = title_of(line.text).lower().split() if not line.item and len(line.text) < _SHORT_TITLE else []
    while words and (words[-1].isdigit() or words[-1] in listed("fillers")):
        words = words[:-1]
    return " ".join(words).strip(" :") in listed("notices")


def _is_prose(text: str) -> bool:
    return len(re.findall(r"[^\W\d_]+", text)) > _TITLE and not is_talk(text, greeting=True)


def _has_key_results(told: list[_Line], at: int, kept: set[int]) -> bool:
    """Whether a list stands right below a line, or deeper than an item, that holds key results."""
    line = told[at]
    below = told[at + 1] if at + 1 < len(told) else None
    if below is None or not below.run or (line.run and below.source.indent <= line.source.indent):
        return False
    return id(below) in kept and any(read.kind == "key_result" for read in below.reads)


def _found(read: Read, line: _Line, objectives: dict[int, FoundObjective]) -> None:
    found, role = (read.text, line.source.number), line.role
    above = objectives.get(line.run) if line.run else None
    if above is not None and (above in role.objectives) and line.source.indent >= above.indent:
        above.key_results.append(found)
    elif read.kind == "kpi":
        role.kpis.append(found)
    else:
        if not role.objectives or role.objectives[-1].text:
            role.objectives.append(FoundObjective("", line.source.number))
        role.objectives[-1].key_results.append(found)

"""Which roles, KPIs, objectives and key results does a pasted document hold?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from kinerja.core.problem import Problem
from kinerja.reading.document.bare import bare_goals
from kinerja.reading.document.found import Found, FoundRole
from kinerja.reading.document.lines import split_lines
from kinerja.reading.document.prose import prose_goals
from kinerja.reading.document.tables import OTHER_RHYTHM
from kinerja.reading.document.walk import Walk
from kinerja.reading.language import language_votes
from kinerja.reading.lexicon import default_language
from kinerja.reading.statement import Kind, Statement, read_statement
from kinerja.reading.tokens import tokenize

#: So large a share of lines in another language is more than borrowed words.
_MIXED = 0.18


@dataclass(frozen=True, slots=True)
class ObjectiveRead:
    """An objective and its key results, in the document's order."""

    objective: Statement
    key_results: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Role:
    """A role as its heading names it, or None, with its KPIs and objectives in the document's order."""

    role: str | None
    kpis: tuple[Statement, ...]
    objectives: tuple[ObjectiveRead, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """A document's language ("id", "en" or "mixed"), its roles, and what of it was too long.

    Where nothing in it is stated as a goal, `uncertain` holds the clauses of its prose that may be some, under no role.

    `cut_at` is the last line that was read where the text goes on beyond it; `long_line` the first line that was too
    long for a sentence, of which only the beginning was read.
    """

    lang: str
    roles: tuple[Role, ...]
    cut_at: int | None = None
    long_line: int | None = None
    uncertain: tuple[Role, ...] = ()

    @property
    def offered(self) -> tuple[Role, ...]:
        """Its roles; where it has none, what may be goals: somebody has to say of each that it is."""
        return self.roles or self.uncertain

    @property
    def unread(self) -> tuple[Problem, ...]:
        """What was not read to its end, each as something a face can say."""
        return unread(self.cut_at, self.long_line)

    def as_dict(self, told: Callable[[Statement], dict[str, Any]] = Statement.as_dict) -> dict[str, Any]:
        """The document as JSON: lang, and per role its KPIs, objectives and key results, each as `told` tells it.

        "uncertain" is there only where there is something uncertain; it is built as "roles" is.
        """
        said = {"lang": self.lang, "roles": [_as_dict(role, told) for role in self.roles]}
        return said | ({"uncertain": [_as_dict(role, told) for role in self.uncertain]} if self.uncertain else {})


def _as_dict(role: Role, told: Callable[[Statement], dict[str, Any]]) -> dict[str, Any]:
    return {
        "role": role.role,
        "kpis": [told(kpi) for kpi in role.kpis],
        "objectives": [
            {"objective": told(read.objective), "key_results": [told(kr) for kr in read.key_results]}
            for read in role.objectives
        ],
    }


def read_document(text: str, step: Callable[[int], None] | None = None) -> Document:
    """Read a document as people paste it: plain text, Markdown, chat, minutes or tables. Nothing in it raises.

    `step` is told how many more lines were read, for somebody who waits.
    """
    lines, cut_at, long_line = split_lines(text)
    walk = Walk(lines)
    for taken in walk.read():
        # Finding the sentences is half of the work; what they say is the other half.
        if step is not None:
            step(taken // 2)
    roles = [role for role in walk.roles if role.kpis or role.objectives]
    if any(role.name for role in roles) or sum(bool(o.key_results) for role in roles for o in role.objectives):
        roles = [role for role in map(_without_strays, roles) if role.kpis or role.objectives]
    # Where no heading and no label says what is a goal, the lines themselves may.
    roles = roles or bare_goals(lines)
    maybe = [] if roles else prose_goals(lines)
    lang, main, per_line = _languages(roles or maybe)
    finished = []
    for role in roles:
        finished.append(_finish(role, per_line, main, walk.rhythms))
        if step is not None:
            step(len(lines) // 2 // len(roles))
    uncertain = tuple(_finish(role, per_line, main, {}) for role in maybe)
    return Document(lang, tuple(finished), cut_at, long_line, uncertain)


def unread(cut_at: int | None, long_line: int | None) -> tuple[Problem, ...]:
    """What to say about a text that was read up to line `cut_at`, with a line that was too long."""
    said = [Problem("text.cut", "text", {"line": cut_at})] if cut_at is not None else []
    if long_line is not None:
        said.append(Problem("text.line_cut", "text", {"line": long_line}))
    return tuple(said)


def _without_strays(role: FoundRole) -> FoundRole:
    """Outside any role an objective without key results is talk about goals rather than a goal."""
    if role.name is None:
        role.objectives = [objective for objective in role.objectives if objective.key_results]
    return role


def _languages(roles: list[FoundRole]) -> tuple[str, str, dict[str, str]]:
    """The language of the document, of most lines and of each; some of them in another make it mixed."""
    votes: dict[str, float] = {}
    words: Counter[str] = Counter()
    per_line: dict[str, str] = {}
    for text in _texts(roles):
        said = language_votes(tokenize(text))
        words.update(said)
        best = max(said, key=lambda code: said[code])
        if said[best] and sum(value == said[best] for value in said.values()) == 1:
            per_line[text] = best
            votes[best] = votes.get(best, 0) + 1
    if not votes:
        return default_language(), default_language(), per_line
    main = max(votes, key=lambda code: votes[code])
    total = sum(votes.values())
    for text in _texts(roles):
        per_line.setdefault(text, main)
    others = total - votes[main]
    # Lines may be in two languages each, and every one of them more in the same: their words are counted as well.
    foreign = words.total() - words[main]
    mixed = others >= 2 and (others > _MIXED * total or foreign > _MIXED * words.total())
    return ("mixed" if mixed else main), main, per_line


def _texts(roles: list[FoundRole]) -> list[str]:
    return [
        text
        for role in roles
        for text in (
            *(k for k, _ in role.kpis),
            *(t for o in role.objectives for t in (o.text, *(k for k, _ in o.key_results))),
        )
    ]


def _finish(role: FoundRole, per_line: dict[str, str], main: str, rhythms: dict[int, str | None]) -> Role:
    def read(found: Found, kind: Kind) -> Statement:
        text, line = found
        said = read_statement(text, per_line.get(text), kind, main)
        # A target without a rhythm has that of the column beside it.
        beside = rhythms.get(line) if said.value is not None else None
        if said.period or not beside:
            return replace(said, line=line)
        missing = tuple(each for each in said.smart_missing if each != "time_bound")
        period = beside if beside != OTHER_RHYTHM else None
        return replace(said, line=line, period=period, smart_missing=missing)

    return Role(
        role.name,
        tuple(read(found, "kpi") for found in role.kpis),
        tuple(
            ObjectiveRead(
                read((each.text, each.line), "objective"),
                tuple(read(found, "key_result") for found in each.key_results),
            )
            for each in role.objectives
        ),
    )

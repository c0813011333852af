"""How do a pasted text and what was read from it stand side by side?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kinerja.actions.drafts import PasteItem
from kinerja.actions.pasted import items_of
from kinerja.reading.document import Document, Role
from kinerja.reading.statement import Statement
from kinerja.store.rows import PersonRow, UnitRow
from kinerja.web.coach_note import Note, note_of
from kinerja.web.forms.paste import arranged, coached
from kinerja.web.paste_words import advice_of, offer_of, otherwise, words_of
from kinerja.web.say import Say

_BREAK = re.compile(r"\r\n|\r|\n|\u2028|\u2029|\f|\v")
#: How many characters tell a wrapped line from the others.
_ENOUGH = 24
Taken = dict[int, list[tuple[int, int, Statement]]]
#: Source lines that the left side shows.
SHOWN = 1500


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the text; `first` where its line begins on the left, so that the right side can lead back to it."""

    text: str
    field: str | None = None
    line: int = 0
    first: bool = False


@dataclass(frozen=True, slots=True)
class SourceLine:
    """One line of the pasted text in pieces: what was understood has the name of its field and its line's number."""

    pieces: tuple[Piece, ...]
    lines: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class PreviewLine:
    """One line of the preview: the item as it stands, what it will be in words, and what its words leave open.

    `otherwise` says that it reads like another kind than the one it is listed as; `coach` is the note beside it.
    """

    item: PasteItem
    on: bool
    words: str
    advice: tuple[str, ...]
    offer: bool
    otherwise: str = ""
    coach: Note | None = None


@dataclass(frozen=True, slots=True)
class PreviewRole:
    """One role with its lines, and the unit and person that its name fits."""

    index: int
    name: str | None
    lines: tuple[PreviewLine, ...]
    unit_ref: str
    owner_ref: str

    @property
    def groups(self) -> tuple[tuple[str, tuple[PreviewLine, ...]], ...]:
        """Its KPIs ("kpi"), then its objectives with their key results ("okr"); an empty group is left out."""
        kpis = tuple(line for line in self.lines if line.item.kind == "kpi")
        goals = tuple(line for line in self.lines if line.item.kind != "kpi")
        return tuple(group for group in (("kpi", kpis), ("okr", goals)) if group[1])


def source_of(text: str, document: Document) -> tuple[SourceLine, ...]:
    """The pasted text line by line, with the understood parts marked; what was not read stays plain."""
    rows = _BREAK.split(text)[:SHOWN]
    marked: Taken = {}
    number, begin = 0, 0
    for role in document.roles:
        last = begin
        for statement in _statements(role):
            number += 1
            place = _place(rows, statement, begin, marked)
            if place is not None:
                marked.setdefault(place[0], []).append((number, place[1], statement))
                last = max(last, place[0])
        begin = last
    return tuple(_source_line(raw, marked.get(at, [])) for at, raw in enumerate(rows))


def _statements(role: Role) -> Iterator[Statement]:
    yield from role.kpis
    for found in role.objectives:
        yield from (found.objective, *found.key_results)


def _place(rows: Sequence[str], statement: Statement, begin: int, taken: Taken) -> tuple[int, int] | None:
    """Where a statement stands in the text: the row and the place in it; a wrapped one is found by its first words."""
    wanted = statement.text
    for part in (wanted, wanted[:_ENOUGH]):
        for row in range(begin, len(rows)):
            after = max((at + len(said.text) for _, at, said in taken.get(row, ())), default=0)
            start = rows[row].find(part, after) if len(part) > 2 else -1
            if start >= 0:
                return row, start
    return None


def _source_line(raw: str, statements: Sequence[tuple[int, int, Statement]]) -> SourceLine:
    marks = sorted(mark for number, at, said in statements for mark in _marks(number, at, said))
    pieces: list[Piece] = []
    at, told = 0, 0
    for start, end, field, number in marks:
        if start < at or end > len(raw):
            continue
        pieces += [Piece(raw[at:start]), Piece(raw[start:end], field, number, number != told)]
        at, told = end, number
    pieces.append(Piece(raw[at:]))
    return SourceLine(tuple(p for p in pieces if p.text), tuple(number for number, _, _ in statements))


def _marks(number: int, at: int, said: Statement) -> list[tuple[int, int, str, int]]:
    """What was understood of a statement; of one without a number, its words are."""
    known = [(at + span.start, at + span.end, span.field, number) for span in said.spans]
    return known or [(at, at + len(said.text), "metric", number)]


def first_items(document: Document) -> list[tuple[int, bool, PasteItem]]:
    """Every line as it was read, chosen, with the number of its role."""
    roles = [
        index
        for index, role in enumerate(document.roles)
        for _ in range(len(role.kpis) + sum(1 + len(o.key_results) for o in role.objectives))
    ]
    return [(role, True, item) for role, item in zip(roles, items_of(document), strict=True)]


def preview_of(
    names_of_roles: Sequence[str | None], items: Sequence[tuple[int, bool, PasteItem]], say: Say,
    units: Sequence[UnitRow], people: Sequence[PersonRow], me: PersonRow,
) -> tuple[PreviewRole, ...]:  # fmt: skip
    """The right side: each role with its lines."""
    roles = []
    for index, name in enumerate(names_of_roles):
        lines = tuple(
            PreviewLine(
                *(item, on, words_of(item, say), advice_of(item, say), offer_of(item), otherwise(item, say)),
                note_of(coached(item, say.lang), say.lang),
            )
            for on, item in arranged([(on, item) for of, on, item in items if of == index])
        )
        fits = _fitting_people(name, people, me)
        owner = fits[0] if len(fits) == 1 else None
        # Two people hold the same position in one unit: the unit is known, the person is not.
        theirs = {p.unit.ref for p in fits if p.unit}
        unit = _fitting_unit(name, units) or (theirs.pop() if len(theirs) == 1 else None)
        home = me.unit.ref if me.unit else units[0].ref if units else ""
        roles.append(PreviewRole(index, name, lines, unit or home, owner.ref if owner else ""))
    return tuple(roles)


def _fitting_people(role: str | None, people: Sequence[PersonRow], me: PersonRow) -> list[PersonRow]:
    """Whose position the role names; a text without roles, or an organisation of one, speaks of oneself."""
    if role is None or len(people) == 1:
        return [me]
    wanted = role.casefold().strip()
    held = [(p, p.position.casefold().strip()) for p in people if p.active and p.position.strip()]
    exact = [p for p, position in held if position == wanted]
    return exact or [p for p, position in held if position in wanted or wanted in position]


def _fitting_unit(role: str | None, units: Sequence[UnitRow]) -> str | None:
    wanted = (role or "").casefold()
    fits = [u for u in units if u.name.casefold() == wanted]
    fits = fits or [u for u in units if wanted and u.name.casefold() in wanted]
    return fits[0].ref if len(fits) == 1 else None

"""How do a pasted text and what was read from it stand side by side?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kinerja.actions.drafts import PasteItem
from kinerja.actions.paste_mapping import comparator_of, unit_of
from kinerja.actions.pasted import items_of
from kinerja.core.measure import Comparator, Measure
from kinerja.core.period import Cadence
from kinerja.reading.document import Document, Role
from kinerja.reading.statement import Kind, Statement, read_statement
from kinerja.store.rows import PersonRow, UnitRow
from kinerja.web.say import Say
from kinerja.words import names, numbers

#: Which missing parts of a SMART goal are worth a word, by kind: a cycle bounds its goals, an objective has no number.
_ASKED = {
    "kpi": ("specific", "measurable", "achievable", "time_bound"),
    "key_result": ("specific", "measurable", "achievable"),
    "objective": ("specific",),
}
_SECTION: Mapping[str, Kind] = {"kpi": "kpi", "objective": "objective", "key_result": "key_result"}
_BREAK = re.compile(r"\r\n|\r|\n|\u2028|\u2029|\f|\v")
#: How many characters tell a wrapped line from the others.
_ENOUGH = 24
Taken = dict[int, list[tuple[int, int, Statement]]]
#: Source lines that the left side shows.
SHOWN = 1500


@dataclass(frozen=True, slots=True)
class SourceLine:
    """One line of the pasted text in pieces: what was understood has the name of its field; `lines` says as which."""

    pieces: tuple[tuple[str, str | None], ...]
    lines: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class PreviewLine:
    """One line of the preview: the item as it stands, what it will be in words, and what its words leave open."""

    item: PasteItem
    on: bool
    words: str
    advice: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PreviewRole:
    """One role with its lines, and the unit and person that its name fits."""

    index: int
    name: str | None
    lines: tuple[PreviewLine, ...]
    unit_ref: str
    owner_ref: str


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
    marks = [(at + span.start, at + span.end, span.field) for _, at, said in statements for span in said.spans]
    pieces: list[tuple[str, str | None]] = []
    at = 0
    for start, end, field in sorted(marks):
        if start < at or end > len(raw):
            continue
        pieces += [(raw[at:start], None), (raw[start:end], field)]
        at = end
    pieces.append((raw[at:], None))
    return SourceLine(tuple(p for p in pieces if p[0]), tuple(number for number, _, _ in statements))


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
        lines = tuple(_preview_line(item, on, say) for of, on, item in items if of == index)
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


def _preview_line(item: PasteItem, on: bool, say: Say) -> PreviewLine:
    read = read_statement(item.title, None, _SECTION[item.kind])
    gaps = {
        "specific": say._("Say what exactly is meant: which thing, whose, where."),
        "measurable": say._("There is no number in it. How would one see that it has been reached?"),
        "achievable": say._("As it is written it can hardly be reached. Is the number right?"),
        "time_bound": say._("No rhythm is written: it will be measured every month."),
    }
    asked = [gap for gap in read.smart_missing if gap in _ASKED[item.kind]]
    if item.value is not None:
        asked = [gap for gap in asked if gap != "measurable"]
    if item.period:
        asked = [gap for gap in asked if gap != "time_bound"]
    return PreviewLine(item, on, _words(item, say), tuple(gaps[gap] for gap in asked))


def _words(item: PasteItem, say: Say) -> str:
    """What a line will be: "from 12 · at most 5 · Monthly"."""
    unit, parts = unit_of(item.unit), []
    if item.baseline is not None:
        parts.append(say._("from %(value)s") % {"value": numbers.amount(item.baseline, unit, say.lang)})
    if item.value is not None:
        comparator = comparator_of(item)
        high = item.value_high if comparator is Comparator.BETWEEN else None
        said = numbers.target(comparator, item.value, high, Measure(unit, 6), say.lang)
        parts.append(say._("a change of %(value)s") % {"value": said} if item.relative else said)
    if item.kind == "kpi" and item.period in set(Cadence):
        parts.append(names.label(Cadence(item.period), say.lang))
    return " · ".join(parts)

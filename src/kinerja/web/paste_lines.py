"""What stands beside a pasted text: which line becomes what, of whom, and what do its words leave open?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kinerja.actions.drafts import PasteItem
from kinerja.actions.pasted import offered_items
from kinerja.reading.document import Document
from kinerja.store.rows import PersonRow, UnitRow
from kinerja.web.coach_note import Note, note_of
from kinerja.web.forms.paste import arranged, coached
from kinerja.web.paste_words import advice_of, offer_of, otherwise, without_rhythm, words_of
from kinerja.web.say import Say

#: What as many lines lack is told line by line; of more it is told once.
FEW = 2


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

    @property
    def unsaid(self) -> bool:
        """Whether key results stand in the text without their objective: it is asked for, or one there is chosen."""
        return self.item.kind == "objective" and (not self.item.title or self.item.joins is not None)


@dataclass(frozen=True, slots=True)
class PreviewRole:
    """One role with its lines, and the unit and person that its name fits; `astray`: it names no unit here."""

    index: int
    name: str | None
    lines: tuple[PreviewLine, ...]
    unit_ref: str
    owner_ref: str
    astray: bool = False

    @property
    def groups(self) -> tuple[tuple[str, tuple[PreviewLine, ...]], ...]:
        """Its KPIs ("kpi"), then its objectives with their key results ("okr"); an empty group is left out."""
        kpis = tuple(line for line in self.lines if line.item.kind == "kpi")
        goals = tuple(line for line in self.lines if line.item.kind != "kpi")
        return tuple(group for group in (("kpi", kpis), ("okr", goals)) if group[1])


def first_items(document: Document) -> list[tuple[int, bool, PasteItem]]:
    """Every line as it was read, with the number of its role; chosen if the text says that it is a goal."""
    roles = [
        index
        for index, role in enumerate(document.offered)
        for _ in range(len(role.kpis) + sum(1 + len(o.key_results) for o in role.objectives))
    ]
    stated = bool(document.roles)
    return [(role, stated, item) for role, item in zip(roles, offered_items(document), strict=True)]


def monthly_by_default(items: Sequence[tuple[int, bool, PasteItem]]) -> int:
    """How many KPIs say nothing of how often, where it is worth telling once for all of them; else 0."""
    count = sum(without_rhythm(item) for _, _, item in items)
    return count if count > FEW else 0


def preview_of(
    names_of_roles: Sequence[str | None], items: Sequence[tuple[int, bool, PasteItem]], say: Say,
    units: Sequence[UnitRow], people: Sequence[PersonRow], me: PersonRow,
) -> tuple[PreviewRole, ...]:  # fmt: skip
    """The right side: each role with its lines."""
    roles, apart = [], bool(monthly_by_default(items))
    for index, name in enumerate(names_of_roles):
        lines = tuple(
            PreviewLine(
                *(item, on, words_of(item, say, apart=apart), advice_of(item, say, apart=apart)),
                *(offer_of(item), otherwise(item, say)),
                note_of(coached(item, say.lang), say.lang) if item.title else None,
            )
            for on, item in arranged([(on, item) for of, on, item in items if of == index])
        )
        fits = _fitting_people(name, people, me)
        owner = fits[0] if len(fits) == 1 else None
        # Two people hold the same position in one unit: the unit is known, the person is not.
        theirs = {p.unit.ref for p in fits if p.unit}
        unit = _fitting_unit(name, units) or (theirs.pop() if len(theirs) == 1 else None)
        home = me.unit.ref if me.unit else units[0].ref if units else ""
        astray = unit is None and name is not None and len(units) > 1
        roles.append(PreviewRole(index, name, lines, unit or home, owner.ref if owner else "", astray))
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

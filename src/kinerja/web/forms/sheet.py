"""What did a person make of the sheets that were read: whose are they, for when, and which lines stay?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from kinerja.actions.sheet_guess import Said, draft_of, period_of_page, person_of, unit_of
from kinerja.actions.sheeted import SheetDraft
from kinerja.core.access import Viewer
from kinerja.core.book import Organisation
from kinerja.core.period import Cadence, period_of, preceding
from kinerja.core.problem import Problem, Problems
from kinerja.core.sheet import Page
from kinerja.store import books
from kinerja.web.forms.typed import Typed

_RHYTHMS = {"Q": Cadence.QUARTER, "H": Cadence.HALF}
_MOST_BACK = 12


def _latest(month: str | None, today: date, fiscal_month: int) -> str:
    """The latest such month or quarter that has ended, where a sheet names no year; else the month that has ended."""
    cadence = _RHYTHMS.get((month or "")[:1], Cadence.MONTH)
    last = preceding(period_of(today, cadence, fiscal_month), fiscal_month)
    found = last
    for _ in range(_MOST_BACK):
        if month is None or found.label.endswith(f"-{month}"):
            return found.label
        found = preceding(found, fiscal_month)
    return last.label


#: What the fields of answers begin with; the place of the cell follows.
ANSWER = "say."


def first_fields(viewer: Viewer, pages: Sequence[Page], organisation: Organisation, today: date) -> dict[str, str]:
    """The fields as the sheets themselves fill them: their person, unit and period, and every line chosen."""
    people, units = books.people(viewer), books.units(viewer)
    own = next((person for person in people if person.id == viewer.person), None)
    fields: dict[str, str] = {}
    for number, page in enumerate(pages):
        owner = person_of(page, people)
        at = f"p.{number}."
        fields[at + "on"] = "on"
        fields[at + "unit"] = unit_of(page, units, owner) or (own.unit.ref if own and own.unit else "")
        fields[at + "owner"] = owner.ref if owner is not None else ""
        fields[at + "period"] = period_of_page(page, organisation.fiscal_month) or _latest(
            page.month, today, organisation.fiscal_month
        )
        fields |= {f"{at}l.{line.row}": "on" for line in page.lines}
    return fields


def answers_of(typed: Typed) -> dict[str, str]:
    """What a person answered to the questions of a preview, by place: {"Sheet1!F7": "final"}."""
    return {name.removeprefix(ANSWER): typed[name] for name in typed if name.startswith(ANSWER) and typed[name]}


def drafts(
    viewer: Viewer, pages: Sequence[Page], organisation: Organisation, typed: Typed, source: str
) -> list[SheetDraft] | Problem:
    """One draft for each sheet, in their order; one that is left out has no lines."""
    found: list[SheetDraft] = []
    for number, page in enumerate(pages):
        at = f"p.{number}."
        if not typed[at + "on"]:
            found.append(SheetDraft("", None, "", ()))
            continue
        left_out = frozenset(line.row for line in page.lines if not typed[f"{at}l.{line.row}"])
        said = Said(typed[at + "unit"], typed[at + "owner"], typed[at + "period"], left_out, source)
        draft = draft_of(viewer, page, organisation, said)
        if isinstance(draft, Problem):
            return draft.at(f"{at}{draft.field or 'unit'}")
        found.append(draft)
    return found


def at_fields(outcome: Problem | Problems) -> Problems:
    """Refusals of saving, pinned to the fields of this form: a sheet's unit, owner or period, else the line's box."""
    problems = outcome.items if isinstance(outcome, Problems) else (outcome,)
    pinned: list[Problem] = []
    for problem in problems:
        number, row = problem.values.get("sheet"), problem.values.get("row")
        if number is None:
            pinned.append(problem)
            continue
        place = problem.field if problem.field in ("unit", "owner", "period") else f"l.{row}"
        fixed = replace(problem, field=f"p.{number}.{place}")
        # A unit in which one may not write refuses each of its lines alike: once is enough.
        if all((p.code, p.field) != (fixed.code, fixed.field) for p in pinned):
            pinned.append(fixed)
    return Problems(tuple(pinned))

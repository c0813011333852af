"""Whose is a sheet that was read, of which unit and for which period, as far as its own words tell?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from kinerja.actions.sheet_kept import lines_known
from kinerja.actions.sheeted import SheetDraft, key_of, known_kpis
from kinerja.core.access import Viewer
from kinerja.core.book import Organisation
from kinerja.core.period import Cadence, Period, parse_period, period_of, preceding
from kinerja.core.problem import Problem
from kinerja.core.sheet import Page
from kinerja.store import books
from kinerja.store.rows import PersonRow, UnitRow


def person_of(page: Page, people: Sequence[PersonRow]) -> PersonRow | None:
    """The person whose name the sheet bears; of two of one name nobody, since a guess would give one the other's."""
    same = [person for person in people if page.person and key_of(person.name) == key_of(page.person)]
    return same[0] if len(same) == 1 else None


def unit_of(page: Page, units: Sequence[UnitRow], owner: PersonRow | None) -> str | None:
    """The short id of the unit that the sheet names, else of its person's own."""
    named = [unit for unit in units if page.unit and key_of(unit.name) == key_of(page.unit) and not unit.archived]
    if len(named) == 1:
        return named[0].ref
    return owner.unit.ref if owner is not None and owner.unit is not None else None


def period_of_page(page: Page, fiscal_month: int) -> str | None:
    """The label of the period that the sheet names, if it is one of the organisation's own year."""
    if page.period is None:
        return None
    found = parse_period(page.period, fiscal_month)
    return found.label if isinstance(found, Period) else None


def likely_periods(today: date, fiscal_month: int) -> tuple[Period, ...]:
    """The periods that a sheet is most likely for: the last months, quarters, halves and years, the latest first."""
    found = []
    for cadence, count in ((Cadence.MONTH, 13), (Cadence.QUARTER, 5), (Cadence.HALF, 3), (Cadence.YEAR, 2)):
        period = period_of(today, cadence, fiscal_month)
        for _ in range(count):
            found.append(period)
            period = preceding(period, fiscal_month)
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Said:
    """What a person or a program said about a sheet; None leaves it to the sheet's own words. "" is: no owner."""

    unit: str | None = None
    owner: str | None = None
    period: str | None = None
    left_out: frozenset[int] = frozenset()
    source: str = ""


def not_there(pages: Sequence[Page], rows: Iterable[int]) -> Problem | None:
    """What is wrong with rows to leave out: one that is no KPI's is a slip, and saving all the same would hide it."""
    there = sorted(line.row for page in pages for line in page.lines)
    slips = sorted(set(rows) - set(there))
    if not slips or not there:
        return None
    return Problem("sheet.no_such_row", "leave_out", {"rows": slips, "least": there[0], "most": there[-1]})


def draft_of(viewer: Viewer, page: Page, organisation: Organisation, said: Said) -> SheetDraft | Problem:
    """The chosen lines of a sheet, ready to be saved, or what is missing: its unit, its period, an owner one may see.

    Lines whose KPI is there already (same name, unit, owner and rhythm) become its next target, weight and value.
    """
    owner: PersonRow | Problem | None = None
    if said.owner is None:
        owner = person_of(page, books.people(viewer))
    elif said.owner:
        owner = books.person(viewer, said.owner)
    if isinstance(owner, Problem):
        return owner.at("owner")
    unit = said.unit or unit_of(page, books.units(viewer), owner)
    if unit is None:
        return Problem("sheet.no_unit", "unit")
    label = said.period or period_of_page(page, organisation.fiscal_month)
    period = parse_period(label, organisation.fiscal_month) if label else Problem("sheet.no_period", "period")
    if isinstance(period, Problem):
        return period.at("period")
    owner_ref = owner.ref if owner is not None else None
    known = known_kpis(viewer, period, unit, owner_ref, organisation)
    lines = lines_known(page, known, period, left_out=said.left_out)
    return SheetDraft(unit, owner_ref, period.label, lines, source=said.source, person=page.person)

"""Whose is a sheet that was read, of which unit and for which period, as far as its own words tell?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from kinerja.actions.sheeted import key_of
from kinerja.core.period import Cadence, Period, parse_period, period_of, preceding
from kinerja.core.sheet import Page
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

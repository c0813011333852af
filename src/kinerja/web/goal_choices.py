"""Between which kinds, rhythms, people, cycles and goals can a person choose when writing an OKR?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from kinerja.core.access import Visibility
from kinerja.core.alignment import LinkKind
from kinerja.core.book import Book, Cycle
from kinerja.core.grade import grade
from kinerja.core.lifecycle import CycleState, KeyResultOutcome
from kinerja.core.okr import Ambition, Hold, KeyResultKind, Status
from kinerja.core.people import PersonRef, UnitRef
from kinerja.core.period import Cadence
from kinerja.store.rows import KpiName
from kinerja.web.say import Say
from kinerja.words import names

Options = list[tuple[str, str]]
_ENUMS: dict[str, type[StrEnum]] = {
    "kind": KeyResultKind,
    "hold": Hold,
    "ambition": Ambition,
    "status": Status,
    "cadence": Cadence,
    "visibility": Visibility,
    "link": LinkKind,
    "outcome": KeyResultOutcome,
}


@dataclass(frozen=True, slots=True)
class GoalChoices:
    """The choices of the OKR forms in the reader's words, each as (value, label)."""

    say: Say

    def of(self, name: str) -> Options:
        """The members of an enum: `of("kind")` begins with ("metric", …)."""
        return names.choices(_ENUMS[name], self.say.lang)

    def member(self, name: str, value: str) -> StrEnum:
        """One member of an enum, for its label."""
        return _ENUMS[name](value)

    def grade(self, book: Book, ref: str) -> Decimal | None:
        """The grade that an objective would close with today."""
        value = book.rolled(ref).value
        return None if value is None else grade(value)

    def units(self, units: Iterable[UnitRef]) -> Options:
        """The units of the organisation, those below set in under those above."""
        return [(u.ref, "\u2003" * u.depth + u.name) for u in units]

    def people(self, people: Iterable[PersonRef]) -> Options:
        """Who can answer for a goal."""
        return [(p.ref, f"{p.name}, {p.position}" if p.position else p.name) for p in people]

    def cycles(self, cycles: Iterable[Cycle], but: str = "") -> Options:
        """The open cycles."""
        return [(c.ref, c.name) for c in cycles if c.state is CycleState.OPEN and c.ref != but]

    def kpis(self, kpis: Iterable[KpiName]) -> Options:
        """The KPIs that a key result can read or guard."""
        return [(k.ref, f"{k.name} ({k.ref})") for k in kpis]

"""Which of a book's KPIs and objectives wait for this person, and for what?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kinerja.core.access import Deed
from kinerja.core.book import Book
from kinerja.core.kpi import Verdict
from kinerja.core.kpi_view import KpiView
from kinerja.core.lifecycle import ObjectiveState
from kinerja.core.okr import KeyResultKind
from kinerja.core.okr_view import KeyResultView, ObjectiveView
from kinerja.core.people import UnitRef

#: How many KPIs off target stand open: of one's own, and of each unit that one leads.
OWN, LED = 5, 2


@dataclass(frozen=True, slots=True)
class Turned:
    """KPIs off target: one's own where `unit` is None, else those of a unit one leads; the first ones stand open."""

    unit: UnitRef | None
    kpis: tuple[KpiView, ...]

    @property
    def open(self) -> tuple[KpiView, ...]:
        """Those that are shown at once; a single one more is not worth hiding."""
        most = OWN if self.unit is None else LED
        return self.kpis[: most + 1] if len(self.kpis) == most + 1 else self.kpis[:most]

    @property
    def folded(self) -> tuple[KpiView, ...]:
        """The rest, behind "3 more"."""
        return self.kpis[len(self.open) :]


@dataclass(frozen=True, slots=True)
class Needs:
    """What waits: values and check-ins that are due, KPIs off target, drafts to publish; and what is one's own."""

    values: tuple[KpiView, ...]
    check_ins: tuple[tuple[ObjectiveView, KeyResultView], ...]
    turned: tuple[Turned, ...]
    drafts: tuple[ObjectiveView, ...]
    kpis: tuple[KpiView, ...]
    objectives: tuple[ObjectiveView, ...]

    @property
    def count(self) -> int:
        """How many deeds wait."""
        return len(self.values) + len(self.check_ins) + self.off_target + len(self.drafts)

    @property
    def off_target(self) -> int:
        """How many KPIs missed their target."""
        return sum(len(group.kpis) for group in self.turned)


def needs_of(book: Book) -> Needs:
    """What of a home book waits for its viewer: what one owns, and what nobody owns where one may report."""
    me = book.viewer.person

    def mine(owner: int | None) -> bool:
        return owner is None or owner == me

    kpis = tuple(k for k in book.kpis if mine(k.thing.owner) and book.may(Deed.REPORT, k.thing))
    published = [o for o in book.objectives if o.state is ObjectiveState.PUBLISHED]
    return Needs(
        values=tuple(k for k in kpis if k.due is not None),
        check_ins=tuple((o, k) for o in published for k in o.key_results if _due(book, o, k)),
        turned=tuple(_turned(book)),
        drafts=tuple(o for o in book.objectives if o.state is ObjectiveState.DRAFT and book.may(Deed.EDIT, o.thing)),
        kpis=tuple(k for k in book.kpis if k.thing.owner == me) or book.kpis,
        objectives=tuple(o for o in published if me in _owners(o)),
    )


def _turned(book: Book) -> Iterator[Turned]:
    """What missed its target: one's own together, then unit by unit what others answer for."""
    missed = [k for k in book.kpis if k.result.verdict is Verdict.NOT_ACHIEVED]
    groups: dict[UnitRef | None, list[KpiView]] = {None: []}
    for view in missed:
        groups.setdefault(None if view.thing.owner == book.viewer.person else view.unit, []).append(view)
    for unit, kpis in groups.items():
        if kpis:
            yield Turned(unit, tuple(kpis))


def _owners(objective: ObjectiveView) -> set[int]:
    return {one.id for one in (objective.owner, *(k.owner for k in objective.key_results)) if one is not None}


def _due(book: Book, objective: ObjectiveView, key_result: KeyResultView) -> bool:
    thing = objective.thing_of(key_result)
    if key_result.aim.kind is KeyResultKind.KPI or thing.owner not in (None, book.viewer.person):
        return False
    return key_result.is_due(book.today) and book.may(Deed.REPORT, thing)

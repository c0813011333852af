"""What does an organisation look like to one person on one day: the one object that every face asks?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from kinerja.core.access import Deed, Thing, Viewer, may
from kinerja.core.alignment import Link, LinkKind
from kinerja.core.kept import kept
from kinerja.core.kpi_view import KpiView
from kinerja.core.lifecycle import CycleState
from kinerja.core.okr import Cutoffs, Status, elapsed
from kinerja.core.okr_view import KeyResultView, ObjectiveView
from kinerja.core.roll_up import Part, RollUp, objective_status, roll_up

#: What a contributing goal is called to somebody who may not see it.
HIDDEN = "hidden"


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation and the settings that its numbers follow."""

    id: int
    name: str
    timezone: str = "Asia/Jakarta"
    language: str = "id"
    currency: str = "IDR"
    fiscal_month: int = 1
    grace_days: int = 5
    cutoffs: Cutoffs = field(default_factory=Cutoffs)
    least_key_results: int = 2
    most_key_results: int = 5
    strict_key_results: bool = True
    mode: str = "organisation"

    @property
    def is_demo(self) -> bool:
        """Whether the organisation is made up, to look around in."""
        return self.mode == "demo"

    @property
    def is_personal(self) -> bool:
        """Whether the organisation is one person's own."""
        return self.mode == "personal"


@dataclass(frozen=True, slots=True)
class Cycle:
    """A stretch of time for objectives: a quarter, or the span of a project."""

    id: int
    ref: str
    name: str
    start: date
    end: date
    state: CycleState = CycleState.OPEN


@dataclass(frozen=True)
class Book:
    """Everything a page, a route or a command needs, as one viewer may see it: frozen, with its views cached.

    `objectives` are the ones asked for; `others` are those that contribute to them, so that the roll-up is whole. Those
    that the viewer may not see have an empty title and count all the same.
    """

    organisation: Organisation
    viewer: Viewer
    today: date
    cycle: Cycle | None = None
    kpis: tuple[KpiView, ...] = ()
    objectives: tuple[ObjectiveView, ...] = ()
    others: tuple[ObjectiveView, ...] = ()
    links: tuple[Link, ...] = ()
    cycles: tuple[Cycle, ...] = field(default=())

    def may(self, deed: Deed, thing: Thing) -> bool:
        """Whether the viewer may do a deed; pages ask this to show or leave out a button."""
        return may(self.viewer, deed, thing).allowed

    @kept
    def _kpis(self) -> Mapping[str, KpiView]:
        return {k.ref: k for k in self.kpis}

    @kept
    def _objectives(self) -> Mapping[str, ObjectiveView]:
        return {o.ref: o for o in (*self.others, *self.objectives)}

    @kept
    def _key_results(self) -> Mapping[str, tuple[ObjectiveView, KeyResultView]]:
        return {k.ref: (o, k) for o in self._objectives.values() for k in o.key_results}

    def kpi(self, ref: str) -> KpiView | None:
        """A KPI by its short id."""
        return self._kpis.get(ref)

    def objective(self, ref: str) -> ObjectiveView | None:
        """An objective by its short id."""
        return self._objectives.get(ref)

    def key_result(self, ref: str) -> KeyResultView | None:
        """A key result by its short id."""
        found = self._key_results.get(ref)
        return found[1] if found else None

    def objective_of(self, key_result: str) -> ObjectiveView | None:
        """The objective that a key result belongs to."""
        found = self._key_results.get(key_result)
        return found[0] if found else None

    @kept
    def _contributions(self) -> Mapping[str, tuple[Link, ...]]:
        by_parent: dict[str, tuple[Link, ...]] = {}
        for link in self.links:
            if link.kind is LinkKind.CONTRIBUTES:
                by_parent[link.parent] = (*by_parent.get(link.parent, ()), link)
        return by_parent

    @kept
    def _rolled(self) -> dict[str, RollUp]:
        return {}

    def rolled(self, ref: str) -> RollUp:
        """An objective's progress with its coverage, contributing children included by their share."""
        if ref not in self._rolled:
            objective = self._objectives[ref]
            own = [Part(k.ref, k.weight, self.progress_of(k.ref)) for k in objective.key_results]
            self._rolled[ref] = roll_up(own, self._children(ref))
        return self._rolled[ref]

    def contributions(self, ref: str) -> tuple[Link, ...]:
        """The links through which other goals count towards this one."""
        return self._contributions.get(ref, ())

    def _children(self, ref: str) -> list[Part]:
        links = self._contributions.get(ref)
        return [Part(self.name_of(x.child), x.share, self.value_of(x.child)) for x in links] if links else []

    def name_of(self, ref: str) -> str:
        """A goal's short id, or "hidden" for one that counts without the viewer being allowed to see it."""
        objective = self._objectives.get(ref) or self.objective_of(ref)
        return ref if objective is not None and objective.title else HIDDEN

    def mixed(self, key_result: str) -> RollUp | None:
        """How the goals that contribute to a key result are mixed with its own progress; None when there are none."""
        children = self._children(key_result)
        if not children:
            return None
        return roll_up([Part(key_result, Decimal(1), self._key_results[key_result][1].progress.value)], children)

    def progress_of(self, key_result: str) -> Decimal | None:
        """A key result's progress 0..1: its own, mixed with the goals that contribute to it by their share."""
        if key_result not in self._progress:
            mixed = self.mixed(key_result)
            own = self._key_results[key_result][1].progress
            self._progress[key_result] = mixed.value if mixed else own.value
        return self._progress[key_result]

    @kept
    def _progress(self) -> dict[str, Decimal | None]:
        return {}

    def value_of(self, ref: str) -> Decimal | None:
        """The progress 0..1 of an objective or a key result by its short id; None for one the book doesn't hold."""
        if ref in self._objectives:
            return self.rolled(ref).value
        return self.progress_of(ref) if ref in self._key_results else None

    def elapsed_for(self, objective: ObjectiveView) -> Decimal:
        """The share of the objective's cycle that has gone by the book's day."""
        return elapsed(objective.start, objective.end, self.today)

    def last_day_of(self, objective: ObjectiveView) -> date:
        """The day by which silence is judged: the book's day, or the cycle's end: nobody owes a check-in after it."""
        return min(self.today, objective.end)

    @kept
    def _statuses(self) -> dict[str, Status]:
        return {}

    def status_of(self, ref: str) -> Status:
        """The computed status of an objective or a key result."""
        if ref not in self._statuses:
            objective = self._objectives[ref] if ref in self._objectives else self._key_results[ref][0]
            self._judge(objective)
        return self._statuses[ref]

    def _judge(self, objective: ObjectiveView) -> None:
        """Note the status of an objective and of its key results: the same time has gone for all of them."""
        gone, cutoffs = self.elapsed_for(objective), self.organisation.cutoffs
        day = self.last_day_of(objective)
        own = {k.ref: k.status(self.progress_of(k.ref), gone, day, cutoffs) for k in objective.key_results}
        self._statuses.update(own)
        self._statuses[objective.ref] = objective_status(self.rolled(objective.ref), gone, list(own.values()), cutoffs)

"""What came of one step, an adoption or an import, may go again, and what stays because somebody has worked on it?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from kinerja.actions import asked, discard
from kinerja.core.access import Deed, Viewer
from kinerja.core.problem import Kind, Problem, not_found
from kinerja.store.models import Event, KeyResult, Kpi, Objective
from kinerja.store.refs import noun_of, number_in, ref_of

#: The objectives go first, with the key results that guard a KPI or were added to an objective that stays.
_ORDER = ("objective", "key_result", "kpi")


@dataclass(frozen=True, slots=True)
class TakenBack:
    """What is gone, and what stays with the reason why; `restored` are KPIs that have their former values again."""

    refs: tuple[str, ...]
    kept: tuple[Problem, ...] = ()
    restored: tuple[str, ...] = ()


def count(refs: Iterable[str], noun: str) -> str:
    """How many of some short ids are of a noun, as an event tells it."""
    return str(sum(noun_of(ref) == noun for ref in refs))


@dataclass(frozen=True)
class Step:
    """One step on its way back: its event, after which whatever happens to a thing has touched it.

    `code` is the refusal for what somebody has touched. `measures` tells that the step itself brought values: they go
    with the KPI that it made.
    """

    viewer: Viewer
    event: int
    code: str
    now: datetime
    via: str
    measures: bool = False

    def take_back(self, refs: Iterable[str]) -> tuple[list[str], list[Problem]]:
        """What is gone and what stays, each with the reason at its short id."""
        back: list[str] = []
        kept: list[Problem] = []
        deeds = {"objective": self._objective, "key_result": self._key_result, "kpi": self._kpi}
        for ref in sorted(refs, key=lambda each: _ORDER.index(noun_of(each) or "kpi")):
            outcome = deeds[noun_of(ref) or "kpi"](ref)
            if isinstance(outcome, Problem):
                kept.append(outcome.at(ref))
            elif outcome is not None:
                back.append(outcome)
        return back, kept

    def _objective(self, ref: str) -> str | Problem | None:
        row = asked.objective(self.viewer, Deed.SEE, ref)
        if isinstance(row, Problem):
            return self._unseen(ref)
        numbers = KeyResult.objects.filter(objective=row).values_list("number", flat=True)
        parts = [ref_of("key_result", number) for number in numbers]
        problem = discard.keeps_objective(self.viewer, row) or self.touched([ref, *parts], row.title)
        return problem or discard.erase_objective(self.viewer, row, now=self.now, via=self.via)

    def _key_result(self, ref: str) -> str | Problem | None:
        row = asked.key_result(self.viewer, Deed.SEE, ref)
        if isinstance(row, Problem):
            return self._unseen(ref)
        problem = discard.keeps_key_result(self.viewer, row) or self.touched([ref], row.title)
        return problem or discard.erase_key_result(self.viewer, row, now=self.now, via=self.via)

    def _kpi(self, ref: str) -> str | Problem | None:
        row = asked.kpi(self.viewer, Deed.SEE, ref)
        if isinstance(row, Problem):
            return self._unseen(ref)
        touched = self.touched([ref], row.name)
        # Nobody has touched it: its values are those that the step itself brought, and go with it.
        own = self.measures and touched is None
        problem = discard.keeps_kpi(self.viewer, row, reported=not own) or touched
        return problem or discard.erase_kpi(self.viewer, row, now=self.now, via=self.via)

    def _unseen(self, ref: str) -> Problem | None:
        """Nothing to say of what is gone already; what has been hidden since stays."""
        noun = noun_of(ref) or "kpi"
        here = {"organisation_id": self.viewer.organisation, "number": number_in(noun, ref)}
        left = {
            "kpi": Kpi.objects.filter(**here),
            "objective": Objective.objects.filter(**here),
            "key_result": KeyResult.objects.filter(**here, removed_at=None),
        }
        return not_found(noun, ref) if left[noun].exists() else None

    @cached_property
    def _settled(self) -> frozenset[int]:
        """The events of later imports that were taken back since, and of taking them back."""
        if not self.measures:
            return frozenset()
        later = Event.objects.filter(organisation_id=self.viewer.organisation, verb="import.undone", pk__gt=self.event)
        return frozenset(
            int(each) for event in later for each in str(event.after.get("entries", "")).split(",") if each
        )

    def touched(self, refs: list[str], name: str) -> Problem | None:
        """Who worked on one of these first since; None while nobody has.

        What a later import did, and what took that back, is settled: the sheets of two months go one by one.
        """
        later = Event.objects.filter(organisation_id=self.viewer.organisation, ref__in=refs, pk__gt=self.event)
        first = later.exclude(pk__in=self._settled).select_related("actor").order_by("pk").first()
        if first is None:
            return None
        by = first.actor.name if first.actor else ""
        values = {"name": name, "id": refs[0], "by": by, "at": first.at}
        return Problem(self.code, None, values, Kind.CONFLICT)

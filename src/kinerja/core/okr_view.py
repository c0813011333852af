"""How do one objective and its key results stand, as seen on one day?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from kinerja.core.access import Thing, Visibility
from kinerja.core.grade import Flag, confidence_flags
from kinerja.core.kept import kept
from kinerja.core.lifecycle import KeyResultOutcome, ObjectiveState
from kinerja.core.measure import Measure
from kinerja.core.okr import (
    Aim,
    Ambition,
    CheckIn,
    Cutoffs,
    Hold,
    KeyResultKind,
    Progress,
    Status,
    is_stale,
    progress,
    status,
)
from kinerja.core.people import PersonRef, UnitRef
from kinerja.core.period import Cadence, period_of, periods_between

STARTING_CONFIDENCE = 5
_HELD = (KeyResultKind.AT_LEAST, KeyResultKind.AT_MOST, KeyResultKind.WITHIN)


@dataclass(frozen=True, eq=False)
class KeyResultView:
    """A key result with what its row remembers of the check-ins; the check-ins themselves only where a page needs them.

    `values` are the reported values, oldest first; a key result that holds a level by hit rate gets one per period due.
    `confidences` are the last few, oldest first. `kpi` is the short id of the KPI it reads, `health_kpi` of the one
    that must not fall meanwhile. One is the same as another only where it is that very one: comparing thirty fields
    would cost more than what is kept by it.
    """

    id: int
    ref: str
    title: str
    aim: Aim
    measure: Measure
    weight: Decimal
    owner: PersonRef | None
    cadence: Cadence
    values: tuple[Decimal | None, ...] = ()
    confidences: tuple[int, ...] = ()
    reported_at: datetime | None = None
    reported_on: date | None = None
    revision: int = 0
    kpi: str | None = None
    health_kpi: str | None = None
    outcome: KeyResultOutcome | None = None
    check_ins: tuple[CheckIn, ...] = ()

    @property
    def current(self) -> Decimal | None:
        """The latest value; None when nothing has been reported."""
        return next((v for v in reversed(self.values) if v is not None), None)

    @property
    def confidence(self) -> int:
        """The person's latest confidence, 5 before the first check-in."""
        return self.confidences[-1] if self.confidences else STARTING_CONFIDENCE

    @kept
    def progress(self) -> Progress:
        """Raw and clamped progress with its steps."""
        # A milestone check-in has no value: the day it came says that somebody reported.
        return progress(self.aim, self.values or ((None,) if self.reported_on else ()))

    def is_stale(self, today: date, cutoffs: Cutoffs) -> bool:
        """Whether the last check-in is too long ago for the cadence."""
        return is_stale(self.reported_on, self.cadence, today, cutoffs)

    def is_due(self, today: date) -> bool:
        """Whether the running period of the cadence has no check-in yet: a weekly key result is owed one each week."""
        return self.reported_on is None or self.reported_on < period_of(today, self.cadence).start

    def status(self, value: Decimal | None, gone: Decimal, today: date, cutoffs: Cutoffs) -> Status:
        """The computed status for a progress value at a share of the cycle gone."""
        return status(value, gone, stale=self.is_stale(today, cutoffs), cutoffs=cutoffs)

    def flags(self, value: Decimal | None, gone: Decimal, cutoffs: Cutoffs) -> tuple[Flag, ...]:
        """What the person's confidence gives reason to ask about."""
        return confidence_flags(self.confidences, value, gone, cutoffs)


@dataclass(frozen=True)
class ObjectiveView:
    """An objective with its key results and the days of its cycle."""

    id: int
    ref: str
    title: str
    organisation: int
    unit: UnitRef
    owner: PersonRef | None
    start: date
    end: date
    key_results: tuple[KeyResultView, ...]
    cycle: str = ""
    why: str = ""
    ambition: Ambition = Ambition.ASPIRATIONAL
    state: ObjectiveState = ObjectiveState.PUBLISHED
    visibility: Visibility = Visibility.OPEN
    grade: Decimal | None = None
    self_grade: Decimal | None = None
    self_reason: str = ""
    learning: str = ""
    revision: int = 0

    @property
    def thing(self) -> Thing:
        """What rights are asked for."""
        return Thing(self.organisation, self.unit.id, self.owner.id if self.owner else None, self.visibility)

    def thing_of(self, key_result: KeyResultView) -> Thing:
        """What rights on a key result are asked for: its own owner reports, else the objective's."""
        owner = key_result.owner or self.owner
        return Thing(self.organisation, self.unit.id, owner.id if owner else None, self.visibility)


def held_values(
    aim: Aim, cadence: Cadence, reports: Sequence[tuple[date, Decimal | None]], start: date, today: date
) -> tuple[Decimal | None, ...]:
    """One value per period due since the cycle began, for hit-rate key results; a period without a report is None.

    The running period counts once it has a report. Other kinds keep the reports as they are.
    """
    if aim.kind not in _HELD or aim.hold is not Hold.HIT_RATE:
        return tuple(value for _, value in reports)
    values: list[Decimal | None] = []
    for period in periods_between(start, today, cadence):
        inside = [value for day, value in reports if day in period and value is not None]
        if inside or period.end < today:
            values.append(inside[-1] if inside else None)
    return tuple(values) if any(v is not None for v in values) else ()

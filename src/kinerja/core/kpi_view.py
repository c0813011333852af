"""How does one KPI stand: its latest value, the target, the score, what is due, and its line over time?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from kinerja.core.access import Thing, Visibility
from kinerja.core.kept import kept
from kinerja.core.kpi import (
    Definition,
    Reading,
    Result,
    Target,
    Verdict,
    definition_for,
    judge,
    judge_history,
    target_for,
)
from kinerja.core.lifecycle import KpiState
from kinerja.core.measure import Measure
from kinerja.core.people import PersonRef, UnitRef
from kinerja.core.period import Cadence, Period, PeriodState, last_periods, period_of, preceding, state_of
from kinerja.core.score import Formula

#: How many due periods the hit-rate score looks back on, so that every page shows the same one.
HIT_RATE_WINDOW = 12


@dataclass(frozen=True, slots=True)
class Point:
    """One period on the line: the actual and the target, either of which may be missing."""

    period: Period
    actual: Decimal | None
    target: Decimal | None
    high: Decimal | None
    reading: Reading | None = None


@dataclass(frozen=True)
class KpiView:
    """A KPI with its versions, targets and readings (oldest first), as seen on one day."""

    id: int
    ref: str
    name: str
    organisation: int
    unit: UnitRef
    owner: PersonRef | None
    measure: Measure
    cadence: Cadence
    definitions: tuple[Definition, ...]
    targets: tuple[Target, ...]
    readings: tuple[Reading, ...]
    today: date
    fiscal_month: int = 1
    grace_days: int = 5
    state: KpiState = KpiState.ACTIVE
    visibility: Visibility = Visibility.OPEN
    author: int | None = None

    @property
    def thing(self) -> Thing:
        """What rights are asked for."""
        owner = self.owner.id if self.owner else None
        return Thing(self.organisation, self.unit.id, owner, self.visibility, self.author)

    @kept
    def running(self) -> Period:
        """The period that today falls in."""
        return period_of(self.today, self.cadence, self.fiscal_month)

    @kept
    def definition(self) -> Definition:
        """The version in force today."""
        return definition_for(self.definitions, self.running)

    @kept
    def latest(self) -> Reading | None:
        """The reading of the most recent period that has a value."""
        return next((r for r in reversed(self.readings) if r.actual(self.measure) is not None), None)

    @property
    def provisional(self) -> bool:
        """Whether the latest value belongs to a period that still runs."""
        return self.latest is not None and self.latest.period.end >= self.today

    @kept
    def result(self) -> Result:
        """Verdict and score of the latest reading, judged by the version and the target in force in its period."""
        return self.result_in(self.latest.period if self.latest else self.running)

    def result_in(self, period: Period) -> Result:
        """Verdict and score of any one period."""
        reading = self._by_start.get(period.start)
        definition = definition_for(self.definitions, period)
        actual = reading.actual(self.measure) if reading else None
        result = judge(definition, actual, target_for(self.targets, period))
        if definition.scoring.formula is Formula.HIT_RATE and result.verdict is not Verdict.NO_TARGET:
            points = judge_history(definition, self.history_to(period))
            return Result(result.verdict, result.actual, result.target, result.high, points)
        return result

    @kept
    def _by_start(self) -> dict[date, Reading]:
        return {r.period.start: r for r in self.readings}

    def history_to(self, period: Period) -> tuple[tuple[Decimal | None, Target | None], ...]:
        """Actual and target of the ended periods up to `period`, from the first reading on, at most the window."""
        rows: list[tuple[Decimal | None, Target | None]] = []
        first = self.readings[0].period.start if self.readings else period.start
        while len(rows) < HIT_RATE_WINDOW and period.start >= first:
            reading = self._by_start.get(period.start)
            actual = reading.actual(self.measure) if reading else None
            if period.end < self.today or actual is not None:
                rows.append((actual, target_for(self.targets, period)))
            period = preceding(period, self.fiscal_month)
        return tuple(reversed(rows))

    def points(self, count: int = 12) -> tuple[Point, ...]:
        """The last `count` periods up to the running one, gaps included, for the line over time."""
        points = []
        for period in last_periods(self.today, self.cadence, count, self.fiscal_month):
            reading = self._by_start.get(period.start)
            target = target_for(self.targets, period)
            actual = reading.actual(self.measure) if reading else None
            low, high = (target.value, target.high) if target else (None, None)
            points.append(Point(period, actual, low, high, reading))
        return tuple(points)

    @kept
    def due(self) -> Period | None:
        """The last ended period, when its value is missing and the KPI had begun by then."""
        period = preceding(self.running, self.fiscal_month)
        if self.state is not KpiState.ACTIVE or not self.owes(period):
            return None
        reading = self._by_start.get(period.start)
        return None if reading is not None and reading.actual(self.measure) is not None else period

    def owes(self, period: Period) -> bool:
        """Whether a value belongs to a period: nothing is late from before the KPI's first version, target or value."""
        return period.start >= min((x.start for x in self._starts), default=date.max)

    @kept
    def _starts(self) -> tuple[Period, ...]:
        versions = tuple(d.valid_from for d in self.definitions if d.valid_from)
        return (*versions, *(t.since for t in self.targets), *(r.period for r in self.readings))

    @property
    def due_state(self) -> PeriodState | None:
        """Due or late, when a value is missing; None when nothing is owed."""
        return None if self.due is None else state_of(self.due, self.today, reported=False, grace_days=self.grace_days)

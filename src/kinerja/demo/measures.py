"""How is a KPI of the made-up company described, and in which units does it measure?"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from kinerja.core.access import Visibility
from kinerja.core.kpi import Aggregation
from kinerja.core.measure import Comparator, Unit, UnitKind
from kinerja.core.period import Cadence
from kinerja.core.score import Formula
from kinerja.demo.series import Shape

PERCENT = Unit(UnitKind.PERCENT)
RUPIAH = Unit(UnitKind.CURRENCY, "IDR")
HOURS, MINUTES, DAYS = (Unit(UnitKind.DURATION, name) for name in ("hour", "minute", "day"))
OUT_OF_FIVE = Unit(UnitKind.SCORE, "5")
LEAST, MOST, UNDER, OVER = Comparator.AT_LEAST, Comparator.AT_MOST, Comparator.BELOW, Comparator.ABOVE


def count(noun: str) -> Unit:
    """A number of things."""
    return Unit(UnitKind.NUMBER, noun)


@dataclass(frozen=True, slots=True)
class KpiSpec:
    """A KPI of the demo: whose it is, its target, and the shape of its history."""

    key: str
    name: str
    unit_key: str
    owner: str | None
    unit: Unit
    decimals: int
    cadence: Cadence
    comparator: Comparator
    target: str
    shape: Shape
    high: str | None = None
    later_target: tuple[int, str] | None = None
    formula: Formula = Formula.RATIO
    aggregation: Aggregation = Aggregation.MEAN
    points: dict[str, str] = field(default_factory=dict)
    parts_of: int | None = None
    visibility: Visibility = Visibility.OPEN
    description: str = ""
    formula_text: str = ""
    source: str = ""
    owes: bool = False

    def point(self, name: str) -> Decimal | None:
        """A further point of the score formula, such as the baseline or the red flag."""
        return Decimal(self.points[name]) if name in self.points else None


M, W, D, Q, H, Y = Cadence.MONTH, Cadence.WEEK, Cadence.DAY, Cadence.QUARTER, Cadence.HALF, Cadence.YEAR
SUM, LAST, RATIO = Aggregation.SUM, Aggregation.LAST, Aggregation.RATIO

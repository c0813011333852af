"""What does a scorecard (tabel KPI) total, and do its weights add up?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from kinerja.core.explain import Step, shown
from kinerja.core.measure import divide, total
from kinerja.core.score import HUNDRED


@dataclass(frozen=True, slots=True)
class Line:
    """One KPI on a scorecard: its weight (bobot), and its score (skor) when it has one.

    With two-level weights, `group_weight` is the area's share and `weight` the line's share inside the area.
    """

    ref: str
    weight: Decimal
    score: Decimal | None
    group: str = ""
    group_weight: Decimal | None = None

    @property
    def share(self) -> Decimal:
        """The line's weight in the whole, in percent: 40 % of an area of 50 % is 20 %."""
        return self.weight if self.group_weight is None else divide(self.weight * self.group_weight, HUNDRED)

    @property
    def weighted(self) -> Decimal | None:
        """Skor akhir: score × weight ÷ 100; None while there is no score."""
        return None if self.score is None else divide(self.score * self.share, HUNDRED)


@dataclass(frozen=True, slots=True)
class Total:
    """The total of a scorecard, how much weight stands behind it, and by how much the weights miss 100."""

    value: Decimal | None
    weight_scored: Decimal
    weight_off: Decimal
    groups_off: tuple[tuple[str, Decimal], ...] = ()
    steps: tuple[Step, ...] = ()


def total_of(lines: Sequence[Line]) -> Total:
    """Σ score × weight ÷ 100 over the lines with a score; what is unscored is told, never counted as 0.

    `weight_off` is how far the weights are from 100 (positive: too much), `groups_off` the same for each area's lines.
    """
    known = [(line.ref, line.share, w) for line in lines if (w := line.weighted) is not None]
    value = total(w for _, _, w in known) if known else None
    steps = tuple(Step("weighted_score", f"{ref}: × {shown(share)} ÷ 100", shown(w)) for ref, share, w in known)
    return Total(
        value,
        total(share for _, share, _ in known),
        total(line.share for line in lines) - HUNDRED if lines else Decimal(0),
        _groups_off(lines),
        steps,
    )


def _groups_off(lines: Sequence[Line]) -> tuple[tuple[str, Decimal], ...]:
    sums: dict[str, Decimal] = {}
    for line in lines:
        if line.group_weight is not None:
            sums[line.group] = sums.get(line.group, Decimal(0)) + line.weight
    return tuple((group, s - HUNDRED) for group, s in sums.items() if s != HUNDRED)


@dataclass(frozen=True, slots=True)
class Rating:
    """One band of a rating scale: from which total on it holds, and what it is called."""

    least: Decimal
    name: str


def rating_of(value: Decimal, bands: Sequence[Rating]) -> Rating | None:
    """The highest band that a total reaches (predikat)."""
    reached = [b for b in bands if value >= b.least]
    return max(reached, key=lambda b: b.least, default=None)

"""How does a made-up value move: trend, season, noise, a real shift now and then, and gaps?"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from math import pi, sin
from random import Random


@dataclass(frozen=True, slots=True)
class Shape:
    """A series from `start` to `end` over its length, in the KPI's unit.

    `season` is the height of a yearly wave and `noise` the spread of chance, both in the unit; `shift` is a lasting
    jump at a share of the way (`shift_at`); `gaps` is the share of values that nobody entered.
    """

    start: float
    end: float
    noise: float
    season: float = 0.0
    shift: float = 0.0
    shift_at: float = 1.1
    gaps: float = 0.03
    least: float | None = 0.0
    most: float | None = None


def draw(shape: Shape, count: int, decimals: int, seed: str) -> list[Decimal | None]:
    """`count` values, oldest first, the same for the same seed; None where a value is missing."""
    chance = Random(seed)
    values: list[Decimal | None] = []
    for i in range(count):
        way = i / max(count - 1, 1)
        value = shape.start + (shape.end - shape.start) * way
        value += shape.season * sin(2 * pi * way * 14 / 12)
        value += chance.gauss(0, shape.noise)
        if way >= shape.shift_at:
            value += shape.shift
        if shape.least is not None:
            value = max(value, shape.least)
        if shape.most is not None:
            value = min(value, shape.most)
        missing = chance.random() < shape.gaps and i < count - 2
        values.append(None if missing else _exact(value, decimals))
    return values


def _exact(value: float, decimals: int) -> Decimal:
    return Decimal(repr(value)).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


def path(start: Decimal, goal: Decimal, reach: float, steps: int, decimals: int, seed: str) -> list[Decimal]:
    """Weekly values of a key result that ends at `reach` (1.0 is the whole way), with good weeks and bad ones."""
    chance = Random(seed)
    whole = float(goal - start)
    values = []
    for i in range(1, steps + 1):
        wobble = chance.gauss(0, 0.035) if i < steps else 0.0
        share = reach * (i / steps) ** 1.1 + wobble
        values.append(_exact(float(start) + whole * share, decimals))
    return values

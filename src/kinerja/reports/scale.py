"""Where on the paper does a value lie, and at which round numbers do we draw a line?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal


@dataclass(frozen=True, slots=True)
class Scale:
    """From values (`low` at the bottom, `high` at the top) to a height counted from the top, as pages and paper count.

    `Scale(Decimal(0), Decimal(10), 100.0).at(Decimal(10))` is 0.0: the largest value touches the upper edge.
    """

    low: Decimal
    high: Decimal
    height: float

    def at(self, value: Decimal) -> float:
        """The distance from the upper edge; a value outside the scale lies outside the paper, it isn't bent back."""
        span = self.high - self.low
        return float((self.high - value) / span) * self.height if span else self.height / 2


def rounded(position: float) -> str:
    """A place on the drawing as text, to a tenth: "12.5", "3". Finer is invisible and costs bytes."""
    text = f"{position:.1f}".rstrip("0").rstrip(".")
    return "0" if text in ("", "-0") else text


def step(low: Decimal, high: Decimal, wanted: int = 4) -> Decimal:
    """The round distance (1, 2, 2.5 or 5 times a power of ten) that cuts low..high into about `wanted` parts."""
    rough = (high - low) / wanted
    if rough <= 0:
        return Decimal(1)
    power = Decimal(1).scaleb(rough.adjusted())
    return next(power * factor for factor in map(Decimal, ("1", "2", "2.5", "5", "10")) if power * factor >= rough)


def around(
    values: Iterable[Decimal], height: float, wanted: int = 4, within: tuple[Decimal, Decimal] | None = None
) -> tuple[Scale, tuple[Decimal, ...]]:
    """A scale that holds all values with air around them, and the round values where grid lines go.

    Values that begin near zero are drawn from zero, so that a small change doesn't look like a cliff: 3, 9 and 12
    complaints give 0..15; 96.1, 97.4 and 98.0 per cent give 96..98.5. `within` is all that there is: no month has a
    35th day; a value beyond it is drawn all the same.
    """
    held = list(values) or [Decimal(0), Decimal(1)]
    low, high = min(held), max(held)
    if low == high:
        half = abs(low) / 4 or Decimal(1)
        low, high = low - half, high + half
    if Decimal(0) < low <= (high - low):
        low = Decimal(0)
    if (high - low) * -1 <= high < Decimal(0):
        high = Decimal(0)
    each = step(low, high, wanted)
    first = (low / each).to_integral_value(ROUND_FLOOR)
    last = (high / each).to_integral_value(ROUND_CEILING)
    ticks = tuple(each * number for number in range(int(first), int(last) + 1))
    if within is None:
        return Scale(ticks[0], ticks[-1], height), ticks
    bottom, top = max(ticks[0], min(*held, within[0])), min(ticks[-1], max(*held, within[1]))
    return Scale(bottom, top, height), tuple(tick for tick in ticks if bottom <= tick <= top)

"""What is measured in which unit, and when does an actual hit its target?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal, InvalidOperation, localcontext
from enum import StrEnum
from functools import reduce

from kinerja.core.problem import Problem

#: The largest integer a 64-bit column holds on both databases.
LARGEST = 2**63 - 1
#: Digits kept while dividing: more than any stored value has, so that no quotient disturbs a comparison.
PRECISION = 40
#: Arithmetic in these contexts doesn't depend on whatever the thread's own context is set to, and is quick to ask for.
_QUOTIENTS = Context(prec=PRECISION)
_SUMS = Context(prec=PRECISION * 2)
_TWELVE_PLACES = Decimal("1E-12")


class UnitKind(StrEnum):
    """The kinds of unit a measure may have."""

    PERCENT = "percent"
    NUMBER = "number"
    CURRENCY = "currency"
    DURATION = "duration"
    SCORE = "score"
    RATIO = "ratio"


class Polarity(StrEnum):
    """Which way is better: up, down, or inside a band (polarisasi: maximize, minimize, stabilize)."""

    HIGHER = "higher"
    LOWER = "lower"
    BAND = "band"


class Comparator(StrEnum):
    """How an actual is held against its target; inclusive means inclusive."""

    AT_LEAST = ">="
    ABOVE = ">"
    AT_MOST = "<="
    BELOW = "<"
    EQUAL = "="
    BETWEEN = "between"


#: Milliseconds in each duration of fixed length: these are stored in one base unit.
MILLISECONDS = {"ms": 1, "second": 1_000, "minute": 60_000, "hour": 3_600_000, "day": 86_400_000, "week": 604_800_000}
#: Durations whose length the calendar decides; each is its own base.
CALENDAR_DURATIONS = ("workday", "month", "quarter", "year")


@dataclass(frozen=True, slots=True)
class Unit:
    """A kind of unit and its name: a noun ("klien"), an ISO 4217 code ("IDR"), a duration ("hour") or a scale ("5")."""

    kind: UnitKind
    name: str = ""


@dataclass(frozen=True, slots=True)
class Measure:
    """A unit with a fixed number of decimals; it turns exact decimals into integers for the rows, and back.

    `Measure(Unit(UnitKind.CURRENCY, "IDR"), 2)` keeps Rp1.234.567.890.123.456,78 as 123456789012345678.
    A duration of fixed length is kept in milliseconds: 2.5 hours is 9000000.
    """

    unit: Unit
    decimals: int = 0

    @property
    def scale(self) -> int:
        """How many stored integers make one unit."""
        if self.unit.kind is UnitKind.DURATION and self.unit.name in MILLISECONDS:
            return MILLISECONDS[self.unit.name]
        return int(10**self.decimals)

    def to_scaled(self, value: Decimal, field: str = "value") -> int | Problem:
        """The integer that a row keeps; a value that would have to be rounded or does not fit is refused."""
        if not value.is_finite():
            return Problem("number.not_finite", field, {"text": str(value)})
        if decimals_of(value) > self.decimals:
            return Problem("number.too_fine", field, {"value": value, "decimals": self.decimals})
        with localcontext() as context:
            context.prec = PRECISION
            scaled = value * Decimal(self.scale)
        if abs(scaled) > LARGEST:
            return Problem("number.too_large", field, {"value": value, "largest": self.from_scaled(LARGEST)})
        if scaled != scaled.to_integral_value():
            return Problem("number.too_fine", field, {"value": value, "decimals": self.decimals})
        return int(scaled)

    def from_scaled(self, scaled: int) -> Decimal:
        """The exact decimal that a row's integer stands for."""
        if self.unit.kind is UnitKind.DURATION and self.unit.name in MILLISECONDS:
            return plain(divide(Decimal(scaled), Decimal(MILLISECONDS[self.unit.name])))
        return Decimal(scaled).scaleb(-self.decimals, _QUOTIENTS) if self.decimals else Decimal(scaled)


def decimals_of(value: Decimal) -> int:
    """How many decimals a value needs: 4.50 needs 1, 1200 none."""
    # A board asks this thousands of times, and writing it out is the quickest way to see it. It never rounds.
    return len(format(value, "f").partition(".")[2].rstrip("0")) if value.is_finite() else 0


def plain(value: Decimal) -> Decimal:
    """The value without trailing zeros and never in exponent form: 1E+3 becomes 1000."""
    if not value.is_finite() or value.adjusted() > PRECISION:
        return value
    # Twice the digits of any quotient: writing a number down must not round it.
    return value.quantize(Decimal(1).scaleb(-decimals_of(value)), context=_SUMS)


def text(value: Decimal) -> str:
    """A decimal as the machine formats write it: "4.5", "1200", never "1.2E+3"."""
    written = format(value, "f")
    if "." in written:
        written = written.rstrip("0").rstrip(".")
    return "0" if written == "-0" else written


def parse(text: str, field: str = "value") -> Decimal | Problem:
    """A decimal string as the API and the CLI take it ("1234567890123456.78"); anything else is refused."""
    wanted = text.strip()
    try:
        value = Decimal(wanted)
    except InvalidOperation:
        return Problem("number.unreadable", field, {"text": text[:100]})
    if not value.is_finite():
        return Problem("number.not_finite", field, {"text": text[:100]})
    # "1e999999" is twelve characters, and a million digits once it is written out.
    odd = "_" in wanted or len(wanted) > PRECISION or abs(value.adjusted()) > PRECISION * 3 // 4
    return Problem("number.unreadable", field, {"text": text[:100]}) if odd else value


def divide(a: Decimal, b: Decimal) -> Decimal:
    """A quotient with enough digits that rounding never decides whether a target was hit."""
    return _QUOTIENTS.divide(a, b)


def settled(value: Decimal) -> Decimal:
    """A quotient as it is held against a cut-off: to 12 decimals, since 5/9 has no last digit.

    Half of the way after 5/9 of the time is a pace of exactly 0.9, and on track.
    """
    return value.quantize(_TWELVE_PLACES, context=_SUMS)


def total(values: Iterable[Decimal]) -> Decimal:
    """An exact sum: 0.1 + 0.2 is 0.3, and rupiah keep their cents beyond 28 digits."""
    return reduce(_SUMS.add, values, Decimal(0))


def times(a: Decimal, b: Decimal) -> Decimal:
    """An exact product, however many digits the two have."""
    return _SUMS.multiply(a, b)


def rounded(value: Decimal, places: int) -> Decimal:
    """A number to so many decimals, a half upwards as sheets do (0.225 is 0.23), however many digits it has."""
    # Beyond what the context holds there is nothing left to round.
    too_long = value.adjusted() + places >= PRECISION * 2
    return value if too_long else value.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP, context=_SUMS)


def hit(actual: Decimal, comparator: Comparator, target: Decimal, high: Decimal | None = None) -> bool:
    """Whether an actual meets its target; `between` includes both ends (`high` is its upper end)."""
    match comparator:
        case Comparator.AT_LEAST:
            return actual >= target
        case Comparator.ABOVE:
            return actual > target
        case Comparator.AT_MOST:
            return actual <= target
        case Comparator.BELOW:
            return actual < target
        case Comparator.EQUAL:
            return actual == target
        case Comparator.BETWEEN:
            return high is not None and target <= actual <= high


def polarity_of(comparator: Comparator) -> Polarity:
    """The direction that a comparator implies when nobody has said another: ≤ and < mean lower is better."""
    if comparator is Comparator.BETWEEN:
        return Polarity.BAND
    return Polarity.LOWER if comparator in (Comparator.AT_MOST, Comparator.BELOW) else Polarity.HIGHER

"""Which value, for which period, did a person report or correct?"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from kinerja.web.forms.typed import Typed


@dataclass(frozen=True, slots=True)
class Reported:
    """A value as typed; a ratio KPI sends its numerator and denominator instead. `seen` is the revision on the page."""

    value: Decimal | None
    numerator: Decimal | None
    denominator: Decimal | None
    period: str | None
    note: str
    reason: str
    seen: int | None


def reported(typed: Typed, *, by_parts: bool, may_be_empty: bool = False) -> Reported:
    """Read the form: an empty value is only meant where a correction may take a value away."""
    needed = not may_be_empty
    return Reported(
        value=None if by_parts else typed.number("value", required=needed),
        numerator=typed.number("numerator", required=needed) if by_parts else None,
        denominator=typed.number("denominator", required=needed) if by_parts else None,
        period=typed.text("period", most=20) or None,
        note=typed.text("note", most=2000),
        reason=typed.text("reason", most=2000),
        seen=typed.whole("seen"),
    )

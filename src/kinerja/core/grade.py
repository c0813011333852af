"""Which grade does an objective close with, and which doubts does a person's confidence raise on the way?"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from kinerja.core.measure import divide, settled
from kinerja.core.okr import ONE, ZERO, Ambition, Cutoffs, pace


class Band(StrEnum):
    """The colour of a closing grade."""

    RED = "red"
    AMBER = "amber"
    GREEN = "green"


class Flag(StrEnum):
    """What a person's confidence gives reason to ask about."""

    GAP = "gap"
    FALLING = "falling"


def confidence_flags(
    history: Sequence[int], value: Decimal | None, gone: Decimal, cutoffs: Cutoffs
) -> tuple[Flag, ...]:
    """Flags on a person's confidence (0–10, oldest first): far from the computed pace, or falling twice running."""
    flags: list[Flag] = []
    if history and value is not None and (speed := pace(value, gone)) is not None and gone >= cutoffs.too_early:
        expected = min(max(speed, ZERO), ONE)
        if settled(abs(divide(Decimal(history[-1]), Decimal(10)) - expected)) > cutoffs.confidence_gap:
            flags.append(Flag.GAP)
    if len(history) >= 3 and history[-3] > history[-2] > history[-1]:
        flags.append(Flag.FALLING)
    return tuple(flags)


def grade(value: Decimal) -> Decimal:
    """The closing grade: progress 0..1 rounded to one decimal, before any band is read from it."""
    return settled(value).quantize(Decimal("0.1"), ROUND_HALF_UP)


def band(graded: Decimal) -> Band:
    """Red below 0.4, amber to 0.6, green from 0.7, read from the rounded grade."""
    if graded >= Decimal("0.7"):
        return Band.GREEN
    return Band.AMBER if graded >= Decimal("0.4") else Band.RED


def is_met(graded: Decimal, ambition: Ambition) -> bool:
    """Committed is met only at 1.0; aspirational at 0.7 or more."""
    return graded >= (ONE if ambition is Ambition.COMMITTED else Decimal("0.7"))


def too_easy(grades: Sequence[Decimal]) -> bool:
    """Whether the last three aspirational cycles all ended at 0.95 or more (unrounded): not ambitious enough."""
    return len(grades) >= 3 and all(settled(g) >= Decimal("0.95") for g in grades[-3:])

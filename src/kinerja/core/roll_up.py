"""How far is an objective, when each of its key results and contributing goals has its own weight?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from kinerja.core.explain import Step, Telling, shown, untold
from kinerja.core.measure import divide, times, total
from kinerja.core.okr import ONE, Cutoffs, Status, status


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that counts towards an objective: a key result with its weight, or a contributing child's share."""

    ref: str
    weight: Decimal
    value: Decimal | None


@dataclass(frozen=True, slots=True)
class RollUp:
    """An objective's progress, with its coverage: how many of its parts have reported."""

    value: Decimal | None
    reported: int
    asked: int
    telling: Telling = field(default=untold, compare=False, repr=False)

    @property
    def steps(self) -> tuple[Step, ...]:
        """How the sum came out."""
        return self.telling()


def roll_up(key_results: Sequence[Part], children: Sequence[Part] = ()) -> RollUp:
    """Σw·p ÷ Σw over the key results that have data; contributing children take their share (0..1) of the whole.

    With children, the own key results keep what the shares leave; parts without data leave the sum, on both sides.
    """
    own = _weighted(key_results)
    reported = sum(1 for k in key_results if k.value is not None)
    if not children:
        return RollUp(own[0], reported, len(key_results), own[1])
    rest = ONE - total(c.weight for c in children)
    parts = (Part("own", rest, own[0]), *children) if key_results else tuple(children)
    value, told = _weighted(parts)
    return RollUp(value, reported, len(key_results), lambda: (*own[1](), *told()))


def _weighted(parts: Sequence[Part]) -> tuple[Decimal | None, Telling]:
    known = [(p.ref, p.weight, p.value) for p in parts if p.value is not None and p.weight > 0]
    if not known:
        return None, untold
    bottom = total(w for _, w, _ in known)
    value = divide(total(times(w, v) for _, w, v in known), bottom)

    def told() -> tuple[Step, ...]:
        sums = " + ".join(f"{shown(w)} × {shown(v)} ({ref})" for ref, w, v in known)
        return (Step("weighted_mean", f"({sums}) ÷ {shown(bottom)}", shown(value)),)

    return value, told


def objective_status(rolled: RollUp, gone: Decimal, statuses: Sequence[Status], cutoffs: Cutoffs) -> Status:
    """The status of an objective by its own pace; a stale key result keeps it from being on track."""
    own = status(rolled.value, gone, stale=False, cutoffs=cutoffs)
    return Status.STALE if own is Status.ON_TRACK and Status.STALE in statuses else own

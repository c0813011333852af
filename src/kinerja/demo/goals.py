"""How is an objective of the made-up company described, with its key results and where they end up?"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from kinerja.core.access import Visibility
from kinerja.core.measure import Unit, UnitKind
from kinerja.core.okr import Ambition, Hold, KeyResultKind

A_NUMBER = Unit(UnitKind.NUMBER)
METRIC, MILESTONE = KeyResultKind.METRIC, KeyResultKind.MILESTONE


@dataclass(frozen=True, slots=True)
class KeyResultSpec:
    """A key result: from where to where, and how far it gets (1.0 is the whole way; None: nobody has reported yet)."""

    title: str
    unit: Unit = A_NUMBER
    start: str | None = None
    goal: str | None = None
    reach: float | None = 0.7
    decimals: int = 0
    kind: KeyResultKind = METRIC
    high: str | None = None
    hold: Hold = Hold.HIT_RATE
    weight: str = "1"
    owner: str | None = None
    kpi: str | None = None
    health: str | None = None
    steps: tuple[tuple[str, str], ...] = ()
    steps_done: int = 0
    silent_weeks: int = 0
    mood: tuple[int, ...] = (5, 6, 6, 7)
    notes: tuple[str, ...] = ()

    def number(self, name: str) -> Decimal | None:
        """`start`, `goal` or `high` as an exact number."""
        text: str | None = getattr(self, name)
        return None if text is None else Decimal(text)


@dataclass(frozen=True, slots=True)
class ObjectiveSpec:
    """An objective of a unit in one cycle, with what its owner said at the close."""

    key: str
    title: str
    why: str
    unit_key: str
    owner: str
    key_results: tuple[KeyResultSpec, ...]
    ambition: Ambition = Ambition.ASPIRATIONAL
    visibility: Visibility = Visibility.OPEN
    published: bool = True
    self_grade: str = "0.7"
    self_reason: str = ""
    learning: str = ""
    goes_on: bool = False
    serves: tuple[tuple[str, str, str], ...] = ()

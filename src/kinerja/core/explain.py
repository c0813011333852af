"""Why is this number so: with which formula, from which inputs, by which steps?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Context, Decimal
from typing import TYPE_CHECKING

from kinerja.core.measure import PRECISION, Measure, UnitKind, text

if TYPE_CHECKING:
    from datetime import datetime

_WIDE = Context(prec=PRECISION * 2)


@dataclass(frozen=True, slots=True)
class Input:
    """One value that went into a number: what it is, how much, in which unit, and who gave it when.

    `of` names the thing it belongs to where that is another one: a key result of the objective, a contributing goal.
    """

    name: str
    value: str
    unit: str = ""
    by: str | None = None
    at: datetime | None = None
    of: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a calculation: its code, what was calculated, and what came out."""

    code: str
    expression: str
    result: str


#: Writes down the steps of a calculation when somebody asks; a board of 200 KPIs computes all, and explains none.
Telling = Callable[[], tuple[Step, ...]]


def untold() -> tuple[Step, ...]:
    """The steps of a number that nobody calculated."""
    return ()


@dataclass(frozen=True, slots=True)
class Explanation:
    """The whole answer to "why?" for one number; page, API and CLI show this same answer."""

    id: str
    value: str | None
    formula: str
    inputs: tuple[Input, ...]
    steps: tuple[Step, ...]

    def as_dict(self) -> dict[str, object]:
        """The answer as the API and `kinerja why --json` give it."""
        return {
            "id": self.id,
            "value": self.value,
            "formula": self.formula,
            "inputs": [
                {
                    "name": i.name,
                    "of": i.of,
                    "value": i.value,
                    "unit": i.unit,
                    "by": i.by,
                    "at": i.at.isoformat() if i.at else None,
                }
                for i in self.inputs
            ],
            "steps": [{"code": s.code, "expression": s.expression, "result": s.result} for s in self.steps],
        }


def unit_of(measure: Measure) -> str:
    """The unit that an explanation's input carries: its name, else its kind ("IDR", "hour", "percent")."""
    kind, name = measure.unit.kind, measure.unit.name
    return name if name or kind is UnitKind.NUMBER else str(kind)


def shown(value: Decimal | None, places: int = 4) -> str:
    """A number inside an explanation: exact where it is short, else rounded to `places` and marked with ≈."""
    if value is None:
        return "–"
    exact = text(value)
    if len(exact.partition(".")[2]) <= places:
        return exact
    # As `round` does, half to even, with room for every digit.
    return "≈" + text(value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_EVEN, _WIDE))

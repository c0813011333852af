"""How far along the road from its start to its goal does a key result stand, and where should it be today?"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from kinerja.reports.scale import rounded


@dataclass(frozen=True, slots=True)
class PathMarks:
    """Places along the road, as per cent of its length in text ("62.5"); `place` says what the raw progress did.

    `whole` is the length of the whole road in per cent of what is done: 200 when half of it is done.
    `place` is "nothing" (no value yet), "wrong" (moved away from the goal), "underway", "there" (exactly or beyond) or
    "beyond" (more than was asked).
    """

    done: str
    whole: str | None
    pace: str | None
    place: str


def marks(raw: Decimal | None, elapsed: Decimal | None = None) -> PathMarks:
    """Where to draw a key result: `raw` is its unclamped progress and `elapsed` the part of the cycle that has passed.

    From 12 down to 5 complaints with 8 now: raw = 4/7, drawn at 57.1; with 14 now: raw = -2/7, drawn at 0 and "wrong".
    """
    pace = None if elapsed is None else _percent(elapsed)
    if raw is None:
        return PathMarks("0", None, pace, "nothing")
    if raw < 0:
        place = "wrong"
    elif raw < 1:
        place = "underway"
    else:
        place = "there" if raw == 1 else "beyond"
    done = _percent(raw)
    # Below a tenth of a per cent nothing is painted: the window would be of no width, and the road endless.
    return PathMarks(done, None if done == "0" else rounded(10_000 / float(done)), pace, place)


def _percent(part: Decimal) -> str:
    return rounded(float(min(max(part, Decimal(0)), Decimal(1)) * 100))

"""How do the measured rows read as a table, and which ratios are reached?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Result:
    """One line: what was measured on which database, both sides as text, and the ratio with the bound to reach.

    Without a bound a line is there to be read; `note` says what else a reader should know.
    """

    row: int
    name: str
    database: str
    product: str
    floor: str
    ratio: float
    bound: float | None
    note: str = ""

    @property
    def reached(self) -> bool:
        """Whether the ratio is no higher than its bound."""
        return self.bound is None or self.ratio <= self.bound

    @property
    def cells(self) -> tuple[str, ...]:
        """The line's cells."""
        bound = "–" if self.bound is None else f"≤ {self.bound:g}"
        mark = "" if self.bound is None else "reached" if self.reached else "MISSED"
        ratio = f"{self.ratio:.2f}" if self.ratio < 100 else f"{self.ratio:.0f}"
        return (str(self.row), self.name, self.database, self.product, self.floor, ratio, bound, mark, self.note)


HEADS = ("#", "operation", "on", "product", "floor", "ratio", "to reach", "", "")


def table(results: Sequence[Result]) -> str:
    """All lines under their heads, in the order of the rows."""
    lines = [HEADS, *(r.cells for r in sorted(results, key=lambda r: (r.row, r.name, r.database)))]
    widths = [max(len(line[i]) for line in lines) for i in range(len(HEADS))]
    shown = ["  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() for line in lines]
    return "\n".join([shown[0], "-" * min(max(map(len, shown)), 150), *shown[1:]])


def ms(seconds: float) -> str:
    """A duration for the table."""
    return f"{seconds * 1000:.{2 if seconds < 0.01 else 1}f} ms"


def compared(row: int, name: str, database: str, times: Sequence[float], bound: float | None, note: str = "") -> Result:
    """A line from two durations: the product's and the floor's."""
    product, floor = times
    return Result(row, name, database, ms(product), ms(floor), product / floor, bound, note)

"""Do target and actual of a KPI stand below each other, a row for each?"""

from __future__ import annotations

from dataclasses import dataclass, field

from kinerja.reading.sheet.table import Block
from kinerja.reading.sheet.words import SheetWords

#: What a row may be called beside its numbers.
_CALLED = ("target", "actual", "achievement", "score", "final")
#: Rows of one KPI: target, actual, achievement, score.
_MOST_ROWS = 5


@dataclass(frozen=True, slots=True)
class Stack:
    """How many rows below a KPI's first row each of its numbers stands; `firsts` are those first rows.

    Without such rows both are empty: the numbers stand beside each other.
    """

    below: dict[str, int] = field(default_factory=dict)
    firsts: frozenset[int] = frozenset()


def stack_of(block: Block, words: SheetWords) -> Stack | None:
    """The rows of each KPI of a table of months; None where rows are called so, but not alike for every KPI.

    Rows that only some KPIs have, below those that all have, are left.
    """
    lines = [row for row in block.rows if row.kind == "line"]
    firsts = [row.row for i, row in enumerate(lines) if not i or row.name != lines[i - 1].name]
    first_month = min(at for columns in block.months.values() for at in columns.values())
    best = Stack()
    for at in (column for column in block.grid.columns if column < first_month and column != block.columns["kpi"]):
        called = [_called(block, row, at, words) for row in firsts]
        if not any(called):
            continue
        alike = [rows[0] for rows in zip(*called, strict=False) if len(set(rows)) == 1]
        if "actual" not in alike or alike != called[0][: len(alike)]:
            return None
        best = Stack({meaning: offset for offset, meaning in enumerate(alike)}, frozenset(firsts))
    return best


def _called(block: Block, first: int, at: int, words: SheetWords) -> list[str]:
    """What a KPI's rows are called in a column, from its first row down to the next KPI's."""
    found: list[str] = []
    for row in range(first, first + _MOST_ROWS):
        cell = block.grid.at(row, at)
        known = words.column(cell.words) if cell is not None and words.heads(cell.words) else None
        if known is None or known[0] not in _CALLED or known[0] in found:
            break
        found.append(known[0])
    return found

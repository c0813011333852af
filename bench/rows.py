"""Which rows are there, and what measures each?"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from bench import coaching, pages, starting, writing
from bench.house import House
from bench.result import Result

ROWS: Mapping[int, Callable[[House], list[Result]]] = {
    1: pages.long_pages,
    2: pages.detail_pages,
    3: pages.queries,
    4: pages.sizes,
    5: pages.growth,
    6: writing.check_ins,
    7: writing.crowd,
    15: pages.listing,
    16: starting.workers,
    17: coaching.with_reading,
    18: starting.commands,
}


def measured(house: House, rows: Sequence[int], told: Callable[[Result], None]) -> None:
    """Measure the rows one after the other; each line is told as soon as it is known."""
    for row in rows:
        for result in ROWS[row](house):
            told(result)

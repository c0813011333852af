"""What does the bare project answer in its own process? `python -m bench.floor` listens for JSON lines."""

from __future__ import annotations

from typing import Any

from bench.call import looked_at, timed
from bench.child import answer
from bench.floor.wsgi import application


def open_house(rows: dict[str, int]) -> None:
    """Make the tables and write the rows."""
    from bench.floor.seed import seed

    seed(**rows)


def time_page(address: str, times: int) -> list[float]:
    """Seconds of each answer."""
    return timed(application, address, {}, times)


def look(address: str) -> dict[str, Any]:
    """Status, queries and size of one answer."""
    return looked_at(application, address, {})


if __name__ == "__main__":
    answer({"open": open_house, "time": time_page, "look": look})

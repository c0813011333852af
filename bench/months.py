"""Which months do the measured rows hold values for?"""

from __future__ import annotations

from datetime import date, timedelta


def months(today: date, count: int = 12) -> list[date]:
    """The first days of the last full months, oldest first."""
    found = [today.replace(day=1)]
    while len(found) <= count:
        found.append((found[-1] - timedelta(days=1)).replace(day=1))
    return found[:0:-1]

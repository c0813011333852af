"""How does the made-up company come to be, deed by deed, in the order of its fourteen months?"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from itertools import count as counting
from zoneinfo import ZoneInfo

from kinerja.core.period import Cadence, period_of
from kinerja.demo import goal_deeds, kpi_deeds, kpi_weights, role_deeds
from kinerja.demo.company import TIMEZONE
from kinerja.demo.staff import Staff, set_up
from kinerja.store.writing import writing

#: How far back the company's history goes.
MONTHS = 14

Progress = Callable[[int, int], None]


def build(now: datetime, progress: Progress = lambda done, of: None) -> Staff:
    """Write the company through the actions, as its people would have, and return who they are.

    Every value is drawn from a fixed seed, so that the same day gives the same company. `progress(done, of)` is called
    after each batch of deeds. Everything happens in one transaction: an interrupted build leaves nothing behind.
    """
    now = now.astimezone(ZoneInfo(TIMEZONE))
    first = now - timedelta(days=MONTHS * 30.44)
    start = datetime.combine(period_of(first.date(), Cadence.MONTH).start, first.timetz())
    order = counting()
    with writing():
        staff = set_up(start)
        deeds = [
            (at, next(order), do)
            for at, do in (
                *kpi_deeds.deeds(staff, start, now),
                *kpi_weights.deeds(staff, start),
                *goal_deeds.deeds(staff, now),
                *role_deeds.deeds(staff, now),
            )
        ]
        deeds.sort(key=lambda deed: deed[:2])
        for number, (at, _, do) in enumerate(deeds, 1):
            do(min(at, now))
            if number % 50 == 0:
                progress(number, len(deeds))
        progress(len(deeds), len(deeds))
    return staff

"""Is a key result drawn where it stands, also when it went the wrong way or too far?"""

from __future__ import annotations

from decimal import Decimal

import pytest

from kinerja.reports.path import marks

#: raw progress, done, the whole road as per cent of what is done, what it did
ROADS = [
    (None, "0", None, "nothing"),
    ("-0.2857", "0", None, "wrong"),
    ("0", "0", None, "underway"),
    ("0.0001", "0", None, "underway"),
    ("0.5714", "57.1", "175.1", "underway"),
    ("1", "100", "100", "there"),
    ("1.28", "100", "100", "beyond"),
]


@pytest.mark.parametrize(("raw", "done", "whole", "place"), ROADS)
def test_progress_is_drawn_clamped(raw: str | None, done: str, whole: str | None, place: str) -> None:
    """From 12 down to 5: 8 is 57.1 % of the road, 14 the wrong way, 3 beyond; nothing reported is none of these."""
    drawn = marks(None if raw is None else Decimal(raw))
    assert (drawn.done, drawn.whole, drawn.place) == (done, whole, place)


@pytest.mark.parametrize(("elapsed", "pace"), [(None, None), ("0", "0"), ("0.62", "62"), ("1.4", "100"), ("-1", "0")])
def test_pace_is_the_part_of_the_cycle_that_has_passed(elapsed: str | None, pace: str | None) -> None:
    """Elapsed → where the tick stands; before and after the cycle it stands at an end."""
    assert marks(Decimal("0.5"), None if elapsed is None else Decimal(elapsed)).pace == pace

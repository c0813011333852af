"""Does a sentence that was read say its aim, start, rhythm and deadline in the reader's language?"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from kinerja.core.measure import Comparator, Unit, UnitKind
from kinerja.words import readings
from kinerja.words.language import translations

PERCENT, HOUR = Unit(UnitKind.PERCENT), Unit(UnitKind.NUMBER, "clock")
COUNT = Unit(UnitKind.NUMBER)
DEADLINES = {
    "2026-06-30": "30 Jun 2026",
    "--02-29": "29 Feb",
    "2026-12": "December 2026",
    "--10": "October",
    "Q3": "Q3",
    "2026-Q2": "Q2 2026",
    "FY2027-Q2": "FY2027-Q2",
    "2030": "2030",
    "event:before-winter": "before winter",
    "--13": "--13",
    "2026-02-31": "2026-02-31",
}


@pytest.mark.parametrize(("code", "words"), DEADLINES.items())
def test_deadlines(code: str, words: str) -> None:
    """A day, a month, a quarter, a year or an event, as it was read; a code we don't know stays as it is."""
    assert readings.until(code, "en") == f"by {words}"


@pytest.mark.parametrize(("code", "words"), [("EOY", "by the end of the year"), ("P2M", "within 2 months")])
def test_ends_and_lengths(code: str, words: str) -> None:
    """The end of a period, or a length of time."""
    assert readings.until(code, "en") == words


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({"baseline": Decimal(12), "period": "month"}, "from 12 · ≤ 5 · Monthly"),
        ({"relative": True}, "a change of ≤ 5"),
        ({"deadline": "Q3", "period": "fortnight"}, "≤ 5 · by Q3"),
    ],
)
def test_sentences(told: dict[str, Any], words: str) -> None:
    """Only what was read is said, in the order start, aim, rhythm, deadline."""
    assert readings.sentence(Decimal(5), None, Comparator.AT_MOST, COUNT, "en", **told) == words
    assert readings.sentence(None, None, Comparator.AT_MOST, COUNT, "en") == ""


def test_hours_ranks_and_ranges() -> None:
    """An hour is written as one, in either language's way; a range has its unit once."""
    assert readings.aim(Decimal("9.5"), None, Comparator.AT_MOST, HOUR, "en") == "by 09:30"
    assert "09.30" in readings.aim(Decimal("9.5"), None, Comparator.AT_MOST, HOUR, "id")
    assert readings.aim(Decimal(7), Decimal(9), Comparator.BETWEEN, PERCENT, "en") == "7–9%"


def test_kinds() -> None:
    """Nothing that was read has no kind."""
    assert [readings.kind(code, "en") for code in ("kpi", "key_result", None)] == ["KPI", "Key result", "–"]
    assert translations("id") is not None

"""Does every row of the bench still run, with twenty rows and one round, and does its table say what was measured?"""

from __future__ import annotations

import io
from contextlib import redirect_stdout

import pytest

from bench.__main__ import main
from bench.result import Result, compared, table
from bench.rows import ROWS
from bench.timing import Rounds, interleaved


@pytest.fixture(scope="module")
def printed() -> str:
    """What `python -m bench --quick --on sqlite` prints; no number in it is asserted anywhere."""
    said = io.StringIO()
    with redirect_stdout(said):
        assert main(["--quick", "--on", "sqlite"]) == 0
    return said.getvalue()


@pytest.mark.parametrize("row", ROWS)
def test_the_row_is_measured(row: int, printed: str) -> None:
    """Each row has at least one line, so that none can rot unseen."""
    assert any(line.split()[:1] == [str(row)] for line in printed.splitlines())


def test_no_page_is_missing(printed: str) -> None:
    """A page that moved away would be measured as a quick error."""
    assert "answers 4" not in printed
    assert "answers 5" not in printed


def test_a_ratio_is_reached_or_missed() -> None:
    """16 ms against 20 ms is 0.8, which reaches ≤ 0.8; 17 ms does not; a line without a bound is only read."""
    assert compared(1, "board", "sqlite", (0.016, 0.020), 0.8).reached
    assert not compared(1, "board", "sqlite", (0.017, 0.020), 0.8).reached
    assert Result(5, "page", "sqlite", "9 ms", "1 ms", 9.0, None).reached


def test_the_table_marks_what_is_missed() -> None:
    """A line tells both sides, the ratio, the bound and the mark."""
    said = table([compared(2, "KPI page", "postgres", (0.040, 0.010), 3)]).splitlines()[-1]
    assert said.split("  ")[0] == "2"
    for part in ("KPI page", "postgres", "40.0 ms", "10.0 ms", "4.00", "≤ 3", "MISSED"):
        assert part in said


def test_sides_take_turns() -> None:
    """Each round asks every side, in one order and then in the other; the median of a side is its own."""
    asked: list[str] = []

    def side(name: str, seconds: float) -> list[float]:
        asked.append(name)
        return [seconds]

    found = interleaved([lambda n: side("a", 2.0), lambda n: side("b", 1.0)], Rounds(each=1, least=2, most=2))
    assert asked == ["a", "b", "a", "b", "b", "a"]
    assert found == [2.0, 1.0]

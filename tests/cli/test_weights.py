"""Does the command line show and set weights?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run


@pytest.fixture
def unit(run: Run, tmp_path: Path) -> str:
    """A unit with two KPIs of November, brought in as a sheet."""
    path = tmp_path / "kpi.csv"
    path.write_text("KPI;Bobot;Target;Realisasi\nOmzet;60;10;9\nLaba;40;10;10\n")
    assert run("sheet", str(path), "--save", "--yes", "--unit", "U-1", "--period", "2026-10").code == 0
    return "U-1"


def test_weights_are_shown_and_set(run: Run, unit: str) -> None:
    """With their sum, and a warning where it isn't 100."""
    said = run("weights", unit, "--period", "2026-10")
    assert ("Omzet" in said.out, "100%" in said.out, "not 100%" in said.out) == (True, True, False)
    first = run("weights", unit, "--json").json["kpis"][0]["id"]
    changed = run("weights", unit, "--set", f"{first}=50", "--json").json
    assert ([k["weight"] for k in changed["kpis"]], changed["sums"][0]["off"]) == (["50", "40"], "-10")
    assert "not 100%" in run("weights", unit).out


def test_what_can_not_be_set_is_refused(run: Run, unit: str) -> None:
    """An ended period, a weight beyond 100, somebody who isn't there, words."""
    first = run("weights", unit, "--json").json["kpis"][0]["id"]
    assert run("weights", unit, "--period", "2026-10", "--set", f"{first}=50").code == 1
    assert run("weights", unit, "--set", f"{first}=101").code == 1
    assert run("weights", "P-99").code == 1
    assert run("weights", unit, "--set", "banyak").code == 2
    twice = run("weights", unit, "--set", f"{first}=40", "--set", f"{first}=50")
    assert (twice.code, first in twice.err) == (1, True)

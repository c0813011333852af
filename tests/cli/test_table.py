"""Do columns line up in a terminal, and stay whole in a pipe?"""

from __future__ import annotations

import os

import pytest

from kinerja.cli import table


def test_columns_line_up() -> None:
    """Numbers end on the right; wide letters and combining accents take the cells they take."""
    lines = table.table(["", "now"], [["Omzet", "9"], ["売上", "10"], ["cafe\u0301", "8"]], numbers=(1,)).splitlines()
    assert lines == ["       now", "Omzet    9", "売上    10", "cafe\u0301     8"]


def test_a_narrow_terminal_cuts_the_widest_column(monkeypatch: pytest.MonkeyPatch) -> None:
    """With …; a pipe gets everything."""
    row = ["KPI-1", "Traffic website minimal 10.000 pengunjung", "9.500"]
    assert row[1] in table.table(["", "", ""], [row])
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    monkeypatch.setattr("shutil.get_terminal_size", lambda *a: os.terminal_size((40, 20)))
    shown = table.table(["", "", ""], [row])
    assert max(len(line) for line in shown.splitlines()) <= 40 and "…" in shown

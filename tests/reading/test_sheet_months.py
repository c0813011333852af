"""Are months that stand beside each other told apart, and their targets and actuals put together rightly?"""

from __future__ import annotations

from decimal import Decimal

import pytest

from kinerja.core.sheet import Page
from kinerja.reading.sheet import read_sheets
from kinerja.reading.sheet.grid import Cell, Grid

D = Decimal
Row = tuple[object, ...]


def pages_of(*rows: Row) -> tuple[Page, ...]:
    """The pages of a sheet with these rows."""
    cells = {
        (r, c): Cell(D(str(value)) if isinstance(value, int | float) else value)  # type: ignore[arg-type]  # texts and numbers
        for r, row in enumerate(rows)
        for c, value in enumerate(row)
        if value is not None
    }
    return read_sheets([Grid("Maya", cells)])


def told(page: Page) -> list[tuple[str, object, object]]:
    """KPI, target and actual of each line."""
    return [(line.kpi, getattr(line.target, "value", None), getattr(line.actual, "value", None)) for line in page.lines]


TITLE: Row = ("KPI TAHUN 2026",)
JANUARY = [("Omzet", 150, 140), ("Komplain", 5, 4)]

LAYOUTS: list[tuple[str, list[Row]]] = [
    ("an own heading for each", [
        ("KPI", "Target Jan", "Realisasi Jan", "Target Feb", "Realisasi Feb"),
        ("Omzet", 150, 140, 150, 155), ("Komplain", 5, 4, 5, None)]),
    ("actuals before targets, with the year", [
        ("KPI", "Januari 2026", None, "Februari 2026", None), (None, "Real.", "Target", "Real.", "Target"),
        ("Omzet", 140, 150, 155, 160), ("Komplain", 4, 5, None, 6)]),
    ("one target for all months", [
        ("KPI", "Target", "Jan", "Feb"), ("Omzet", 150, 140, 155), ("Komplain", 5, 4, None)]),
    ("a row for each, the name above both", [
        ("No", "KPI", "Bobot", "Uraian", "Jan", "Feb"),
        (1, "Omzet", 60, "Target", 150, 150), (None, None, None, "Realisasi", 140, 155),
        (2, "Komplain", 40, "Target", 5, 5), (None, None, None, "Realisasi", 4, None)]),
    ("a row for each, the name in both, and a third row for one", [
        ("KPI", "Uraian", "Jan", "Feb"),
        ("Omzet", "Target", 150, 150), ("Omzet", "Realisasi", 140, 155), ("Omzet", "Capaian", "93%", "103%"),
        ("Komplain", "Target", 5, 5), ("Komplain", "Realisasi", 4, None)]),
]  # fmt: skip


@pytest.mark.parametrize(("name", "rows"), LAYOUTS)
def test_each_month_has_its_own_page(name: str, rows: list[Row]) -> None:
    """January and February of the title's year, each with the right target beside the right actual."""
    pages = pages_of(TITLE, *rows)
    assert [page.period for page in pages] == ["2026-01", "2026-02"], name
    assert told(pages[0]) == JANUARY
    raised = 10 if "with the year" in name else 0
    assert told(pages[1]) == [("Omzet", 150 + raised, 155), ("Komplain", 5 + raised // 10, None)]


def test_the_whole_years_sum_has_the_years_target() -> None:
    """285 of 1,200 is the year so far; a month has no target then."""
    rows: list[Row] = [
        ("KPI", "Target", "Jan", "Feb", "Mar", "Realisasi", "Skor"),
        ("Omzet", 1200, 90, 100, 95, 285, 23.75),
    ]
    year, january, *_ = pages_of(TITLE, *rows)
    assert (year.period, told(year), year.wrong) == ("2026", [("Omzet", 1200, 285)], ())
    assert (january.period, told(january)) == ("2026-01", [("Omzet", None, 90)])


def test_rows_that_do_not_match_are_not_read() -> None:
    """Target above actual for one KPI and below it for the next: nothing is read rather than a target as a value."""
    rows: list[Row] = [
        ("KPI", "Uraian", "Jan", "Feb"),
        ("Omzet", "Target", 150, 150), ("Omzet", "Realisasi", 140, 155),
        ("Komplain", "Realisasi", 4, 5), ("Komplain", "Target", 5, 5),
    ]  # fmt: skip
    assert pages_of(TITLE, *rows) == ()


def test_a_finding_names_the_cell_below() -> None:
    """The actual of the second row that is no number."""
    rows: list[Row] = [("KPI", "Uraian", "Jan", "Feb"), ("Omzet", "Target", 5, 5), ("Omzet", "Realisasi", "baik", 4)]
    found = {finding.cell: finding.code for finding in pages_of(TITLE, *rows)[0].findings}
    assert found == {"C4": "no_number"}


def test_one_month_in_a_heading_is_no_table_of_months() -> None:
    """ "Realisasi Oktober" beside a target says for when the sheet is."""
    rows: list[Row] = [("KPI", "Bobot", "Target", "Realisasi Oktober 2026"), ("Omzet", 100, 10, 9)]
    (page,) = pages_of(*rows)
    assert (page.period, page.month, told(page)) == ("2026-10", None, [("Omzet", 10, 9)])

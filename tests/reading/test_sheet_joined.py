"""Is a person's sheet in several tables one sheet, and are two sheets of a person two?"""

from __future__ import annotations

from decimal import Decimal

from kinerja.core.sheet import Page
from kinerja.reading.sheet import read_sheets
from kinerja.reading.sheet.grid import Cell, Grid

D = Decimal
Row = tuple[object, ...]
HEADS: Row = ("No", "KPI", "Bobot", "Target", "Realisasi", "Skor", "Skor Akhir")


def pages_of(*rows: Row) -> tuple[Page, ...]:
    """The pages of a sheet with these rows."""
    cells = {
        (r, c): Cell(D(str(value)) if isinstance(value, int | float) else value)  # type: ignore[arg-type]  # texts and numbers
        for r, row in enumerate(rows)
        for c, value in enumerate(row)
        if value is not None
    }
    return read_sheets([Grid("Form", cells)])


def form(weights: tuple[int, int, int, int], total_b: int, whole: float) -> tuple[Row, ...]:
    """An appraisal in two tables with a total each and one for both."""
    a, b, c, d = weights
    return (
        ("Nama: Rina",), ("Periode: Oktober 2026",),
        ("A. KPI Utama",), HEADS,
        (1, "Omzet", a, 100, 90, 90, a * 0.9), (2, "Laba", b, 10, 10, 100, b),
        ("Total A", None, a + b, None, None, None, a * 0.9 + b),
        ("B. KPI Pendukung",), HEADS,
        (1, "Pelatihan", c, 10, 8, 80, c * 0.8), (2, "Kehadiran", d, 100, 100, 100, d),
        ("Total B", None, total_b, None, None, None, c * 0.8 + d),
        ("TOTAL (A + B)", None, a + b + c + d, None, None, None, whole),
        ("Mengetahui,", None, None, "Jakarta, 1 November 2026"),
    )  # fmt: skip


def test_tables_whose_weights_total_100_together_are_one_sheet() -> None:
    """Their titles are areas, their totals subtotals, and nothing is wrong."""
    (page,) = pages_of(*form((40, 20, 25, 15), 40, 91))
    assert [line.area for line in page.lines] == ["A. KPI Utama"] * 2 + ["B. KPI Pendukung"] * 2
    assert ([t.kind for t in page.totals], page.right_total, page.wrong) == (
        ["subtotal", "subtotal", "total"], D(91), (),
    )  # fmt: skip


def test_a_wrong_total_of_all_tables_is_named() -> None:
    """With the sum that should stand there; so is a wrong one of a part."""
    (page,) = pages_of(*form((40, 20, 25, 15), 41, 95))
    assert {f.cell: (f.code, f.should) for f in page.wrong} == {
        "C12": ("weight_sum_wrong", D(40)), "G13": ("total_wrong", D(91)),
    }  # fmt: skip


def test_two_whole_sheets_of_a_person_stay_two() -> None:
    """100 % each: a quarter's and the next one's."""
    assert len(pages_of(*form((60, 40, 50, 50), 100, 184))) == 2

"""Are weights of two levels understood: of areas and their lines, and of tables that are parts of one sheet?"""

from __future__ import annotations

from decimal import Decimal

from kinerja.core.sheet import Page
from kinerja.reading.sheet.score import share_of
from tests.reading.test_sheet_shapes import Row, page_of, wrong

D = Decimal
NOTHING: dict[str, str] = {}


def shares(page: Page) -> list[object]:
    """What each line weighs in the whole."""
    return [share_of(line) for line in page.lines]


# Weights of two levels, and tables that are parts of one sheet.

TWO_LEVELS: list[Row] = [
    ("Perspektif", "Bobot", "KPI", "Sub Bobot", "Target", "Realisasi", "Skor", "Nilai Akhir"),
    ("Keuangan", 60, "Omzet", 50, 100, 90, 90, 27),
    (None, None, "Laba", 50, 100, 100, 100, 30),
    ("Proses", 40, "Tepat waktu", 100, 100, 80, 80, 32),
]


def test_a_weight_that_is_merged_over_an_area_is_the_areas() -> None:
    """ "Bobot" over the lines and "Sub Bobot" beside each of them, merged or at the first line only."""
    for merged in ((), (((1, 0), (2, 0)), ((1, 1), (2, 1)))):
        page = page_of(*TWO_LEVELS, merged=merged)
        assert (shares(page), wrong(page)) == ([30, 30, 40], NOTHING)


def test_an_area_whose_weights_miss_100_is_named() -> None:
    """The area, not the whole; and fractions without a percent sign are shares as well."""
    rows = [
        tuple(cell / 100 if at in (1, 3) and isinstance(cell, int) else cell for at, cell in enumerate(row))
        for row in TWO_LEVELS
    ]
    rows[2] = (*rows[2][:3], 0.4, *rows[2][4:7], 24)
    page = page_of(*rows)
    found = next(finding for finding in page.wrong if finding.code == "area_weights_total")
    assert (wrong(page), found.values["area"], found.says) == ({"B2": "area_weights_total"}, "Keuangan", "90%")


def test_an_areas_weight_that_its_lines_contradict_is_named() -> None:
    """Where the lines' weights are parts of the whole, the area's is their sum."""
    rows: list[Row] = [
        ("Perspektif", "Bobot Perspektif", "KPI", "Bobot", "Target", "Realisasi"),
        ("Keuangan", 50, "Omzet", 30, 100, 90), (None, None, "Laba", 30, 100, 100), ("Proses", 40, "Antrean", 40, 9, 9),
    ]  # fmt: skip
    page = page_of(*rows)
    assert (wrong(page), shares(page)) == ({"B2": "area_weight_wrong"}, [30, 30, 40])


PARTS: list[Row] = [
    ("A. KPI UTAMA (70%)",),
    ("KPI", "Bobot", "Target", "Realisasi", "Skor", "Skor Akhir"),
    ("Omzet", 60, 100, 90, 90, 54),
    ("Nasabah baru", 40, 10, 10, 100, 40),
    ("Jumlah A", 100, None, None, None, 94),
    ("B. KPI PENDUKUNG (30%)",),
    ("KPI", "Bobot", "Target", "Realisasi", "Skor", "Skor Akhir"),
    ("Kehadiran", 100, 100, 80, 80, 80),
    ("Jumlah B", 100, None, None, None, 80),
    ("NILAI AKHIR (70% x A + 30% x B)", None, None, None, None, 89.8),
]


def test_tables_that_say_which_part_they_are_become_one_sheet() -> None:
    """70 and 30 %: the weights are shares of the whole, the scores stay weighted inside each part, and it is told."""
    page = page_of(*PARTS)
    assert shares(page) == [42, 28, 30]
    assert [line.area for line in page.lines] == ["A. KPI UTAMA (70%)"] * 2 + ["B. KPI PENDUKUNG (30%)"]
    assert (wrong(page), page.right_total) == (NOTHING, D("89.8"))
    assert [f.cell for f in page.findings if f.code == "tables_joined"] == ["A6"]


def test_mistakes_inside_a_part_are_found_up_to_the_end() -> None:
    """A wrong final score in B, and nothing else; the sums pass it on."""
    rows = [*PARTS[:7], (*PARTS[7][:5], 90), (*PARTS[8][:5], 90), (*PARTS[9][:5], 92.8)]
    page = page_of(*rows)
    follows = {finding.cell for finding in page.findings if finding.weight == "follows"}
    assert (wrong(page), follows) == ({"F8": "final_wrong"}, {"F9", "F10"})


def test_a_single_part_is_told() -> None:
    """KPIs are 70 % of an appraisal whose other part is no table of KPIs: the weights stay 100."""
    page = page_of(*PARTS[:5])
    assert ([f.code for f in page.findings], shares(page)) == (["part_of_whole"], [60, 40])


def test_a_title_above_a_table_does_not_move_its_heading() -> None:
    """What is asked about a column is asked at its heading."""
    page = page_of(*(_called_value(row) for row in PARTS))
    assert {f.cell for f in page.findings if f.code == "column_read"} <= {"F2"}


def _called_value(row: Row) -> Row:
    """The row with "Nilai" as the heading of the weighted score."""
    return tuple("Nilai" if cell == "Skor Akhir" else cell for cell in row)


def test_a_title_with_its_weight_beside_it_is_no_kpi() -> None:
    """The next table is one of behaviour: it is told that it was not read, and that KPIs are 80 % of the whole."""
    page = page_of(
        ("I. KPI", "Bobot 80%"), ("KPI", "Bobot", "Target", "Realisasi", "Skor"), ("Omzet", 100, 10, 9, 90),
        ("Sub total", 100, None, None, 90), ("II. PERILAKU", "Bobot 20%"),
        ("Aspek", "Bobot", "Skala 1-5", "Skor", "Nilai"), ("Disiplin", 100, 4, 80, 80),
    )  # fmt: skip
    assert [line.kpi for line in page.lines] == ["Omzet"]
    assert {f.code for f in page.findings} >= {"part_of_whole", "table_left"}


AREA_ROWS: list[Row] = [
    ("No", "Uraian", "Bobot", "Target", "Realisasi", "Pencapaian (%)", "Skor"),
    ("I", "KEUANGAN", 50), (1, "Pendapatan", 30, 1000, 900, 90, 27), (2, "Efisiensi", 20, 100, 100, 100, 20),
    (None, "Sub Total I", 50, None, None, None, 47),
    ("II", "OPERASIONAL", 50), (1, "Ketepatan kirim", 50, 95, 95, 100, 50), (None, "TOTAL", 100, None, None, None, 97),
]  # fmt: skip


def test_a_row_with_nothing_but_the_weight_of_those_below_heads_an_area() -> None:
    """It is no KPI of its own; one that has no target yet stays one, since the weights below are not its own."""
    page = page_of(*AREA_ROWS)
    assert [(line.kpi, line.area) for line in page.lines] == [
        ("Pendapatan", "KEUANGAN"), ("Efisiensi", "KEUANGAN"), ("Ketepatan kirim", "OPERASIONAL"),
    ]  # fmt: skip
    assert (shares(page), wrong(page)) == ([30, 20, 50], NOTHING)
    later = page_of(AREA_ROWS[0], (1, "Audit", 40), (2, "Pendapatan", 60, 1000, 900, 90, 54))
    assert [line.kpi for line in later.lines] == ["Audit", "Pendapatan"]

"""Are people down the rows with KPIs across read as a table for each, and is last year nobody's name?"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

import pytest

from kinerja.core.measure import Polarity
from kinerja.core.sheet import Page
from kinerja.reading.sheet import read_sheets
from kinerja.reading.sheet.answers import nothing_read, unasked
from tests.reading.test_sheet_shapes import Row, grid_of, page_of, told, value

D = Decimal
N = None


def recap(*rows: Row, said: Mapping[str, str] | None = None) -> tuple[Page, ...]:
    """The pages of a sheet without merged cells."""
    return read_sheets([grid_of(*rows)], said)


#: Names above their columns, weights in a row of the head, two people; Beni's score of Omzet should be 80.
HEAD: list[Row] = [
    ("Rekap Penilaian Oktober 2026",),
    ("Nama", "Jabatan", "KPI 1 Omzet", N, N, "KPI 2 Keluhan", N, N, "Total Skor"),
    (N, "Bobot", 60, N, N, 40, N, N, N),
    (N, N, "Target", "Realisasi", "Skor", "Target", "Realisasi", "Skor", N),
]
PEOPLE: list[Row] = [
    ("Andi", "Sales", 100, 90, 90, 5, 5, 100, 94),
    ("Beni", "Kurir", 100, 80, 85, 5, 4, 120, 98),
    ("Rata-rata", N, 100, 85, N, 5, 4.5, N, 96),
]
MERGED = (((1, 2), (1, 4)), ((1, 5), (1, 7)), ((2, 2), (2, 4)), ((2, 5), (2, 7)), ((1, 0), (3, 0)), ((1, 8), (3, 8)))


def test_every_person_has_a_table_and_wrong_cells_their_own_address() -> None:
    """The mean below is nobody; lines count as the KPIs do across, and a total passes on what is wrong before it."""
    andi, beni = read_sheets([grid_of(*HEAD, *PEOPLE, merged=MERGED)])
    assert [(page.person, page.position, page.period) for page in (andi, beni)] == [
        ("Andi", "Sales", "2026-10"), ("Beni", "Kurir", "2026-10"),
    ]  # fmt: skip
    assert told(beni) == [(D(100), D(80), D(85)), (D(5), D(4), D(120))]
    assert [(line.row, line.kpi, line.cell) for line in beni.lines] == [
        (1, "KPI 1 Omzet", "C2"), (2, "KPI 2 Keluhan", "F2"),
    ]  # fmt: skip
    assert [value(line.weight) for line in andi.lines] == [D(60), D(40)]
    assert not andi.wrong
    assert {f.cell: f.should for f in beni.wrong} == {"E6": D(80), "I6": D(96)}
    assert beni.right_total == D(96)


SHAPES: list[tuple[str, list[Row]]] = [
    ("as a CSV has it, with weights behind the names", [
        ("Nama", "Omzet (60%)", N, N, "Keluhan (40%)", N, N, "Nilai Akhir"),
        (N, "Target", "Realisasi", "Skor", "Target", "Realisasi", "Skor", N),
        ("Andi", 100, 90, 90, 5, 5, 100, 94), ("Beni", 100, 80, 80, 5, 4, 125, 98)]),
    ("one row of headings", [
        ("Nama", "Target Omzet", "Realisasi Omzet", "Skor Omzet", "Target Keluhan", "Real Keluhan", "Skor Keluhan"),
        ("Andi", 100, 90, 90, 5, 5, 100), ("Beni", 100, 80, 80, 5, 4, 125)]),
    ("targets, weights and units of everybody below the headings", [
        ("Employee", "Omzet", N, "Keluhan", N, "Total Score"), (N, "Actual", "Score", "Actual", "Score", N),
        ("Target", 100, N, 5, N, N), ("Weight", 0.6, N, 0.4, N, N),
        ("Andi", 90, 90, 5, 100, 94), ("Beni", 80, 80, 4, 125, 98)]),
    ("a year in the headings, and a name that says whose", [
        ("Nama Guru", "Omzet", N, N, "Keluhan", N, N),
        (N, "Target 2026", "Realisasi 2026", "Skor", "Target 2026", "Realisasi 2026", "Skor"),
        ("Andi", 100, 90, 90, 5, 5, 100), ("Beni", 100, 80, 80, 5, 4, 125)]),
]  # fmt: skip


@pytest.mark.parametrize("rows", [rows for _, rows in SHAPES], ids=[name for name, _ in SHAPES])
def test_recaps_are_headed_in_many_ways(rows: list[Row]) -> None:
    """Andi and Beni, each with Omzet and Keluhan, of which less is better."""
    pages = recap(*rows)
    assert [page.person for page in pages] == ["Andi", "Beni"]
    assert [line.kpi for line in pages[1].lines] == ["Omzet", "Keluhan"]
    assert told(pages[0]) == [(D(100), D(90), D(90)), (D(5), D(5), D(100))]
    assert told(pages[1]) == [(D(100), D(80), D(80)), (D(5), D(4), D(125))]
    assert pages[1].lines[1].polarity is Polarity.LOWER
    assert not any(page.wrong for page in pages)


def test_a_question_is_answered_once_for_all_people_at_the_name_of_the_kpi() -> None:
    """The place is the one in the real sheet."""
    rows = [(*row[:4], N, *row[5:7], N, N) for row in PEOPLE[:2]]
    pages = recap(*HEAD, *rows, said={"Sheet1!F2": "higher"})
    assert [page.lines[1].polarity for page in pages] == [Polarity.HIGHER] * 2
    assert unasked(pages, [("F2=higher", ("Sheet1!F2",))]) is None


def test_a_sum_that_leaves_out_a_kpi_names_it() -> None:
    """All KPIs of a person stand in one row, which would say nothing."""
    rows = [("Andi", N, 100, 90, 90, 5, 5, 100, 54), *PEOPLE[1:2]]
    (found,) = [f for f in recap(*HEAD, *rows)[0].wrong if f.cell == "I5"]
    assert (found.code, found.values["kpi_missed"]) == ("total_leaves_out_kpi", "KPI 2 Keluhan")


def test_reading_stops_after_so_many_lines_and_says_where() -> None:
    """Six hundred people of two KPIs are more than anybody looks through."""
    pages = recap(*HEAD, *(replace_name(PEOPLE[0], f"Orang {n}") for n in range(600)))
    assert len(pages) == 500
    assert [f.cell for f in pages[-1].findings if f.code == "lines_cut"] == ["A505"]


def replace_name(row: Row, name: str) -> Row:
    return (name, *row[1:])


def test_what_says_too_little_is_told_apart_from_no_table() -> None:
    """KPIs across without what each number is; and a sheet of something else."""
    marks = grid_of(("Nama", "Penjualan", "Keluhan", "Total"), ("Andi", 90, 100, 95), ("Beni", 85, 100, 93))
    other = grid_of(("Tanggal", "Jumlah"), ("1 Mei", 5))
    assert not read_sheets([marks])
    assert nothing_read([marks]).code == "sheet.people_across"
    assert nothing_read([other]).code == "sheet.nothing_read"


def test_kpis_down_and_months_across_are_no_recap() -> None:
    """Nor is a list of people's KPIs below each other."""
    rows: list[Row] = [("Nama", "KPI", "Target", "Realisasi", "Skor"), ("Andi", "Omzet", 100, 90, 90)]
    assert recap(*rows)[0].lines[0].cell == "B2"
    months = grid_of(
        ("Nama", "Jan", N, "Feb", N), (N, "Target", "Realisasi", "Target", "Realisasi"), ("Andi", 1, 2, 3, 4)
    )
    assert not read_sheets([months])


LAST_YEAR: list[tuple[str, list[Row]]] = [
    ("above the headings", [
        ("KPI", "Bobot", "Target", "Tahun Lalu", N, "Tahun Ini", N),
        (N, N, N, "Realisasi", "Capaian", "Realisasi", "Capaian"),
        ("Omzet", 60, 100, 80, 80, 90, 90), ("Produksi", 40, 50, 45, 90, 50, 100)]),
    ("in the headings", [
        ("KPI", "Bobot", "Realisasi Tahun Lalu", "Target", "Realisasi", "Skor"),
        ("Omzet", 60, 80, 100, 90, 90), ("Produksi", 40, 45, 50, 50, 100)]),
    ("as the headings", [
        ("KPI", "Weight", "Target", "Last Year", "This Year", "Score"),
        ("Omzet", 60, 100, 80, 90, 90), ("Produksi", 40, 50, 45, 50, 100)]),
]  # fmt: skip


@pytest.mark.parametrize("rows", [rows for _, rows in LAST_YEAR], ids=[name for name, _ in LAST_YEAR])
def test_last_year_is_where_this_one_starts_from(rows: list[Row]) -> None:
    """And no person beside another one."""
    page = page_of(*rows)
    assert page.person == ""
    assert told(page) == [(D(100), D(90), D(90)), (D(50), D(50), D(100))]
    assert [value(line.baseline) for line in page.lines] == [D(80), D(45)]


def test_owners_of_one_scorecard_share_its_weights() -> None:
    """None of them has 100, and nothing is wrong with that."""
    rows: list[Row] = [("Metric", "Owner", "Goal", "Current", "Weight"),
                       ("Active users", "Maya", 100, 90, 40), ("Signups", "Tom", 50, 45, 60)]  # fmt: skip
    pages = recap(*rows)
    assert [[f.code for f in page.findings] for page in pages] == [["weights_joint"], ["weights_joint"]]


PERCENT: list[Row] = [("KPI", "Satuan", "Bobot", "Target", "Realisasi"), ("Kehadiran", "%", 100, 0.95, 0.9)]
ANSWERED: list[tuple[dict[str, str], tuple[str, str], list[str]]] = [
    ({}, ("95", "90"), ["percent_doubt", "percent_doubt"]),
    ({"Sheet1!D2": "0.95"}, ("0.95", "0.9"), ["percent_said"]),
    ({"Sheet1!D2": "95", "Sheet1!E2": "0.9"}, ("95", "0.9"), ["percent_said", "percent_said"]),
    ({"Sheet1!D2": "12"}, ("95", "90"), ["percent_doubt", "percent_doubt"]),
]


@pytest.mark.parametrize(("said", "numbers", "codes"), ANSWERED)
def test_whether_a_number_is_a_percentage_can_be_said(
    said: dict[str, str], numbers: tuple[str, str], codes: list[str]
) -> None:
    """The line's other number follows; an answer that is none of the two offered changes nothing and is refused."""
    pages = recap(*PERCENT, said=said)
    line = pages[0].lines[0]
    assert (value(line.target), value(line.actual)) == tuple(map(D, numbers))
    assert [f.code for f in pages[0].findings if f.code.startswith("percent")] == codes
    refused = unasked(pages, [("D2=12", ("Sheet1!D2",))])
    assert (refused is None) is ("percent_said" in codes)

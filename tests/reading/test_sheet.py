"""Are KPI sheets of three shapes read, recomputed, and their wrong cells named, one by one?"""

from __future__ import annotations

from decimal import Decimal

import pytest

from kinerja.core.measure import Comparator, Polarity, Unit, UnitKind
from kinerja.core.score import Formula
from kinerja.core.sheet import Page
from kinerja.reading.sheet import read_sheets
from kinerja.reading.sheet.grid import Cell, Grid
from kinerja.reports.kpi_sheet import workbook
from kinerja.reports.kpi_sheet_lines import page_of_read
from kinerja.sources.workbook import read_workbook
from tests.sheet_books import BOOKS

D = Decimal


def pages_of(book: str) -> tuple[Page, ...]:
    """The pages of one of the three workbooks."""
    return read(BOOKS[book][0]())


def read(data: bytes) -> tuple[Page, ...]:
    """The pages of a file."""
    grids = read_workbook(data)
    assert isinstance(grids, tuple), grids
    return read_sheets(grids)


@pytest.mark.parametrize("book", BOOKS)
def test_every_planted_mistake_is_named_and_nothing_else(book: str) -> None:
    """Sheet and cell → what is wrong there; a cell that only passes on a mistake is not called wrong."""
    found = {(page.sheet, finding.cell): finding.code for page in pages_of(book) for finding in page.wrong}
    assert found == BOOKS[book][1]


@pytest.mark.parametrize("lang", ["id", "en"])
@pytest.mark.parametrize("book", BOOKS)
def test_what_goes_out_comes_in_equal(book: str, lang: str) -> None:
    """Put right, written with live formulas and read again: the same lines and totals, and no mistake is left."""
    first = pages_of(book)
    again = read(workbook([page_of_read(page, lang) for page in first], lang))
    assert [comparable(page) for page in again] == [comparable(page) for page in first]
    left = {finding.code for page in again for finding in page.wrong}
    # A sum of weights that is not 100 can't be put right by anybody but the person.
    assert left <= {"weights_total"}


def comparable(page: Page) -> object:
    """What must survive the way out and in: names, areas, units, numbers and right scores."""
    lines = [
        (
            *(line.kpi, line.area, line.unit, line.polarity),
            *(figure.value if figure else None for figure in (line.weight, line.target, line.actual)),
            *(None if right is None else round(right, 6) for right in (line.right_score, line.right_final)),
        )
        for line in page.lines
    ]
    return page.person, page.position, page.convention.lower, lines, round(page.right_total or D(0), 6)


WHO_AND_WHEN = [
    ("one sheet for each person", [("Sari Wiratama", "Staf Penjualan", "", "2026-10"),
                                   ("Bayu Wiratama", "Agen Layanan", "", "2026-10")]),
    ("people below each other", [("Dimas Prakoso", "Kepala Gudang", "Logistik", "2026-Q3"),
                                 ("Laras Utami", "Staf Pengiriman", "Logistik", "2026-Q3")]),
    ("one long list", [("Nadia Putri", "", "", "2026-10"), ("Reza Halim", "", "", "2026-10")]),
]  # fmt: skip


@pytest.mark.parametrize(("book", "expected"), WHO_AND_WHEN)
def test_each_person_is_found(book: str, expected: list[tuple[str, str, str, str]]) -> None:
    """By a sheet of their own, by labels in one cell or several, by a column of names."""
    assert [(p.person, p.position, p.unit, p.period) for p in pages_of(book)] == expected


CONVENTIONS = [  # lower is better by, cap, what 100 points are called
    ("one sheet for each person", Formula.RATIO, D(120), D(100)),
    ("people below each other", Formula.COMPLEMENT, None, D(100)),
    ("one long list", Formula.RATIO, D(100), D(5)),
]


@pytest.mark.parametrize(("book", "lower", "cap", "scale"), CONVENTIONS)
def test_the_way_of_scoring_is_recognised(book: str, lower: Formula, cap: Decimal | None, scale: Decimal) -> None:
    """From the sheet's own numbers, although some of them are wrong."""
    for page in pages_of(book):
        assert (page.convention.lower, page.convention.cap, page.convention.scale) == (lower, cap, scale)


def test_a_finding_shows_its_steps() -> None:
    """Overdue receivables of 6 % against at most 5 % earn 83.33, not 120."""
    finding = next(f for f in pages_of("one sheet for each person")[0].wrong if f.cell == "H9")
    assert (finding.says, round(finding.should or D(0), 2)) == ("120", D("83.33"))
    assert [step.expression for step in finding.steps] == ["100 × 5 ÷ 6"]


def test_what_follows_names_its_cause() -> None:
    """A weighted score that is right in itself passes on the wrong score beside it."""
    page = pages_of("one sheet for each person")[0]
    follows = {f.cell: f.because for f in page.findings if f.weight == "follows"}
    assert follows == {"I9": ("H9",), "I12": ("H12",)}


def grid(*rows: tuple[object, ...]) -> Grid:
    """A sheet of rows; numbers are exact, a text stays text, None is an empty cell."""
    cells = {
        (r, c): value if isinstance(value, Cell) else Cell(D(str(value)) if isinstance(value, int | float) else value)
        for r, row in enumerate(rows)
        for c, value in enumerate(row)
        if value is not None
    }
    return Grid("Lembar1", cells)  # type: ignore[arg-type]  # cells of values by construction


NUMBERS = [  # as a cell holds it → value, unit kind
    (150000000, D(150000000), UnitKind.NUMBER),
    ("Rp 150.000.000", D(150000000), UnitKind.CURRENCY),
    ("Rp150 juta", D(150000000), UnitKind.CURRENCY),
    ("95 %", D(95), UnitKind.PERCENT),
    (Cell(D("0.95"), "percent"), D(95), UnitKind.PERCENT),
    (Cell(D(95), "sign"), D(95), UnitKind.PERCENT),
    ("4,5", D("4.5"), UnitKind.NUMBER),
    ("4.5", D("4.5"), UnitKind.NUMBER),
    ("1.500", D(1500), UnitKind.NUMBER),
    ("Rp 1,5 M", D(1500000000), UnitKind.CURRENCY),
    ("(250)", D(-250), UnitKind.NUMBER),
    ("4,5/5", D("4.5"), UnitKind.SCORE),
    ("3 jam", D(3), UnitKind.DURATION),
]


@pytest.mark.parametrize(("cell", "value", "kind"), NUMBERS)
def test_a_number_however_it_is_written(cell: object, value: Decimal, kind: UnitKind) -> None:
    """Exact, with the unit that stands around it."""
    page = read_sheets([grid(("KPI", "Bobot", "Target", "Realisasi"), ("Penjualan", 100, cell, cell))])[0]
    line = page.lines[0]
    assert line.target is not None
    assert (line.target.value, line.unit.kind) == (value, kind)


TARGETS = [  # text → comparator, polarity, value, high
    ("≤ 5", Comparator.AT_MOST, Polarity.LOWER, D(5), None),
    ("maks. 4 jam", Comparator.AT_MOST, Polarity.LOWER, D(4), None),
    ("min 95%", Comparator.AT_LEAST, Polarity.HIGHER, D(95), None),
    ("> 80", Comparator.ABOVE, Polarity.HIGHER, D(80), None),
    ("80 – 90 %", Comparator.BETWEEN, Polarity.BAND, D(80), D(90)),
    ("3 s.d. 4", Comparator.BETWEEN, Polarity.BAND, D(3), D(4)),
]


@pytest.mark.parametrize(("said", "comparator", "polarity", "value", "high"), TARGETS)
def test_a_targets_own_sign_says_which_way_is_better(
    said: str, comparator: Comparator, polarity: Polarity, value: Decimal, high: Decimal | None
) -> None:
    """Where no column does."""
    line = read_sheets([grid(("KPI", "Bobot", "Target", "Realisasi"), ("Ukuran", 100, said, 5))])[0].lines[0]
    assert line.target is not None
    assert (line.comparator, line.polarity, line.target.value, line.high) == (comparator, polarity, value, high)


POLARITIES = [
    ("Maximize", Polarity.HIGHER), ("Minimize", Polarity.LOWER), ("MAX", Polarity.HIGHER), ("Min", Polarity.LOWER),
    ("semakin tinggi semakin baik", Polarity.HIGHER), ("Semakin rendah, semakin baik", Polarity.LOWER),
    ("Makin kecil makin baik", Polarity.LOWER), ("↑", Polarity.HIGHER), ("↓", Polarity.LOWER),
    ("Lower is better", Polarity.LOWER), ("Stabilize", Polarity.BAND), ("(-)", Polarity.LOWER),
]  # fmt: skip


@pytest.mark.parametrize(("said", "polarity"), POLARITIES)
def test_a_column_says_which_way_is_better(said: str, polarity: Polarity) -> None:
    """In words of either language, or by an arrow."""
    heads = ("KPI", "Polaritas", "Bobot", "Target", "Realisasi")
    line = read_sheets([grid(heads, ("Ukuran", said, 100, 10, 9))])[0].lines[0]
    assert (line.polarity, line.told) == (polarity, "column")


WEIGHTS = [
    ((20, 30, 50), (20, 30, 50)),
    ((0.2, 0.3, 0.5), (20, 30, 50)),
    (("20%", "30 %", "50%"), (20, 30, 50)),
    ((Cell(D("0.2"), "percent"), 0.3, 0.5), (20, 30, 50)),
    ((1, 1, 1), (1, 1, 1)),
]


@pytest.mark.parametrize(("written", "read_as"), WEIGHTS)
def test_weights_are_shares_of_100(written: tuple[object, ...], read_as: tuple[int, ...]) -> None:
    """20, 20 % and 0.2 are the same; where the cells don't say it, their sum decides."""
    rows = [(f"KPI {i}", weight, 10, 10) for i, weight in enumerate(written)]
    page = read_sheets([grid(("KPI", "Bobot", "Target", "Realisasi"), *rows)])[0]
    assert [line.weight.value for line in page.lines if line.weight] == [D(w) for w in read_as]


SHARES = [  # target and actual as written in a sheet of percentages → as read, in doubt or not
    ((95, 93), (95, 93), False),
    ((0.95, 0.93), (95, 93), True),
    ((95, 0.93), (95, 93), False),
    (("95%", 0.93), (95, 93), False),
    (("2%", 1.2), (2, "1.2"), False),
]


@pytest.mark.parametrize(("written", "read_as", "doubted"), SHARES)
def test_percentages_are_whole(written: tuple[object, object], read_as: tuple[object, object], doubted: bool) -> None:
    """0.93 is 93 % where its line or column says so; where nothing does, it is, and the doubt is told."""
    heads = ("KPI", "Satuan", "Bobot", "Target", "Realisasi")
    page = read_sheets([grid(heads, ("Kehadiran", "%", 100, *written))])[0]
    line = page.lines[0]
    assert line.target is not None and line.actual is not None
    assert (line.target.value, line.actual.value) == tuple(D(str(v)) for v in read_as)
    assert any(f.code == "percent_doubt" for f in page.findings) is doubted


def test_columns_may_stand_in_any_order_under_many_names() -> None:
    """Skor Akhir before Bobot, "Indikator" for KPI, "Sasaran" for target."""
    heads = ("Nilai Akhir", "Realisasi Oktober", "Bobot (%)", "Sasaran", "Indikator Kinerja Utama (IKU)", "Nilai")
    page = read_sheets([grid(heads, (45, 90, 50, 100, "Penjualan", 90), (50, 100, 50, 100, "Kunjungan", 100))])[0]
    assert [(line.kpi, line.right_final) for line in page.lines] == [("Penjualan", 45), ("Kunjungan", 50)]
    assert page.findings == ()


def test_weights_of_two_levels() -> None:
    """An area of 60 % with lines of 50 and 50, and one of 40 % with a line of 100: shares of 30, 30 and 40."""
    page = read_sheets([
        grid(
            ("Area", "KPI", "Bobot", "Target", "Realisasi", "Skor", "Skor Akhir"),
            ("Keuangan", None, 60),
            (None, "Omzet", 50, 10, 10, 100, 30),
            (None, "Laba", 50, 10, 5, 50, 15),
            ("Pelanggan", None, 40),
            (None, "Kepuasan", 100, 10, 10, 100, 40),
            ("Total", None, 100, None, None, None, 85),
        )
    ])[0]  # fmt: skip
    assert [(line.area, line.right_final) for line in page.lines] == [
        ("Keuangan", 30), ("Keuangan", 15), ("Pelanggan", 40)
    ]  # fmt: skip
    assert page.wrong == ()


def test_subtotals_are_told_from_lines() -> None:
    """A subtotal adds its own area, the total all lines; one that adds both is wrong."""
    rows = (
        ("Area", "KPI", "Bobot", "Target", "Realisasi", "Skor", "Skor Akhir"),
        ("Keuangan", "Omzet", 40, 10, 10, 100, 40),
        (None, "Laba", 20, 10, 10, 100, 20),
        ("Subtotal", None, 60, None, None, None, 60),
        ("Pelanggan", "Kepuasan", 40, 10, 5, 50, 20),
        ("Subtotal", None, 40, None, None, None, 20),
        ("Total", None, 100, None, None, None, 160),
    )
    page = read_sheets([grid(*rows)])[0]
    assert [(line.row, line.kpi) for line in page.lines] == [(2, "Omzet"), (3, "Laba"), (5, "Kepuasan")]
    assert [(f.cell, f.code, f.should) for f in page.wrong] == [("G7", "total_counts_subtotals", D(80))]


def test_a_method_of_its_own_is_not_called_wrong() -> None:
    """Ratings from a table nobody sees are taken as they are, and that is told."""
    rows = [("Omzet", 40, 100, 87, 3, 1.2), ("Laba", 30, 50, 50, 4, 1.2), ("Kunjungan", 30, 20, 26, 5, 1.5)]
    heads = ("KPI", "Bobot", "Target", "Realisasi", "Skor", "Skor Akhir")
    page = read_sheets([grid(heads, *rows)])[0]
    assert page.convention.rated
    assert page.wrong == ()
    assert [line.right_score for line in page.lines] == [3, 4, 5]
    assert "own_method" in {f.code for f in page.findings}


def test_a_direction_that_nobody_said_is_told_by_the_score() -> None:
    """125 for 8 against 10 is target ÷ actual: lower is better there, and the reader says how it knows."""
    heads = ("KPI", "Bobot", "Target", "Realisasi", "Skor")
    rows = [("Omzet", 30, 10, 9, 90), ("Temuan audit", 40, 10, 8, 125), ("Laba", 30, 10, 10, 100)]
    page = read_sheets([grid(heads, *rows)])[0]
    assert [(line.polarity, line.told) for line in page.lines][1] == (Polarity.LOWER, "score")
    assert page.wrong == ()
    assert "polarity_from_score" in {f.code for f in page.findings}


def test_money_is_exact() -> None:
    """Rupiah to the last digit, and a float's shortest decimal: 0.1 + 0.2 is 0.3 here."""
    heads = ("KPI", "Satuan", "Bobot", "Target", "Realisasi")
    rows = [("Omzet", "Rp", 50, "Rp1.234.567.890.123.456,78", "0"), ("Laba", "Rp", 50, 1, 0.1)]
    page = read_sheets([grid(heads, *rows)])[0]
    assert page.lines[0].target is not None and page.lines[1].actual is not None
    assert page.lines[0].target.value == D("1234567890123456.78")
    assert page.lines[1].actual.value + D("0.2") == D("0.3")  # type: ignore[operator]  # it is there


@pytest.mark.parametrize(
    "rows",
    [
        (("Nama", "Alamat"), ("Budi", "Jakarta")),
        (("KPI", "Bobot", "Target"),),
        (("KPI saya banyak dan bobot besar",),),
        (("KPI", "KPI", "KPI", "KPI"), (1, 2, 3, 4)),
        ((Cell(None, error="#REF!"), Cell(True)), (None, Cell(None, error="#N/A"))),
    ],
)
def test_what_is_no_kpi_table_gives_no_page(rows: tuple[tuple[object, ...], ...]) -> None:
    """And never an exception."""
    assert read_sheets([grid(*rows)]) == ()


def test_a_unit_of_millions_stays_one() -> None:
    """150 in "Rp juta" is kept as 150: the sheet's numbers are not multiplied."""
    heads = ("KPI", "Satuan", "Bobot", "Target", "Realisasi")
    line = read_sheets([grid(heads, ("Omzet", "Rp juta", 100, 150, 120))])[0].lines[0]
    assert line.target is not None
    assert (line.unit, line.target.value) == (Unit(UnitKind.NUMBER, "Rp juta"), 150)


def test_a_direction_may_stand_in_the_achievement_alone() -> None:
    """111.1 % for 90 against 100, beside ratings of a table that nobody sees."""
    heads = ("KPI", "Bobot", "Target", "Realisasi", "% Capaian", "Skor")
    rows = [("Omzet", 50, 150, 130, 86.67, 3), ("Biaya operasional", 50, 100, 90, "111,1%", 4)]
    page = read_sheets([grid(heads, *rows)])[0]
    assert [(line.polarity, line.told) for line in page.lines] == [(Polarity.HIGHER, ""), (Polarity.LOWER, "score")]
    assert page.wrong == ()


@pytest.mark.parametrize("name", ["Keluhan (semakin rendah semakin baik)", "Complaints, lower is better"])
def test_a_name_may_say_which_way_is_better(name: str) -> None:
    """8 against 10 is 125 points where less is better, and a column for it is missing."""
    rows = [(name, 100, 10, 8, 125)]
    page = read_sheets([grid(("KPI", "Bobot", "Target", "Realisasi", "Skor"), *rows)])[0]
    assert (page.lines[0].polarity, page.wrong) == (Polarity.LOWER, ())


def test_a_score_that_follows_achievement_and_weight_is_weighted() -> None:
    """90 % of a weight of 50 are 45 points, not a score of 45; 55 where 50 should stand is named."""
    heads = ("KPI", "Target", "Realisasi", "Pencapaian", "Bobot", "Skor")
    rows = [("Omzet", 100, 90, "90%", "50%", 45), ("Kunjungan toko", 20, 20, "100%", "50%", 55)]
    page = read_sheets([grid(heads, *rows)])[0]
    assert [line.score.value for line in page.lines if line.score] == [D(90), D(100)]
    assert [(found.code, found.cell, found.should) for found in page.wrong] == [("final_wrong", "F3", D(50))]


def test_a_number_may_be_written_in_another_language_than_its_heading() -> None:
    """Rp 1,5 M below "Target" and "Actual" is one and a half billion; IDR 1.5 M there is a million and a half."""
    heads = ("Key Performance Indicator", "Weight", "Goal", "Result")
    page = read_sheets([grid(heads, ("Revenue", 100, "Rp 1,5 M", "IDR 1.5 M"))])[0]
    line = page.lines[0]
    assert line.target is not None and line.actual is not None
    assert (line.target.value, line.actual.value) == (D(1500000000), D(1500000))

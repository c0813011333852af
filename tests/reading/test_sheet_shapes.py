"""Are tables read whose headings, weights and rows are laid out as some offices do and others don't?"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from kinerja.core.measure import Polarity, UnitKind
from kinerja.core.sheet import Page
from kinerja.reading.sheet import read_sheets
from kinerja.reading.sheet.cells import read_amount
from kinerja.reading.sheet.grid import Cell, Grid, Merged
from kinerja.reading.sheet.words import sheet_words

D = Decimal
Row = tuple[object, ...]
#: Target, actual and score of a line.
Told = tuple[object, object, object]


def grid_of(*rows: Row, merged: tuple[Merged, ...] = (), hidden: tuple[int, ...] = ()) -> Grid:
    """A sheet of rows, with merged areas and hidden rows, both counted from 0."""
    cells = {
        (r, c): value if isinstance(value, Cell) else Cell(D(str(value)) if isinstance(value, int | float) else value)  # type: ignore[arg-type]  # texts and numbers
        for r, row in enumerate(rows)
        for c, value in enumerate(row)
        if value is not None
    }
    return Grid("Sheet1", cells, merged, hidden_rows=frozenset(hidden))


def page_of(*rows: Row, merged: tuple[Merged, ...] = (), hidden: tuple[int, ...] = ()) -> Page:
    """The only page of a sheet with these rows."""
    (page,) = read_sheets([grid_of(*rows, merged=merged, hidden=hidden)])
    return page


def value(figure: object) -> object:
    return getattr(figure, "value", None)


def told(page: Page) -> list[Told]:
    return [(value(line.target), value(line.actual), value(line.score)) for line in page.lines]


def wrong(page: Page) -> dict[str, str]:
    return {finding.cell: finding.code for finding in page.wrong}


LINES: list[Row] = [("Omzet", 60, 100, 90, 90), ("Keluhan", 40, 5, 4, 125)]
HEADINGS: list[tuple[str, list[Row], list[Merged]]] = [
    ("aims in words under Sasaran, which is a target elsewhere", [
        ("Sasaran Kerja", "KPI", "Bobot", "Target", "Realisasi", "Skor"),
        ("Tumbuh", *LINES[0]), ("Puas", *LINES[1])], []),
    ("goals in words, and the KPI beside them", [
        ("Goal", "KPI", "Weight", "Target", "Actual", "Score"), ("Grow", *LINES[0]), ("Serve", *LINES[1])], []),
    ("a target of two columns, its value and its unit", [
        ("KPI", "Bobot", "Target", None, "Realisasi", "Skor"), (None, None, "Nilai", "Satuan", None, None),
        ("Omzet", 60, 100, "juta", 90, 90), ("Keluhan", 40, 5, "kasus", 4, 125)], [((0, 2), (0, 3))]),
    ("an explanation of each column below its name", [
        ("KPI", "Bobot", "Target", "Realisasi", "Skor"), ("(indicator)", "(%)", "(agreed)", "(year-end)", "(1-100)"),
        *LINES], []),
    ("last year's actuals beside this year's", [
        ("KPI", "Bobot", "Realisasi 2025", "Target 2026", "Realisasi 2026", "Skor"),
        ("Omzet", 60, 80, 100, 90, 90), ("Keluhan", 40, 7, 5, 4, 125)], []),
    ("next year's targets beside this year's", [
        ("KPI", "Bobot", "Target 2026", "Realisasi 2026", "Skor", "Target 2027"),
        ("Omzet", 60, 100, 90, 90, 110), ("Keluhan", 40, 5, 4, 125, 3)], []),
    ("criteria that say no direction", [
        ("KPI", "Bobot", "Kriteria Penilaian", "Target", "Realisasi", "Skor"),
        ("Omzet", 60, "> 110", 100, 90, 90), ("Keluhan", 40, "< 2", 5, 4, 125)], []),
    ("a small table further right in the same rows", [
        ("KPI", "Bobot", "Target", "Realisasi", "Skor"), ("Omzet", 60, 100, 90, 90, None, "Bulan", "Keluhan"),
        ("Keluhan", 40, 5, 4, 125, None, "Okt", 4)], []),
]  # fmt: skip


@pytest.mark.parametrize(("name", "rows", "merged"), HEADINGS)
def test_each_column_is_found(name: str, rows: list[Row], merged: list[Merged]) -> None:
    """Sales of 90 of 100, and 4 complaints of 5 at most: nothing is wrong."""
    page = page_of(*rows, merged=tuple(merged))
    assert told(page) == [(100, 90, 90), (5, 4, 125)], name
    assert wrong(page) == {}


def test_aims_become_areas() -> None:
    """What a column of words is called does not make it a target."""
    assert [line.area for line in page_of(*HEADINGS[0][1]).lines] == ["Tumbuh", "Puas"]


def test_where_a_plan_starts_from() -> None:
    """A sheet with targets for 2026 and actuals of 2025 only has no actuals yet."""
    page = page_of(("KPI", "Bobot", "Realisasi 2025", "Target 2026"), ("Omzet", 100, 80, 100))
    assert [(value(line.baseline), value(line.target), value(line.actual)) for line in page.lines] == [(80, 100, None)]


AMOUNTS = [  # as a cell holds it → value, kind of unit, what is counted
    ("≤ 5 kasus", 5, UnitKind.NUMBER, "kasus"),
    ("0 temuan", 0, UnitKind.NUMBER, "temuan"),
    ("3 (tiga) dokumen", 3, UnitKind.NUMBER, "dokumen"),
    ("4 laporan/bulan", 4, UnitKind.NUMBER, "laporan/bulan"),
    ("100 % tepat waktu", 100, UnitKind.PERCENT, ""),
    ("Rp. 150.000.000,-", 150_000_000, UnitKind.CURRENCY, "IDR"),
    ("Nihil", 0, None, ""),
    ("12 Desember", None, None, ""),
    ("Minggu ke-2", None, None, ""),
]


@pytest.mark.parametrize(("written", "number", "kind", "counted"), AMOUNTS)
def test_numbers_with_what_they_count(written: str, number: int | None, kind: UnitKind | None, counted: str) -> None:
    """Anything may be counted, but a day of a month is no number of months."""
    found = read_amount(Cell(written), "id", sheet_words())
    assert (found.value, found.unit and found.unit.kind, found.unit.name if found.unit else "") == (
        number,
        kind,
        counted,
    )


def test_one_percent_of_a_loss_is_no_whole() -> None:
    """Nothing says whether 1 is 100 %: of shrinkage hardly, of compliance surely; both are told as doubts."""
    page = page_of(
        ("KPI", "Satuan", "Target", "Realisasi"), ("Susut barang", "%", 1, 0.8), ("Kepatuhan", "%", 1, 0.9),
        ("Cacat", "%", 0.02, 0.03),
    )  # fmt: skip
    assert told(page) == [(1, D("0.8"), None), (100, 90, None), (2, 3, None)]
    assert sum(finding.code == "percent_doubt" for finding in page.findings) == 6


def test_a_share_within_a_limit_is_better_high() -> None:
    """95 % of the letters in 2 days: the limit is the letters', the share is measured."""
    page = page_of(
        ("KPI", "Satuan", "Target", "Realisasi"),
        ("Surat selesai ≤ 2 hari", "%", 95, 96),
        ("Waktu ≤ 2 hari", "hari", 2, 1),
    )
    assert [line.polarity for line in page.lines] == [Polarity.HIGHER, Polarity.LOWER]


# Rows that are hidden.


def _with_hidden(weights: tuple[int, ...]) -> Page:
    lines: list[Row] = [(f"KPI {i}", weight, 10, 10) for i, weight in enumerate(weights)]
    return page_of(("KPI", "Bobot", "Target", "Realisasi"), *lines, hidden=(2,))


def test_hidden_rows_are_left_out_and_told() -> None:
    """Unless the weights total 100 only with them."""
    left, kept = _with_hidden((60, 25, 40)), _with_hidden((50, 25, 25))
    assert ([line.row for line in left.lines], [f.code for f in left.findings]) == ([2, 4], ["hidden_left"])
    assert ([line.row for line in kept.lines], [f.code for f in kept.findings]) == ([2, 3, 4], ["hidden_kept"])


# Marks out of a table, quarters beside each other, and what months come to.


def test_whole_marks_of_which_one_is_not_in_proportion_come_from_a_table() -> None:
    """98 of 100 gives 3 where a target that is met gives 4: nobody is accused of 3.96."""
    page = page_of(
        ("KPI", "Bobot", "Target", "Realisasi", "Nilai"),
        ("Tutup buku", 30, 5, 5, 4), ("Akurasi", 40, 98, 97, 3), ("Pelatihan", 30, 24, 30, 5),
    )  # fmt: skip
    assert (page.convention.rated, wrong(page)) == (True, {})


QUARTERS: list[Row] = [
    ("KPI TAHUN 2026",),
    ("KPI", "Bobot", "Target Tahunan", "TW I", None, "TW II", None),
    (None, None, None, "Target", "Realisasi", "Target", "Realisasi"),
    ("Omzet", 100, 40, 10, 9, 10, 11),
]


def test_quarters_beside_each_other_are_a_page_each() -> None:
    """As months are; below a month its quarter is no column of its own."""
    pages = read_sheets([grid_of(*QUARTERS)])
    assert [(page.period, page.month, told(page)) for page in pages] == [
        ("2026-Q1", "Q1", [(10, 9, None)]), ("2026-Q2", "Q2", [(10, 11, None)]),
    ]  # fmt: skip
    months: list[Row] = [
        ("KPI TAHUN 2026",), ("KPI", "Triwulan I", None, None, None), (None, "Januari", None, "Februari", None),
        (None, "Target", "Realisasi", "Target", "Realisasi"), ("Omzet", 10, 9, 10, 11),
    ]  # fmt: skip
    assert [page.period for page in read_sheets([grid_of(*months)])] == ["2026-01", "2026-02"]


def test_a_mean_that_is_none_is_named() -> None:
    """Two lines average their months, so the third is wrong with 92; a last month or a best one never is."""
    rows: list[Row] = [
        ("RAPOR 2026",), ("KPI", "Target", "Jan", "Feb", "Mar", "Rata-rata", "Pencapaian"),
        ("Akurasi", 100, 98, 99, 97, 98, 98), ("Kehadiran", 100, 90, 100, 95, 95, 95),
        ("Layanan", 100, 90, 91, 92, 93, 93), ("Stok", 100, 90, 91, 95, 95, 95),
    ]  # fmt: skip
    page = read_sheets([grid_of(*rows)])[0]
    assert (page.period, wrong(page)) == ("2026", {"F5": "whole_no_mean"})
    assert next(f.should for f in page.wrong) == 91


def test_people_beside_each_other_are_a_page_each() -> None:
    """Their names stand above their actuals and scores; weight and target are everybody's."""
    merged: tuple[Merged, ...] = (((1, 3), (1, 4)), ((1, 5), (1, 6)))
    rows: list[Row] = [
        ("KPI TIM SEPTEMBER 2026",), ("KPI", "Bobot", "Target", "Andi", None, "Beni", None),
        (None, None, None, "Realisasi", "Skor", "Realisasi", "Skor"),
        ("Tiket selesai", 60, 200, 190, 95, 210, 105), ("Artikel", 40, 5, 5, 100, 4, 85),
    ]  # fmt: skip
    andi, beni = read_sheets([grid_of(*rows, merged=merged)])
    assert [(page.person, page.period, page.month) for page in (andi, beni)] == [
        ("Andi", "2026-09", None), ("Beni", "2026-09", None),
    ]  # fmt: skip
    assert (told(beni), wrong(andi), wrong(beni)) == ([(200, 210, 105), (5, 4, 85)], {}, {"G5": "score_wrong"})


def test_a_mean_below_a_table_is_no_kpi() -> None:
    """ "Rata-rata" alone adds up; at the beginning of a name it is a KPI's."""
    heads = ("KPI", "Target", "Realisasi", "% Capaian")
    lines: list[Row] = [("Produksi", 500, 480, 96), ("Rata-rata waktu tanggap", 4, 4, 100)]
    right, off = (page_of(heads, *lines, ("Rata-rata", None, None, mean)) for mean in (98, 99))
    assert ([len(page.lines) for page in (right, off)], wrong(right), wrong(off)) == ([2, 2], {}, {"D4": "total_wrong"})


def test_small_weighted_scores_are_not_rounded_to_whole_ones() -> None:
    """Out of 4, 3.6 × 25 % is 0.9: a 1 is wrong there, as it would not be beside 89.6 of 100."""
    page = page_of(
        ("KPI", "Bobot", "Target", "Realisasi", "Nilai", "Nilai x Bobot"),
        ("Penjualan", 40, 250, 200, 3.2, 1.28), ("Pelanggan", 35, 80, 84, 4, 1.4), ("Laporan", 25, 100, 90, 3.6, 1),
    )  # fmt: skip
    assert wrong(page) == {"F4": "final_wrong"}


# Formulas whose result the file lacks.


def test_formulas_without_a_result_are_named() -> None:
    """One by one where nothing could be calculated, together where it was; nothing is taken for 0."""
    rows: list[Row] = [
        ("KPI", "Bobot", "Target", "Realisasi", "Skor"),
        ("Omzet", 60, 100, Cell(None, formula="unknown"), Cell(D(90), formula="calculated")),
        ("Laba", 40, 100, 100, Cell(D(100), formula="calculated")),
    ]
    page = page_of(*rows)
    named = {f.code: (f.cell, f.values.get("cells")) for f in page.findings if f.code.startswith("formula")}
    assert named == {"formula_unknown": ("D2", None), "formulas_calculated": ("E2", "E2, E3")}
    assert value(page.lines[0].actual) is None


def test_what_was_carried_stays() -> None:
    """Hidden rows and missing results go with the preview."""
    from kinerja.reading.sheet.grid import packed, unpacked

    sent = replace(
        grid_of(("KPI", Cell(None, formula="unknown"), Cell(D(1), formula="calculated"))), hidden_rows=frozenset({3})
    )
    assert unpacked(packed([sent])) == (sent,)

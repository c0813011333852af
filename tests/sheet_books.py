"""Which three workbooks of different shapes do the tests read, and which mistakes were planted in their cells?

Each has people, weights, targets and actuals as an office keeps them; every cell named in PLANTED is wrong on purpose,
and only those are.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import xlsxwriter


def book(fill: Callable[[Any], None]) -> bytes:
    paper = io.BytesIO()
    with xlsxwriter.Workbook(paper, {"in_memory": True}) as book:
        fill(book)
    return paper.getvalue()


def fill_row(sheet: Any, row: int, values: dict[str, object], look: Any = None) -> None:
    """Write a row's cells by their letters; a formula is a pair of its text and its cached value."""
    for letter, value in values.items():
        column = ord(letter) - ord("A")
        if isinstance(value, tuple):
            sheet.write_formula(row - 1, column, value[0], look, value[1])
        elif value is not None:
            sheet.write(row - 1, column, value, look)


# One sheet for each person, areas merged downward, scores capped at 120, target ÷ actual where less is better.

_HEADS_A = ["Area Kinerja", "Indikator Kinerja (KPI)", "Polaritas", "Satuan", "Bobot", "Target", "Realisasi", "Skor",
            "Skor Akhir"]  # fmt: skip
_LOW, _HIGH = "Semakin rendah semakin baik", "Semakin tinggi semakin baik"
_SARI = [
    ("Keuangan", "Omzet bulanan", "Maximize", "Rp", 30, 150000000, 135000000, 90, 27),
    (None, "Piutang lewat tempo", "Minimize", "%", 20, 5, 6, 120, 24),
    ("Pelanggan", "Kepuasan pelanggan", "Maximize", "%", 20, 80, 98, 120, 24),
    (None, "Keluhan pelanggan", "Minimize", "kasus", 15, 5, 3, 120, 17),
    ("Pembelajaran", "Jam pelatihan", "Maximize", "jam", 15, 8, None, 0, 0),
]
_BAYU = [
    ("Layanan", "Waktu tanggap pertama", _LOW, "menit", 40, 5, 4.5, 111.1111111111111, 44.44444444444444),
    (None, "Tiket selesai dalam SLA", _HIGH, "%", 35, 95, 88, 92.63157894736842, 32.42105263157895),
    ("Proses", "Artikel bantuan baru", _HIGH, "artikel", 20, 10, 14, 140, 28),
]  # fmt: skip
#: Sheet and cell → what is wrong there.
PLANTED_A = {
    ("Sari", "H9"): "minimize_as_maximize",
    ("Sari", "I11"): "final_wrong",
    ("Sari", "H12"): "no_data_as_zero",
    ("Sari", "I13"): "total_wrong",
    ("Bayu", "H10"): "cap_missed",
    ("Bayu", "E11"): "weights_total",
}


def one_sheet_each() -> bytes:
    """Sari's and Bayu's sheets of October 2026, each on a sheet of its own."""

    def fill(book: Any) -> None:
        money = book.add_format({"num_format": "#,##0"})
        for name, position, lines in (("Sari", "Staf Penjualan", _SARI), ("Bayu", "Agen Layanan", _BAYU)):
            sheet = book.add_worksheet(name)
            sheet.merge_range("A1:I1", "TABEL KPI KARYAWAN")
            for row, (label, value) in enumerate(
                (("Nama", f"{name} Wiratama"), ("Jabatan", position), ("Periode", "Oktober 2026")), start=3
            ):
                fill_row(sheet, row, {"A": label, "B": f": {value}"})
            fill_row(sheet, 7, dict(zip("ABCDEFGHI", _HEADS_A, strict=True)))
            for row, line in enumerate(lines, start=8):
                fill_row(sheet, row, dict(zip("BCDEFGHI", line[1:], strict=True)), money if line[3] == "Rp" else None)
            _areas(sheet, [line[0] for line in lines], first=8)
            last = 7 + len(lines)
            total = 95 if name == "Sari" else sum(line[8] for line in lines)
            fill_row(sheet, last + 1, {"A": "Total", "E": sum(line[4] for line in lines), "I": total})
            fill_row(sheet, last + 3, {"B": "Mengetahui,", "G": "Jakarta, 5 November 2026"})

    return book(fill)


def _areas(sheet: Any, names: list[str | None], first: int) -> None:
    """Merge each area's cell over its lines."""
    starts = [i for i, name in enumerate(names) if name]
    for start, end in zip(starts, [*starts[1:], len(names)], strict=True):
        if end - start > 1:
            sheet.merge_range(f"A{first + start}:A{first + end - 1}", names[start])
        else:
            sheet.write(f"A{first + start}", names[start])


# Several people below each other, headings of two rows, everything in percent formats, 2 − actual ÷ target.

PLANTED_B = {
    ("KPI 2026", "H7"): "score_wrong",
    ("KPI 2026", "I9"): "final_wrong",
    ("KPI 2026", "I11"): "total_leaves_out",
    ("KPI 2026", "H19"): "other_formula",
    ("KPI 2026", "D21"): "weight_sum_wrong",
    ("KPI 2026", "D15"): "weights_total",
}
_ON_TIME = 0.9 / 0.95


def stacked_blocks() -> bytes:
    """Dimas and Laras of a warehouse, third quarter of 2026, in one sheet, with percentages as 0.95 shown as 95 %."""

    def fill(book: Any) -> None:
        sheet = book.add_worksheet("KPI 2026")
        fill_row(sheet, 1, {"A": "PENILAIAN KINERJA TRIWULAN III 2026"})
        _block(book, sheet, 3, "Nama: Dimas Prakoso   Jabatan: Kepala Gudang   Divisi: Logistik")
        dimas = [
            ("Operasi", "Akurasi stok", "%", 0.4, "↑", 0.98, 0.96, 0.99, 0.396),
            (None, "Kerusakan barang", "%", 0.2, "↓", 0.02, 0.025, 0.75, 0.15),
            ("Manusia", "Kehadiran", "%", 0.25, "↑", 0.97, 0.97, 1, 0.2),
            (None, "Kecelakaan kerja", "kasus", 0.15, "↓", 2, 1, 1.5, 0.225),
        ]
        _lines(book, sheet, 7, dimas)
        _sums(book, sheet, 11, ("=SUM(D7:D10)", 1), ("=SUM(I7:I9)", 0.746))
        _block(book, sheet, 14, "Nama: Laras Utami   Jabatan: Staf Pengiriman   Divisi: Logistik")
        laras = [
            ("Pengiriman", "Tepat waktu", "%", 0.5, "↑", 0.95, 0.9, _ON_TIME, 0.5 * _ON_TIME),
            (None, "Retur", "%", 0.3, "↓", 0.03, 0.04, 0.75, 0.225),
            (None, "Biaya per kiriman", "Rp", 0.1, "↓", 12000, 13500, 0.875, 0.0875),
        ]
        _lines(book, sheet, 18, laras)
        _sums(book, sheet, 21, 1, ("=SUM(I18:I20)", 0.5 * _ON_TIME + 0.225 + 0.0875))

    return book(fill)


def _block(book: Any, sheet: Any, top: int, label: str) -> None:
    """The label of a person, a heading of two rows with a merged cell over three columns, and their numbers."""
    bold = book.add_format({"bold": True})
    fill_row(sheet, top, {"A": label})
    heads = {"A": "Perspektif", "B": "KPI", "C": "Satuan", "D": "Bobot", "E": "Polarisasi", "I": "Nilai Akhir"}
    fill_row(sheet, top + 1, heads, bold)
    sheet.merge_range(top, 5, top, 7, "Pencapaian Kinerja", bold)
    fill_row(sheet, top + 2, {"F": "Target", "G": "Realisasi", "H": "Skor"}, bold)
    fill_row(sheet, top + 3, {letter: f"({i})" for i, letter in enumerate("ABCDEFGHI", start=1)})


def _lines(book: Any, sheet: Any, first: int, lines: list[tuple[object, ...]]) -> None:
    share, plain = book.add_format({"num_format": "0.00%"}), book.add_format({"num_format": "#,##0"})
    for row, line in enumerate(lines, start=first):
        fill_row(sheet, row, {"A": line[0], "B": line[1], "C": line[2], "E": line[4]})
        fill_row(sheet, row, {"D": line[3], "H": line[7], "I": line[8]}, share)
        fill_row(sheet, row, {"F": line[5], "G": line[6]}, share if line[2] == "%" else plain)


def _sums(book: Any, sheet: Any, row: int, weight: object, final: object) -> None:
    share = book.add_format({"num_format": "0.00%", "bold": True})
    fill_row(sheet, row, {"B": "Jumlah"})
    fill_row(sheet, row, {"D": weight, "I": final}, share)


# One long list with a column of names, English, texts instead of numbers, scores out of 5 that stop at 5.

PLANTED_C = {
    ("KPIs", "H3"): "final_wrong",
    ("KPIs", "G5"): "cap_missed",
    ("KPIs", "G7"): "minimize_as_maximize",
    ("KPIs", "G8"): "error_cell",
    ("KPIs", "H8"): "error_cell",
}


def one_long_list() -> bytes:
    """Nadia and Reza of an online shop, October 2026, told apart by a column of names."""
    lines = [
        ("Monthly sales", "40%", "IDR 150 million", 120000000, 4, 1.8),
        ("First reply", "30%", "≤ 4 hours", "5 hours", 4, 1.2),
        ("On-time delivery", "30%", "≥ 95%", "98%", 5.157894736842105, 1.547368421052632),
        ("Complaints", "50%", "at most 10", 8, 5, 2.5),
        ("Bounce rate", "30%", "≤ 40%", "44%", 5, 1.5),
        ("New articles", "20%", 10, 9, ("=F8/0", "#DIV/0!"), ("=G8*20%", "#DIV/0!")),
    ]

    def fill(book: Any) -> None:
        sheet = book.add_worksheet("KPIs")
        fill_row(sheet, 1, {"A": "KPI scorecard, October 2026"})
        heads = ["No", "Employee", "KPI", "Weight", "Target", "Actual", "Score", "Weighted Score", "Remarks"]
        fill_row(sheet, 2, dict(zip("ABCDEFGHI", heads, strict=True)))
        for row, line in enumerate(lines, start=3):
            fill_row(sheet, row, {"A": row - 2, **dict(zip("CDEFGH", line, strict=True))})
        sheet.merge_range("B3:B5", "Nadia Putri")
        sheet.merge_range("B6:B8", "Reza Halim")

    return book(fill)


#: Each workbook with what was planted in it.
BOOKS: dict[str, tuple[Callable[[], bytes], dict[tuple[str, str], str]]] = {
    "one sheet for each person": (one_sheet_each, PLANTED_A),
    "people below each other": (stacked_blocks, PLANTED_B),
    "one long list": (one_long_list, PLANTED_C),
}

"""Which further workbooks, as unlike as offices make them, do the tests read, and which mistakes are in them?

Written as an Indonesian HR officer or an English-speaking manager keeps them; every cell named is wrong on purpose.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.sheet_books import book, fill_row

Planted = dict[tuple[str, str], str]


# An appraisal form: who and when beside each other, a table of KPIs, one of competencies, a scale, signatures.


def appraisal_form() -> bytes:
    """Rina's half-year: 1.000 dots as text, one line without data, a score that is weighted already."""
    lines = [
        (1, "Akurasi stok gudang", "30%", "98%", "97%", 98.98, 29.69),
        (2, "Nilai barang rusak (Rp)", "20%", "Rp 5.000.000", "Rp 6.250.000", 80, 16),
        (3, "Pengiriman tepat waktu", "30%", "95%", "95%", 100, 32),
        (4, "Pelatihan tim gudang (jam)", "20%", "24", "n/a", None, None),
    ]

    def fill(paper: Any) -> None:
        sheet = paper.add_worksheet("Form PK")
        sheet.merge_range("A1:G1", "FORM PENILAIAN KINERJA KARYAWAN")
        fill_row(sheet, 3, {"A": "Nama", "B": ": Rina Maharani", "E": "NIK", "F": ": 004512"})
        fill_row(
            sheet, 4, {"A": "Jabatan", "B": ": Supervisor Gudang", "E": "Atasan Langsung", "F": ": Bagas Wibisono"}
        )
        fill_row(sheet, 5, {"A": "Departemen", "B": ": Logistik", "E": "Periode", "F": ": Januari - Juni 2026"})
        fill_row(sheet, 7, {"A": "A. HASIL KERJA (70%)"})
        heads = ("No", "Indikator Kinerja", "Bobot", "Target", "Realisasi", "Capaian (%)", "Skor")
        fill_row(sheet, 8, dict(zip("ABCDEFG", heads, strict=True)))
        for row, line in enumerate(lines, start=9):
            fill_row(sheet, row, dict(zip("ABCDEFG", line, strict=True)))
        fill_row(sheet, 13, {"B": "Jumlah Nilai A", "C": "100%", "G": 77.69})
        fill_row(sheet, 15, {"A": "B. KOMPETENSI (30%)"})
        fill_row(sheet, 16, {"A": "No", "B": "Kompetensi", "C": "Bobot", "D": "Nilai (1-5)", "E": "Nilai x Bobot"})
        fill_row(sheet, 17, {"A": 1, "B": "Kerja sama", "C": "50%", "D": 4, "E": 2})
        fill_row(sheet, 18, {"A": 2, "B": "Kepemimpinan", "C": "50%", "D": 3, "E": 1.5})
        fill_row(sheet, 19, {"B": "Jumlah Nilai B", "C": "100%", "E": 3.5})
        fill_row(sheet, 21, {"A": "Kategori nilai", "C": "> 110 = Istimewa", "E": "90 - 110 = Baik"})
        fill_row(sheet, 22, {"C": "70 - 89 = Cukup", "E": "< 70 = Kurang"})
        fill_row(sheet, 24, {"A": "Dinilai oleh,", "C": "Disetujui oleh,", "F": "Bandung, 5 Juli 2026"})
        fill_row(sheet, 28, {"A": "( Rina Maharani )", "C": "( Bagas Wibisono )", "F": "( HRD )"})

    return book(fill)


# A sheet for each employee, English of the UK, ratings of 1 to 5 from a table, weights that total 1.


def employee_sheets() -> bytes:
    """Amelia's and Oliver's quarter: thousands as text, formulas, n/a, hidden working columns, a table of ratings."""
    people = {
        "Amelia": ("Account Manager", [
            ("New business (£)", 0.4, "120,000", "131,500", 4, 1.6),
            ("Renewal rate", 0.3, "92%", "88%", 3, 0.9),
            ("Customer complaints", 0.2, "≤ 6", "4", 5, 0.8),
            ("Forecast accuracy", 0.1, "90%", "n/a", None, None),
        ]),
        "Oliver": ("Support Team Leader", [
            ("First response (hours)", 0.5, "≤ 4", "5", 2, 1),
            ("Tickets resolved in SLA", 0.5, "95%", "96%", 4, 2),
        ]),
    }  # fmt: skip

    def fill(paper: Any) -> None:
        for name, (title, lines) in people.items():
            sheet = paper.add_worksheet(name)
            fill_row(sheet, 1, {"A": "Performance Review – Q3 2026"})
            fill_row(sheet, 2, {"A": "Employee:", "B": f"{name} Hartley"})
            fill_row(sheet, 3, {"A": "Job Title:", "B": title})
            heads = ("KPI", "Weighting", "Target", "Last year", "Actual", "Rating (1-5)", "Weighted Score", "Comments")
            fill_row(sheet, 5, dict(zip("ABCDEFGH", heads, strict=True)))
            sheet.set_column("D:D", None, None, {"hidden": True})
            for row, (kpi, weight, target, actual, rating, final) in enumerate(lines, start=6):
                formula = None if final is None else (f"=B{row}*F{row}", final)
                fill_row(sheet, row, {"A": kpi, "B": weight, "C": target, "D": "1,000", "E": actual, "F": rating})
                fill_row(sheet, row, {"G": formula, "H": "see appendix" if final is None else None})
            last = 5 + len(lines)
            total = sum(line[5] for line in lines if line[5] is not None)
            fill_row(sheet, last + 1, {"A": "Overall score", "B": 1, "G": (f"=SUM(G6:G{last})", total)})
            for offset, (rating, meaning) in enumerate(
                ((5, "Outstanding: 120% and above"), (4, "Exceeds: 100 – 119%"), (3, "Meets: 85 – 99%"),
                 (2, "Partly meets: 70 – 84%"), (1, "Below: under 70%"))
            ):  # fmt: skip
                fill_row(sheet, last + 4 + offset, {"A": rating, "B": meaning})
            fill_row(sheet, last + 11, {"A": "Manager's signature", "E": "Date"})

    return book(fill)


# Months beside each other, each with a target and an actual.


def months_in_pairs() -> bytes:
    """Yusuf's year: Jan to Des with Target and Realisasi under each, filled in to March; nothing is scored."""
    months = ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des")
    lines = [
        ("Omzet toko", "Rp juta", 50, [(150, 140), (150, 155), (160, 170)]),
        ("Komplain pelanggan", "kasus", 30, [(5, 4), (5, 6), (5, None)]),
        ("Kehadiran tim", "%", 20, [("98%", "97%"), ("98%", "99%"), ("98%", "98%")]),
    ]

    def fill(paper: Any) -> None:
        sheet = paper.add_worksheet("Yusuf")
        fill_row(sheet, 1, {"A": "MONITORING KPI TAHUN 2026"})
        fill_row(sheet, 2, {"A": "Nama", "B": "Yusuf Ramadhan"})
        for column, head in enumerate(("No", "KPI", "Satuan", "Bobot")):
            sheet.merge_range(3, column, 4, column, head)
        for number, month in enumerate(months):
            at = 4 + 2 * number
            sheet.merge_range(3, at, 3, at + 1, month)
            sheet.write(4, at, "Target")
            sheet.write(4, at + 1, "Realisasi")
        for row, (kpi, unit, weight, pairs) in enumerate(lines, start=5):
            for column, value in enumerate((row - 4, kpi, unit, weight)):
                sheet.write(row, column, value)
            for number in range(12):
                target, actual = pairs[number] if number < len(pairs) else (pairs[-1][0], None)
                sheet.write(row, 4 + 2 * number, target)
                if actual is not None:
                    sheet.write(row, 5 + 2 * number, actual)
        sheet.write(8, 1, "Total")
        sheet.write(8, 3, 100)

    return book(fill)


def months_alone() -> bytes:
    """A manager's tracker: one target, the months of a half-year beside each other, their average."""
    months = ("January", "February", "March", "April", "May", "June")
    lines = [
        ("On-time delivery", "≥ 95%", ["94%", "96%", "97%", "95%", None, None]),
        ("Cost per order", "≤ 2.50", [2.61, 2.55, 2.49, 2.4, None, None]),
        ("Orders shipped", "1,200", [1180, 1240, 1305, 1190, None, None]),
    ]

    def fill(paper: Any) -> None:
        sheet = paper.add_worksheet("Warehouse")
        fill_row(sheet, 1, {"A": "KPI tracker 2026"})
        for column, head in enumerate(("KPI", "Target", *months, "Average")):
            sheet.write(2, column, head)
        for row, (kpi, target, values) in enumerate(lines, start=3):
            sheet.write(row, 0, kpi)
            sheet.write(row, 1, target)
            for column, value in enumerate(values, start=2):
                if value is not None:
                    sheet.write(row, column, value)
            sheet.write_formula(row, 8, f"=AVERAGE(C{row + 1}:H{row + 1})", None, 1)

    return book(fill)


# A balanced scorecard: perspectives merged over their lines with weights of their own, subtotals, a hidden column.

PLANTED_SCORECARD: Planted = {("BSC Divisi", "I8"): "final_wrong", ("BSC Divisi", "I16"): "total_counts_subtotals"}


def balanced_scorecard() -> bytes:
    """The sales division's year: weights inside each perspective, whose own weights total 100."""
    parts = [
        ("Keuangan", "40%", [("Pendapatan (Rp juta)", "60%", "Max", 12000, 11400, 95, 22.8),
                             ("Rasio biaya", "40%", "Min", "30%", "32%", 93.75, 15)]),
        ("Pelanggan", "30%", [("Kepuasan pelanggan", "50%", "Max", 4.5, 4.5, 100, 16),
                              ("Keluhan", "50%", "Min", 20, 25, 80, 12)]),
        ("Proses Internal", "20%", [("Waktu proses pesanan (hari)", "100%", "Min", 3, 3, 100, 20)]),
        ("Pembelajaran", "10%", [("Jam pelatihan per orang", "100%", "Max", 40, 36, 90, 9)]),
    ]  # fmt: skip

    def fill(paper: Any) -> None:
        sheet = paper.add_worksheet("BSC Divisi")
        fill_row(sheet, 1, {"A": "BALANCED SCORECARD"})
        fill_row(sheet, 2, {"A": "Divisi : Penjualan", "D": "Tahun : 2026"})
        heads = ("Perspektif", "Bobot Perspektif", "Sasaran Strategis", "KPI", "Bobot", "Sifat", "Target", "Skor 2025",
                 "Nilai Akhir", "Realisasi", "Skor")  # fmt: skip
        fill_row(sheet, 4, dict(zip("ABCDEFGHIJK", heads, strict=True)))
        sheet.set_column("H:H", None, None, {"hidden": True})
        row = 5
        for name, share, lines in parts:
            if len(lines) > 1:
                sheet.merge_range(row - 1, 0, row + len(lines) - 2, 0, name)
                sheet.merge_range(row - 1, 1, row + len(lines) - 2, 1, share)
            else:
                fill_row(sheet, row, {"A": name, "B": share})
            first = row
            for kpi, weight, polarity, target, actual, score, final in lines:
                fill_row(sheet, row, {"C": "Tumbuh", "D": kpi, "E": weight, "F": polarity, "G": target, "H": 77})
                fill_row(sheet, row, {"I": final, "J": actual, "K": (f"=J{row}/G{row}*100", score)})
                row += 1
            total = sum(line[6] for line in lines)
            fill_row(sheet, row, {"A": f"Subtotal {name}", "I": (f"=SUM(I{first}:I{row - 1})", total)})
            row += 1
        everything = 2 * sum(line[6] for _, _, lines in parts for line in lines)
        fill_row(sheet, row + 1, {"A": "TOTAL", "I": (f"=SUM(I5:I{row - 1})", everything)})

    return book(fill)


# A list without weights, scored as met or not, with the values of machines.


def without_weights() -> bytes:
    """A team's board: arrows for the direction, "Met" for the score, n/a where nothing is known yet."""
    lines = [
        ("↑ Net promoter score", "Customers", 40, 42, "Met"),
        ("↓ Churn", "Customers", "2.0%", "2.6%", "Missed"),
        ("↑ Monthly active users", "Product", "12,500", "13,120", "Met"),
        ("↓ Page load (seconds)", "Product", 2, "TBC", "n/a"),
    ]

    def fill(paper: Any) -> None:
        sheet = paper.add_worksheet("October 2026")
        fill_row(sheet, 1, {"A": "Metric", "B": "Area", "C": "Goal", "D": "Actual", "E": "Status"})
        for row, line in enumerate(lines, start=2):
            fill_row(sheet, row, dict(zip("ABCDE", line, strict=True)))

    return book(fill)


# People down the rows, KPIs across under their merged names, what holds for everybody in the head.


def people_across() -> bytes:
    """A branch's recap: three people, three KPIs; one score and one total are wrong on purpose."""
    people = [
        ("Yanti", "Teller", 95, 95, 4, 125, 40, 100, 105),
        ("Darma", "Teller", 90, 90, 6, 120, 36, 90, 99),
        ("Lukman", "CS", 100, 100, 5, 100, 44, 110, 105),
    ]
    kpis = (("Ketepatan", 50, 100, "Max"), ("Keluhan nasabah", 30, 5, "Min"), ("Jam pelatihan", 20, 40, "Max"))

    def fill(paper: Any) -> None:
        sheet = paper.add_worksheet("Rekap")
        sheet.merge_range("A1:I1", "REKAP KPI CABANG - SEPTEMBER 2026")
        fill_row(sheet, 3, {"A": "Nama Pegawai", "B": "Jabatan", "I": "Total Nilai"})
        for row, label in enumerate(("Bobot", "Target", "Sifat"), start=5):
            fill_row(sheet, row, {"B": label})
        for at, (name, *told) in enumerate(kpis):
            left = 2 + 2 * at
            sheet.merge_range(2, left, 2, left + 1, name)
            for row, said in enumerate(("Realisasi", *told), start=3):
                sheet.write(row, left, said)
            sheet.write(3, left + 1, "Skor")
        for row, person in enumerate(people, start=8):
            fill_row(sheet, row, dict(zip("ABCDEFGHI", person, strict=True)))
        fill_row(sheet, 11, {"A": "Rata-rata", "C": 95, "E": 5, "G": 40})

    return book(fill)


FORMS: dict[str, tuple[Callable[[], bytes], Planted]] = {
    "an appraisal form": (appraisal_form, {("Form PK", "G11"): "final_wrong"}),
    "a sheet for each employee": (employee_sheets, {("Amelia", "G8"): "final_wrong"}),
    "months in pairs": (months_in_pairs, {}),
    "months alone": (months_alone, {}),
    "a balanced scorecard": (balanced_scorecard, PLANTED_SCORECARD),
    "a list without weights": (without_weights, {}),
    "people across": (people_across, {("Rekap", "F9"): "minimize_as_maximize", ("Rekap", "I10"): "total_wrong"}),
}

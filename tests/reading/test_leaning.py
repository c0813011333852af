"""Of which bare numbers is less likely better, and how does a table's own rhythm reach its KPIs?"""

from __future__ import annotations

import pytest

from kinerja.reading.document import read_document
from kinerja.reading.sheet.leaning import leans_lower
from kinerja.reading.statement import read_statement

LIMITS = [
    "Biaya pelatihan Rp 15 juta", "Waktu respons 2 jam", "Komplain 5 per bulan", "Turnover 5%", "Cost per hire $500",
    "Downtime 2 hours", "Complaints 5 a month", "5 komplain per bulan", "KPI: Jumlah komplain: 5",
    "Rata-rata waktu penyelesaian 2 hari", "Average handling time 5 minutes", "Employee turnover 8% a year",
]  # fmt: skip
GOALS = [
    "95% tiket selesai", "Komplain terjawab 95%", "Complaints answered within a day: 95%", "Piutang tertagih 90%",
    "Fix 20 bugs", "Tangani 50 komplain per bulan", "Tagih piutang Rp 50 juta", "Turnover Rp 5 miliar",
    "Stock turnover 12x", "Pengiriman tepat waktu 95%", "Waktu kerja efektif 8 jam", "Pelatihan 20 jam per tahun",
    "Kunjungan ke pelanggan lama 20 kali per bulan", "Omzet Rp 500 juta dalam waktu 3 bulan", "NPS 45",
]  # fmt: skip
SAID = ["Komplain minimal 5", "Komplain maksimal 5", "Komplain turun dari 12 ke 5", "Hemat biaya Rp 2 juta", "Komplain"]


@pytest.mark.parametrize("text", LIMITS)
def test_less_is_likely_better_of_what_should_be_few(text: str) -> None:
    """Costs, complaints, times: no word of limit is there, but hardly anybody wants more."""
    assert leans_lower(read_statement(text, None, "kpi"))


@pytest.mark.parametrize("text", [*GOALS, *SAID])
def test_nothing_is_guessed_of_good_things_of_deeds_and_of_what_is_said(text: str) -> None:
    """A share of good ones, a deed done to bad ones, money that comes in; and words that say it themselves."""
    assert not leans_lower(read_statement(text, None, "kpi"))


TABLES = [
    ("Indikator | Target | Frekuensi\nOmzet | Rp 500 juta | Triwulanan", "Omzet Rp 500 juta", "quarter"),
    ("| KPI | Target | Periode ukur |\n|---|---|---|\n| NPS | 45 | Bulanan |", "NPS 45", "month"),
    ("KPI\tTarget\tFrequency\nRevenue\t$5000\tWeekly\nNPS\t45\tQuarterly", "Revenue $5000", "week"),
    ("KPI\tTarget\tCadence\nHire rate\t5%\tAnnually", "Hire rate 5%", "year"),
    # A target with a rhythm of its own keeps it, and a date or a dash is none.
    ("KPI | Target | Frekuensi\nKomplain | 5 per bulan | Triwulanan", "Komplain 5 per bulan", "month"),
    ("KPI | Target | Periode\nNPS | 45 | Q3 2026", "NPS 45", None),
    ("KPI | Target | Periode\nNPS | 45 | -", "NPS 45", None),
    # A form says it line by line.
    ("KPI: Omzet toko\nTarget: Rp 500 juta\nFrekuensi: Triwulanan", "Omzet toko Rp 500 juta", "quarter"),
]


@pytest.mark.parametrize(("text", "said", "period"), TABLES)
def test_a_column_of_rhythms_tells_each_row_its_own(text: str, said: str, period: str | None) -> None:
    """How often a KPI is measured stands beside its target as often as in it."""
    kpi = read_document(text).roles[0].kpis[0]
    assert (kpi.text, kpi.period) == (said, period)

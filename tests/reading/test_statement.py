"""What does each sentence state? The table is the specification."""

from __future__ import annotations

from decimal import Decimal

import pytest

from kinerja.reading.statement import Statement, read_statement

D = Decimal

LIMITS = [
    ("Antrean kasir minimal 2 loket", ">=", D(2)),
    ("Antrean kasir tidak kurang dari 2 loket", ">=", D(2)),
    ("Keterlambatan tidak lebih dari 4%", "<=", D(4)),
    ("Keterlambatan jangan sampai melebihi 4%", "<=", D(4)),
    ("Selisih stok maks. 15 item", "<=", D(15)),
    ("Suhu etalase di bawah 6 °C", "<", D(6)),
    ("Omzet tembus Rp90 juta", ">", D(90_000_000)),
    ("Nilai audit 85 ke atas", ">=", D(85)),
    ("Late deliveries at most 3%", "<=", D(3)),
    ("Late deliveries never above 3%", "<=", D(3)),
    ("Stock cover no lower than 12 days", ">=", D(12)),
    ("Stock cover 12 days or more", ">=", D(12)),
    ("Queue of 5 people tops", "<=", D(5)),
    ("Wait under a 4 minutes limit", "<", D(4)),
    ("Calls answered within 30 seconds", "<=", D(30)),
    ("Pass mark >70", ">", D(70)),
    ("Members 300+", ">=", D(300)),
    ("Margin no worse than -3%", ">=", D(-3)),
    ("Response time 6 minutes", "=", D(6)),
]


@pytest.mark.parametrize(("text", "sign", "value"), LIMITS)
def test_limits(text: str, sign: str, value: Decimal) -> None:
    """The comparator is the word or sign that stands there, turned when it is negated."""
    read = read_statement(text)
    assert (read.comparator, read.value) == (sign, value)


MOVES = [
    ("Naikkan tiket terjual dari 120 ke 180", "increase", D(180), D(120), False),
    ("Tiket terjual dari 180 ke 120", "decrease", D(120), D(180), False),
    ("Tiket terjual naik 15%", "increase", D(15), None, True),
    ("Turunkan keluhan sebesar 4 poin", "decrease", D(4), None, True),
    ("Turunkan keluhan di bawah 4%", "decrease", D(4), None, False),
    ("Turunkan keluhan jadi 4%", "decrease", D(4), None, False),
    ("Tambah 9 pengemudi", "increase", D(9), None, False),
    ("Gandakan peserta pelatihan", "increase", D(2), None, True),
    ("Peserta pelatihan turun separuh", "decrease", D("0.5"), None, True),
    ("Pertahankan akreditasi di atas 90", "maintain", D(90), None, False),
    ("Raih 90 poin", "achieve", D(90), None, False),
    ("Setup time: 50 → 20 minutes", "decrease", D(20), D(50), False),
    ("Setup time down 10 minutes", "decrease", D(10), None, True),
    ("Attendance up 3 points (now 81%)", "increase", D(3), D(81), True),
    ("Double the seats sold", "increase", D(2), None, True),
    ("Cut scrap in half", "decrease", D("0.5"), None, True),
    ("Keep scrap under 2%", "maintain", D(2), None, False),
    ("Category rank from #8 to #2", "increase", D(2), D(8), False),
    ("Raise $40k for the clinic", "achieve", D(40_000), None, False),
    ("Raise ticket prices to $40", "increase", D(40), None, False),
]


@pytest.mark.parametrize(("text", "direction", "value", "baseline", "relative"), MOVES)
def test_movement(text: str, direction: str, value: Decimal, baseline: Decimal | None, relative: bool) -> None:
    """A from–to and "to N" are levels; a bare number after a verb of change is the size of the change."""
    read = read_statement(text)
    assert (read.direction, read.value, read.baseline, read.relative) == (direction, value, baseline, relative)


UNITS = [
    ("Sewa kios Rp2,5 juta per bulan", "IDR", D(2_500_000)),
    ("Sewa kios Rp 1,2 M setahun", "IDR", D(1_200_000_000)),
    ("Rent of $1.2M a year", "USD", D(1_200_000)),
    ("Rating kurir 4,7/5", "score/5", D("4.7")),
    ("Rating kurir 4,7", "score", D("4.7")),
    ("Courier rating of 4.7 out of 5", "score/5", D("4.7")),
    ("NPS 45", "point", D(45)),
    ("Absen paling lambat pukul 07.15", "clock", D("7.25")),
    ("Doors open by 7:30 pm", "clock", D("19.5")),
    ("Gaji dibayar paling lambat tanggal 25 tiap bulan", "day_of_month", D(25)),
    ("Rasio murid guru 18:1", "ratio", D(18)),
    ("Tiga dari empat lulusan bekerja", "%", D(75)),
    ("Sepertiga pembeli kembali", "%", D("33.33")),
    ("Margin naik 120 bps", "bps", D(120)),
    ("Perbaikan selesai dalam 3 hari kerja", "workday", D(3)),
    ("Average visit time 2 hr 5 min", "minute", D(125)),
    ("Insiden nihil", "count", D(0)),
    ("No missed pickups", "count", D(0)),
    ("Tanpa temuan mayor", "count", D(0)),
]


@pytest.mark.parametrize(("text", "unit", "value"), UNITS)
def test_units(text: str, unit: str, value: Decimal) -> None:
    """Numbers are normalised; the unit is the written one, or the one the measure goes by."""
    read = read_statement(text)
    assert (read.unit, read.value) == (unit, value)


TIMES = [
    ("Buka loket baru sebelum 30 Juni 2027", "2027-06-30", None),
    ("Buka loket baru paling lambat 31/12/2027", "2027-12-31", None),
    ("Open the new desk by 3/31", "--03-31", None),
    ("Open the new desk by mid-August", "--08-15", None),
    ("Open the new desk by the end of May", "--05-31", None),
    ("Buka loket baru akhir 2027", "2027-12-31", None),
    ("Buka loket baru di kuartal 3", "Q3", None),
    ("Open the new desk in Q2 2027", "2027-Q2", None),
    ("Open the new desk by FY27 Q2", "FY2027-Q2", None),
    ("Buka 3 loket dalam 2 bulan", "P2M", None),
    ("Open 3 desks within 2 quarters", "P6M", None),
    ("Buka loket baru sebelum Lebaran", "event:lebaran", None),
    ("Buka loket baru tahun depan", "EOY+1", None),
    ("Laporan kas tiap Jumat", None, "week"),
    ("Keluhan maksimal 3 per bulan", None, "month"),
    ("Keluhan bulanan maksimal 3", None, "month"),
    ("Weekly active readers above 900", None, None),
    ("Fewer than 4 defects per shift", None, None),
    ("Revenue grows 9% YoY", None, "year"),
]


@pytest.mark.parametrize(("text", "deadline", "period"), TIMES)
def test_deadlines_and_periods(text: str, deadline: str | None, period: str | None) -> None:
    """A deadline is what the words say, never resolved against today; a period is a recurrence in the list."""
    read = read_statement(text)
    assert (read.deadline, read.period) == (deadline, period)


KINDS = [
    ("KPI: naikkan omzet dari 3 ke 5 juta", "kpi", "okr"),
    ("KR 2: Denda nihil", "key_result", "kpi"),
    ("Tujuan: Toko yang dirindukan", "objective", "okr"),
    ("Toko yang dirindukan", "objective", "okr"),
    ("Luncurkan aplikasi antrean", "key_result", "okr"),
    ("Laporkan kas setiap minggu", "kpi", "kpi"),
    ("Denda maksimal Rp100 ribu", "kpi", "kpi"),
    ("Denda maksimal Rp100 ribu pada Desember", "key_result", "okr"),
    ("Hire 4 electricians", "key_result", "okr"),
]


@pytest.mark.parametrize(("text", "kind", "advice"), KINDS)
def test_kind_and_advice(text: str, kind: str, advice: str) -> None:
    """A label decides the kind, else the form does; the advice always follows the form."""
    read = read_statement(text)
    assert (read.kind, read.advice) == (kind, advice)


NAMES = [
    ("Menulis 3 skenario film pendek per bulan", "skenario film pendek"),
    ("Teken kemitraan dengan 6 rumah makan", "kemitraan dengan rumah makan"),
    ("Biaya per tamu (BPT) di bawah Rp40.000", "biaya per tamu"),
    ("kurir: setoran telat maksimal 2 kali", "setoran telat"),
    ("Omzet bulanan Rp80 juta", "omzet"),
    ("92% paket tiba dalam 48 jam", "paket tiba dalam 48 jam"),
    ("Izin diterbitkan dalam 9 hari", "izin"),
    ("Zero orders older than 2 days", "orders older than 2 days"),
    ("Target: 100%", None),
]


@pytest.mark.parametrize(("text", "metric"), NAMES)
def test_metric(text: str, metric: str | None) -> None:
    """The metric is a phrase of the text itself: without label, verb, number, unit, period or gloss."""
    assert read_statement(text).metric == metric


def test_a_section_wins_over_form_and_label() -> None:
    """A heading of its document gives a line its kind; the advice still tells what the form is."""
    read = read_statement("KR 1: Denda maksimal Rp100 ribu", section="kpi")
    assert (read.kind, read.advice) == ("kpi", "kpi")


def test_numbers_follow_the_language() -> None:
    """1.500 is fifteen hundred in Indonesian and one and a half in English."""
    assert read_statement("Stok 1.500 karung", "id").value == 1500
    assert read_statement("Stock of 1.500 tons", "en").value == D("1.5")


def test_as_dict_is_json() -> None:
    """Only at the edge to JSON does an exact number become one of JSON's."""
    said = read_statement("Jaga rating 4,5–4,8 setiap bulan").as_dict()
    assert said == {
        "text": "Jaga rating 4,5–4,8 setiap bulan",
        "kind": "kpi",
        "metric": "rating",
        "direction": "maintain",
        "comparator": "between",
        "value": 4.5,
        "value_high": 4.8,
        "unit": "score",
        "relative": False,
        "baseline": None,
        "period": "month",
        "deadline": None,
        "smart_missing": [],
        "advice": "kpi",
    }


def test_spans_underline_what_was_understood() -> None:
    """A preview can underline the words each field was read from."""
    text = "KR 1: Turunkan keluhan dari 12 menjadi 5 per bulan"
    read: Statement = read_statement(text)
    words = {span.field: text[span.start : span.end] for span in read.spans}
    assert words["value"] == "5"
    assert words["metric"] == "keluhan"
    assert words["baseline"] == "dari 12"
    assert words["period"] == "per bulan"


def test_what_smart_asks_for() -> None:
    """A wish without thing, number or time lacks three of the five; relevance can't be seen in one sentence."""
    assert read_statement("Tingkatkan kinerja").smart_missing == ("specific", "measurable", "time_bound")
    assert read_statement("Jawab 120% panggilan setiap hari").smart_missing == ("achievable",)

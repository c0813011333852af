"""What does the advisor say where a sentence is kept as one thing and its words make another of it?"""

from __future__ import annotations

import pytest

from kinerja.reading.advisor import advise
from kinerja.reading.advisor.advice import Certainty
from kinerja.reading.statement import Kind
from kinerja.words import advice as words

#: kind it is kept as, sentence, answer, what is said about it, how it would read as what it is kept as
LISTED: list[tuple[Kind, str, str, str, str]] = [
    ("kpi", "Conversion rate iklan setidaknya 3%", "kpi", "", ""),
    ("kpi", "Menyelesaikan 90% tiket dalam satu kali kontak", "kpi", "", ""),
    ("kpi", "Naikkan trafik 15% per bulan", "both", "kpi.grows",
     "Trafik minimal [tingkat yang harus dijaga?] per bulan"),
    ("kpi", "Turunkan bounce rate di bawah 40%", "both", "kpi.moves",
     "Bounce rate di bawah 40%, dilihat setiap [minggu atau bulan?]"),
    ("kpi", "Raise NPS by 10 points", "okr", "kpi.change",
     "NPS: at least [which level to hold?], looked at every [week or month?]"),
    ("kpi", "Capai engagement rate 6%", "kpi", "", ""),
    ("kpi", "Raih 10.000 klik organik", "okr", "kpi.once", "Minimal [berapa?] klik organik per [minggu atau bulan?]"),
    ("kpi", "Tingkatkan kepuasan pelanggan", "okr", "kpi.wish",
     "Kepuasan pelanggan minimal [berapa?], dilihat setiap [minggu atau bulan?]"),
    ("kpi", "Lapor stok setiap minggu", "kpi", "routine", "Lapor stok setiap minggu, tepat waktu minimal [berapa %?]"),
    ("kpi", "Kirim laporan ke direksi besok", "task", "kpi.task", ""),
    ("key_result", "Naikkan NPS dari 20 menjadi 40", "okr", "", ""),
    ("key_result", "Tambah 3 klien baru", "okr", "", ""),
    ("key_result", "Engagement rate 6%", "both", "key_result.level",
     "Engagement rate up from [what % today?] to 6% by [when?]"),
    ("key_result", "Capai engagement rate 6%", "okr", "", ""),
    ("key_result", "Raih 20.000 views per bulan", "both", "key_result.recurs",
     "Views naik dari [berapa sekarang?] menjadi 20.000 per bulan paling lambat [kapan?]"),
    ("key_result", "Convert 30% of leads into customers", "both", "key_result.level",
     "30% of leads converted into customers (now [what %?]) by [when?]"),
    ("key_result", "Collaborate with 2 influencers", "okr", "key_result.effort",
     "[Sign-ups from that collaboration?] up from [how many?] to [how many?] by [when?] through collaborating with 2 "
     "influencers"),
    ("key_result", "Create 3 articles that rank on page one", "okr", "", ""),
    ("key_result", "Run an employee satisfaction survey every month", "kpi", "key_result.routine",
     "[Employee satisfaction score?] up from [how much?] to [how much?] by [when?] through acting on an employee "
     "satisfaction survey every month"),
    ("key_result", "Buat sistem onboarding digital", "project", "key_result.project",
     "[Waktu sampai karyawan baru mandiri?] turun dari [berapa?] menjadi [berapa?] paling lambat [kapan?] lewat sistem "
     "onboarding digital"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "text", "answer", "remark", "instead"), LISTED, ids=[f"{r[0]} {r[1]}" for r in LISTED]
)
def test_where_words_and_heading_differ_it_says_so(
    kind: Kind, text: str, answer: str, remark: str, instead: str
) -> None:
    """What differs has a sentence in both languages and a wording as what it is kept as; it is never called clear."""
    found = advise(text, None, kind)
    assert (found.answer, found.remark, found.instead) == (answer, remark, instead)
    assert not (remark and found.certainty is Certainty.CLEAR)
    assert bool(remark) is bool(words.remark(remark, "en"))


def test_a_routine_is_called_one() -> None:
    """Without a heading as well: as a KPI it says no more than whether it takes place."""
    assert advise("Jalankan survei kepuasan karyawan setiap bulan").remark == "routine"
    assert advise("Survei selesai maksimal 3 hari").remark == ""

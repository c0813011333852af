"""Does the advisor tell a KPI from an OKR, both, a task and a project, and write the same goal in both forms?"""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kinerja.reading.advisor import WEIGHTS, advise
from kinerja.reading.advisor.advice import KPI, OKR, WORK, Answer, Certainty, supports
from kinerja.reading.statement import read_statement

# sentence, answer, the reason that weighed most
SENTENCES = [
    # Indonesian: a level to hold, again and again
    ("Balasan pertama maksimal 4 jam", "kpi", "limit"),
    ("Minimal 25 penutupan penjualan per bulan", "kpi", "recurs"),
    ("Target omzet bulanan Rp120 juta", "kpi", "recurs"),
    ("Jaga suhu gudang di bawah 8 °C", "kpi", "keeps"),
    ("Tidak ada kecelakaan kerja", "kpi", "nothing_of_it"),
    ("Okupansi kamar 70–80%", "kpi", "limit"),
    ("Lapor stok setiap minggu", "kpi", "recurs"),
    ("Menyelesaikan 90% tiket dalam satu kali kontak", "kpi", "cases"),
    ("Menuntaskan 100% training wajib pegawai baru pada bulan pertama", "kpi", "cases"),
    # … a way from here to there
    ("Turunkan keluhan dari 12 menjadi 5", "okr", "from_to"),
    ("Naikkan Net Promoter Score sebesar 10 poin", "okr", "change"),
    ("Menurunkan bounce rate di bawah 45%", "okr", "change"),
    ("Gandakan jumlah reseller tahun ini", "okr", "change"),
    ("Tambah 4 klien baru dari sektor prioritas", "okr", "change"),
    ("Raih 9.000 klik organik dari blog", "okr", "once"),
    ("Menjadi pilihan pertama keluarga muda di Bandung", "okr", "direction_only"),
    ("Meningkatkan mutu layanan pelanggan", "okr", "change"),
    # … both at once
    ("Turunkan keluhan dari 12 menjadi 5 per bulan", "both", "recurs"),
    ("Meningkatkan kunjungan website sebesar 12% per bulan", "both", "recurs"),
    ("Capai 500 transaksi per minggu sebelum Desember 2026", "both", "recurs"),
    # … neither
    ("Kirim laporan ke direksi besok", "task", "errand"),
    ("Hubungi 5 pelanggan besok", "task", "errand"),
    ("Beli printer baru", "task", "errand"),
    ("Perbaiki AC ruang rapat", "task", "errand"),
    ("Buat sistem onboarding digital dalam Q3", "project", "deliverable"),
    ("Luncurkan aplikasi kasir sebelum Juni", "project", "deliverable"),
    ("Migrasi data pelanggan ke sistem baru", "project", "deliverable"),
    # English
    ("Keep uptime above 99.9%", "kpi", "keeps"),
    ("First response within 4 hours", "kpi", "limit"),
    ("At least 100 sales a month", "kpi", "recurs"),
    ("Zero workplace accidents", "kpi", "nothing_of_it"),
    ("Occupancy between 70% and 80%", "kpi", "limit"),
    ("Reduce churn from 5% to 3% by Q3", "okr", "from_to"),
    ("Add 3 new distribution channels", "okr", "change"),
    ("Double the number of active users this year", "okr", "change"),
    ("Become the first choice for families in Bandung", "okr", "direction_only"),
    ("Cut complaints from 12 to 5 a month", "both", "recurs"),
    ("Reach $2M in revenue per month by December", "both", "recurs"),
    ("Call the supplier on Monday", "task", "errand"),
    ("Send the invoice to the client tomorrow", "task", "errand"),
    ("Fix the printer on the second floor", "task", "errand"),
    ("Launch the new website by June", "project", "deliverable"),
    ("Train all new staff by end of March", "project", "deliverable"),
]


@pytest.mark.parametrize(("text", "answer", "first"), SENTENCES, ids=[text for text, _, _ in SENTENCES])
def test_a_sentence_is_told_apart(text: str, answer: str, first: str) -> None:
    """The answer, and the reason that weighed most; reasons stand in the order of their weights."""
    advice = advise(text)
    assert (advice.answer, advice.reasons[0].code) == (answer, first)
    assert [r.weight for r in advice.reasons] == sorted((r.weight for r in advice.reasons), reverse=True)
    assert any(supports(reason, advice.answer) for reason in advice.reasons)


#: Label in front, number behind: they change neither the answer nor the examples' own words.
LABELLED = ["KR 2: {}", "- [ ] {}", "KPI: {}", "1. {}"]


@pytest.mark.parametrize("label", LABELLED)
@pytest.mark.parametrize("text", ["Balasan pertama maksimal 4 jam", "Kirim laporan ke direksi besok"])
def test_a_label_does_not_decide(label: str, text: str) -> None:
    """What a line is listed as says nothing about what it is."""
    bare, labelled = advise(text), advise(label.format(text))
    assert (labelled.answer, labelled.examples) == (bare.answer, bare.examples)


# sentence → as a KPI, as an objective, as a key result
EXAMPLES = [
    (
        "Turunkan keluhan dari 12 menjadi 5 per bulan",
        "Keluhan maksimal 5 per bulan",
        "Turunkan keluhan sehingga [apa yang berbeda, dan bagi siapa?]",
        "Keluhan turun dari 12 menjadi 5 per bulan paling lambat [kapan?]",
    ),
    (
        "Balasan pertama maksimal 4 jam",
        "Balasan pertama maksimal 4 jam, dilihat setiap [minggu atau bulan?]",
        "Percepat balasan pertama sehingga [apa yang berbeda, dan bagi siapa?]",
        "Balasan pertama turun dari [berapa sekarang?] menjadi maksimal 4 jam paling lambat [kapan?]",
    ),
    (
        "Target omzet bulanan Rp120 juta",
        "Omzet minimal Rp120 juta per bulan",
        "Naikkan omzet sehingga [apa yang berbeda, dan bagi siapa?]",
        "Omzet naik dari [berapa sekarang?] menjadi Rp120 juta per bulan paling lambat [kapan?]",
    ),
    # The size of a change is no level, and what is reached once says nothing of how many each time.
    (
        "Meningkatkan kunjungan website sebesar 12% per bulan",
        "Kunjungan website minimal [tingkat yang harus dijaga?] per bulan",
        "Naikkan kunjungan website sehingga [apa yang berbeda, dan bagi siapa?]",
        "Kunjungan website naik 12% per bulan, dari [berapa sekarang?] menjadi [berapa?] paling lambat [kapan?]",
    ),
    (
        "Tambah 4 klien baru dari sektor prioritas",
        "Minimal [berapa?] klien baru dari sektor prioritas per [minggu atau bulan?]",
        "Perbanyak klien baru dari sektor prioritas sehingga [apa yang berbeda, dan bagi siapa?]",
        "Tambah 4 klien baru dari sektor prioritas paling lambat [kapan?]",
    ),
    (
        "Reduce churn from 5% to 3% by Q3",
        "Churn: at most 3%, looked at every [week or month?]",
        "Bring churn down so that [what is different, and for whom?]",
        "Churn down from 5% to 3% by Q3",
    ),
    (
        "Zero workplace accidents",
        "Zero workplace accidents, looked at every [week or month?]",
        "Put an end to workplace accidents so that [what is different, and for whom?]",
        "Workplace accidents down from [how many today?] to 0 by [when?]",
    ),
    (
        "Become the first choice for families in Bandung",
        "[A measure of first choice for families in Bandung?]: [how much?], looked at every [week or month?]",
        "Become the first choice for families in Bandung",
        "[A measure of first choice for families in Bandung?] from [how much today?] to [how much?] by [when?]",
    ),
    # A share of cases keeps what is done to them; a rate is named before its number.
    (
        "Menjawab 90% surel tanpa eskalasi",
        "Minimal 90% surel dijawab tanpa eskalasi, dilihat setiap [minggu atau bulan?]",
        "Perbanyak surel yang dijawab tanpa eskalasi sehingga [apa yang berbeda, dan bagi siapa?]",
        "90% surel dijawab tanpa eskalasi (sekarang [berapa %?]) paling lambat [kapan?]",
    ),
    (
        "Resolve 90% of tickets on first touch",
        "At least 90% of tickets resolved on first touch, looked at every [week or month?]",
        "More tickets resolved on first touch, so that [what is different, and for whom?]",
        "90% of tickets resolved on first touch (now [what %?]) by [when?]",
    ),
    (
        "A 6% engagement rate on all social media",
        "Engagement rate on all social media: at least 6%, looked at every [week or month?]",
        "Raise the engagement rate on all social media so that [what is different, and for whom?]",
        "Engagement rate on all social media up from [what % today?] to 6% by [when?]",
    ),
    (
        "At most 2 revisions per article",
        "At most 2 revisions per article, looked at every [week or month?]",
        "Bring revisions per article down so that [what is different, and for whom?]",
        "Revisions per article down from [how many today?] to at most 2 by [when?]",
    ),
    (
        "Kurangi turnover pegawai baru (probation) hingga <5%",
        "Turnover pegawai baru (probation) di bawah 5%, dilihat setiap [minggu atau bulan?]",
        "Turunkan turnover pegawai baru (probation) sehingga [apa yang berbeda, dan bagi siapa?]",
        "Turnover pegawai baru (probation) turun dari [berapa % sekarang?] menjadi di bawah 5% paling lambat [kapan?]",
    ),
    # Work that is counted, done once or done again and again: the key result is what comes of it.
    (
        "Gandeng 2 influencer untuk konten luar",
        "Gandeng minimal [berapa?] influencer untuk konten luar per [minggu atau bulan?]",
        "[Calon pelanggan mengenal kita dari orang yang mereka percaya?]",
        "[Pendaftar baru dari kolaborasi itu?] naik dari [berapa?] menjadi [berapa?] paling lambat [kapan?] "
        "lewat kerja sama "
        "dengan 2 influencer untuk konten luar",
    ),
    (
        "Kolaborasi dengan 2 influencer untuk konten luar",
        "Kolaborasi dengan minimal [berapa?] influencer untuk konten luar per [minggu atau bulan?]",
        "[Calon pelanggan mengenal kita dari orang yang mereka percaya?]",
        "[Pendaftar baru dari kolaborasi itu?] naik dari [berapa?] menjadi [berapa?] paling lambat [kapan?] "
        "lewat kolaborasi "
        "dengan 2 influencer untuk konten luar",
    ),
    (
        "Jalankan survei kepuasan karyawan setiap bulan",
        "Jalankan survei kepuasan karyawan setiap bulan, tepat waktu minimal [berapa %?]",
        "[Karyawan ingin bertahan dan mengajak temannya bergabung?]",
        "[Skor kepuasan karyawan?] naik dari [berapa?] menjadi [berapa?] paling lambat [kapan?] lewat tindak "
        "lanjut survei "
        "kepuasan karyawan setiap bulan",
    ),
    (
        "Build a digital onboarding system by Q2",
        "[Time until new hires work on their own?]: at most [how much?], looked at every [week or month?]",
        "[New hires stand on their own feet from the first weeks?]",
        "[Time until new hires work on their own?] down from [how much?] to [how much?] through a digital onboarding "
        "system by Q2",
    ),
]


@pytest.mark.parametrize(("text", "kpi", "objective", "key_result"), EXAMPLES, ids=[row[0] for row in EXAMPLES])
def test_the_same_goal_reads_in_both_forms(text: str, kpi: str, objective: str, key_result: str) -> None:
    """In the statement's own language, nouns and numbers; what is missing is asked in brackets."""
    examples = advise(text).examples
    assert examples is not None
    assert (examples.kpi, examples.objective, examples.key_result) == (kpi, objective, key_result)


def test_a_project_is_asked_for_its_outcome() -> None:
    """A deliverable has no figure of its own: the advisor asks what gets better, and for whom."""
    advice = advise("Luncurkan aplikasi kasir sebelum Juni")
    assert advice.ask == "Setelah “Luncurkan aplikasi kasir” selesai, apa yang menjadi lebih baik, dan bagi siapa?"
    assert advice.examples is not None
    assert advice.examples.objective.startswith("[")


def test_nothing_said_gets_no_answer() -> None:
    """Blank, or signs alone: no answer, no reason, no example, and nothing shown as certain."""
    for text in ("", "   ", "—", "!!!"):
        advice = advise(text)
        assert (advice.answer, advice.certainty, advice.reasons) == (None, Certainty.OPEN, ())


def corpus() -> list[str]:
    """Every statement of our own labelled set."""
    lines = (Path(__file__).parent / "held_out.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line)["text"] for line in lines]


def test_it_never_contradicts_the_reader() -> None:
    """The reader names KPI or OKR by the form; the advisor may say more (both, a task, a project), and the other only
    of cases that are handled to a standard, and of work that is counted once."""
    other = {"kpi": Answer.OKR, "okr": Answer.KPI}
    advised = [advise(text) for text in corpus()]
    found = [each for each in advised if each.answer == other[str(each.form)]]
    assert [each.text for each in found if not {"cases", "counts_work"} & {r.code for r in each.reasons}] == []
    assert len(found) <= len(advised) // 100


def digits(text: str) -> set[str]:
    """The figures of a text as they are written."""
    return set(re.findall(r"\d+(?:[.,:]\d+)*", text))


def test_examples_keep_the_numbers_and_invent_none() -> None:
    """Each figure of an example stands in the sentence; a 0 may stand for "none" in words."""
    invented, lost = [], []
    for text in corpus():
        advice, said = advise(text), read_statement(text)
        assert advice.examples is not None
        written = " ".join((advice.examples.kpi, advice.examples.objective, advice.examples.key_result))
        in_words = {f"{value:f}".rstrip("%") for value in (said.value, said.baseline) if value is not None}
        invented += [(text, written) for figure in digits(written) - digits(text) if figure not in in_words]
        if advice.answer in (Answer.KPI, Answer.OKR, Answer.BOTH) and said.value is not None:
            value = next((s for s in said.spans if s.field == "value"), None)
            figures = digits(text[value.start : value.end]) if value else set()
            lost += [(text, written) for figure in figures if figure not in written]
    assert (invented, lost) == ([], [])


def test_reasons_point_at_the_words() -> None:
    """A span lies in the text, and what a reason shows is what stands there."""
    for text in corpus():
        for reason in advise(text).reasons:
            assert reason.speaks_for in (KPI, OKR, WORK)
            assert (reason.speaks_for, reason.weight) == WEIGHTS[reason.code]
            assert all(0 <= start < end <= len(text) for start, end in reason.spans)
            assert all(text[start:end].strip() in reason.values["words"] for start, end in reason.spans)


def test_a_text_without_end_gets_a_bounded_answer() -> None:
    """Five million signs: what is written out is no longer than a statement may be."""
    advice = advise("Menjadi pilihan pertama " + "sekali " * 700_000)
    assert advice.examples is not None
    assert max(map(len, (advice.examples.kpi, advice.examples.objective, advice.examples.key_result))) < 10_000


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=300))
def test_no_text_raises(text: str) -> None:
    """Whatever is typed gets an answer that JSON can carry, or none."""
    json.dumps(advise(text).as_dict())


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from([word for text, _, _ in SENTENCES for word in text.split()]), max_size=14))
def test_goal_words_in_any_order_get_an_answer(mixed: list[str]) -> None:
    """Words of goals, shuffled: an answer with a reason that supports it, or nothing was said."""
    advice = advise(" ".join(mixed))
    assert advice.answer is None or any(supports(reason, advice.answer) for reason in advice.reasons)
    own = {reason.code for reason in advice.reasons} & {"cases", "counts_work", "measure"}
    assert own or advice.form is None or advice.answer != {"kpi": "okr", "okr": "kpi"}[advice.form]

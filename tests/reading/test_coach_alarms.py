"""What does the coach leave in peace, though a word in it sounds like a fault, and what does it find all the same?"""

from __future__ import annotations

from decimal import Decimal

import pytest

from kinerja.reading.coach import coach
from kinerja.reading.coach.answer import Context
from kinerja.reading.coach.set import coach_objective
from kinerja.reading.statement import Kind
from kinerja.words.coaching import GOOD

#: kind, a statement that is in order, what must not be said of it
QUIET: list[tuple[Kind, str, str]] = [
    # A verb that only begins a name counts no effort.
    ("kpi", "Report errors: at most 2 a month", "activity"),
    ("kpi", "Release rollbacks: at most 1 a month", "activity"),
    ("kpi", "Contact form submissions: 40 a month", "activity"),
    ("kpi", "Produksi roti minimal 500 per hari", "activity"),
    ("kpi", "Rapat yang molor maksimal 2 per bulan", "activity"),
    # What somebody else does with it is a result.
    ("kpi", "Kunjungan pelanggan ke toko minimal 300 per hari", "activity"),
    ("kpi", "Video ditonton minimal 1.000 kali per bulan", "gaming"),
    # "Better" has the direction that its numbers have.
    ("key_result", "Perbaiki waktu respons dari 8 jam menjadi 2 jam", "wrong_way"),
    ("key_result", "Improve the error rate from 5% to 2%", "wrong_way"),
    ("key_result", "Tingkatkan kecepatan pengiriman dari 3 hari menjadi 1 hari", "wrong_way"),
    # From year to year growth is no growth upon growth.
    ("kpi", "Pertumbuhan simpanan 12% setahun", "compounding"),
    # What tempts belongs to what is pushed, and to the side from which it is pushed.
    ("kpi", "Pelatihan yang batal maksimal 1 per tahun", "no_health"),
    ("kpi", "Tiket konser terjual minimal 500 per hari", "no_health"),
    ("kpi", "Rata-rata nilai belanja per struk minimal Rp85.000 per bulan", "no_health"),
    ("kpi", "Average call length between 4 and 6 minutes every week", "no_health"),
    ("key_result", "Naikkan porsi lowongan yang diisi karyawan sendiri dari 15% menjadi 35%", "no_health"),
    ("key_result", "Raise applicants from 140 to 220", "no_health"),
    ("key_result", "Pertahankan rating toko minimal 4,8", "no_health"),
    # A key result whose effort has been told isn't told again that it can be gamed.
    ("key_result", "Publish 30 blog posts by June", "gaming"),
    # An aim that pictures something may use a comparative, and "come and bring" is one aim.
    ("objective", "Orang terbaik memilih bekerja di sini", "vague"),
    ("objective", "Guests come back and bring friends", "objective_list"),
    ("key_result", "Naikkan dan jaga NPS di atas 40", "two_measures"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "text", "code"), QUIET)
def test_no_false_alarm(kind: Kind, text: str, code: str) -> None:
    """Who is warned of what is in order stops reading the warnings."""
    assert code not in coach(text, None, kind).codes


#: kind, statement, what must be said of it, the words that caused it
FOUND: list[tuple[Kind, str, str, tuple[str, ...]]] = [
    # Finding out, trying out and a thing that is only "done" are work.
    ("key_result", "Mencari tahu alasan pelanggan berhenti", "task", ("Mencari tahu",)),
    ("key_result", "Research the competition", "task", ("Research",)),
    ("key_result", "Survei kepuasan pelanggan selesai", "task", ("selesai",)),
    ("key_result", "Peluncuran program loyalitas", "task", ("Peluncuran",)),
    ("key_result", "Rollout of the loyalty programme", "task", ("Rollout of",)),
    ("key_result", "Interview 25 customers by 15 March", "activity", ("Interview",)),
    ("kpi", "Jumlah kunjungan sales ke toko 15 per hari", "activity", ("kunjungan sales",)),
    # A verb of change moves a KPI wherever it stands.
    ("kpi", "Keluhan turun menjadi 5 per bulan", "moving_kpi", ("turun",)),
    # Two aims are two, even where neither names a usual measure.
    ("kpi", "Tambah nasabah aktif dan tekan kredit macet", "two_measures", ("Tambah", "tekan")),
    ("kpi", "Revenue and headcount growth", "two_measures", ("Revenue", "headcount")),
    # "That is better" pictures nothing.
    ("objective", "Menumbuhkan budaya kerja yang lebih baik", "objective_flat", ("Menumbuhkan",)),
    ("objective", "Menjadi yang terbaik", "no_metric", ()),
    ("objective", "Bayar tagihan vendor", "objective_task", ("Bayar",)),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "text", "code", "words"), FOUND)
def test_it_is_found_all_the_same(kind: Kind, text: str, code: str, words: tuple[str, ...]) -> None:
    """However it is dressed, what a colleague would raise first is raised."""
    found = {finding.code: finding for finding in coach(text, None, kind).findings}
    assert code in found
    assert found[code].words(text) == words


#: kind, as typed, as proposed, and the line that is to stand beside
WORDED: list[tuple[Kind, str, str | None, tuple[str, ...]]] = [
    # People and qualities are no measure: which one it would be is asked.
    ("kpi", "Karyawan disiplin dan berdedikasi",
     "Karyawan disiplin dan berdedikasi: [ukuran hasil apa?] minimal [berapa?], diukur setiap [bulan?]", ()),
    ("kpi", "Responsif terhadap keluhan warga",
     "Responsif terhadap keluhan warga: [CSAT dari tiket yang ditangani?] minimal [berapa?], diukur setiap [bulan?]",
     ()),
    ("kpi", "Tingkatkan mutu pembelajaran agar lebih baik",
     "Mutu pembelajaran: [siswa yang tuntas?] minimal [berapa?], diukur setiap [bulan?]", ()),
    # A measure without a verb goes the way such measures go.
    ("key_result", "Response time", "Response time down from [how much?] to [how much?] by [when?]", ()),
    # What is held is held until a day, what is reached is reached by it.
    ("key_result", "Pertahankan IPK lulusan minimal 3,2", "Pertahankan IPK lulusan minimal 3,2 sampai [kapan?]", ()),
    ("key_result", "Keep turnover at or below 6%", "Keep turnover at or below 6% until [when?]", ()),
    # A KPI says the level; where one is today stands behind it.
    ("kpi", "Turunkan keluhan dari 12 menjadi 5 per bulan", "Keluhan maksimal 5 per bulan (sekarang 12)", ()),
    ("kpi", "Raise uptime from 98% to 99.5% each month", "Uptime at least 99.5% each month (now 98%)", ()),
    # Two aims come apart at the second verb, and share the verb and the rhythm that hold for both.
    ("kpi", "Menurunkan angka komplain dan meningkatkan skor kepuasan menjadi 90%",
     "Angka komplain maksimal [berapa?], diukur setiap [bulan?]",
     ("Skor kepuasan minimal 90%, diukur setiap [bulan?]",)),
    ("key_result", "Increase sales by 10% and profit by 5% every quarter",
     "Increase sales by 10% every quarter (from [how much?] to [how much?]) by [when?]",
     ("Increase profit by 5% every quarter (from [how much?] to [how much?]) by [when?]",)),
    # What is to be faster is asked for its time, and a quality asked for stands behind its thing.
    ("key_result", "Percepat proses rekrutmen",
     "Proses rekrutmen: [lamanya?] turun dari [berapa?] menjadi [berapa?] paling lambat [kapan?]", ()),
    ("kpi", "Three viral posts a month",
     "Three posts with at least [how many?] views a month, with [site visits from social media?] of at least "
     "[how many?]", ()),
    ("key_result", "Pertahankan akreditasi A",
     "Pertahankan akreditasi A: [ukuran hasil apa?] minimal [berapa?] sampai [kapan?]", ()),
    # A duty is not "on time" twice, and a verb without its thing keeps its place.
    ("kpi", "Send the weekly report on time", "Send the weekly report on time, in at least [what %?] of cases", ()),
    ("key_result", "Post daily on Instagram",
     "Post daily on Instagram, so that [site visits from social media?] goes up from [how many?] to [how many?] by "
     "[when?]", ()),
    ("key_result", "Renovasi ruang tunggu selesai sebelum Lebaran",
     "[Ukuran hasil apa?] naik dari [berapa?] menjadi [berapa?] lewat renovasi ruang tunggu sebelum Lebaran", ()),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "text", "better", "beside"), WORDED)
def test_the_wording_is_a_sentence(kind: Kind, text: str, better: str | None, beside: tuple[str, ...]) -> None:
    """It asks for what is missing, and reads as somebody from the office would write it."""
    found = coach(text, None, kind)
    assert (found.better, found.beside) == (better, beside)


#: Statements with everything else in order, and what is known beside them.
UNSOUND: list[tuple[Kind, str, Context]] = [
    ("kpi", "Kehadiran karyawan minimal 120% per bulan", Context()),
    ("kpi", "CSAT minimal 90% per bulan", Context(current=Decimal(92))),
    ("kpi", "Response time of at most 2 hours every day", Context(polarity="higher")),
    ("kpi", "NPS 40 and churn below 2% every month", Context()),
    ("key_result", "Raise NPS from 40 to 20 by June", Context()),
    ("objective", "Pelanggan memilih kita karena cepat, naikkan omzet 20%", Context()),
    ("objective", "Sell 10,000 units", Context()),
    ("objective", "Menjadi yang terbaik", Context()),
]


@pytest.mark.parametrize(("kind", "text", "context"), UNSOUND)
def test_what_cannot_be_scored_is_not_good_to_agree_on(kind: Kind, text: str, context: Context) -> None:
    """Out of reach, behind one, upside down, two in one, or no place to arrive at: the verdict says so."""
    assert coach(text, None, kind, context).score < GOOD


def test_a_key_result_that_is_held_keeps_watch_over_the_others() -> None:
    """ "Keep turnover at or below 6 %" is the health KPI of its set; three results and a limit leave nothing to say."""
    found = coach_objective(
        "New hires feel at home from week one",
        ["Raise new-hire eNPS from 12 to 40", "Cut time to first solo shift from 20 to 10 days", "Keep turnover at 6%"],
        None,
        Context(deadline=True),
        [Context(deadline=True)] * 3,
    )
    assert (found.codes, found.score) == ((), 100)


def test_a_text_without_full_stops_is_not_taken_apart() -> None:
    """Sixty aims in one breath are told to be several; nobody waits for sixty wordings."""
    found = coach("naikkan omzet 5 dan tekan biaya " * 60, None, "kpi")
    assert "two_measures" in found.codes
    assert found.beside == ()

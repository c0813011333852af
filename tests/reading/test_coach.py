"""Which statements does each check of the coach find fault with, and which does it leave in peace?"""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinerja.core.measure import Unit, UnitKind
from kinerja.reading.coach import coach
from kinerja.reading.coach.answer import Coaching, Context
from kinerja.reading.coach.score import COSTS, MOST
from kinerja.reading.statement import Kind
from kinerja.words.coaching import GOOD
from kinerja.words.coaching_texts import FINDINGS

KINDS: tuple[Kind, ...] = ("kpi", "key_result", "objective")
#: code, kind, text that has it, the words that caused it, text that is free of it
CHECKS: list[tuple[str, Kind, str, tuple[str, ...], str]] = [
    ("no_metric", "kpi", "Lebih baik", (), "Kepuasan pelanggan minimal 90%"),
    ("no_metric", "kpi", "Be world-class", (), "CSAT of at least 90%"),
    ("unanswered", "kpi", "CSAT minimal [berapa %?]", ("[berapa %?]",), "CSAT minimal 90% [survei Q3]"),
    ("unanswered", "key_result", "Raise NPS from [how many?] to 40", ("[how many?]",), "Raise NPS from 20 to 40"),
    ("unanswered", "objective", "Tamu betah [karena apa?]", ("[karena apa?]",), "Tamu betah karena ramah"),
    ("abstract", "kpi", "Kualitas layanan 90%", (), "Kecepatan layanan 90%"),
    ("abstract", "key_result", "Tingkatkan kinerja tim", ("kinerja",), "Tingkatkan penjualan tim"),
    ("abstract", "key_result", "Raise sales performance", ("performance",), "Raise sales by 10%"),
    ("vague", "key_result", "Layani pelanggan secara optimal", ("secara optimal",), "Respons maksimal 4 jam"),
    ("vague", "kpi", "Better customer retention", ("Better",), "Customer retention of at least 90%"),
    ("vague", "key_result", "Improve retention", ("Improve",), "Improve retention from 80% to 90%"),
    ("vague", "kpi", "Konsisten kirim laporan", ("Konsisten",), "Konsisten di atas 95%"),
    ("two_measures", "key_result", "Naikkan omzet dan laba 10%", ("omzet", "laba"), "Hemat biaya air dan listrik 10%"),
    ("two_measures", "kpi", "NPS 40 and churn below 2%", ("NPS", "churn"), "NPS of research and care 40"),
    ("no_number", "kpi", "Kepuasan pelanggan", (), "Kepuasan pelanggan 90%"),
    ("no_number", "key_result", "Reduce complaints", (), "Reduce complaints from 12 to 5"),
    ("impossible", "kpi", "CSAT minimal 6/5", ("6",), "CSAT minimal 4,5/5"),
    ("impossible", "kpi", "Attendance of at least 120%", ("120%",), "Sales of at least 120% of plan"),
    ("wrong_way", "key_result", "Turunkan keluhan dari 5 menjadi 12", ("12",), "Turunkan keluhan dari 12 menjadi 5"),
    ("wrong_way", "key_result", "Raise NPS from 40 to 20", ("20",), "Raise NPS from 20 to 40"),
    ("compounding", "kpi", "Naikkan omzet 15% per bulan", ("15%",), "Omzet minimal Rp150 juta per bulan"),
    ("compounding", "kpi", "Grow traffic by 15% every month", ("15%",), "At least 15,000 visits every month"),
    ("task", "key_result", "Adakan pelatihan empati", ("Adakan",), "Naikkan CSAT dari 80% menjadi 90%"),
    ("task", "key_result", "Launch the new app by June", ("Launch",), "Raise app sales from 5% to 15% by June"),
    ("routine", "key_result", "Adakan survei setiap bulan", ("Adakan",), "Adakan survei"),
    ("routine", "key_result", "Run a survey every month", ("Run",), "Run a survey"),
    ("activity", "kpi", "Tulis 8 artikel per bulan", ("Tulis",), "Klik per artikel minimal 500 per bulan"),
    ("activity", "kpi", "Number of posts: 30 per month", ("posts",), "Clicks per post: 30 per month"),
    ("activity", "key_result", "Write 3 articles", ("Write",), "Write 3 articles that rank on page one"),
    ("activity", "kpi", "Jumlah rapat 4 per bulan", ("rapat",), "Jumlah revisi 4 per bulan"),
    ("gaming", "kpi", "Tutup 50 tiket per hari", ("tiket",), "Tiket dibuka kembali maksimal 5 per hari"),
    ("gaming", "kpi", "At least 40 cold calls per day", ("cold calls",), "At least 4 signed contracts per day"),
    ("gaming", "kpi", "Jumlah postingan 30 per bulan", ("postingan",), "Engagement rate postingan 5% per bulan"),
    ("moving_kpi", "kpi", "Turunkan keluhan jadi 5 per bulan", ("Turunkan",), "Keluhan maksimal 5 per bulan"),
    ("moving_kpi", "kpi", "Naikkan NPS 10 poin", ("Naikkan",), "NPS minimal 40 poin"),
    ("moving_kpi", "kpi", "Bring churn down to 2%", ("Bring",), "Churn of at most 2%"),
    ("moving_kpi", "kpi", "Cut errors to 5 a month", ("Cut",), "At most 5 errors a month"),
    ("no_cadence", "kpi", "CSAT minimal 90%", (), "CSAT minimal 90% setiap minggu"),
    ("no_cadence", "kpi", "CSAT of at least 90%", (), "CSAT of at least 90% per sprint"),
    ("no_baseline", "key_result", "Naikkan NPS menjadi 40", ("40",), "Naikkan NPS dari 20 menjadi 40"),
    ("no_baseline", "key_result", "Raise NPS by 10 points", ("10 points",), "Win 3 new clients"),
    ("no_baseline", "key_result", "Raih 10.000 klik", ("10.000",), "Susun 3 artikel yang masuk halaman pertama"),
    ("no_baseline", "key_result", "Capai CSAT 90%", ("90%",), "Jaga CSAT minimal 90%"),
    ("no_deadline", "key_result", "Naikkan NPS dari 20 menjadi 40", (), "Naikkan NPS dari 20 menjadi 40 pada Q3"),
    ("no_deadline", "key_result", "Raise NPS from 20 to 40", (), "Raise NPS from 20 to 40 by June"),
    ("no_health", "kpi", "Respons pertama maksimal 4 jam", ("Respons pertama",), "Toko buka pukul 9"),
    ("no_health", "key_result", "Naikkan CSAT jadi 90%", ("CSAT",), "Terbitkan 3 artikel yang masuk halaman pertama"),
    ("no_health", "kpi", "Revenue of $10,000 a month", ("Revenue",), "Gross margin of 30% a month"),
    ("objective_task", "objective", "Bangun portal pelanggan", ("Bangun",), "Pelanggan mengurus semuanya sendiri"),
    ("objective_task", "objective", "Launch the portal", ("Launch",), "Customers help themselves"),
    ("objective_flat", "objective", "Tingkatkan kualitas layanan", ("Tingkatkan",), "Layanan yang membuat tamu betah"),
    ("objective_flat", "objective", "Improve service quality", ("Improve",), "Customers recommend us to their friends"),
    ("objective_number", "objective", "Naikkan omzet 20%", ("20%",), "Menjadi toko pilihan warga sekitar"),
    ("objective_number", "objective", "Win 40% of the market", ("40%",), "Be number one in the market"),
    ("objective_list", "objective", "Buat aplikasi, rekrut tim dan naikkan omzet", ("dan",), "Kerja cepat dan tenang"),
    ("objective_list", "objective", "Improve quality and retention", ("and",), "Bread and butter for every family"),
]  # fmt: skip


@pytest.mark.parametrize(("code", "kind", "text", "words", "free"), CHECKS)
def test_a_check_fires_on_the_one_and_not_on_the_other(
    code: str, kind: Kind, text: str, words: tuple[str, ...], free: str
) -> None:
    """Each finding names the words that caused it; its neighbour in the table is free of it."""
    found = {finding.code: finding for finding in coach(text, None, kind).findings}
    assert code in found
    if words:
        assert found[code].words(text) == words
    assert code not in coach(free, None, kind).codes


def test_every_check_of_a_sentence_stands_in_the_table() -> None:
    """A new finding comes with its rows; those that need more than a sentence have tests of their own."""
    elsewhere = {"already_met", "no_owner", "no_key_results", "few_key_results", "many_key_results", "all_effort"}
    elsewhere |= {"same_measure", "set_no_health", "fields_differ", "rhythm_differs"}
    assert {code for code, *_ in CHECKS} | elsewhere == set(FINDINGS)
    assert {code.rpartition(".")[2] for code in COSTS} == set(FINDINGS)


#: Otherwise whole statements that still ask something, with all their fields filled.
OPEN: list[tuple[Kind, str]] = [
    ("objective", "Layanan yang dipilih pelanggan karena [apa yang berbeda, dan bagi siapa?]"),
    ("key_result", "Keluhan [tentang apa?] turun dari 12 menjadi 5 per bulan"),
    ("kpi", "Keluhan [tentang apa?] maksimal 5 per bulan"),
]


@pytest.mark.parametrize(("kind", "text"), OPEN)
def test_an_open_question_is_not_good_to_agree_on(kind: Kind, text: str) -> None:
    """Publishing refuses it, so the coach doesn't praise it; the finding shows the question as it stands."""
    known = Context(owner=True, cadence=True, deadline=True, health=True, start=True)
    found = coach(text, "id", kind, known)
    assert "unanswered" in found.codes
    assert found.score < GOOD


#: What is known beside the words, a KPI, and whether it is met already.
KNOWN = [
    (Context(current=Decimal(92)), "CSAT minimal 90% per bulan", True),
    (Context(current=Decimal(88)), "CSAT minimal 90% per bulan", False),
    (Context(current=Decimal(3)), "Keluhan maksimal 5 per bulan", True),
    (Context(current=Decimal(9)), "Keluhan maksimal 5 per bulan", False),
    (Context(target=Decimal(5), current=Decimal(3), polarity="lower"), "Complaints", True),
    (Context(target=Decimal(5), current=Decimal(3), polarity="higher"), "Contracts signed", False),
    (Context(target=Decimal(5), current=Decimal(5), polarity="band"), "Stock in days", False),
]


@pytest.mark.parametrize(("context", "text", "met"), KNOWN)
def test_a_target_that_lies_behind_is_told(context: Context, text: str, met: bool) -> None:
    """The current value and the direction of the form decide; within a band nothing is called met."""
    assert ("already_met" in coach(text, None, "kpi", context).codes) is met


def test_a_level_that_is_held_tempts_less_than_one_that_is_pushed() -> None:
    """CSAT as a KPI keeps watch itself; as a key result that is to rise, it may be asked of the content alone."""
    for text in ("CSAT minimal 90%", "Retensi karyawan minimal 90%", "Bounce rate below 40%"):
        assert "no_health" not in coach(text, None, "kpi").codes
        assert "no_health" in coach(text, None, "key_result").codes


def test_a_kpi_without_a_rhythm_is_not_yet_good_to_agree_on() -> None:
    """However well it is worded otherwise, and one word mends it."""
    assert coach("CSAT minimal 90%", None, "kpi").score < 80 <= coach("CSAT minimal 90% per bulan", None, "kpi").score


def test_what_a_form_knows_is_not_missing() -> None:
    """Owner, rhythm, target and health KPI of the fields count as if they stood in the words."""
    known = Context(owner=True, cadence=True, target=Decimal(4), health=True)
    assert coach("Waktu tunggu pasien", None, "kpi", known).codes == ()
    assert "no_owner" in coach("Waktu tunggu pasien", None, "kpi", Context(owner=False)).codes
    assert "no_owner" not in coach("Waktu tunggu pasien", None, "kpi").codes
    inside = Context(deadline=True, baseline=Decimal(12), target=Decimal(5), health=True)
    assert coach("Complaints per branch", None, "key_result", inside).codes == ()


def test_to_learn_where_one_stands_is_a_fair_key_result() -> None:
    """ "Measure first" asks for no number and is no task."""
    for text in ("Ukur NPS sebelum akhir Q1", "Measure NPS by the end of Q1"):
        assert not {"task", "no_number", "no_baseline"} & set(coach(text, None, "key_result").codes)


#: Each step mends one thing; the score may only rise.
MENDED: list[tuple[Kind, tuple[str, ...]]] = [
    ("key_result", (
        "Optimalkan retensi secara maksimal", "Tingkatkan retensi secara maksimal", "Tingkatkan retensi",
        "Tingkatkan retensi menjadi 90%", "Tingkatkan retensi dari 80% menjadi 90%",
        "Tingkatkan retensi dari 80% menjadi 90% pada Q3",
    )),
    ("key_result", (
        "Hold a training on churn", "Reduce churn", "Reduce churn to 2%", "Reduce churn from 5% to 2%",
        "Reduce churn from 5% to 2% by June",
    )),
    ("kpi", ("Pelayanan optimal", "Kepuasan pelanggan", "Kepuasan pelanggan minimal 90%",
             "Kepuasan pelanggan minimal 90% per bulan")),
    ("kpi", ("Write 8 articles", "Write 8 articles a month", "At least 500 readers per article a month")),
    ("objective", ("Naikkan kualitas dan omzet 20%", "Naikkan kualitas layanan 20%", "Naikkan kualitas layanan",
                   "Layanan yang membuat pelanggan kembali")),
    ("objective", ("Launch the app and improve quality", "Improve quality", "Customers come back because it is easy")),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "steps"), MENDED)
def test_what_is_mended_never_costs(kind: Kind, steps: tuple[str, ...]) -> None:
    """From each wording to the next one thing is mended, and the score rises."""
    scores = [coach(step, None, kind).score for step in steps]
    assert scores == sorted(scores)
    assert scores[0] < scores[-1]


def test_a_finding_less_is_never_a_point_less() -> None:
    """Whatever set of findings a statement has, the score without one of them is at least as high."""
    from kinerja.reading.coach.answer import Finding
    from kinerja.reading.coach.score import scored

    codes = [Finding(code) for code in sorted({code.rpartition(".")[2] for code in COSTS})]
    for kind in MOST:
        whole = scored(kind, codes)[0]
        assert all(scored(kind, [f for f in codes if f is not left])[0] >= whole for left in codes)


def test_the_parts_make_the_score() -> None:
    """The parts of every kind hold 100 points, and what they lost is what the findings cost."""
    assert all(sum(parts.values()) == 100 for parts in MOST.values())
    for kind in KINDS:
        found = coach("Tingkatkan kualitas layanan secara optimal", None, kind)
        assert found.score == sum(part.points for part in found.parts) == 100 - sum(f.points for f in found.findings)
        assert all(part.most - part.points == sum(points for _, points in part.lost) for part in found.parts)


def sound(found: Coaching) -> None:
    """What holds for every answer."""
    assert 0 <= found.score <= 100
    assert sum(part.most for part in found.parts) == 100
    assert all(0 <= start < end <= len(found.text) for f in found.findings for start, end in f.spans)
    assert list(found.findings) == sorted(found.findings, key=lambda f: -f.points)
    found.as_dict()


PIECES = st.sampled_from(
    "Turunkan naikkan improve keluhan NPS churn dan and , ; dari from 12 5% Rp150 juta per bulan [berapa?] ( ) di Q3 "
    "secara optimal buat 3 artikel posts yang menjadi to by < ≥ . tiket layanan quality the of KR1: - \u200b".split(" ")
)


@given(st.one_of(st.text(max_size=120), st.lists(PIECES, max_size=25).map(" ".join)), st.sampled_from([*KINDS, None]))
def test_nothing_a_person_types_raises(text: str, kind: Kind | None) -> None:
    """Any text of any kind gets a sound answer."""
    sound(coach(text, None, kind))


@pytest.mark.parametrize("text", ["", "   ", "12", "…!?", "\x00", "[[[[" * 20_000, "dan " * 5_000, "KR 1:"])
def test_a_text_without_words_gets_nothing_of_100_and_a_long_one_an_answer(text: str) -> None:
    """No word, no points; 80,000 brackets or 5,000 times "dan" are answered as well."""
    found = coach(text)
    sound(found)
    if not any(char.isalpha() for char in text):
        assert found.score == 0
        assert found.codes[0] in ("no_metric", "no_number")


def test_of_either_language_is_the_reader_s() -> None:
    """Few words tell "Conversion rate iklan" from English; many words do, whoever reads."""
    assert coach("Conversion rate iklan 3%", None, "kpi", Context(lang="id")).lang == "id"
    assert coach("Conversion rate iklan 3%", None, "kpi", Context(lang="en")).lang == "en"
    assert coach("Turunkan keluhan dari 12 menjadi 5 per bulan", None, "kpi", Context(lang="en")).lang == "id"


#: A sentence, what the form's fields say, the words that contradict them, and both sides.
FIELDS = [
    ("Respons pertama maksimal 2 jam", Context(polarity="higher"), "maksimal", "polarity:lower", "polarity:higher"),
    ("Antrean maksimal 2 jam", Context(unit=Unit(UnitKind.NUMBER)), "2 jam", "unit:duration:hour", "unit:number:"),
    ("Turnaround of at most 2 days", Context(unit=Unit(UnitKind.DURATION, "hour")), "2 days", "unit:duration:day",
     "unit:duration:hour"),
    ("Keluhan maksimal 5 per bulan", Context(target=Decimal(4)), "5", "target:5", "target:4"),
    ("Keluhan maksimal 5 setiap hari", Context(rhythm="month"), "setiap hari", "cadence:day", "cadence:month"),
    ("Turunkan keluhan dari 12 menjadi 5", Context(polarity="higher"), "Turunkan", "polarity:lower", "polarity:higher"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "context", "words", "said", "stands"), FIELDS)
def test_fields_that_deny_the_words(text: str, context: Context, words: str, said: str, stands: str) -> None:
    """Direction, unit, target and rhythm of the form are held against the sentence; both sides are told."""
    codes = ("fields_differ", "rhythm_differs")
    (found,) = [finding for finding in coach(text, None, "kpi", context).findings if finding.code in codes]
    assert (found.words(text), dict(found.values)) == ((words,), {"said": said, "stands": stands})


def test_fields_that_agree_or_say_more() -> None:
    """What the words leave open contradicts nothing: a noun, the unit of a change, a bare number, a band."""
    agreed = Context(
        polarity="lower", unit=Unit(UnitKind.DURATION, "hour"), target=Decimal(2), rhythm="day", owner=True, health=True
    )
    assert coach("Respons pertama maksimal 2 jam setiap hari", None, "kpi", agreed).codes == ()
    for text, context in (
        ("Naikkan omzet 10%", Context(unit=Unit(UnitKind.CURRENCY, "IDR"), target=Decimal(5_000_000))),
        ("Keluhan maksimal 5 per bulan", Context(unit=Unit(UnitKind.NUMBER, "keluhan"), polarity="lower")),
        ("Stok 5", Context(unit=Unit(UnitKind.DURATION, "day"))),
        ("Stok maksimal 5 hari", Context(polarity="band")),
    ):
        assert "fields_differ" not in coach(text, None, "kpi", context).codes, text

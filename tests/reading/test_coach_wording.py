"""What does the coach propose to write, and does it keep every number and noun of the person's own?"""

from __future__ import annotations

import re
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinerja.reading.coach import coach
from kinerja.reading.coach.answer import Context
from kinerja.reading.statement import Kind
from tests.reading.coach_guide import statements

_NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")

#: kind, as typed, as proposed
WORDINGS: list[tuple[Kind, str, str | None]] = [
    # A key result asks for its start where the sentence has room for it, and for its end.
    ("key_result", "Turunkan rata-rata waktu respons jadi 2 jam",
     "Turunkan rata-rata waktu respons dari [berapa jam?] jadi 2 jam paling lambat [kapan?]"),
    ("key_result", "Kurangi turnover pegawai baru (probation) hingga <5%",
     "Kurangi turnover pegawai baru (probation) dari [berapa %?] hingga <5% paling lambat [kapan?]"),
    ("key_result", "Cut average response time to 2 hours by June",
     "Cut average response time from [how many hours?] to 2 hours by June"),
    ("key_result", "Raih 9.000 klik organik dari blog",
     "Raih 9.000 klik organik dari blog (sekarang [berapa?]) paling lambat [kapan?]"),
    ("key_result", "Raise the NPS by 10 points",
     "Raise the NPS by 10 points (from [how much?] to [how much?]) by [when?]"),
    ("key_result", "Naikkan NPS dari 20 menjadi 40 pada Q3", None),
    # A task becomes what it is for.
    ("key_result", "Adakan pelatihan empati untuk tim CS",
     "[CSAT dari tiket yang ditangani?] naik dari [berapa?] menjadi [berapa?] paling lambat [kapan?] lewat "
     "pelatihan empati untuk tim CS"),
    ("key_result", "Build a digital onboarding system by Q2",
     "[Time until new hires work on their own?] down from [how much?] to [how much?] through a digital "
     "onboarding system by Q2"),
    ("key_result", "Kolaborasi dengan 2 influencer",
     "[Pendaftar baru dari kolaborasi itu?] naik dari [berapa?] menjadi [berapa?] paling lambat [kapan?] lewat "
     "kolaborasi dengan 2 influencer"),
    # A survey changes nothing by itself; what is made starts from nothing.
    ("key_result", "Jalankan survei kepuasan karyawan setiap bulan",
     "[Skor kepuasan karyawan?] naik dari [berapa?] menjadi [berapa?] paling lambat [kapan?] lewat tindak lanjut "
     "survei kepuasan karyawan setiap bulan"),
    ("key_result", "Publish 3 articles that rank on page one",
     "Publish 3 articles that rank on page one by [when?]"),
    # Growth upon growth gets an end, and a verb in two halves goes as a whole.
    ("kpi", "Naikkan trafik situs 15% setiap bulan",
     "Naikkan trafik situs 15% setiap bulan (dari [berapa?] menjadi [berapa?]) paling lambat [kapan?]"),
    ("kpi", "Bring churn down to 2%", "Churn at most 2%, measured every [month?]"),
    ("kpi", "Rutin lapor stok tiap minggu", "Lapor stok tiap minggu, tepat waktu minimal [berapa %?]"),
    # A KPI asks for its rhythm, says the level that holds, and what effort should bring.
    ("kpi", "CSAT minimal 4,5/5", "CSAT minimal 4,5/5, diukur setiap [bulan?]"),
    ("kpi", "Turunkan keluhan menjadi 5 per bulan", "Keluhan maksimal 5 per bulan"),
    ("kpi", "Kepuasan pelanggan lebih baik", "Kepuasan pelanggan minimal [berapa?], diukur setiap [bulan?]"),
    ("kpi", "Waktu tunggu", "Waktu tunggu maksimal [berapa?], diukur setiap [bulan?]"),
    ("kpi", "Write at least 8 SEO articles a month",
     "Write at least 8 SEO articles a month, with [organic clicks per article?] of at least [how many?]"),
    ("kpi", "Tutup 50 tiket per hari",
     "Tutup 50 tiket per hari, dengan [tiket yang dibuka kembali?] maksimal [berapa?]"),
    ("kpi", "Omzet minimal Rp150 juta per bulan", None),
    # Where only thinking helps, no wording is offered.
    ("key_result", "Turunkan keluhan dari 5 menjadi 12", None),
    ("kpi", "Be world-class", None),
    ("kpi", "Omzet minimal [berapa?] per bulan", None),
    # An objective says who and what; numbers and further aims stand beside it.
    ("objective", "Meningkatkan mutu layanan pelanggan",
     "Meningkatkan mutu layanan pelanggan sehingga [pelanggan selesai urusannya dalam satu kali menghubungi kita?]"),
    ("objective", "Improve the quality and reach of our blog",
     "Improve the [quality or reach?] of our blog so that [the readers we write for find their answer with us and come "
     "back?]"),
    ("objective", "Bangun portal pelanggan",
     "[Pemakainya menyelesaikan pekerjaan tanpa menunggu siapa pun?] berkat portal pelanggan"),
    ("objective", "Customers recommend us to their friends", None),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "text", "better"), WORDINGS)
def test_the_better_wording(kind: Kind, text: str, better: str | None) -> None:
    """What stands in brackets is asked; everything else is the person's own."""
    assert coach(text, None, kind).better == better


def test_what_is_two_becomes_two_lines() -> None:
    """Two measures, several aims, and the number of an objective each get a line of their own."""
    found = coach("Naikkan NPS dari 20 menjadi 40 dan turunkan churn dari 5% menjadi 2% pada Q3", None, "key_result")
    assert found.better == "Naikkan NPS dari 20 menjadi 40 paling lambat [kapan?]"
    assert found.beside == ("Turunkan churn dari 5% menjadi 2% pada Q3",)
    found = coach("Launch the new app, hire 3 engineers and improve quality", None, "objective")
    assert found.better is not None
    assert found.better.endswith("thanks to the new app")
    assert found.beside == ("Hire 3 engineers", "Improve quality")
    found = coach("Naikkan omzet 20% di Q3", None, "objective")
    assert found.better is not None
    assert "20" not in found.better
    assert found.beside == ("Naikkan omzet 20% di Q3 (dari [berapa?] menjadi [berapa?])",)


def test_in_a_form_numbers_are_asked_by_their_fields() -> None:
    """With fields of their own, the sentence is not filled with questions for target, start and end."""
    fields = Context(fields=True, deadline=True)
    assert coach("Turunkan keluhan", None, "key_result", fields).better is None
    assert coach("Turunkan keluhan secara optimal", None, "key_result", fields).better == "Turunkan keluhan"


def kept(text: str, kind: Kind, lang: str | None = None) -> None:
    """Every number of a text stands once in what is proposed, and no other does."""
    found = coach(text, lang, kind)
    if found.better is None:
        return
    numbers = Counter(n for line in (found.better, *found.beside) for n in _NUMBER.findall(line))
    # The quarter of an objective may stand in its own line and in that of its number.
    assert set(numbers) == set(_NUMBER.findall(text))
    if kind != "objective":
        assert numbers == Counter(_NUMBER.findall(text))


@pytest.mark.parametrize("lang", ["id", "en"])
def test_the_thirty_keep_their_numbers_and_nouns(lang: str) -> None:
    """Of what people bring along no number is lost, none is invented, and the thing measured keeps its words."""
    for text, kind, _ in statements(lang):
        kept(text, kind, lang)
        found = coach(text, lang, kind)
        words = set(re.findall(r"[^\W\d_]{5,}", text.casefold()))
        left = words - set(re.findall(r"[^\W\d_]{5,}", (found.better or text).casefold()))
        # At most the verb that opens it and a vague word go.
        assert len(left) <= 2, (text, found.better, left)


KINDS: tuple[Kind, ...] = ("kpi", "key_result", "objective")
FIGURES = ("7", "12%", "Rp150 juta", "4,5", "10.000", "2 jam", "3 hours", "$9k")
THINGS = ("keluhan", "waktu tunggu", "NPS", "artikel", "complaints", "sales calls", "omzet toko", "kualitas layanan")
VERBS = ("Turunkan", "Naikkan", "Capai", "Tulis", "Raise", "Cut", "Improve", "Buat", "Optimalkan", "")
ENDS = ("", " pada Q3", " per bulan", " by June", " secara optimal", " dan churn 2%", " lebih baik")


@given(
    st.sampled_from(VERBS), st.sampled_from(THINGS), st.sampled_from(FIGURES),
    st.sampled_from(("jadi ", "to ", "≥ ", "")), st.sampled_from(ENDS), st.sampled_from(KINDS),
)  # fmt: skip
def test_no_number_is_lost_and_none_is_added(
    verb: str, thing: str, figure: str, link: str, end: str, kind: Kind
) -> None:
    """Whatever is typed, the wording has exactly the numbers of the text."""
    kept(f"{verb} {thing} {link}{figure}{end}".strip(), kind)
    kept(f"{verb} {figure} {thing}{end}".strip(), kind)


@given(st.sampled_from(VERBS), st.sampled_from(THINGS), st.sampled_from(FIGURES), st.sampled_from(ENDS))
def test_a_wording_is_not_reworded(verb: str, thing: str, figure: str, end: str) -> None:
    """A wording that asks waits for its answers: no second one is put on top of it."""
    better = coach(f"{verb} {thing} {figure}{end}", None, "key_result").better
    if better and "?]" in better:
        assert coach(better, None, "key_result").better is None

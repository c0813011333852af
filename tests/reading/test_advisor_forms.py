"""Does the same goal in the advisor's other form still say everything that the sentence said?"""

from __future__ import annotations

import pytest

from kinerja.reading.advisor import advise
from kinerja.reading.statement import Kind
from kinerja.words import advice as words

# sentence → as a KPI, as an objective, as a key result
FORMS = [
    # Of what a share is a share stays with it.
    (
        "Biaya logistik di bawah 8% dari penjualan tiap bulan",
        "Biaya logistik di bawah 8% dari penjualan tiap bulan",
        "Turunkan biaya logistik sehingga [apa yang berbeda, dan bagi siapa?]",
        "Biaya logistik turun dari [berapa % sekarang?] menjadi di bawah 8% dari penjualan tiap bulan paling "
        "lambat [kapan?]",
    ),
    # A sentence of which a pattern would lose a word stays whole.
    (
        "Membalas chat pelanggan dalam 10 menit",
        "Membalas chat pelanggan dalam 10 menit, dilihat setiap [minggu atau bulan?]",
        "[Apa yang menjadi lebih baik, dan bagi siapa?]",
        "Membalas chat pelanggan dalam 10 menit (sekarang [berapa menit?]) paling lambat [kapan?]",
    ),
    (
        "First reply within 45 minutes during opening hours",
        "First reply within 45 minutes during opening hours, looked at every [week or month?]",
        "Speed up the first reply so that [what is different, and for whom?]",
        "First reply within 45 minutes during opening hours (now [how many minutes?]) by [when?]",
    ),
    # What is done to the things that are counted goes with them: more complaints handled, not more complaints.
    (
        "Close 45 support tickets per agent per day",
        "At least 45 support tickets closed per agent per day",
        "More support tickets closed per agent, so that [what is different, and for whom?]",
        "Support tickets closed per agent up from [how many today?] to 45 per day by [when?]",
    ),
    (
        "Menangani 30 pengaduan warga per hari",
        "Minimal 30 pengaduan warga ditangani per hari",
        "Perbanyak pengaduan warga yang ditangani sehingga [apa yang berbeda, dan bagi siapa?]",
        "Pengaduan warga yang ditangani naik dari [berapa sekarang?] menjadi 30 per hari paling lambat [kapan?]",
    ),
    (
        "Number of bugs fixed: 25 per sprint",
        "Number of bugs fixed: at least 25 per sprint",
        "Raise the number of bugs fixed so that [what is different, and for whom?]",
        "Number of bugs fixed up from [how many today?] to 25 per sprint by [when?]",
    ),
    (
        "60% pelanggan lama melakukan pembelian ulang",
        "Minimal 60% pelanggan lama melakukan pembelian ulang, dilihat setiap [minggu atau bulan?]",
        "Perbanyak pelanggan lama yang melakukan pembelian ulang sehingga [apa yang berbeda, dan bagi siapa?]",
        "60% pelanggan lama melakukan pembelian ulang (sekarang [berapa %?]) paling lambat [kapan?]",
    ),
    # What is to get better goes down where less is better, and the unit of the start belongs to the target too.
    (
        "Improve response time to 2 hours",
        "Response time: at most 2 hours, looked at every [week or month?]",
        "Shorten the response time so that [what is different, and for whom?]",
        "Response time down from [how much today?] to 2 hours by [when?]",
    ),
    (
        "Bring average delivery time down from 4 days to 2 by Q3",
        "Average delivery time: at most 2 days, looked at every [week or month?]",
        "Shorten the average delivery time so that [what is different, and for whom?]",
        "Average delivery time down from 4 days to 2 days by Q3",
    ),
    # Numbers that go the other way than the words speak for themselves.
    (
        "Naikkan laba dari Rp800 juta menjadi Rp500 juta",
        "Laba minimal Rp500 juta, dilihat setiap [minggu atau bulan?]",
        "Naikkan laba sehingga [apa yang berbeda, dan bagi siapa?]",
        "Laba dari Rp800 juta menjadi Rp500 juta paling lambat [kapan?]",
    ),
    # A level that is held is held until a day.
    (
        "Pertahankan rating toko minimal 4,8 di marketplace",
        "Rating toko di marketplace minimal 4,8, dilihat setiap [minggu atau bulan?]",
        "Jaga rating toko di marketplace sehingga [apa yang berbeda, dan bagi siapa?]",
        "Pertahankan rating toko minimal 4,8 di marketplace sampai [kapan?]",
    ),
    # A wish for a measure asks for its number alone, any other for the measure; both go on to what they are for.
    (
        "Mengurangi downtime mesin",
        "Downtime mesin maksimal [berapa?], dilihat setiap [minggu atau bulan?]",
        "Mengurangi downtime mesin sehingga [lini berjalan tanpa berhenti mendadak?]",
        "Downtime mesin turun dari [berapa sekarang?] menjadi [berapa?] paling lambat [kapan?]",
    ),
    (
        "Significantly increase customer loyalty",
        "[A measure of customer loyalty?]: [how much?], looked at every [week or month?]",
        "Increase customer loyalty so that [customers come back and bring a friend?]",
        "[A measure of customer loyalty?] from [how much today?] to [how much?] by [when?]",
    ),
    # What is reached once with a date says nothing of each month; what is counted by its noun is effort as well.
    (
        "Tembus 1 juta unduhan aplikasi di akhir tahun",
        "Minimal [berapa?] unduhan aplikasi per [minggu atau bulan?]",
        "Perbanyak unduhan aplikasi sehingga [apa yang berbeda, dan bagi siapa?]",
        "Unduhan aplikasi naik dari [berapa sekarang?] menjadi di atas 1 juta di akhir tahun",
    ),
    (
        "Jumlah postingan Instagram 20 per bulan",
        "Jumlah postingan Instagram minimal 20 per bulan",
        "[Calon pelanggan langsung mengenali merek kita?]",
        "[Kunjungan ke situs dari media sosial?] naik dari [berapa?] menjadi [berapa?] paling lambat "
        "[kapan?] lewat postingan "
        "Instagram 20 per bulan",
    ),
    # A limit is not said twice, a number in words stays, and a moment keeps its letters at both ends.
    (
        "Keep course evaluations at 4 or above out of 5",
        "Course evaluations: at least 4 out of 5, looked at every [week or month?]",
        "Hold course evaluations steady, so that [what is different, and for whom?]",
        "Keep course evaluations at 4 or above out of 5 until [when?]",
    ),
    (
        "Satu menu baru tiap bulan",
        "Minimal satu menu baru tiap bulan",
        "Perbanyak menu baru sehingga [apa yang berbeda, dan bagi siapa?]",
        "Menu baru naik dari [berapa sekarang?] menjadi satu tiap bulan paling lambat [kapan?]",
    ),
    (
        "Pangkas waktu tutup buku dari H+10 menjadi H+4",
        "Waktu tutup buku maksimal H+4, dilihat setiap [minggu atau bulan?]",
        "Persingkat waktu tutup buku sehingga [apa yang berbeda, dan bagi siapa?]",
        "Waktu tutup buku turun dari H+10 menjadi H+4 paling lambat [kapan?]",
    ),
    # Who surveys households wants no more of them; what is sold is counted as sold.
    (
        "Survei 300 rumah tangga sebelum Mei",
        "Survei minimal [berapa?] rumah tangga per [minggu atau bulan?]",
        "[Apa yang menjadi lebih baik, dan bagi siapa?]",
        "Survei 300 rumah tangga sebelum Mei",
    ),
    (
        "Menjual minimal 40 polis per kuartal",
        "Minimal 40 polis terjual per kuartal",
        "Perbanyak polis yang terjual sehingga [apa yang berbeda, dan bagi siapa?]",
        "Polis yang terjual naik dari [berapa sekarang?] menjadi minimal 40 per kuartal paling lambat [kapan?]",
    ),
    # A verb by its form or by its list is linked; a rate rises, of cases there are more.
    (
        "Flights departing on schedule: 95% a month",
        "Flights departing on schedule: at least 95% a month",
        "More flights departing on schedule, so that [what is different, and for whom?]",
        "Flights departing on schedule up from [what % today?] to 95% a month by [when?]",
    ),
    (
        "Persentase siswa hadir tepat waktu 97% per minggu",
        "Persentase siswa hadir tepat waktu minimal 97% per minggu",
        "Naikkan persentase siswa yang hadir tepat waktu sehingga [apa yang berbeda, dan bagi siapa?]",
        "Persentase siswa hadir tepat waktu naik dari [berapa % sekarang?] menjadi 97% per minggu paling "
        "lambat [kapan?]",
    ),
    # "3 out of 4 students" needs no "of", and a rhythm told in words of its own keeps them.
    (
        "3 out of 4 students read at grade level by June",
        "At least 3 out of 4 students read at grade level, looked at every [week or month?]",
        "More students read at grade level, so that [what is different, and for whom?]",
        "3 out of 4 students read at grade level (now [what %?]) by June",
    ),
    (
        "Blood bank stock between 5 and 9 days, checked daily",
        "Blood bank stock: between 5 and 9 days, checked daily",
        "Bring blood bank stock to a level at which [what is different, and for whom?]",
        "Blood bank stock from [how much today?] to between 5 and 9 days, checked daily by [when?]",
    ),
    # What everybody does on time is always so; a verb stands behind the "always".
    (
        "Pengiriman barang tepat waktu di atas 93% tiap pekan",
        "Pengiriman barang tepat waktu di atas 93% tiap pekan",
        "Pengiriman barang selalu tepat waktu sehingga [apa yang berbeda, dan bagi siapa?]",
        "Pengiriman barang tepat waktu naik dari [berapa % sekarang?] menjadi di atas 93% tiap pekan "
        "paling lambat [kapan?]",
    ),
    (
        "Laporan kas harian terbit paling lambat pukul 17.00",
        "Laporan kas harian terbit paling lambat pukul 17.00",
        "Laporan kas selalu terbit tepat waktu sehingga [apa yang berbeda, dan bagi siapa?]",
        "Laporan kas harian terbit paling lambat pukul 17.00: tepat waktu dari [berapa % sekarang?] "
        "menjadi [berapa %?] paling lambat [kapan?]",
    ),
    # One ends the accidents, not their number; and of a delay there should be less, not a faster one.
    (
        "Menekan angka kecelakaan forklift jadi nol",
        "Angka kecelakaan forklift 0, dilihat setiap [minggu atau bulan?]",
        "Hilangkan kecelakaan forklift sehingga [apa yang berbeda, dan bagi siapa?]",
        "Angka kecelakaan forklift turun dari [berapa sekarang?] menjadi 0 paling lambat [kapan?]",
    ),
    (
        "Keterlambatan vendor maksimal 4 hari",
        "Keterlambatan vendor maksimal 4 hari, dilihat setiap [minggu atau bulan?]",
        "Turunkan keterlambatan vendor sehingga [apa yang berbeda, dan bagi siapa?]",
        "Keterlambatan vendor turun dari [berapa sekarang?] menjadi maksimal 4 hari paling lambat [kapan?]",
    ),
    # A habit, all of some, and a thing that ends in its verb stay in their own words.
    (
        "Jogging 3 kali seminggu",
        "Jogging 3 kali seminggu",
        "[Apa yang menjadi lebih baik, dan bagi siapa?]",
        "Jogging 3 kali seminggu (sekarang [berapa?]) paling lambat [kapan?]",
    ),
    (
        "Every shop has at least 2 trained first-aiders",
        "Every shop has at least 2 trained first-aiders, looked at every [week or month?]",
        "[What gets better, and for whom?]",
        "Every shop has at least 2 trained first-aiders (now [what %?]) by [when?]",
    ),
    (
        "Catering menyumbang 25% dari omzet",
        "Catering menyumbang 25% dari omzet, dilihat setiap [minggu atau bulan?]",
        "[Pelanggan di segmen sasaran memilih kita dan membeli lagi?]",
        "Catering menyumbang 25% dari omzet (sekarang [berapa %?]) paling lambat [kapan?]",
    ),
    # What is only named is a measure already, and its level is asked.
    (
        "Share of parcels delivered on time",
        "Share of parcels delivered on time: at least [how much?], looked at every [week or month?]",
        "Raise the share of parcels delivered on time so that [what is different, and for whom?]",
        "Share of parcels delivered on time up from [how much today?] to [how much?] by [when?]",
    ),
    # Who loses weight or saves money needs no other name for it.
    (
        "Turun 5 kg sebelum Ramadan",
        "Berat badan maksimal [tingkat yang harus dijaga?], dilihat setiap [minggu atau bulan?]",
        "Turunkan berat badan sehingga [apa yang berbeda, dan bagi siapa?]",
        "Berat badan turun 5 kg, dari [berapa sekarang?] menjadi [berapa?] sebelum Ramadan",
    ),
    # Stocks turn more often, not less, and a plural has no rate that could be raised.
    (
        "Stock turnover of at least 9 a year",
        "Stock turnover: at least 9 a year",
        "Raise stock turnover so that [what is different, and for whom?]",
        "Stock turnover up from [how much today?] to at least 9 a year by [when?]",
    ),
    (
        "Apprentices with a mentor: 95%",
        "Apprentices with a mentor: at least 95%, looked at every [week or month?]",
        "More apprentices with a mentor, so that [what is different, and for whom?]",
        "Apprentices with a mentor up from [what % today?] to 95% by [when?]",
    ),
]


@pytest.mark.parametrize(("text", "kpi", "objective", "key_result"), FORMS, ids=[row[0] for row in FORMS])
def test_no_word_that_names_something_is_lost(text: str, kpi: str, objective: str, key_result: str) -> None:
    """Nouns, numbers and what is done to them stand in both forms, in sentences that somebody would write."""
    examples = advise(text).examples
    assert examples is not None
    assert (examples.kpi, examples.objective, examples.key_result) == (kpi, objective, key_result)


#: kind it is kept as, sentence, answer, what is said about it
REMARKS: list[tuple[Kind | None, str, str, str]] = [
    ("key_result", "Pertahankan margin kotor minimal 30%", "kpi", "key_result.hold"),
    ("key_result", "Keep turnover at or below 6%", "kpi", "key_result.hold"),
    ("kpi", "Kurangi komplain dan naikkan kepuasan menjadi 90%", "both", "two"),
    (None, "Improve employee engagement and reduce turnover", "okr", "two"),
    ("key_result", "Gandeng 2 influencer", "okr", "key_result.effort"),
    ("key_result", "Undang 5 pembicara tamu", "okr", "key_result.effort"),
    ("key_result", "Mencari tahu alasan pelanggan berhenti", "project", "key_result.project"),
    ("key_result", "Survei kepuasan pelanggan selesai", "project", "key_result.project"),
    # A deed without a rhythm is no routine.
    ("kpi", "Delight every guest", "kpi", ""),
]


@pytest.mark.parametrize(("kind", "text", "answer", "remark"), REMARKS, ids=[f"{r[0]} {r[1]}" for r in REMARKS])
def test_what_is_said_beside_the_answer(kind: Kind | None, text: str, answer: str, remark: str) -> None:
    """A level to hold, two goals in one line, and effort in any dress are told; the sentence for it exists."""
    found = advise(text, None, kind)
    assert (found.answer, found.remark) == (answer, remark)
    assert bool(remark) is bool(words.remark(remark, "en"))


def test_a_thing_that_is_done_is_asked_for_once() -> None:
    """ "Once it is finished is done" would be said twice."""
    asked = advise("Renovasi ruang tunggu selesai sebelum Lebaran").ask
    assert asked == "Setelah “Renovasi ruang tunggu” selesai, apa yang menjadi lebih baik, dan bagi siapa?"

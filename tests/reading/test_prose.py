"""Are the goals in running prose offered as uncertain, and is everything else in prose left alone?"""

from __future__ import annotations

import pytest

from kinerja.reading.document import Role, read_document


def _texts(roles: tuple[Role, ...]) -> list[str]:
    return [
        said.text
        for role in roles
        for said in (*role.kpis, *(kr for each in role.objectives for kr in each.key_results))
    ]


WISHES = {
    "Halo semua,\n\nkemarin kita rapat lama. Penjualan tahun lalu turun 8% karena toko tutup dua minggu. Tahun depan "
    "kita mau menambah 3 cabang baru sebelum Lebaran, dan kita ingin menurunkan retur dari 6% menjadi 2%.": [
        "menambah 3 cabang baru sebelum Lebaran",
        "menurunkan retur dari 6% menjadi 2%",
    ],
    "Target kami tahun 2027 adalah menurunkan angka putus sekolah dari 4% menjadi 1%. Sekolah ini berdiri tahun 1982 "
    "dan punya 640 siswa.": ["menurunkan angka putus sekolah dari 4% menjadi 1%"],
    "Dear team, last year was hard. We lost 12% of our members. This year we want to grow membership from 410 to 600 "
    "and cut late cancellations below 5% per month.": [
        "grow membership from 410 to 600",
        "cut late cancellations below 5% per month",
    ],
    "Your gifts paid for 12 wells.\nIn the coming year we plan to cut the cost per well from $9,200 to $7,500\nby "
    "December. We remain a small team of nine.": ["cut the cost per well from $9,200 to $7,500 by December"],
}


@pytest.mark.parametrize("text", WISHES)
def test_wishes_are_offered(text: str) -> None:
    """What "we" want to move and how far is offered, clause by clause; the document itself states nothing."""
    document = read_document(text)
    assert (document.roles, _texts(document.uncertain)) == ((), WISHES[text])
    assert _texts(document.offered) == WISHES[text]


def test_a_wish_alone_is_read() -> None:
    """Where no prose is beside it, a sentence that wants two things states two goals."""
    said = read_document("Tahun ini kami ingin menaikkan omzet 20% dan menekan komplain di bawah 5 per bulan.")
    assert _texts(said.roles) == ["menaikkan omzet 20%", "menekan komplain di bawah 5 per bulan"]
    assert said.uncertain == ()


def test_what_is_stated_goes_first() -> None:
    """A document with goals of its own offers none of its prose, and the answer in JSON is as it was."""
    document = read_document("We want to cut returns to 2%.\n\nKPI:\n- Picking errors below 1%\n")
    assert (_texts(document.roles), document.uncertain) == (["Picking errors below 1%"], ())
    assert set(document.as_dict()) == {"lang", "roles"}


LEFT = {
    "news": "Inflasi naik 3,2% pada Mei, tertinggi sejak 2023. Analis memperkirakan rupiah melemah hingga 3%.",
    "plans of others": "The council plans to raise parking fees by 10% in April. The minister said unemployment would "
    "fall below 4% by 2028.",
    "a government": "Pemerintah menargetkan pertumbuhan 5,4% pada 2027 dan ingin menekan kemiskinan di bawah 7%.",
    "rules": "Karyawan wajib hadir paling lambat pukul 08.00. Cuti harus diajukan minimal 7 hari sebelumnya.",
    "rules for guests": "Visitors must stay at least 2 metres from the animals. We accept groups of at most 30 people.",
    "an announcement": "PENGUMUMAN\n\nParkir motor maksimal 2 jam untuk kurir.\nTarif sewa naik 10% menjadi Rp 220.000 "
    "per jam.\nDenda Rp 50.000 per hari.",
    "house rules": "House rules 2027\n\nQuiet hours start by 10 pm.\nGuests: at most 4 per flat.\nRent late by more "
    "than 5 days costs $20 per week.",
    "one rule among its like": "Tamu wajib lapor paling lambat pukul 20.00.\nParkir maksimal 2 jam.\nSewa naik 10% "
    "jadi Rp 220.000 per jam.",
    "a retrospective": "Sprint 14 retro\n\nKeep\n- pairing twice a week\nStop\n- meetings longer than 45 minutes\n"
    "Start\n- coffee with support every month",
    "examples in an article": "Bagaimana menulis KPI?\n\nKPI yang baik itu terukur. Contohnya:\n\n- Akurasi stok 98%\n"
    "- Barang keluar dalam 1 jam\n\nSedangkan OKR biasanya lebih menantang.",
    "a condition": "If we raise prices by 5%, we will lose about 10% of our customers.",
    "a service": "We will be closed from 24 to 27 December. We will ship orders within 2 working days. We want to "
    "thank our 300 volunteers.",
    "a warranty": "Jika pelanggan ingin menukar barang, kami akan mengganti dalam 7 hari.",
    "background": "Perusahaan berdiri pada 1998 dan memiliki 1.200 karyawan. Pendapatan naik dari Rp 2 triliun menjadi "
    "Rp 2,6 triliun tahun lalu. Kami ingin terus tumbuh bersama masyarakat.",
    "what was wanted": "Last quarter we wanted to cut returns to 3% but ended at 6%.",
    "an example": "Companies that want to grow 20% a year often fail. For example, to cut costs by 10% is weak.",
    "an advertisement": "Kami ingin Anda bergabung, gaji Rp 6-8 juta per bulan, minimal pengalaman 2 tahun.",
    "a lesson": "In this lesson we want to show you how 3 companies raised sales by 20%.",
}


@pytest.mark.parametrize("name", LEFT)
def test_other_prose_is_left(name: str) -> None:
    """News, rules, conditions, promises to customers, background and examples are neither stated nor offered."""
    document = read_document(LEFT[name])
    assert (_texts(document.roles), _texts(document.uncertain)) == ([], [])

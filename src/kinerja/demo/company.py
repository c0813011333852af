"""Who works in the made-up company, in which unit and with which role? Nobody here exists."""

from __future__ import annotations

from dataclasses import dataclass

from kinerja.core.access import Role

NAME = "Arunika Perabot (fiktif)"
CURRENCY = "IDR"
TIMEZONE = "Asia/Jakarta"


@dataclass(frozen=True, slots=True)
class UnitSpec:
    """A unit of the company under its parent."""

    key: str
    name: str
    parent: str | None


@dataclass(frozen=True, slots=True)
class PersonSpec:
    """A fictional person; `role` holds in `unit`, or everywhere for owner and HR."""

    key: str
    name: str
    position: str
    unit: str
    role: Role
    supervisor: str | None = None


UNITS = (
    UnitSpec("direksi", "Direksi", None),
    UnitSpec("pemasaran", "Pemasaran Digital", "direksi"),
    UnitSpec("konten", "Konten & Merek", "pemasaran"),
    UnitSpec("layanan", "Layanan Pelanggan", "direksi"),
    UnitSpec("penjualan", "Penjualan", "direksi"),
    UnitSpec("penjualan_barat", "Penjualan Wilayah Barat", "penjualan"),
    UnitSpec("penjualan_timur", "Penjualan Wilayah Timur", "penjualan"),
    UnitSpec("operasional", "Gudang & Pengiriman", "direksi"),
    UnitSpec("sdm", "Sumber Daya Manusia", "direksi"),
)

PEOPLE = (
    PersonSpec("ratna", "Ratna Wirabuana", "Direktur Utama", "direksi", Role.OWNER),
    PersonSpec("gilang", "Gilang Adiprana", "Kepala SDM", "sdm", Role.HR, "ratna"),
    PersonSpec("nadia", "Nadia Kertasari", "Kepala Pemasaran Digital", "pemasaran", Role.LEAD, "ratna"),
    PersonSpec("damar", "Damar Wisesa", "Digital Marketing Specialist", "pemasaran", Role.MEMBER, "nadia"),
    PersonSpec("sekar", "Sekar Ayuningrum", "Content Writer", "konten", Role.MEMBER, "nadia"),
    PersonSpec("tegar", "Tegar Mahawira", "Editor Konten", "konten", Role.LEAD, "nadia"),
    PersonSpec("laras", "Laras Pramesti", "Kepala Layanan Pelanggan", "layanan", Role.LEAD, "ratna"),
    PersonSpec("bayu", "Bayu Laksmana", "Customer Service Representative", "layanan", Role.MEMBER, "laras"),
    PersonSpec("intan", "Intan Maheswari", "Customer Service Representative", "layanan", Role.MEMBER, "laras"),
    PersonSpec("yoga", "Yoga Tirtanegara", "Kepala Penjualan", "penjualan", Role.LEAD, "ratna"),
    PersonSpec("citra", "Citra Anggraeni Putri", "Sales Executive", "penjualan_barat", Role.MEMBER, "yoga"),
    PersonSpec("rangga", "Rangga Samudra", "Sales Executive", "penjualan_timur", Role.MEMBER, "yoga"),
    PersonSpec("wulan", "Wulan Sasmita", "Kepala Gudang & Pengiriman", "operasional", Role.LEAD, "ratna"),
    PersonSpec("kirana", "Kirana Dewanti", "HR Officer", "sdm", Role.MEMBER, "gilang"),
    PersonSpec("surya", "Surya Nataprawira", "Komisaris (pembaca)", "direksi", Role.READER),
)

#: The people whom the demo's sign-in page offers, each with a line on what to look at.
DOORS = ("ratna", "gilang", "nadia", "bayu", "citra", "surya")

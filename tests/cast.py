"""Which people, with which rights, do the tests know by name, and what does their organisation hold?

    Direksi ── Penjualan ── Penjualan Timur
            └─ Layanan

Ayu is the owner, Hana is HR, Budi leads Penjualan, Citra is a member there, Dewi is a member of Layanan, Eka
only reads, and Fajar is the owner of another organisation with a KPI, an objective and a cycle of its own.
"""

from __future__ import annotations

from datetime import date

from kinerja.core.access import Role
from kinerja.core.okr import Hold, KeyResultKind
from kinerja.core.period import Cadence
from kinerja.store import models
from kinerja.store.numbers import next_number
from tests.casting import (
    COUNT,
    MINUTES,
    NOW,
    PERCENT,
    RUPIAH,
    SCORE,
    TODAY,
    Cast,
    link,
    measured,
    new_key_result,
    new_kpi,
    new_objective,
    new_organisation,
    new_person,
    new_unit,
    report,
)

__all__ = ["NOW", "TODAY", "Cast", "assemble", "people_and_units"]


def assemble() -> Cast:
    """The whole cast in rows, written directly: two organisations, their people, units, KPIs, a cycle and its goals."""
    cast = people_and_units()
    _kpis(cast)
    _goals(cast)
    _elsewhere(cast)
    _role(cast)
    return cast


def _role(cast: Cast) -> None:
    """R-1, a role that Ayu has added to the organisation's own library."""
    kpi = {"key": "stok", "name": "Stok akurat", "unit": "%", "comparator": ">=", "value": "98"}
    models.Role.objects.create(
        organisation=cast.organisation, number=next_number(cast.organisation.pk, "role"), name="Kepala gerai",
        data={"name": "Kepala gerai", "figures": "own", "kpi": [kpi]}, created_at=NOW, created_by=cast.people["Ayu"],
    )  # fmt: skip


def people_and_units() -> Cast:
    """The people with their rights and the four units, and nothing to look at yet."""
    cast = Cast(new_organisation("Sinar Jaya"), new_organisation("Toko Lain"))
    top = new_unit(cast, "Direksi")
    sales = new_unit(cast, "Penjualan", top)
    new_unit(cast, "Penjualan Timur", sales)
    service = new_unit(cast, "Layanan", top)
    for name, position, unit, role, scope in (
        ("Ayu", "Direktur", top, Role.OWNER, None),
        ("Hana", "Manajer SDM", top, Role.HR, None),
        ("Budi", "Kepala Penjualan", sales, Role.LEAD, sales),
        ("Citra", "Staf Penjualan", sales, Role.MEMBER, sales),
        ("Dewi", "Staf Layanan", service, Role.MEMBER, service),
        ("Eka", "Komisaris", None, Role.READER, None),
    ):
        new_person(cast, name, cast.organisation, role, position=position, unit=unit, scope=scope)
    new_person(cast, "Fajar", cast.other, Role.OWNER, position="Pemilik")
    return cast


def _kpis(cast: Cast) -> None:
    sales, east, service = (cast.units[name] for name in ("Penjualan", "Penjualan Timur", "Layanan"))
    budi, citra, dewi = (cast.people[name] for name in ("Budi", "Citra", "Dewi"))
    omzet = new_kpi(cast, "omzet", "Omzet bulanan", sales, RUPIAH, owner=budi, target="150000000")
    measured(omzet, RUPIAH, {"2026-08": "120000000", "2026-09": "151000000.50", "2026-10": "149999999.99"})
    lower = {"formula": "complement", "polarity": "lower", "comparator": "<="}
    keluhan = new_kpi(
        cast, "keluhan", "Keluhan pelanggan", service, COUNT, Cadence.WEEK, owner=dewi, definition=lower, target="5"
    )
    measured(keluhan, COUNT, {"2026-W44": "12", "2026-W45": "8", "2026-W46": "5"})
    share = {"formula": "hit_rate", "time_aggregation": "ratio"}
    hadir = new_kpi(
        cast, "hadir", "Kehadiran", east, PERCENT, Cadence.DAY, definition=share, target="95", visibility="unit"
    )
    measured(hadir, PERCENT, {"2026-11-19": None, "2026-11-20": None}, numerator_scaled=1900, denominator_scaled=2000)
    band = {"formula": "band", "polarity": "band", "comparator": "between"}
    stok = new_kpi(
        cast, "stok", "Hari persediaan", sales, SCORE, Cadence.QUARTER, definition=band, target="3–4", owner=citra
    )
    measured(stok, SCORE, {"2026-Q2": "3.5", "2026-Q3": "4.6"})
    new_kpi(cast, "gaji", "Selisih gaji", service, RUPIAH, Cadence.YEAR, owner=dewi, visibility="private", target="0")
    cepat = new_kpi(cast, "cepat", "Waktu tanggap", service, MINUTES, Cadence.HALF, definition=lower, target="3.5")
    measured(cepat, MINUTES, {"2026-H1": "4.5"})
    lama = new_kpi(cast, "lama", "Kunjungan toko", sales, COUNT, state="archived", target="10")
    measured(lama, COUNT, {"2026-01": "11"})


def _goals(cast: Cast) -> None:
    cycle = models.Cycle.objects.create(
        organisation=cast.organisation,
        number=next_number(cast.organisation.pk, "cycle"),
        name="Triwulan 4 2026",
        start=date(2026, 10, 1),
        end=date(2026, 12, 31),
    )
    cast.cycles["q4"] = cycle
    top, sales, east, service = (cast.units[n] for n in ("Direksi", "Penjualan", "Penjualan Timur", "Layanan"))
    ayu, budi, citra, dewi = (cast.people[n] for n in ("Ayu", "Budi", "Citra", "Dewi"))
    grow = new_objective(cast, "tumbuh", "Tumbuh sehat", cycle, top, owner=ayu)
    _all_kinds(cast, grow, budi)
    reach = new_objective(cast, "timur", "Timur mengenal kita", cycle, east, owner=citra, visibility="unit")
    new_key_result(
        cast, "klien timur", reach, "Klien baru di timur", KeyResultKind.METRIC, baseline="0", target="20", current="5"
    )
    secret = new_objective(cast, "rahasia", "Siapkan cabang baru", cycle, sales, owner=budi, visibility="private")
    new_key_result(
        cast, "sewa", secret, "Sewa tempat", KeyResultKind.METRIC, baseline="0", target="4", current="2", owner=dewi
    )
    calm = new_objective(
        cast, "tenang", "Pelanggan tenang", cycle, service, owner=dewi, ambition="committed", state="draft"
    )
    new_key_result(cast, "tanggap", calm, "Tanggap cepat", KeyResultKind.METRIC, baseline="10", target="3")
    link(reach, grow, share="0.25")
    link(cast.key_results["sewa"], cast.key_results["klien"], share="0.5")
    link(calm, grow, kind="supports")


def _all_kinds(cast: Cast, objective: models.Objective, owner: models.Person) -> None:
    """One key result of every kind, with what each is proven by."""
    kinds = KeyResultKind
    new_key_result(
        cast, "klien", objective, "Klien baru", kinds.METRIC, baseline="40", target="100", current="70", owner=owner
    )
    hold = {date(2026, 10, 6): "92", date(2026, 10, 13): "88", date(2026, 11, 18): "95"}
    for name, kind, ends in (
        ("puas", kinds.AT_LEAST, {"target": "90"}),
        ("batal", kinds.AT_MOST, {"target": "90"}),
        ("stabil", kinds.WITHIN, {"target": "85", "high": "92"}),
    ):
        made = new_key_result(cast, name, objective, name.title(), kind, PERCENT, hold=Hold.HIT_RATE.value, **ends)
        report(made, PERCENT, hold)
    steps = new_key_result(cast, "langkah", objective, "Buka gudang", kinds.MILESTONE)
    for position, (title, weight, done) in enumerate(
        (("Sewa", 100, TODAY), ("Isi", 200, None), ("Buka", 100, None)), 1
    ):
        models.Milestone.objects.create(
            organisation_id=steps.organisation_id,
            key_result=steps,
            position=position,
            title=title,
            weight=weight,
            done_on=done,
        )
    new_key_result(cast, "iso", objective, "Sertifikat terbit", kinds.BINARY, current="1")
    new_key_result(cast, "ukur", objective, "Ukur waktu kirim", kinds.BASELINE, MINUTES, current="42.5")
    new_key_result(
        cast, "dari kpi", objective, "Omzet naik", kinds.KPI, RUPIAH, baseline="100000000", target="200000000",
        kpi=cast.kpis["omzet"], health_kpi=cast.kpis["keluhan"],
    )  # fmt: skip


def _elsewhere(cast: Cast) -> None:
    """What Fajar's organisation holds: the same nouns, with numbers that exist here too."""
    home, fajar = cast.other, cast.people["Fajar"]
    unit = new_unit(cast, "Toko", None, home)
    kpi = new_kpi(cast, "kpi lain", "Omzet toko", unit, RUPIAH, owner=fajar, target="1")
    measured(kpi, RUPIAH, {"2026-10": "2"})
    cycle = models.Cycle.objects.create(
        organisation=home,
        number=next_number(home.pk, "cycle"),
        name="Lain",
        start=date(2026, 10, 1),
        end=date(2026, 12, 31),
    )
    cast.cycles["lain"] = cycle
    goal = new_objective(cast, "tujuan lain", "Tujuan toko", cycle, unit, owner=fajar)
    new_key_result(cast, "hasil lain", goal, "Hasil toko", KeyResultKind.METRIC, baseline="0", target="2", current="1")
    for row, verb in ((cast.organisation, "kpi.created"), (home, "kpi.created")):
        models.Event.objects.create(organisation=row, at=NOW, verb=verb, noun="kpi", ref="KPI-1", title="Omzet")

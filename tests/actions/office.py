"""Which people act in these tests, on what, and when? All of it is written by the actions themselves."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal

from kinerja.actions import cycle, kpi, objective, organisation, person, unit
from kinerja.actions.drafts import (
    DefinitionDraft,
    KeyResultDraft,
    KpiDraft,
    MilestoneDraft,
    ObjectiveDraft,
    PersonDraft,
    RoleGrant,
)
from kinerja.actions.record import Done
from kinerja.core.access import Role, Viewer
from kinerja.core.measure import Comparator, Polarity, Unit, UnitKind
from kinerja.core.okr import KeyResultKind
from kinerja.core.score import Formula, Scoring
from kinerja.store.models import Person
from kinerja.store.refs import number_in
from kinerja.store.viewers import viewer_for

#: A Sunday in Jakarta: November runs, October has ended.
NOW = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)
NUMBER = Unit(UnitKind.NUMBER, "keluhan")


def done(outcome: object) -> Done:
    """The outcome of an action that must have worked."""
    assert isinstance(outcome, Done), outcome
    return outcome


@dataclass(frozen=True)
class Office:
    """Ayu owns the organisation, Hana is HR, Budi leads Penjualan (U-2), Citra is a member there, Dewi one elsewhere.

    Eka may only read. Fajar owns another organisation and must never see a thing. `cycle` runs, `next_cycle` is next.
    """

    ayu: Viewer
    hana: Viewer
    budi: Viewer
    citra: Viewer
    dewi: Viewer
    eka: Viewer
    fajar: Viewer
    refs: dict[str, str]
    sales: str
    cycle: str
    next_cycle: str


def make_office() -> Office:
    """The people with their rights, two units under the first, and two cycles."""
    here = organisation.set_up("Sinar Jaya", "ayu@example.org", "Ayu", None, now=NOW)
    there = organisation.set_up("Toko Lain", "fajar@example.org", "Fajar", None, now=NOW)
    assert isinstance(here, organisation.Started)
    assert isinstance(there, organisation.Started)
    ayu = here.viewer
    sales = done(unit.create(ayu, "Penjualan", here.unit_ref, now=NOW)).ref
    service = done(unit.create(ayu, "Layanan", here.unit_ref, now=NOW)).ref
    roles = {
        "Hana": (Role.HR, None), "Budi": (Role.LEAD, sales), "Citra": (Role.MEMBER, sales),
        "Dewi": (Role.MEMBER, service), "Eka": (Role.READER, None),
    }  # fmt: skip
    refs = {"Ayu": "P-1"}
    for name, (role, where) in roles.items():
        draft = PersonDraft(name, f"{name.lower()}@example.org", unit_ref=where, roles=(RoleGrant(role, where),))
        refs[name] = done(person.create(ayu, draft, now=NOW)).ref
    viewers = {name: viewer_for(_pk(ayu, ref)) for name, ref in refs.items()}
    running = done(cycle.create(ayu, "TW 4 2026", date(2026, 10, 1), date(2026, 12, 31), now=NOW)).ref
    following = done(cycle.create(ayu, "TW 1 2027", date(2027, 1, 1), date(2027, 3, 31), now=NOW)).ref
    return Office(
        *(viewers[name] for name in ("Ayu", "Hana", "Budi", "Citra", "Dewi", "Eka")),
        there.viewer,
        refs,
        sales,
        running,
        following,
    )


def _pk(viewer: Viewer, ref: str) -> int:
    return Person.objects.get(organisation=viewer.organisation, number=number_in("person", ref)).pk


def make_kpi(office: Office, **changed: object) -> str:
    """A KPI of Penjualan, by default Citra's; the keywords are fields of the draft."""
    scoring = Scoring(Formula.COMPLEMENT, Polarity.LOWER, Comparator.AT_MOST)
    fields: dict[str, object] = {
        "name": "Keluhan per bulan", "unit_ref": office.sales, "unit": NUMBER, "owner_ref": office.refs["Citra"],
        "definition": DefinitionDraft(scoring), "target": Decimal(12), "target_since": "2026-01",
    }  # fmt: skip
    return done(kpi.create(office.budi, KpiDraft(**{**fields, **changed}), now=NOW)).ref  # type: ignore[arg-type]  # checked by the draft


@dataclass(frozen=True)
class Goal:
    """A published objective (O-1) with KR-1 (12 → 5 complaints), KR-2 (two steps) and KR-3 (done or not)."""

    objective: str
    metric: str
    steps: str
    binary: str


def make_goal(office: Office) -> Goal:
    """Budi's objective of the running cycle; its key results are Citra's."""
    citra = office.refs["Citra"]
    key_results = (
        KeyResultDraft("Keluhan dari 12 ke 5", baseline=Decimal(12), target=Decimal(5), owner_ref=citra),
        KeyResultDraft(
            "Pusat bantuan", KeyResultKind.MILESTONE, owner_ref=citra,
            milestones=(MilestoneDraft("Rancangan"), MilestoneDraft("Terbit", Decimal(3))),
        ),
        KeyResultDraft("Survei terkirim", KeyResultKind.BINARY, owner_ref=citra),
    )  # fmt: skip
    draft = ObjectiveDraft(
        "Pelanggan lebih puas", office.sales, office.cycle, office.refs["Budi"], key_results=key_results, publish=True
    )
    return Goal(done(objective.create(office.budi, draft, now=NOW)).ref, "KR-1", "KR-2", "KR-3")

"""Are people, units, tokens, events and words found as they were written?"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from kinerja.core.access import Role
from kinerja.core.problem import Problem
from kinerja.store import books, models, viewers
from kinerja.store.digests import digest
from tests.cast import NOW, TODAY, Cast
from tests.casting import COUNT, new_kpi


@pytest.mark.parametrize(
    ("name", "text", "found"),
    [
        ("Ayu", "omzet", ["KPI-1", "KR-8"]),
        ("Ayu", "kpi-2", ["KPI-2"]),
        ("Ayu", "OMZET bulan", ["KPI-1"]),
        ("Ayu", "penjualan", ["U-2", "U-3"]),
        ("Ayu", "budi", ["P-3"]),
        ("Ayu", "kr-1", ["KR-1"]),
        ("Ayu", "5", ["KPI-5", "KR-5", "P-5"]),
        ("Ayu", "gaji", ["KPI-5"]),
        ("Eka", "gaji", []),
        ("Eka", "kpi-5", []),
        ("Eka", "rahasia cabang", []),
        ("Dewi", "sewa", ["KR-10"]),
        ("Ayu", "%", []),
        ("Ayu", "_", []),
        ("Ayu", "kunjungan", []),
        ("Ayu", "   ", []),
        ("Ayu", "99999999999999999999", []),
    ],
)
def test_search_finds_what_its_reader_may_see(cast: Cast, name: str, text: str, found: list[str]) -> None:
    """By words in any order of case, by short id, by bare number; wildcards are letters; archived KPIs stay out."""
    assert sorted(hit.ref for hit in books.search(cast.viewer(name), text)) == sorted(found)


def test_search_puts_the_likely_ones_first_and_stops(cast: Cast) -> None:
    """What begins with the text comes before what holds it."""
    for title in ("Rasio omzet", "Omzet harian", "Laba per omzet"):
        new_kpi(cast, title, title, cast.units["Layanan"], COUNT)
    hits = books.search(cast.viewer("Ayu"), "omzet", limit=3)
    assert [hit.title for hit in hits] == ["Omzet bulanan", "Omzet harian", "Omzet naik"]
    assert (hits[0].kind, hits[0].sub) == ("kpi", "Penjualan")
    assert books.search(cast.viewer("Ayu"), "omzet", limit=0) == ()


def test_units_stand_in_the_order_of_the_tree(cast: Cast) -> None:
    """Parents before children, siblings by name, with people counted and leads named."""
    rows = books.units(cast.viewer("Eka"))
    assert [(u.name, u.depth, u.people, [p.name for p in u.leads]) for u in rows] == [
        ("Direksi", 0, 2, []),
        ("Layanan", 1, 1, []),
        ("Penjualan", 1, 2, ["Budi"]),
        ("Penjualan Timur", 2, 0, []),
    ]
    assert [u.ref for u in books.unit_choices(cast.viewer("Eka"))] == [u.ref for u in rows]
    models.Unit.objects.filter(name="Layanan").update(archived_at=NOW)
    assert [u.name for u in books.units(cast.viewer("Eka"))] == ["Direksi", "Penjualan", "Penjualan Timur"]
    row = books.unit(cast.viewer("Eka"), "u-4")
    assert not isinstance(row, Problem) and row.archived and row.parent_ref == "U-1"


def test_people_come_with_roles_and_settings(cast: Cast) -> None:
    """A person's roles name their units; a unit's people include those below it."""
    viewer = cast.viewer("Eka")
    assert [p.name for p in books.people(viewer)] == ["Ayu", "Budi", "Citra", "Dewi", "Eka", "Hana"]
    assert [p.name for p in books.people(viewer, "U-2")] == ["Budi", "Citra"]
    budi = books.person(viewer, "p-3")
    assert not isinstance(budi, Problem)
    assert [(r.role, r.unit and r.unit.name) for r in budi.roles] == [(Role.LEAD, "Penjualan")]
    assert (budi.position, budi.unit and budi.unit.name, budi.has_account) == ("Kepala Penjualan", "Penjualan", True)
    assert [p.name for p in books.owner_choices(viewer)] == ["Ayu", "Budi", "Citra", "Dewi"]
    assert [p.name for p in books.owner_choices(viewer, most=1)] == ["Ayu"]


def test_a_token_opens_until_it_ends(cast: Cast) -> None:
    """Expired, revoked, unknown, or of somebody deactivated: no viewer."""
    budi = cast.people["Budi"]
    columns = {"organisation": cast.organisation, "person": budi, "name": "skrip", "prefix": "kj_ab", "created_at": NOW}
    token = models.ApiToken.objects.create(
        digest=digest("rahasia"), scopes="read,report", expires_at=NOW + timedelta(days=1), **columns
    )
    found = viewers.viewer_of_token("rahasia", NOW)
    assert found is not None
    assert found[0].scopes == {"read", "report"} and found[0].person == budi.pk
    assert found[0] == replace(cast.viewer("Budi"), scopes=found[0].scopes)
    assert found[1] == books.organisation(found[0])
    assert [t.prefix for t in books.tokens(cast.viewer("Budi"))] == ["kj_ab"]
    assert books.tokens(cast.viewer("Ayu")) == ()
    assert viewers.viewer_of_token("salah", NOW) is None
    assert viewers.viewer_of_token("rahasia", NOW + timedelta(days=2)) is None
    models.ApiToken.objects.filter(pk=token.pk).update(expires_at=None)
    assert viewers.viewer_of_token("rahasia", NOW + timedelta(days=2)) is not None
    models.Person.objects.filter(pk=budi.pk).update(active=False)
    assert viewers.viewer_of_token("rahasia", NOW) is None
    assert viewers.arrival(budi.user_id or 0) is None
    assert books.board(cast.viewer("Budi"), TODAY).kpis == ()


def test_events_come_newest_first_in_pages_that_neither_skip_nor_repeat(cast: Cast) -> None:
    """Ten of them, three at a time; each as visible as its thing was."""
    for number in range(9):
        models.Event.objects.create(
            organisation=cast.organisation,
            at=NOW,
            verb="kpi.edited",
            noun="kpi",
            ref="KPI-5",
            actor=cast.people["Dewi"],
            title=str(number),
            after={"name": str(number)},
            visibility="private" if number % 2 else "open",
            unit=cast.units["Layanan"],
        )
    pages, before = [], None
    while page := books.events(cast.viewer("Ayu"), before=before, limit=3):
        pages.append([event.title for event in page])
        before = page[-1].id
    assert pages == [["8", "7", "6"], ["5", "4", "3"], ["2", "1", "0"], ["Omzet"]]
    seen = books.events(cast.viewer("Eka"), ref="kpi-5")
    assert [event.title for event in seen] == ["8", "6", "4", "2", "0"]
    assert seen[0].actor is not None and seen[0].actor.name == "Dewi"
    assert seen[0].after == {"name": "8"} and seen[0].unit is not None


def test_a_value_keeps_all_that_it_ever_was(cast: Cast) -> None:
    """Revisions by period, the newest first, with reason and person."""
    reading = models.Measurement.objects.get(kpi=cast.kpis["omzet"], period_label="2026-10")
    models.MeasurementRevision.objects.create(
        organisation=cast.organisation,
        measurement=reading,
        revision=2,
        value_scaled=15_000_000_010,
        reason="salah ketik",
        by=cast.people["Budi"],
        at=NOW,
    )
    rows = books.readings_with_revisions(cast.viewer("Budi"), "KPI-1")
    assert not isinstance(rows, Problem)
    assert [row.period for row in rows] == ["2026-10", "2026-09", "2026-08"]
    newest, first = rows[0].revisions
    assert (rows[0].revision, str(newest.value), newest.reason, str(first.value)) == (
        *(2, "150000000.10", "salah ketik", "149999999.99"),
    )
    assert newest.by is not None and newest.by.name == "Budi"


def test_a_closing_is_read_with_its_later_words(cast: Cast) -> None:
    """None while open; then the grade, what was learnt, and corrections in their order."""
    viewer, goal = cast.viewer("Ayu"), cast.objectives["tumbuh"]
    assert books.closing(viewer, "O-1") is None
    made = models.ObjectiveClosing.objects.create(
        organisation=cast.organisation,
        objective=goal,
        grade_tenths=7,
        progress="0.65",
        self_grade_tenths=6,
        learning="mulai awal",
        at=NOW,
        by=cast.people["Ayu"],
    )
    for text in ("satu", "dua"):
        models.ObjectiveCorrection.objects.create(organisation=cast.organisation, closing=made, text=text, at=NOW)
    row = books.closing(viewer, "o-1")
    assert row is not None and not isinstance(row, Problem)
    assert (str(row.grade), str(row.progress), str(row.self_grade)) == ("0.7", "0.65", "0.6")
    assert [c.text for c in row.corrections] == ["satu", "dua"]
    book = books.objective(viewer, "O-1", TODAY)
    assert not isinstance(book, Problem) and str(book.objectives[0].grade) == "0.7"


def test_a_rewording_says_from_what_to_what(cast: Cast) -> None:
    """The newest first, with its reason."""
    for target in ("120", "90"):
        models.KeyResultRevision.objects.create(
            organisation=cast.organisation,
            key_result=cast.key_results["klien"],
            reason=f"jadi {target}",
            before={"target": "100"},
            after={"target": target},
            at=NOW,
            by=cast.people["Budi"],
        )
    rows = books.wordings(cast.viewer("Eka"), "kr-1")
    assert not isinstance(rows, Problem)
    assert [(row.after["target"], row.reason) for row in rows] == [("90", "jadi 90"), ("120", "jadi 120")]
    assert isinstance(books.wordings(cast.viewer("Eka"), cast.ref("sewa")), Problem)


def test_invitations_are_for_those_who_invite(cast: Cast) -> None:
    """HR sees whom was invited; a lead sees none."""
    models.Invitation.objects.create(
        organisation=cast.organisation,
        email="x@contoh.id",
        digest=digest("x"),
        created_at=NOW,
        expires_at=NOW,
        created_by=cast.people["Hana"],
        unit=cast.units["Layanan"],
    )
    rows = books.invitations(cast.viewer("Hana"))
    assert [(r.email, r.role, r.unit and r.unit.name) for r in rows] == [("x@contoh.id", Role.MEMBER, "Layanan")]
    assert books.invitations(cast.viewer("Budi")) == ()

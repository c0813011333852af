"""Does a role become KPIs and objectives as it was chosen, and can an organisation keep roles of its own?"""

from __future__ import annotations

from decimal import Decimal

import pytest

from kinerja import library
from kinerja.actions import role as roles
from kinerja.actions import role_making
from kinerja.actions.adopted import retold
from kinerja.actions.adoption import Adopted, Adoption, KeyResultChoice, KpiChoice, ObjectiveChoice, adopt, everything
from kinerja.core.access import Viewer, Visibility
from kinerja.core.okr import KeyResultKind
from kinerja.core.period import Cadence, period_of
from kinerja.core.problem import Problem, Problems
from kinerja.library.role import RoleTemplate
from kinerja.store import books, role_rows
from kinerja.store.models import Event, Kpi, Objective
from tests.actions.office import NOW, Office, done, make_goal, make_kpi

TODAY = NOW.date()


def _role() -> RoleTemplate:
    found = library.role("digital-marketing-specialist")
    assert found is not None
    return found


def _adopted(outcome: object) -> Adopted:
    assert isinstance(outcome, Adopted), outcome
    return outcome


def _codes(outcome: object) -> list[tuple[str, str | None]]:
    assert isinstance(outcome, Problem | Problems), outcome
    items = outcome.items if isinstance(outcome, Problems) else (outcome,)
    return [(p.code, p.field) for p in items]


@pytest.mark.parametrize("lang", ["id", "en"])
@pytest.mark.parametrize("slug", library.slugs())
def test_every_role_can_be_adopted_whole_in_both_languages(office: Office, slug: str, lang: str) -> None:
    """Every KPI and objective of every role is one that the product accepts as it stands."""
    role = library.role(slug)
    assert role is not None
    kpis, objectives = everything(role)
    wanted = Adoption(role, lang, kpis, objectives, office.sales, cycle_ref=office.cycle, publish=True)
    made = _adopted(adopt(office.budi, wanted, now=NOW))
    assert len(made.refs) == len(role.kpis) + len(role.objectives)
    # No line is doubted but for what its unit says of a sum or its comparator of a polarity.
    assert not made.warnings, [(w.code, dict(w.values)) for w in made.warnings]


def test_a_figure_nobody_replaced_says_that_it_is_an_example(office: Office) -> None:
    """The KPI keeps its whole sheet; an own target is one's own, the template's is marked, and none is none."""
    choices = (
        KpiChoice("qualified_leads"),
        KpiChoice("roas", "ROAS toko", Decimal("2.5")),
        KpiChoice("page_conversion", empty=True),
    )
    wanted = Adoption(_role(), "id", choices, (), office.sales, office.refs["Citra"])
    refs = _adopted(adopt(office.budi, wanted, now=NOW)).refs
    book = books.board(office.budi, TODAY)
    by_ref = {kpi.ref: kpi for kpi in book.kpis}
    leads, roas, page = (by_ref[ref] for ref in refs)
    assert (leads.name, leads.targets[0].value) == ("Prospek layak dari kanal digital", Decimal(200))
    assert (roas.name, roas.targets[0].value, page.targets) == ("ROAS toko", Decimal("2.5"), ())
    assert leads.owner is not None
    assert leads.owner.name == "Citra"
    assert leads.definition.source.startswith("CRM")
    reasons = {k.number: k.targets.get().reason for k in Kpi.objects.filter(targets__isnull=False)}
    assert "Spesialis Pemasaran Digital" in reasons[1]
    assert reasons[2] == ""
    assert "Spesialis Pemasaran Digital" in leads.definition.description
    assert "Spesialis" not in roas.definition.description


def test_an_objective_comes_as_a_draft_with_its_figures_and_its_guard(office: Office) -> None:
    """Own figures go into the sentence as well; the key results guard the KPI that was adopted with them."""
    goal = ObjectiveChoice(1, key_results=(KeyResultChoice(1, baseline=Decimal(500), target=Decimal(900)),
                                           KeyResultChoice(2)))  # fmt: skip
    wanted = Adoption(_role(), "id", (KpiChoice("page_conversion"),), (goal,), office.sales, cycle_ref=office.cycle)
    kpi, objective = _adopted(adopt(office.budi, wanted, now=NOW)).refs
    view = books.objective(office.budi, objective, TODAY)
    assert not isinstance(view, Problem)
    (found,) = view.objectives
    first, second = found.key_results
    assert found.state == "draft"
    assert first.title == "Naikkan kunjungan organik dari 500 menjadi 900 pada akhir kuartal"
    assert first.aim.kind is KeyResultKind.METRIC
    assert (first.aim.baseline, first.aim.target) == (Decimal(500), Decimal(900))
    assert (first.health_kpi, second.health_kpi) == (kpi, kpi)
    assert "Spesialis Pemasaran Digital" in found.why


def test_a_person_is_enough_where_the_person_has_a_unit(office: Office) -> None:
    """Adopting for oneself names no unit: it is one's own."""
    wanted = Adoption(_role(), "en", (KpiChoice("roas"),), (), owner_ref=office.refs["Citra"])
    _adopted(adopt(office.citra, wanted, now=NOW))
    (kpi,) = books.board(office.citra, TODAY).kpis
    assert (kpi.unit.name, kpi.owner and kpi.owner.name, kpi.name) == ("Penjualan", "Citra", "ROAS")
    homeless = Adoption(_role(), "en", (KpiChoice("roas"),), (), owner_ref=office.refs["Eka"])
    assert _codes(adopt(office.ayu, homeless, now=NOW)) == [("library.no_unit", "unit")]


def test_one_wrong_line_and_nothing_is_written(office: Office) -> None:
    """Each refusal names its line; what had been written before it is taken back, events and all."""
    before = Event.objects.count()
    results = (KeyResultChoice(1), KeyResultChoice(2, target=Decimal(20)))
    wanted = Adoption(
        _role(), "id", (KpiChoice("roas"), KpiChoice("roas", target=Decimal(-1)), KpiChoice("charm")),
        (ObjectiveChoice(1, key_results=results), ObjectiveChoice(9)), office.sales, cycle_ref=office.cycle,
    )  # fmt: skip
    found = _codes(adopt(office.budi, wanted, now=NOW))
    assert ("kpi.target_zero", "kpi.roas.formula") in found
    assert ("library.no_such_line", "kpi.charm") in found
    assert ("key_result.target_is_baseline", "objective.1.key_result.2.target") in found
    assert ("library.no_such_line", "objective.9") in found
    assert (Kpi.objects.count(), Objective.objects.count(), Event.objects.count()) == (0, 0, before)


@pytest.mark.parametrize(
    ("who", "code"),
    [("dewi", "forbidden"), ("eka", "forbidden"), ("fajar", "not_found")],
)
def test_who_may_not_write_in_a_unit_adopts_nothing_there(office: Office, who: str, code: str) -> None:
    """The same rights as for writing each KPI by hand."""
    viewer: Viewer = getattr(office, who)
    kpis, objectives = everything(_role())
    wanted = Adoption(_role(), "id", kpis, objectives, office.sales, cycle_ref=office.cycle)
    assert {each for each, _ in _codes(adopt(viewer, wanted, now=NOW))} <= {code, "not_found"}
    assert Kpi.objects.count() == 0


def test_objectives_ask_for_a_cycle_or_begin_the_quarter(office: Office) -> None:
    """Who has no cycle yet gets the running quarter with the first objectives."""
    wanted = Adoption(_role(), "id", (), (ObjectiveChoice(1),), office.sales)
    assert _codes(adopt(office.ayu, wanted, now=NOW)) == [("library.cycle_missing", "cycle")]
    assert _codes(adopt(office.ayu, Adoption(_role(), "id", (), (), office.sales), now=NOW)) == [
        ("library.nothing_chosen", "kpi")
    ]
    _adopted(adopt(office.ayu, wanted, now=NOW, quarter=period_of(TODAY, Cadence.QUARTER)))
    assert Objective.objects.get().cycle.name == "2026-Q4"


def test_a_sentence_is_retold_with_other_figures() -> None:
    """The places are those that reading finds; a multiplier goes with its digits."""
    said = "Naikkan omzet dari Rp150 juta menjadi Rp200 juta pada akhir kuartal"
    figures = {"baseline": (Decimal(150_000_000), Decimal(90_000_000)), "value": (Decimal(200_000_000),) * 2}
    assert retold(said, "id", figures) == "Naikkan omzet dari Rp90.000.000 menjadi Rp200 juta pada akhir kuartal"
    english = "Cut load time from 4 to 2 seconds by the end of the quarter"
    assert (
        retold(english, "en", {"baseline": (Decimal(4), Decimal("3.5")), "value": (Decimal(2), Decimal(1))})
        == "Cut load time from 3.5 to 1 seconds by the end of the quarter"
    )


SMALL = 'name = "Barista"\n[[kpi]]\nkey = "waste"\nname = "Susu terbuang"\nunit = "%"\ncomparator = "<="\nvalue = 2.5\n'


def _small() -> RoleTemplate:
    read = library.read_role(SMALL)
    assert isinstance(read, RoleTemplate)
    return read


def test_an_own_role_is_kept_changed_archived_and_taken_out_again(office: Office) -> None:
    """Everybody of the organisation finds it, nobody else does, and its numbers stay exact."""
    ref = done(roles.create(office.budi, _small(), now=NOW)).ref
    (own,) = role_rows.own_roles(office.eka)
    assert (own.ref, own.template.kpis[0].value, own.by and own.by.name) == ("R-1", Decimal("2.5"), "Budi")
    assert role_rows.own_roles(office.fajar) == ()
    assert isinstance(role_rows.role(office.fajar, ref), Problem)
    assert done(roles.edit(office.hana, ref, SMALL.replace("2.5", "2"), now=NOW)).revision == 2
    assert done(roles.edit(office.hana, ref, SMALL.replace("2.5", "2"), now=NOW)).event is None
    assert _codes(roles.edit(office.hana, ref, "name = ", now=NOW)) == [("library.unreadable", "file")]
    done(roles.archive(office.budi, ref, now=NOW))
    assert role_rows.own_roles(office.eka) == ()
    assert _codes(roles.edit(office.hana, ref, SMALL, now=NOW)) == [("library.archived", None)]
    done(roles.restore(office.hana, ref, now=NOW))
    assert len(role_rows.own_roles(office.eka)) == 1
    verbs = list(Event.objects.filter(noun="role").order_by("id").values_list("verb", flat=True))
    assert verbs == ["role.created", "role.edited", "role.archived", "role.restored"]


def test_who_adds_roles_leads_a_unit_or_runs_the_organisation(office: Office) -> None:
    """A lead changes those that he added, and no others."""
    for viewer in (office.citra, office.dewi, office.eka):
        assert _codes(roles.create(viewer, _small(), now=NOW)) == [("forbidden", None)]
    ref = done(roles.create(office.hana, _small(), now=NOW)).ref
    assert _codes(roles.archive(office.budi, ref, now=NOW)) == [("forbidden", None)]
    assert _codes(roles.edit(office.fajar, ref, SMALL, now=NOW)) == [("not_found", None)]


def test_a_unit_s_present_work_becomes_a_role_and_comes_back_by_adopting_it(office: Office) -> None:
    """Name, sheet and target of the KPI, the objective with its key results; no value, no person, nothing private."""
    make_kpi(office)
    make_kpi(office, name="Gaji tim", visibility=Visibility.PRIVATE)
    make_goal(office)
    ref = done(role_making.from_unit(office.budi, office.sales, "Staf penjualan", today=TODAY, now=NOW)).ref
    made = role_rows.role(office.budi, ref)
    assert isinstance(made, RoleTemplate)
    (kpi,), (goal,) = made.kpis, made.objectives
    assert (kpi.key, kpi.value, str(kpi.comparator), str(kpi.polarity)) == (
        "keluhan_per_bulan", Decimal(12), "<=", "lower",
    )  # fmt: skip
    assert [each.value for each in goal.key_results] == [Decimal(5), None, None]
    assert not made.example
    kpis, objectives = everything(made)
    wanted = Adoption(made, "id", kpis, objectives, "U-3", cycle_ref=office.next_cycle)
    refs = _adopted(adopt(office.dewi, wanted, now=NOW)).refs
    assert len(refs) == 2
    assert Kpi.objects.get(number=3).targets.get().reason == ""
    empty = role_making.from_unit(office.ayu, "U-1", "Kantor", today=TODAY, now=NOW)
    assert _codes(empty) == [("library.unit_is_empty", "unit")]

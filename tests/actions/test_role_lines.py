"""Is an adoption taken back whole, a mistake deleted, and a role changed line by line, and nothing else lost?"""

from __future__ import annotations

from decimal import Decimal

from kinerja import library
from kinerja.actions import adoption_undo, alignment, discard, kpi, measurement, objective, role_lines, role_making
from kinerja.actions import role as roles
from kinerja.actions.adoption import Adopted, Adoption, KpiChoice, adopt, everything
from kinerja.actions.drafts import KpiEdit
from kinerja.actions.taking_back import TakenBack
from kinerja.core.problem import Problem
from kinerja.library import editing
from kinerja.library.editing import Line
from kinerja.library.role import RoleTemplate
from kinerja.store import books, role_rows
from kinerja.store.models import Event, KeyResult, Kpi, Objective
from tests.actions.office import NOW, Office, done, make_goal, make_kpi
from tests.actions.test_library import SMALL, TODAY, _adopted, _codes, _role


def _whole_role(office: Office) -> Adopted:
    kpis, objectives = everything(_role())
    return _adopted(
        adopt(office.budi, Adoption(_role(), "id", kpis, objectives, office.sales, cycle_ref=office.cycle), now=NOW)
    )


def test_an_adoption_is_taken_back_in_one_step(office: Office) -> None:
    """Every KPI and objective is gone, with its key results; the history tells of both, and no number comes again."""
    made = _whole_role(office)
    undone = adoption_undo.undo(office.budi, made.event, now=NOW)
    assert isinstance(undone, TakenBack)
    assert (sorted(undone.refs), undone.kept) == (sorted(made.refs), ())
    assert (Kpi.objects.count(), Objective.objects.count(), KeyResult.objects.count()) == (0, 0, 0)
    last = Event.objects.latest("id")
    assert (last.verb, last.title, last.after["kpis"]) == ("role.adoption_undone", "Spesialis Pemasaran Digital", "10")
    assert books.discarded(office.eka, ["KPI-1", "O-1", "KR-1", "KPI-99"]) == {"KPI-1", "O-1", "KR-1", "KPI-99"}
    assert _codes(adoption_undo.undo(office.budi, made.event, now=NOW)) == [("adoption.nothing_left", None)]
    assert make_kpi(office) == f"KPI-{len(_role().kpis) + 1}"


def test_what_was_worked_on_stays_and_says_why(office: Office) -> None:
    """A value, a new name, a check-in, a link: each keeps its thing, and what guards it; the rest is taken back."""
    made = _whole_role(office)
    measured, renamed = made.refs[0], made.refs[7]
    goals = [ref for ref in made.refs if ref.startswith("O-")]
    done(measurement.measure(office.budi, measured, Decimal(1), now=NOW))
    done(kpi.edit(office.budi, renamed, KpiEdit(name="Nama lain"), now=NOW))
    done(objective.publish(office.budi, goals[0], now=NOW))
    done(alignment.align(office.budi, goals[1], goals[2], now=NOW))
    undone = adoption_undo.undo(office.budi, made.event, now=NOW)
    assert isinstance(undone, TakenBack)
    why = {problem.field: problem.code for problem in undone.kept}
    assert (why[measured], why[renamed]) == ("discard.reported", "adoption.touched")
    assert [why[ref] for ref in goals[:3]] == ["adoption.touched", "discard.linked", "discard.linked"]
    assert "discard.in_use" in why.values()
    assert goals[3] in undone.refs
    assert Kpi.objects.filter(number=int(measured[4:])).exists()


def test_a_member_takes_back_an_own_adoption(office: Office) -> None:
    """What Citra adopted for her unit she may take back, though a target is not hers to set; Dewi may not."""
    wanted = Adoption(_role(), "id", (KpiChoice("roas"),), (), office.sales)
    made = _adopted(adopt(office.citra, wanted, now=NOW))
    assert _codes(adoption_undo.undo(office.dewi, made.event, now=NOW)) == [("forbidden", "KPI-1")]
    assert isinstance(adoption_undo.undo(office.citra, made.event, now=NOW), TakenBack)


def test_a_mistake_is_deleted_as_long_as_nobody_reported_on_it(office: Office) -> None:
    """A draft objective with its key results, and a KPI without values; what is published or reported on is kept."""
    mistake, goal = make_kpi(office), make_goal(office)
    assert _codes(discard.discard(office.budi, goal.objective, now=NOW)) == [("discard.published", None)]
    done(objective.unpublish(office.budi, goal.objective, now=NOW))
    assert done(discard.discard(office.budi, goal.objective, now=NOW)).ref == goal.objective
    assert KeyResult.objects.count() == 0
    assert done(discard.discard(office.budi, mistake.lower(), now=NOW)).ref == mistake
    kept = make_kpi(office)
    done(measurement.measure(office.citra, kept, Decimal(9), period="2026-10", now=NOW))
    assert _codes(discard.discard(office.budi, kept, now=NOW)) == [("discard.reported", None)]
    for wrong in ("KR-1", "U-2", mistake, "x"):
        assert _codes(discard.discard(office.budi, wrong, now=NOW))[0][0] == "not_found"


def test_a_person_s_work_or_a_sentence_becomes_a_role(office: Office) -> None:
    """What Citra answers for, and nothing of others; a sentence gives the first KPI its unit, limit and rhythm."""
    make_kpi(office)
    make_kpi(office, name="Kasir", owner_ref=None)
    ref = done(role_making.from_person(office.budi, office.refs["Citra"], "Staf layanan", today=TODAY, now=NOW)).ref
    made = role_rows.role(office.budi, ref)
    assert isinstance(made, RoleTemplate)
    assert [each.name.in_language("id") for each in made.kpis] == ["Keluhan per bulan"]
    nobody = role_making.from_person(office.budi, office.refs["Eka"], "X", today=TODAY, now=NOW)
    assert _codes(nobody) == [("library.person_is_empty", "owner")]
    said = "Susu terbuang maksimal 2 liter per minggu"
    begun = done(role_making.from_sentence(office.budi, "Barista", said, lang="id", now=NOW)).ref
    made = role_rows.role(office.budi, begun)
    assert isinstance(made, RoleTemplate)
    (first,) = made.kpis
    assert (str(first.comparator), first.value, str(first.cadence), str(first.polarity)) == ("<=", 2, "week", "lower")


def test_two_people_change_different_lines_of_a_role_at_once(office: Office) -> None:
    """Only who rewrites the very line that another has rewritten since is stopped; a KPI taken out guards nothing."""
    ref = done(roles.create(office.hana, _role(), now=NOW)).ref
    own = role_rows.own_role(office.hana, ref)
    assert not isinstance(own, Problem)
    data = library.as_dict(own.template)
    roas, leads = Line("kpi", "roas"), Line("kpi", "qualified_leads")
    seen = {each: editing.mark_of(editing.row_of(data, each)) for each in (roas, leads)}
    row = {**(editing.row_of(data, roas) or {}), "value": Decimal(5), "health": ""}
    done(role_lines.write(office.hana, ref, roas, row, seen=seen[roas], now=NOW))
    assert _codes(role_lines.write(office.ayu, ref, roas, row, seen=seen[roas], now=NOW)) == [
        ("library.overtaken", None)
    ]
    done(role_lines.leave_out(office.ayu, ref, leads, seen=seen[leads], now=NOW))
    assert _codes(role_lines.write(office.ayu, ref, leads, row, now=NOW)) == [("not_found", None)]
    wrong = role_lines.write(office.ayu, ref, roas, {**row, "unit": None, "cv": "dari {from}"}, now=NOW)
    assert sorted(_codes(wrong)) == [("library.cv_places", "cv"), ("library.missing", "unit")]
    left = role_rows.role(office.ayu, ref)
    assert isinstance(left, RoleTemplate)
    assert "qualified_leads" not in {each.health for each in left.kpis}
    assert role_lines.move(office.ayu, ref, roas, -1, now=NOW)
    assert _codes(roles.edit(office.ayu, ref, SMALL, seen=1, now=NOW)) == [("library.overtaken", None)]

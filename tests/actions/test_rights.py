"""Is every action closed to a stranger, and every change closed to a reader?"""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal

import pytest

import kinerja.actions
from kinerja import library
from kinerja.actions import (
    adoption,
    adoption_undo,
    alignment,
    cycle,
    discard,
    import_undo,
    invitation,
    key_result,
    kpi,
    kpi_weight,
    measurement,
    objective,
    organisation,
    paste,
    paste_roles,
    person,
    role,
    role_lines,
    role_making,
    sheet,
    token,
    unit,
    weighing,
)
from kinerja.actions.adoption import Adoption, KpiChoice
from kinerja.actions.drafts import (
    CycleEdit,
    DefinitionDraft,
    KeyResultDraft,
    KeyResultEdit,
    KpiDraft,
    KpiEdit,
    ObjectiveDraft,
    ObjectiveEdit,
    OrganisationEdit,
    PasteDraft,
    PasteItem,
    PersonDraft,
    PersonEdit,
)
from kinerja.actions.role_lines import Amendment
from kinerja.actions.sheeted import SheetDraft, SheetLine
from kinerja.actions.weighing import NewWeight
from kinerja.core.access import Viewer
from kinerja.core.kpi import Aggregation
from kinerja.core.problem import Problem, Problems
from kinerja.core.score import Scoring
from kinerja.library import as_toml
from kinerja.library.editing import Line
from kinerja.store.models import Event
from tests.actions.office import NOW, NUMBER, Goal, Office, done

ONE = Decimal(1)
ROLE = library.roles()[0]
KPIS = (KpiChoice(ROLE.kpis[0].key),)
LINE = SheetLine(8, "X", NUMBER, Scoring(), Aggregation.LAST, 0, target=ONE)


def _adopted() -> int:
    """The adoption that stands in the feed."""
    return Event.objects.get(verb="role.adopted").pk


def _imported() -> int:
    """The import that stands in the feed."""
    return Event.objects.get(verb="import.document_saved").pk


#: Every action on something of the organisation, as anybody might try it.
DEEDS: dict[str, Callable[[Viewer], object]] = {
    "kpi.create": lambda v: kpi.create(v, KpiDraft("X", "U-2", NUMBER), now=NOW),
    "kpi.edit": lambda v: kpi.edit(v, "KPI-1", KpiEdit(name="X"), now=NOW),
    "kpi.revise": lambda v: kpi.revise(v, "KPI-1", DefinitionDraft(), "sebab", now=NOW),
    "kpi.set_target": lambda v: kpi.set_target(v, "KPI-1", "2027-01", ONE, now=NOW),
    "kpi.archive": lambda v: kpi.archive(v, "KPI-1", "sebab", now=NOW),
    "kpi.restore": lambda v: kpi.restore(v, "KPI-1", now=NOW),
    "kpi_weight.weigh": lambda v: kpi_weight.weigh(v, "KPI-1", ONE, now=NOW),
    "weighing.weigh_all": lambda v: weighing.weigh_all(v, [NewWeight("KPI-1", ONE)], "2026-11", now=NOW),
    "sheet.save": lambda v: sheet.save(v, [SheetDraft("U-2", None, "2026-10", (LINE,))], now=NOW),
    "measurement.measure": lambda v: measurement.measure(v, "KPI-1", ONE, now=NOW),
    "measurement.undo": lambda v: measurement.undo(v, "KPI-1", "2026-10", 1, now=NOW),
    "objective.create": lambda v: objective.create(v, ObjectiveDraft("X", "U-2", "C-1"), now=NOW),
    "objective.edit": lambda v: objective.edit(v, "O-1", ObjectiveEdit(title="X"), now=NOW),
    "objective.publish": lambda v: objective.publish(v, "O-1", now=NOW),
    "objective.unpublish": lambda v: objective.unpublish(v, "O-1", now=NOW),
    "objective.close": lambda v: objective.close(v, "O-1", now=NOW),
    "objective.correct": lambda v: objective.correct(v, "O-1", "X", now=NOW),
    "key_result.add": lambda v: key_result.add(v, "O-1", KeyResultDraft("X"), now=NOW),
    "key_result.edit": lambda v: key_result.edit(v, "KR-1", KeyResultEdit(title="X"), now=NOW),
    "key_result.remove": lambda v: key_result.remove(v, "KR-1", "sebab", now=NOW),
    "key_result.check_in": lambda v: key_result.check_in(v, "KR-1", ONE, now=NOW),
    "key_result.undo_check_in": lambda v: key_result.undo_check_in(v, "KR-1", 1, now=NOW),
    "cycle.create": lambda v: cycle.create(v, "X", date(2028, 1, 1), date(2028, 3, 31), now=NOW),
    "cycle.edit": lambda v: cycle.edit(v, "C-1", CycleEdit(name="X"), now=NOW),
    "cycle.close": lambda v: cycle.close(v, "C-1", now=NOW),
    "alignment.align": lambda v: alignment.align(v, "O-1", "O-2", now=NOW),
    "alignment.unalign": lambda v: alignment.unalign(v, "O-1", "O-2", now=NOW),
    "adoption.adopt": lambda v: adoption.adopt(v, Adoption(ROLE, "id", KPIS, (), "U-2"), now=NOW),
    "adoption_undo.undo": lambda v: adoption_undo.undo(v, _adopted(), now=NOW),
    "import_undo.undo": lambda v: import_undo.undo(v, _imported(), now=NOW),
    "discard.discard": lambda v: discard.discard(v, "KPI-2", now=NOW),
    "role.create": lambda v: role.create(v, ROLE, now=NOW),
    "role.edit": lambda v: role.edit(v, "R-1", as_toml(ROLE), now=NOW),
    "role.archive": lambda v: role.archive(v, "R-1", now=NOW),
    "role.restore": lambda v: role.restore(v, "R-1", now=NOW),
    "role_lines.describe": lambda v: role_lines.describe(v, "R-1", {"name": "X"}, now=NOW),
    "role_lines.write": lambda v: role_lines.write(v, "R-1", Line("objective"), {"title": "X"}, now=NOW),
    "role_lines.amend": lambda v: role_lines.amend(v, "R-1", Amendment(None, {"name": "X"}), now=NOW),
    "role_lines.move": lambda v: role_lines.move(v, "R-1", Line("kpi", ROLE.kpis[1].key), -1, now=NOW),
    "role_lines.leave_out": lambda v: role_lines.leave_out(v, "R-1", Line("kpi", ROLE.kpis[0].key), now=NOW),
    "role_making.from_person": lambda v: role_making.from_person(v, "P-4", "X", today=NOW.date(), now=NOW),
    "role_making.from_sentence": lambda v: role_making.from_sentence(v, "X", "Antrean < 5 menit", lang="id", now=NOW),
    "role_making.from_unit": lambda v: role_making.from_unit(v, "U-2", "X", today=NOW.date(), now=NOW),
    "unit.create": lambda v: unit.create(v, "X", "U-2", now=NOW),
    "unit.edit": lambda v: unit.edit(v, "U-2", name="X", now=NOW),
    "unit.archive": lambda v: unit.archive(v, "U-2", now=NOW),
    "unit.restore": lambda v: unit.restore(v, "U-2", now=NOW),
    "person.create": lambda v: person.create(v, PersonDraft("X", unit_ref="U-2"), now=NOW),
    "person.edit": lambda v: person.edit(v, "P-4", PersonEdit(name="X"), now=NOW),
    "person.set_roles": lambda v: person.set_roles(v, "P-4", (), now=NOW),
    "person.deactivate": lambda v: person.deactivate(v, "P-4", now=NOW),
    "person.reactivate": lambda v: person.reactivate(v, "P-4", now=NOW),
    "invitation.invite": lambda v: invitation.invite(v, "x@example.org", unit_ref="U-2", now=NOW),
    "invitation.withdraw": lambda v: invitation.withdraw(v, 1, now=NOW),
    "token.revoke": lambda v: token.revoke(v, 1, now=NOW),
    "organisation.edit": lambda v: organisation.edit(v, OrganisationEdit(grace_days=9), now=NOW),
    "paste.save": lambda v: paste.save(v, PasteDraft("U-2", (PasteItem(1, "kpi", "X", value=ONE),)), now=NOW),
    "paste_roles.save": lambda v: paste_roles.save(
        v, [PasteDraft("U-2", (PasteItem(1, "kpi", "X", value=ONE),))], now=NOW
    ),
}
#: What everybody does for oneself, whoever one is.
OWN = {"profile.edit", "profile.change_password", "profile.read_news", "token.create"}
#: Fajar may run his own organisation, and these name nothing of another.
AT_HOME = {"cycle.create", "organisation.edit", "role.create", "role_making.from_sentence"}


def actions() -> Iterator[str]:
    """Every public function that takes a viewer and a time, named by the module that offers it."""
    for found in pkgutil.iter_modules(kinerja.actions.__path__):
        module = importlib.import_module(f"kinerja.actions.{found.name}")
        for name, function in inspect.getmembers(module, inspect.isfunction):
            parameters = inspect.signature(function).parameters
            if function.__module__ == module.__name__ and {"viewer", "now"} <= set(parameters) and name[0] != "_":
                yield f"{found.name}.{name}"


#: Where the noun's own module offers an action that a file beside it writes.
OFFERED = {"kpi_definition": "kpi", "kpi_target": "kpi", "check_in": "key_result", "closing": "objective",
           "publication": "objective"}  # fmt: skip
#: Parts of actions: they write what an action has allowed.
PARTS = {"record.record", "kpi_weight.begin", "carry_over.carry_over", "closing.closing_of", "key_result_draft.write",
         "discard.erase_kpi", "discard.erase_objective", "discard.erase_key_result", "discard.erase_cycle",
         "role.rewrite"}  # fmt: skip


def test_no_action_is_forgotten() -> None:
    """A new action must be tried here by a stranger and a reader."""
    found = {f"{OFFERED.get(m, m)}.{n}" for m, _, n in (a.partition(".") for a in actions()) if f"{m}.{n}" not in PARTS}
    assert sorted(found) == sorted({*DEEDS, *OWN})


@pytest.fixture
def furnished(office: Office, complaints: str, goal: Goal) -> Office:
    """Something of every noun to try it on: a value, a check-in, a second objective, a token and an invitation."""
    done(measurement.measure(office.citra, complaints, ONE, period="2026-10", now=NOW))
    done(key_result.check_in(office.citra, goal.metric, Decimal(9), now=NOW))
    done(objective.create(office.budi, ObjectiveDraft("Dua", office.sales, office.cycle), now=NOW))
    token.create(office.citra, "Skrip", ["read"], now=NOW)
    invitation.invite(office.hana, "gita@example.org", now=NOW)
    done(role.create(office.hana, ROLE, now=NOW))
    adoption.adopt(office.budi, Adoption(ROLE, "id", KPIS, (), office.sales), now=NOW)
    paste_roles.save(office.budi, [PasteDraft(office.sales, (PasteItem(1, "kpi", "X", value=ONE),))], now=NOW)
    return office


def codes(outcome: object) -> set[str]:
    """The codes of all refusals; "done" when there was none."""
    items = outcome.items if isinstance(outcome, Problems) else (outcome,)
    return {item.code if isinstance(item, Problem) else "done" for item in items}


def test_a_stranger_learns_nothing_and_changes_nothing(furnished: Office) -> None:
    """Fajar owns another organisation: not one of these things is there for him."""
    before = Event.objects.count()
    answers = {name: codes(deed(furnished.fajar)) for name, deed in DEEDS.items() if name not in AT_HOME}
    assert {name: found for name, found in answers.items() if found != {"not_found"}} == {}
    assert Event.objects.count() == before


def test_a_reader_changes_nothing(furnished: Office) -> None:
    """Eka sees what is open; every change is forbidden, and another's token is not there."""
    before = Event.objects.count()
    answers = {name: codes(deed(furnished.eka)) for name, deed in DEEDS.items()}
    assert answers.pop("token.revoke") == {"not_found"}
    assert {name: found for name, found in answers.items() if found != {"forbidden"}} == {}
    assert Event.objects.count() == before


def test_who_was_let_go_changes_nothing(furnished: Office) -> None:
    """Budi led Penjualan; deactivated, he is refused everything."""
    from kinerja.store.viewers import viewer_for

    done(person.deactivate(furnished.ayu, furnished.refs["Budi"], now=NOW))
    before = Event.objects.count()
    gone = viewer_for(furnished.budi.person)
    answers = {name: codes(deed(gone)) for name, deed in DEEDS.items()}
    assert {name: found for name, found in answers.items() if not found <= {"forbidden", "not_found"}} == {}
    assert Event.objects.count() == before

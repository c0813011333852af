"""How is a key result reported on, what does that cost, and how is it taken back?"""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kinerja.actions import cycle, key_result, objective
from kinerja.actions.drafts import KeyResultDraft
from kinerja.core.access import Viewer
from kinerja.core.okr import KeyResultKind
from kinerja.core.problem import Kind, Problem, Problems
from kinerja.store.models import CheckIn, Event, KeyResult, Milestone
from tests.actions.office import NOW, Goal, Office, done, make_kpi


def row(ref: str = "KR-1") -> KeyResult:
    """A key result of the first organisation as it is kept."""
    return KeyResult.objects.get(organisation_id=KeyResult.objects.earliest("id").organisation_id, number=int(ref[3:]))


def test_a_check_in_touches_its_own_rows_only(office: Office, goal: Goal) -> None:
    """Right, key result, check-in and event in six statements with the savepoint, however many others."""
    for _ in range(2):
        with CaptureQueriesContext(connection) as queries:
            done(key_result.check_in(office.citra, goal.metric, Decimal(8), confidence=6, now=NOW))
        said = [q["sql"].split()[0] for q in queries]
        assert said == ["SAVEPOINT", "SELECT", "UPDATE", "INSERT", "INSERT", "RELEASE"]
        key_result.add(office.budi, goal.objective, KeyResultDraft("Satu lagi", KeyResultKind.BINARY), now=NOW)


def test_a_check_in_says_from_what_to_what(office: Office, goal: Goal) -> None:
    """12 → 10 → 8: the row remembers the last value and the confidences, the events each step."""
    done(key_result.check_in(office.citra, goal.metric, Decimal(10), confidence=5, now=NOW))
    second = done(
        key_result.check_in(office.citra, goal.metric, Decimal(8), confidence=7, note="Skrip baru membantu", now=NOW)
    )
    kept = row()
    assert (kept.current_scaled, kept.confidences, kept.check_in_count, kept.revision) == (8, "5,7", 2, 3)
    event = Event.objects.get(pk=second.event)
    assert event.before == {"value": "10", "confidence": "5"}
    assert event.after.items() >= {"number": "2", "value": "8", "confidence": "7"}.items()
    assert (event.actor_id, event.note) == (office.citra.person, "Skrip baru membantu")
    assert second.undo is not None and second.undo.number == 2


def test_only_the_last_three_confidences_stay_on_the_row(office: Office, goal: Goal) -> None:
    """Two falls running need three; the rest is in the check-ins."""
    for confidence in (10, 9, 8, 7):
        done(key_result.check_in(office.citra, goal.metric, None, confidence=confidence, now=NOW))
    assert row().confidences == "9,8,7"
    assert row().current_scaled is None


def test_undo_puts_back_what_the_check_ins_that_are_left_say(office: Office, goal: Goal) -> None:
    """10 and 8 with 5 and 7; without the second it is 10 and 5 again, without both it was never reported."""
    done(key_result.check_in(office.citra, goal.metric, Decimal(10), confidence=5, now=NOW))
    done(key_result.check_in(office.citra, goal.metric, Decimal(8), confidence=7, now=NOW + timedelta(days=1)))
    done(key_result.undo_check_in(office.citra, goal.metric, 2, now=NOW + timedelta(days=1)))
    assert (row().current_scaled, row().confidences, row().reported_at) == (10, "5", NOW)
    done(key_result.undo_check_in(office.citra, goal.metric, 1, now=NOW + timedelta(days=1)))
    assert (row().current_scaled, row().confidences, row().reported_on) == (None, "", None)
    assert CheckIn.objects.filter(undone_at__isnull=False).count() == 2
    assert Event.objects.latest("id").verb == "key_result.check_in_undone"
    again = key_result.undo_check_in(office.citra, goal.metric, 1, now=NOW)
    assert isinstance(again, Problem) and (again.code, again.values["by"]) == ("check_in.undone", "Citra")


def test_undoing_an_earlier_check_in_leaves_the_later_one_in_force(office: Office, goal: Goal) -> None:
    """A typing error of last week goes; what was said since stays."""
    done(key_result.check_in(office.citra, goal.metric, Decimal(99), now=NOW))
    done(key_result.check_in(office.citra, goal.metric, Decimal(8), now=NOW))
    done(key_result.undo_check_in(office.citra, goal.metric, 1, now=NOW))
    assert row().current_scaled == 8


def test_milestones_are_checked_in_by_the_steps_done(office: Office, goal: Goal) -> None:
    """Step 1, then both, then taken back: step 2 is open again."""
    done(key_result.check_in(office.citra, goal.steps, None, milestones_done=(1,), now=NOW))
    done(key_result.check_in(office.citra, goal.steps, None, milestones_done=(1, 2), now=NOW))
    assert Milestone.objects.filter(done_on=None).count() == 0
    done(key_result.undo_check_in(office.citra, goal.steps, 2, now=NOW))
    assert [m.position for m in Milestone.objects.filter(done_on=None)] == [2]
    assert Event.objects.latest("id").after["milestones"] == "1"


def test_who_saw_an_older_revision_gets_the_others_value(office: Office, goal: Goal) -> None:
    """Both looked at revision 1; Citra was faster, and Budi learns what she said."""
    done(key_result.check_in(office.citra, goal.metric, Decimal(8), seen=1, now=NOW))
    late = key_result.check_in(office.budi, goal.metric, Decimal(9), seen=1, now=NOW)
    assert isinstance(late, Problem)
    assert (late.code, late.kind, late.field) == ("conflict", Kind.CONFLICT, "value")
    assert {name: late.values[name] for name in ("by", "value", "revision")} == {
        "by": "Citra", "value": "8", "revision": 2,
    }  # fmt: skip
    assert late.values["at"] == NOW


@pytest.mark.parametrize(
    ("ref", "entered", "code", "field"),
    [
        ("KR-1", {"value": Decimal("7.5")}, "number.too_fine", "value"),
        ("KR-1", {"value": Decimal(7), "confidence": 11}, "check_in.confidence_out_of_range", "confidence"),
        ("KR-1", {"value": None}, "check_in.empty", "value"),
        ("KR-1", {"value": None, "milestones_done": (1,)}, "check_in.no_milestones", "milestones"),
        ("KR-2", {"value": Decimal(1)}, "check_in.by_milestones", "value"),
        ("KR-2", {"value": None, "milestones_done": (1, 7)}, "check_in.unknown_milestone", "milestones"),
        ("KR-3", {"value": Decimal(2)}, "check_in.binary", "value"),
        ("KR-99", {"value": Decimal(2)}, "not_found", None),
    ],
)
def test_what_cannot_be_reported_is_refused(
    office: Office, goal: Goal, ref: str, entered: dict[str, object], code: str, field: str | None
) -> None:
    """Each refusal names its field, and nothing is written."""
    outcome = key_result.check_in(office.citra, ref, now=NOW, **entered)  # type: ignore[arg-type]  # the table's types
    problem = outcome.items[0] if isinstance(outcome, Problems) else outcome
    assert isinstance(problem, Problem)
    assert (problem.code, problem.field) == (code, field)
    assert not CheckIn.objects.exists()


def test_a_key_result_that_reads_a_kpi_is_not_checked_in(office: Office, goal: Goal) -> None:
    """The refusal names the KPI to measure instead."""
    kpi = make_kpi(office)
    draft = KeyResultDraft("Baca KPI", KeyResultKind.KPI, baseline=Decimal(12), target=Decimal(5), kpi_ref=kpi)
    ref = done(key_result.add(office.budi, goal.objective, draft, now=NOW)).ref
    refused = key_result.check_in(office.budi, ref, Decimal(8), now=NOW)
    assert isinstance(refused, Problem)
    assert (refused.code, refused.values["kpi"]) == ("check_in.reads_kpi", "KPI-1")


def test_nothing_is_reported_on_a_draft_or_in_a_closed_cycle(office: Office, goal: Goal) -> None:
    """A closed cycle says since when and by whom it is closed."""
    done(objective.unpublish(office.budi, goal.objective, now=NOW))
    draft = key_result.check_in(office.citra, goal.metric, Decimal(8), now=NOW)
    assert isinstance(draft, Problem) and draft.code == "objective.not_published"
    done(cycle.close(office.hana, office.cycle, now=NOW))
    shut = key_result.check_in(office.citra, goal.metric, Decimal(8), now=NOW)
    assert isinstance(shut, Problem)
    assert (shut.code, shut.values["by"], shut.values["at"]) == ("cycle.closed", "Hana", NOW)


RIGHTS = [("ayu", None), ("hana", None), ("budi", None), ("citra", None), ("dewi", "forbidden"), ("eka", "forbidden"),
          ("fajar", "not_found")]  # fmt: skip


@pytest.mark.parametrize(("name", "code"), RIGHTS)
def test_who_may_check_in(office: Office, goal: Goal, name: str, code: str | None) -> None:
    """Whose key result it is, whoever leads the unit, and who runs the organisation."""
    viewer: Viewer = getattr(office, name)
    outcome = key_result.check_in(viewer, goal.metric, Decimal(9), now=NOW)
    assert (outcome.code if isinstance(outcome, Problem) else None) == code

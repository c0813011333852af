"""How is an objective set, changed inside its cycle, closed for good, and carried on?"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from kinerja.actions import cycle, key_result, objective, organisation
from kinerja.actions.drafts import (
    CycleEdit,
    KeyResultDraft,
    KeyResultEdit,
    MilestoneDraft,
    ObjectiveDraft,
    ObjectiveEdit,
    OrganisationEdit,
)
from kinerja.core.lifecycle import KeyResultOutcome
from kinerja.core.okr import Ambition, KeyResultKind
from kinerja.core.problem import Problem, Problems
from kinerja.store.models import (
    Cycle,
    Event,
    KeyResult,
    KeyResultRevision,
    Milestone,
    Objective,
    ObjectiveClosing,
    ObjectiveCorrection,
)
from tests.actions.office import NOW, Goal, Office, done

DONE, CARRY, DROP = KeyResultOutcome.DONE, KeyResultOutcome.CARRY_OVER, KeyResultOutcome.DROP


def test_an_objective_comes_with_its_key_results(office: Office, goal: Goal) -> None:
    """One objective, three key results in their order, two steps, and an event for each but the steps."""
    row = Objective.objects.get()
    first = row.key_results.order_by("position")[0]
    assert (row.state, first.title) == ("published", "Keluhan dari 12 ke 5")
    steps = Milestone.objects.order_by("position").values_list("title", "weight")
    assert list(steps) == [("Rancangan", 100), ("Terbit", 300)]
    events = Event.objects.filter(noun__in=("objective", "key_result")).order_by("id")
    added = ["key_result.added"] * 3
    assert [event.verb for event in events] == ["objective.created", *added, "objective.published"]


def test_refusals_name_the_key_result_and_the_field(office: Office) -> None:
    """The second has a target that is its baseline, the third no KPI to read; the objective lacks a title."""
    same = KeyResultDraft("Sama", baseline=Decimal(5), target=Decimal(5))
    fine = KeyResultDraft("Baik", KeyResultKind.BINARY)
    kpi = KeyResultDraft("KPI", KeyResultKind.KPI, baseline=Decimal(1), target=Decimal(2))
    refused = objective.create(
        office.budi, ObjectiveDraft("", office.sales, office.cycle, key_results=(fine, same, kpi)), now=NOW
    )
    assert isinstance(refused, Problems)
    assert [(p.code, p.field) for p in refused.items] == [
        ("text.missing", "title"),
        ("key_result.target_is_baseline", "key_results.1.target"),
        ("key_result.needs_kpi", "key_results.2.kpi"),
    ]
    assert not Objective.objects.exists()


def test_publishing_asks_for_two_to_five_key_results_or_only_warns(office: Office) -> None:
    """The organisation may loosen the rule; then the same sentence is a warning."""
    one = ObjectiveDraft(
        "Sendiri", office.sales, office.cycle, key_results=(KeyResultDraft("A", KeyResultKind.BINARY),)
    )
    ref = done(objective.create(office.budi, one, now=NOW)).ref
    refused = objective.publish(office.budi, ref, now=NOW)
    assert isinstance(refused, Problem) and refused.code == "objective.too_few_key_results"
    done(organisation.edit(office.ayu, OrganisationEdit(strict_key_results=False), now=NOW))
    published = done(objective.publish(office.budi, ref, now=NOW))
    assert [w.code for w in published.warnings] == ["objective.too_few_key_results"]


def test_a_proposed_wording_waits_as_a_draft_until_it_is_answered(office: Office) -> None:
    """It is kept, and neither published at once nor later before its question is gone."""
    asks = ObjectiveDraft("Naikkan retensi sehingga [apa yang berbeda?]", office.sales, office.cycle, publish=True)
    refused = objective.create(office.budi, asks, now=NOW)
    assert isinstance(refused, Problems) and ("objective.unanswered", "title") in [
        (p.code, p.field) for p in refused.items
    ]
    ref = done(objective.create(office.budi, replace(asks, publish=False), now=NOW)).ref
    later = objective.publish(office.budi, ref, now=NOW)
    assert isinstance(later, Problem) and later.code == "objective.unanswered"


def test_a_new_target_inside_the_cycle_needs_a_reason_and_is_kept(office: Office, goal: Goal) -> None:
    """5 becomes 6 with a reason; a new title needs none."""
    refused = key_result.edit(office.budi, goal.metric, KeyResultEdit(target=Decimal(6)), now=NOW)
    assert isinstance(refused, Problem) and (refused.code, refused.field) == ("key_result.needs_reason", "reason")
    done(key_result.edit(office.budi, goal.metric, KeyResultEdit(target=Decimal(6)), "Sistem pindah", now=NOW))
    done(key_result.edit(office.budi, goal.metric, KeyResultEdit(title="Keluhan turun"), now=NOW))
    kept = [(r.before, r.after, r.reason) for r in KeyResultRevision.objects.order_by("id")]
    assert kept[0] == ({"target": "5"}, {"target": "6"}, "Sistem pindah")
    assert kept[1][1] == {"title": "Keluhan turun"}
    assert KeyResult.objects.get(number=1).revision == 3


def test_a_done_step_is_never_dropped(office: Office, goal: Goal) -> None:
    """Steps come and go while they are open; one that is done stays on record."""
    done(key_result.check_in(office.citra, goal.steps, None, milestones_done=(1,), now=NOW))
    steps = (MilestoneDraft("Rancangan"), MilestoneDraft("Uji coba"))
    done(key_result.edit(office.budi, goal.steps, KeyResultEdit(milestones=steps), "Urutan baru", now=NOW))
    assert list(Milestone.objects.order_by("position").values_list("title", flat=True)) == ["Rancangan", "Uji coba"]
    gone = KeyResultEdit(milestones=(MilestoneDraft("Uji coba"),))
    refused = key_result.edit(office.budi, goal.steps, gone, "Hapus", now=NOW)
    assert isinstance(refused, Problems) and refused.items[0].code == "key_result.milestone_done"


def test_a_removed_key_result_stays_in_the_history(office: Office, goal: Goal) -> None:
    """With its reason; it takes no check-ins any more."""
    done(key_result.remove(office.budi, goal.binary, "Survei dibatalkan", now=NOW))
    assert KeyResult.objects.get(number=3).removed_at == NOW
    refused = key_result.check_in(office.citra, goal.binary, Decimal(1), now=NOW)
    assert isinstance(refused, Problem) and refused.code == "not_found"


def test_an_edit_on_an_older_revision_is_a_conflict(office: Office, goal: Goal) -> None:
    """Revision 2 is the published one; whoever edits revision 1 learns what changed since."""
    stale = objective.edit(office.budi, goal.objective, ObjectiveEdit(why="Karena"), seen=1, now=NOW)
    assert isinstance(stale, Problem) and stale.code == "conflict"
    done(objective.edit(office.budi, goal.objective, ObjectiveEdit(why="Karena"), seen=2, now=NOW))


def closed(office: Office, goal: Goal, **words: object) -> object:
    """Close the goal with every key result decided, unless told otherwise."""
    outcomes = {"KR-1": DONE, "KR-2": DROP, "KR-3": DROP}
    return objective.close(office.budi, goal.objective, **{"outcomes": outcomes, "now": NOW, **words})  # type: ignore[arg-type]  # words vary


def test_closing_keeps_grade_coverage_and_words(office: Office, goal: Goal) -> None:
    """KR-1 at 8 of 12→5 is 4/7, KR-2 one quarter of its steps, KR-3 unreported: mean 0.41 of two, grade 0.4."""
    done(key_result.check_in(office.citra, goal.metric, Decimal(8), now=NOW))
    done(key_result.check_in(office.citra, goal.steps, None, milestones_done=(1,), now=NOW))
    done(closed(office, goal, self_grade=Decimal("0.5"), self_reason="Awal yang baik", learning="Mulai lebih dini"))
    kept = ObjectiveClosing.objects.get()
    assert (kept.grade_tenths, kept.coverage_reported, kept.coverage_asked) == (4, 2, 3)
    assert (kept.self_grade_tenths, kept.self_reason, kept.learning) == (5, "Awal yang baik", "Mulai lebih dini")
    assert kept.progress.startswith("0.4107")
    assert list(KeyResult.objects.order_by("number").values_list("outcome", flat=True)) == ["done", "drop", "drop"]
    event = Event.objects.latest("id")
    assert (event.verb, event.after["grade"], event.after["KR-2"]) == ("objective.closed", "0.4", "drop")


@pytest.mark.parametrize(
    ("words", "code", "field"),
    [
        ({"outcomes": {"KR-1": DONE}}, "objective.outcomes_missing", "outcomes"),
        (
            {"outcomes": {"KR-1": DONE, "KR-2": DROP, "KR-3": DROP, "KR-9": DROP}},
            "objective.outcomes_unknown",
            "outcomes",
        ),
        ({"self_grade": Decimal("0.55"), "self_reason": "x"}, "objective.self_grade_out_of_range", "self_grade"),
        ({"self_grade": Decimal("0.5")}, "objective.self_grade_needs_reason", "self_reason"),
    ],
)
def test_a_closing_without_its_words_is_refused(
    office: Office, goal: Goal, words: dict[str, object], code: str, field: str
) -> None:
    """Every key result is decided on, and an own grade has its reason."""
    refused = closed(office, goal, **words)
    assert isinstance(refused, Problems)
    assert [(p.code, p.field) for p in refused.items] == [(code, field)]
    assert Objective.objects.get().state == "published"


def test_a_missed_commitment_asks_what_was_learnt(office: Office, goal: Goal) -> None:
    """Committed is met at 1.0 only; the miss asks for a post-mortem. Without any report there is no grade, not 0."""
    done(objective.edit(office.budi, goal.objective, ObjectiveEdit(ambition=Ambition.COMMITTED), now=NOW))
    refused = closed(office, goal)
    assert isinstance(refused, Problems) and refused.items[0].code == "objective.missed_needs_learning"
    done(closed(office, goal, learning="Tim terlalu kecil"))
    assert ObjectiveClosing.objects.get().grade_tenths is None


def test_what_is_carried_over_starts_from_what_was_reached(office: Office, goal: Goal) -> None:
    """12 → 5 with 8 reached goes on as 8 → 5, the open step goes on alone, and both sides know of each other."""
    done(key_result.check_in(office.citra, goal.metric, Decimal(8), now=NOW))
    done(key_result.check_in(office.citra, goal.steps, None, milestones_done=(1,), now=NOW))
    outcomes = {"KR-1": CARRY, "KR-2": CARRY, "KR-3": DROP}
    done(closed(office, goal, outcomes=outcomes, next_cycle_ref=office.next_cycle))
    fresh = Objective.objects.get(number=2)
    assert (fresh.title, fresh.state, fresh.cycle.name) == ("Pelanggan lebih puas", "draft", "TW 1 2027")
    way, steps = KeyResult.objects.filter(objective=fresh).order_by("position")
    assert (way.baseline_scaled, way.target_scaled, way.owner_id) == (8, 5, office.citra.person)
    assert [m.title for m in steps.milestones.all()] == ["Terbit"]
    assert Event.objects.get(verb="key_result.carried_over", ref="KR-1").after["key_result"] == "KR-4"
    assert Event.objects.get(verb="key_result.added", ref="KR-4").before == {"carried_from": "KR-1"}


def test_what_has_arrived_is_done_and_not_carried_over(office: Office, goal: Goal) -> None:
    """A key result at its target has no way left; without a next cycle there is nowhere to go."""
    outcomes = {"KR-1": CARRY, "KR-2": DROP, "KR-3": DROP}
    nowhere = closed(office, goal, outcomes=outcomes)
    assert isinstance(nowhere, Problem) and nowhere.code == "objective.next_cycle_missing"
    done(key_result.check_in(office.citra, goal.metric, Decimal(5), now=NOW))
    arrived = closed(office, goal, outcomes=outcomes, next_cycle_ref=office.next_cycle)
    assert isinstance(arrived, Problem) and arrived.code == "objective.already_reached"
    assert Objective.objects.count() == 1


def test_a_closed_objective_never_changes_but_takes_a_correction(office: Office, goal: Goal) -> None:
    """The refusal names when and by whom; the correction stands beside the closing."""
    early = objective.correct(office.budi, goal.objective, "Nilai KR-1 mestinya 7", now=NOW)
    assert isinstance(early, Problem) and early.code == "objective.not_closed"
    done(closed(office, goal))
    for refused in (
        objective.edit(office.budi, goal.objective, ObjectiveEdit(title="Lain"), now=NOW),
        key_result.check_in(office.citra, goal.metric, Decimal(5), now=NOW),
        key_result.add(office.budi, goal.objective, KeyResultDraft("Baru", KeyResultKind.BINARY), now=NOW),
        objective.unpublish(office.budi, goal.objective, now=NOW),
        closed(office, goal),
    ):
        assert isinstance(refused, Problem)
        assert (refused.code, refused.values["by"], refused.values["at"]) == ("objective.closed", "Budi", NOW)
    done(cycle.close(office.ayu, office.cycle, now=NOW))
    done(objective.correct(office.budi, goal.objective, "Nilai KR-1 mestinya 7", now=NOW))
    assert ObjectiveCorrection.objects.get().text == "Nilai KR-1 mestinya 7"


def test_closing_a_cycle_closes_what_is_still_open(office: Office, goal: Goal) -> None:
    """Published objectives get their computed grade; drafts stay drafts and can't be published any more."""
    done(key_result.check_in(office.citra, goal.metric, Decimal(5), now=NOW))
    sketch = done(objective.create(office.budi, ObjectiveDraft("Rancangan", office.sales, office.cycle), now=NOW)).ref
    denied = cycle.close(office.budi, office.cycle, now=NOW)
    assert isinstance(denied, Problem) and denied.values["reason"] == "needs_hr"
    done(cycle.close(office.hana, office.cycle, now=NOW))
    kept = ObjectiveClosing.objects.get()
    assert (kept.grade_tenths, kept.coverage_reported, kept.coverage_asked) == (10, 1, 3)
    assert Cycle.objects.get(number=1).state == "closed"
    assert dict(Objective.objects.values_list("number", "state")) == {1: "closed", 2: "draft"}
    late = objective.publish(office.budi, sketch, now=NOW)
    assert isinstance(late, Problem) and (late.code, late.values["by"]) == ("cycle.closed", "Hana")
    again = cycle.close(office.hana, office.cycle, now=NOW)
    assert isinstance(again, Problem) and again.code == "cycle.closed"
    new = objective.create(office.budi, ObjectiveDraft("Telat", office.sales, office.cycle), now=NOW)
    assert isinstance(new, Problem) and (new.code, new.field) == ("cycle.closed", "cycle")


def test_a_cycle_has_a_name_and_an_order_of_days(office: Office) -> None:
    """Its end is not before its start, and no two bear one name."""
    wrong = cycle.create(office.ayu, "TW 4 2026", date(2027, 1, 1), date(2026, 1, 1), now=NOW)
    assert isinstance(wrong, Problems)
    assert [p.code for p in wrong.items] == ["cycle.ends_before_start", "cycle.name_taken"]
    done(cycle.edit(office.ayu, office.next_cycle, CycleEdit(name="Kuartal satu"), now=NOW))
    assert Event.objects.latest("id").after == {"name": "Kuartal satu"}


@pytest.mark.parametrize(
    ("name", "code"),
    [("ayu", None), ("hana", None), ("budi", None), ("citra", "forbidden"), ("dewi", "forbidden"), ("eka", "forbidden"),
     ("fajar", "not_found")],
)  # fmt: skip
def test_who_may_change_an_objective_of_budis(office: Office, goal: Goal, name: str, code: str | None) -> None:
    """Its owner, who leads the unit, and who runs the organisation; a colleague only serves it."""
    outcome = objective.edit(getattr(office, name), goal.objective, ObjectiveEdit(why="Sebab"), now=NOW)
    assert (outcome.code if isinstance(outcome, Problem) else None) == code


def test_a_whole_draft_can_be_replaced(office: Office) -> None:
    """A copy of a draft in another cycle is another objective."""
    draft = ObjectiveDraft("Satu", office.sales, office.cycle)
    refs = [done(objective.create(office.budi, d, now=NOW)).ref for d in (draft, replace(draft, cycle_ref="c-2"))]
    assert refs == ["O-1", "O-2"]

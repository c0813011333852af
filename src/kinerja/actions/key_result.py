"""How does a key result join an objective, change inside its cycle, get reported on, and leave?"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from decimal import Decimal

from kinerja.actions import asked, steps, texts
from kinerja.actions import key_result_draft as drafting
from kinerja.actions.check_in import check_in, undo_check_in
from kinerja.actions.closed import closed
from kinerja.actions.conflict import overtaken
from kinerja.actions.drafts import KeyResultDraft, KeyResultEdit, MilestoneDraft
from kinerja.actions.publication import count_problem
from kinerja.actions.record import Done, changes, follow, record
from kinerja.actions.transaction import whole
from kinerja.actions.units_of_measure import HUNDREDTHS, measure_of, measured_in, restored, scaled
from kinerja.core.access import Deed, Viewer
from kinerja.core.lifecycle import ObjectiveState
from kinerja.core.measure import text
from kinerja.core.okr import Hold, KeyResultKind, check_aim
from kinerja.core.period import Cadence
from kinerja.core.problem import Problem, Problems
from kinerja.store.models import KeyResult, KeyResultRevision, Milestone, Objective
from kinerja.store.refs import ref_of

__all__ = ["add", "check_in", "edit", "remove", "undo_check_in"]

#: What a change of which needs a reason once people work on the objective.
_AIM = ("baseline", "target", "high", "hold", "milestones")


@whole
def add(
    viewer: Viewer, objective_ref: str, draft: KeyResultDraft, *, now: datetime, via: str = "page"
) -> Done | Problem | Problems:
    """Add a key result to an objective; a published one takes no more than the organisation allows."""
    objective = asked.objective(viewer, Deed.EDIT, objective_ref)
    if isinstance(objective, Problem):
        return objective
    if problem := closed(objective):
        return problem
    sound = drafting.check(viewer, draft, objective.unit_id)
    if isinstance(sound, tuple):
        return Problems(sound)
    over = _count_problem(objective, 1)
    if over and over.code == "objective.too_many_key_results" and objective.organisation.strict_key_results:
        return over
    last = (
        KeyResult.objects.filter(objective=objective).order_by("-position").values_list("position", flat=True).first()
    )
    row, event = drafting.write(viewer, objective, (last or 0) + 1, sound, now=now, via=via)
    return Done(ref_of("key_result", row.number), row.revision, event, warnings=(over,) if over else ())


def _count_problem(objective: Objective, more: int) -> Problem | None:
    if objective.state != ObjectiveState.PUBLISHED:
        return None
    count = KeyResult.objects.filter(objective=objective, removed_at=None).count()
    return count_problem(objective.organisation, count + more)


@whole
def edit(
    viewer: Viewer, ref: str, edit: KeyResultEdit, reason: str = "", *, now: datetime, via: str = "page",
    seen: int | None = None,
) -> Done | Problem | Problems:  # fmt: skip
    """Change a key result inside its cycle; what it said before is kept as a revision.

    Once the objective is published, a new start, target or list of steps needs a reason.
    """
    row = asked.key_result(viewer, Deed.EDIT, ref)
    if isinstance(row, Problem):
        return row
    if problem := closed(row.objective):
        return problem
    if seen is not None and seen != row.revision:
        return overtaken(viewer.organisation, ref_of("key_result", row.number), "title", row.revision)
    before = _told(row)
    if problems := _take_over(viewer, row, edit):
        return Problems(problems)
    was, became = changes(before, _told(row))
    if not became:
        return Done(ref_of("key_result", row.number), row.revision)
    published = row.objective.state == ObjectiveState.PUBLISHED
    if published and texts.missing(reason, "reason") and any(name in became for name in _AIM):
        return Problem("key_result.needs_reason", "reason", {"changes": became})
    row.revision += 1
    row.save()
    if "owner" in became:
        follow(asked.thing_of_key_result(row), [ref_of("key_result", row.number)])
    KeyResultRevision.objects.create(
        organisation_id=row.organisation_id, key_result=row, before=was, after=became, reason=reason.strip(),
        by_id=viewer.person, at=now,
    )  # fmt: skip
    event = record(
        viewer, "key_result.edited", ref_of("key_result", row.number), row.title, now=now, via=via,
        thing=asked.thing_of_key_result(row), before=was, after={**became, **measured_in(row)}, note=reason.strip(),
    )  # fmt: skip
    return Done(ref_of("key_result", row.number), row.revision, event)


def _take_over(viewer: Viewer, row: KeyResult, edit: KeyResultEdit) -> tuple[Problem, ...]:
    wanted = _merged(row, edit)
    measure = measure_of(row.unit_kind, row.unit_name, row.decimals)
    numbers = scaled(measure, {"baseline": wanted.baseline, "target": wanted.target, "high": wanted.high})
    weight = drafting.weight_of(wanted)
    owner = row.owner_id if edit.owner_ref is None else asked.owner(viewer, edit.owner_ref, row.objective.unit_id)
    health = row.health_kpi_id if edit.health_kpi_ref is None else drafting.health_kpi(viewer, edit.health_kpi_ref)
    found = [texts.unfit(wanted.title, "title"), check_aim(drafting.aim_of(wanted)), weight, owner, health]
    problems = [p for p in (*found, *(numbers if isinstance(numbers, tuple) else ())) if isinstance(p, Problem)]
    if problems or isinstance(numbers, tuple) or not isinstance(weight, int):
        return tuple(problems)
    if edit.milestones is not None and (problem := steps.rewrite(row, edit.milestones)):
        return (problem,)
    row.title, row.weight = wanted.title.strip(), weight
    row.owner_id = None if isinstance(owner, Problem) else owner
    row.health_kpi_id = None if isinstance(health, Problem) else health
    row.baseline_scaled, row.target_scaled, row.high_scaled = numbers["baseline"], numbers["target"], numbers["high"]
    row.hold, row.cadence = wanted.hold.value, wanted.cadence.value
    return ()


def _merged(row: KeyResult, edit: KeyResultEdit) -> KeyResultDraft:
    """The key result as it would be: what the edit names, and the row's own for the rest."""
    measure = measure_of(row.unit_kind, row.unit_name, row.decimals)
    kept = KeyResultDraft(
        title=row.title, kind=KeyResultKind(row.kind), baseline=restored(measure, row.baseline_scaled),
        target=restored(measure, row.target_scaled), high=restored(measure, row.high_scaled), hold=Hold(row.hold),
        weight=HUNDREDTHS.from_scaled(row.weight), cadence=Cadence(row.cadence), milestones=_steps(row),
    )  # fmt: skip
    names = ("title", "baseline", "target", "high", "hold", "weight", "cadence", "milestones")
    return replace(kept, **{name: value for name in names if (value := getattr(edit, name)) is not None})


def _steps(row: KeyResult) -> tuple[MilestoneDraft, ...]:
    if row.kind != KeyResultKind.MILESTONE:
        return ()
    found = Milestone.objects.filter(key_result=row).order_by("position").values_list("title", "weight")
    return tuple(MilestoneDraft(title, HUNDREDTHS.from_scaled(weight)) for title, weight in found)


def _told(row: KeyResult) -> dict[str, str]:
    measure = measure_of(row.unit_kind, row.unit_name, row.decimals)
    numbers = {"baseline": row.baseline_scaled, "target": row.target_scaled, "high": row.high_scaled}
    told = {name: "" if number is None else text(measure.from_scaled(number)) for name, number in numbers.items()}
    return {
        "title": row.title, **told, "hold": row.hold, "weight": text(Decimal(row.weight) / 100), "cadence": row.cadence,
        "owner": row.owner.name if row.owner else "",
        # Its short id, not its name: whoever reads this need not be allowed to know of that KPI.
        "health_kpi": ref_of("kpi", row.health_kpi.number) if row.health_kpi else "",
        "milestones": ", ".join(step.title for step in _steps(row)),
    }  # fmt: skip


@whole
def remove(viewer: Viewer, ref: str, reason: str, *, now: datetime, via: str = "page") -> Done | Problem:
    """Drop a key result from its objective; it stays in the history, and the reason with it."""
    row = asked.key_result(viewer, Deed.EDIT, ref)
    if isinstance(row, Problem):
        return row
    if problem := closed(row.objective) or texts.missing(reason, "reason"):
        return problem
    row.removed_at, row.removed_by_id = now, viewer.person
    row.save(update_fields=["removed_at", "removed_by"])
    event = record(
        viewer, "key_result.removed", ref_of("key_result", row.number), row.title, now=now, via=via,
        thing=asked.thing_of_key_result(row), note=reason.strip(),
    )  # fmt: skip
    few = _count_problem(row.objective, 0)
    return Done(ref_of("key_result", row.number), row.revision, event, warnings=(few,) if few else ())

"""How is an objective set, changed, put to work, closed with a grade, and corrected afterwards?"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from kinerja.actions import asked, texts
from kinerja.actions import key_result_draft as drafting
from kinerja.actions.closed import closed, closed_cycle
from kinerja.actions.closing import close, correct
from kinerja.actions.conflict import overtaken
from kinerja.actions.drafts import ObjectiveDraft, ObjectiveEdit
from kinerja.actions.publication import count_problem, publish, unpublish
from kinerja.actions.record import Done, changes, follow, record
from kinerja.actions.transaction import whole
from kinerja.core.access import Deed, Viewer
from kinerja.core.lifecycle import check_answered
from kinerja.core.problem import Problem, Problems
from kinerja.store.models import Cycle, KeyResult, Objective, Unit
from kinerja.store.numbers import next_number
from kinerja.store.refs import ref_of

__all__ = ["close", "correct", "create", "edit", "publish", "unpublish"]


@whole
def create(viewer: Viewer, draft: ObjectiveDraft, *, now: datetime, via: str = "page") -> Done | Problem | Problems:
    """Write an objective with its key results, as a draft or published at once.

    Refusals of a key result name the place: "key_results.1.target" is the target of the second one.
    """
    unit = asked.place(viewer, draft.unit_ref)
    if isinstance(unit, Problem):
        return unit
    cycle = asked.cycle(viewer, draft.cycle_ref)
    if isinstance(cycle, Problem):
        return cycle.at("cycle")
    if problem := closed_cycle(cycle):
        return problem.at("cycle")
    owner = asked.owner(viewer, draft.owner_ref, unit.pk)
    checked = [drafting.check(viewer, key_result, unit.pk) for key_result in draft.key_results]
    unanswered = check_answered(draft.title) if draft.publish else None
    found = [p for p in (texts.unfit(draft.title, "title"), unanswered, owner) if isinstance(p, Problem)]
    for index, each in enumerate(checked):
        if isinstance(each, tuple):
            found += [p.at(f"key_results.{index}.{p.field or 'title'}") for p in each]
    count = count_problem(cycle.organisation, len(draft.key_results)) if draft.publish else None
    if count and cycle.organisation.strict_key_results:
        found.append(count)
    if found or isinstance(owner, Problem):
        return Problems(tuple(found))
    sound = [each for each in checked if isinstance(each, drafting.Sound)]
    return _write(viewer, draft, unit, cycle, owner, sound, now=now, via=via)


def _write(
    viewer: Viewer, draft: ObjectiveDraft, unit: Unit, cycle: Cycle, owner: int | None, sound: list[drafting.Sound], *,
    now: datetime, via: str,
) -> Done | Problem:  # fmt: skip
    row = Objective.objects.create(
        organisation_id=viewer.organisation, number=next_number(viewer.organisation, "objective"), cycle=cycle,
        unit=unit, owner_id=owner, title=draft.title.strip(), why=draft.why.strip(), ambition=draft.ambition.value,
        visibility=draft.visibility.value, created_at=now, created_by_id=viewer.person,
    )  # fmt: skip
    ref = ref_of("objective", row.number)
    after = {"title": row.title, "cycle": cycle.name, "unit": unit.name, "ambition": row.ambition}
    event = record(
        viewer, "objective.created", ref, row.title, now=now, via=via, thing=asked.thing_of_objective(row), after=after
    )
    for position, each in enumerate(sound, 1):
        drafting.write(viewer, row, position, each, now=now, via=via)
    if not draft.publish:
        return Done(ref, row.revision, event)
    published = publish(viewer, ref, now=now, via=via)
    return replace(published, event=event) if isinstance(published, Done) else published


@whole
def edit(
    viewer: Viewer, ref: str, edit: ObjectiveEdit, *, now: datetime, via: str = "page", seen: int | None = None
) -> Done | Problem | Problems:
    """Change an objective's words, ambition, owner, unit or visibility while its cycle runs."""
    row = asked.objective(viewer, Deed.EDIT, ref)
    if isinstance(row, Problem):
        return row
    if problem := closed(row):
        return problem
    if seen is not None and seen != row.revision:
        return overtaken(viewer.organisation, ref_of("objective", row.number), "title", row.revision)
    before = _told(row)
    if problems := _take_over(viewer, row, edit):
        return Problems(problems)
    was, became = changes(before, _told(row))
    if not became:
        return Done(ref_of("objective", row.number), row.revision)
    row.revision += 1
    row.save(update_fields=["title", "why", "ambition", "owner", "unit", "visibility", "revision"])
    if became.keys() & {"owner", "unit", "visibility"}:
        _take_past_along(row)
    event = record(
        viewer, "objective.edited", ref_of("objective", row.number), row.title, now=now, via=via,
        thing=asked.thing_of_objective(row), before=was, after=became,
    )  # fmt: skip
    return Done(ref_of("objective", row.number), row.revision, event)


def _take_over(viewer: Viewer, row: Objective, edit: ObjectiveEdit) -> tuple[Problem, ...]:
    found: list[Problem] = []
    if edit.title is not None:
        found += [p for p in (texts.unfit(edit.title, "title"),) if p]
        row.title = edit.title.strip()
    if edit.unit_ref is not None:
        unit = asked.place(viewer, edit.unit_ref)
        if isinstance(unit, Problem):
            return (*found, unit)
        row.unit = unit
    if edit.owner_ref is not None:
        owner = asked.owner(viewer, edit.owner_ref, row.unit_id)
        if isinstance(owner, Problem):
            return (*found, owner)
        row.owner_id = owner
    row.why = row.why if edit.why is None else edit.why.strip()
    row.ambition = row.ambition if edit.ambition is None else edit.ambition.value
    row.visibility = row.visibility if edit.visibility is None else edit.visibility.value
    return tuple(found)


def _take_past_along(row: Objective) -> None:
    """The events of the objective and of its key results are read by whom these may be seen by now."""
    follow(asked.thing_of_objective(row), [ref_of("objective", row.number)])
    for key_result in KeyResult.objects.filter(objective=row).select_related("objective"):
        follow(asked.thing_of_key_result(key_result), [ref_of("key_result", key_result.number)])


def _told(row: Objective) -> dict[str, str]:
    owner = row.owner.name if row.owner else ""
    named = {"title": row.title, "why": row.why, "ambition": row.ambition}
    return {**named, "owner": owner, "unit": row.unit.name, "visibility": row.visibility}

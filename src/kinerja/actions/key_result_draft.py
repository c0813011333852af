"""Can a key result be proven as it is drafted, and how is it written down?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from kinerja.actions import asked, steps, texts
from kinerja.actions.drafts import KeyResultDraft
from kinerja.actions.record import record
from kinerja.actions.units_of_measure import HUNDREDTHS, measure_for, measure_of, scaled
from kinerja.core.access import Viewer
from kinerja.core.lifecycle import KpiState
from kinerja.core.measure import Measure, Unit, UnitKind, text
from kinerja.core.okr import Aim, KeyResultKind, Milestone, check_aim
from kinerja.core.problem import Problem
from kinerja.store import find
from kinerja.store.models import KeyResult, Kpi, Objective
from kinerja.store.numbers import next_number
from kinerja.store.refs import ref_of


@dataclass(frozen=True, slots=True)
class Sound:
    """A draft whose references, unit and numbers have been checked, with the columns it becomes."""

    draft: KeyResultDraft
    columns: Mapping[str, int | str | None]


def check(viewer: Viewer, draft: KeyResultDraft, unit_id: int) -> Sound | tuple[Problem, ...]:
    """A draft of a unit's key result as columns, or everything that is wrong with it at once."""
    found: list[Problem | None] = [texts.unfit(draft.title, "title"), _step_problem(draft)]
    owner = asked.owner(viewer, draft.owner_ref, unit_id)
    kpi = _kpi(viewer, draft.kpi_ref, "kpi")
    health = _kpi(viewer, draft.health_kpi_ref, "health_kpi")
    found += [each for each in (owner, kpi, health) if isinstance(each, Problem)]
    if draft.kind is KeyResultKind.KPI and kpi is None:
        found.append(Problem("key_result.needs_kpi", "kpi"))
    found.append(check_aim(aim_of(draft)))
    measure = _measure(draft, kpi if isinstance(kpi, Kpi) else None)
    if isinstance(measure, Problem):
        return (*(p for p in found if p), measure)
    numbers = scaled(measure, {"baseline": draft.baseline, "target": draft.target, "high": draft.high})
    weight = weight_of(draft)
    found += [p for part in (numbers, (weight,)) if isinstance(part, tuple) for p in part if isinstance(p, Problem)]
    problems = tuple(p for p in found if p)
    if problems or isinstance(numbers, tuple) or isinstance(weight, Problem):
        return problems
    return Sound(draft, {
        **{f"{name}_scaled": value for name, value in numbers.items()},
        "weight": weight,
        "owner_id": owner if isinstance(owner, int) else None,
        "kpi_id": kpi.pk if isinstance(kpi, Kpi) and draft.kind is KeyResultKind.KPI else None,
        "health_kpi_id": health.pk if isinstance(health, Kpi) else None,
        "unit_kind": measure.unit.kind.value, "unit_name": measure.unit.name, "decimals": measure.decimals,
    })  # fmt: skip


def aim_of(draft: KeyResultDraft) -> Aim:
    """What the draft sets out to prove."""
    milestones = tuple(Milestone(m.title, m.weight) for m in draft.milestones)
    return Aim(draft.kind, draft.baseline, draft.target, draft.high, draft.hold, milestones)


def weight_of(draft: KeyResultDraft) -> int | Problem:
    """The weight in hundredths; 0 keeps a key result out of the objective's progress, below 0 means nothing."""
    if draft.weight < 0:
        return Problem("key_result.weight_negative", "weight", {"weight": draft.weight})
    return HUNDREDTHS.to_scaled(draft.weight, "weight")


def _step_problem(draft: KeyResultDraft) -> Problem | None:
    for step in draft.milestones:
        weight = HUNDREDTHS.to_scaled(step.weight, "milestones")
        if problem := texts.unfit(step.title, "milestones") or (weight if isinstance(weight, Problem) else None):
            return problem
    titles = [step.title.strip() for step in draft.milestones]
    twice = next((title for title in titles if titles.count(title) > 1), None)
    return Problem("key_result.milestone_twice", "milestones", {"title": twice}) if twice else None


def _kpi(viewer: Viewer, ref: str | None, field: str) -> Kpi | Problem | None:
    if not ref:
        return None
    row = find.kpi(viewer, ref)
    if isinstance(row, Problem):
        return row.at(field)
    if row.state == KpiState.ARCHIVED:
        by = row.archived_by.name if row.archived_by else ""
        return Problem("kpi.archived", field, {"id": ref_of("kpi", row.number), "at": row.archived_at, "by": by,
                                               "reason": row.archive_reason})  # fmt: skip
    return row


def health_kpi(viewer: Viewer, ref: str) -> int | Problem | None:
    """The id of the KPI that must not fall meanwhile; "" means none."""
    row = _kpi(viewer, ref, "health_kpi")
    return row.pk if isinstance(row, Kpi) else row


def _measure(draft: KeyResultDraft, kpi: Kpi | None) -> Measure | Problem:
    if draft.kind is KeyResultKind.KPI and kpi is not None:
        return measure_of(kpi.unit_kind, kpi.unit_name, kpi.decimals)
    unit = draft.unit or Unit(UnitKind.NUMBER)
    return measure_for(unit, draft.decimals, (draft.baseline, draft.target, draft.high))


def write(
    viewer: Viewer, objective: Objective, position: int, sound: Sound, *, now: datetime, via: str,
    verb: str = "key_result.added", before: Mapping[str, str] | None = None,
) -> tuple[KeyResult, int]:  # fmt: skip
    """Write a checked key result with its steps and its event; returns the row and the event's id."""
    draft = sound.draft
    row = KeyResult(
        organisation_id=objective.organisation_id, number=next_number(objective.organisation_id, "key_result"),
        objective=objective, position=position, title=draft.title.strip(), kind=draft.kind.value,
        hold=draft.hold.value, cadence=draft.cadence.value,
    )  # fmt: skip
    for name, value in sound.columns.items():
        setattr(row, name, value)
    row.save(force_insert=True)
    steps.write(row, draft.milestones)
    told = {name: text(value) for name in ("baseline", "target", "high") if (value := getattr(draft, name)) is not None}
    after = {"title": row.title, "objective": ref_of("objective", objective.number), "kind": row.kind, **told}
    event = record(
        viewer, verb, ref_of("key_result", row.number), row.title, now=now, via=via,
        thing=asked.thing_of_key_result(row), before=before, after=after,
    )  # fmt: skip
    return row, event

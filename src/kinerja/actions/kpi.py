"""How does a KPI come to be, change hands, get its targets, and go to the archive?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from kinerja.actions import asked, texts
from kinerja.actions.drafts import KpiDraft, KpiEdit
from kinerja.actions.kpi_definition import archived, columns, doubts, revise
from kinerja.actions.kpi_target import set_target
from kinerja.actions.record import Done, changes, follow, record
from kinerja.actions.transaction import whole
from kinerja.actions.units_of_measure import measure_for, measured_in, scaled
from kinerja.core.access import Deed, Thing, Viewer, Visibility
from kinerja.core.kpi import Target
from kinerja.core.lifecycle import KpiState, check_move
from kinerja.core.measure import Measure, text
from kinerja.core.period import Period, parse_period, period_of
from kinerja.core.problem import Problem, Problems
from kinerja.store.models import Kpi, KpiDefinition, KpiTarget, Organisation, Unit
from kinerja.store.numbers import next_number
from kinerja.store.refs import ref_of

__all__ = ["archive", "create", "edit", "restore", "revise", "set_target"]


@dataclass(frozen=True, slots=True)
class _Checked:
    """A draft whose every reference, unit and number has been found sound."""

    unit: Unit
    owner: int | None
    measure: Measure
    definition: Mapping[str, str | int | bool | None]
    target: Target | None
    target_scaled: Mapping[str, int | None]


@whole
def create(viewer: Viewer, draft: KpiDraft, *, now: datetime, via: str = "page") -> Done | Problem | Problems:
    """Write a new KPI with its first definition and, if there is one, its first target.

    Everything wrong with the draft is refused at once. What merely looks odd (a limit with "higher is better", a sum
    of percentages, no target yet) comes back as a warning of the saved KPI.
    """
    checked = _check(viewer, draft, now)
    if not isinstance(checked, _Checked):
        return checked
    row = Kpi.objects.create(
        organisation_id=viewer.organisation, number=next_number(viewer.organisation, "kpi"), unit=checked.unit,
        owner_id=checked.owner, name=draft.name.strip(), unit_kind=draft.unit.kind.value, unit_name=draft.unit.name,
        decimals=checked.measure.decimals, cadence=draft.cadence.value, visibility=draft.visibility.value,
        created_at=now, created_by_id=viewer.person,
    )  # fmt: skip
    entered = {"organisation_id": row.organisation_id, "kpi": row, "by_id": viewer.person, "at": now}
    KpiDefinition.objects.create(**entered, **checked.definition)
    after = {"name": row.name, "unit": checked.unit.name, "formula": str(draft.definition.scoring.formula)}
    if checked.target is not None:
        since = checked.target.since
        KpiTarget.objects.create(
            **entered, since=since.start, since_label=since.label, reason=draft.target_reason, **checked.target_scaled
        )
        after |= {"target": text(checked.target.value), "since": since.label, **measured_in(row)}
    ref = ref_of("kpi", row.number)
    event = record(
        viewer, "kpi.created", ref, row.name, now=now, via=via, thing=asked.thing_of_kpi(row), after=after,
        note=draft.target_reason,
    )  # fmt: skip
    return Done(ref, 1, event, warnings=doubts(checked.measure, draft.definition, draft.target))


def _check(viewer: Viewer, draft: KpiDraft, now: datetime) -> _Checked | Problem | Problems:
    unit = asked.place(viewer, draft.unit_ref)
    if isinstance(unit, Problem):
        return unit
    owner = asked.owner(viewer, draft.owner_ref, unit.pk)
    since = _since(draft, Organisation.objects.get(pk=viewer.organisation), now)
    scoring = draft.definition.scoring
    numbers = (draft.target, draft.target_high, scoring.baseline, scoring.low, scoring.threshold, scoring.stretch,
               scoring.red_flag, scoring.zero_low, scoring.zero_high)  # fmt: skip
    measure = measure_for(draft.unit, draft.decimals, numbers)
    found = [p for p in (texts.unfit(draft.name, "name"), owner, since, measure) if isinstance(p, Problem)]
    if isinstance(measure, Problem) or isinstance(since, Problem) or isinstance(owner, Problem):
        return Problems(tuple(found))
    target = None if draft.target is None else Target(since, draft.target, draft.target_high)
    definition = columns(measure, draft.definition, target)
    aims = scaled(measure, {"target": draft.target, "target_high": draft.target_high})
    found += [p for part in (definition, aims) if isinstance(part, tuple) for p in part]
    if found or isinstance(definition, tuple) or isinstance(aims, tuple):
        return Problems(tuple(found))
    wanted = {"value_scaled": aims["target"], "high_scaled": aims["target_high"]}
    return _Checked(unit, owner, measure, definition, target, wanted)


def _since(draft: KpiDraft, organisation: Organisation, now: datetime) -> Period | Problem:
    if draft.target_since is None:
        return period_of(asked.today_in(organisation, now), draft.cadence, organisation.fiscal_month)
    since = parse_period(draft.target_since, organisation.fiscal_month)
    if isinstance(since, Period) and since.cadence is not draft.cadence:
        example = period_of(asked.today_in(organisation, now), draft.cadence, organisation.fiscal_month).label
        values = {"label": since.label, "cadence": draft.cadence, "example": example}
        return Problem("target.other_cadence", "target_since", values)
    return since.at("target_since") if isinstance(since, Problem) else since


@whole
def edit(viewer: Viewer, ref: str, edit: KpiEdit, *, now: datetime, via: str = "page") -> Done | Problem | Problems:
    """Rename a KPI, hand it to somebody else, move it to another unit, or change who sees it."""
    row = asked.kpi(viewer, Deed.SET, ref)
    if isinstance(row, Problem):
        return row
    if problem := archived(row):
        return problem
    before = _told(row)
    if problems := _take_over(viewer, row, edit):
        return Problems(problems)
    was, became = changes(before, _told(row))
    if not became:
        return Done(ref_of("kpi", row.number))
    row.save(update_fields=["name", "unit", "owner", "visibility"])
    if became.keys() - {"name"}:
        follow(asked.thing_of_kpi(row), [ref_of("kpi", row.number)])
    event = record(
        viewer, "kpi.edited", ref_of("kpi", row.number), row.name, now=now, via=via,
        thing=asked.thing_of_kpi(row), before=was, after=became,
    )  # fmt: skip
    return Done(ref_of("kpi", row.number), event=event)


def _take_over(viewer: Viewer, row: Kpi, edit: KpiEdit) -> tuple[Problem, ...]:
    found: list[Problem | None] = []
    if edit.name is not None:
        found.append(texts.unfit(edit.name, "name"))
        row.name = edit.name.strip()
    if edit.unit_ref is not None:
        unit = asked.place(viewer, edit.unit_ref)
        if isinstance(unit, Problem):
            return (unit,)
        row.unit = unit
    if edit.owner_ref is not None:
        owner = asked.owner(viewer, edit.owner_ref, row.unit_id)
        if isinstance(owner, Problem):
            return (owner,)
        row.owner_id = owner
    if edit.visibility is not None:
        row.visibility = edit.visibility.value
    return tuple(p for p in found if p is not None)


def _told(row: Kpi) -> dict[str, str]:
    owner = row.owner.name if row.owner else ""
    return {"name": row.name, "unit": row.unit.name, "owner": owner, "visibility": str(Visibility(row.visibility))}


@whole
def archive(viewer: Viewer, ref: str, reason: str, *, now: datetime, via: str = "page") -> Done | Problem:
    """Stop measuring a KPI and keep its history; the reason stays with it."""
    row = asked.kpi(viewer, Deed.SET, ref)
    if isinstance(row, Problem):
        return row
    if problem := archived(row) or texts.missing(reason, "reason"):
        return problem
    row.state, row.archived_at, row.archived_by_id = KpiState.ARCHIVED.value, now, viewer.person
    row.archive_reason = reason.strip()
    return _moved(viewer, row, "kpi.archived", asked.thing_of_kpi(row), now=now, via=via)


@whole
def restore(viewer: Viewer, ref: str, *, now: datetime, via: str = "page") -> Done | Problem:
    """Take a KPI out of the archive to measure it again; the periods in between have no data."""
    row = asked.kpi(viewer, Deed.SET, ref)
    if isinstance(row, Problem):
        return row
    if problem := check_move("kpi", row.state, KpiState.ACTIVE):
        return problem
    row.state, row.archived_at, row.archived_by, row.archive_reason = KpiState.ACTIVE.value, None, None, ""
    return _moved(viewer, row, "kpi.restored", asked.thing_of_kpi(row), now=now, via=via)


def _moved(viewer: Viewer, row: Kpi, verb: str, thing: Thing, *, now: datetime, via: str) -> Done:
    row.save(update_fields=["state", "archived_at", "archived_by", "archive_reason"])
    ref = ref_of("kpi", row.number)
    note = row.archive_reason
    return Done(ref, event=record(viewer, verb, ref, row.name, now=now, via=via, thing=thing, note=note))

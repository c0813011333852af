"""How does a key result that was not finished go on in the next cycle?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal

from kinerja.actions import asked
from kinerja.actions import key_result_draft as drafting
from kinerja.actions.closed import closed_cycle
from kinerja.actions.drafts import KeyResultDraft, MilestoneDraft
from kinerja.actions.record import record
from kinerja.actions.units_of_measure import HUNDREDTHS, measure_of, restored
from kinerja.core.access import Viewer
from kinerja.core.book import Book
from kinerja.core.okr import Hold, KeyResultKind, check_aim
from kinerja.core.period import Cadence
from kinerja.core.problem import Problem
from kinerja.store.models import Cycle, KeyResult, Milestone, Objective
from kinerja.store.numbers import next_number
from kinerja.store.refs import ref_of

_COPIED = ("owner_id", "weight", "kpi_id", "health_kpi_id", "unit_kind", "unit_name", "decimals")


def carry_over(
    viewer: Viewer, old: Objective, rows: Sequence[KeyResult], book: Book, next_cycle_ref: str | None, *,
    now: datetime, via: str,
) -> Problem | None:  # fmt: skip
    """Copy unfinished key results into a draft of the same objective in the next cycle, starting from what was reached.

    Each old one gets an event that names the new one, and the other way round. From 12 down to 5 complaints with 8
    reached goes on as from 8 down to 5. What has arrived already is refused: it is done.
    """
    if not next_cycle_ref:
        return Problem("objective.next_cycle_missing", "next_cycle")
    cycle = asked.cycle(viewer, next_cycle_ref)
    if isinstance(cycle, Problem):
        return cycle.at("next_cycle")
    if cycle.pk == old.cycle_id:
        return Problem("objective.next_cycle_is_this", "next_cycle", {"cycle": cycle.name})
    if problem := closed_cycle(cycle):
        return problem.at("next_cycle")
    drafts = [(row, _draft(row, book)) for row in rows]
    for row, draft in drafts:
        if check_aim(drafting.aim_of(draft)) is not None:
            named = {"id": ref_of("key_result", row.number), "title": row.title}
            return Problem("objective.already_reached", "outcomes", named)
    fresh = _copy(viewer, old, cycle, now=now, via=via)
    for position, (row, draft) in enumerate(drafts, 1):
        _link(viewer, fresh, position, row, draft, now=now, via=via)
    return None


def _draft(row: KeyResult, book: Book) -> KeyResultDraft:
    measure = measure_of(row.unit_kind, row.unit_name, row.decimals)
    view = book.key_result(ref_of("key_result", row.number))
    reached = view.current if view else None
    goes_on = row.kind in (KeyResultKind.METRIC, KeyResultKind.KPI) and reached is not None
    # A KPI may be at 2 ÷ 3: the new start keeps as many decimals as the unit has.
    baseline = round(reached or Decimal(0), row.decimals) if goes_on else restored(measure, row.baseline_scaled)
    left = Milestone.objects.filter(key_result=row, done_on=None).order_by("position")
    return KeyResultDraft(
        title=row.title, kind=KeyResultKind(row.kind), baseline=baseline, target=restored(measure, row.target_scaled),
        high=restored(measure, row.high_scaled), hold=Hold(row.hold), cadence=Cadence(row.cadence),
        milestones=tuple(MilestoneDraft(m.title, HUNDREDTHS.from_scaled(m.weight)) for m in left),
    )  # fmt: skip


def _copy(viewer: Viewer, old: Objective, cycle: Cycle, *, now: datetime, via: str) -> Objective:
    row = Objective.objects.create(
        organisation_id=old.organisation_id, number=next_number(old.organisation_id, "objective"), cycle=cycle,
        unit_id=old.unit_id, owner_id=old.owner_id, title=old.title, why=old.why, ambition=old.ambition,
        visibility=old.visibility, created_at=now, created_by_id=viewer.person,
    )  # fmt: skip
    record(
        viewer, "objective.created", ref_of("objective", row.number), row.title, now=now, via=via,
        thing=asked.thing_of_objective(row), before={"carried_from": ref_of("objective", old.number)},
        after={"title": row.title, "cycle": cycle.name, "ambition": row.ambition},
    )  # fmt: skip
    return row


def _link(
    viewer: Viewer, fresh: Objective, position: int, old: KeyResult, draft: KeyResultDraft, *, now: datetime, via: str
) -> None:
    measure = measure_of(old.unit_kind, old.unit_name, old.decimals)
    baseline = None if draft.baseline is None else measure.to_scaled(draft.baseline)
    numbers = {
        "baseline_scaled": baseline if isinstance(baseline, int) else None,
        "target_scaled": old.target_scaled,
        "high_scaled": old.high_scaled,
    }
    sound = drafting.Sound(draft, {**{name: getattr(old, name) for name in _COPIED}, **numbers})
    old_ref = ref_of("key_result", old.number)
    row, _ = drafting.write(
        viewer, fresh, position, sound, now=now, via=via, before={"carried_from": old_ref}
    )  # fmt: skip
    after = {"key_result": ref_of("key_result", row.number), "cycle": fresh.cycle.name}
    thing = asked.thing_of_key_result(old)
    record(viewer, "key_result.carried_over", old_ref, old.title, now=now, via=via, thing=thing, after=after)

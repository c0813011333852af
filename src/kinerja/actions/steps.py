"""Which steps of a milestone key result are done, and what becomes of them when the list or a report changes?"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date

from kinerja.actions.drafts import MilestoneDraft
from kinerja.actions.units_of_measure import HUNDREDTHS
from kinerja.core.access import Viewer
from kinerja.core.problem import Kind, Problem
from kinerja.store.models import CheckIn, Event, KeyResult, Milestone
from kinerja.store.refs import ref_of


def mark(viewer: Viewer, row: KeyResult, done: Collection[int], today: date) -> tuple[str, str] | Problem:
    """Set which steps are done as of today; returns the numbers done before and after, as an event keeps them.

    A step that was done already keeps its day; one that is no longer named is open again.
    """
    steps = list(Milestone.objects.filter(key_result=row).order_by("position"))
    known = {step.position for step in steps}
    if strangers := sorted(set(done) - known):
        values = {"unknown": tuple(strangers), "known": tuple(sorted(known))}
        return Problem("check_in.unknown_milestone", "milestones", values)
    before = _numbers(step.position for step in steps if step.done_on is not None)
    for step in steps:
        if (step.position in done) != (step.done_on is not None):
            step.done_on = today if step.position in done else None
            step.done_by_id = viewer.person if step.position in done else None
            step.save(update_fields=["done_on", "done_by"])
    return before, _numbers(done)


def mark_as_of(viewer: Viewer, row: KeyResult, left: Sequence[CheckIn]) -> tuple[str, str]:
    """Set the steps as the last of the check-ins that are left (newest first) had them; without one, none is done."""
    said = Event.objects.filter(
        organisation_id=row.organisation_id, ref=ref_of("key_result", row.number), verb="key_result.checked_in"
    ).values_list("after", flat=True)
    by_number = {after.get("number"): after["milestones"] for after in said if "milestones" in after}
    for check_in in left:
        if (then := by_number.get(str(check_in.number))) is not None:
            numbers = {int(n) for n in then.split(",") if n}
            marked = mark(viewer, row, numbers & _known(row), check_in.on)
            break
    else:
        marked = mark(viewer, row, (), row.objective.cycle.start)
    # Only numbers of known steps were given, so nothing can be refused.
    return marked if isinstance(marked, tuple) else ("", "")


def _known(row: KeyResult) -> set[int]:
    return set(Milestone.objects.filter(key_result=row).values_list("position", flat=True))


def _numbers(positions: Iterable[int]) -> str:
    return ",".join(str(n) for n in sorted(positions))


def write(row: KeyResult, drafts: Sequence[MilestoneDraft], first: int = 1) -> None:
    """Add steps to a key result, numbered from `first`."""
    Milestone.objects.bulk_create(
        Milestone(
            organisation_id=row.organisation_id,
            key_result=row,
            position=position,
            title=draft.title.strip(),
            weight=_hundredths(draft),
        )
        for position, draft in enumerate(drafts, first)
    )


def _hundredths(draft: MilestoneDraft) -> int:
    scaled = HUNDREDTHS.to_scaled(draft.weight, "milestones")
    return scaled if isinstance(scaled, int) else 100


def rewrite(row: KeyResult, drafts: Sequence[MilestoneDraft]) -> Problem | None:
    """Make the steps those of `drafts`: the ones with a known title keep their number and what was done.

    A step that is done can't be dropped: what was achieved stays on record.
    """
    wanted = {draft.title.strip(): draft for draft in drafts}
    old = {step.title: step for step in Milestone.objects.filter(key_result=row)}
    gone = [step for title, step in old.items() if title not in wanted]
    if done := [step.title for step in gone if step.done_on is not None]:
        return Problem("key_result.milestone_done", "milestones", {"titles": tuple(done)}, Kind.CONFLICT)
    for title, step in old.items():
        if title in wanted and step.weight != _hundredths(wanted[title]):
            step.weight = _hundredths(wanted[title])
            step.save(update_fields=["weight"])
    last = max((step.position for step in old.values()), default=0)
    Milestone.objects.filter(pk__in=[step.pk for step in gone]).delete()
    write(row, [draft for title, draft in wanted.items() if title not in old], last + 1)
    return None

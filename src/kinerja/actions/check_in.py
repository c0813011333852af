"""How is a key result reported on, and how is a report taken back?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal

from kinerja.actions import asked, steps
from kinerja.actions.closed import closed, not_yet_published
from kinerja.actions.conflict import overtaken
from kinerja.actions.record import Done, Undo, record
from kinerja.actions.transaction import whole
from kinerja.actions.units_of_measure import measure_of, measured_in, restored
from kinerja.core.access import Viewer
from kinerja.core.measure import text
from kinerja.core.okr import KeyResultKind
from kinerja.core.problem import Kind, Problem, Problems, not_found
from kinerja.store import keeping, standing
from kinerja.store.models import CheckIn, KeyResult
from kinerja.store.refs import ref_of

#: How many confidences the row remembers: two falls running need three.
REMEMBERED = 3
_REPORTED = ("current_scaled", "reported_at", "reported_on", "confidences", "check_in_count")


@whole
def check_in(
    viewer: Viewer, ref: str, value: Decimal | None, *, now: datetime, via: str = "page", confidence: int | None = None,
    note: str = "", seen: int | None = None, milestones_done: tuple[int, ...] | None = None,
) -> Done | Problem | Problems:  # fmt: skip
    """Report where a key result stands: its value, how sure one is (0–10), and a note.

    Without a value the last one stays. A milestone key result takes the numbers of all steps done by now instead of a
    value. `seen` is the revision the person saw: when somebody else was faster, theirs comes back as a conflict.
    Touches the key result, the check-in and the event, however many key results there are.
    """
    row = asked.reported(viewer, ref)
    if isinstance(row, Problem):
        return row
    if problem := closed(row.objective) or not_yet_published(row.objective):
        return problem
    scaled = _checked(row, value, confidence, note, milestones_done)
    if not isinstance(scaled, int | None):
        return scaled
    if seen is not None and seen != row.revision:
        return overtaken(viewer.organisation, ref_of("key_result", row.number), "value", row.revision)
    return _report(viewer, row, scaled, confidence, note.strip(), milestones_done, now=now, via=via)


def _checked(
    row: KeyResult, value: Decimal | None, confidence: int | None, note: str, done: tuple[int, ...] | None
) -> int | Problem | Problems | None:
    found: list[Problem] = []
    if row.kind == KeyResultKind.KPI and row.kpi:
        return Problem("check_in.reads_kpi", "value", {"kpi": ref_of("kpi", row.kpi.number), "name": row.kpi.name})
    if confidence is not None and not 0 <= confidence <= 10:
        found.append(Problem("check_in.confidence_out_of_range", "confidence", {"confidence": confidence}))
    if (row.kind == KeyResultKind.MILESTONE) != (done is not None) and (done is not None or value is not None):
        code = "check_in.by_milestones" if done is None else "check_in.no_milestones"
        found.append(Problem(code, "value" if done is None else "milestones"))
    elif value is None and confidence is None and done is None and not note.strip():
        found.append(Problem("check_in.empty", "value"))
    elif row.kind == KeyResultKind.BINARY and value not in (None, 0, 1):
        found.append(Problem("check_in.binary", "value", {"value": value}))
    scaled = None if value is None else measure_of(row.unit_kind, row.unit_name, row.decimals).to_scaled(value)
    if isinstance(scaled, Problem):
        found.append(scaled)
        scaled = None
    return Problems(tuple(found)) if found else scaled


def _report(
    viewer: Viewer, row: KeyResult, scaled: int | None, confidence: int | None, note: str,
    done: tuple[int, ...] | None, *, now: datetime, via: str,
) -> Done | Problem:  # fmt: skip
    today = standing.today(row, now)
    number = row.check_in_count + 1
    before, after = _told(row), {"number": str(number)}
    if done is not None:
        marked = steps.mark(viewer, row, done, today)
        if isinstance(marked, Problem):
            return marked
        before["milestones"], after["milestones"] = marked
    if confidence is not None:
        row.confidences = ",".join([*row.confidences.split(","), str(confidence)][-REMEMBERED:]).lstrip(",")
    row.current_scaled = row.current_scaled if scaled is None else scaled
    row.reported_at, row.reported_on, row.check_in_count = now, today, number
    if problem := _save(viewer, row):
        return problem
    keeping.add(
        CheckIn(
            organisation_id=row.organisation_id, key_result_id=row.pk, number=number, value_scaled=scaled,
            confidence=confidence, note=note, on=today, by_id=viewer.person, at=now, via=via,
        )
    )  # fmt: skip
    return _done(viewer, row, "key_result.checked_in", number, before, after, note, now=now, via=via)


def _save(viewer: Viewer, row: KeyResult) -> Problem | None:
    """Write what a report changed, if nobody else has written since the row was read."""
    if keeping.change(row, *_REPORTED):
        return None
    return overtaken(viewer.organisation, ref_of("key_result", row.number), "value", row.revision + 1)


def _told(row: KeyResult) -> dict[str, str]:
    value = restored(measure_of(row.unit_kind, row.unit_name, row.decimals), row.current_scaled)
    return {"value": "" if value is None else text(value), "confidence": row.confidences.rpartition(",")[2]}


def _done(
    viewer: Viewer, row: KeyResult, verb: str, number: int, before: Mapping[str, str], after: Mapping[str, str],
    note: str, *, now: datetime, via: str,
) -> Done:  # fmt: skip
    ref = ref_of("key_result", row.number)
    event = record(
        viewer, verb, ref, row.title, now=now, via=via, thing=asked.thing_of_key_result(row), before=before,
        after={**after, **_told(row), **measured_in(row)}, note=note,
    )  # fmt: skip
    undo = Undo("check_in", ref, number) if verb == "key_result.checked_in" else None
    return Done(ref, row.revision, event, undo, row=row)


@whole
def undo_check_in(
    viewer: Viewer, ref: str, number: int, *, now: datetime, via: str = "page"
) -> Done | Problem | Problems:
    """Mark a check-in as undone; the key result stands again where the check-ins that are left put it."""
    row = asked.reported(viewer, ref)
    if isinstance(row, Problem):
        return row
    if problem := closed(row.objective):
        return problem
    entry = CheckIn.objects.filter(key_result=row, number=number).select_related("undone_by").first()
    if entry is None:
        return not_found("check_in", f"{ref} {number}")
    if entry.undone_at is not None:
        values = {"at": entry.undone_at, "by": entry.undone_by.name if entry.undone_by else ""}
        return Problem("check_in.undone", None, values, Kind.CONFLICT)
    entry.undone_at, entry.undone_by_id = now, viewer.person
    entry.save(update_fields=["undone_at", "undone_by"])
    return _stand_again(viewer, row, number, now=now, via=via)


def _stand_again(viewer: Viewer, row: KeyResult, number: int, *, now: datetime, via: str) -> Done | Problem:
    left = list(CheckIn.objects.filter(key_result=row, undone_at=None).order_by("-number"))
    before, after = _told(row), {"number": str(number)}
    if row.kind == KeyResultKind.MILESTONE:
        before["milestones"], after["milestones"] = steps.mark_as_of(viewer, row, left)
    row.current_scaled = next((c.value_scaled for c in left if c.value_scaled is not None), None)
    row.confidences = ",".join(reversed(_confidences(left)))
    row.reported_at, row.reported_on = _reported(left)
    if problem := _save(viewer, row):
        return problem
    return _done(viewer, row, "key_result.check_in_undone", number, before, after, "", now=now, via=via)


def _confidences(left: Sequence[CheckIn]) -> list[str]:
    return [str(c.confidence) for c in left if c.confidence is not None][:REMEMBERED]


def _reported(left: Sequence[CheckIn]) -> tuple[datetime | None, date | None]:
    return (left[0].at, left[0].on) if left else (None, None)

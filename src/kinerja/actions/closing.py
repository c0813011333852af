"""With which grade, learning and outcomes does an objective end, and how is a word added later?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal

from kinerja.actions import asked, texts
from kinerja.actions.carry_over import carry_over
from kinerja.actions.closed import closed
from kinerja.actions.record import Done, record
from kinerja.actions.transaction import whole
from kinerja.core.access import Deed, Viewer
from kinerja.core.book import Book
from kinerja.core.grade import grade, is_met
from kinerja.core.lifecycle import KeyResultOutcome, ObjectiveState, check_move
from kinerja.core.measure import text
from kinerja.core.okr import Ambition
from kinerja.core.problem import Kind, Problem, Problems
from kinerja.core.roll_up import RollUp
from kinerja.store import books
from kinerja.store.models import KeyResult, Objective, ObjectiveClosing, ObjectiveCorrection
from kinerja.store.refs import ref_of


@dataclass(frozen=True, slots=True)
class Words:
    """What the owner says at the end: an own grade (0 to 1 in tenths) with its reason, and what was learnt."""

    self_grade: Decimal | None = None
    self_reason: str = ""
    learning: str = ""


@whole
def close(
    viewer: Viewer, ref: str, self_grade: Decimal | None = None, self_reason: str = "", learning: str = "",
    outcomes: Mapping[str, KeyResultOutcome] | None = None, *, next_cycle_ref: str | None = None, now: datetime,
    via: str = "page",
) -> Done | Problem | Problems:  # fmt: skip
    """Close a published objective for good, with its computed grade and what its owner has to say.

    `outcomes` says for every key result, by its short id, whether it is done, carried over or dropped. What is carried
    over starts in `next_cycle_ref` from the value it has reached. A committed objective that missed 1.0 asks for a
    learning: the post-mortem.
    """
    row = asked.objective(viewer, Deed.EDIT, ref)
    if isinstance(row, Problem):
        return row
    if problem := closed(row) or check_move("objective", row.state, ObjectiveState.CLOSED):
        return problem
    book = books.objective(replace(viewer, scopes=None), ref, min(asked.today_in(row.organisation, now), row.cycle.end))
    if isinstance(book, Problem):
        return book
    rolled = book.rolled(ref_of("objective", row.number))
    rows = list(KeyResult.objects.filter(objective=row, removed_at=None).select_related("kpi").order_by("position"))
    words = Words(self_grade, self_reason.strip(), learning.strip())
    chosen = {named.strip().upper(): outcome for named, outcome in (outcomes or {}).items()}
    if found := [*_doubts(row, rolled, words), *_undecided(rows, chosen)]:
        return Problems(tuple(found))
    problem = _settle(viewer, row, rows, chosen, book, next_cycle_ref, now=now, via=via)
    if problem is not None:
        return problem
    closing = closing_of(viewer, row, rolled, words, now)
    closing.save(force_insert=True)
    row.state, row.revision = ObjectiveState.CLOSED.value, row.revision + 1
    row.save(update_fields=["state", "revision"])
    event = record(
        viewer, "objective.closed", ref_of("objective", row.number), row.title, now=now, via=via,
        thing=asked.thing_of_objective(row), after=told(closing) | {k: str(o) for k, o in chosen.items()},
        note=words.learning,
    )  # fmt: skip
    return Done(ref_of("objective", row.number), row.revision, event)


def _doubts(row: Objective, rolled: RollUp, words: Words) -> list[Problem]:
    found: list[Problem] = []
    own = words.self_grade
    if own is not None and not (0 <= own <= 1 and own * 10 == int(own * 10)):
        found.append(Problem("objective.self_grade_out_of_range", "self_grade", {"self_grade": own}))
    if own is not None and not words.self_reason:
        found.append(Problem("objective.self_grade_needs_reason", "self_reason", {"self_grade": own}))
    missed = rolled.value is None or not is_met(grade(rolled.value), Ambition.COMMITTED)
    if row.ambition == Ambition.COMMITTED and missed and not words.learning:
        reached = None if rolled.value is None else grade(rolled.value)
        found.append(Problem("objective.missed_needs_learning", "learning", {"grade": reached}))
    return found


def _undecided(rows: Sequence[KeyResult], chosen: Mapping[str, KeyResultOutcome]) -> list[Problem]:
    names = [ref_of("key_result", row.number) for row in rows]
    found = []
    if missing := tuple(name for name in names if name not in chosen):
        found.append(Problem("objective.outcomes_missing", "outcomes", {"missing": missing}))
    if strangers := tuple(name for name in chosen if name not in names):
        found.append(Problem("objective.outcomes_unknown", "outcomes", {"unknown": strangers}))
    return found


def _settle(
    viewer: Viewer, row: Objective, rows: Sequence[KeyResult], chosen: Mapping[str, KeyResultOutcome], book: Book,
    next_cycle_ref: str | None, *, now: datetime, via: str,
) -> Problem | None:  # fmt: skip
    for each in rows:
        each.outcome = chosen[ref_of("key_result", each.number)].value
        each.save(update_fields=["outcome"])
    carried = [each for each in rows if each.outcome == KeyResultOutcome.CARRY_OVER]
    return carry_over(viewer, row, carried, book, next_cycle_ref, now=now, via=via) if carried else None


def closing_of(viewer: Viewer, row: Objective, rolled: RollUp, words: Words, now: datetime) -> ObjectiveClosing:
    """The row that keeps an objective's end: without data there is no grade, which is not a grade of 0."""
    return ObjectiveClosing(
        organisation_id=row.organisation_id, objective=row,
        grade_tenths=None if rolled.value is None else int(grade(rolled.value) * 10),
        progress="" if rolled.value is None else text(round(rolled.value, 12)),
        coverage_reported=rolled.reported, coverage_asked=rolled.asked,
        self_grade_tenths=None if words.self_grade is None else int(words.self_grade * 10),
        self_reason=words.self_reason, learning=words.learning, by_id=viewer.person, at=now,
    )  # fmt: skip


def told(closing: ObjectiveClosing) -> dict[str, str]:
    """What the event of a closing says: the grade, the owner's own, and how many key results had reported."""
    tenths = {"grade": closing.grade_tenths, "self_grade": closing.self_grade_tenths}
    grades = {name: text(Decimal(value) / 10) for name, value in tenths.items() if value is not None}
    return {**grades, "reported": str(closing.coverage_reported), "asked": str(closing.coverage_asked)}


@whole
def correct(viewer: Viewer, ref: str, words: str, *, now: datetime, via: str = "page") -> Done | Problem:
    """Add a later word to a closed objective; the closing itself never changes."""
    row = asked.objective(viewer, Deed.EDIT, ref)
    if isinstance(row, Problem):
        return row
    closing = ObjectiveClosing.objects.filter(objective=row).first()
    if closing is None:
        named = {"id": ref_of("objective", row.number), "objective": row.title}
        return Problem("objective.not_closed", None, named, Kind.CONFLICT)
    if problem := texts.missing(words, "text"):
        return problem
    ObjectiveCorrection.objects.create(
        organisation_id=row.organisation_id, closing=closing, text=words.strip(), by_id=viewer.person, at=now
    )
    event = record(
        viewer, "objective.corrected", ref_of("objective", row.number), row.title, now=now, via=via,
        thing=asked.thing_of_objective(row), note=words.strip(),
    )  # fmt: skip
    return Done(ref_of("objective", row.number), row.revision, event)

"""How does a stretch of time for objectives begin, and how does it end for all of them?"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from django.db.models import F

from kinerja.actions import asked, texts
from kinerja.actions.closed import closed_cycle
from kinerja.actions.closing import Words, closing_of, told
from kinerja.actions.drafts import CycleEdit
from kinerja.actions.record import VERBS, Done, changes, record
from kinerja.actions.transaction import whole
from kinerja.core.access import Deed, Viewer
from kinerja.core.book import Book
from kinerja.core.lifecycle import CycleState, ObjectiveState
from kinerja.core.problem import Kind, Problem, Problems
from kinerja.store import books
from kinerja.store.models import Cycle, Event, Objective, ObjectiveClosing
from kinerja.store.numbers import next_number
from kinerja.store.refs import ref_of


@whole
def create(
    viewer: Viewer, name: str, start: date, end: date, *, now: datetime, via: str = "page"
) -> Done | Problem | Problems:
    """Begin a cycle: a quarter, or the span of a project, both days included. Two may overlap, but not share a name."""
    if denied := asked.refused_for(viewer, Deed.CLOSE_CYCLE):
        return denied
    if problems := _unsound(viewer, name, start, end):
        return Problems(problems)
    row = Cycle.objects.create(
        organisation_id=viewer.organisation, number=next_number(viewer.organisation, "cycle"), name=name.strip(),
        start=start, end=end,
    )  # fmt: skip
    ref = ref_of("cycle", row.number)
    return Done(ref, event=record(viewer, "cycle.created", ref, row.name, now=now, via=via, after=_said(row)))


def _unsound(viewer: Viewer, name: str, start: date, end: date, but: int = 0) -> tuple[Problem, ...]:
    found = [texts.unfit(name, "name", texts.MOST_IN_A_NAME)]
    if end < start:
        found.append(Problem("cycle.ends_before_start", "end", {"start": start, "end": end}))
    taken = Cycle.objects.filter(organisation_id=viewer.organisation, name=name.strip()).exclude(pk=but)
    if taken.exists():
        found.append(Problem("cycle.name_taken", "name", {"name": name.strip()}, Kind.CONFLICT))
    return tuple(problem for problem in found if problem)


def _said(row: Cycle) -> dict[str, str]:
    return {"name": row.name, "start": row.start.isoformat(), "end": row.end.isoformat()}


@whole
def edit(
    viewer: Viewer, ref: str, edit: CycleEdit, *, now: datetime, via: str = "page"
) -> Done | Problem | Problems:  # fmt: skip
    """Rename an open cycle or move its days."""
    row = _open(viewer, ref)
    if isinstance(row, Problem):
        return row
    before = _said(row)
    row.name = row.name if edit.name is None else edit.name.strip()
    row.start, row.end = edit.start or row.start, edit.end or row.end
    if problems := _unsound(viewer, row.name, row.start, row.end, row.pk):
        return Problems(problems)
    was, became = changes(before, _said(row))
    ref = ref_of("cycle", row.number)
    if not became:
        return Done(ref)
    row.save(update_fields=["name", "start", "end"])
    return Done(ref, event=record(viewer, "cycle.edited", ref, row.name, now=now, via=via, before=was, after=became))


def _open(viewer: Viewer, ref: str) -> Cycle | Problem:
    if denied := asked.refused_for(viewer, Deed.CLOSE_CYCLE):
        return denied
    row = asked.cycle(viewer, ref)
    return row if isinstance(row, Problem) else closed_cycle(row) or row


@whole
def close(viewer: Viewer, ref: str, *, now: datetime, via: str = "page") -> Done | Problem:
    """Close a cycle for good; what is still published in it closes with its computed grade.

    Drafts stay drafts that can't be published any more. The number of statements stays the same for any number of
    objectives, but for the batches in which their closings are written.
    """
    row = _open(viewer, ref)
    if isinstance(row, Problem):
        return row
    ref = ref_of("cycle", row.number)
    # Held: a check-in of this instant waits for the grades and is then refused.
    left = list(Objective.objects.select_for_update(no_key=True).filter(cycle=row, state=ObjectiveState.PUBLISHED))
    if left:
        book = books.cycle(
            replace(viewer, scopes=None), min(asked.today_in(row.organisation, now), row.end), cycle_ref=ref
        )
        if isinstance(book, Problem):
            return book
        _close_all(viewer, left, book, now=now, via=via)
    row.state, row.closed_at, row.closed_by_id = CycleState.CLOSED.value, now, viewer.person
    row.save(update_fields=["state", "closed_at", "closed_by"])
    after = {"closed": str(len(left))}
    return Done(ref, event=record(viewer, "cycle.closed", ref, row.name, now=now, via=via, after=after))


def _close_all(viewer: Viewer, rows: list[Objective], book: Book, *, now: datetime, via: str) -> None:
    refs = [ref_of("objective", row.number) for row in rows]
    closings = [closing_of(viewer, row, book.rolled(ref), Words(), now) for row, ref in zip(rows, refs, strict=True)]
    ObjectiveClosing.objects.bulk_create(closings, batch_size=500)
    Objective.objects.filter(cycle=rows[0].cycle_id, state=ObjectiveState.PUBLISHED).update(
        state=ObjectiveState.CLOSED.value, revision=F("revision") + 1
    )
    Event.objects.bulk_create(
        (
            Event(
                organisation_id=viewer.organisation, at=now, actor_id=viewer.person, via=via, verb="objective.closed",
                noun=VERBS["objective.closed"], ref=ref, title=row.title, after=told(closing), unit_id=row.unit_id,
                owner_id=row.owner_id, visibility=row.visibility,
            )
            for row, ref, closing in zip(rows, refs, closings, strict=True)
        ),
        batch_size=500,
    )  # fmt: skip

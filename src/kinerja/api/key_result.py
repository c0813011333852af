"""Which key results are there, and how does a program add or change one?"""

from __future__ import annotations

from typing import Annotated

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from kinerja.actions import key_result as key_results
from kinerja.actions.drafts import KeyResultDraft, KeyResultEdit, MilestoneDraft
from kinerja.api.answers import MOST, PAGE, answer, page, start_of
from kinerja.api.caller import VIA, Caller, asking
from kinerja.api.problems import granted
from kinerja.api.revisions import seen, tagged
from kinerja.api.saved import saved
from kinerja.api.schemas import okr as shapes
from kinerja.api.schemas.common import Page, Saved, answers
from kinerja.api.schemas.kpi import Reason
from kinerja.core.book import Book
from kinerja.core.measure import Unit, UnitKind
from kinerja.core.okr import Hold, KeyResultKind
from kinerja.core.okr_view import KeyResultView
from kinerja.core.period import Cadence
from kinerja.core.problem import not_found
from kinerja.reports import figures
from kinerja.store import books

router = Router()


def view_of(me: Caller, ref: str) -> tuple[Book, KeyResultView]:
    """The key result with its check-ins, and the book it stands in."""
    book = granted(books.key_result(me.viewer, ref, me.today, known=me.organisation))
    return book, granted(book.key_result(ref.strip().upper()) or not_found("key_result", ref))


def draft_of(body: shapes.KeyResultDraft) -> KeyResultDraft:
    """The new key result that a body describes."""
    return KeyResultDraft(
        title=body.title,
        kind=KeyResultKind(body.kind),
        unit=Unit(UnitKind(body.unit_kind), body.unit_name) if body.unit_kind else None,
        decimals=body.decimals,
        baseline=body.baseline,
        target=body.target,
        high=body.target_high,
        hold=Hold(body.hold),
        weight=body.weight,
        cadence=Cadence(body.cadence),
        owner_ref=body.owner,
        kpi_ref=body.kpi,
        health_kpi_ref=body.health_kpi,
        milestones=steps_of(body.milestones),
    )


def steps_of(steps: list[shapes.NewMilestone]) -> tuple[MilestoneDraft, ...]:
    """The steps of a milestone key result."""
    return tuple(MilestoneDraft(step.title, step.weight) for step in steps)


@router.get("/key-results", response=answers(Page[shapes.KeyResultRow]), summary="List a cycle's key results")
def list_key_results(
    request: HttpRequest,
    cycle: str | None = None,
    unit: str | None = None,
    owner: str | None = None,
    cursor: str | None = None,
    limit: Annotated[int, Query(ge=1, le=MOST)] = PAGE,
) -> HttpResponse:
    """Of the current cycle unless another is named; `owner` leaves those that the person reports on."""
    me, start = asking(request), granted(start_of(cursor))
    wanted = books.OkrFilter(unit_ref=unit, owner_ref=owner)
    book = granted(books.cycle(me.viewer, me.today, cycle_ref=cycle, filter=wanted, known=me.organisation))
    named = owner.strip().upper() if owner else None
    pairs = [(k, k.owner or o.owner) for o in book.objectives for k in o.key_results]
    rows = [k for k, person in pairs if named is None or (person is not None and person.ref == named)]
    return answer(page(rows[start : start + limit + 1], lambda k: figures.key_result(book, k), start, limit))


@router.get("/key-results/{id}", response=answers(shapes.KeyResult), summary="Get a key result")
def get_key_result(request: HttpRequest, id: str) -> HttpResponse:
    """With its progress, raw and clamped, and what it is tied to."""
    book, view = view_of(asking(request), id)
    return tagged(figures.key_result_in_full(book, view), view.revision)


@router.post("/key-results", response=answers(Saved, 201, write=True), summary="Add a key result")
def create_key_result(request: HttpRequest, body: shapes.NewKeyResult) -> HttpResponse:
    """To an objective that is not closed."""
    me = asking(request)
    done = granted(key_results.add(me.viewer, body.objective, draft_of(body), now=me.now, via=VIA))
    return saved(request, done, 201, location=f"/api/v1/key-results/{done.ref}")


@router.patch("/key-results/{id}", response=answers(Saved, write=True), summary="Change a key result")
def change_key_result(request: HttpRequest, id: str, body: shapes.KeyResultChange) -> HttpResponse:
    """What is left out stays; the change and its reason are kept."""
    me = asking(request)
    edit = KeyResultEdit(
        title=body.title,
        baseline=body.baseline,
        target=body.target,
        high=body.target_high,
        hold=Hold(body.hold) if body.hold else None,
        weight=body.weight,
        cadence=Cadence(body.cadence) if body.cadence else None,
        owner_ref=body.owner,
        health_kpi_ref=body.health_kpi,
        milestones=None if body.milestones is None else steps_of(body.milestones),
    )
    done = key_results.edit(me.viewer, id, edit, body.reason, seen=seen(request, body.seen), now=me.now, via=VIA)
    return saved(request, granted(done))


@router.post("/key-results/{id}/removal", response=answers(Saved, 201, write=True), summary="Drop a key result")
def remove_key_result(request: HttpRequest, id: str, body: Reason) -> HttpResponse:
    """It counts no more; the history keeps it, with the reason."""
    me = asking(request)
    return saved(request, granted(key_results.remove(me.viewer, id, body.reason, now=me.now, via=VIA)), 201)

"""Which objectives does a cycle have, and how does a program add, change, publish or close one?"""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from kinerja.actions import alignment, closing, publication
from kinerja.actions import objective as objectives
from kinerja.actions.discard import discard
from kinerja.actions.drafts import ObjectiveDraft, ObjectiveEdit
from kinerja.actions.record import Done
from kinerja.api.answers import MOST, PAGE, answer, page, start_of
from kinerja.api.caller import VIA, asking
from kinerja.api.key_result import draft_of
from kinerja.api.problems import granted
from kinerja.api.revisions import seen, tagged
from kinerja.api.saved import saved
from kinerja.api.schemas.common import Page, Saved, Text, answers
from kinerja.api.schemas.okr import (
    Closing,
    Correction,
    Link,
    NewLink,
    NewObjective,
    Objective,
    ObjectiveChange,
    ObjectiveRow,
    Status,
)
from kinerja.core import okr
from kinerja.core.access import Visibility
from kinerja.core.alignment import LinkKind
from kinerja.core.lifecycle import KeyResultOutcome
from kinerja.core.okr import Ambition
from kinerja.core.problem import Problem, not_found
from kinerja.reports import figures
from kinerja.store import books

router = Router()


@router.get("/objectives", response=answers(Page[ObjectiveRow]), summary="List a cycle's objectives")
def list_objectives(
    request: HttpRequest,
    cycle: str | None = None,
    unit: str | None = None,
    owner: str | None = None,
    status: Status | None = None,
    text: Text = "",
    cursor: str | None = None,
    limit: Annotated[int, Query(ge=1, le=MOST)] = PAGE,
) -> HttpResponse:
    """Of the current cycle unless another is named; each with its key results."""
    me, start = asking(request), granted(start_of(cursor))
    wanted = books.OkrFilter(
        unit_ref=unit,
        owner_ref=owner,
        status=okr.Status(status) if status else None,
        text=text,
        limit=limit + 1,
        offset=start,
    )
    book = granted(books.cycle(me.viewer, me.today, cycle_ref=cycle, filter=wanted, known=me.organisation))
    return answer(page(book.objectives, lambda o: figures.objective(book, o), start, limit))


@router.get("/objectives/{id}", response=answers(Objective), summary="Get an objective")
def get_objective(request: HttpRequest, id: str) -> HttpResponse:
    """With its key results and, once closed, its grade."""
    me = asking(request)
    book = granted(books.objective(me.viewer, id, me.today, known=me.organisation))
    view = granted(book.objective(id.strip().upper()) or not_found("objective", id))
    return tagged(figures.objective_in_full(book, view), view.revision)


@router.post("/objectives", response=answers(Saved, 201, write=True), summary="Add an objective")
def create_objective(request: HttpRequest, body: NewObjective) -> HttpResponse:
    """With its key results, as a draft or published at once."""
    me = asking(request)
    draft = ObjectiveDraft(
        title=body.title,
        unit_ref=body.organisation_unit,
        cycle_ref=body.cycle,
        owner_ref=body.owner,
        why=body.why,
        ambition=Ambition(body.ambition),
        visibility=Visibility(body.visibility),
        key_results=tuple(draft_of(k) for k in body.key_results),
        publish=body.publish,
    )
    done = granted(objectives.create(me.viewer, draft, now=me.now, via=VIA))
    return saved(request, done, 201, location=f"/api/v1/objectives/{done.ref}")


@router.patch("/objectives/{id}", response=answers(Saved, write=True), summary="Change an objective")
def change_objective(request: HttpRequest, id: str, body: ObjectiveChange) -> HttpResponse:
    """What is left out stays."""
    me = asking(request)
    edit = ObjectiveEdit(
        title=body.title,
        why=body.why,
        ambition=Ambition(body.ambition) if body.ambition else None,
        owner_ref=body.owner,
        unit_ref=body.organisation_unit,
        visibility=Visibility(body.visibility) if body.visibility else None,
    )
    done = objectives.edit(me.viewer, id, edit, seen=seen(request, body.seen), now=me.now, via=VIA)
    return saved(request, granted(done))


@router.post("/objectives/{id}/publication", response=answers(Saved, 201, write=True), summary="Publish an objective")
def publish_objective(request: HttpRequest, id: str) -> HttpResponse:
    """It needs 2 to 5 key results, unless the organisation has set other bounds."""
    me = asking(request)
    return saved(request, granted(publication.publish(me.viewer, id, now=me.now, via=VIA)), 201)


@router.delete("/objectives/{id}/publication", response=answers(Saved, write=True), summary="Make it a draft again")
def unpublish_objective(request: HttpRequest, id: str) -> HttpResponse:
    """What was reported stays."""
    me = asking(request)
    return saved(request, granted(publication.unpublish(me.viewer, id, now=me.now, via=VIA)))


@router.post("/objectives/{id}/closing", response=answers(Saved, 201, write=True), summary="Close an objective")
def close_objective(request: HttpRequest, id: str, body: Closing) -> HttpResponse:
    """For good, with its computed grade and what its owner has to say."""
    me = asking(request)
    done = closing.close(
        me.viewer,
        id,
        body.self_grade,
        body.self_reason,
        body.learning,
        {ref.strip().upper(): KeyResultOutcome(outcome) for ref, outcome in body.outcomes.items()},
        next_cycle_ref=body.next_cycle,
        now=me.now,
        via=VIA,
    )
    return saved(request, granted(done), 201)


@router.post("/objectives/{id}/corrections", response=answers(Saved, 201, write=True), summary="Add a later word")
def correct_objective(request: HttpRequest, id: str, body: Correction) -> HttpResponse:
    """A closed objective never changes; this says what was wrong."""
    me = asking(request)
    return saved(request, granted(closing.correct(me.viewer, id, body.text, now=me.now, via=VIA)), 201)


@router.get("/objectives/{id}/links", response=answers(Page[Link]), summary="List what it serves and what serves it")
def list_links(request: HttpRequest, id: str) -> HttpResponse:
    """Links of the objective and its key results, in both directions."""
    me = asking(request)
    book = granted(books.objective(me.viewer, id, me.today, known=me.organisation))
    view = granted(book.objective(id.strip().upper()) or not_found("objective", id))
    ends = {view.ref, *(k.ref for k in view.key_results)}
    found = [link for link in book.links if link.child in ends or link.parent in ends]
    told = [
        {"child": x.child, "parent": x.parent, "kind": x.kind.value, "share": figures.exact(x.share)} for x in found
    ]
    return answer({"items": told, "next": None})


@router.post("/objectives/{id}/links", response=answers(Saved, 201, write=True), summary="Let it serve another goal")
def align_objective(request: HttpRequest, id: str, body: NewLink) -> HttpResponse:
    """Across units; several parents are normal, a loop is refused with its path."""
    me = asking(request)
    done = alignment.align(me.viewer, id, body.parent, LinkKind(body.kind), body.share, now=me.now, via=VIA)
    return saved(request, granted(_of_address(done)), 201)


def _of_address(outcome: Done | Problem) -> Done | Problem:
    """A child that is not there is an address that is not there: it stands in the path, not in the body."""
    mistaken = isinstance(outcome, Problem) and outcome.field == "child"
    return replace(outcome, field=None) if isinstance(outcome, Problem) and mistaken else outcome


@router.delete("/objectives/{id}/links/{parent}", response=answers(Saved, write=True), summary="Take a link away")
def unalign_objective(request: HttpRequest, id: str, parent: str) -> HttpResponse:
    """Either side's editor may."""
    me = asking(request)
    return saved(request, granted(alignment.unalign(me.viewer, id, parent, now=me.now, via=VIA)))


@router.delete("/objectives/{id}", response=answers(Saved, write=True), summary="Delete a draft that was a mistake")
def discard_objective(request: HttpRequest, id: str) -> HttpResponse:
    """With its key results, while nobody has checked in on them; its number is never given again."""
    me = asking(request)
    granted(books.objective(me.viewer, id, me.today, known=me.organisation))
    return saved(request, granted(discard(me.viewer, id, now=me.now, via=VIA)))

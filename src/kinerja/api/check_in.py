"""How does a program report where a key result stands, and take a report back?"""

from __future__ import annotations

from typing import Annotated, Any

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from kinerja.actions import check_in as check_ins
from kinerja.actions.record import Done
from kinerja.api.answers import MOST, PAGE, answer, page, start_of
from kinerja.api.caller import VIA, Caller, asking
from kinerja.api.key_result import view_of
from kinerja.api.problems import granted
from kinerja.api.revisions import seen
from kinerja.api.schemas.common import Page, answers
from kinerja.api.schemas.okr import CheckIn, KeyResult, NewCheckIn
from kinerja.core import okr
from kinerja.core.problem import not_found
from kinerja.reports import figures
from kinerja.store.standing import standing

router = Router()


@router.get("/key-results/{id}/check-ins", response=answers(Page[CheckIn]), summary="List a key result's check-ins")
def list_check_ins(
    request: HttpRequest,
    id: str,
    cursor: str | None = None,
    limit: Annotated[int, Query(ge=1, le=MOST)] = PAGE,
) -> HttpResponse:
    """The newest first; those that were taken back are in the events."""
    start = granted(start_of(cursor))
    _book, view = view_of(asking(request), id)
    rows = sorted(view.check_ins, key=lambda c: -c.number)[start : start + limit + 1]
    return answer(page(rows, _told, start, limit))


def _told(one: okr.CheckIn) -> dict[str, Any]:
    told = {"number": one.number, "value": figures.exact(one.value), "confidence": one.confidence}
    return {**told, "note": one.note, "by": one.by, "at": figures.moment(one.at)}


@router.post("/key-results/{id}/check-ins", response=answers(KeyResult, 201, write=True), summary="Check in")
def check_in(request: HttpRequest, id: str, body: NewCheckIn) -> HttpResponse:
    """Answers how the key result stands now."""
    me = asking(request)
    done = granted(
        check_ins.check_in(
            me.viewer,
            id,
            body.value,
            confidence=body.confidence,
            note=body.note,
            milestones_done=None if body.milestones_done is None else tuple(body.milestones_done),
            seen=seen(request, body.seen),
            now=me.now,
            via=VIA,
        )
    )
    number = done.undo.number if done.undo else None
    return _now(me, done, 201, f"/api/v1/key-results/{done.ref}/check-ins/{number}")


@router.delete(
    "/key-results/{id}/check-ins/{number}", response=answers(KeyResult, write=True), summary="Take a check-in back"
)
def undo_check_in(request: HttpRequest, id: str, number: int) -> HttpResponse:
    """The key result stands as it did before; the history keeps both."""
    me = asking(request)
    return _now(me, granted(check_ins.undo_check_in(me.viewer, id, number, now=me.now, via=VIA)), 200)


def _now(me: Caller, done: Done, status: int, location: str | None = None) -> HttpResponse:
    if me.viewer.scopes is not None and "read" not in me.viewer.scopes:
        # A token that may only report learns that it was kept, and nothing else.
        return HttpResponse(status=204)
    book = granted(standing(me.viewer, done.row, me.today, me.organisation))
    view = granted(book.key_result(done.ref) or not_found("key_result", done.ref))
    response = answer(figures.key_result_in_full(book, view), status, location=location)
    response["ETag"] = f'"{view.revision}"'
    return response

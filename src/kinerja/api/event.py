"""What has happened, and who did it?"""

from __future__ import annotations

from typing import Annotated, Any

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from kinerja.api.answers import PAGE, answer, start_of
from kinerja.api.caller import asking
from kinerja.api.problems import granted
from kinerja.api.schemas.common import Page, answers
from kinerja.api.schemas.others import Event
from kinerja.reports import figures
from kinerja.store import books, rows

router = Router()


def _told(one: rows.EventRow) -> dict[str, Any]:
    return {
        "number": one.id,
        "at": figures.moment(one.at),
        "by": figures.person(one.actor),
        "via": one.via,
        "verb": one.verb,
        "id": one.ref,
        "title": one.title,
        "before": dict(one.before),
        "after": dict(one.after),
        "note": one.note,
    }


@router.get("/events", response=answers(Page[Event]), summary="List what happened")
def list_events(
    request: HttpRequest,
    id: str | None = None,
    cursor: str | None = None,
    limit: Annotated[int, Query(ge=1, le=200)] = PAGE,
) -> HttpResponse:
    """The newest first; `id` leaves what happened to one thing. Of what you may see, nothing is left out."""
    before = granted(start_of(cursor))
    ref = id.strip().upper() if id else None
    found = books.events(asking(request).viewer, ref=ref, before=before or None, limit=limit + 1)
    more = len(found) > limit
    return answer({"items": [_told(e) for e in found[:limit]], "next": str(found[limit - 1].id) if more else None})

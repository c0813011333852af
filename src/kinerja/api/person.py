"""Which people belong to the organisation?"""

from __future__ import annotations

from typing import Annotated, Any

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from kinerja.api.answers import MOST, PAGE, answer, page, start_of
from kinerja.api.caller import asking
from kinerja.api.problems import granted
from kinerja.api.schemas.common import Page, answers
from kinerja.api.schemas.others import PersonRow
from kinerja.reports import figures
from kinerja.store import books, rows

router = Router()


def _told(one: rows.PersonRow) -> dict[str, Any]:
    roles = [{"role": r.role.value, "unit": figures.unit(r.unit) if r.unit else None} for r in one.roles]
    return {
        "id": one.ref,
        "name": one.name,
        "position": one.position,
        "unit": figures.unit(one.unit) if one.unit else None,
        "supervisor": figures.person(one.supervisor),
        "roles": roles,
        "active": one.active,
    }


@router.get("/people", response=answers(Page[PersonRow]), summary="List the people")
def list_people(
    request: HttpRequest,
    unit: str | None = None,
    cursor: str | None = None,
    limit: Annotated[int, Query(ge=1, le=MOST)] = PAGE,
) -> HttpResponse:
    """By name; `unit` takes the units below with it. E-mail addresses are not given out."""
    start = granted(start_of(cursor))
    found = books.people(asking(request).viewer, unit)
    return answer(page(found[start : start + limit + 1], _told, start, limit))


@router.get("/people/{id}", response=answers(PersonRow), summary="Get a person")
def get_person(request: HttpRequest, id: str) -> HttpResponse:
    """With position, unit and roles."""
    return answer(_told(granted(books.person(asking(request).viewer, id))))

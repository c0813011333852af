"""Which units does the organisation have?"""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import Router

from kinerja.api.answers import answer
from kinerja.api.caller import asking
from kinerja.api.problems import granted
from kinerja.api.schemas.common import Page, answers
from kinerja.api.schemas.others import UnitRow
from kinerja.reports import figures
from kinerja.store import books, rows

router = Router()


def _told(one: rows.UnitRow) -> dict[str, Any]:
    return {
        "id": one.ref,
        "name": one.name,
        "parent": one.parent_ref,
        "depth": one.depth,
        "people": one.people,
        "leads": [figures.person(p) for p in one.leads],
        "archived": one.archived,
    }


@router.get("/units", response=answers(Page[UnitRow]), summary="List the units")
def list_units(request: HttpRequest, archived: bool = False) -> HttpResponse:
    """In the order of the tree, on one page."""
    found = books.units(asking(request).viewer, archived=archived)
    return answer({"items": [_told(u) for u in found], "next": None})


@router.get("/units/{id}", response=answers(UnitRow), summary="Get a unit")
def get_unit(request: HttpRequest, id: str) -> HttpResponse:
    """With its leads and how many people belong to it."""
    return answer(_told(granted(books.unit(asking(request).viewer, id))))

"""Which cycles are there, and how does a program begin or close one?"""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import Router

from kinerja.actions import cycle as cycles
from kinerja.api.answers import answer
from kinerja.api.caller import VIA, asking
from kinerja.api.problems import granted
from kinerja.api.saved import saved
from kinerja.api.schemas.common import Page, Saved, answers
from kinerja.api.schemas.okr import Cycle, NewCycle
from kinerja.core import book
from kinerja.core.problem import not_found
from kinerja.store import books

router = Router()


def _told(one: book.Cycle) -> dict[str, Any]:
    days = {"start": one.start.isoformat(), "end": one.end.isoformat()}
    return {"id": one.ref, "name": one.name, **days, "state": one.state.value}


@router.get("/cycles", response=answers(Page[Cycle]), summary="List the cycles")
def list_cycles(request: HttpRequest) -> HttpResponse:
    """The latest first; there are few, so they come on one page."""
    return answer({"items": [_told(c) for c in books.cycles(asking(request).viewer)], "next": None})


@router.get("/cycles/{id}", response=answers(Cycle), summary="Get a cycle")
def get_cycle(request: HttpRequest, id: str) -> HttpResponse:
    """Its name, its days and whether it is closed."""
    found = next((c for c in books.cycles(asking(request).viewer) if c.ref == id.strip().upper()), None)
    return answer(_told(granted(found or not_found("cycle", id))))


@router.post("/cycles", response=answers(Saved, 201, write=True), summary="Begin a cycle")
def create_cycle(request: HttpRequest, body: NewCycle) -> HttpResponse:
    """A quarter, or the span of a project."""
    me = asking(request)
    done = granted(cycles.create(me.viewer, body.name, body.start, body.end, now=me.now, via=VIA))
    return saved(request, done, 201, location=f"/api/v1/cycles/{done.ref}")


@router.post("/cycles/{id}/closing", response=answers(Saved, 201, write=True), summary="Close a cycle")
def close_cycle(request: HttpRequest, id: str) -> HttpResponse:
    """For good; what is still published in it closes with its computed grade."""
    me = asking(request)
    return saved(request, granted(cycles.close(me.viewer, id, now=me.now, via=VIA)), 201)

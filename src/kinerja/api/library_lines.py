"""How does a program change a role of the organisation line by line, without sending the whole of it?"""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal
from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import Router

from kinerja import library
from kinerja.actions import role_lines
from kinerja.actions.record import Done
from kinerja.actions.role_lines import Amendment
from kinerja.api.answers import answer
from kinerja.api.caller import VIA, asking, lang_of
from kinerja.api.problems import granted
from kinerja.api.revisions import seen
from kinerja.api.schemas.common import Saved, answers
from kinerja.api.schemas.library import LineChange, LineMove, NewLine, SavedLine
from kinerja.core.problem import Problem, Problems, not_found
from kinerja.library import editing
from kinerja.library.editing import Line
from kinerja.store import role_rows

router = Router()


def _line(name: str, field: str | None = None) -> Line:
    line: Line = granted(editing.line_of(name) or replace(not_found("role_line", name), field=field))
    return line


def _exact(fields: dict[str, Any]) -> dict[str, Any]:
    """The fields with exact numbers, as a whole role is read."""
    exact: dict[str, Any] = json.loads(json.dumps(fields, ensure_ascii=False), parse_float=Decimal)
    return exact


def _at_fields(outcome: Done | Problem | Problems) -> Done | Problem | Problems:
    """What came of it, each refusal at its place in the body: "fields.unit"."""
    if isinstance(outcome, Done):
        return outcome
    items = outcome.items if isinstance(outcome, Problems) else (outcome,)
    placed = tuple(each.at(f"fields.{each.field}") if each.field else each for each in items)
    return Problems(placed) if isinstance(outcome, Problems) else placed[0]


def _amended(request: HttpRequest, id: str, wanted: Amendment, status: int = 200) -> HttpResponse:
    me = asking(request)
    done: Done = granted(_at_fields(role_lines.amend(me.viewer, id, wanted, now=me.now, via=VIA)))
    return _told(request, id, done, wanted.line, status)


def _told(request: HttpRequest, id: str, done: Done, line: Line | None, status: int = 200) -> HttpResponse:
    """What was saved, and what the line is called now: a new one gets its name by its place or its words."""
    told: dict[str, Any] = {"id": done.ref, "revision": done.revision, "warnings": []}
    if line is not None:
        own = granted(role_rows.own_role(asking(request).viewer, id))
        told["line"] = editing.name_of(library.as_dict(own.template), line)
    return answer(told, status)


@router.post("/library/{id}/lines", response=answers(SavedLine, 201, write=True), summary="Add a line")
def add_line(request: HttpRequest, id: str, body: NewLine) -> HttpResponse:
    """A KPI, an objective, or a key result of one ("objective.2.new"); a KPI may begin with a sentence."""
    line, revision = _line(body.line, "line"), seen(request, body.revision)
    return _amended(
        request, id, Amendment(line, _exact(body.fields), lang_of(request), body.sentence or "", revision), 201
    )


@router.patch("/library/{id}/lines/{line}", response=answers(SavedLine, write=True), summary="Change a line")
def change_line(request: HttpRequest, id: str, line: str, body: LineChange) -> HttpResponse:
    """What is left out stays, null takes a field away; what was adopted from it before stays as it is."""
    revision = seen(request, body.revision)
    return _amended(request, id, Amendment(_line(line), _exact(body.fields), lang_of(request), seen=revision))


@router.delete("/library/{id}/lines/{line}", response=answers(Saved, write=True), summary="Take a line out")
def remove_line(request: HttpRequest, id: str, line: str) -> HttpResponse:
    """Its last line stays: a role without any is adopted by nobody."""
    me = asking(request)
    done = role_lines.leave_out(me.viewer, id, _line(line), revision=seen(request, None), now=me.now, via=VIA)
    return _told(request, id, granted(done), None)


@router.post("/library/{id}/lines/{line}/place", response=answers(Saved, 201, write=True), summary="Move a line")
def move_line(request: HttpRequest, id: str, line: str, body: LineMove) -> HttpResponse:
    """Up or down by one; objectives and key results are named by their place, and by the new one afterwards."""
    me, by = asking(request), -1 if body.to == "up" else 1
    return _told(request, id, granted(role_lines.move(me.viewer, id, _line(line), by, now=me.now, via=VIA)), None, 201)

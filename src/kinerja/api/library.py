"""Which roles can a program start from, and how does it adopt one or keep an own one?"""

from __future__ import annotations

import json
from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import Router

from kinerja import library
from kinerja.actions import adoption_undo, role_lines, role_making
from kinerja.actions import role as roles
from kinerja.actions.adoption import Adoption, KeyResultChoice, KpiChoice, ObjectiveChoice, adopt, everything
from kinerja.actions.record import Done
from kinerja.actions.role_lines import Amendment
from kinerja.api.answers import answer
from kinerja.api.caller import VIA, Caller, asking, lang_of
from kinerja.api.problems import granted
from kinerja.api.revisions import seen, tagged
from kinerja.api.saved import in_rows, saved
from kinerja.api.schemas.common import Saved, Text, answers
from kinerja.api.schemas.library import (
    Adopted,
    Comparison,
    NewAdoption,
    NewRole,
    Role,
    RoleChange,
    RoleHead,
    RolePage,
    TakenBack,
)
from kinerja.core.problem import Problem
from kinerja.library.role import RoleTemplate
from kinerja.library.schema import role_of
from kinerja.store import role_rows
from kinerja.words.language import LANGUAGES

router = Router()


def _row(hit: library.Hit, lang: str) -> dict[str, Any]:
    role = hit.role
    return {
        "id": role.slug,
        "name": role.name.in_language(lang),
        "summary": role.summary.in_language(lang),
        "sectors": list(role.sectors),
        "kpis": len(role.kpis),
        "objectives": len(role.objectives),
        "own": library.role(role.slug) is None,
        "found": library.found_in(hit, lang),
    }


@router.get("/library", response=answers(RolePage), summary="List the roles")
def list_roles(request: HttpRequest, text: Text = "", sector: str = "", archived: bool = False) -> HttpResponse:
    """The organisation's own first; with `text` those that speak of it, with `sector` those of one shelf, with
    `archived` own ones in the archive alone.

    `text` finds words of the same meaning too, in any language, and mistyped ones: `meant` says what they were taken
    for.
    """
    among = role_rows.archived_roles if archived else role_rows.all_roles
    found = library.search(text, among(asking(request).viewer), sector)
    lang = lang_of(request)
    rows = [_row(hit, lang) for hit in found.hits]
    return answer({"items": rows, "next": None, "meant": dict(found.meant), "partly": found.partly})


@router.post("/library", response=answers(Saved, 201, write=True), summary="Add a role")
def create_role(request: HttpRequest, body: NewRole) -> HttpResponse:
    """To the organisation's own library, for everybody in it to adopt."""
    me = asking(request)
    done = granted(_made(me, body, lang_of(request)))
    return saved(request, done, 201, location=f"/api/v1/library/{done.ref}")


def _made(me: Caller, body: NewRole, lang: str) -> Any:
    if body.organisation_unit:
        name = body.name or ""
        return role_making.from_unit(me.viewer, body.organisation_unit, name, today=me.today, now=me.now, via=VIA)
    if body.owner:
        name = body.name or ""
        return role_making.from_person(me.viewer, body.owner, name, today=me.today, now=me.now, via=VIA)
    if body.sentence:
        return role_making.from_sentence(me.viewer, body.name or "", body.sentence, lang=lang, now=me.now, via=VIA)
    if body.copy_of:
        return roles.create(me.viewer, granted(role_rows.role(me.viewer, body.copy_of)), now=me.now, via=VIA)
    if body.role is None:
        return Problem("library.no_beginning", "role")
    return roles.create(me.viewer, granted(role_of(body.role)), now=me.now, via=VIA)


@router.get("/library/{id}", response=answers(Role), summary="Get a role")
def get_role(request: HttpRequest, id: str) -> HttpResponse:
    """With every KPI's sheet and every objective's key results, in all languages."""
    viewer = asking(request).viewer
    role = granted(role_rows.role(viewer, id))
    told: dict[str, Any] = {"id": role.slug, "own": library.role(role.slug) is None, "revision": None}
    if told["own"]:
        told["revision"] = granted(role_rows.own_role(viewer, id)).revision
    body = {**told, "role": json.loads(library.as_json(role))}
    return tagged(body, told["revision"]) if told["own"] else answer(body)


@router.put("/library/{id}", response=answers(Saved, write=True), summary="Replace an own role")
def replace_role(request: HttpRequest, id: str, body: RoleChange) -> HttpResponse:
    """What was adopted from it before stays as it is."""
    me = asking(request)
    content = json.dumps(body.role, ensure_ascii=False)
    return saved(
        request, granted(roles.edit(me.viewer, id, content, seen=seen(request, body.revision), now=me.now, via=VIA))
    )


@router.patch("/library/{id}", response=answers(Saved, write=True), summary="Change what an own role says of itself")
def change_role(request: HttpRequest, id: str, body: RoleHead) -> HttpResponse:
    """Its name, its summary, its sectors, and whether its figures are examples; what is left out stays."""
    me = asking(request)
    fields = body.dict(exclude_unset=True, exclude={"revision"})
    wanted = Amendment(None, fields, lang_of(request), seen=seen(request, body.revision))
    return saved(request, granted(role_lines.amend(me.viewer, id, wanted, now=me.now, via=VIA)))


@router.post("/library/{id}/archive", response=answers(Saved, 201, write=True), summary="Archive an own role")
def archive_role(request: HttpRequest, id: str) -> HttpResponse:
    """It is no longer offered; what came from it stays."""
    me = asking(request)
    return saved(request, granted(roles.archive(me.viewer, id, now=me.now, via=VIA)), 201)


@router.delete("/library/{id}/archive", response=answers(Saved, write=True), summary="Restore an own role")
def restore_role(request: HttpRequest, id: str) -> HttpResponse:
    """It is offered again."""
    me = asking(request)
    done: Done = granted(roles.restore(me.viewer, id, now=me.now, via=VIA))
    return saved(request, done)


@router.get("/library/{id}/comparison/{other}", response=answers(Comparison), summary="Compare two roles")
def compare_roles(request: HttpRequest, id: str, other: str) -> HttpResponse:
    """KPIs are the same when their keys are, or most words of their names."""
    viewer = asking(request).viewer
    sides = library.compare(granted(role_rows.role(viewer, id)), granted(role_rows.role(viewer, other)))
    return answer({
        "left": sides.left.slug,
        "right": sides.right.slug,
        "both": [{"left": a.key, "right": b.key} for a, b in sides.both],
        "only_left": [kpi.key for kpi in sides.only_left],
        "only_right": [kpi.key for kpi in sides.only_right],
    })  # fmt: skip


@router.post("/library/{id}/adoptions", response=answers(Adopted, 201, write=True), summary="Adopt a role")
def adopt_role(request: HttpRequest, id: str, body: NewAdoption) -> HttpResponse:
    """All of the chosen lines or, when one is refused, none. Figures that are left out stay examples, and say so."""
    me, lang = asking(request), lang_of(request)
    role = granted(role_rows.role(me.viewer, id))
    spoken = body.language if body.language in LANGUAGES else lang
    done = granted(adopt(me.viewer, _adoption(role, body, spoken), now=me.now, via=VIA))
    warnings = in_rows(done.warnings, lang)
    return answer({"adoption": done.event, "saved": list(done.refs), "warnings": warnings}, 201)


@router.delete(
    "/library/{id}/adoptions/{adoption}", response=answers(TakenBack, write=True), summary="Take an adoption back"
)
def undo_adoption(request: HttpRequest, id: str, adoption: int) -> HttpResponse:
    """As far as nobody has reported on it, changed or linked it since; what stays is named with its reason."""
    me, lang = asking(request), lang_of(request)
    done = granted(adoption_undo.undo(me.viewer, adoption, role=id, now=me.now, via=VIA))
    return answer({"taken_back": list(done.refs), "kept": in_rows(done.kept, lang)})


def _adoption(role: RoleTemplate, body: NewAdoption, lang: str) -> Adoption:
    kpis, objectives = everything(role)
    if body.kpis is not None:
        kpis = tuple(KpiChoice(k.key, k.name, k.target, k.target_high, k.without_target) for k in body.kpis)
    if body.objectives is not None:
        objectives = tuple(
            ObjectiveChoice(o.place, o.title, None if o.key_results is None else tuple(
                KeyResultChoice(k.place, k.title, k.baseline, k.target, k.target_high) for k in o.key_results
            ))
            for o in body.objectives
        )  # fmt: skip
    return Adoption(
        role, lang, kpis, objectives, body.organisation_unit or "", body.owner, body.cycle, publish=body.publish
    )

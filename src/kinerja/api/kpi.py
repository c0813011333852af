"""Which KPIs are there, and how does a program add, change or archive one?"""

from __future__ import annotations

from typing import Annotated

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from kinerja.actions import kpi as kpis
from kinerja.actions.discard import discard
from kinerja.actions.drafts import DefinitionDraft, KpiDraft, KpiEdit
from kinerja.api.answers import MOST, PAGE, answer, page, start_of
from kinerja.api.caller import VIA, asking
from kinerja.api.problems import granted
from kinerja.api.saved import saved
from kinerja.api.schemas.common import Cadence, Page, Saved, Text, answers
from kinerja.api.schemas.kpi import (
    Definition,
    Kpi,
    KpiChange,
    KpiRow,
    NewKpi,
    NewTarget,
    Reason,
    Redefinition,
    Verdict,
)
from kinerja.core import kpi as core
from kinerja.core import period
from kinerja.core.access import Visibility
from kinerja.core.kpi import Aggregation
from kinerja.core.measure import Comparator, Polarity, Unit, UnitKind
from kinerja.core.problem import not_found
from kinerja.core.score import Formula, Scoring
from kinerja.reports import figures
from kinerja.store import books

router = Router()
_POINTS = ("baseline", "low", "threshold", "stretch", "red_flag", "zero_low", "zero_high")
_BOUNDS = ("cap", "floor", "green", "amber")


@router.get("/kpis", response=answers(Page[KpiRow]), summary="List the KPIs you may see")
def list_kpis(
    request: HttpRequest,
    unit: str | None = None,
    owner: str | None = None,
    cadence: Cadence | None = None,
    verdict: Verdict | None = None,
    text: Text = "",
    archived: bool = False,
    cursor: str | None = None,
    limit: Annotated[int, Query(ge=1, le=MOST)] = PAGE,
) -> HttpResponse:
    """In the order of their numbers; `unit` takes the units below with it."""
    me, start = asking(request), granted(start_of(cursor))
    wanted = books.KpiFilter(
        unit_ref=unit,
        owner_ref=owner,
        cadence=period.Cadence(cadence) if cadence else None,
        verdict=core.Verdict(verdict) if verdict else None,
        text=text,
        sort="ref",
        archived=archived,
        limit=limit + 1,
        offset=start,
    )
    book = books.board(me.viewer, me.today, filter=wanted, known=me.organisation)
    return answer(page(book.kpis, figures.kpi, start, limit))


@router.get("/kpis/{id}", response=answers(Kpi), summary="Get a KPI")
def get_kpi(request: HttpRequest, id: str) -> HttpResponse:
    """With its definition in force, its targets and the period that waits for a value."""
    me = asking(request)
    view = granted(books.kpi(me.viewer, id, me.today, known=me.organisation)).kpi(id.strip().upper())
    return answer(figures.kpi_in_full(granted(view or not_found("kpi", id))))


@router.post("/kpis", response=answers(Saved, 201, write=True), summary="Add a KPI")
def create_kpi(request: HttpRequest, body: NewKpi) -> HttpResponse:
    """Everything wrong with it is refused at once; what merely looks odd comes back as a warning."""
    me = asking(request)
    draft = KpiDraft(
        name=body.name,
        unit_ref=body.organisation_unit,
        unit=Unit(UnitKind(body.unit_kind), body.unit_name),
        definition=definition_of(body),
        owner_ref=body.owner,
        cadence=period.Cadence(body.cadence),
        decimals=body.decimals,
        visibility=Visibility(body.visibility),
        target=body.target,
        target_high=body.target_high,
        target_since=body.target_since,
    )
    done = granted(kpis.create(me.viewer, draft, now=me.now, via=VIA))
    return saved(request, done, 201, location=f"/api/v1/kpis/{done.ref}")


def definition_of(body: Definition) -> DefinitionDraft:
    """The definition that a body describes."""
    points = {name: getattr(body, name) for name in (*_POINTS, *_BOUNDS)}
    scoring = Scoring(Formula(body.formula), Polarity(body.polarity), Comparator(body.comparator), **points)
    return DefinitionDraft(
        scoring=scoring,
        description=body.description,
        formula_text=body.formula_text,
        source=body.source,
        time_aggregation=Aggregation(body.time_aggregation),
        organisation_aggregation=Aggregation(body.organisation_aggregation),
        missing_is_miss=body.missing_is_miss,
    )


@router.patch("/kpis/{id}", response=answers(Saved, write=True), summary="Rename, hand over, move or hide a KPI")
def change_kpi(request: HttpRequest, id: str, body: KpiChange) -> HttpResponse:
    """What is left out stays."""
    me = asking(request)
    edit = KpiEdit(
        name=body.name,
        owner_ref=body.owner,
        unit_ref=body.organisation_unit,
        visibility=Visibility(body.visibility) if body.visibility else None,
    )
    return saved(request, granted(kpis.edit(me.viewer, id, edit, now=me.now, via=VIA)))


@router.put("/kpis/{id}/definition", response=answers(Saved, write=True), summary="Give a KPI a new definition")
def redefine_kpi(request: HttpRequest, id: str, body: Redefinition) -> HttpResponse:
    """A new version with its reason, in force from the running period; closed periods keep theirs."""
    me = asking(request)
    return saved(request, granted(kpis.revise(me.viewer, id, definition_of(body), body.reason, now=me.now, via=VIA)))


@router.post("/kpis/{id}/targets", response=answers(Saved, 201, write=True), summary="Set a target")
def set_target(request: HttpRequest, id: str, body: NewTarget) -> HttpResponse:
    """From the period `since` on, until a later target takes its place."""
    me = asking(request)
    done = kpis.set_target(me.viewer, id, body.since, body.target, body.target_high, body.reason, now=me.now, via=VIA)
    return saved(request, granted(done), 201)


@router.post("/kpis/{id}/archive", response=answers(Saved, 201, write=True), summary="Archive a KPI")
def archive_kpi(request: HttpRequest, id: str, body: Reason) -> HttpResponse:
    """It is measured no more and keeps its history."""
    me = asking(request)
    return saved(request, granted(kpis.archive(me.viewer, id, body.reason, now=me.now, via=VIA)), 201)


@router.delete("/kpis/{id}/archive", response=answers(Saved, write=True), summary="Take a KPI out of the archive")
def restore_kpi(request: HttpRequest, id: str) -> HttpResponse:
    """It is measured again; the periods in between have no data."""
    me = asking(request)
    return saved(request, granted(kpis.restore(me.viewer, id, now=me.now, via=VIA)))


@router.delete("/kpis/{id}", response=answers(Saved, write=True), summary="Delete a KPI that was a mistake")
def discard_kpi(request: HttpRequest, id: str) -> HttpResponse:
    """While it has no values and nothing is built on it; its number is never given again. Else archive it."""
    me = asking(request)
    granted(books.kpi(me.viewer, id, me.today, known=me.organisation))
    return saved(request, granted(discard(me.viewer, id, now=me.now, via=VIA)))

"""Which values has a KPI had, and how does a program report one?"""

from __future__ import annotations

from typing import Annotated

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from kinerja.actions import measurement
from kinerja.api.answers import MOST, PAGE, answer, page, start_of
from kinerja.api.caller import VIA, Caller, asking
from kinerja.api.problems import granted
from kinerja.api.revisions import seen, tagged
from kinerja.api.schemas.common import Page, answers
from kinerja.api.schemas.kpi import Measured, Measurement
from kinerja.core.kpi import Reading
from kinerja.core.kpi_view import KpiView
from kinerja.core.problem import Problem, not_found
from kinerja.reports import figures
from kinerja.store import books

router = Router()


def view_of(me: Caller, ref: str) -> KpiView:
    """The KPI with all of its readings."""
    book = granted(books.kpi(me.viewer, ref, me.today, known=me.organisation))
    return granted(book.kpi(ref.strip().upper()) or not_found("kpi", ref))


def reading_of(view: KpiView, period: str) -> Reading | Problem:
    """The reading of a period, which may have been set back to no data."""
    found = next((r for r in view.readings if r.period.label == period.strip().upper()), None)
    return found or not_found("measurement", f"{view.ref} {period}")


@router.get("/kpis/{id}/measurements", response=answers(Page[Measurement]), summary="List a KPI's values")
def list_measurements(
    request: HttpRequest,
    id: str,
    cursor: str | None = None,
    limit: Annotated[int, Query(ge=1, le=MOST)] = PAGE,
) -> HttpResponse:
    """The newest period first."""
    me, start = asking(request), granted(start_of(cursor))
    view = view_of(me, id)
    rows = view.readings[::-1][start : start + limit + 1]
    return answer(page(rows, lambda r: figures.reading(view, r), start, limit))


@router.get("/kpis/{id}/measurements/{period}", response=answers(Measurement), summary="Get the value of a period")
def get_measurement(request: HttpRequest, id: str, period: str) -> HttpResponse:
    """With what it was judged against."""
    view = view_of(asking(request), id)
    found = granted(reading_of(view, period))
    return tagged(figures.reading(view, found), found.revision)


@router.put("/kpis/{id}/measurements/{period}", response=answers(Measurement, write=True), summary="Report a value")
def put_measurement(request: HttpRequest, id: str, period: str, body: Measured) -> HttpResponse:
    """Sent twice, it is kept once; another value for the same period is a correction, and the history keeps both."""
    me = asking(request)
    granted(
        measurement.measure(
            me.viewer,
            id,
            body.value,
            period=period,
            numerator=body.numerator,
            denominator=body.denominator,
            note=body.note,
            reason=body.reason,
            seen=seen(request, body.seen),
            now=me.now,
            via=VIA,
        )
    )
    return _now(me, id, period)


@router.delete(
    "/kpis/{id}/measurements/{period}", response=answers(Measurement, write=True), summary="Take back a value"
)
def undo_measurement(request: HttpRequest, id: str, period: str) -> HttpResponse:
    """The period gets the value it had before, or none; the history keeps both. `If-Match` names what to take back."""
    me = asking(request)
    revision = seen(request, None)
    if revision is None:
        revision = granted(reading_of(view_of(me, id), period)).revision
    granted(measurement.undo(me.viewer, id, period, revision, now=me.now, via=VIA))
    return _now(me, id, period)


def _now(me: Caller, ref: str, period: str) -> HttpResponse:
    if me.viewer.scopes is not None and "read" not in me.viewer.scopes:
        # A token that may only report learns that it was kept, and nothing else.
        return HttpResponse(status=204)
    view = view_of(me, ref)
    found = granted(reading_of(view, period))
    return tagged(figures.reading(view, found), found.revision)

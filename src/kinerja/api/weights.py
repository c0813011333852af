"""How does a program see and set how much each KPI weighs?"""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from ninja import Router

from kinerja.actions import weighing
from kinerja.actions.weighing import NewWeight
from kinerja.api.answers import answer
from kinerja.api.caller import VIA, Caller, asking
from kinerja.api.problems import granted
from kinerja.api.schemas.common import answers
from kinerja.api.schemas.weights import NewWeights, WeightsOut, WeightsSet
from kinerja.core.measure import text
from kinerja.core.period import Cadence, parse_period, period_of
from kinerja.core.weights import sums_of
from kinerja.store import books, sheets

router = Router()


@router.get("/people/{id}/weights", response=answers(WeightsOut), summary="The weights of a person's KPIs")
def person_weights(request: HttpRequest, id: str, period: str | None = None) -> HttpResponse:
    """Those in force in a period, of the KPIs measured in its rhythm; the running month without `period`."""
    me = asking(request)
    granted(books.person(me.viewer, id))
    return _weights(me, period, owner_ref=id)


@router.get("/units/{id}/weights", response=answers(WeightsOut), summary="The weights of a unit's KPIs")
def unit_weights(request: HttpRequest, id: str, period: str | None = None) -> HttpResponse:
    """The same for everybody of the unit and the units below it."""
    me = asking(request)
    granted(books.unit(me.viewer, id))
    return _weights(me, period, unit_ref=id)


def _weights(
    me: Caller, label: str | None, *, unit_ref: str | None = None, owner_ref: str | None = None
) -> HttpResponse:
    fiscal_month = me.organisation.fiscal_month
    running = period_of(me.today, Cadence.MONTH, fiscal_month)
    period = running if label is None else granted(parse_period(label, fiscal_month))
    rows = sheets.sheet(me.viewer, period, unit_ref=unit_ref, owner_ref=owner_ref, known=me.organisation)
    kpis = [
        {
            "id": row.view.ref,
            "name": row.view.name,
            "owner": row.view.owner.ref if row.view.owner else None,
            "area": row.area,
            "weight": None if row.weight is None else text(row.weight),
        }
        for row in rows
    ]
    sums = [
        {
            "owner": each.owner.ref if each.owner else None,
            "total": text(each.total),
            "off": text(each.off),
            "is_whole": each.is_whole,
            "is_all": each.is_all_to(me.viewer),
            "unweighed": each.unweighed,
        }
        for each in sums_of(rows)
    ]
    return answer({"period": period.label, "kpis": kpis, "sums": sums})


@router.post("/weights", response=answers(WeightsSet, 201, write=True), summary="Set weights")
def set_weights(request: HttpRequest, body: NewWeights) -> HttpResponse:
    """From the period `since` on, all of them or none; a weight by which an ended period was judged stays."""
    me = asking(request)
    wanted = [NewWeight(each.id, each.weight, each.area) for each in body.weights]
    done = granted(weighing.weigh_all(me.viewer, wanted, body.since, now=me.now, via=VIA))
    return answer({"changed": list(done.changed), "since": done.since}, 201)

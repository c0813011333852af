"""How does everything stand at a glance?"""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from ninja import Router

from kinerja.api.answers import answer
from kinerja.api.caller import asking
from kinerja.api.problems import granted
from kinerja.api.schemas.common import answers
from kinerja.api.schemas.others import Board
from kinerja.reports import figures
from kinerja.store import books

router = Router()


@router.get("/board", response=answers(Board), summary="Get the board")
def get_board(
    request: HttpRequest, unit: str | None = None, owner: str | None = None, cycle: str | None = None
) -> HttpResponse:
    """The KPIs and the objectives of the current cycle (or of `cycle`): what `kinerja board --json` prints."""
    me = asking(request)
    kpis = books.board(
        me.viewer, me.today, filter=books.KpiFilter(unit_ref=unit, owner_ref=owner), known=me.organisation
    )
    wanted = books.OkrFilter(unit_ref=unit, owner_ref=owner)
    okrs = granted(books.cycle(me.viewer, me.today, cycle_ref=cycle, filter=wanted, known=me.organisation))
    return answer({**figures.board(okrs), "kpis": figures.board(kpis)["kpis"]})

"""Why is a number what it is?"""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from ninja import Router

from kinerja.api.answers import answer
from kinerja.api.caller import asking
from kinerja.api.problems import granted
from kinerja.api.schemas.common import answers
from kinerja.api.schemas.others import Explanation
from kinerja.store.why import explanation

router = Router()


@router.get("/why/{id}", response=answers(Explanation), summary="Explain a number")
def get_why(request: HttpRequest, id: str, period: str | None = None) -> HttpResponse:
    """Of a KPI (its latest period, or `period`), a key result or an objective: formula, inputs and steps."""
    me = asking(request)
    return answer(granted(explanation(me.viewer, id, me.today, period)).as_dict())

"""How could a KPI, a key result or an objective be worded better?"""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from ninja import Router

from kinerja.api.answers import answer
from kinerja.api.caller import asking, lang_of
from kinerja.api.problems import granted
from kinerja.api.schemas.coach import Coached, CoachedWhole
from kinerja.api.schemas.common import answers
from kinerja.core.problem import Problem
from kinerja.reading.coach import coach
from kinerja.reading.coach.answer import Context
from kinerja.reading.coach.set import coach_objective
from kinerja.words.coaching import worded

router = Router()


@router.post("/coach", response=answers(CoachedWhole), summary="Coach a statement")
def look(request: HttpRequest, body: Coached) -> HttpResponse:
    """As the forms and `kinerja coach` do; it advises, it never refuses what is written, and nothing is saved."""
    asking(request)
    granted(None if body.text.strip() else Problem("text.missing", "text"))
    context = Context(**body.known.dict()) if body.known else None
    if body.key_results is not None:
        found = coach_objective(body.text, body.key_results, body.text_lang, context)
    else:
        found = coach(body.text, body.text_lang, body.kind, context)
    return answer(worded(found, lang_of(request)))

"""Should a goal be a KPI, an OKR, both, or is it a task or a project?"""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from ninja import Router

from kinerja.api.answers import answer
from kinerja.api.caller import asking, lang_of
from kinerja.api.problems import granted
from kinerja.api.schemas.advice import Advised, Advising
from kinerja.api.schemas.common import answers
from kinerja.core.problem import Problem
from kinerja.reading.advisor import advise
from kinerja.reading.advisor.answers import advise_answers
from kinerja.words.advice import worded

router = Router()


@router.post("/advise", response=answers(Advised), summary="Advise on a goal")
def ask(request: HttpRequest, body: Advising) -> HttpResponse:
    """As the advisor's page and `kinerja advise` do; nothing is saved."""
    asking(request)
    if body.answers is not None:
        found = advise_answers(body.answers.dict(), body.text, body.text_lang)
    else:
        granted(None if body.text.strip() else Problem("text.missing", "text"))
        found = advise(body.text, body.text_lang, body.kind)
    return answer(worded(found.as_dict(), lang_of(request)))

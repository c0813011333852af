"""Which KPIs and OKRs stand in a text?"""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from ninja import Router

from kinerja.api.answers import answer
from kinerja.api.caller import asking
from kinerja.api.schemas.common import answers
from kinerja.api.schemas.others import Read, Reading
from kinerja.reading.document import read_document
from kinerja.reading.statement import read_statement

router = Router()


@router.post("/read", response=answers(Read), summary="Read a text")
def read(request: HttpRequest, body: Reading) -> HttpResponse:
    """As `kinerja read` does; nothing is saved."""
    asking(request)
    if body.each_line:
        return answer({"statements": [read_statement(line).as_dict() for line in body.text.splitlines()]})
    return answer(read_document(body.text).as_dict())

"""Which KPIs and OKRs stand in a text?"""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from ninja import Router

from kinerja.actions.proposal import told
from kinerja.api.answers import answer
from kinerja.api.body import bodies, body_of, holds_kpi_sheet, text_of
from kinerja.api.caller import asking, lang_of
from kinerja.api.schemas.common import answers
from kinerja.api.schemas.others import Read, Reading
from kinerja.reading.document import read_document
from kinerja.reading.document.lines import MOST_LINES
from kinerja.reading.statement import read_statement
from kinerja.words.problems import sentence

router = Router()


@router.post("/read", response=answers(Read), summary="Read a text or a file", openapi_extra=bodies(Reading))
def read(request: HttpRequest) -> HttpResponse:
    """As `kinerja read` does; nothing is saved.

    `file` of a form may be text, Markdown, HTML, DOCX, PDF with text, XLSX, XLS, ODS or CSV; `unread` says what was too
    long to be read whole. `proposal` is what a form would be filled with: its `fields` can be sent to `POST /kpis` or
    as a key result as they are, and what is `asked` is for a person to say.
    """
    asking(request)
    body = body_of(request, Reading)
    text = text_of(request, body.text)
    if body.each_line:
        return answer({"statements": [told(read_statement(line)) for line in text.splitlines()[:MOST_LINES]]})
    document = read_document(text)
    said = [(problem, sentence(problem, lang_of(request))) for problem in document.unread]
    unread = [{"code": p.code, "line": p.values["line"], "detail": s.what, "remedy": s.remedy} for p, s in said]
    return answer({**document.as_dict(told), "unread": unread, "is_kpi_sheet": holds_kpi_sheet(request)})

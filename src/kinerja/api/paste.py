"""How does a program save a document full of KPIs and OKRs?"""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from ninja import Router

from kinerja.actions import import_undo, paste_roles
from kinerja.actions.drafts import PasteDraft
from kinerja.actions.paste_joining import at_objective, joined
from kinerja.actions.pasted import items_of
from kinerja.api.answers import answer
from kinerja.api.body import bodies, body_of, holds_kpi_sheet, text_of
from kinerja.api.caller import VIA, asking, lang_of
from kinerja.api.problems import Refused, granted
from kinerja.api.saved import in_rows
from kinerja.api.schemas.common import answers
from kinerja.api.schemas.others import Import, Imported, ImportTakenBack
from kinerja.core.problem import Problem
from kinerja.reading.document import read_document

router = Router()


@router.post(
    "/import",
    response=answers(Imported, 201, write=True),
    summary="Save a document",
    openapi_extra=bodies(Import),
)
def save_document(request: HttpRequest) -> HttpResponse:
    """All of its lines or, when one is refused, none; POST /read shows before what would be. A file will do.

    Key results that the text lists without an objective join the one that `objective` names.

    A KPI sheet with actuals is refused: POST /sheets/import saves it with its weights and values.
    """
    me = asking(request)
    body = body_of(request, Import)
    text = text_of(request, body.text)
    if holds_kpi_sheet(request):
        raise Refused(Problem("file.kpi_sheet", "file"))
    items = items_of(read_document(text))
    granted(items or Problem("paste.nothing_read", "text"))
    items = granted(joined(items, body.objective))
    draft = PasteDraft(body.organisation_unit, items, body.owner, body.cycle, body.publish)
    done = granted(at_objective(paste_roles.save(me.viewer, [draft], now=me.now, via=VIA)))
    return answer({"saved": list(done.refs), "import_id": done.event}, 201)


@router.delete("/imports/{id}", response=answers(ImportTakenBack, write=True), summary="Take an import back")
def undo_import(request: HttpRequest, id: int) -> HttpResponse:
    """A document's or a KPI sheet's, by its `import_id`: what it made goes, and what it changed is as it was before.

    What anybody has reported on, changed or linked since stays, and is named with its reason.
    """
    me, lang = asking(request), lang_of(request)
    done = granted(import_undo.undo(me.viewer, id, now=me.now, via=VIA))
    return answer({
        "taken_back": list(done.refs), "restored": list(done.restored), "kept": in_rows(done.kept, lang),
    })  # fmt: skip

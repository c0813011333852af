"""How is a change answered?"""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from kinerja.actions.record import Done
from kinerja.api.answers import answer
from kinerja.api.caller import lang_of
from kinerja.words.problems import sentence


def saved(request: HttpRequest, done: Done, status: int = 200, *, location: str | None = None) -> HttpResponse:
    """The short id and the revision, and doubts in the reader's words."""
    lang = lang_of(request)
    said = [(w, sentence(w, lang)) for w in done.warnings]
    warnings = [{"code": w.code, "field": w.field, "detail": s.what, "remedy": s.remedy} for w, s in said]
    body = {"id": done.ref, "revision": done.revision, "warnings": warnings}
    return answer(body, status, location=location)

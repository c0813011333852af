"""How is a change answered?"""

from __future__ import annotations

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse

from kinerja.actions.record import Done
from kinerja.api.answers import answer
from kinerja.api.caller import lang_of
from kinerja.core.problem import Problem
from kinerja.words.problems import sentence


def saved(request: HttpRequest, done: Done, status: int = 200, *, location: str | None = None) -> HttpResponse:
    """The short id and the revision, and doubts in the reader's words."""
    body = {"id": done.ref, "revision": done.revision, "warnings": in_rows(done.warnings, lang_of(request))}
    return answer(body, status, location=location)


def in_rows(doubts: Sequence[Problem], lang: str) -> list[dict[str, str | None]]:
    """Doubts, or reasons why something stays, as a program gets them: code, field, and both sentences."""
    said = [(problem, sentence(problem, lang)) for problem in doubts]
    return [{"code": p.code, "field": p.field, "detail": s.what, "remedy": s.remedy} for p, s in said]

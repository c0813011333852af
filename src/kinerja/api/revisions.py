"""Which revision of a thing did the program see that wants to change it?"""

from __future__ import annotations

import re

from django.http import HttpRequest, HttpResponse

from kinerja.api.answers import answer
from kinerja.api.problems import Refused
from kinerja.core.problem import Problem

_TAG = re.compile(r'(?:W/)?"(\d{1,9})"')


def seen(request: HttpRequest, body: int | None) -> int | None:
    """The revision in the body, else in `If-Match`; None (also for `*`) means that the last one to write wins."""
    header = request.headers.get("If-Match", "").strip()
    if body is not None or header in ("", "*"):
        return body
    found = _TAG.fullmatch(header)
    if found is None:
        raise Refused(Problem("if_match.unreadable", "If-Match", {"text": header[:50]}))
    return int(found[1])


def tagged(body: object, revision: int) -> HttpResponse:
    """An answer with its revision as ETag, to be sent back in `If-Match`."""
    response = answer(body)
    response["ETag"] = f'"{revision}"'
    return response

"""Which routes does the API have, and what becomes of what goes wrong in one?"""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.db import DatabaseError, IntegrityError
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import URLPattern, URLResolver
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError

from kinerja import __version__
from kinerja.api import (
    advise,
    board,
    check_in,
    coach,
    cycle,
    event,
    key_result,
    kpi,
    library,
    library_lines,
    measurement,
    objective,
    paste,
    person,
    read,
    sheet,
    unit,
    weights,
    why,
)
from kinerja.api.body import Json
from kinerja.api.caller import Bearer, Session, lang_of
from kinerja.api.problems import Refused, document
from kinerja.api.shape import shape_errors
from kinerja.core.problem import Kind, Problem

_log = logging.getLogger("kinerja.api")


api = NinjaAPI(
    title="Kinerja",
    version=__version__,
    description=(
        "KPIs and OKRs for programs. Measured values are exact decimal strings, short ids name things (KPI-12, O-3, "
        "KR-7), a missing value is null and never 0. A refusal is a problem document (RFC 9457) with `code`, `field`, "
        "`detail` and `remedy`, in the language of Accept-Language or `?lang=`."
    ),
    urls_namespace="api",
    docs_url=None,
    auth=[Bearer(), Session()],
    parser=Json(),
)
for _tag, _module in {
    "KPIs": kpi,
    "Measurements": measurement,
    "Objectives": objective,
    "Key results": key_result,
    "Check-ins": check_in,
    "Cycles": cycle,
    "Units": unit,
    "People": person,
    "Board": board,
    "Why": why,
    "Reading": read,
    "Advice": advise,
    "Coach": coach,
    "Import": paste,
    "KPI sheets": sheet,
    "Weights": weights,
    "Library": library,
    "Library lines": library_lines,
    "Events": event,
}.items():
    api.add_router("", _module.router, tags=[_tag])


@api.exception_handler(Refused)
def refused(request: HttpRequest, error: Refused) -> HttpResponse:
    """A refusal of ours, in words."""
    return document(request, error.problems, error.status, lang_of(request))


@api.exception_handler(ValidationError)
def misshapen(request: HttpRequest, error: ValidationError) -> HttpResponse:
    """A body or a parameter of another shape than the schema's: every place at once."""
    return shape_errors(request, error.errors, lang_of(request))


@api.exception_handler(AuthenticationError)
def stranger(request: HttpRequest, error: AuthenticationError) -> HttpResponse:
    """Nobody we know."""
    return document(request, [Problem("not_signed_in", kind=Kind.FORBIDDEN)], 401, lang_of(request))


@api.exception_handler(IntegrityError)
def collided(request: HttpRequest, error: IntegrityError) -> HttpResponse:
    """Two wrote the same thing at once, and the database let the first one win."""
    _log.warning("refused by a constraint: %s", error)
    return document(request, [Problem("collided", kind=Kind.CONFLICT)], 409, lang_of(request))


@api.exception_handler(RequestDataTooBig)
def too_big(request: HttpRequest, error: RequestDataTooBig) -> HttpResponse:
    """More than one request may carry."""
    return document(request, [Problem("request.too_big")], 413, lang_of(request))


@api.exception_handler(Http404)
def not_there(request: HttpRequest, error: Http404) -> HttpResponse:
    """No such address."""
    return unknown(request)


@api.exception_handler(HttpError)
def other(request: HttpRequest, error: HttpError) -> HttpResponse:
    """What the framework refuses by itself, or what it wraps of ours."""
    if isinstance(error.__cause__, Refused):
        return refused(request, error.__cause__)
    return document(
        request, [Problem("request.refused", None, {"status": error.status_code})], error.status_code, lang_of(request)
    )


@api.exception_handler(DatabaseError)
def database_away(request: HttpRequest, error: DatabaseError) -> HttpResponse:
    """The database does not answer, or not in time; the log has the reason, the program is told to try again."""
    _log.exception("the database failed")
    return document(request, [Problem("database.away")], 503, lang_of(request))


def unknown(request: HttpRequest, **rest: Any) -> HttpResponse:
    """The answer at an address below /api/v1/ that means nothing."""
    return document(
        request, [Problem("address.unknown", None, {"text": request.path}, Kind.NOT_FOUND)], 404, lang_of(request)
    )


def routes() -> tuple[list[URLPattern | URLResolver], str, str]:
    """The API's addresses; a method that one of them does not know is refused like everything else."""
    patterns, app, name = api.urls
    for pattern in patterns:
        if isinstance(pattern, URLPattern):
            pattern.callback = _by_its_methods(pattern.callback)
    return patterns, app, name


def _by_its_methods(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **named: Any) -> HttpResponseBase:
        response = view(request, *args, **named)
        if response.status_code != 405:
            return response
        allowed = response.headers.get("Allow", "")
        problem = Problem("method.not_possible", None, {"method": request.method or "", "allowed": allowed})
        said = document(request, [problem], 405, lang_of(request))
        said["Allow"] = allowed
        return said

    answer.takes_tokens = True  # type: ignore[attr-defined]  # a mark that the page's middleware reads
    return answer

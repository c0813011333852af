"""What does a person see when a page is not there, not theirs, or broken?"""

from __future__ import annotations

from typing import cast

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

from kinerja.core.problem import Problem
from kinerja.web.render import render
from kinerja.web.viewer import Asked, nobody, recognise
from kinerja.words.problems import sentence


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404: also for what exists and is not theirs to see."""
    return _page(request, "not_found", 404)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403: seen, but not theirs to change; the reason, the way back and what to do instead are said where known."""
    told = exception.args if isinstance(exception, PermissionDenied) else ()
    problem, back, instead = (*told, None, None, None)[:3]
    known = problem if isinstance(problem, Problem) else None
    return _page(request, "forbidden", 403, known, str(back or ""), instead)


def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403: the form was open too long, or came from another page."""
    return _page(request, "csrf", 403)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400: what came could not be read at all."""
    return _page(request, "bad_request", 400)


def server_error(request: HttpRequest) -> HttpResponse:
    """500: ours. Nobody is looked up for it, since the database may be what broke."""
    nobody(cast(Asked, request))
    return _page(request, "server_error", 500)


def _page(
    request: HttpRequest, what: str, status: int, problem: Problem | None = None, back: str = "",
    instead: tuple[str, str] | None = None,
) -> HttpResponse:  # fmt: skip
    asked = cast(Asked, request)
    if not hasattr(asked, "lang"):
        nobody(asked)
    if status != 500 and hasattr(asked, "user"):
        # An address that leads nowhere has no view, so nobody has been recognised yet.
        recognise(asked)
    said = sentence(problem, asked.lang) if problem else None
    return render(request, "errors/page.html", status=status, what=what, said=said, back=back, instead=instead)

"""Which person does a request of a program speak for, and with which rights?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import CsrfViewMiddleware
from ninja.security import APIKeyCookie, HttpBearer

from kinerja.api.problems import Refused
from kinerja.core.access import Viewer
from kinerja.core.book import Organisation
from kinerja.core.problem import Kind, Problem
from kinerja.store import viewers
from kinerja.words.language import LANGUAGES

#: What the API leaves in the history as the way a change came in.
VIA = "api"
#: Wrong tokens from one address within a minute, after which the answer is 429 instead of 401.
WRONG_TOKENS = 30


@dataclass(frozen=True, slots=True)
class Caller:
    """The person a request speaks for, the moment it arrived and the day it is in the organisation."""

    viewer: Viewer
    organisation: Organisation
    now: datetime
    today: date


def asking(request: HttpRequest) -> Caller:
    """The caller whom one of the two ways below has recognised."""
    found: Caller = request.auth  # type: ignore[attr-defined]  # ninja puts what `authenticate` answers there
    return found


def lang_of(request: HttpRequest) -> str:
    """The language of the sentences: `?lang=`, else the first one that Accept-Language names and we speak."""
    wanted = [request.GET.get("lang", "")]
    wanted += [part.split(";")[0].strip()[:2].lower() for part in request.headers.get("Accept-Language", "").split(",")]
    return next((lang for lang in wanted if lang in LANGUAGES), str(settings.LANG))


class Bearer(HttpBearer):
    """A token made by `kinerja token create` or on the settings page: `Authorization: Bearer kin_…`."""

    def authenticate(self, request: HttpRequest, token: str) -> Caller | None:
        """The token's person, narrowed to its scopes; None when it is unknown, expired or revoked."""
        now = datetime.now(UTC)
        found = viewers.viewer_of_token(token, now)
        if found is None:
            _count_wrong(request)
            return None
        viewer, organisation = found
        return Caller(viewer, organisation, now, now.astimezone(ZoneInfo(organisation.timezone)).date())


class _Csrf(CsrfViewMiddleware):
    """Django's own check, asked as a question: it would answer a refusal with a page."""

    def refuses(self, request: HttpRequest) -> bool:
        """Whether a changing request lacks the page's token, or comes from a page elsewhere."""
        self.process_request(request)
        return self.process_view(request, _answered, (), {}) is not None

    def _reject(self, request: HttpRequest, reason: str) -> HttpResponse:
        return HttpResponse(reason, status=403)


def _answered(request: HttpRequest) -> HttpResponse:
    """The view that the check believes to stand in front of."""
    return HttpResponse()


class Session(APIKeyCookie):
    """The session of a person who has signed in at the page; a change needs the page's CSRF token as well."""

    def __init__(self) -> None:
        self.param_name = settings.SESSION_COOKIE_NAME
        super().__init__()

    def __call__(self, request: HttpRequest) -> Caller | None:
        """The signed-in person; the page's middleware has found the person by now."""
        viewer = getattr(request, "viewer", None)
        if viewer is None or "Authorization" in request.headers:
            # Who sends a token means the token: a wrong one must not pass because a browser is signed in too.
            return None
        if _Csrf(_answered).refuses(request):
            raise Refused(Problem("csrf", kind=Kind.FORBIDDEN))
        # The middleware has asked for these already.
        known: Any = request
        return Caller(viewer, known.organisation, known.now, known.today)

    def authenticate(self, request: HttpRequest, key: str | None) -> Any:
        """Not asked: `__call__` answers."""
        raise NotImplementedError


def _count_wrong(request: HttpRequest) -> None:
    """Slow down who guesses; a right token is never refused for somebody else's wrong ones."""
    key = f"kinerja.wrong-token.{request.META.get('REMOTE_ADDR', '')}"
    cache.add(key, 0, timeout=60)
    try:
        wrong = cache.incr(key)
    except ValueError:
        # It ran out between the two lines.
        return
    if wrong > WRONG_TOKENS:
        raise Refused(Problem("token.too_many_wrong", None, {"seconds": 60}), status=429)

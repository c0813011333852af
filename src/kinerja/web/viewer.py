"""Who asks, for which organisation, in which language, and on which day?"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timezone
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeAlias, cast
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from kinerja.core.access import Viewer
from kinerja.core.book import Organisation
from kinerja.store import viewers
from kinerja.store.rows import PersonRow
from kinerja.words.language import LANGUAGES

P = ParamSpec("P")
View: TypeAlias = Callable[Concatenate[HttpRequest, P], HttpResponse]
LANGUAGE_COOKIE = "kinerja_lang"
THEME_COOKIE = "kinerja_theme"
THEMES = ("auto", "light", "dark")
LOOPBACK = ("127.0.0.1", "localhost", "[::1]")


class Asked(HttpRequest):
    """A request that knows who asks; nobody is signed in where `viewer` is None."""

    viewer: Viewer | None
    person: PersonRow | None
    organisation: Organisation | None
    lang: str
    theme: str
    now: datetime
    today: date


class Signed(Asked):
    """A request of somebody who is signed in."""

    viewer: Viewer
    person: PersonRow
    organisation: Organisation


class ViewerMiddleware:
    """Takes the clock once, and recognises the person just before the view is called."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        nobody(cast(Asked, request))
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: object, kwargs: object) -> None:
        """Views that say so (`without_viewer`) touch neither session nor database on the way in."""
        if getattr(view, "without_viewer", False):
            return
        # Refuses a name that is not ours: a page elsewhere could have its own name point at this machine.
        request.get_host()
        # Who sends a token to the API means the token, and no session is looked at.
        if not (getattr(view, "takes_tokens", False) and "Authorization" in request.headers):
            recognise(cast(Asked, request))


def nobody(request: Asked) -> None:
    """What is known of a request before anybody is recognised: the clock, and the language the browser asks for."""
    request.viewer = request.person = request.organisation = None
    request.now = datetime.now(timezone.utc)  # noqa: UP017 # the name says what it is
    request.today = request.now.date()
    request.lang = _language(request)
    theme = request.COOKIES.get(THEME_COOKIE, "auto")
    request.theme = theme if theme in THEMES else "auto"


def recognise(request: Asked) -> None:
    """Find the person behind the session, and from there the rights, the organisation, the language and the day."""
    if request.viewer is not None or not request.user.is_authenticated:
        return
    came = viewers.arrival(request.user, request.session.get("person"))
    if came is None or (came.organisation.is_personal and not loopback(request)):
        return
    request.viewer, request.person, request.organisation = came.viewer, came.person, came.organisation
    person, organisation = came.person, came.organisation
    request.lang = person.language if person.language in LANGUAGES else request.lang
    request.theme = person.theme if person.theme in THEMES else request.theme
    request.today = request.now.astimezone(zone_of(organisation)).date()


def zone_of(organisation: Organisation) -> ZoneInfo:
    """The time zone that an organisation's days begin and end in."""
    return ZoneInfo(organisation.timezone)


def loopback(request: HttpRequest) -> bool:
    """Whether a request came from this very machine under its own name: a page elsewhere can't pass as it.

    A proxy on this machine speaks for somebody else, and says so.
    """
    if any(header in request.headers for header in ("X-Forwarded-For", "X-Real-Ip", "Forwarded")):
        return False
    host = request.get_host()
    name = host[: host.rindex(":")] if ":" in host and not host.endswith("]") else host
    return name in LOOPBACK and request.META.get("REMOTE_ADDR") in ("127.0.0.1", "::1", "")


def _language(request: HttpRequest) -> str:
    """The cookie's language, else the first one the browser asks for that we speak, else the installation's."""
    wanted = [request.COOKIES.get(LANGUAGE_COOKIE, "")]
    wanted += [part.split(";")[0].strip()[:2].lower() for part in request.headers.get("Accept-Language", "").split(",")]
    return next((lang for lang in wanted if lang in LANGUAGES), str(settings.LANG))


def open_to_all(view: Callable[P, HttpResponse]) -> Callable[P, HttpResponse]:
    """A view that is the same for everybody: nobody is looked up for it."""
    view.without_viewer = True  # type: ignore[attr-defined]  # a mark that the middleware reads
    return view


def signed_in(
    view: Callable[Concatenate[Signed, P], HttpResponse],
) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """Only for people who are signed in; a stranger is led to the sign-in page, and from there back here."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if cast(Asked, request).viewer is None:
            return _to_sign_in(request)
        return view(cast(Signed, request), *args, **kwargs)

    return cast(Callable[Concatenate[HttpRequest, P], HttpResponse], guarded)


def _to_sign_in(request: HttpRequest) -> HttpResponse:
    back = request.get_full_path() if request.method == "GET" else "/"
    where = reverse("sign-in") + ("" if back == "/" else "?" + urlencode({"next": back}))
    if request.headers.get("HX-Request"):
        # A redirect would be followed inside the piece; this header moves the whole page.
        return HttpResponse(status=204, headers={"HX-Redirect": where})
    return HttpResponseRedirect(where)


def posted(page: str, *named: str) -> Callable[[View[P]], View[P]]:
    """A deed that a form sends; its address has no page of its own.

    Whoever reads it all the same (a reload, another language chosen on a refused form) is led to the `page` of its
    noun, which stands at the arguments `named`: from /kpis/KPI-1/measurements to the KPI.
    """

    def only(view: View[P]) -> View[P]:
        deed = require_POST(view)

        @wraps(view)
        def guarded(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            if request.method in ("GET", "HEAD"):
                return HttpResponseRedirect(reverse(page, args=[kwargs[name] for name in named]))
            return deed(request, *args, **kwargs)

        return cast(View[P], guarded)

    return only

"""How does a person come in and go out: by password, by one-time link, or as one of the made-up people?"""

from __future__ import annotations

from typing import cast

from django.conf import settings
from django.contrib.auth import authenticate, login, logout
from django.contrib.auth.backends import ModelBackend
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import path, reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from kinerja.actions import opening
from kinerja.core.problem import Problem
from kinerja.store import doors
from kinerja.web.forms.typed import Typed
from kinerja.web.refusal import Refusals, in_words, refused
from kinerja.web.render import render, see
from kinerja.web.viewer import Asked, loopback

BACKEND = "kinerja.store.viewers.Door"


@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """The form with e-mail and password; wrong ones are refused in one sentence that does not say which was wrong."""
    asked = cast(Asked, request)
    if request.method != "POST":
        return see(_next(request)) if asked.viewer else _page(asked, Typed({}, asked.lang))
    typed = Typed(request.POST, asked.lang)
    user = authenticate(request, username=typed["email"].strip().lower(), password=typed["password"])
    if user is None:
        refusals = in_words(Problem("sign_in.wrong", "email"), asked.lang)
        return _page(asked, typed, refusals, status=422)
    login(request, user)
    return see(_next(request))


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """Leave; a page elsewhere can't do it for a person, since only POST with our token does."""
    logout(request)
    return see(reverse("sign-in"))


@require_POST
def demo_sign_in(request: HttpRequest, ref: str) -> HttpResponse:
    """Come in as one of the made-up people; in any organisation that is not the demo there is no such address."""
    user = doors.demo_user(ref)
    if user is None:
        raise Http404
    login(request, user, backend=BACKEND)
    return see(reverse("home"))


@require_GET
def open_once(request: HttpRequest, token: str) -> HttpResponse:
    """The link that `kinerja` prints on one's own machine: it opens once, and for this machine only."""
    asked = cast(Asked, request)
    if not loopback(request):
        raise Http404
    outcome = opening.use(token, now=asked.now)
    if refused(outcome):
        return render(request, "session/used.html", status=410, refusals=in_words(outcome, asked.lang))
    login(request, ModelBackend().get_user(outcome.user), backend=BACKEND)
    return see(reverse("home"))


def locked_out(request: HttpRequest, credentials: object = None, *args: object, **kwargs: object) -> HttpResponse:
    """After too many wrong passwords: when to try again, in a sentence (axes asks for this answer)."""
    asked = cast(Asked, request)
    minutes = int(settings.AXES_COOLOFF_TIME.total_seconds() // 60)
    refusals = in_words(Problem("sign_in.locked", None, {"minutes": minutes}), asked.lang)
    response = _page(asked, Typed(request.POST, asked.lang), refusals, status=429)
    response["Retry-After"] = str(minutes * 60)
    return response


def _page(asked: Asked, typed: Typed, refusals: Refusals = Refusals(), status: int = 200) -> HttpResponse:  # noqa: B008 # frozen
    return render(
        asked,
        "session/sign_in.html",
        status=status,
        typed=typed,
        refusals=refusals,
        next=_next(asked),
        cast=doors.demo_people(),
        can_mail=settings.MAIL_IS_SET,
    )


def _next(request: HttpRequest) -> str:
    """Where the person wanted to go; an address outside of this installation is not followed."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    safe = url_has_allowed_host_and_scheme(wanted, allowed_hosts=None, require_https=False)
    return wanted if safe and wanted.startswith("/") else reverse("home")


urlpatterns = [
    path("sign-in", sign_in, name="sign-in"),
    path("sign-in/as/<str:ref>", demo_sign_in, name="demo-sign-in"),
    path("sign-out", sign_out, name="sign-out"),
    path("open/<str:token>", open_once, name="open"),
]

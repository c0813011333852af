"""How does somebody who was invited come in for the first time?"""

from __future__ import annotations

from typing import cast

from django.contrib.auth import authenticate, login
from django.contrib.auth.backends import ModelBackend
from django.http import HttpRequest, HttpResponse
from django.urls import path, reverse
from django.views.decorators.http import require_http_methods

from kinerja.actions import invitation as actions
from kinerja.core.problem import Problem
from kinerja.store import doors
from kinerja.web.forms.typed import Typed
from kinerja.web.refusal import Refusals, again, in_words, refused
from kinerja.web.render import render, see
from kinerja.web.session import BACKEND
from kinerja.web.viewer import Asked


@require_http_methods(["GET", "HEAD", "POST"])
def accept(request: HttpRequest, token: str) -> HttpResponse:
    """Choose a name and a password, and begin; somebody who has an account already proves it with its password."""
    asked = cast(Asked, request)
    guest = doors.guest(token, asked.now)
    if guest is None:
        refusals = in_words(Problem("link.used"), asked.lang)
        return render(request, "session/used.html", status=410, refusals=refusals)
    typed = Typed(request.POST, asked.lang)
    if request.method != "POST":
        return render(request, "session/invitation.html", guest=guest, typed=typed, refusals=Refusals())
    # Counted like a sign-in: the link must not be a door at which passwords can be tried without end.
    if guest.has_account and authenticate(request, username=guest.email, password=typed["password"]) is None:
        wrong = Problem("account.wrong_password", "password", {"email": guest.email})
        return again(request, "session/invitation.html", wrong, asked.lang, guest=guest, typed=typed)
    outcome = actions.accept(token, typed["name"], typed["password"], now=asked.now)
    if refused(outcome):
        return again(request, "session/invitation.html", outcome, asked.lang, guest=guest, typed=typed)
    login(request, ModelBackend().get_user(outcome.user), backend=BACKEND)
    request.session["person"] = outcome.ref
    return see(reverse("home"))


urlpatterns = [path("invitations/<str:token>", accept, name="invitation")]

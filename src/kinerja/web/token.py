"""Which keys has a person given to programs, and how is one made or taken away?"""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.urls import path, reverse
from django.views.decorators.http import require_http_methods

from kinerja.actions import token as actions
from kinerja.store import books
from kinerja.web import notice
from kinerja.web.forms.settings import DAYS
from kinerja.web.forms.typed import Typed
from kinerja.web.refusal import Refusals, again, refused
from kinerja.web.render import render, say_for, see
from kinerja.web.settings_pages import tabs
from kinerja.web.viewer import Signed, posted, signed_in

PAGE = "settings/tokens.html"


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def tokens(request: Signed) -> HttpResponse:
    """The keys with their scopes and last use; a new one is shown this once, and kept nowhere."""
    typed = Typed(request.POST, request.lang)
    known: dict[str, Any] = {**tabs(request), "days": DAYS, "now": request.now}
    if request.method != "POST":
        listed = books.tokens(request.viewer)
        return render(request, PAGE, typed=typed, refusals=Refusals(), tokens=listed, minted=None, **known)
    name, days = typed.text("name", required=True, most=200), typed.whole("days") or 90
    scopes = [scope for scope in typed.all("scopes") if scope]
    outcome = typed.refused() or actions.create(request.viewer, name, scopes, days=days, now=request.now)
    listed = books.tokens(request.viewer)
    if refused(outcome):
        return again(request, PAGE, outcome, request.lang, typed=typed, tokens=listed, minted=None, **known)
    empty = Typed({}, request.lang)
    return render(request, PAGE, typed=empty, refusals=Refusals(), tokens=listed, minted=outcome, **known)


@posted("settings-tokens")
@signed_in
def revoke(request: Signed, number: int) -> HttpResponse:
    """End a key at once."""
    outcome = actions.revoke(request.viewer, number, now=request.now)
    where = reverse("settings-tokens")
    if refused(outcome):
        return again(request, "errors/refused.html", outcome, request.lang, back=where, here="settings")
    notice.leave(request, say_for(request)._("The token no longer opens anything."))
    return see(where)


urlpatterns = [
    path("settings/tokens", tokens, name="settings-tokens"),
    path("settings/tokens/<int:number>/revoke", revoke, name="token-revoke"),
]

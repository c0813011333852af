"""What can a person set for oneself, and an owner for the organisation?"""

from __future__ import annotations

from typing import Any, cast

from django.contrib.auth import update_session_auth_hash
from django.http import HttpRequest, HttpResponse
from django.urls import path, reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods, require_POST

from kinerja.actions import organisation as organisation_actions
from kinerja.actions import profile as profile_actions
from kinerja.actions.drafts import ProfileEdit
from kinerja.core.access import Deed, Thing, may
from kinerja.web import notice
from kinerja.web.forms.settings import organisation_edit, profile_edit, shown_organisation, shown_profile
from kinerja.web.forms.typed import Typed
from kinerja.web.refusal import Refusals, again, refused
from kinerja.web.render import render, say_for, see, wants_piece
from kinerja.web.viewer import LANGUAGE_COOKIE, THEME_COOKIE, THEMES, Asked, Signed, posted, signed_in
from kinerja.words.language import LANGUAGES

A_YEAR = 365 * 24 * 3600


def tabs(request: Signed) -> dict[str, Any]:
    """What every page of the settings knows: which of the others this person may open."""
    whole = Thing(request.viewer.organisation)
    return {
        "here": "settings",
        "may_organise": may(request.viewer, Deed.MANAGE_ORGANISATION, whole).allowed,
        "may_people": may(request.viewer, Deed.MANAGE_PEOPLE, whole).allowed,
    }


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def profile(request: Signed) -> HttpResponse:
    """One's own name, language, looks and time zone."""
    if request.method != "POST":
        typed = Typed(shown_profile(request.person), request.lang)
        return render(request, "settings/profile.html", typed=typed, refusals=Refusals(), **tabs(request))
    typed = Typed(request.POST, request.lang)
    change = profile_edit(typed)
    outcome = typed.refused() or profile_actions.edit(request.viewer, change, now=request.now)
    if refused(outcome):
        return again(request, "settings/profile.html", outcome, request.lang, typed=typed, **tabs(request))
    lang = change.language if change.language in LANGUAGES else request.lang
    request.lang = lang or request.lang
    notice.leave(request, say_for(request)._("Your settings are saved."))
    return see(reverse("settings"))


@posted("settings")
@signed_in
def password(request: Signed) -> HttpResponse:
    """A new password for oneself, after showing the old one; this browser stays signed in, the others don't."""
    typed = Typed(request.POST, request.lang)
    outcome = profile_actions.change_password(request.viewer, typed["old"], typed["password"], now=request.now)
    if refused(outcome):
        shown = Typed(shown_profile(request.person), request.lang)
        return again(request, "settings/profile.html", outcome, request.lang, typed=shown, **tabs(request))
    user = cast(Any, request.user)
    user.refresh_from_db()
    update_session_auth_hash(request, user)
    notice.leave(request, say_for(request)._("Your new password is set."))
    return see(reverse("settings"))


@require_POST
def preferences(request: HttpRequest) -> HttpResponse:
    """Language, theme or density with one click: kept with the person, and in a cookie for whoever is not signed in."""
    asked = cast(Asked, request)
    lang, theme, density = (request.POST.get(name, "") for name in ("lang", "theme", "density"))
    lang, theme = (lang if lang in LANGUAGES else ""), (theme if theme in THEMES else "")
    density = density if density in ("comfortable", "compact") else ""
    if asked.viewer is not None:
        edit = ProfileEdit(language=lang or None, theme=theme or None, density=density or None)
        profile_actions.edit(asked.viewer, edit, now=asked.now)
    back = request.POST.get("next", "")
    safe = back.startswith("/") and url_has_allowed_host_and_scheme(back, allowed_hosts=None)
    response = HttpResponse(status=204) if wants_piece(request) else see(back if safe else reverse("home"))
    for name, value in ((LANGUAGE_COOKIE, lang), (THEME_COOKIE, theme)):
        if value:
            response.set_cookie(name, value, max_age=A_YEAR, samesite="Lax", secure=request.is_secure(), httponly=True)
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def organisation(request: Signed) -> HttpResponse:
    """The settings that all numbers follow; everybody may read them, an owner changes them."""
    if request.method != "POST":
        typed = Typed(shown_organisation(request.organisation, say_for(request)), request.lang)
        return render(request, "settings/organisation.html", typed=typed, refusals=Refusals(), **tabs(request))
    typed = Typed(request.POST, request.lang)
    change = organisation_edit(typed)
    outcome = typed.refused() or organisation_actions.edit(request.viewer, change, now=request.now)
    if refused(outcome):
        return again(request, "settings/organisation.html", outcome, request.lang, typed=typed, **tabs(request))
    notice.leave(request, say_for(request)._("The settings are saved; all numbers follow them from now on."))
    return see(reverse("settings-organisation"))


urlpatterns = [
    path("settings", profile, name="settings"),
    path("settings/password", password, name="settings-password"),
    path("settings/preferences", preferences, name="preferences"),
    path("settings/organisation", organisation, name="settings-organisation"),
]

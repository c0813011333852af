"""How does an answer reach the reader: as a whole page, as a piece of one, or as the way to another?"""

from __future__ import annotations

from typing import cast

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.middleware.csrf import get_token
from markupsafe import Markup

from kinerja.core.access import Deed, Thing, Viewer, may
from kinerja.web import notice
from kinerja.web.jinja import environment
from kinerja.web.options import Choose
from kinerja.web.say import Say
from kinerja.web.viewer import Asked

_HIDDEN = Markup('<input type="hidden" name="{}" value="{}">')


def render(request: HttpRequest, template: str, *, status: int = 200, **context: object) -> HttpResponse:
    """A template in the reader's language, with what every page knows: who asks, when, and how to say numbers.

    `csrf_input` is the hidden field that each form of ours carries; `say` puts values, dates and names into words;
    `here` names the place in the navigation ("home", "kpi", "okr", "settings"); `flash` tells what was just done;
    `may_create` is false for somebody who only reads.
    """
    asked = cast(Asked, request)
    token, say = get_token(asked), say_for(asked)
    known: dict[str, object] = {
        "viewer": asked.viewer,
        "may_create": bool(asked.viewer and creates(asked.viewer)),
        "person": asked.person,
        "organisation": asked.organisation,
        "theme": asked.theme,
        "density": (asked.person and asked.person.density) or "comfortable",
        "rail": "folded" if asked.COOKIES.get("kinerja_rail") == "folded" else "open",
        "today": asked.today,
        "request_path": asked.get_full_path(),
        "say": say,
        "choose": Choose(say),
        "csrf_token": token,
        "csrf_input": _HIDDEN.format("csrfmiddlewaretoken", token),
        "flash": [_toast(told, token) for told in notice.take(asked)],
    }
    if "typed" in context and "refusals" in context:
        known["form"] = {"typed": context["typed"], "refusals": context["refusals"]}
    html = environment(asked.lang).get_template(template).render({**known, **context})
    return HttpResponse(html, status=status, headers={"Cache-Control": "private, no-store", "Vary": "HX-Request"})


def creates(viewer: Viewer) -> bool:
    """Whether a person may write a KPI or an objective anywhere: an own one, or one of a unit that he or she leads."""
    own = Thing(viewer.organisation, owner=viewer.person)
    return bool(viewer.led) or may(viewer, Deed.CREATE, own).allowed


def say_for(request: Asked) -> Say:
    """The reader's way of writing numbers and days: own time zone, else the organisation's."""
    own = request.person.timezone if request.person else ""
    zone = own or (request.organisation.timezone if request.organisation else "UTC")
    return Say(request.lang, zone, request.today)


def wants_piece(request: HttpRequest) -> bool:
    """Whether htmx asks, and puts what comes into the page that is already there."""
    return request.headers.get("HX-Request") == "true" and request.headers.get("HX-Boosted") != "true"


def see(url: str) -> HttpResponse:
    """After a deed: the page to look at next, 303 so that no reload repeats it; htmx takes its piece from there."""
    return HttpResponseRedirect(url, status=303)


def reload(request: HttpRequest, url: str) -> HttpResponse:
    """After a deed that changes more than one piece: the whole page anew, with and without htmx."""
    if wants_piece(request):
        return HttpResponse(status=204, headers={"HX-Redirect": url})
    return see(url)


def _toast(told: notice.Notice, token: str) -> dict[str, object]:
    hidden = Markup().join(_HIDDEN.format(*field) for field in (("csrfmiddlewaretoken", token), *told.fields))
    return {"words": told.words, "state": told.state, "undo": (told.undo, hidden) if told.undo else None}

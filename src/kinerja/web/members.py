"""Who belongs to the organisation, in which role, and who is invited?"""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.http import Http404, HttpResponse
from django.urls import path, reverse
from django.views.decorators.http import require_http_methods

from kinerja.actions import invitation as invitation_actions
from kinerja.actions import person as person_actions
from kinerja.core.access import Deed
from kinerja.core.problem import Problem
from kinerja.store import books
from kinerja.store.directory import unit_choices
from kinerja.web import notice
from kinerja.web.forms.people import grants, shown_person
from kinerja.web.forms.settings import Invited, invited
from kinerja.web.forms.typed import Typed
from kinerja.web.jinja import environment
from kinerja.web.refusal import Refusals, again, refused
from kinerja.web.render import render, say_for, see
from kinerja.web.settings_pages import tabs
from kinerja.web.theirs import theirs_here
from kinerja.web.viewer import Signed, posted, signed_in

PAGE = "settings/members.html"


def _allowed(request: Signed) -> None:
    """Ends the request for whoever may not look after the people."""
    theirs_here(request, Deed.MANAGE_PEOPLE, reverse("settings"))


def _known(request: Signed) -> dict[str, Any]:
    _allowed(request)
    return {
        **tabs(request),
        "people": (*books.people(request.viewer), *books.people(request.viewer, active=False)),
        "invitations": [
            i for i in books.invitations(request.viewer) if not i.accepted_at and i.expires_at > request.now
        ],
        "units": unit_choices(request.viewer),
        "link": None,
    }


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def members(request: Signed) -> HttpResponse:
    """The people with their roles, and the form that invites one more: its link is shown once, and mailed."""
    known = _known(request)
    typed = Typed(request.POST, request.lang)
    if request.method != "POST":
        return render(request, PAGE, typed=typed, refusals=Refusals(), **known)
    who = invited(typed)
    outcome = typed.refused() or invitation_actions.invite(
        request.viewer, who.email, who.name, who.role, who.unit_ref, now=request.now
    )
    if refused(outcome):
        return again(request, PAGE, outcome, request.lang, typed=typed, **known)
    link = settings.PUBLIC_URL + reverse("invitation", args=[outcome.raw])
    _mail(request, who, link)
    return render(
        request, PAGE, typed=Typed({}, request.lang), refusals=Refusals(), **{**_known(request), "link": link}
    )


def _mail(request: Signed, who: Invited, link: str) -> None:
    if not settings.MAIL_IS_SET:
        return
    template = environment(request.lang).get_template("settings/invitation_mail.txt")
    text = template.render(link=link, name=who.name, organisation=request.organisation.name, by=request.person.name)
    subject, _, body = text.partition("\n")
    # A name may hold anything; a line break in a subject would be another header.
    EmailMessage(" ".join(subject.split()), body.strip() + "\n", None, [who.email]).send(fail_silently=True)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def roles(request: Signed, ref: str) -> HttpResponse:
    """All roles of one person, each for one unit or the whole organisation, with a line free for one more."""
    _allowed(request)
    found = books.person(request.viewer, ref)
    if isinstance(found, Problem):
        raise Http404
    context = {**tabs(request), "member": found, "units": unit_choices(request.viewer), "lines": len(found.roles) + 1}
    if request.method != "POST":
        typed = Typed(shown_person(found), request.lang)
        return render(request, "settings/member.html", typed=typed, refusals=Refusals(), **context)
    typed = Typed(request.POST, request.lang)
    given = grants(typed)
    outcome = typed.refused() or person_actions.set_roles(request.viewer, found.ref, given, now=request.now)
    if refused(outcome):
        return again(request, "settings/member.html", outcome, request.lang, typed=typed, **context)
    return _answer(request, outcome, say_for(request)._("The roles of %(name)s are set.") % {"name": found.name})


@posted("settings-members")
@signed_in
def deactivate(request: Signed, ref: str) -> HttpResponse:
    """Let a person go: no sign-in, no keys; all they entered stays under their name."""
    outcome = person_actions.deactivate(request.viewer, ref, now=request.now)
    undo = reverse("member-reactivate", args=[ref])
    return _answer(request, outcome, say_for(request)._("No longer active; everything entered stays."), undo)


@posted("settings-members")
@signed_in
def reactivate(request: Signed, ref: str) -> HttpResponse:
    """Take a person back with the roles they had."""
    outcome = person_actions.reactivate(request.viewer, ref, now=request.now)
    return _answer(request, outcome, say_for(request)._("Active again."))


@posted("settings-members")
@signed_in
def withdraw(request: Signed, number: int) -> HttpResponse:
    """Make an invitation that was not accepted yet worthless."""
    outcome = invitation_actions.withdraw(request.viewer, number, now=request.now)
    return _answer(request, outcome, say_for(request)._("The invitation no longer works."))


def _answer(request: Signed, outcome: object, words: str, undo: str | None = None) -> HttpResponse:
    where = reverse("settings-members")
    if refused(outcome):
        return again(request, "errors/refused.html", outcome, request.lang, back=where, here="settings")
    notice.leave(request, words, undo=undo)
    return see(where)


urlpatterns = [
    path("settings/members", members, name="settings-members"),
    path("settings/members/<str:ref>/roles", roles, name="member-roles"),
    path("settings/members/<str:ref>/deactivate", deactivate, name="member-deactivate"),
    path("settings/members/<str:ref>/reactivate", reactivate, name="member-reactivate"),
    path("settings/invitations/<int:number>/withdraw", withdraw, name="invitation-withdraw"),
]

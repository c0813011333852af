"""How does somebody add a role to the organisation's own library, change it, or put it away?"""

from __future__ import annotations

from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.urls import path, reverse
from django.views.decorators.http import require_http_methods

from kinerja import library
from kinerja.actions import role as actions
from kinerja.actions import role_making
from kinerja.actions.record import Done
from kinerja.core.access import Deed
from kinerja.core.problem import Problem, Problems
from kinerja.library.role import RoleTemplate
from kinerja.library.schema import MOST_BYTES
from kinerja.store import books, role_rows
from kinerja.web import notice
from kinerja.web.forms.typed import Typed
from kinerja.web.library import role_or_404
from kinerja.web.refusal import Refusals, again, refused
from kinerja.web.render import reload, render, say_for, see
from kinerja.web.role_theirs import own_or_refused, own_to_change
from kinerja.web.theirs import theirs_here
from kinerja.web.viewer import Signed, posted, signed_in


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def new(request: Signed) -> HttpResponse:
    """A role from present work, from one that is there, from a sentence, or from a file."""
    theirs_here(request, Deed.MANAGE_ROLES, reverse("library"))
    named = [(each.slug, each.name.in_language(request.lang)) for each in role_rows.all_roles(request.viewer)]
    context: dict[str, Any] = {
        "here": "library",
        "units": books.unit_choices(request.viewer),
        "people": books.people(request.viewer),
        "roles": sorted(named, key=lambda each: each[1].casefold()),
    }
    if request.method != "POST":
        of = (request.GET.get("unit") or request.GET.get("owner") or "").upper()[:20]
        typed = Typed({"of": of}, request.lang)
        return render(request, "library/new.html", typed=typed, refusals=Refusals(), **context)
    typed = Typed(request.POST, request.lang)
    begun = {"work": _from_work, "copy": _from_role, "sentence": _from_sentence}.get(typed["deed"], _from_file)
    outcome = begun(request, typed)
    if refused(outcome):
        return again(request, "library/new.html", outcome, request.lang, typed=typed, **context)
    if typed["deed"] == "sentence":
        return see(reverse("role-edit", args=[outcome.ref]))
    return _told(request, outcome.ref, say_for(request)._("%(name)s is in the library."))


def _from_work(request: Signed, typed: Typed) -> Done | Problem | Problems:
    name, of = typed.text("name", required=True, most=200), typed.text("of", required=True, most=20)
    make = role_making.from_person if of.upper().startswith("P-") else role_making.from_unit
    if found := typed.refused():
        return found
    outcome = make(request.viewer, of, name, today=request.today, now=request.now)
    at_field = isinstance(outcome, Problem) and outcome.field in ("unit", "owner")
    return outcome.at("of") if isinstance(outcome, Problem) and at_field else outcome


def _from_role(request: Signed, typed: Typed) -> Done | Problem | Problems:
    found = role_rows.role(request.viewer, typed.text("role", required=True, most=100))
    return found.at("role") if isinstance(found, Problem) else actions.create(request.viewer, found, now=request.now)


def _from_sentence(request: Signed, typed: Typed) -> Done | Problem | Problems:
    name = typed.text("called", required=True, most=200)
    sentence = typed.text("sentence", required=True, most=300)
    if found := typed.refused():
        return found
    return role_making.from_sentence(request.viewer, name, sentence, lang=request.lang, now=request.now)


def _from_file(request: Signed, typed: Typed) -> Done | Problem | Problems:
    upload, content = request.FILES.get("file"), typed["content"]
    if isinstance(upload, UploadedFile):
        content = bytes(upload.read(MOST_BYTES + 1)).decode("utf-8-sig", errors="replace")
    if not content.strip():
        return Problem("text.missing", "file")
    read = library.read_role(content)
    return actions.create(request.viewer, read, now=request.now) if isinstance(read, RoleTemplate) else read


def _told(request: Signed, ref: str, words: str) -> HttpResponse:
    found = role_rows.role(request.viewer, ref)
    name = ref if isinstance(found, Problem) else found.name.in_language(request.lang)
    notice.leave(request, words % {"name": name})
    return reload(request, reverse("role", args=[ref]))


@posted("role", "slug")
@signed_in
def copy(request: Signed, slug: str) -> HttpResponse:
    """Put a role into the organisation's own library, to change it there."""
    outcome = actions.create(request.viewer, role_or_404(request, slug), now=request.now)
    if refused(outcome):
        return again(request, "errors/refused.html", outcome, request.lang, back=reverse("role", args=[slug]))
    return _told(request, outcome.ref, say_for(request)._("%(name)s is yours now: change what you like."))


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def text(request: Signed, slug: str) -> HttpResponse:
    """The role as its file, to be changed as one likes."""
    own = own_to_change(request, slug)
    if request.method != "POST":
        typed = Typed({"content": library.as_toml(own.template)}, request.lang)
        return render(request, "library/text.html", here="library", own=own, typed=typed, refusals=Refusals())
    typed = Typed(request.POST, request.lang)
    seen = typed.whole("seen")
    outcome = typed.refused() or actions.edit(request.viewer, own.ref, typed["content"], seen=seen, now=request.now)
    if refused(outcome):
        return again(request, "library/text.html", outcome, request.lang, here="library", own=own, typed=typed)
    return _told(request, own.ref, say_for(request)._("The change is saved."))


@posted("role", "slug")
@signed_in
def archive(request: Signed, slug: str) -> HttpResponse:
    """Put a role away, or take it out again (`restore`)."""
    own, restore = own_or_refused(request, slug), bool(request.POST.get("restore"))
    outcome = (actions.restore if restore else actions.archive)(request.viewer, own.ref, now=request.now)
    if refused(outcome):
        return again(request, "errors/refused.html", outcome, request.lang, back=reverse("role", args=[own.ref]))
    say = say_for(request)
    return _told(request, own.ref, say._("%(name)s is back.") if restore else say._("%(name)s is in the archive."))


urlpatterns = [
    path("library/new", new, name="role-new"),
    path("library/<str:slug>/copy", copy, name="role-copy"),
    path("library/<str:slug>/text", text, name="role-text"),
    path("library/<str:slug>/archive", archive, name="role-archive"),
]

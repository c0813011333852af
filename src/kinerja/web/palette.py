"""Where does a person want to go, or what does one want to do, without leaving the keyboard?"""

from __future__ import annotations

from django.http import HttpResponse
from django.urls import path, reverse
from django.views.decorators.http import require_GET

from kinerja.core.access import Deed, Thing, may
from kinerja.store import books, role_rows
from kinerja.store.rows import Hit
from kinerja.web.render import creates, render, say_for, wants_piece
from kinerja.web.say import Say
from kinerja.web.search import IN_PALETTE, drawn
from kinerja.web.viewer import Signed, signed_in
from kinerja.words import names

Item = tuple[str, str, str | None, str, str | None]


@require_GET
@signed_in
def palette(request: Signed) -> HttpResponse:
    """Commands, pages and things that fit the words typed so far; the list alone while one types."""
    words, say = request.GET.get("q", "").strip()[:100], say_for(request)
    hits = books.search(request.viewer, words, limit=12) if words else ()
    hits += role_rows.hits(request.viewer, words, request.lang, IN_PALETTE)
    found: list[Item] = [(href, hit.title, _note(hit, say), icon, accent) for href, hit, icon, accent in drawn(hits)]
    deeds, places = (_fitting(items, words) for items in (_deeds(request, say), _places(say)))
    groups = [(say._("Actions"), deeds), (say._("Go to"), places)]
    groups = [(say._("Found"), found), *groups] if words else groups
    template = "palette/_list.html" if request.headers.get("HX-Target") == "palette-list" else "palette/_piece.html"
    if not wants_piece(request):
        template = "palette/page.html"
    return render(request, template, here="", words=words, groups=[group for group in groups if group[1]])


def _note(hit: Hit, say: Say) -> str:
    """What was found, and its number; a role of the library has none, but perhaps a KPI for which it was found."""
    said = hit.sub if hit.kind == "role" else hit.ref
    return " · ".join(part for part in (names.noun(hit.kind, say.lang), said) if part)


def _fitting(items: list[Item], words: str) -> list[Item]:
    """What has every word typed so far somewhere in its name."""
    wanted = words.casefold().split()
    return [item for item in items if all(word in item[1].casefold() for word in wanted)]


def _deeds(request: Signed, say: Say) -> list[Item]:
    _ = say._
    items: list[Item] = [
        (reverse("check-in"), _("Check in"), None, "check", "okr"),
        (reverse("kpi-new"), _("New KPI"), None, "plus", "kpi"),
        (reverse("objective-start"), _("New objective"), None, "plus", "okr"),
        (reverse("paste"), _("Read a document"), None, "file-text", None),
    ]
    items = items if creates(request.viewer) else []
    whole = Thing(request.viewer.organisation)
    if may(request.viewer, Deed.CLOSE_CYCLE, whole).allowed:
        items.append((reverse("cycle-new"), _("New cycle"), None, "calendar", "okr"))
    if may(request.viewer, Deed.MANAGE_PEOPLE, whole).allowed:
        items.append((reverse("person-new"), _("New person"), None, "user-plus", None))
        items.append((reverse("unit-new"), _("New unit"), None, "building-2", None))
    return items


def _places(say: Say) -> list[Item]:
    _ = say._
    return [
        (reverse("home"), _("Home"), None, "house", None),
        (reverse("board"), _("KPI board"), None, "chart-line", "kpi"),
        (reverse("okr"), _("OKR cycle"), None, "goal", "okr"),
        (reverse("cycles"), _("All cycles"), None, "calendar-days", "okr"),
        (reverse("learn"), _("KPI or OKR?"), None, "book-open", None),
        (reverse("library"), _("Role library"), None, "library", None),
        (reverse("units"), _("Units"), None, "network", None),
        (reverse("people"), _("People"), None, "users", None),
        (reverse("events"), _("What happened"), None, "history", None),
        (reverse("settings"), _("Settings"), None, "settings", None),
    ]


urlpatterns = [path("palette", palette, name="palette")]

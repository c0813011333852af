"""Which roles can one start from, what does each hold and reach for, and how do two of them differ?"""

from __future__ import annotations

import json
import re
from datetime import timedelta
from functools import partial
from urllib.parse import urlencode

from django.http import Http404, HttpResponse
from django.urls import path, reverse
from django.views.decorators.http import require_GET

from kinerja import library
from kinerja.actions.adopted import unit_words
from kinerja.core.access import Deed, Thing, may
from kinerja.core.problem import Problem
from kinerja.library.role import RoleTemplate, Sector
from kinerja.reading.statement.unit_words import unit_of
from kinerja.reports.role import markdown
from kinerja.reports.role_sheet import role_workbook
from kinerja.store import books, role_rows
from kinerja.store.role_rows import OwnRole
from kinerja.web.forms.typed import Typed
from kinerja.web.library_lines import kpi_line, lines_of
from kinerja.web.render import render, say_for
from kinerja.web.viewer import Signed, signed_in

#: Lines that a search names below a role; the role's page has the rest.
NAMED = 4
#: As long as an adoption may be looked at again, and taken back, from the role's page.
FRESH = timedelta(days=7)
_REF = re.compile(r"[A-Za-z]-\d{1,9}", re.ASCII)
#: The files that a role leaves as.
FILES = (("xlsx", "Excel"), ("toml", "TOML"), ("json", "JSON"), ("md", "Markdown"))
_KINDS = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "toml": "application/toml",
    "json": "application/json",
    "md": "text/markdown",
}


def may_keep_roles(request: Signed) -> bool:
    """Whether the viewer may add roles to the organisation's own library."""
    return may(request.viewer, Deed.MANAGE_ROLES, Thing(request.viewer.organisation)).allowed


def may_change(request: Signed, own: OwnRole) -> bool:
    """Whether the viewer may change this role of the organisation."""
    thing = Thing(request.viewer.organisation, author=own.by.id if own.by else None)
    return may(request.viewer, Deed.MANAGE_ROLES, thing).allowed


def role_or_404(request: Signed, slug: str) -> RoleTemplate:
    """The role at an address, of the library or of the organisation."""
    found = role_rows.role(request.viewer, slug)
    if isinstance(found, Problem):
        raise Http404
    return found


def sectors_of(role: RoleTemplate) -> list[Sector]:
    """The shelves that a role stands on."""
    return [sector for sector in library.sectors() if sector.slug in role.sectors]


def bound_for(request: Signed) -> str:
    """Where the reader wants to put what is found, to be handed on from page to page: "?unit=U-2", or nothing."""
    for name in ("unit", "owner"):
        ref = request.GET.get(name, "")
        if _REF.fullmatch(ref):
            return f"?{name}={ref}"
    return ""


@require_GET
@signed_in
def shelves(request: Signed) -> HttpResponse:
    """All roles, those of one sector, or those that speak of something."""
    typed = Typed(request.GET, request.lang)
    words, sector = typed["q"][:100], typed["sector"]
    archived = typed["state"] == "archived"
    every = role_rows.own_roles(request.viewer, archived=True)
    own = [each for each in every if archived or each.archived_at is None]
    among = (*(each.template for each in own), *(() if archived else library.roles()))
    found = library.search(words, among, sector)
    ours = [hit for hit in found.hits if hit.role.slug not in library.slugs()]
    shelf = [hit for hit in found.hits if hit.role.slug in library.slugs()]
    if not words.strip():
        shelf.sort(key=lambda hit: hit.role.name.in_language(request.lang).casefold())
    return render(
        request,
        "library/page.html",
        here="library",
        typed=typed,
        words=words.strip(),
        found=found,
        ours=ours,
        shelf=shelf,
        named=NAMED,
        library_sectors=[(each.slug, each.name.in_language(request.lang)) for each in library.sectors()],
        sector=next((each for each in library.sectors() if each.slug == sector), None),
        archived=archived,
        put_away=archived or len(own) < len(every),
        may_keep=may_keep_roles(request),
        carry=bound_for(request),
    )


@require_GET
@signed_in
def role(request: Signed, slug: str) -> HttpResponse:
    """One role with its KPIs, each with its whole sheet folded below it, and its objectives."""
    found, say = role_or_404(request, slug), say_for(request)
    own = role_rows.own_role(request.viewer, slug)
    kept = None if isinstance(own, Problem) else own
    kpis, objectives = lines_of(found, say)
    return render(
        request,
        "library/role.html",
        here="library",
        role=found,
        own=kept,
        kpis=kpis,
        objectives=objectives,
        shelves=sectors_of(found),
        others=_others(request, found),
        files=FILES,
        carry=bound_for(request),
        may_keep=may_keep_roles(request),
        may_change=kept is not None and may_change(request, kept),
        adopted=_just_adopted(request, found),
    )


def _just_adopted(request: Signed, role: RoleTemplate) -> tuple[str, str] | None:
    """When the reader adopted this role, and the way to what came of it and back, while it is fresh and still there."""
    last = books.last_adoption(request.viewer, role.slug, request.now - FRESH)
    if last is None or set(last.refs) <= books.discarded(request.viewer, last.refs):
        return None
    cycle = {"cycle": last.cycle} if last.cycle else {}
    told = urlencode({"refs": ",".join(last.refs), "adoption": last.id, **cycle}, safe=",")
    return say_for(request).moment(last.at), f"{reverse('role-adopted', args=[role.slug])}?{told}"


def _others(request: Signed, role: RoleTemplate) -> list[tuple[str, str]]:
    """The roles to compare with, by name."""
    every = role_rows.all_roles(request.viewer)
    named = [(each.slug, each.name.in_language(request.lang)) for each in every if each.slug != role.slug]
    return sorted(named, key=lambda row: row[1].casefold())


@require_GET
@signed_in
def compare(request: Signed) -> HttpResponse:
    """Two roles side by side: what both measure, and what only one of them does."""
    say = say_for(request)
    left, right = _compared(request)
    one, other = role_or_404(request, left), role_or_404(request, right)
    seen = library.compare(one, other)
    return render(
        request,
        "library/compare.html",
        here="library",
        left=one,
        right=other,
        both=[(kpi_line(a, one, say), kpi_line(b, other, say)) for a, b in seen.both],
        only_left=[kpi_line(kpi, one, say) for kpi in seen.only_left],
        only_right=[kpi_line(kpi, other, say) for kpi in seen.only_right],
        roles=sorted([(left, one.name.in_language(say.lang)), *_others(request, one)], key=lambda r: r[1].casefold()),
    )


def _compared(request: Signed) -> tuple[str, str]:
    """The two roles that are asked for; who asks for none yet begins with the first two, and chooses from there."""
    left, right = request.GET.get("left", ""), request.GET.get("right", "")
    if left and right:
        return left, right
    first = sorted(role_rows.all_roles(request.viewer), key=lambda each: each.name.in_language(request.lang).casefold())
    rest = [each.slug for each in first if each.slug not in (left, right)]
    left = left or rest.pop(0)
    return left, right or rest[0]


@require_GET
@signed_in
def export(request: Signed, slug: str, form: str) -> HttpResponse:
    """The role as a file: TOML and JSON come back by "Add a role", Excel is to be filled in, Markdown to be read."""
    if form not in _KINDS:
        raise Http404
    found = role_or_404(request, slug)
    body: str | bytes
    match form:
        case "xlsx":
            body = role_workbook(found, request.lang, unit_of)
        case "md":
            body = markdown(found, request.lang, partial(unit_words, lang=request.lang))
        case _:
            body = library.as_toml(found) if form == "toml" else library.as_json(found)
    kind = _KINDS[form] if isinstance(body, bytes) else f"{_KINDS[form]}; charset=utf-8"
    headers = {
        "Content-Disposition": f"attachment; filename={json.dumps(f'{found.slug}.{form}')}",
        "Cache-Control": "private, no-store",
    }
    return HttpResponse(body, content_type=kind, headers=headers)


urlpatterns = [
    path("library", shelves, name="library"),
    path("library/compare", compare, name="library-compare"),
    path("library/<str:slug>", role, name="role"),
    path("library/<str:slug>/file.<str:form>", export, name="role-file"),
]

"""Which roles can somebody adopt: the library's, and those of the own organisation?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from kinerja import library
from kinerja.core.access import Viewer
from kinerja.core.people import PersonRef
from kinerja.core.problem import Problem, Problems, not_found
from kinerja.library.role import RoleTemplate, Text
from kinerja.library.schema import role_of
from kinerja.store.refs import noun_of, number_in, ref_of
from kinerja.store.rows import Hit
from kinerja.store.shared import PERSON, Shared, at
from kinerja.store.visibility import visible_roles

_COLUMNS = ("number", "name", "data", "revision", "created_at", "archived_at")


@dataclass(frozen=True, slots=True)
class OwnRole:
    """A role that the organisation has made: its template, and who added it when."""

    ref: str
    template: RoleTemplate
    revision: int
    at: datetime
    by: PersonRef | None
    archived_at: datetime | None = None


def own_roles(viewer: Viewer, *, archived: bool = False) -> tuple[OwnRole, ...]:
    """The organisation's own roles by name, those in the archive only if asked; one query."""
    rows = visible_roles(viewer).order_by("name", "number")
    rows = rows if archived else rows.filter(archived_at=None)
    shared = Shared()
    return tuple(_own(row, shared) for row in rows.values_list(*_COLUMNS, *at("created_by", PERSON)))


def own_role(viewer: Viewer, ref: str) -> OwnRole | Problem:
    """One of them by its short id, archived or not; one query."""
    number = number_in("role", ref)
    rows = visible_roles(viewer).filter(number=-1 if number is None else number)
    found = [_own(row, Shared()) for row in rows.values_list(*_COLUMNS, *at("created_by", PERSON))]
    return found[0] if found else not_found("role", ref)


def role(viewer: Viewer, name: str) -> RoleTemplate | Problem:
    """The template of a name: "sales-executive" of the library, or "R-3" of the organisation."""
    known = library.role(name.strip().lower())
    if known is not None:
        return known
    own = own_role(viewer, name)
    return own if isinstance(own, Problem) else own.template


def all_roles(viewer: Viewer) -> tuple[RoleTemplate, ...]:
    """The organisation's own roles first, then the library's."""
    return (*(own.template for own in own_roles(viewer)), *library.roles())


def archived_roles(viewer: Viewer) -> tuple[RoleTemplate, ...]:
    """The organisation's own roles that are in the archive."""
    return tuple(own.template for own in own_roles(viewer, archived=True) if own.archived_at is not None)


def hits(viewer: Viewer, text: str, lang: str, limit: int = 5) -> tuple[Hit, ...]:
    """The roles that a few words name or that speak of them, the organisation's own before the library's; one query.

    `sub` has the short id of an own one, and the first line that says it where the role's name doesn't. "R-3" finds
    that role alone.
    """
    words = text.strip()
    if not words:
        return ()
    if noun_of(words) is not None:
        own = own_role(viewer, words) if noun_of(words) == "role" else None
        found = [] if own is None or isinstance(own, Problem) else [library.Hit(own.template)]
    else:
        found = list(library.search(words, all_roles(viewer), strict=True).hits)[: max(0, limit)]
    return tuple(Hit(hit.role.slug, hit.role.name.in_language(lang), "role", _below(hit, lang)) for hit in found)


def _below(hit: library.Hit, lang: str) -> str:
    """What tells roles of the same name apart, and why one was found."""
    own = hit.role.slug if noun_of(hit.role.slug) else ""
    because = "" if hit.named or not hit.lines else hit.lines[0].name.in_language(lang)
    return " · ".join(part for part in (own, because) if part)


def _own(row: tuple[object, ...], shared: Shared) -> OwnRole:
    number, name, data, revision, created_at, archived_at, *by = row
    ref = ref_of("role", int(str(number)))
    made = role_of(data if isinstance(data, dict) else {}, slug=ref)
    # A row from a later version may say what this one doesn't know: its name is better than an error page.
    template = RoleTemplate(ref, Text({"": str(name)}), example=False) if isinstance(made, Problems) else made
    return OwnRole(ref, template, revision, created_at, shared.person(*by), archived_at)  # type: ignore[arg-type]  # columns of one row

"""How does an organisation keep templates of roles of its own?"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from kinerja import library
from kinerja.actions import asked, conflict, texts
from kinerja.actions.record import Done, record
from kinerja.actions.transaction import whole
from kinerja.core.access import Deed, Thing, Viewer, may
from kinerja.core.people import PersonRef
from kinerja.core.problem import Kind, Problem, Problems, not_found
from kinerja.library.role import RoleTemplate
from kinerja.library.schema import read_role, role_of
from kinerja.library.writing import as_dict, as_json
from kinerja.store.models import Role
from kinerja.store.numbers import next_number
from kinerja.store.refs import number_in, ref_of


@whole
def create(viewer: Viewer, template: RoleTemplate, *, now: datetime, via: str = "page") -> Done | Problem:
    """Add a role to the organisation's own library, with the template's name."""
    if denied := asked.refused_for(viewer, Deed.MANAGE_ROLES):
        return denied
    name = template.name.in_language("")
    if problem := texts.unfit(name, "name", texts.MOST_IN_A_NAME):
        return problem
    row = Role.objects.create(
        organisation_id=viewer.organisation, number=next_number(viewer.organisation, "role"), name=name,
        data=_data(template), created_at=now, created_by_id=viewer.person,
    )  # fmt: skip
    ref = ref_of("role", row.number)
    after = {"name": name, "kpis": str(len(template.kpis)), "objectives": str(len(template.objectives))}
    return Done(ref, 1, record(viewer, "role.created", ref, name, now=now, via=via, after=after))


@whole
def edit(
    viewer: Viewer, ref: str, content: str, *, now: datetime, via: str = "page", seen: int | None = None
) -> Done | Problem | Problems:  # fmt: skip
    """Replace a role by what a TOML or JSON text says; KPIs and objectives that came from it stay as they are.

    `seen` is the revision that was looked at: when somebody wrote a newer one, it comes back as a conflict.
    """
    row = _row(viewer, ref)
    if isinstance(row, Problem):
        return row
    if problem := _shut(row) or (overtaken(viewer, ref, row.revision) if seen not in (None, row.revision) else None):
        return problem
    read = read_role(content, slug=ref_of("role", row.number))
    return _replace(viewer, row, read, now=now, via=via) if isinstance(read, RoleTemplate) else read


@dataclass(frozen=True, slots=True)
class Rewriting:
    """A role's data after a change, at which place of it (whose refusals then name the field alone), and what the
    history tells of it.
    """

    data: dict[str, Any]
    place: str = ""
    after: Mapping[str, str] = field(default_factory=dict)
    before: Mapping[str, str] = field(default_factory=dict)


def rewrite(
    viewer: Viewer, ref: str, change: Callable[[dict[str, Any]], Rewriting | Problem], *, now: datetime, via: str,
    seen: int | None = None,
) -> Done | Problem | Problems:  # fmt: skip
    """Replace a role by what `change` makes of its data, as it stands at this moment; part of an action.

    `seen` is the revision that was looked at, as in `edit`.
    """
    row = _row(viewer, ref)
    if isinstance(row, Problem):
        return row
    if problem := _shut(row) or (overtaken(viewer, ref, row.revision) if seen not in (None, row.revision) else None):
        return problem
    slug = ref_of("role", row.number)
    old = role_of(row.data, slug=slug)
    wanted = old if isinstance(old, Problems) else change(as_dict(old))
    if not isinstance(wanted, Rewriting):
        return wanted
    made = role_of(wanted.data, slug=slug)
    if isinstance(made, Problems):
        return Problems(tuple(_inside(problem, wanted.place) for problem in made.items))
    return _replace(viewer, row, made, now=now, via=via, told=wanted)


def _inside(problem: Problem, place: str) -> Problem:
    inner = (problem.field or "").removeprefix(f"{place}.") if place else problem.field
    return problem.at(inner or "name")


def _shut(row: Role) -> Problem | None:
    return None if row.archived_at is None else Problem("library.archived", None, {"name": row.name}, Kind.CONFLICT)


def overtaken(viewer: Viewer, ref: str, revision: int = 0) -> Problem:
    """The refusal of a change to what somebody else has changed since one looked at it."""
    known = ref_of("role", number_in("role", ref) or 0)
    problem = conflict.overtaken(viewer.organisation, known, "name", revision)
    return Problem("library.overtaken", None, {"by": problem.values["by"], "at": problem.values["at"]}, Kind.CONFLICT)


def _replace(
    viewer: Viewer, row: Role, made: RoleTemplate, *, now: datetime, via: str, told: Rewriting | None = None
) -> Done | Problem:
    """Keep a template as what a role says from now on."""
    name, data, known = made.name.in_language(""), _data(made), ref_of("role", row.number)
    if problem := texts.unfit(name, "name", texts.MOST_IN_A_NAME):
        return problem
    if data == row.data:
        return Done(known, row.revision)
    before, after = ({"name": row.name}, {"name": name}) if row.name != name else ({}, {})
    before, after = {**before, **(told.before if told else {})}, {**after, **(told.after if told else {})}
    row.name, row.data, row.revision = name, data, row.revision + 1
    row.save(update_fields=["name", "data", "revision"])
    event = record(viewer, "role.edited", known, name, now=now, via=via, before=before, after=after)
    return Done(known, row.revision, event)


@whole
def archive(viewer: Viewer, ref: str, *, now: datetime, via: str = "page") -> Done | Problem:
    """No longer offer a role; what came from it stays."""
    return _mark(viewer, ref, "role.archived", now, now=now, via=via)


@whole
def restore(viewer: Viewer, ref: str, *, now: datetime, via: str = "page") -> Done | Problem:
    """Offer an archived role again."""
    return _mark(viewer, ref, "role.restored", None, now=now, via=via)


def _mark(viewer: Viewer, ref: str, verb: str, at: datetime | None, *, now: datetime, via: str) -> Done | Problem:
    row = _row(viewer, ref)
    if isinstance(row, Problem):
        return row
    known = ref_of("role", row.number)
    if (row.archived_at is None) == (at is None):
        return Done(known, row.revision)
    row.archived_at = at
    row.save(update_fields=["archived_at"])
    return Done(known, row.revision, record(viewer, verb, known, row.name, now=now, via=via))


def _row(viewer: Viewer, ref: str) -> Role | Problem:
    number = number_in("role", ref)
    rows = Role.objects.select_for_update(of=("self",), no_key=True).filter(organisation_id=viewer.organisation)
    row = None if number is None else rows.filter(number=number).first()
    if row is None:
        return _built_in(ref) or not_found("role", ref)
    by = row.created_by
    return (
        denied(viewer, row.name, None if by is None else PersonRef(by.pk, ref_of("person", by.number), by.name)) or row
    )


def denied(viewer: Viewer, name: str, by: PersonRef | None) -> Problem | None:
    """The refusal to change a role that somebody has added, with its name and that of the one who has."""
    thing = Thing(viewer.organisation, author=by.id if by else None)
    problem = may(viewer, Deed.MANAGE_ROLES, thing).problem(Deed.MANAGE_ROLES)
    if problem is None or by is None:
        return problem
    # Who leads nobody hears the same: it is not about adding roles.
    reason = "role_of_another" if problem.values["reason"] == "needs_lead" else problem.values["reason"]
    return replace(problem, values={**problem.values, "reason": reason, "name": name, "by": by.name})


def _built_in(ref: str) -> Problem | None:
    """The refusal to change a role of the library itself, which everybody may see: an own copy can be changed."""
    known = library.role(ref.strip().lower())
    if known is None:
        return None
    return built_in(known.slug)


def built_in(name: str, *, may_copy: bool = True) -> Problem:
    """The refusal to change a role that comes with the program; who may keep roles can change a copy."""
    return Problem("library.built_in" if may_copy else "library.built_in_for_all", None, {"name": name}, Kind.FORBIDDEN)


def _data(template: RoleTemplate) -> dict[str, object]:
    """What the row keeps: the template without the name it goes by here."""
    data: dict[str, object] = json.loads(as_json(template))
    data.pop("slug", None)
    return data

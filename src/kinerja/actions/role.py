"""How does an organisation keep templates of roles of its own?"""

from __future__ import annotations

import json
from datetime import datetime

from kinerja.actions import asked, texts
from kinerja.actions.record import Done, record
from kinerja.actions.transaction import whole
from kinerja.core.access import Deed, Thing, Viewer, may
from kinerja.core.problem import Kind, Problem, Problems, not_found
from kinerja.library.role import RoleTemplate
from kinerja.library.schema import read_role
from kinerja.library.writing import as_json
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
    viewer: Viewer, ref: str, content: str, *, now: datetime, via: str = "page"
) -> Done | Problem | Problems:  # fmt: skip
    """Replace a role by what a TOML or JSON text says; KPIs and objectives that came from it stay as they are."""
    row = _row(viewer, ref)
    if isinstance(row, Problem):
        return row
    if row.archived_at is not None:
        return Problem("library.archived", None, {"name": row.name}, Kind.CONFLICT)
    read = read_role(content, slug=ref_of("role", row.number))
    if not isinstance(read, RoleTemplate):
        return read
    name, data = read.name.in_language(""), _data(read)
    if problem := texts.unfit(name, "name", texts.MOST_IN_A_NAME):
        return problem
    if data == row.data:
        return Done(ref_of("role", row.number), row.revision)
    before = {"name": row.name} if row.name != name else {}
    row.name, row.data, row.revision = name, data, row.revision + 1
    row.save(update_fields=["name", "data", "revision"])
    known = ref_of("role", row.number)
    after = {"name": name} if before else {}
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
        return not_found("role", ref)
    thing = Thing(viewer.organisation, author=row.created_by_id)
    return may(viewer, Deed.MANAGE_ROLES, thing).problem(Deed.MANAGE_ROLES) or row


def _data(template: RoleTemplate) -> dict[str, object]:
    """What the row keeps: the template without the name it goes by here."""
    data: dict[str, object] = json.loads(as_json(template))
    data.pop("slug", None)
    return data

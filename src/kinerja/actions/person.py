"""How do people join an organisation, change places and roles, and leave?"""

from __future__ import annotations

from datetime import datetime

from django.db.models import Q

from kinerja.actions import asked, roles, texts
from kinerja.actions.drafts import PersonDraft, PersonEdit, RoleGrant
from kinerja.actions.record import Done, changes, record
from kinerja.actions.transaction import whole
from kinerja.core.access import Deed, Role, Viewer
from kinerja.core.problem import Kind, Problem, Problems
from kinerja.store.models import ApiToken, Invitation, Person
from kinerja.store.numbers import next_number
from kinerja.store.refs import ref_of


@whole
def create(viewer: Viewer, draft: PersonDraft, *, now: datetime, via: str = "page") -> Done | Problem | Problems:
    """Add a person with a place and roles; an account comes with an invitation."""
    if denied := asked.refused_for(viewer, Deed.MANAGE_PEOPLE):
        return denied
    row = Person(organisation_id=viewer.organisation, language=draft.language)
    wanted = PersonEdit(draft.name, draft.email, draft.position, draft.unit_ref or "", draft.supervisor_ref or "")
    granted = roles.check(viewer, draft.roles)
    found = [*_take_over(viewer, row, wanted), *([granted] if isinstance(granted, Problem) else [])]
    if found or isinstance(granted, Problem):
        return Problems(tuple(found))
    row.number = next_number(viewer.organisation, "person")
    row.save(force_insert=True)
    roles.rewrite(row, granted)
    after = {**_told(row), "roles": roles.told(row)}
    ref = ref_of("person", row.number)
    return Done(ref, event=record(viewer, "person.created", ref, row.name, now=now, via=via, after=after))


@whole
def edit(
    viewer: Viewer, ref: str, edit: PersonEdit, *, now: datetime, via: str = "page"
) -> Done | Problem | Problems:  # fmt: skip
    """Change a person's name, address, position, unit or supervisor."""
    row = _anyone(viewer, ref)
    if isinstance(row, Problem):
        return row
    before = _told(row)
    if found := _take_over(viewer, row, edit):
        return Problems(tuple(found))
    was, became = changes(before, _told(row))
    ref = ref_of("person", row.number)
    if not became:
        return Done(ref)
    row.save(update_fields=["name", "email", "position", "unit", "supervisor"])
    return Done(ref, event=record(viewer, "person.edited", ref, row.name, now=now, via=via, before=was, after=became))


def _anyone(viewer: Viewer, ref: str) -> Person | Problem:
    """A person, active or not, whom the viewer may manage."""
    if denied := asked.refused_for(viewer, Deed.MANAGE_PEOPLE):
        return denied
    # Supervisors in a ring and a last owner are questions about all people: their changes take turns.
    asked.hold_organisation(viewer)
    row = asked.anyone(viewer, ref)
    if not isinstance(row, Problem) and roles.is_owner(row) and Role.OWNER not in viewer.roles:
        return Problem("person.owner_by_owner", None, {"name": row.name}, Kind.FORBIDDEN)
    return row


def _take_over(viewer: Viewer, row: Person, edit: PersonEdit) -> list[Problem]:
    found: list[Problem | None] = []
    if edit.name is not None:
        found.append(texts.unfit(edit.name, "name", texts.MOST_IN_A_NAME))
        row.name = edit.name.strip()
    if edit.email is not None:
        row.email = edit.email.strip().lower()
        found.append(_address_problem(row))
    if edit.position is not None:
        row.position = edit.position.strip()
    if edit.unit_ref is not None:
        unit = asked.unit(viewer, edit.unit_ref) if edit.unit_ref else None
        if isinstance(unit, Problem):
            found.append(unit)
        else:
            row.unit = unit
    if edit.supervisor_ref is not None:
        found.append(_supervise(viewer, row, edit.supervisor_ref))
    return [problem for problem in found if problem]


def _address_problem(row: Person) -> Problem | None:
    if not row.email:
        return None
    if (bad := texts.no_address(row.email, "email")) is not None:
        return bad
    others = Person.objects.filter(organisation_id=row.organisation_id, email=row.email).exclude(pk=row.pk)
    return Problem("person.email_taken", "email", {"email": row.email}, Kind.CONFLICT) if others.exists() else None


def _supervise(viewer: Viewer, row: Person, ref: str) -> Problem | None:
    supervisor = asked.person(viewer, ref, "supervisor") if ref else None
    if isinstance(supervisor, Problem):
        return supervisor
    names, above = [row.name], supervisor
    while above is not None:
        names.append(above.name)
        if above.pk == row.pk:
            return Problem("person.supervisor_loop", "supervisor", {"path": tuple(names)})
        above = above.supervisor
    row.supervisor = supervisor
    return None


def _told(row: Person) -> dict[str, str]:
    unit, supervisor = row.unit.name if row.unit else "", row.supervisor.name if row.supervisor else ""
    return {"name": row.name, "email": row.email, "position": row.position, "unit": unit, "supervisor": supervisor}


@whole
def set_roles(
    viewer: Viewer, ref: str, grants: tuple[RoleGrant, ...], *, now: datetime, via: str = "page"
) -> Done | Problem:
    """Make a person's roles exactly these; an organisation keeps at least one owner."""
    row = _anyone(viewer, ref)
    if isinstance(row, Problem):
        return row
    granted = roles.check(viewer, grants)
    if isinstance(granted, Problem):
        return granted
    if (Role.OWNER, None) not in granted and (problem := roles.last_owner(row)):
        return problem
    before = {"roles": roles.told(row)}
    roles.rewrite(row, granted)
    was, became = changes(before, {"roles": roles.told(row)})
    ref = ref_of("person", row.number)
    if not became:
        return Done(ref)
    return Done(
        ref, event=record(viewer, "person.roles_set", ref, row.name, now=now, via=via, before=was, after=became)
    )


@whole
def deactivate(viewer: Viewer, ref: str, *, now: datetime, via: str = "page") -> Done | Problem:
    """Let a person go: no sign-in, no tokens, no invitations; everything they entered stays under their name.

    A link that was sent to them, or by them, would be a way back in.
    """
    row = _anyone(viewer, ref)
    if isinstance(row, Problem):
        return row
    if problem := roles.last_owner(row):
        return problem
    ApiToken.objects.filter(person=row, revoked_at=None).update(revoked_at=now)
    links = Invitation.objects.filter(organisation_id=row.organisation_id, accepted_at=None, expires_at__gt=now)
    links.filter(Q(created_by=row) | Q(email=row.email)).update(expires_at=now)
    return _mark(viewer, row, False, "person.deactivated", now=now, via=via)


@whole
def reactivate(viewer: Viewer, ref: str, *, now: datetime, via: str = "page") -> Done | Problem:
    """Take a person back with the roles they had; their tokens stay revoked."""
    row = _anyone(viewer, ref)
    return row if isinstance(row, Problem) else _mark(viewer, row, True, "person.reactivated", now=now, via=via)


def _mark(viewer: Viewer, row: Person, active: bool, verb: str, *, now: datetime, via: str) -> Done:
    ref = ref_of("person", row.number)
    if row.active is active:
        return Done(ref)
    row.active = active
    row.save(update_fields=["active"])
    return Done(ref, event=record(viewer, verb, ref, row.name, now=now, via=via))

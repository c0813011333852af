"""Who may give which role to whom, and does somebody still own the organisation?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kinerja.actions import asked
from kinerja.actions.drafts import RoleGrant
from kinerja.core.access import Role, Viewer
from kinerja.core.problem import Kind, Problem
from kinerja.store.models import Membership, Person


def check(viewer: Viewer, grants: Iterable[RoleGrant]) -> list[tuple[Role, int | None]] | Problem:
    """The roles with the ids of their units; owners are made by owners, and own the whole organisation."""
    found: list[tuple[Role, int | None]] = []
    for grant in grants:
        unit = asked.unit(viewer, grant.unit_ref, "roles") if grant.unit_ref else None
        if isinstance(unit, Problem):
            return unit
        if grant.role in (Role.OWNER, Role.HR) and unit is not None:
            return Problem("person.role_is_of_the_whole", "roles", {"role": grant.role})
        if grant.role is Role.OWNER and Role.OWNER not in viewer.roles:
            return Problem("person.owner_by_owner", "roles", kind=Kind.FORBIDDEN)
        found.append((grant.role, unit.pk if unit else None))
    return sorted(set(found), key=lambda each: (each[0], each[1] or 0))


def rewrite(row: Person, roles: Sequence[tuple[Role, int | None]]) -> None:
    """Make a person's roles these."""
    Membership.objects.filter(person=row).delete()
    Membership.objects.bulk_create(
        Membership(organisation_id=row.organisation_id, person=row, role=role.value, unit_id=unit)
        for role, unit in roles
    )


def is_owner(row: Person) -> bool:
    """Whether a person owns the organisation."""
    return Membership.objects.filter(person=row, role=Role.OWNER, unit=None).exists()


def last_owner(row: Person) -> Problem | None:
    """The refusal to leave an organisation without an owner: somebody else becomes one first."""
    others = Membership.objects.filter(
        organisation_id=row.organisation_id, role=Role.OWNER, unit=None, person__active=True
    ).exclude(person=row)
    if not is_owner(row) or others.exists():
        return None
    return Problem("person.last_owner", "roles", {"name": row.name}, Kind.CONFLICT)


def told(row: Person) -> str:
    """A person's roles as an event keeps them: "lead Sales, member"."""
    rows = Membership.objects.filter(person=row).order_by("role", "unit__number").values_list("role", "unit__name")
    return ", ".join(f"{role} {unit}" if unit else role for role, unit in rows)

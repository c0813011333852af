"""Which unit or person did somebody write, and with which roles?"""

from __future__ import annotations

from kinerja.actions.drafts import PersonDraft, PersonEdit, RoleGrant
from kinerja.core.access import Role
from kinerja.core.problem import Problem
from kinerja.store.rows import PersonRow
from kinerja.web.forms.typed import Typed

#: How many roles a form reads at least; a longer one is read to its end.
ROLES = 4


def person_draft(typed: Typed) -> PersonDraft:
    """A new person with a first role; the account comes with an invitation."""
    return PersonDraft(
        name=typed.text("name", required=True, most=200),
        email=_email(typed),
        position=typed.text("position", most=200),
        unit_ref=typed.text("unit") or None,
        supervisor_ref=typed.text("supervisor") or None,
        roles=grants(typed) or (RoleGrant(Role.MEMBER),),
    )


def person_edit(typed: Typed) -> PersonEdit:
    """Name, address, position, unit and supervisor; an empty field empties it."""
    return PersonEdit(
        name=typed.text("name", required=True, most=200),
        email=_email(typed),
        position=typed.text("position", most=200),
        unit_ref=typed.text("unit"),
        supervisor_ref=typed.text("supervisor"),
    )


def _email(typed: Typed) -> str:
    email = typed.text("email", most=254).lower()
    if email and (email.count("@") != 1 or " " in email or "." not in email.partition("@")[2]):
        typed.problems.append(Problem("form.no_email", "email", {"text": email}))
    return email


def grants(typed: Typed) -> tuple[RoleGrant, ...]:
    """The roles of a form: "role.0" with "role_unit.0", where no unit means the whole organisation."""
    found: list[RoleGrant] = []
    for index in range(max(ROLES, sum(name.startswith("role.") for name in typed))):
        said = typed[f"role.{index}"].strip()
        if not said:
            continue
        if said not in set(Role):
            typed.problems.append(Problem("form.unknown_choice", f"role.{index}", {"text": said}))
            continue
        found.append(RoleGrant(Role(said), typed[f"role_unit.{index}"].strip() or None))
    return tuple(found)


def shown_person(person: PersonRow) -> dict[str, str]:
    """The fields as they stand, roles included."""
    roles = {f"role.{i}": row.role.value for i, row in enumerate(person.roles)}
    units = {f"role_unit.{i}": row.unit.ref if row.unit else "" for i, row in enumerate(person.roles)}
    return {
        "name": person.name,
        "email": person.email,
        "position": person.position,
        "unit": person.unit.ref if person.unit else "",
        "supervisor": person.supervisor.ref if person.supervisor else "",
        **roles,
        **units,
    }

"""Which person acts at the terminal of the machine that keeps the data?"""

from __future__ import annotations

from kinerja.core.access import Role
from kinerja.core.problem import Problem, not_found
from kinerja.store.models import Membership, Organisation, Person
from kinerja.store.models.organisation import Mode
from kinerja.store.refs import number_in


def is_empty() -> bool:
    """Whether nobody has begun here: there is no organisation yet."""
    return not Organisation.objects.exists()


def acting_person(ref: str | None) -> int | Problem:
    """The id of the active person that `ref` names, else of the only owner there is.

    Whoever can run commands here can read the file of the database anyway, so this is no right but a name: the
    person's own rights hold for all that follows. Several owners, or several organisations, need the name.
    """
    if ref is None:
        owners = Membership.objects.filter(role=Role.OWNER.value, unit=None, person__active=True)
        found = list(owners.values_list("person_id", flat=True)[:2])
    else:
        number = number_in("person", ref)
        if number is None:
            return not_found("person", ref)
        found = list(Person.objects.filter(number=number, active=True).values_list("id", flat=True)[:2])
    if len(found) > 1:
        return Problem("local.several_people", "as", {"id": ref or ""})
    if not found:
        return Problem("local.no_owner", "as") if ref is None else not_found("person", ref)
    return found[0]


def is_personal() -> bool:
    """Whether the organisation here is one person's own, which nobody else may reach."""
    return Organisation.objects.filter(mode=Mode.PERSONAL.value).exists()

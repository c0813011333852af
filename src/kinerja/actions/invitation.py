"""How does somebody come into an organisation by a link?"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from kinerja.actions import asked, roles, secret, texts
from kinerja.actions.drafts import RoleGrant
from kinerja.actions.organisation import weak_password
from kinerja.actions.record import Done, only_for, record
from kinerja.actions.transaction import whole
from kinerja.core.access import Deed, Role, Viewer
from kinerja.core.problem import Kind, Problem, Problems, not_found
from kinerja.store.digests import digest
from kinerja.store.models import Invitation, Membership, Person, User
from kinerja.store.numbers import next_number
from kinerja.store.refs import ref_of
from kinerja.store.viewers import viewer_for

LASTS = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Invited:
    """A new invitation: `raw` goes into the link, is shown this once and kept nowhere."""

    id: int
    raw: str = field(repr=False)
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class Accepted:
    """Who has joined: the account to sign in, and the person it stands for."""

    user: int
    person: int
    ref: str


@whole
def invite(
    viewer: Viewer, email: str, name: str = "", role: Role = Role.MEMBER, unit_ref: str | None = None, *, now: datetime,
    via: str = "page",
) -> Invited | Problem | Problems:  # fmt: skip
    """Invite an address into a role; the link is good for seven days and one person.

    A person who is already listed under the address, without an account, gets the account when it is accepted.
    """
    if denied := asked.refused_for(viewer, Deed.MANAGE_PEOPLE):
        return denied
    address = email.strip().lower()
    granted = roles.check(viewer, [RoleGrant(role, unit_ref)])
    found = [texts.no_address(address, "email"), granted if isinstance(granted, Problem) else None]
    listed = _listed(viewer.organisation, address)
    if listed is not None and listed.user_id is not None:
        found.append(Problem("invitation.already_here", "email", {"email": address}, Kind.CONFLICT))
    elif listed is not None and roles.is_owner(listed) and Role.OWNER not in viewer.roles:
        found.append(Problem("person.owner_by_owner", "email", {"name": listed.name}, Kind.FORBIDDEN))
    if any(found) or isinstance(granted, Problem):
        return Problems(tuple(problem for problem in found if problem))
    raw = secret.letters()
    row = Invitation.objects.create(
        organisation_id=viewer.organisation, email=address, name=name.strip()[: texts.MOST_IN_A_NAME],
        role=role.value, unit_id=granted[0][1], digest=digest(raw), created_by_id=viewer.person, created_at=now,
        expires_at=now + LASTS,
    )  # fmt: skip
    after = {"email": address, "role": role.value}
    record(viewer, "invitation.sent", "", address, now=now, via=via, thing=only_for(viewer), after=after)
    return Invited(row.pk, raw, row.expires_at)


@whole
def withdraw(viewer: Viewer, invitation: int, *, now: datetime, via: str = "page") -> Done | Problem:
    """Make an invitation that was not accepted yet worthless."""
    if denied := asked.refused_for(viewer, Deed.MANAGE_PEOPLE):
        return denied
    row = Invitation.objects.filter(organisation_id=viewer.organisation, pk=invitation, accepted_at=None).first()
    if row is None:
        return not_found("invitation", invitation)
    if row.expires_at > now:
        row.expires_at = now
        row.save(update_fields=["expires_at"])
    own = only_for(viewer)
    return Done("", event=record(viewer, "invitation.withdrawn", "", row.email, now=now, via=via, thing=own))


@whole
def accept(raw: str, name: str, password: str, *, now: datetime, via: str = "page") -> Accepted | Problem | Problems:
    """Join by an invitation: an account with a password, a person, and the role that was offered.

    Somebody who has an account already proves it with its password; it is not changed.
    """
    row = (
        Invitation.objects.select_for_update(no_key=True)
        .filter(digest=digest(raw), accepted_at=None, expires_at__gt=now)
        .first()
    )
    if row is None:
        return Problem("invitation.not_valid")
    user, listed = User.objects.filter(email=row.email).first(), _listed(row.organisation_id, row.email)
    if listed is not None and not _may_become(listed, user, row):
        return Problem("invitation.not_valid")
    if user is not None and not user.check_password(password):
        return Problem("account.wrong_password", "password", {"email": row.email})
    found = [texts.unfit(name, "name", texts.MOST_IN_A_NAME)]
    if user is None:
        found.append(weak_password(password, "password", User(email=row.email, name=name)))
    if any(found):
        return Problems(tuple(problem for problem in found if problem))
    user = user or User.objects.create_user(row.email, name.strip(), password)
    person = _joined(row, listed, user, name.strip())
    row.accepted_at = now
    row.save(update_fields=["accepted_at"])
    ref = ref_of("person", person.number)
    record(viewer_for(person.pk), "invitation.accepted", ref, person.name, now=now, via=via, after={"role": row.role})
    return Accepted(user.pk, person.pk, ref)


def _listed(organisation: int, email: str) -> Person | None:
    """The person who is written down under an address."""
    return Person.objects.filter(organisation_id=organisation, email=email).order_by("pk").first()


def _may_become(listed: Person, user: User | None, row: Invitation) -> bool:
    """Whether this account may take the listed person's place: not somebody else's, and an owner's by an owner's word.

    Since the link was sent, the address may have been given to somebody with an account, or to a new owner.
    """
    if listed.user_id is not None and (user is None or listed.user_id != user.pk):
        return False
    return not roles.is_owner(listed) or (row.created_by is not None and roles.is_owner(row.created_by))


def _joined(row: Invitation, listed: Person | None, user: User, name: str) -> Person:
    """The listed person with the account and the role that was offered, or a new one."""
    person = listed
    if person is None:
        person = Person(organisation_id=row.organisation_id, email=row.email, unit_id=row.unit_id)
        person.number = next_number(row.organisation_id, "person")
    person.name, person.user, person.active = name, user, True
    person.save()
    if not Membership.objects.filter(person=person, role=row.role, unit=row.unit).exists():
        Membership.objects.create(organisation_id=row.organisation_id, person=person, role=row.role, unit=row.unit)
    return person

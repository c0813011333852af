"""Who is asking, with which roles, and which units do they lead and belong to?"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from functools import reduce
from operator import or_

from django.db.models import Q

from kinerja.core.access import Role, Viewer
from kinerja.store.digests import digest
from kinerja.store.models import ApiToken, Person, Unit, User
from kinerja.store.people_rows import people_where, token_row, TOKEN
from kinerja.store.rows import PersonRow, TokenRow

_WHOLE = (Role.OWNER, Role.HR)


def viewer_for(person_id: int) -> Viewer:
    """The viewer that a person is, in two queries; Person.DoesNotExist when there is no such person.

    Owner and HR count for the whole organisation only: given for one unit, either is its lead. A member of the whole
    organisation belongs to the home unit. Who has been deactivated gets a viewer that may neither see nor do anything.
    """
    rows = list(
        Person.objects.filter(pk=person_id).values_list(
            "organisation_id", "name", "active", "unit__path", "memberships__role", "memberships__unit__path"
        )
    )
    if not rows:
        raise Person.DoesNotExist(f"There is no person {person_id}.")
    organisation, name, active, home = rows[0][:4]
    held = [(_held(Role(role), path), path) for *_, role, path in rows if role is not None]
    roles = frozenset(role for role, _ in held)
    led = {path or "/" for role, path in held if role is Role.LEAD}
    # A reader who is a member elsewhere must not become a member where only reading was meant.
    joining = (Role.MEMBER, Role.READER) if roles <= {Role.READER} else (Role.MEMBER,)
    joined = led | {path or home for role, path in held if role in joining and (path or home)}
    led_ids, joined_ids = _below(organisation, led, joined)
    viewer = Viewer(organisation, person_id, roles, led_ids, joined_ids, name)
    return viewer if active else replace(viewer, scopes=frozenset())


def _held(role: Role, path: str | None) -> Role:
    return Role.LEAD if path is not None and role in _WHOLE else role


def _below(organisation: int, led: set[str], joined: set[str]) -> tuple[frozenset[int], frozenset[int]]:
    """The ids of the units on these paths and below them."""
    if not joined:
        return frozenset(), frozenset()
    anywhere = reduce(or_, (Q(path__startswith=path) for path in sorted(joined)))
    units = list(Unit.objects.filter(anywhere, organisation=organisation).values_list("id", "path"))
    led_roots = tuple(led)
    return frozenset(pk for pk, path in units if path.startswith(led_roots)), frozenset(pk for pk, _ in units)


def person_of_user(user: User) -> list[PersonRow]:
    """The people that an account stands for, one per organisation, without those deactivated."""
    return people_where(Q(user=user.pk, active=True))


def viewer_of_token(raw: str, now: datetime) -> tuple[Viewer, TokenRow] | None:
    """The viewer behind an API token, narrowed to its scopes; None for a token unknown, expired or revoked."""
    found = (
        ApiToken.objects.filter(digest=digest(raw), revoked_at=None, person__active=True)
        .filter(Q(expires_at=None) | Q(expires_at__gt=now))
        .values_list("person_id", *TOKEN)
        .first()
    )
    if found is None:
        return None
    token = token_row(found[1:])
    return replace(viewer_for(found[0]), scopes=frozenset(token.scopes)), token

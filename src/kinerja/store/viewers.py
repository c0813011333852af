"""Who is asking, with which roles, and which units do they lead and belong to?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import reduce
from operator import or_
from typing import Any

from django.contrib.auth.backends import ModelBackend
from django.db.models import Q, QuerySet

from kinerja.core.access import Role, Viewer
from kinerja.core.book import Organisation
from kinerja.store.digests import digest
from kinerja.store.models import ApiToken, Person, Unit, User
from kinerja.store.organisations import ORGANISATION, organisation_value
from kinerja.store.people_rows import PERSON_ROW, people_of, people_where
from kinerja.store.prepared import Prepared
from kinerja.store.rows import PersonRow
from kinerja.store.shared import at

_WHOLE = (Role.OWNER, Role.HR)
_ROLE = PERSON_ROW.index("memberships__role")


@dataclass(frozen=True, slots=True)
class Arrival:
    """Who has come: the viewer, the person behind it, and the organisation, as every page needs them."""

    viewer: Viewer
    person: PersonRow
    organisation: Organisation


_HELD = Prepared(
    lambda person: Person.objects.filter(pk=person).values_list(
        "organisation_id", "name", "active", "unit__path", "memberships__role", "memberships__unit__path"
    )
)


def viewer_for(person_id: int) -> Viewer:
    """The viewer that a person is, in two queries; Person.DoesNotExist when there is no such person.

    Owner and HR count for the whole organisation only: given for one unit, either is its lead. A member of the whole
    organisation belongs to the home unit. Who has been deactivated gets a viewer that may neither see nor do anything.
    """
    rows = _HELD(person_id)
    if not rows:
        raise Person.DoesNotExist(f"There is no person {person_id}.")
    organisation, name, active, home = rows[0][:4]
    viewer = _viewer(organisation, person_id, name, home, [(role, path) for *_, role, path in rows])
    return viewer if active else replace(viewer, scopes=frozenset())


class Door(ModelBackend):
    """Opens by password as Django does; whoever is in already is fetched together with all that a page asks next.

    Django checks the session against the account, as ever; the rows of the person come along in the same query.
    """

    def get_user(self, user_id: int) -> User | None:
        """The account behind a session, carrying its arrival; an account without a person is fetched alone."""
        rows = _arriving(user_id)
        if not rows:
            found: User | None = super().get_user(user_id)
            return found
        user: User = User.from_db(None, [field.attname for field in User._meta.concrete_fields], rows[0][-_ACCOUNT:])
        user.arriving = rows  # for the length of one request
        return user if self.user_can_authenticate(user) else None


_ACCOUNT = len(User._meta.concrete_fields)


def arrival(user: User | int, person_ref: str | None = None) -> Arrival | None:
    """The active person of an account, in the organisation chosen (`person_ref`) or the first one, in two queries.

    One query less for a user that came through the `Door`. None for an account without a person.
    """
    carried = getattr(user, "arriving", None)
    rows = _arriving(user if isinstance(user, int) else user.pk) if carried is None else carried
    people = people_of(rows)
    if not people:
        return None
    person = next((p for p in people if p.ref == person_ref), people[0])
    own = [row for row in rows if row[0] == person.id]
    held = [(row[_ROLE], row[_PATHS.stop - 1]) for row in own]
    viewer = _viewer(person.organisation, person.id, person.name, own[0][_PATHS.start], held)
    return Arrival(viewer, person, organisation_value(own[0][len(PERSON_ROW) : _PATHS.start]))


_PATHS = slice(len(PERSON_ROW) + len(ORGANISATION), len(PERSON_ROW) + len(ORGANISATION) + 2)


@Prepared
def _arriving(user_id: int) -> QuerySet[Person, Any]:
    account = (field.attname for field in User._meta.concrete_fields)
    columns = (
        *(*PERSON_ROW, *at("organisation", ORGANISATION)),
        *("unit__path", "memberships__unit__path"),
        *at("user", account),
    )
    people = Person.objects.filter(user=user_id, active=True).order_by("id", "memberships__id")
    return people.values_list(*columns)


def _viewer(
    organisation: int,
    person: int,
    name: str,
    home: str | None,
    given: Iterable[tuple[str | None, str | None]],
    scopes: frozenset[str] | None = None,
) -> Viewer:
    """The viewer of a person's roles, each with the path of its unit, and of the home unit's path."""
    held = [(_held(Role(role), path), path) for role, path in given if role is not None]
    roles = frozenset(role for role, _ in held)
    led = {path or "/" for role, path in held if role is Role.LEAD}
    # A reader who is a member elsewhere must not become a member where only reading was meant.
    joining = (Role.MEMBER, Role.READER) if roles <= {Role.READER} else (Role.MEMBER,)
    belonging = {path or home for role, path in held if role in joining}
    led_ids, joined_ids = _below(organisation, led, led | {path for path in belonging if path})
    return Viewer(organisation, person, roles, led_ids, joined_ids, name, scopes)


def _held(role: Role, path: str | None) -> Role:
    return Role.LEAD if path is not None and role in _WHOLE else role


@Prepared
def _units(organisation: int, *paths: str) -> QuerySet[Unit, Any]:
    anywhere = reduce(or_, (Q(path__startswith=path) for path in paths))
    return Unit.objects.filter(anywhere, organisation=organisation).values_list("id", "path")


def _below(organisation: int, led: set[str], joined: set[str]) -> tuple[frozenset[int], frozenset[int]]:
    """The ids of the units on these paths and below them."""
    if not joined:
        return frozenset(), frozenset()
    units = _units(organisation, *sorted(joined))
    led_roots = tuple(led)
    return frozenset(pk for pk, path in units if path.startswith(led_roots)), frozenset(pk for pk, _ in units)


def person_of_user(user: User) -> list[PersonRow]:
    """The people that an account stands for, one per organisation, without those deactivated."""
    return people_where(Q(user=user.pk, active=True))


_HELD_BY_TOKEN = (
    *("person_id", "scopes", "person__name", "person__unit__path"),
    *("person__memberships__role", "person__memberships__unit__path"),
)


@Prepared
def _token(digested: str, now: datetime) -> QuerySet[ApiToken, Any]:
    held = ApiToken.objects.filter(digest=digested, revoked_at=None, person__active=True)
    held = held.filter(Q(expires_at=None) | Q(expires_at__gt=now))
    return held.values_list(*_HELD_BY_TOKEN, *at("person__organisation", ORGANISATION))


def viewer_of_token(raw: str, now: datetime) -> tuple[Viewer, Organisation] | None:
    """The viewer behind an API token, narrowed to its scopes; None for a token unknown, expired or revoked.

    With the organisation, from the same row; two queries.
    """
    rows = _token(digest(raw), now)
    if not rows:
        return None
    person, scopes, name, home = rows[0][:4]
    organisation = organisation_value(rows[0][len(_HELD_BY_TOKEN) :])
    narrowed = frozenset(scope for scope in scopes.split(",") if scope)
    return _viewer(organisation.id, person, name, home, [row[4:6] for row in rows], narrowed), organisation

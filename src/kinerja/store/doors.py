"""Who may come in without a password, to whom was a link sent, and does the database answer?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.tokens import default_token_generator
from django.db import DatabaseError, connection
from django.db.models import Q
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode

from kinerja.store.digests import digest
from kinerja.store.models import Invitation, Organisation, Person, User
from kinerja.store.models.organisation import Mode
from kinerja.store.people_rows import people_where
from kinerja.store.refs import number_in
from kinerja.store.rows import PersonRow


@dataclass(frozen=True, slots=True)
class Guest:
    """Somebody who holds an invitation that is still good; `has_account` asks for the password they have already."""

    email: str
    name: str
    organisation: str
    has_account: bool


def guest(raw: str, now: datetime) -> Guest | None:
    """Whom an invitation's link was sent to; None once it was used, withdrawn or has expired."""
    rows = Invitation.objects.filter(digest=digest(raw), accepted_at=None, expires_at__gt=now)
    row = rows.values_list("email", "name", "organisation__name").first()
    return None if row is None else Guest(*row, has_account=User.objects.filter(email=row[0]).exists())


def demo_people(most: int = 8) -> tuple[PersonRow, ...]:
    """The people that the sign-in page of a demo offers, by their numbers; none where no organisation is a demo."""
    if not Organisation.objects.filter(mode=Mode.DEMO).exists():
        return ()
    people = people_where(Q(organisation__mode=Mode.DEMO, active=True, user__isnull=False))
    return tuple(sorted(people, key=lambda person: person.id)[:most])


def demo_user(ref: str) -> User | None:
    """The account of a made-up person; None for everybody else, whoever asks."""
    number = number_in("person", ref)
    rows = Person.objects.filter(organisation__mode=Mode.DEMO, number=number or -1, active=True)
    found = rows.select_related("user").first()
    return found.user if found else None


def database_answers() -> bool:
    """Whether a query comes back; what a load balancer and an operator ask."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
            return cursor.fetchone() is not None
    except DatabaseError:
        return False


def password_door(user: int) -> str:
    """The end of the address at which an account chooses its password: "MQ/abc-123…", good once and for three days."""
    row = User.objects.get(pk=user)
    return f"{urlsafe_base64_encode(force_bytes(row.pk))}/{default_token_generator.make_token(row)}"

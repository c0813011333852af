"""How does a person sign in once by a link from the command line?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from kinerja.actions import secret
from kinerja.actions.record import only_for, record
from kinerja.actions.transaction import whole
from kinerja.core.problem import Problem
from kinerja.store.digests import digest
from kinerja.store.models import OpeningLink, Person
from kinerja.store.refs import ref_of
from kinerja.store.viewers import viewer_for

LASTS = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Opened:
    """Who has come in: the account to sign in, and the person it stands for."""

    user: int
    person: int


@whole
def create(person: int, *, now: datetime) -> str | Problem:
    """A link's secret that signs a person in once within ten minutes; only its digest is kept.

    For the command line of the machine itself: whoever may run it owns the data anyway.
    """
    row = Person.objects.filter(pk=person, active=True, user__isnull=False).first()
    if row is None:
        return Problem("opening.no_account", None, {"person": person})
    raw = secret.letters()
    OpeningLink.objects.create(
        organisation_id=row.organisation_id, person=row, digest=digest(raw), expires_at=now + LASTS
    )
    return raw


@whole
def use(raw: str, *, now: datetime) -> Opened | Problem:
    """Take a link's secret for the person it was made for; unknown, used and expired ones get the same refusal."""
    rows = OpeningLink.objects.filter(digest=digest(raw), used_at=None, expires_at__gt=now, person__active=True)
    row = rows.select_related("person").first()
    # Of two who hold the same link only one finds it unused.
    if row is None or not OpeningLink.objects.filter(pk=row.pk, used_at=None).update(used_at=now):
        return Problem("opening.not_valid")
    viewer = viewer_for(row.person_id)
    record(
        viewer,
        "opening.opened",
        ref_of("person", row.person.number),
        row.person.name,
        now=now,
        via="page",
        thing=only_for(viewer),
    )
    return Opened(row.person.user_id or 0, row.person_id)

"""How does a person with roles and own settings become a value?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any

from django.db.models import Q

from kinerja.core.access import Role
from kinerja.store.models import Person
from kinerja.store.refs import ref_of
from kinerja.store.rows import PersonRow, RoleRow
from kinerja.store.shared import PERSON, UNIT, Shared, at

#: A person's own columns, home unit and supervisor, and one role: a person with three roles comes in three rows.
PERSON_ROW = (
    *("id", "number", "name", "email", "position", "organisation_id"),
    *("language", "theme", "density", "timezone", "active", "user_id", "last_seen_feed_at"),
    *at("unit", UNIT),
    *at("supervisor", PERSON),
    "memberships__role",
    *at("memberships__unit", UNIT),
)


def people_where(condition: Q) -> list[PersonRow]:
    """The people of a condition with their roles, by name, in one query."""
    rows = Person.objects.filter(condition).order_by("name", "number", "memberships__id").values_list(*PERSON_ROW)
    return people_of(rows)


def people_of(rows: Iterable[Sequence[Any]]) -> list[PersonRow]:
    """The people of rows that begin with PERSON_ROW, each person's rows together."""
    shared = Shared()
    return [_person(list(own), shared) for _, own in groupby(rows, key=lambda row: row[0])]


def _person(rows: Sequence[Sequence[Any]], shared: Shared) -> PersonRow:
    row = rows[0]
    pk, number, name, email, position, organisation, language, theme, density, timezone, active, user, seen = row[:13]
    return PersonRow(
        *(pk, ref_of("person", number), name, email, position, organisation),
        unit=shared.maybe_unit(*row[13:18]),
        supervisor=shared.person(*row[18:22]),
        roles=tuple(RoleRow(Role(r[22]), shared.maybe_unit(*r[23:28])) for r in rows if r[22] is not None),
        language=language,
        theme=theme,
        density=density,
        timezone=timezone,
        active=active,
        has_account=user is not None,
        last_seen_feed_at=seen,
    )

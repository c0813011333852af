"""As which values do rows reach the faces that are not part of a book?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from kinerja.core.access import Role, Visibility
from kinerja.core.people import PersonRef, UnitRef


@dataclass(frozen=True, slots=True)
class RoleRow:
    """One role of a person, in a unit with everything below it or (`unit` is None) in the whole organisation."""

    role: Role
    unit: UnitRef | None


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A person with own settings; empty `language` and `timezone` follow the organisation's."""

    id: int
    ref: str
    name: str
    email: str
    position: str
    organisation: int
    unit: UnitRef | None = None
    supervisor: PersonRef | None = None
    roles: tuple[RoleRow, ...] = ()
    language: str = ""
    theme: str = "auto"
    density: str = "comfortable"
    timezone: str = ""
    active: bool = True
    has_account: bool = False
    last_seen_feed_at: datetime | None = None

    @property
    def as_ref(self) -> PersonRef:
        """The person as others' rows name one."""
        return PersonRef(self.id, self.ref, self.name, self.position)


@dataclass(frozen=True, slots=True)
class UnitRow:
    """A unit with its people counted, in the order of the tree; `path` holds the ids from the root down."""

    id: int
    ref: str
    name: str
    parent: int | None
    parent_ref: str | None
    depth: int
    path: str
    people: int = 0
    leads: tuple[PersonRef, ...] = ()
    archived: bool = False

    @property
    def as_ref(self) -> UnitRef:
        """The unit as other rows name one."""
        return UnitRef(self.id, self.ref, self.name, self.parent, self.depth)


@dataclass(frozen=True, slots=True)
class EventRow:
    """One thing that happened: who did what to which thing, from what to what. `actor` is None for the system."""

    id: int
    at: datetime
    actor: PersonRef | None
    via: str
    verb: str
    noun: str
    ref: str
    title: str
    before: Mapping[str, object]
    after: Mapping[str, object]
    note: str
    unit: UnitRef | None
    visibility: Visibility


@dataclass(frozen=True, slots=True)
class RevisionRow:
    """What one period's value was at one revision, who said so, when and why."""

    period: str
    period_start: date
    revision: int
    value: Decimal | None
    numerator: Decimal | None
    denominator: Decimal | None
    note: str
    reason: str
    by: PersonRef | None
    at: datetime


@dataclass(frozen=True, slots=True)
class ReadingRow:
    """One period's value with all of its revisions, the newest first."""

    period: str
    period_start: date
    revision: int
    revisions: tuple[RevisionRow, ...]


@dataclass(frozen=True, slots=True)
class KpiName:
    """A KPI as a form offers it: its short id and its name."""

    ref: str
    name: str


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing found: its short id, its title, its noun ("kpi"), and a line below (its unit or position)."""

    ref: str
    title: str
    kind: str
    sub: str = ""


@dataclass(frozen=True, slots=True)
class TokenRow:
    """A person's API token, without its secret."""

    id: int
    name: str
    prefix: str
    scopes: tuple[str, ...]
    created_at: datetime
    expires_at: datetime | None
    last_used_at: datetime | None
    revoked_at: datetime | None


@dataclass(frozen=True, slots=True)
class InvitationRow:
    """An invitation that has been sent: to whom, as what, and whether it was taken up."""

    id: int
    email: str
    name: str
    role: Role
    unit: UnitRef | None
    created_at: datetime
    created_by: PersonRef | None
    expires_at: datetime
    accepted_at: datetime | None


@dataclass(frozen=True, slots=True)
class WordingRow:
    """A change of a key result's title, start or target inside its cycle: from what to what, and why."""

    before: Mapping[str, object]
    after: Mapping[str, object]
    reason: str
    by: PersonRef | None
    at: datetime


@dataclass(frozen=True, slots=True)
class ClosingRow:
    """How an objective ended, and what was said about it later."""

    grade: Decimal | None
    progress: Decimal | None
    coverage_reported: int
    coverage_asked: int
    self_grade: Decimal | None
    self_reason: str
    learning: str
    by: PersonRef | None
    at: datetime
    corrections: tuple[CorrectionRow, ...] = ()


@dataclass(frozen=True, slots=True)
class CorrectionRow:
    """A later word on a closing."""

    text: str
    by: PersonRef | None
    at: datetime

"""Who may do what, and for which reason?"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kinerja.core.problem import Kind, Problem


class Role(StrEnum):
    """A person's role in the organisation, or in one unit and all below it."""

    OWNER = "owner"
    HR = "hr"
    LEAD = "lead"
    MEMBER = "member"
    READER = "reader"


class Visibility(StrEnum):
    """Who sees a KPI or objective: everybody here, its unit and that unit's leads, or only its people."""

    OPEN = "open"
    UNIT = "unit"
    PRIVATE = "private"


class Deed(StrEnum):
    """What a person may be allowed to do."""

    SEE = "see"
    REPORT = "report"
    EDIT = "edit"
    CREATE = "create"
    SET = "set"
    CLOSE_CYCLE = "close_cycle"
    MANAGE_PEOPLE = "manage_people"
    MANAGE_UNITS = "manage_units"
    MANAGE_ROLES = "manage_roles"
    MANAGE_ORGANISATION = "manage_organisation"


@dataclass(frozen=True, slots=True)
class Viewer:
    """The person who asks: in which organisation, with which roles, leading and belonging to which units.

    `led` and `joined` hold the ids of units with everything below them; `joined` also counts the led ones.
    `scopes` narrows what an API token may do: None for a person at the page, else some of "read", "report", "write".
    """

    organisation: int
    person: int
    roles: frozenset[Role]
    led: frozenset[int] = frozenset()
    joined: frozenset[int] = frozenset()
    name: str = ""
    scopes: frozenset[str] | None = None

    @property
    def sees_all(self) -> bool:
        """Owners and HR see everything in their organisation."""
        return Role.OWNER in self.roles or Role.HR in self.roles


@dataclass(frozen=True, slots=True)
class Thing:
    """What a right is asked for: whose it is, in which unit, how visible, and who made it."""

    organisation: int
    unit: int | None = None
    owner: int | None = None
    visibility: Visibility = Visibility.OPEN
    author: int | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a deed is allowed, and the reason, as a code that a face puts into words."""

    allowed: bool
    reason: str

    def problem(self, deed: Deed) -> Problem | None:
        """The refusal to return, or None when the deed is allowed."""
        if self.allowed:
            return None
        return Problem("forbidden", None, {"deed": deed, "reason": self.reason}, Kind.FORBIDDEN)


_SCOPE = {Deed.SEE: "read", Deed.REPORT: "report"}


def may(viewer: Viewer, deed: Deed, thing: Thing) -> Verdict:
    """Whether a viewer may do a deed to a thing; the reason is always given.

    Owner and HR may do everything with KPIs and OKRs; a lead in the units led and below; who owns a KPI or key result
    reports on it and edits an own objective; a member creates in own units; a reader only sees. What a KPI means and
    asks for (`SET`) is not for the one who is measured by it to change, unless that person made it for oneself.
    """
    if viewer.organisation != thing.organisation:
        return Verdict(False, "other_organisation")
    scope = _SCOPE.get(deed, "write")
    if viewer.scopes is not None and scope not in viewer.scopes:
        return Verdict(False, "token_scope")
    if deed in (Deed.MANAGE_ORGANISATION, Deed.MANAGE_PEOPLE, Deed.MANAGE_UNITS, Deed.CLOSE_CYCLE):
        return _administer(viewer, deed)
    if viewer.sees_all:
        return Verdict(True, "runs_organisation")
    if deed is Deed.MANAGE_ROLES:
        return _keep_roles(viewer, thing)
    if not _sees(viewer, thing):
        return Verdict(False, "not_visible")
    if deed is Deed.SEE:
        return Verdict(True, "visible")
    return _change(viewer, deed, thing)


def _administer(viewer: Viewer, deed: Deed) -> Verdict:
    if Role.OWNER in viewer.roles:
        return Verdict(True, "owner")
    if Role.HR in viewer.roles and deed is not Deed.MANAGE_ORGANISATION:
        return Verdict(True, "hr")
    return Verdict(False, "needs_owner" if deed is Deed.MANAGE_ORGANISATION else "needs_hr")


def _keep_roles(viewer: Viewer, thing: Thing) -> Verdict:
    """A lead knows the work of a role and may add one to the library, and change those that he or she has added."""
    if not viewer.led:
        return Verdict(False, "needs_lead")
    own = thing.author is None or thing.author == viewer.person
    return Verdict(True, "leads_unit") if own else Verdict(False, "role_of_another")


def _sees(viewer: Viewer, thing: Thing) -> bool:
    if thing.visibility is Visibility.OPEN or thing.owner == viewer.person:
        return True
    if thing.unit in viewer.led:
        return True
    return thing.visibility is Visibility.UNIT and thing.unit in viewer.joined


def _change(viewer: Viewer, deed: Deed, thing: Thing) -> Verdict:
    if thing.unit is not None and thing.unit in viewer.led:
        return Verdict(True, "leads_unit")
    if viewer.roles <= {Role.READER}:
        return Verdict(False, "reader")
    if deed is Deed.SET:
        made_for_oneself = thing.owner == thing.author == viewer.person
        return Verdict(True, "made_for_oneself") if made_for_oneself else Verdict(False, "set_by_lead")
    if thing.owner == viewer.person:
        return Verdict(True, "owns_it")
    if deed in (Deed.CREATE, Deed.REPORT) and thing.unit is not None and thing.unit in viewer.joined:
        if deed is Deed.CREATE or thing.owner is None:
            return Verdict(True, "in_unit")
    return Verdict(False, "not_owner_nor_lead")

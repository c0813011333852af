"""Who is who in the made-up company while it is being written: short ids, and the rights each acts with?"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from secrets import token_urlsafe

from kinerja.actions import invitation, organisation, person, unit
from kinerja.actions.drafts import PersonDraft, PersonEdit, RoleGrant
from kinerja.core.access import Role, Viewer
from kinerja.demo.company import CURRENCY, DOORS, NAME, PEOPLE, TIMEZONE, UNITS, PersonSpec
from kinerja.demo.outcome import done
from kinerja.store import find
from kinerja.store.models.organisation import Mode
from kinerja.store.viewers import viewer_for

#: Roles that are held in the whole organisation, not in one unit.
_EVERYWHERE = (Role.OWNER, Role.HR, Role.READER)


@dataclass
class Staff:
    """The short ids of what has been written so far, by the keys of the demo's data."""

    people: dict[str, tuple[int, str]] = field(default_factory=dict)
    units: dict[str, str] = field(default_factory=dict)
    kpis: dict[str, str] = field(default_factory=dict)
    cycles: dict[str, str] = field(default_factory=dict)
    objectives: dict[str, str] = field(default_factory=dict)
    key_results: dict[str, tuple[str, ...]] = field(default_factory=dict)
    _viewers: dict[str, Viewer] = field(default_factory=dict)

    def ref(self, key: str | None) -> str | None:
        """A person's short id."""
        return self.people[key][1] if key else None

    def viewer(self, key: str) -> Viewer:
        """The rights that a person acts with."""
        if key not in self._viewers:
            self._viewers[key] = viewer_for(self.people[key][0])
        return self._viewers[key]

    def lead_of(self, unit: str) -> Viewer:
        """Whoever leads a unit: its own lead, else that of the unit above, else the owner."""
        leading = (p.key for p in PEOPLE if p.unit == unit and p.role not in (Role.MEMBER, Role.READER))
        lead = next(leading, None)
        if lead:
            return self.viewer(lead)
        parent = next(u.parent for u in UNITS if u.key == unit)
        return self.lead_of(parent) if parent else self.viewer("ratna")


def set_up(now: datetime) -> Staff:
    """Found the company: its units, its people, and an account for those whose door the sign-in page shows."""
    staff = Staff()
    boss = PEOPLE[0]
    started = done(organisation.set_up(
        NAME, _address(boss), boss.name, None, now=now, via="demo", mode=Mode.DEMO, timezone=TIMEZONE, currency=CURRENCY
    ))  # fmt: skip
    top = UNITS[0]
    owner = started.viewer
    staff.units[top.key] = started.unit_ref
    done(unit.edit(owner, started.unit_ref, name=top.name, now=now, via="demo"))
    for spec in UNITS[1:]:
        parent = staff.units[spec.parent] if spec.parent else None
        staff.units[spec.key] = done(unit.create(owner, spec.name, parent, now=now, via="demo")).ref
    staff.people[boss.key] = _person(owner, "P-1")
    done(person.edit(owner, "P-1", PersonEdit(position=boss.position), now=now, via="demo"))
    for each in sorted(PEOPLE[1:], key=lambda p: DOORS.index(p.key) if p.key in DOORS else len(DOORS)):
        _hire(staff, owner, each, now)
    for each in PEOPLE[1:]:
        ref, above = staff.people[each.key][1], staff.ref(each.supervisor)
        if above:
            done(person.edit(owner, ref, PersonEdit(supervisor_ref=above), now=now, via="demo"))
    return staff


def _hire(staff: Staff, owner: Viewer, spec: PersonSpec, now: datetime) -> None:
    where = None if spec.role in _EVERYWHERE else staff.units[spec.unit]
    draft = PersonDraft(
        spec.name, _address(spec), spec.position, staff.units[spec.unit], roles=(RoleGrant(spec.role, where),)
    )
    staff.people[spec.key] = _person(owner, done(person.create(owner, draft, now=now, via="demo")).ref)
    if spec.key in DOORS:
        invited = done(invitation.invite(owner, _address(spec), spec.name, spec.role, where, now=now, via="demo"))
        # Nobody knows this password: the demo's people come in by the sign-in page's buttons.
        done(invitation.accept(invited.raw, spec.name, token_urlsafe(24), now=now, via="demo"))


def _person(viewer: Viewer, ref: str) -> tuple[int, str]:
    found = done(find.person(viewer, ref))
    return found.pk, ref


def _address(spec: PersonSpec) -> str:
    """An address in a domain that is reserved for examples."""
    return f"{spec.key}@arunika.example"

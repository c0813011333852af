"""Who is who in the made-up company while it is being written: short ids, and the rights each acts with?"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from kinerja.core.access import Role, Viewer
from kinerja.demo.company import PEOPLE, UNITS
from kinerja.store.viewers import viewer_for


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
        lead = next((p.key for p in PEOPLE if p.unit == unit and p.role is not Role.MEMBER and p.role is not Role.READER), None)
        if lead:
            return self.viewer(lead)
        parent = next(u.parent for u in UNITS if u.key == unit)
        return self.lead_of(parent) if parent else self.viewer("ratna")

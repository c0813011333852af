"""How are people and units named inside a value?"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PersonRef:
    """A person as others see one: short id, name and position."""

    id: int
    ref: str
    name: str
    position: str = ""


@dataclass(frozen=True, slots=True)
class UnitRef:
    """A unit of the organisation (unit kerja) with its place in the tree."""

    id: int
    ref: str
    name: str
    parent: int | None = None
    depth: int = 0

"""What does each route answer to a stranger, a reader, a member, an owner, and somebody of another organisation?"""

from __future__ import annotations

from dataclasses import dataclass, field

#: The stranger is not signed in; Eka only reads; Citra is a member of Penjualan; Ayu is the owner; Fajar owns another.
PEOPLE = (None, "Eka", "Citra", "Ayu", "Fajar")


@dataclass(frozen=True)
class Route:
    """One deed at one address: its arguments and fields, and the status for each of PEOPLE in their order."""

    name: str
    expected: tuple[int, int, int, int, int]
    args: tuple[object, ...] = ()
    post: dict[str, str] | None = None
    query: dict[str, str] = field(default_factory=dict)

    @property
    def label(self) -> str:
        """How the test report names it."""
        return f"{'POST' if self.post is not None else 'GET'} {self.name}"


#: A page that each may look at but a stranger, and one about a thing that Fajar's organisation doesn't have.
PAGE, THING = (302, 200, 200, 200, 200), (302, 200, 200, 200, 404)

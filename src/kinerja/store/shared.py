"""How do rows name units, people and measures as values, each made once and shared by all that mention it?"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache

from kinerja.core.measure import Measure, Unit, UnitKind
from kinerja.core.people import PersonRef, UnitRef
from kinerja.store.refs import ref_of

#: The columns of a unit and of a person, in the order that `Shared` takes them.
UNIT = ("id", "number", "name", "parent_id", "depth")
PERSON = ("id", "number", "name", "position")
MEASURE = ("unit_kind", "unit_name", "decimals")


def at(path: str, columns: Iterable[str]) -> tuple[str, ...]:
    """Columns of a joined table: `at("unit", UNIT)` are those of a row's unit."""
    return tuple(f"{path}__{column}" for column in columns)


@lru_cache(maxsize=1024)
def measure(kind: str, name: str, decimals: int) -> Measure:
    """The measure of a KPI's or key result's three columns."""
    return Measure(Unit(UnitKind(kind), name), decimals)


def exact(of: Measure, scaled: int | None) -> Decimal | None:
    """The decimal that a stored integer stands for; nothing stays nothing, and never becomes 0."""
    return None if scaled is None else of.from_scaled(scaled)


def hundredths(scaled: int) -> Decimal:
    """A number kept in hundredths: a weight of 150 is 1.50."""
    return Decimal(scaled).scaleb(-2)


class Shared:
    """Makes each unit and each person of one answer once: 200 KPIs of 12 units hold 12 UnitRefs."""

    def __init__(self) -> None:
        self._units: dict[int, UnitRef] = {}
        self._people: dict[int, PersonRef] = {}

    def unit(self, pk: int, number: int, name: str, parent: int | None, depth: int) -> UnitRef:
        """The unit of its five columns (UNIT)."""
        if pk not in self._units:
            self._units[pk] = UnitRef(pk, ref_of("unit", number), name, parent, depth)
        return self._units[pk]

    def maybe_unit(
        self, pk: int | None, number: int | None, name: str | None, parent: int | None, depth: int | None
    ) -> UnitRef | None:
        """The unit of columns that an outer join may have left empty."""
        if pk is None or number is None:
            return None
        return self.unit(pk, number, name or "", parent, depth or 0)

    def person(self, pk: int | None, number: int | None, name: str | None, position: str | None) -> PersonRef | None:
        """The person of the four columns (PERSON), or None where nobody is named."""
        if pk is None or number is None:
            return None
        if pk not in self._people:
            self._people[pk] = PersonRef(pk, ref_of("person", number), name or "", position or "")
        return self._people[pk]

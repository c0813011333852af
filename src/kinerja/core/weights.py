"""Do the weights of each owner's KPIs total 100?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from kinerja.core.access import Viewer
from kinerja.core.measure import total
from kinerja.core.people import PersonRef
from kinerja.core.sheet import Weighed

_HUNDRED = Decimal(100)
#: Three thirds of 33.33 miss 100 by a hundredth: nobody means that as a mistake.
_NEAR = Decimal("0.05")


@dataclass(frozen=True, slots=True)
class WeightSum:
    """What the weights of one owner's KPIs add up to, and how many of the KPIs have none."""

    owner: PersonRef | None
    total: Decimal
    count: int
    unweighed: int

    @property
    def off(self) -> Decimal:
        """How much is too much (above zero) or missing (below) of 100."""
        return self.total - _HUNDRED

    def is_all_to(self, viewer: Viewer) -> bool:
        """Whether nothing can be missing from the sum: others may have KPIs that a viewer may not see."""
        return viewer.sees_all or (self.owner is not None and self.owner.id == viewer.person)

    @property
    def is_whole(self) -> bool:
        """Whether they total 100, to the twentieth of a percent."""
        return abs(self.off) <= _NEAR


def sums_of(rows: Iterable[Weighed]) -> tuple[WeightSum, ...]:
    """The sum of each owner, in the order in which they come; KPIs without an owner are one group."""
    groups: dict[int, list[Weighed]] = {}
    for row in rows:
        groups.setdefault(row.view.owner.id if row.view.owner else 0, []).append(row)
    return tuple(
        WeightSum(
            owner=rows[0].view.owner,
            total=total(row.weight for row in rows if row.weight is not None),
            count=len(rows),
            unweighed=sum(row.weight is None for row in rows),
        )
        for rows in groups.values()
    )

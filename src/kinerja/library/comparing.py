"""What do two roles have in common, and what has only one of them?"""

from __future__ import annotations

from dataclasses import dataclass

from kinerja.library.near import bag_of
from kinerja.library.role import KpiTemplate, RoleTemplate

#: Two KPIs whose names share this part of their words measure the same thing.
ALIKE = 0.6


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two roles side by side: the KPIs that both have, and those that only one has."""

    left: RoleTemplate
    right: RoleTemplate
    both: tuple[tuple[KpiTemplate, KpiTemplate], ...]
    only_left: tuple[KpiTemplate, ...]
    only_right: tuple[KpiTemplate, ...]


def compare(left: RoleTemplate, right: RoleTemplate) -> Comparison:
    """Two roles side by side; KPIs are the same when their keys are, or most words of their names in some language."""
    pairs: list[tuple[KpiTemplate, KpiTemplate]] = []
    free = list(right.kpis)
    for kpi in left.kpis:
        twin = next((other for other in free if _alike(kpi, other)), None)
        if twin is not None:
            free.remove(twin)
            pairs.append((kpi, twin))
    paired = {kpi.key for kpi, _ in pairs}
    only_left = tuple(kpi for kpi in left.kpis if kpi.key not in paired)
    return Comparison(left, right, tuple(pairs), only_left, tuple(free))


def _alike(one: KpiTemplate, other: KpiTemplate) -> bool:
    if one.key == other.key:
        return True
    for lang in one.name.said.keys() & other.name.said.keys():
        a, b = bag_of(one.name.said[lang]), bag_of(other.name.said[lang])
        if a and b and len(a & b) / len(a | b) >= ALIKE:
            return True
    return False

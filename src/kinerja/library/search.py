"""Which roles and KPIs speak of what somebody looks for, and what do two roles have in common?"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from kinerja.library.role import KpiTemplate, ObjectiveTemplate, RoleTemplate, Text

_WORD = re.compile(r"\w+")
#: Two KPIs whose names share this part of their words measure the same thing.
ALIKE = 0.6


@dataclass(frozen=True, slots=True)
class Hit:
    """A role that was found, with its KPIs and objectives that say what was looked for."""

    role: RoleTemplate
    kpis: tuple[KpiTemplate, ...] = ()
    objectives: tuple[ObjectiveTemplate, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two roles side by side: the KPIs that both have, and those that only one has."""

    left: RoleTemplate
    right: RoleTemplate
    both: tuple[tuple[KpiTemplate, KpiTemplate], ...]
    only_left: tuple[KpiTemplate, ...]
    only_right: tuple[KpiTemplate, ...]


def search(words: str, among: Iterable[RoleTemplate], sector: str = "") -> tuple[Hit, ...]:
    """The roles that hold every word, in any language, the ones named so first; no words find every role.

    A word finds what begins with it: "rekrut" finds "rekrutmen".
    """
    wanted = tuple(_WORD.findall(words.casefold()))[:12]
    found = []
    for role in among:
        if sector and sector not in role.sectors:
            continue
        rank, hit = _look(role, wanted)
        if rank:
            found.append((rank, hit))
    # The sort keeps the order of those with the same rank.
    return tuple(hit for _, hit in sorted(found, key=lambda each: -each[0]))


def _look(role: RoleTemplate, wanted: tuple[str, ...]) -> tuple[int, Hit]:
    if not wanted:
        return 1, Hit(role)
    in_name, in_all = _speaks(role.name, wanted), _speaks(role.summary, wanted)
    kpis = tuple(kpi for kpi in role.kpis if _speaks(kpi.name, wanted) or _speaks(kpi.statement, wanted))
    objectives = tuple(each for each in role.objectives if _of_objective(each, wanted))
    rank = 4 if in_name else 3 if in_all else 2 if kpis else 1 if objectives else 0
    return rank, Hit(role, kpis, objectives)


def _of_objective(objective: ObjectiveTemplate, wanted: tuple[str, ...]) -> bool:
    return _speaks(objective.title, wanted) or any(_speaks(kr.statement, wanted) for kr in objective.key_results)


def _speaks(text: Text, wanted: tuple[str, ...]) -> bool:
    known = _words_of(" ".join(text.said.values()))
    return all(any(word.startswith(each) for word in known) for each in wanted)


@lru_cache(maxsize=4096)
def _words_of(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.casefold()))


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
        a, b = _words_of(one.name.said[lang]), _words_of(other.name.said[lang])
        if a and b and len(a & b) / len(a | b) >= ALIKE:
            return True
    return False

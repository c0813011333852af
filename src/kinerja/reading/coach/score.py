"""How many of 100 points is a statement worth, and which finding cost which of them?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kinerja.reading.coach.answer import Finding, Part

#: The parts of each kind's 100 points.
MOST: Mapping[str, Mapping[str, int]] = {
    "kpi": {"clear": 22, "number": 25, "result": 20, "rhythm": 21, "care": 12},
    "key_result": {"clear": 20, "number": 20, "start": 15, "result": 20, "time": 10, "care": 15},
    "objective": {"picture": 35, "clear": 20, "words_only": 20, "one": 15, "care": 10},
    "set": {"objective": 30, "count": 15, "key_results": 30, "results": 15, "care": 10},
}
#: What a finding costs, part by part, with a price of its own for one kind ("kpi.no_baseline"). Where mending one
#: finding brings up the next, the first costs as much: no_number takes the points that no_baseline would take.
COSTS: Mapping[str, Mapping[str, int]] = {
    # In every kind so much that it is not good to agree on, whatever else is said.
    "unanswered": {"clear": 22, "number": 10, "picture": 20},
    "no_metric": {"clear": 25},
    "objective.no_metric": {"clear": 20, "picture": 15},
    "abstract": {"clear": 12},
    "vague": {"clear": 8},
    # What can't be scored as it stands is not good to agree on either.
    "two_measures": {"clear": 12, "number": 10},
    "no_number": {"number": 25, "start": 15},
    "impossible": {"number": 25, "clear": 5},
    "already_met": {"number": 25, "clear": 5},
    "wrong_way": {"number": 25, "clear": 5},
    "fields_differ": {"number": 25, "clear": 5},
    "rhythm_differs": {"rhythm": 10},
    "compounding": {"number": 10},
    "task": {"result": 20, "number": 10},
    "routine": {"result": 20, "number": 10},
    "activity": {"result": 12},
    "key_result.activity": {"result": 20, "start": 15},
    "gaming": {"result": 8},
    "moving_kpi": {"result": 4},
    "no_cadence": {"rhythm": 21},
    "no_baseline": {"start": 15},
    "kpi.no_baseline": {"number": 5},
    "no_deadline": {"time": 10},
    "no_owner": {"care": 8},
    "no_health": {"care": 6},
    "objective_task": {"picture": 35},
    "objective_flat": {"picture": 25},
    "objective_number": {"words_only": 20, "clear": 5},
    "objective_list": {"one": 15, "clear": 6},
    "no_key_results": {"count": 15, "key_results": 30, "results": 15},
    "few_key_results": {"count": 10},
    "many_key_results": {"count": 10},
    "all_effort": {"results": 15},
    "same_measure": {"count": 5},
    "set_no_health": {"care": 10},
}


def scored(kind: str, findings: Sequence[Finding]) -> tuple[int, tuple[Part, ...], tuple[Finding, ...]]:
    """The score, its parts, and the findings with the points each cost, the weightiest first.

    Two vague words cost twice, up to what the part has: a finding takes what is left.
    """
    left = dict(MOST[kind])
    lost: dict[str, dict[str, int]] = {part: {} for part in left}
    costed = []
    for found in findings:
        cost = 0
        for part, points in COSTS.get(f"{kind}.{found.code}", COSTS[found.code]).items():
            if part in left:
                taken = min(points, left[part])
                left[part] -= taken
                cost += taken
                if taken:
                    lost[part][found.code] = lost[part].get(found.code, 0) + taken
        costed.append(Finding(found.code, cost, found.spans, found.values))
    parts = tuple(Part(name, left[name], most, tuple(lost[name].items())) for name, most in MOST[kind].items())
    # Python sorts keep the order of equals: what was found first stays first.
    return sum(left.values()), parts, tuple(sorted(costed, key=lambda f: -f.points))

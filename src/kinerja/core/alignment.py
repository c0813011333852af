"""Which goals serve which, how much do they count there, and would a new link close a loop?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from kinerja.core.measure import total
from kinerja.core.problem import Kind, Problem


class LinkKind(StrEnum):
    """`contributes` counts with its share; `supports` is drawn and never counted."""

    CONTRIBUTES = "contributes"
    SUPPORTS = "supports"


@dataclass(frozen=True, slots=True)
class Link:
    """One goal serving another, each named by its short id ("O-3", "KR-7"); share is 0..1 of the parent."""

    child: str
    parent: str
    kind: LinkKind
    share: Decimal = Decimal(0)


def find_loop(links: Iterable[Link], home: Mapping[str, str], new: Link) -> tuple[str, ...] | None:
    """The path that a new link would close, from its child back to it, or None.

    `home` maps each key result to its objective: serving a key result serves its objective as well, and an objective's
    own key results serve it. Several parents are normal; only going round in a circle is not.
    """
    upward: dict[str, list[str]] = {}
    for link in (*links, new):
        upward.setdefault(link.child, []).append(link.parent)
    for key_result, objective in home.items():
        upward.setdefault(key_result, []).append(objective)
    return _path(upward, new.parent, new.child)


def _path(upward: Mapping[str, Sequence[str]], start: str, goal: str) -> tuple[str, ...] | None:
    trail: dict[str, str | None] = {start: None}
    waiting = [start]
    while waiting:
        node = waiting.pop()
        if node == goal:
            path = [node]
            while (before := trail[path[-1]]) is not None:
                path.append(before)
            return (goal, *reversed(path))
        for parent in upward.get(node, ()):
            if parent not in trail:
                trail[parent] = node
                waiting.append(parent)
    return None


def check_link(links: Sequence[Link], home: Mapping[str, str], new: Link) -> Problem | None:
    """Why a link may not be made: to itself, twice, in a circle (the path is named), or beyond the whole."""
    if new.child == new.parent or home.get(new.child) == new.parent or home.get(new.parent) == new.child:
        return Problem("alignment.itself", "parent", {"id": new.child})
    if any(link.child == new.child and link.parent == new.parent for link in links):
        return Problem("alignment.already", "parent", {"child": new.child, "parent": new.parent}, Kind.CONFLICT)
    if path := find_loop(links, home, new):
        return Problem("alignment.loop", "parent", {"path": path})
    if new.kind is LinkKind.CONTRIBUTES:
        if not 0 < new.share <= 1:
            return Problem("alignment.share_out_of_range", "share", {"share": new.share})
        taken = total(x.share for x in links if x.parent == new.parent and x.kind is LinkKind.CONTRIBUTES)
        if taken + new.share > 1:
            return Problem("alignment.shares_over_whole", "share", {"left": 1 - taken, "share": new.share})
    return None

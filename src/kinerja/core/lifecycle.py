"""Which states do KPIs, objectives and cycles have, and which moves between them are allowed?"""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum

from kinerja.core.problem import Kind, Problem


class KpiState(StrEnum):
    """A KPI is measured while active; archived, it keeps its history."""

    ACTIVE = "active"
    ARCHIVED = "archived"


class ObjectiveState(StrEnum):
    """An objective is written as a draft, published to be worked on, and closed with a grade for good."""

    DRAFT = "draft"
    PUBLISHED = "published"
    CLOSED = "closed"


class CycleState(StrEnum):
    """A cycle is open until it is closed; a closed cycle never changes."""

    OPEN = "open"
    CLOSED = "closed"


class KeyResultOutcome(StrEnum):
    """What becomes of a key result when its cycle closes."""

    DONE = "done"
    CARRY_OVER = "carry_over"
    DROP = "drop"


MOVES: Mapping[str, frozenset[str]] = {
    "kpi.active": frozenset({"kpi.archived"}),
    "kpi.archived": frozenset({"kpi.active"}),
    "objective.draft": frozenset({"objective.published"}),
    "objective.published": frozenset({"objective.draft", "objective.closed"}),
    "objective.closed": frozenset(),
    "cycle.open": frozenset({"cycle.closed"}),
    "cycle.closed": frozenset(),
}


def check_move(noun: str, before: str, after: str) -> Problem | None:
    """Why a move between two states is refused: closing is for good, a draft is published before it is closed."""
    if f"{noun}.{after}" in MOVES[f"{noun}.{before}"]:
        return None
    return Problem("lifecycle.no_such_move", "state", {"noun": noun, "before": before, "after": after}, Kind.CONFLICT)


def check_key_result_count(count: int, least: int = 2, most: int = 5) -> Problem | None:
    """An objective is published with 2 to 5 key results, unless the organisation has set other bounds."""
    if count < least:
        return Problem("objective.too_few_key_results", "key_results", {"count": count, "least": least, "most": most})
    if count > most:
        return Problem("objective.too_many_key_results", "key_results", {"count": count, "least": least, "most": most})
    return None


#: What a proposed wording leaves to the writer: "… so that [what is different, and for whom?]".
_ASKED = re.compile(r"\[[^\[\]]*\?\s*\]")


def unanswered(text: str) -> tuple[tuple[int, int], ...]:
    """Where a text still asks its writer something: (29, 51) for "Complaints down so that [what is different?]"."""
    return tuple(found.span() for found in _ASKED.finditer(text))


def check_answered(title: str) -> Problem | None:
    """An objective is published in whole words: "Complaints down so that [what is different?]" still asks something."""
    for start, end in unanswered(title):
        return Problem("objective.unanswered", "title", {"asked": title[start:end]})
    return None

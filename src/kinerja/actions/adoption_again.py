"""Was a role adopted into the same unit, or for the same person, before?"""

from __future__ import annotations

from kinerja.core.access import Viewer
from kinerja.core.problem import Problem
from kinerja.store import books

#: Short ids that the doubt names; more of them tell nothing new.
_MOST_NAMED = 5


def doubt(viewer: Viewer, slug: str, unit_ref: str, owner_ref: str | None) -> Problem | None:
    """That what an earlier adoption made is there still; None where nothing of it is, as after taking it back.

    It may be meant: two people of one unit hold the same role. For one of them the other's is no doubt.
    """
    before = books.adopted_before(viewer, slug, unit_ref, owner_ref)
    if before is None:
        return None
    named = before.refs[:_MOST_NAMED]
    more = ("…",) if len(before.refs) > len(named) else ()
    return Problem("adoption.again", "owner" if owner_ref else "unit", {"at": before.at, "titles": (*named, *more)})

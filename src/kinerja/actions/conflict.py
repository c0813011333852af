"""What did somebody else do to a thing since this person looked at it?"""

from __future__ import annotations

from kinerja.core.problem import Kind, Problem
from kinerja.store.models import Event


def overtaken(organisation: int, ref: str, field: str, revision: int) -> Problem:
    """The refusal of a change made on an older revision, carrying the other's: who, when, what, which revision."""
    last = (
        Event.objects.filter(organisation_id=organisation, ref=ref)
        .order_by("-id")
        .values_list("actor__name", "at", "after")
        .first()
    )
    by, at, after = last or ("", None, {})
    values = {"by": by or "", "at": at, "value": after.get(field, ""), "revision": revision, "changes": after}
    return Problem("conflict", field, values, Kind.CONFLICT)

"""What did somebody else do to a thing since this person looked at it?"""

from __future__ import annotations

from kinerja.core.problem import Kind, Problem
from kinerja.store.models import Event


def overtaken(organisation: int, ref: str, field: str, revision: int, but: int | None = None) -> Problem:
    """The refusal of a change made on an older revision, carrying the other's: who, when, what, which revision.

    `but` is the event of the refused change itself, where it has been written and is about to be taken back.
    """
    last = (
        Event.objects.filter(organisation_id=organisation, ref=ref)
        .exclude(pk=but)
        .order_by("-id")
        .values_list("actor__name", "at", "after")
        .first()
    )
    by, at, after = last or ("", None, {})
    values = {"by": by or "", "at": at, "value": after.get(field, ""), "revision": revision, "changes": after}
    return Problem("conflict", field, values, Kind.CONFLICT)

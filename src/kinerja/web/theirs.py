"""Is a form one that the person may send at all, and where do the others go on?"""

from __future__ import annotations

from django.core.exceptions import PermissionDenied

from kinerja.core.access import Deed, Thing, may
from kinerja.web.viewer import Signed


def theirs(request: Signed, deed: Deed, thing: Thing, back: str) -> None:
    """Ends the request with the reason and the way `back`, where the deed isn't this person's to do.

    Nobody fills in a form that is refused in the end: Citra, who is measured by a KPI, reads that its lead sets it.
    """
    if problem := may(request.viewer, deed, thing).problem(deed):
        raise PermissionDenied(problem, back)


def theirs_here(request: Signed, deed: Deed, back: str) -> None:
    """The same for what concerns the whole organisation: its units, people and cycles."""
    theirs(request, deed, Thing(request.viewer.organisation), back)

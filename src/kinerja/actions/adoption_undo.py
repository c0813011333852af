"""How is the adoption of a role taken back in one step, as far as nobody has worked with what came of it?"""

from __future__ import annotations

from datetime import datetime

from kinerja.actions import asked
from kinerja.actions.record import record
from kinerja.actions.taking_back import Step, TakenBack, count
from kinerja.actions.transaction import whole
from kinerja.core.access import Viewer
from kinerja.core.problem import Kind, Problem, Problems, not_found
from kinerja.store.models import Event

ADOPTED, UNDONE = "role.adopted", "role.adoption_undone"


@whole
def undo(
    viewer: Viewer, adoption: int, *, role: str = "", now: datetime, via: str = "page"
) -> TakenBack | Problem | Problems:
    """Take back the KPIs and objectives of an adoption, by its event: those that nobody has touched since.

    What was reported on, changed, linked or used meanwhile stays, each with its reason; where that is all of them,
    the reasons are the refusal. What is gone keeps its history, and its number is never given again. With `role`, only
    an adoption of that one is there.
    """
    asked.hold_organisation(viewer)
    found = Event.objects.filter(organisation_id=viewer.organisation, pk=adoption, verb=ADOPTED).first()
    if found is None or (role and str(found.after.get("slug", "")).lower() != role.strip().lower()):
        return not_found("adoption", adoption)
    refs = [ref for ref in str(found.after.get("refs", "")).split(",") if ref]
    back, kept = Step(viewer, adoption, "adoption.touched", now, via).take_back(refs)
    if not back:
        return Problems(tuple(kept)) if kept else Problem("adoption.nothing_left", kind=Kind.CONFLICT)
    after = {"number": str(adoption), "kpis": count(back, "kpi"), "objectives": count(back, "objective")}
    record(viewer, UNDONE, found.ref, found.title, now=now, via=via, after=after)
    return TakenBack(tuple(back), tuple(kept))

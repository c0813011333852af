"""How is the adoption of a role taken back in one step, as far as nobody has worked with what came of it?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from kinerja.actions import asked, discard
from kinerja.actions.record import record
from kinerja.actions.transaction import whole
from kinerja.core.access import Deed, Viewer
from kinerja.core.problem import Kind, Problem, Problems, not_found
from kinerja.store.models import Event, KeyResult
from kinerja.store.refs import noun_of, ref_of

ADOPTED, UNDONE = "role.adopted", "role.adoption_undone"


@dataclass(frozen=True, slots=True)
class TakenBack:
    """What is gone, and what stays with the reason why."""

    refs: tuple[str, ...]
    kept: tuple[Problem, ...] = ()


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
    back, kept = _Undoing(viewer, adoption, now, via).run(refs)
    if not back:
        return Problems(tuple(kept)) if kept else Problem("adoption.nothing_left", kind=Kind.CONFLICT)
    after = {"number": str(adoption), "kpis": str(_count(back, "kpi")), "objectives": str(_count(back, "objective"))}
    record(viewer, UNDONE, found.ref, found.title, now=now, via=via, after=after)
    return TakenBack(tuple(back), tuple(kept))


def _count(refs: list[str], noun: str) -> int:
    return sum(noun_of(ref) == noun for ref in refs)


@dataclass(frozen=True, slots=True)
class _Undoing:
    viewer: Viewer
    adoption: int
    now: datetime
    via: str

    def run(self, refs: list[str]) -> tuple[list[str], list[Problem]]:
        """What is gone and what stays: the objectives first, since their key results guard the KPIs."""
        back: list[str] = []
        kept: list[Problem] = []
        for ref in sorted(refs, key=lambda each: noun_of(each) != "objective"):
            outcome = self._objective(ref) if noun_of(ref) == "objective" else self._kpi(ref)
            if isinstance(outcome, Problem):
                kept.append(outcome.at(ref))
            elif outcome is not None:
                back.append(outcome)
        return back, kept

    def _objective(self, ref: str) -> str | Problem | None:
        row = asked.objective(self.viewer, Deed.SEE, ref)
        if isinstance(row, Problem):
            return self._unseen(ref)
        numbers = KeyResult.objects.filter(objective=row).values_list("number", flat=True)
        parts = [ref_of("key_result", number) for number in numbers]
        problem = discard.keeps_objective(self.viewer, row) or self._touched([ref, *parts], row.title)
        return problem or discard.erase_objective(self.viewer, row, now=self.now, via=self.via)

    def _kpi(self, ref: str) -> str | Problem | None:
        row = asked.kpi(self.viewer, Deed.SEE, ref)
        if isinstance(row, Problem):
            return self._unseen(ref)
        problem = discard.keeps_kpi(self.viewer, row) or self._touched([ref], row.name)
        return problem or discard.erase_kpi(self.viewer, row, now=self.now, via=self.via)

    def _unseen(self, ref: str) -> Problem | None:
        """Nothing to say of what is gone already; what has been hidden since stays."""
        gone = Event.objects.filter(organisation_id=self.viewer.organisation, ref=ref, verb__endswith=".discarded")
        return None if gone.exists() else not_found(noun_of(ref) or "kpi", ref)

    def _touched(self, refs: list[str], name: str) -> Problem | None:
        later = Event.objects.filter(organisation_id=self.viewer.organisation, ref__in=refs, pk__gt=self.adoption)
        first = later.select_related("actor").order_by("pk").first()
        if first is None:
            return None
        by = first.actor.name if first.actor else ""
        return Problem("adoption.touched", None, {"name": name, "id": refs[0], "by": by, "at": first.at}, Kind.CONFLICT)

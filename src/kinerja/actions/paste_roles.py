"""How are the chosen lines of several roles of one document saved, all of them or none?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from kinerja.actions import cycle, paste
from kinerja.actions.drafts import PasteDraft
from kinerja.actions.paste import Saved
from kinerja.actions.record import record
from kinerja.actions.taking_back import count
from kinerja.actions.transaction import whole
from kinerja.core.access import Viewer
from kinerja.core.period import Period
from kinerja.core.problem import Problem, Problems


@whole
def save(
    viewer: Viewer, roles: Sequence[PasteDraft], *, now: datetime, via: str = "import", quarter: Period | None = None
) -> Saved | Problem | Problems:
    """Write the lines of each role with its own unit and owner, in one transaction.

    A document names a marketing specialist and a customer service agent: their KPIs belong to two units. When a line of
    either can't be saved, nothing is, and every refusal of every role comes back. `quarter` begins as a cycle for the
    objectives that have none: who pastes a first document has no cycle to choose yet. One event tells of the whole.
    """
    chosen = [role for role in roles if role.items]
    if not chosen:
        return Problem("paste.nothing_chosen", "items")
    begun_ref = ""
    new = any(item.kind == "objective" and not item.joins for role in chosen for item in role.items)
    if quarter is not None and new:
        begun = cycle.create(viewer, quarter.label, quarter.start, quarter.end, now=now, via=via)
        if isinstance(begun, Problem):
            return begun.at("cycle")
        if isinstance(begun, Problems):
            return Problems(tuple(problem.at("cycle") for problem in begun.items))
        begun_ref = begun.ref
        chosen = [replace(role, cycle_ref=role.cycle_ref or begun_ref) for role in chosen]
    found: list[Problem] = []
    saved = Saved(())
    for role in chosen:
        outcome = paste.save(viewer, role, now=now, via=via)
        if isinstance(outcome, Saved):
            saved = saved.beside(outcome)
        else:
            found += outcome.items if isinstance(outcome, Problems) else (outcome,)
    if found:
        return Problems(tuple(found))
    return replace(saved, event=_recorded(viewer, saved, begun_ref, now=now, via=via))


def _recorded(viewer: Viewer, saved: Saved, begun: str, *, now: datetime, via: str) -> int:
    """The event of the whole, after those of its parts: what happens to one of them later comes after it."""
    counts = {f"{noun}s": count(saved.made, noun) for noun in ("kpi", "objective", "key_result")}
    after = {name: number for name, number in counts.items() if number != "0"}
    after |= {"refs": ",".join(saved.made), **({"cycle": begun} if begun else {})}
    return record(viewer, "import.document_saved", "", "", now=now, via=via, after=after)

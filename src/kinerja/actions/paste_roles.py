"""How are the chosen lines of several roles of one document saved, all of them or none?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from kinerja.actions import cycle, paste
from kinerja.actions.drafts import PasteDraft
from kinerja.actions.paste import Saved
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
    objectives that have none: who pastes a first document has no cycle to choose yet.
    """
    chosen = [role for role in roles if role.items]
    if not chosen:
        return Problem("paste.nothing_chosen", "items")
    if quarter is not None and any(item.kind == "objective" for role in chosen for item in role.items):
        begun = cycle.create(viewer, quarter.label, quarter.start, quarter.end, now=now, via=via)
        if isinstance(begun, Problem):
            return begun.at("cycle")
        if isinstance(begun, Problems):
            return Problems(tuple(problem.at("cycle") for problem in begun.items))
        chosen = [replace(role, cycle_ref=role.cycle_ref or begun.ref) for role in chosen]
    found: list[Problem] = []
    refs: tuple[str, ...] = ()
    warnings: tuple[Problem, ...] = ()
    for role in chosen:
        outcome = paste.save(viewer, role, now=now, via=via)
        if isinstance(outcome, Saved):
            refs, warnings = refs + outcome.refs, warnings + outcome.warnings
        else:
            found += outcome.items if isinstance(outcome, Problems) else (outcome,)
    return Problems(tuple(found)) if found else Saved(refs, warnings)

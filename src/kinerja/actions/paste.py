"""How do the chosen lines of a read document become KPIs and objectives, all of them or none?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from kinerja.actions import asked, key_result, kpi, objective
from kinerja.actions.drafts import PasteDraft, PasteItem
from kinerja.actions.paste_mapping import key_result_draft, kpi_draft, objective_draft
from kinerja.actions.publication import count_problem
from kinerja.actions.record import Done
from kinerja.actions.transaction import whole
from kinerja.core.access import Viewer
from kinerja.core.problem import Problem, Problems
from kinerja.store.models import Organisation


@dataclass(frozen=True, slots=True)
class Saved:
    """The short ids of what was written, in the document's order: KPIs and objectives (with their key results).

    `joined` are the objectives among them that were there before, and `added` the key results that they got. `event`
    names the whole: `import_undo.undo` takes it back by this number.
    """

    refs: tuple[str, ...]
    warnings: tuple[Problem, ...] = ()
    joined: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    event: int = 0

    @property
    def made(self) -> tuple[str, ...]:
        """What was not there before: KPIs, objectives, and key results of objectives that were."""
        return (*(ref for ref in self.refs if ref not in self.joined), *self.added)

    def beside(self, other: Saved) -> Saved:
        """Both as one."""
        return Saved(
            self.refs + other.refs, self.warnings + other.warnings, self.joined + other.joined, self.added + other.added
        )


@whole
def save(viewer: Viewer, paste: PasteDraft, *, now: datetime, via: str = "import") -> Saved | Problem | Problems:
    """Write the chosen lines as KPIs and as objectives with the key results below them, in one transaction.

    When a line can't be saved nothing is, and every refusal of every line comes back, with the line's number in its
    values. An objective with too few or too many key results for the organisation stays a draft, and a warning says so.
    """
    if not paste.items:
        return Problem("paste.nothing_chosen", "items")
    # Two documents with KPIs and objectives in another order would wait for each other's numbers: they take turns.
    organisation = asked.hold_organisation(viewer)
    found: list[Problem] = []
    saved = Saved(())
    for head, below in _groups(paste.items):
        outcome = _write(viewer, paste, head, below, organisation, now=now, via=via)
        if isinstance(outcome, Saved):
            warnings = tuple(_in_line(w, (head, *below)) for w in outcome.warnings)
            saved = saved.beside(replace(outcome, warnings=warnings))
        else:
            problems = outcome.items if isinstance(outcome, Problems) else (outcome,)
            found += [_in_line(p, (head, *below)) for p in problems]
    return Problems(tuple(found)) if found else saved


def _groups(items: tuple[PasteItem, ...]) -> Iterator[tuple[PasteItem, tuple[PasteItem, ...]]]:
    """Each KPI alone, and each objective with the key results that follow it, KPIs in between or not."""
    heads = [index for index, item in enumerate(items) if item.kind == "objective"]
    for index, item in enumerate(items):
        if item.kind == "objective":
            end = next((h for h in heads if h > index), len(items))
            yield item, tuple(each for each in items[index + 1 : end] if each.kind == "key_result")
        elif item.kind != "key_result" or not heads or index < heads[0]:
            yield item, ()


def _write(
    viewer: Viewer, paste: PasteDraft, head: PasteItem, below: tuple[PasteItem, ...], organisation: Organisation, *,
    now: datetime, via: str,
) -> Saved | Problem | Problems:  # fmt: skip
    if head.kind == "kpi":
        return _saved(kpi.create(viewer, kpi_draft(head, paste), now=now, via=via))
    if head.kind == "key_result":
        return Problem("paste.key_result_without_objective", "kind", {"title": head.title})
    if head.kind != "objective":
        return Problem("paste.unknown_kind", "kind", {"kind": head.kind})
    if head.joins:
        return _join(viewer, head.joins, below, now=now, via=via)
    if not head.title.strip():
        return Problem("paste.objective_unsaid", "title")
    if not paste.cycle_ref:
        return Problem("paste.cycle_missing", "cycle")
    draft = objective_draft(head, below, paste)
    count = count_problem(organisation, len(below)) if paste.publish else None
    if count is None or not organisation.strict_key_results:
        return _saved(objective.create(viewer, draft, now=now, via=via))
    return _saved(objective.create(viewer, replace(draft, publish=False), now=now, via=via), count)


def _saved(outcome: Done | Problem | Problems, *doubts: Problem) -> Saved | Problem | Problems:
    return Saved((outcome.ref,), (*outcome.warnings, *doubts)) if isinstance(outcome, Done) else outcome


def _join(
    viewer: Viewer, objective_ref: str, below: tuple[PasteItem, ...], *, now: datetime, via: str
) -> Saved | Problem | Problems:
    """Add key results to an objective that is there already; without any there is nothing to save."""
    if not below:
        return Problem("paste.nothing_chosen", "items")
    found: list[Problem] = []
    warnings: tuple[Problem, ...] = ()
    added: tuple[str, ...] = ()
    for n, item in enumerate(below):
        outcome = key_result.add(viewer, objective_ref, key_result_draft(item), now=now, via=via)
        if isinstance(outcome, Done):
            warnings += tuple(replace(w, field=f"key_results.{n}.{w.field}") for w in outcome.warnings)
            added += (outcome.ref,)
            continue
        problems = outcome.items if isinstance(outcome, Problems) else (outcome,)
        found += [replace(p, field=f"key_results.{n}.{p.field}" if p.field else "joins") for p in problems]
    ref = objective_ref.strip().upper()
    return Problems(tuple(found)) if found else Saved((ref,), warnings, joined=(ref,), added=added)


def _in_line(problem: Problem, lines: tuple[PasteItem, ...]) -> Problem:
    """The problem with the number of its line: "key_results.1.target" belongs to the second key result's."""
    parts = (problem.field or "").split(".")
    if parts[0] == "key_results" and len(parts) == 3:
        line, field = lines[int(parts[1]) + 1].line, parts[2]
        return replace(problem, field=field, values={**problem.values, "line": line})
    return replace(problem, values={**problem.values, "line": lines[0].line})

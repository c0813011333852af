"""How do key results that a document lists without an objective come to one that is there already?"""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from kinerja.actions.drafts import PasteItem
from kinerja.core.problem import Problem, Problems

Answer = TypeVar("Answer")


def joined(items: tuple[PasteItem, ...], objective_ref: str | None) -> tuple[PasteItem, ...] | Problem:
    """The lines, those key results whose objective the document doesn't say joined to one that is there ("O-3").

    Refused where an objective is named and the document has no such key results: it would join nothing.
    """
    if not objective_ref or not items:
        return items
    if all(item.title.strip() for item in items if item.kind == "objective"):
        return Problem("paste.nothing_to_join", "objective", {"id": objective_ref})
    stray = [item.kind == "objective" and not item.title.strip() for item in items]
    return tuple(replace(i, joins=objective_ref) if lone else i for i, lone in zip(items, stray, strict=True))


def at_objective(outcome: Answer | Problem | Problems) -> Answer | Problem | Problems:
    """What came of saving joined lines: that their objective isn't there is said once, at the field that names it."""
    if not isinstance(outcome, Problems):
        return outcome
    kept: list[Problem] = []
    for problem in outcome.items:
        said = {name: value for name, value in problem.values.items() if name != "line"}
        told = replace(problem, field="objective", values=said) if problem.field == "joins" else problem
        kept += [] if told in kept else [told]
    return Problems(tuple(kept))

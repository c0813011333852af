"""Which objective did a person write, change, link or close?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from kinerja.actions.drafts import KeyResultDraft, ObjectiveDraft, ObjectiveEdit
from kinerja.core.access import Visibility
from kinerja.core.alignment import LinkKind
from kinerja.core.lifecycle import KeyResultOutcome
from kinerja.core.measure import divide
from kinerja.core.okr import Ambition
from kinerja.core.okr_view import ObjectiveView
from kinerja.core.problem import Problem
from kinerja.web.forms.typed import Typed


def objective_draft(typed: Typed, cycle_ref: str, key_results: tuple[KeyResultDraft, ...]) -> ObjectiveDraft:
    """A new objective with its key results; the button that was pressed says whether it is published at once."""
    return ObjectiveDraft(
        title=typed.text("title", required=True, most=300),
        unit_ref=typed.text("unit", required=True),
        cycle_ref=cycle_ref,
        owner_ref=typed.text("owner") or None,
        why=typed.text("why", most=4000),
        ambition=typed.choice("ambition", Ambition, Ambition.ASPIRATIONAL),
        visibility=typed.choice("visibility", Visibility, Visibility.OPEN),
        key_results=key_results,
        publish=typed["deed"] == "publish",
    )


def objective_edit(typed: Typed) -> ObjectiveEdit:
    """Its words, ambition, owner, unit and who sees it."""
    return ObjectiveEdit(
        title=typed.text("title", required=True, most=300),
        why=typed.text("why", most=4000),
        ambition=typed.choice("ambition", Ambition, Ambition.ASPIRATIONAL),
        owner_ref=typed.text("owner"),
        unit_ref=typed.text("unit", required=True),
        visibility=typed.choice("visibility", Visibility, Visibility.OPEN),
    )


def shown_objective(view: ObjectiveView) -> dict[str, str]:
    """The fields of `objective_edit` as they stand."""
    return {
        "title": view.title,
        "why": view.why,
        "ambition": view.ambition,
        "owner": view.owner.ref if view.owner else "",
        "unit": view.unit.ref,
        "visibility": view.visibility,
    }


@dataclass(frozen=True, slots=True)
class Linked:
    """A link as asked for: this goal serves `parent`, or `child` serves this goal; `share` is 0..1."""

    child: str
    parent: str
    kind: LinkKind
    share: Decimal


def linked(typed: Typed, own: str) -> Linked:
    """One link: which way it points, the other goal by its short id, and the share typed in per cent."""
    other = typed.text("other", required=True, most=20).upper()
    kind = typed.choice("kind", LinkKind, LinkKind.SUPPORTS)
    share = typed.number("share", required=kind is LinkKind.CONTRIBUTES) or Decimal(0)
    # A goal of the organisation is chosen from a list as "O-3 · Its title", or its short id is typed.
    other = other.split(" ")[0]
    child, parent = (other, own) if typed["way"] == "down" else (typed.text("own", most=20).upper() or own, other)
    return Linked(child, parent, kind, divide(share, Decimal(100)))


@dataclass(frozen=True, slots=True)
class Closed:
    """What the owner says at the end, and what becomes of each key result."""

    self_grade: Decimal | None
    self_reason: str
    learning: str
    outcomes: Mapping[str, KeyResultOutcome]
    next_cycle_ref: str | None


def closed(typed: Typed, view: ObjectiveView) -> Closed:
    """The form that closes an objective; every key result needs a word on what becomes of it."""
    outcomes = {}
    for key_result in view.key_results:
        said = typed[f"outcome.{key_result.ref}"]
        if said in set(KeyResultOutcome):
            outcomes[key_result.ref] = KeyResultOutcome(said)
        elif said:
            typed.problems.append(Problem("form.unknown_choice", f"outcome.{key_result.ref}", {"text": said}))
    return Closed(
        typed.number("self_grade"),
        typed.text("self_reason", most=4000),
        typed.text("learning", most=4000),
        outcomes,
        typed.text("next_cycle") or None,
    )

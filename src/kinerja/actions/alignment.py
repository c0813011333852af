"""Which goal is linked to which, and what keeps two goals apart?"""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from kinerja.actions import asked
from kinerja.actions.closed import closed
from kinerja.actions.record import Done, record
from kinerja.actions.transaction import whole
from kinerja.actions.units_of_measure import SHARES
from kinerja.core.access import Deed, Viewer
from kinerja.core.alignment import Link, LinkKind, check_link
from kinerja.core.measure import text
from kinerja.core.problem import Kind, Problem, not_found
from kinerja.store.models import AlignmentLink, KeyResult, Objective
from kinerja.store.refs import noun_of, ref_of

_Goal = Objective | KeyResult
_NUMBERS = ("child_objective", "child_key_result", "parent_objective", "parent_key_result")


@whole
def align(
    viewer: Viewer, child_ref: str, parent_ref: str, kind: LinkKind = LinkKind.SUPPORTS, share: Decimal = Decimal(0), *,
    now: datetime, via: str = "page",
) -> Done | Problem:  # fmt: skip
    """Let a goal serve another: an objective or a key result, across units; several parents are normal.

    `supports` is only drawn: it takes the right to change the child and to see the parent. `contributes` counts towards
    the parent with its share (0..1) and so moves its number: it takes the right to change the parent too. A loop is
    refused with the path named.
    """
    # Two links that close a loop only together must not pass each other by: links of an organisation are made in turn.
    asked.hold_organisation(viewer)
    counts = kind is LinkKind.CONTRIBUTES
    child = _goal(viewer, Deed.EDIT, child_ref)
    parent = _goal(viewer, Deed.EDIT if counts else Deed.SEE, parent_ref)
    if isinstance(child, Problem):
        return child.at("child") if child.field is None else child
    if isinstance(parent, Problem):
        if counts and parent.kind is Kind.FORBIDDEN:
            return Problem("alignment.not_yours_to_count", "kind", {"parent": parent_ref}, Kind.FORBIDDEN)
        return parent.at("parent")
    if problem := closed(_objective(child)):
        return problem
    counted = share if counts else Decimal(0)
    new = Link(_ref(child), _ref(parent), kind, counted)
    scaled = SHARES.to_scaled(counted, "share")
    problem = (scaled if isinstance(scaled, Problem) else None) or check_link(_links(viewer), _homes(viewer), new)
    if problem or isinstance(scaled, Problem):
        return problem or Problem("alignment.share_out_of_range", "share", {"share": share})
    AlignmentLink.objects.create(
        organisation_id=viewer.organisation, kind=kind.value, share=scaled, by_id=viewer.person, at=now,
        child_home=_objective(child), parent_home=_objective(parent),
        **{f"child_{_noun(child)}_id": child.pk, f"parent_{_noun(parent)}_id": parent.pk},
    )  # fmt: skip
    return _done(viewer, "alignment.aligned", child, new, now=now, via=via)


@whole
def unalign(viewer: Viewer, child_ref: str, parent_ref: str, *, now: datetime, via: str = "page") -> Done | Problem:
    """Take the link between two goals away; either side's editor may."""
    asked.hold_organisation(viewer)
    child, parent = _goal(viewer, Deed.SEE, child_ref), _goal(viewer, Deed.SEE, parent_ref)
    if isinstance(child, Problem):
        return child
    if isinstance(parent, Problem):
        return parent
    denied = _goal(viewer, Deed.EDIT, child_ref)
    if isinstance(denied, Problem) and isinstance(_goal(viewer, Deed.EDIT, parent_ref), Problem):
        return denied
    if problem := closed(_objective(child)):
        return problem
    ends = {f"child_{_noun(child)}": child.pk, f"parent_{_noun(parent)}": parent.pk}
    row = AlignmentLink.objects.filter(organisation_id=viewer.organisation, **ends).first()
    if row is None:
        return not_found("alignment", f"{_ref(child)} {_ref(parent)}")
    old = Link(_ref(child), _ref(parent), LinkKind(row.kind), SHARES.from_scaled(row.share))
    row.delete()
    return _done(viewer, "alignment.unaligned", child, old, now=now, via=via)


def _goal(viewer: Viewer, deed: Deed, ref: str) -> _Goal | Problem:
    if noun_of(ref) == "key_result":
        return asked.key_result(viewer, deed, ref)
    return asked.objective(viewer, deed, ref)


def _noun(goal: _Goal) -> str:
    return "objective" if isinstance(goal, Objective) else "key_result"


def _ref(goal: _Goal) -> str:
    return ref_of(_noun(goal), goal.number)


def _objective(goal: _Goal) -> Objective:
    return goal if isinstance(goal, Objective) else goal.objective


def _links(viewer: Viewer) -> list[Link]:
    rows = AlignmentLink.objects.filter(organisation_id=viewer.organisation).values_list(
        *(f"{end}__number" for end in _NUMBERS), "kind", "share"
    )
    return [
        Link(_named(child, child_kr), _named(parent, parent_kr), LinkKind(kind), SHARES.from_scaled(share))
        for child, child_kr, parent, parent_kr, kind, share in rows
    ]


def _named(objective: int | None, key_result: int | None) -> str:
    return ref_of("key_result", key_result or 0) if objective is None else ref_of("objective", objective)


def _homes(viewer: Viewer) -> dict[str, str]:
    """The objective of each key result; those without a link of their own matter too, as steps of a path."""
    rows = KeyResult.objects.filter(organisation_id=viewer.organisation, removed_at=None)
    pairs = rows.values_list("number", "objective__number")
    return {ref_of("key_result", number): ref_of("objective", objective) for number, objective in pairs}


def _done(viewer: Viewer, verb: str, child: _Goal, link: Link, *, now: datetime, via: str) -> Done:
    thing = asked.thing_of_objective(child) if isinstance(child, Objective) else asked.thing_of_key_result(child)
    told = {"parent": link.parent, "kind": str(link.kind)}
    if link.kind is LinkKind.CONTRIBUTES:
        told["share"] = text(link.share)
    before, after = ({}, told) if verb == "alignment.aligned" else (told, {})
    event = record(
        viewer, verb, link.child, child.title, now=now, via=via, thing=thing, before=before, after=after
    )  # fmt: skip
    return Done(link.child, event=event)

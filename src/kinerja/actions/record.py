"""Who did what to which thing, when, and from what to what?"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from kinerja.core.access import Thing, Viewer, Visibility
from kinerja.core.problem import Problem
from kinerja.store import keeping
from kinerja.store.models import Event

#: Every verb an event can carry, with the noun it belongs to; words and documentation know each of them.
VERBS: Mapping[str, str] = {
    "kpi.created": "kpi",
    "kpi.edited": "kpi",
    "kpi.revised": "kpi",
    "kpi.target_set": "kpi",
    "kpi.target_undone": "kpi",
    "kpi.weighed": "kpi",
    "kpi.weight_undone": "kpi",
    "kpi.archived": "kpi",
    "kpi.restored": "kpi",
    "kpi.discarded": "kpi",
    "measurement.measured": "measurement",
    "measurement.corrected": "measurement",
    "measurement.undone": "measurement",
    "objective.created": "objective",
    "objective.edited": "objective",
    "objective.published": "objective",
    "objective.unpublished": "objective",
    "objective.closed": "objective",
    "objective.corrected": "objective",
    "objective.discarded": "objective",
    "key_result.added": "key_result",
    "key_result.edited": "key_result",
    "key_result.removed": "key_result",
    "key_result.discarded": "key_result",
    "key_result.checked_in": "key_result",
    "key_result.check_in_undone": "key_result",
    "key_result.carried_over": "key_result",
    "cycle.created": "cycle",
    "cycle.edited": "cycle",
    "cycle.closed": "cycle",
    "cycle.discarded": "cycle",
    "alignment.aligned": "alignment",
    "alignment.unaligned": "alignment",
    "unit.created": "unit",
    "unit.edited": "unit",
    "unit.archived": "unit",
    "unit.restored": "unit",
    "person.created": "person",
    "person.edited": "person",
    "person.roles_set": "person",
    "person.deactivated": "person",
    "person.reactivated": "person",
    "invitation.sent": "invitation",
    "invitation.withdrawn": "invitation",
    "invitation.accepted": "invitation",
    "role.created": "role",
    "role.edited": "role",
    "role.archived": "role",
    "role.restored": "role",
    "role.adopted": "role",
    "role.adoption_undone": "role",
    "import.document_saved": "import",
    "import.sheet_saved": "import",
    "import.undone": "import",
    "token.created": "token",
    "token.revoked": "token",
    "organisation.set_up": "organisation",
    "organisation.edited": "organisation",
    "profile.edited": "profile",
    "profile.password_set": "profile",
    "opening.opened": "opening",
}


@dataclass(frozen=True, slots=True)
class Undo:
    """What takes an entry back: the noun ("check_in" or "measurement"), the thing, and which of its entries."""

    noun: str
    ref: str
    number: int
    period: str = ""


@dataclass(frozen=True, slots=True)
class Done:
    """What a writer answers: the thing's short id, its revision now, the event, and what would take it back.

    `event` is None when nothing changed (the same value sent again). `warnings` are doubts that didn't keep it from
    being saved, as refusals are worded.
    `row` is what a check-in left behind: `store.standing` tells from it where the key result stands now.
    """

    ref: str
    revision: int = 0
    event: int | None = None
    undo: Undo | None = None
    warnings: tuple[Problem, ...] = ()
    row: Any = field(default=None, repr=False, compare=False)


def record(
    viewer: Viewer,
    verb: str,
    ref: str,
    title: str,
    *,
    now: datetime,
    via: str,
    thing: Thing | None = None,
    before: Mapping[str, str] | None = None,
    after: Mapping[str, str] | None = None,
    note: str = "",
) -> int:
    """Keep one event and return its id.

    `thing` says who may read it in the feed: the same people who see the KPI or objective it speaks of; without it,
    everybody in the organisation. `before` and `after` hold only what changed, as text: {"value": "8"}.
    """
    event = Event(
        organisation_id=viewer.organisation,
        at=now,
        actor_id=viewer.person or None,
        via=via,
        verb=verb,
        noun=VERBS[verb],
        ref=ref,
        title=title,
        before=dict(before or {}),
        after=dict(after or {}),
        note=note,
    )
    if thing is not None:
        event.unit_id, event.owner_id, event.visibility = thing.unit, thing.owner, thing.visibility
    keeping.add(event)
    return event.pk


def only_for(viewer: Viewer) -> Thing:
    """What the event of a person's own affair speaks of: that person reads it, and who runs the organisation."""
    return Thing(viewer.organisation, None, viewer.person, Visibility.PRIVATE)


def follow(thing: Thing, refs: Collection[str]) -> None:
    """Let the events of some short ids be read by whom a thing may be seen by now.

    What happened never changes, but a KPI made private takes its past with it: the feed must not tell its values.
    """
    rows = Event.objects.filter(organisation_id=thing.organisation, ref__in=refs)
    rows.update(unit=thing.unit, owner=thing.owner, visibility=thing.visibility.value)


def changes(before: Mapping[str, str], after: Mapping[str, str]) -> tuple[dict[str, str], dict[str, str]]:
    """Only the entries that differ, on both sides: what an event keeps and a reader wants to see."""
    names = [name for name in after if before.get(name, "") != after[name]]
    return {name: before.get(name, "") for name in names}, {name: after[name] for name in names}

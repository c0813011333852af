"""Which settings do an organisation's numbers follow, and which cycles does it have?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Case, Q, QuerySet, When

from kinerja.core import book
from kinerja.core.access import Viewer
from kinerja.core.lifecycle import CycleState
from kinerja.core.okr import Cutoffs
from kinerja.store.models import Organisation
from kinerja.store.prepared import Prepared
from kinerja.store.refs import ref_of
from kinerja.store.shared import at
from kinerja.store.visibility import visible_cycles

ORGANISATION = (
    *("id", "name", "timezone", "language", "currency", "fiscal_month", "grace_days", "mode"),
    *("on_track", "at_risk", "too_early", "confidence_gap", "stale_grace_days"),
    *("least_key_results", "most_key_results", "strict_key_results"),
)
CYCLE = ("id", "number", "name", "start", "end", "state")


def organisation_value(row: Sequence[Any]) -> book.Organisation:
    """The organisation of the columns ORGANISATION."""
    pk, name, timezone, language, currency, fiscal_month, grace_days, mode, *rest = row
    *shares, stale, least, most, strict = rest
    on_track, at_risk, too_early, gap = (Decimal(share) for share in shares)
    cutoffs = Cutoffs(on_track, at_risk, too_early, gap, stale)
    return book.Organisation(
        *(pk, name, timezone, language, currency, fiscal_month, grace_days, cutoffs, least, most, strict),
        mode=mode,
    )


def cycle_value(row: Sequence[Any]) -> book.Cycle:
    """The cycle of the columns CYCLE."""
    pk, number, name, start, end, state = row
    return book.Cycle(pk, ref_of("cycle", number), name, start, end, CycleState(state))


def organisation(viewer: Viewer) -> book.Organisation:
    """The viewer's organisation, in one query."""
    return organisation_value(_ONE(viewer.organisation)[0])


_ONE = Prepared(lambda organisation: Organisation.objects.filter(pk=organisation).values_list(*ORGANISATION))


def cycles(viewer: Viewer) -> tuple[book.Cycle, ...]:
    """The organisation's cycles, the latest first, in one query."""
    rows = visible_cycles(viewer).order_by("-start", "-number").values_list(*CYCLE)
    return tuple(cycle_value(row) for row in rows)


def with_cycles(
    viewer: Viewer, known: book.Organisation | None = None
) -> tuple[book.Organisation, tuple[book.Cycle, ...]]:
    """The organisation and its cycles, the latest first, in one query; an organisation already at hand is kept."""
    if known is not None:
        return known, cycles(viewer)
    columns = (*ORGANISATION, *at("cycles", CYCLE))
    rows = Organisation.objects.filter(pk=viewer.organisation).order_by("-cycles__start", "-cycles__number")
    found = list(rows.values_list(*columns))
    width = len(ORGANISATION)
    readable = viewer.scopes is None or "read" in viewer.scopes
    named = tuple(cycle_value(row[width:]) for row in found if row[width] is not None and readable)
    return organisation_value(found[0][:width]), named


def current_cycle_id(viewer: Viewer, today: date) -> QuerySet[Any, Any]:
    """The id of `current_cycle`, chosen by the database: what another query narrows its rows to."""
    holding = Q(start__lte=today, end__gte=today)
    order = (Case(When(holding & Q(state=CycleState.OPEN.value), then=0), When(holding, then=1), default=2),)
    ids: QuerySet[Any, Any] = visible_cycles(viewer).order_by(*order, "-start", "-id").values("id")[:1]
    return ids


def current_cycle(known: Sequence[book.Cycle], today: date) -> book.Cycle | None:
    """The cycle that holds today (the one that began last, an open one first), else the latest."""
    holding = [cycle for cycle in known if cycle.start <= today <= cycle.end]
    chosen = holding or list(known)
    return max(chosen, key=lambda c: (c.state is CycleState.OPEN and bool(holding), c.start, c.id), default=None)

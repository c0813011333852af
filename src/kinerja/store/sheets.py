"""Which KPIs stand on the sheet of a unit or a person in a period, with which weights?"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from decimal import Decimal

from kinerja.core.access import Viewer
from kinerja.core.book import Organisation
from kinerja.core.period import Period
from kinerja.core.sheet import Weighed
from kinerja.store import books
from kinerja.store.books import KpiFilter
from kinerja.store.models import KpiWeight

_SCALE = 6


def sheet(
    viewer: Viewer, period: Period, *, unit_ref: str | None = None, owner_ref: str | None = None,
    known: Organisation | None = None,
) -> tuple[Weighed, ...]:  # fmt: skip
    """The KPIs of a unit (with all below it) or of a person that are measured in the period's rhythm.

    In the order of a sheet: by owner, area and name, as the viewer may see them. One query more than the board's.
    """
    wanted = KpiFilter(unit_ref=unit_ref, owner_ref=owner_ref, cadence=period.cadence, sort="owner")
    board = books.board(viewer, period.end, filter=wanted, known=known)
    weights = weights_in([view.id for view in board.kpis], period.start)
    rows = [Weighed(view, *weights.get(view.id, (None, ""))) for view in board.kpis]
    return tuple(sorted(rows, key=lambda row: _order(row)))


def _order(row: Weighed) -> tuple[str, int, str, int]:
    owner = row.view.owner
    return (owner.name.lower() if owner else "\uffff", owner.id if owner else 0, row.area.lower(), row.view.id)


def weights_in(kpis: Collection[int], start: date) -> dict[int, tuple[Decimal | None, str]]:
    """Weight and area of KPIs in the period that begins on a day, by their ids; one query."""
    rows = KpiWeight.objects.filter(kpi__in=kpis, since__lte=start).order_by("since", "id")
    found: dict[int, tuple[Decimal | None, str]] = {}
    # The last row wins: the latest beginning, and of several for it the newest.
    for kpi, scaled, area in rows.values_list("kpi_id", "weight_scaled", "area"):
        found[kpi] = (None if scaled is None else Decimal(scaled).scaleb(-_SCALE), area)
    return found

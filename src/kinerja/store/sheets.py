"""Which KPIs stand on the sheet of a unit or a person in a period, with which weights?"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from decimal import Decimal

from kinerja.core.access import Viewer
from kinerja.core.book import Organisation
from kinerja.core.kpi import target_for
from kinerja.core.measure import plain
from kinerja.core.period import Period
from kinerja.core.problem import Problem
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

    As the viewer may see them, in the order of a sheet. One query more than the board's.
    """
    wanted = KpiFilter(unit_ref=unit_ref, owner_ref=owner_ref, cadence=period.cadence, sort="owner")
    board = books.board(viewer, period.end, filter=wanted, known=known)
    weights = weights_in([view.id for view in board.kpis], period.start)
    rows = [Weighed(view, *weights.get(view.id, (None, ""))) for view in board.kpis]
    return _in_order(rows)


def unknown_in(rows: tuple[Weighed, ...], period: Period) -> Problem | None:
    """The refusal to write a sheet of a period in which no KPI has a target or a value; else None."""
    if not rows:
        return Problem("sheet.nothing_to_export", "period", {"period": period.label})
    known = any(target_for(row.view.targets, period) or _has_value(row, period) for row in rows)
    return None if known else Problem("sheet.nothing_known", "period", {"period": period.label})


def without_values(rows: tuple[Weighed, ...], period: Period) -> Problem | None:
    """The doubt about a sheet on which no KPI has a value yet: it is a form to fill in, not a result."""
    if any(_has_value(row, period) for row in rows):
        return None
    return Problem("sheet.without_values", "period", {"period": period.label})


def _has_value(row: Weighed, period: Period) -> bool:
    return row.view.result_in(period).actual is not None


def _in_order(rows: list[Weighed]) -> tuple[Weighed, ...]:
    """By owner, each area together, areas and lines in the order in which they came to be."""
    firsts: dict[tuple[int, str], int] = {}
    for row in rows:
        place = (row.view.owner.id if row.view.owner else 0, row.area)
        firsts[place] = min(firsts.get(place, row.view.id), row.view.id)

    def order(row: Weighed) -> tuple[str, int, int, int]:
        owner = row.view.owner
        # Who has no owner comes last.
        name, number = (owner.name.lower(), owner.id) if owner else ("\uffff", 0)
        return name, number, firsts[(number, row.area)], row.view.id

    return tuple(sorted(rows, key=order))


def weights_in(kpis: Collection[int], start: date) -> dict[int, tuple[Decimal | None, str]]:
    """Weight and area of KPIs in the period that begins on a day, by their ids; one query."""
    rows = KpiWeight.objects.filter(kpi__in=kpis, since__lte=start).order_by("since", "id")
    found: dict[int, tuple[Decimal | None, str]] = {}
    # The last row wins: the latest beginning, and of several for it the newest.
    for kpi, scaled, area in rows.values_list("kpi_id", "weight_scaled", "area"):
        found[kpi] = (None if scaled is None else plain(Decimal(scaled).scaleb(-_SCALE)), area)
    return found

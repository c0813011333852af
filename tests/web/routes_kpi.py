"""Which routes speak of KPIs, their values and why? KPI-4 is Citra's; KPI-2 is Dewi's, in another unit."""

from __future__ import annotations

from tests.web.routing import PAGE, THING, Route

VALUE = {"period": "2026-Q3", "value": "3.4", "reason": "counted again"}
KPI = {"name": "Visits", "unit": "U-2", "measured_in": "number:", "unit_name": "visits", "cadence": "month"}
#: A form of those who set what a KPI means: the others read why not, before they fill it in.
SET = (302, 403, 403, 200, 404)

ROUTES = [
    Route("home", PAGE),
    Route("news-read", (302, 303, 303, 303, 303), post={}),
    Route("board", PAGE),
    Route("board-csv", PAGE),
    Route("kpi", THING, ("KPI-2",)),
    Route("kpi-new", (302, 403, 200, 200, 200)),
    # In Penjualan, U-2: a member creates there, a reader doesn't; Fajar has no such unit.
    Route("kpi-new", (302, 403, 303, 303, 422), post=KPI),
    Route("kpi-edit", SET, ("KPI-4",)),
    # Who is measured by a KPI reports on it; what it means and asks for is set by the lead, HR and the owner.
    Route("kpi-edit", (302, 403, 403, 303, 404), ("KPI-4",), post={"name": "Stock", "unit": "U-2", "owner": "P-4"}),
    Route("kpi-edit", (302, 403, 403, 303, 404), ("KPI-2",), post={"name": "Complaints", "unit": "U-4"}),
    Route("kpi-definition", SET, ("KPI-4",)),
    Route(
        "kpi-definition",
        (302, 403, 403, 303, 404),
        ("KPI-4",),
        post={"reason": "clearer", "polarity": "band", "description": "Days of stock"},
    ),
    Route("kpi-targets", SET, ("KPI-4",)),
    Route(
        "kpi-targets",
        (302, 403, 403, 303, 404),
        ("KPI-4",),
        post={"since": "2026-Q4", "target": "3", "target_high": "5"},
    ),
    Route("kpi-archive", SET, ("KPI-4",)),
    Route("kpi-removal", (302, 404, 404, 200, 404), ("KPI-5",)),
    Route("kpi-removal", (302, 404, 404, 303, 404), ("KPI-5",), post={}),
    Route("kpi-removal", (302, 403, 403, 409, 404), ("KPI-4",), post={}),
    Route("kpi-archive", (302, 403, 403, 303, 404), ("KPI-4",), post={"reason": "no longer needed"}),
    Route("kpi-restore", (302, 403, 403, 303, 404), ("KPI-7",), post={}),
    Route("measurements", (302, 403, 303, 303, 404), ("KPI-4",), post=VALUE),
    Route("measurements", (302, 403, 403, 303, 404), ("KPI-2",), post={"period": "2026-W47", "value": "4"}),
    Route("measurement", THING, ("KPI-4", "2026-Q3")),
    Route("measurement", (302, 403, 303, 303, 404), ("KPI-4", "2026-Q3"), post=VALUE),
    Route("measurement-undo", (302, 403, 303, 303, 404), ("KPI-4", "2026-Q3"), post={"revision": "1"}),
    Route("why", THING, ("KPI-2",)),
    Route("why", THING, ("KR-3",)),
    Route("why", (302, 200, 200, 200, 200), ("O-1",)),
    # What is private is not there for those who may not see it: Dewi's KPI-5, and the objective of Budi.
    Route("kpi", (302, 404, 404, 200, 404), ("KPI-5",)),
    Route("why", (302, 404, 404, 200, 404), ("KPI-5",)),
]

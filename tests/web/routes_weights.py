"""Which routes speak of weights? KPI-4 is Citra's (P-4), in Penjualan (U-2), measured by the quarter."""

from __future__ import annotations

from tests.web.routing import THING, Route

WEIGHTS = {"since": "2026-Q4", "weight.KPI-4": "100", "area.KPI-4": "", "deed": "save"}
SUM = {**WEIGHTS, "deed": "sum"}

ROUTES = [
    Route("person-weights", THING, ("P-4",)),
    Route("unit-weights", THING, ("U-2",)),
    Route("person-weights", (302, 200, 200, 200, 404), ("P-4",), query={"period": "2026-Q4"}),
    Route("person-weights", (302, 200, 200, 200, 404), ("P-4",), post=SUM),
    # A weight decides about a person's total as much as a target: who is measured by it doesn't set it.
    Route("person-weights", (302, 403, 403, 303, 404), ("P-4",), post=WEIGHTS),
    Route("unit-weights", (302, 403, 403, 303, 404), ("U-2",), post=WEIGHTS),
]

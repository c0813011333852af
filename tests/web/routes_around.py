"""Which routes read a document, teach, show units, people and events, and search?"""

from __future__ import annotations

from tests.web.routing import PAGE, THING, Route

UNIT = {"name": "Gudang", "parent": ""}
PERSON = {"name": "Gita", "position": "Staf", "role.0": "member", "role_unit.0": ""}
#: Everybody may look; only the owner (and HR) may change; Fajar is the owner elsewhere.
DESK = (302, 403, 403, 200, 200)

ROUTES = [
    Route("paste", PAGE),
    Route("paste-preview", (302, 200, 200, 200, 200), post={"text": "KPI:\n- Keluhan maksimal 5 per bulan"}),
    Route("paste-preview", (302, 422, 422, 422, 422), post={"text": "  "}),
    Route("paste-saved", PAGE),
    Route("learn", PAGE),
    Route("advisor", PAGE, query={"text": "Keluhan turun dari 12 menjadi 5 per bulan"}),
    Route("advisor", PAGE, query={"repeats": "yes", "changes": "no"}),
    Route("units", PAGE),
    Route("unit", (302, 200, 200, 200, 200), ("U-1",)),
    Route("unit", THING, ("U-4",)),
    Route("unit-new", DESK),
    Route("unit-new", (302, 403, 403, 303, 303), post=UNIT),
    Route("unit-edit", (302, 403, 403, 200, 404), ("U-4",)),
    Route("unit-edit", (302, 403, 403, 303, 404), ("U-4",), post={"name": "Layanan pelanggan", "parent": "U-1"}),
    Route("unit-archive", (302, 403, 403, 409, 404), ("U-4",), post={}),
    Route("people", PAGE),
    Route("person", THING, ("P-4",)),
    Route("person-new", DESK),
    Route("person-new", (302, 403, 403, 303, 303), post=PERSON),
    Route("person-edit", (302, 403, 403, 200, 404), ("P-4",)),
    Route(
        "person-edit", (302, 403, 403, 303, 404), ("P-4",), post={"name": "Citra", "role.0": "member", "unit": "U-2"}
    ),
    Route("person-activity", (302, 403, 403, 303, 404), ("P-4",), post={}),
    Route("search", PAGE, query={"q": "omzet"}),
    Route("palette", PAGE, query={"q": "om"}),
    Route("events", PAGE),
]

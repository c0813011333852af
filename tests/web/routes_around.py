"""Which routes read a document, teach, show units, people and events, and search?"""

from __future__ import annotations

from tests.web.routing import PAGE, THING, Route

UNIT = {"name": "Gudang", "parent": ""}
PERSON = {"name": "Gita", "position": "Staf", "role.0": "member", "role_unit.0": ""}
#: Everybody may look; only the owner (and HR) may change; Fajar is the owner elsewhere.
DESK = (302, 403, 403, 200, 200)
#: The sheets that a preview carries: one table of one line, and the form that saves it.
GRIDS = (
    '[["Data",[[0,0,"s","KPI","",""],[0,1,"s","Bobot","",""],[0,2,"s","Target","",""],[0,3,"s","Realisasi","",""],'
    '[1,0,"s","Kunjungan","",""],[1,1,"n","100","",""],[1,2,"n","10","",""],[1,3,"n","9","",""]],[]]]'
)
SHEET = {
    "grids": GRIDS, "deed": "save", "p.0.on": "on", "p.0.unit": "U-2", "p.0.owner": "", "p.0.period": "2026-10",
    "p.0.l.2": "on",
}  # fmt: skip

ROUTES = [
    Route("paste", PAGE),
    Route("paste-preview", (302, 200, 200, 200, 200), post={"text": "KPI:\n- Keluhan maksimal 5 per bulan"}),
    Route("paste-preview", (302, 422, 422, 422, 422), post={"text": "  "}),
    Route("paste-saved", PAGE),
    Route("import-undo", (302, 404, 404, 404, 404), (999999,), post={}),
    Route("sheets", PAGE),
    Route("sheet-preview", (302, 422, 422, 422, 422), post={}),
    Route("sheet-preview", (302, 200, 200, 200, 200), post={"grids": GRIDS}),
    Route("sheet-preview", (302, 403, 303, 303, 422), post=SHEET),
    Route("unit-sheet", THING, ("U-2",)),
    Route("person-sheet", THING, ("P-4",)),
    Route("unit-sheet", (302, 200, 200, 200, 404), ("U-2",), query={"period": "2026-Q3"}),
    Route("person-sheet", (302, 422, 422, 422, 404), ("P-4",), query={"period": "2026-W01"}),
    Route("learn", PAGE),
    Route("coach", PAGE, ("kpi",), post={"name": "Keluhan maksimal 5 per bulan"}),
    # The latest value of a KPI that one may not see is not told by way of its coach.
    Route("coach-of", (302, 404, 404, 200, 404), ("kpi", "KPI-5"), post={"name": "Keluhan"}),
    Route("coach-of", (302, 200, 200, 200, 200), ("set", "O-1"), post={"title": "Pelanggan senang"}),
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

"""Which routes show roles, adopt one, and keep the organisation's own?"""

from __future__ import annotations

from tests.web.routing import PAGE, THING, Route

SLUG = "digital-marketing-specialist"
#: What the form sends for one KPI into Penjualan.
ONE_KPI = {"unit": "U-2", "owner": "", "k.roas.on": "on", "k.roas.target": "2,5"}
FILE = 'name = "Barista"\n[[kpi]]\nkey = "waste"\nname = "Susu terbuang"\nunit = "%"\n'
#: Who leads a unit or runs the organisation adds roles; Fajar does so at home.
KEEPERS = (302, 403, 403, 200, 200)
#: Who changes a role that is there.
CHANGERS, CHANGED = (302, 403, 403, 200, 404), (302, 403, 403, 303, 404)
SENTENCE = "Susu terbuang maksimal 2 liter per minggu"
KPI_FIELDS = {"name.id": "Antrean", "measured_in": "duration:minute", "polarity": "lower", "target": "5"}

ROUTES = [
    Route("library", PAGE),
    Route("library", PAGE, query={"q": "prospek", "sector": "general"}),
    Route("library-compare", PAGE, query={"left": SLUG, "right": SLUG}),
    Route("library-compare", (302, 404, 404, 404, 404), query={"left": SLUG, "right": "nobody"}),
    Route("library-compare", PAGE),
    Route("library-compare", PAGE, query={"left": SLUG}),
    Route("library-compare", THING, query={"left": "R-1", "right": SLUG}),
    Route("role", PAGE, (SLUG,)),
    Route("role", THING, ("R-1",)),
    Route("role-file", PAGE, (SLUG, "toml")),
    Route("role-file", THING, ("R-1", "json")),
    Route("role-file", PAGE, (SLUG, "md")),
    Route("role-file", PAGE, (SLUG, "xlsx")),
    Route("role-file", (302, 404, 404, 404, 404), (SLUG, "exe")),
    Route("role-adopt", (302, 403, 200, 200, 200), (SLUG,)),
    Route("role-adopt", (302, 403, 303, 303, 422), (SLUG,), post=ONE_KPI),
    Route("role-adopt", (302, 403, 422, 422, 422), (SLUG,), post={"unit": "U-2"}),
    Route("role-adopted", PAGE, (SLUG,), query={"refs": "KPI-1,O-1"}),
    Route("role-adoption-undo", (302, 404, 404, 404, 404), (SLUG, 999999), post={}),
    Route("role-new", KEEPERS),
    Route("role-new", (302, 403, 403, 303, 303), post={"deed": "file", "content": FILE}),
    Route("role-new", (302, 403, 403, 422, 422), post={"deed": "file", "content": "name ="}),
    Route("role-new", (302, 403, 403, 303, 422), post={"deed": "work", "of": "U-2", "name": "Staf penjualan"}),
    Route("role-new", (302, 403, 403, 303, 422), post={"deed": "work", "of": "P-4", "name": "Staf penjualan"}),
    Route("role-new", (302, 403, 403, 303, 303), post={"deed": "copy", "role": SLUG}),
    Route("role-new", (302, 403, 403, 303, 303), post={"deed": "sentence", "called": "Barista", "sentence": SENTENCE}),
    Route("role-copy", (302, 403, 403, 303, 303), (SLUG,), post={}),
    Route("role-text", CHANGERS, ("R-1",)),
    Route("role-text", CHANGED, ("R-1",), post={"content": FILE}),
    Route("role-edit", CHANGERS, ("R-1",)),
    Route("role-head", CHANGERS, ("R-1",)),
    Route("role-head", CHANGED, ("R-1",), post={"name.id": "Barista"}),
    Route("role-line", CHANGERS, ("R-1", "kpi.stok")),
    Route("role-line", CHANGERS, ("R-1", "kpi")),
    Route("role-line", (302, 403, 403, 404, 404), ("R-1", "kpi.nothing")),
    Route("role-line", CHANGERS, ("R-1", "objective")),
    Route("role-line", CHANGED, ("R-1", "kpi"), post=KPI_FIELDS),
    Route("role-line", (302, 403, 403, 422, 404), ("R-1", "kpi"), post={"name.id": ""}),
    Route("role-coach", PAGE, ("R-1", "kpi"), post={"statement.id": SENTENCE, "statement.en": SENTENCE}),
    Route("role-coach", (302, 404, 404, 404, 404), ("R-1", "nothing"), post={}),
    Route("role-line-place", CHANGED, ("R-1", "kpi.stok"), post={"to": "up"}),
    Route("role-line-removal", CHANGED, ("R-1", "kpi.stok"), post={}),
    Route("role-archive", (302, 403, 403, 303, 404), ("R-1",), post={}),
]

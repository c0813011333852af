"""Who gets what at every route: a stranger, a reader, a member, an owner, and the owner of another organisation?"""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest
from django.db import transaction

from kinerja.api import api

if TYPE_CHECKING:
    from tests.api.conftest import Call
    from tests.cast import Cast

PEOPLE = (None, "Eka", "Citra", "Ayu", "Fajar")
KPI = {"name": "Baru", "organisation_unit": "U-2", "unit_kind": "number", "unit_name": "toko", "target": "5"}
DRAFT = {"title": "Klien baru", "kind": "metric", "unit_kind": "number", "baseline": "0", "target": "9"}
GOAL = {"title": "Tumbuh lagi", "organisation_unit": "U-2", "cycle": "C-1", "key_results": [DRAFT]}
ROLE = {"name": "Kepala gerai", "kpi": [{"key": "stok", "name": "Stok", "unit": "%", "value": "97.5"}]}
#: A KPI sheet of one line, as a file in base64.
SHEET = base64.b64encode(b"KPI;Bobot;Target;Realisasi;Skor\nKunjungan;100;10;9;95\n").decode()
REASON = {"reason": "Tidak dipakai lagi"}
#: KPI-4 is Citra's, O-4 a draft of Dewi's, KR-2 belongs to Ayu's O-1; none of these numbers exists at Fajar's. He has a
#: U-1, a C-1 and a P-1 of his own, so that what he creates or reads under those names must be his.
# stranger, reader, member, owner, other organisation
TABLE: dict[str, tuple[str, object, tuple[int, ...]]] = {
    "GET /kpis": ("/kpis", None, (401, 200, 200, 200, 200)),
    "POST /kpis": ("/kpis", KPI, (401, 403, 201, 201, 422)),
    "GET /kpis/{id}": ("/kpis/KPI-4", None, (401, 200, 200, 200, 404)),
    "PATCH /kpis/{id}": ("/kpis/KPI-4", {"name": "Stok"}, (401, 403, 403, 200, 404)),
    "DELETE /kpis/{id}": ("/kpis/KPI-5", None, (401, 404, 404, 200, 404)),
    "PUT /kpis/{id}/definition": ("/kpis/KPI-2/definition", {"reason": "Cara baru"}, (401, 403, 403, 200, 404)),
    "POST /kpis/{id}/targets": ("/kpis/KPI-2/targets", {"since": "2027-W01", "target": "4"}, (401, 403, 403, 201, 404)),
    "POST /kpis/{id}/archive": ("/kpis/KPI-4/archive", REASON, (401, 403, 403, 201, 404)),
    "DELETE /kpis/{id}/archive": ("/kpis/KPI-7/archive", None, (401, 403, 403, 200, 404)),
    "GET /kpis/{id}/measurements": ("/kpis/KPI-4/measurements", None, (401, 200, 200, 200, 404)),
    "GET /kpis/{id}/measurements/{period}": ("/kpis/KPI-4/measurements/2026-Q3", None, (401, 200, 200, 200, 404)),
    "PUT /kpis/{id}/measurements/{period}": (
        "/kpis/KPI-4/measurements/2026-Q4",
        {"value": "3.4"},
        (401, 403, 200, 200, 404),
    ),
    "DELETE /kpis/{id}/measurements/{period}": ("/kpis/KPI-4/measurements/2026-Q3", None, (401, 403, 200, 200, 404)),
    "GET /objectives": ("/objectives", None, (401, 200, 200, 200, 200)),
    "POST /objectives": ("/objectives", GOAL, (401, 403, 201, 201, 422)),
    "GET /objectives/{id}": ("/objectives/O-4", None, (401, 200, 200, 200, 404)),
    "PATCH /objectives/{id}": ("/objectives/O-4", {"why": "Karena"}, (401, 403, 403, 200, 404)),
    "DELETE /objectives/{id}": ("/objectives/O-5", None, (401, 403, 403, 200, 404)),
    "POST /objectives/{id}/publication": ("/objectives/O-5/publication", None, (401, 403, 403, 201, 404)),
    "DELETE /objectives/{id}/publication": ("/objectives/O-6/publication", None, (401, 403, 403, 200, 404)),
    "POST /objectives/{id}/closing": (
        "/objectives/O-6/closing",
        {"outcomes": {"KR-14": "done", "KR-15": "drop"}},
        (401, 403, 403, 201, 404),
    ),
    "POST /objectives/{id}/corrections": ("/objectives/O-4/corrections", {"text": "Salah"}, (401, 403, 403, 409, 404)),
    "GET /objectives/{id}/links": ("/objectives/O-4/links", None, (401, 200, 200, 200, 404)),
    "POST /objectives/{id}/links": ("/objectives/O-6/links", {"parent": "O-4"}, (401, 403, 403, 201, 404)),
    "DELETE /objectives/{id}/links/{parent}": ("/objectives/O-4/links/O-1", None, (401, 403, 403, 200, 404)),
    "GET /key-results": ("/key-results", None, (401, 200, 200, 200, 200)),
    "GET /key-results/{id}": ("/key-results/KR-2", None, (401, 200, 200, 200, 404)),
    "POST /key-results": ("/key-results", {**DRAFT, "objective": "O-4"}, (401, 403, 403, 201, 404)),
    "PATCH /key-results/{id}": ("/key-results/KR-2", {"title": "Puas", "reason": "x"}, (401, 403, 403, 200, 404)),
    "POST /key-results/{id}/removal": ("/key-results/KR-2/removal", REASON, (401, 403, 403, 201, 404)),
    "GET /key-results/{id}/check-ins": ("/key-results/KR-2/check-ins", None, (401, 200, 200, 200, 404)),
    "POST /key-results/{id}/check-ins": ("/key-results/KR-14/check-ins", {"value": "1"}, (401, 403, 403, 201, 404)),
    "DELETE /key-results/{id}/check-ins/{number}": ("/key-results/KR-2/check-ins/3", None, (401, 403, 403, 200, 404)),
    "GET /cycles": ("/cycles", None, (401, 200, 200, 200, 200)),
    "GET /cycles/{id}": ("/cycles/C-2", None, (401, 200, 200, 200, 404)),
    "POST /cycles": (
        "/cycles",
        {"name": "Triwulan 1", "start": "2027-01-01", "end": "2027-03-31"},
        (401, 403, 403, 201, 201),
    ),
    "POST /cycles/{id}/closing": ("/cycles/C-2/closing", None, (401, 403, 403, 201, 404)),
    "GET /units": ("/units", None, (401, 200, 200, 200, 200)),
    "GET /units/{id}": ("/units/U-2", None, (401, 200, 200, 200, 404)),
    "GET /people": ("/people", None, (401, 200, 200, 200, 200)),
    "GET /people/{id}": ("/people/P-2", None, (401, 200, 200, 200, 404)),
    "GET /board": ("/board", None, (401, 200, 200, 200, 200)),
    "GET /why/{id}": ("/why/KPI-4", None, (401, 200, 200, 200, 404)),
    "POST /coach": ("/coach", {"text": "Turunkan retur", "key_results": ["Retur 5"]}, (401, 200, 200, 200, 200)),
    "POST /advise": ("/advise", {"text": "Balasan pertama maksimal 4 jam"}, (401, 200, 200, 200, 200)),
    "POST /read": ("/read", {"text": "KPI: bounce rate di bawah 40%"}, (401, 200, 200, 200, 200)),
    "POST /import": (
        "/import",
        {"text": "KPI: bounce rate di bawah 40%", "organisation_unit": "U-2"},
        (401, 403, 201, 201, 422),
    ),
    "DELETE /imports/{id}": ("/imports/999999", None, (401, 404, 404, 404, 404)),
    "GET /library": ("/library?text=ROAS", None, (401, 200, 200, 200, 200)),
    "POST /library": ("/library", {"copy_of": "digital-marketing-specialist"}, (401, 403, 403, 201, 201)),
    "GET /library/{id}": ("/library/R-1", None, (401, 200, 200, 200, 404)),
    "PUT /library/{id}": ("/library/R-1", {"role": ROLE}, (401, 403, 403, 200, 404)),
    "PATCH /library/{id}": ("/library/R-1", {"name": "Barista senior"}, (401, 403, 403, 200, 404)),
    "POST /library/{id}/lines": (
        "/library/R-1/lines",
        {"line": "kpi", "sentence": "Antrean maksimal 5 menit per hari"},
        (401, 403, 403, 201, 404),
    ),
    "PATCH /library/{id}/lines/{line}": (
        "/library/R-1/lines/kpi.stok",
        {"fields": {"value": "4"}},
        (401, 403, 403, 200, 404),
    ),
    "POST /library/{id}/lines/{line}/place": (
        "/library/R-1/lines/kpi.stok/place",
        {"to": "up"},
        (401, 403, 403, 201, 404),
    ),
    "DELETE /library/{id}/lines/{line}": ("/library/R-1/lines/kpi.stok", None, (401, 403, 403, 422, 404)),
    "POST /library/{id}/archive": ("/library/R-1/archive", None, (401, 403, 403, 201, 404)),
    "DELETE /library/{id}/archive": ("/library/R-1/archive", None, (401, 403, 403, 200, 404)),
    "GET /library/{id}/comparison/{other}": (
        "/library/R-1/comparison/digital-marketing-specialist",
        None,
        (401, 200, 200, 200, 404),
    ),
    "DELETE /library/{id}/adoptions/{adoption}": (
        "/library/digital-marketing-specialist/adoptions/999999",
        None,
        (401, 404, 404, 404, 404),
    ),
    "POST /library/{id}/adoptions": (
        "/library/digital-marketing-specialist/adoptions",
        {"organisation_unit": "U-2", "kpis": [{"key": "roas", "target": "2.5"}], "objectives": []},
        (401, 403, 201, 201, 422),
    ),
    "POST /sheets": ("/sheets", {"file": SHEET}, (401, 200, 200, 200, 200)),
    "POST /sheets/import": (
        "/sheets/import",
        {"file": SHEET, "pages": [{"organisation_unit": "U-2", "owner": "", "period": "2026-10"}]},
        (401, 403, 201, 201, 422),
    ),
    "GET /units/{id}/sheet": ("/units/U-2/sheet?period=2026-Q3", None, (401, 200, 200, 200, 404)),
    "GET /people/{id}/sheet": ("/people/P-4/sheet?period=2026-Q3", None, (401, 200, 200, 200, 404)),
    "GET /people/{id}/weights": ("/people/P-4/weights?period=2026-Q4", None, (401, 200, 200, 200, 404)),
    "GET /units/{id}/weights": ("/units/U-2/weights", None, (401, 200, 200, 200, 404)),
    "POST /weights": (
        "/weights",
        {"since": "2026-Q4", "weights": [{"id": "KPI-4", "weight": "40"}]},
        (401, 403, 403, 201, 422),
    ),
    "GET /events": ("/events", None, (401, 200, 200, 200, 200)),
}


def operations() -> Iterator[tuple[str, Any]]:
    """Every operation of the API by its name in the table."""
    for prefix, router in api._routers:
        for path, view in router.path_operations.items():
            for operation in view.operations:
                for method in operation.methods:
                    yield f"{method} {prefix}{path}", operation


OPERATIONS = dict(operations())


def test_the_table_names_every_route() -> None:
    """A new route without a row here is a route whose rights nobody has thought about."""
    assert set(TABLE) == set(OPERATIONS)


@pytest.fixture
def more(cast: Cast) -> Cast:
    """The cast with a second cycle and two more goals of Dewi's: a draft that may be published, and a published one."""
    from datetime import date

    from kinerja.core.okr import KeyResultKind
    from kinerja.store import models
    from kinerja.store.numbers import next_number
    from tests.casting import new_key_result, new_objective

    home = cast.organisation
    number = next_number(home.pk, "cycle")
    days = {"start": date(2027, 1, 1), "end": date(2027, 3, 31)}
    models.Cycle.objects.create(organisation=home, number=number, name="Berikut", **days)
    for name, state in (("konsep", "draft"), ("jalan", "published")):
        goal = new_objective(
            cast, name, name.title(), cast.cycles["q4"], cast.units["Layanan"], owner=cast.people["Dewi"], state=state
        )
        for part in ("satu", "dua"):
            new_key_result(cast, f"{name} {part}", goal, part, KeyResultKind.METRIC, baseline="0", target="2")
    return cast


@pytest.mark.parametrize("name", TABLE)
def test_who_gets_what(name: str, call: Call, more: Cast) -> None:
    """The table's line for one route; an answer has the shape that the description promises, a refusal is told."""
    path, body, expected = TABLE[name]
    method = name.split()[0]
    got = []
    for person in PEOPLE:
        with transaction.atomic():
            response = call(person, method, path, body)
            transaction.set_rollback(True)
        got.append(response.status_code)
        text = response.content.decode()
        if response.status_code >= 400:
            assert response["Content-Type"] == "application/problem+json", text
        else:
            assert_promised(OPERATIONS[name], response.status_code, json.loads(text))
        if person == "Fajar" and response.status_code < 400:
            assert not [word for word in ("Omzet bulanan", "Citra", "Penjualan", "Keluhan") if word in text]
    assert tuple(got) == expected, text


def assert_promised(operation: Any, status: int, body: object) -> None:
    """The answer has exactly the fields of the response's schema, no fewer and no more."""
    model = operation.response_models[status]
    kept = model.model_validate({"response": body}).model_dump(mode="json", exclude_unset=True)["response"]
    assert kept == body


@pytest.mark.parametrize("name", [name for name in TABLE if name.startswith("GET")])
def test_a_reading_route_asks_little(
    name: str, call: Call, more: Cast, django_assert_max_num_queries: Any, client: Any
) -> None:
    """At most 12 queries with a token; a session asks two more, for itself and for its account."""
    path = TABLE[name][0]
    call("Ayu", "GET", "/cycles")
    with django_assert_max_num_queries(12):
        assert call("Ayu", "GET", path).status_code == 200
    client.force_login(more.people["Ayu"].user, backend="kinerja.store.viewers.Door")
    with django_assert_max_num_queries(14):
        assert client.get(f"/api/v1{path}").status_code == 200

"""What does a program read when it is refused, and does every mistake get a problem document?"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from django.db import IntegrityError
from django.test import Client

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.api.conftest import Call
    from tests.cast import Cast

MEASURE = "/kpis/KPI-4/measurements/2026-Q4"


@pytest.mark.parametrize(
    ("body", "status", "field", "code"),
    [
        (b"{bad", 400, None, "json.unreadable"),
        (b"\xff\xfe", 400, None, "json.unreadable"),
        (b"[" * 100_000, 400, None, "json.unreadable"),
        (b'{"value": NaN}', 400, None, "json.unreadable"),
        (b'{"value": Infinity}', 400, None, "json.unreadable"),
        (b"[]", 422, None, "shape.model_attributes_type"),
        (b'{"value": 3.4}', 422, "value", "shape.exact"),
        (b'{"value": true}', 422, "value", "shape.exact"),
        (b'{"value": "3,4"}', 422, "value", "shape.exact"),
        (b'{"value": "1e400"}', 422, "value", "shape.exact"),
        (b'{"value": "NaN"}', 422, "value", "shape.exact"),
        (b'{"value": "99999999999999999999"}', 422, "value", "number.too_large"),
        (b'{"value": "3.45"}', 422, "value", "number.too_fine"),
        (b'{"value": "3.4", "comment": "x"}', 422, "comment", "shape.extra_forbidden"),
        (b'{"value": "3.4", "note": "\\u0000"}', 422, "note", "shape.unprintable"),
        (b'{"value": "3.4", "note": "\\ud800"}', 422, "note", "shape.string_unicode"),
        (b'{"value": "3.4", "seen": -1}', 422, "seen", "shape.greater_than_equal"),
        (b'{"numerator": "1"}', 422, "denominator", "measurement.needs_both_parts"),
        (b"{}", 422, "value", "measurement.empty"),
    ],
)
def test_a_wrong_body_is_told_with_its_place(
    call: Call, body: bytes, status: int, field: str | None, code: str
) -> None:
    """Which field, what was wrong with it and what would do; never a traceback."""
    response = call("Citra", "PUT", MEASURE, raw=body)
    told = json.loads(response.content)
    assert (response.status_code, told["field"], told["code"]) == (status, field, code), told
    assert response["Content-Type"] == "application/problem+json"
    assert told["status"] == status and told["type"] == f"urn:kinerja:problem:{code}"
    assert told["detail"] and told["remedy"] and told["title"]


def test_every_mistake_of_a_body_is_told_at_once(call: Call) -> None:
    """A program is corrected in one go, as a form is."""
    body = {"organisation_unit": "U-2", "unit_kind": "weight", "cadence": "month", "target": 5.5}
    told = json.loads(call("Ayu", "POST", "/kpis", body).content)
    assert {e["field"] for e in told["errors"]} == {"name", "unit_kind", "target"}


def test_a_field_inside_a_list_is_named_with_its_place(call: Call) -> None:
    """The second key result's target: key_results.1.target."""
    draft = {"title": "Klien", "unit_kind": "number", "baseline": "0", "target": "9"}
    goal = {
        "title": "Tumbuh",
        "organisation_unit": "U-2",
        "cycle": "C-1",
        "key_results": [draft, {**draft, "target": 9.5}],
    }
    told = json.loads(call("Ayu", "POST", "/objectives", goal).content)
    assert told["field"] == "key_results.1.target"


@pytest.mark.parametrize(
    ("method", "path", "status", "code"),
    [
        ("GET", "/nothing", 404, "address.unknown"),
        ("GET", "/kpis/KPI-4711", 404, "not_found"),
        ("GET", "/kpis/%27%20OR%201=1", 404, "not_found"),
        ("GET", "/kpis?cursor=abc", 422, "cursor.unknown"),
        ("GET", "/kpis?limit=0", 422, "shape.greater_than_equal"),
        ("GET", "/kpis?limit=100000", 422, "shape.less_than_equal"),
        ("GET", "/kpis?cadence=fortnight", 422, "shape.literal_error"),
        ("GET", "/objectives?cycle=C-99", 404, "not_found"),
        ("GET", "/why/U-1", 404, "not_found"),
        ("GET", "/why/KPI-4?period=2026-11", 422, "measurement.other_cadence"),
        ("GET", "/events?cursor=-1", 422, "cursor.unknown"),
    ],
)
def test_a_wrong_address_is_told(call: Call, method: str, path: str, status: int, code: str) -> None:
    """Paths, cursors and filters that mean nothing."""
    response = call("Ayu", method, path)
    assert (response.status_code, json.loads(response.content)["code"]) == (status, code)


def test_the_language_of_a_refusal(call: Call) -> None:
    """`?lang=` before Accept-Language before the installation's own."""
    told = call("Ayu", "GET", "/kpis/KPI-99", HTTP_ACCEPT_LANGUAGE="de, en;q=0.8")
    assert told["Content-Language"] == "en"
    assert call("Ayu", "GET", "/kpis/KPI-99?lang=id", HTTP_ACCEPT_LANGUAGE="en")["Content-Language"] == "id"
    assert call("Ayu", "GET", "/kpis/KPI-99")["Content-Language"] == "id"


def test_the_database_lets_the_first_of_two_win(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    """A constraint that only the database sees is a conflict, not a failure."""

    def collide(*args: Any, **kwargs: Any) -> None:
        raise IntegrityError("UNIQUE constraint failed")

    monkeypatch.setattr("kinerja.actions.measurement.measure", collide)
    response = call("Citra", "PUT", MEASURE, {"value": "3.4"})
    assert (response.status_code, json.loads(response.content)["code"]) == (409, "collided")


def test_who_guesses_tokens_is_slowed_down(cast: Cast) -> None:
    """After thirty wrong ones in a minute the answer is 429 with a Retry-After."""
    from django.core.cache import cache

    cache.clear()
    answers = [Client().get("/api/v1/kpis", headers={"Authorization": "Bearer kin_wrong"}) for _ in range(31)]
    assert [a.status_code for a in answers] == [401] * 30 + [429]
    assert answers[-1]["Retry-After"] == "60"
    assert answers[0]["WWW-Authenticate"].startswith("Bearer")
    cache.clear()


@pytest.mark.parametrize(
    ("scopes", "read", "report", "write"),
    [(("read",), 200, 403, 403), (("read", "report"), 200, 200, 403), (("report",), 404, 204, 403)],
    ids=["read", "read and report", "report alone"],
)
def test_a_token_does_what_its_scopes_say(
    call: Call, token: Callable[..., str], scopes: tuple[str, ...], read: int, report: int, write: int
) -> None:
    """A key that may only report learns nothing; one that may only read changes nothing."""
    key = {"HTTP_AUTHORIZATION": f"Bearer {token('Citra', *scopes)}"}
    assert call(None, "GET", "/kpis/KPI-4", **key).status_code == read
    assert call(None, "PUT", MEASURE, {"value": "3.4"}, **key).status_code == report
    assert call(None, "PATCH", "/kpis/KPI-4", {"name": "Lain"}, **key).status_code == write


def test_a_session_needs_the_page_token_for_changes(cast: Cast) -> None:
    """A page elsewhere can make a signed-in browser send a request, but not our CSRF token."""
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.people["Citra"].user, backend="kinerja.store.viewers.Door")
    assert client.get("/api/v1/kpis/KPI-4").status_code == 200
    refused = client.put(f"/api/v1{MEASURE}", b'{"value": "3.4"}', "application/json")
    assert (refused.status_code, refused.json()["code"]) == (403, "csrf")
    client.cookies["csrftoken"] = "a" * 32
    headers = {"X-CSRFToken": "a" * 32}
    kept = client.put(f"/api/v1{MEASURE}", b'{"value": "3.4"}', "application/json", headers=headers)
    assert kept.status_code == 200


def test_a_wrong_token_beside_a_session_is_refused(cast: Cast) -> None:
    """Who sends a token means the token."""
    client = Client()
    client.force_login(cast.people["Citra"].user, backend="kinerja.store.viewers.Door")
    assert client.get("/api/v1/kpis", headers={"Authorization": "Bearer kin_no"}).status_code == 401


def test_a_method_that_an_address_does_not_know_gets_a_problem_document(call: Call) -> None:
    """DELETE on the list of KPIs: 405, what it would take, and no plain text."""
    answer = call("Citra", "DELETE", "/kpis")
    assert answer.status_code == 405 and answer["Content-Type"] == "application/problem+json"
    assert answer.json()["code"] == "method.not_possible" and "GET" in answer["Allow"]


def test_no_answer_is_kept_by_what_stands_between(call: Call) -> None:
    """Refusals too may hold what only this caller may know."""
    for name, path in (("Citra", "/kpis"), ("Citra", "/kpis/KPI-99"), (None, "/kpis")):
        assert call(name, "GET", path)["Cache-Control"].startswith("private, no-"), path

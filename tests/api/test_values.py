"""Do values come back as they went in, once, and never over somebody else's?"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from django.test import Client

if TYPE_CHECKING:
    from tests.api.conftest import Call

OMZET = "/kpis/KPI-1/measurements"


def told(response: Any, status: int = 200) -> Any:
    """The JSON of an answer that must have this status."""
    assert response.status_code == status, response.content
    return json.loads(response.content)


def test_rupiah_keep_their_cents(call: Call) -> None:
    """1234567890123456.78 goes in and comes out digit for digit."""
    put = told(call("Budi", "PUT", f"{OMZET}/2026-11", {"value": "1234567890123456.78"}))
    assert put["value"] == "1234567890123456.78"
    assert told(call("Budi", "GET", f"{OMZET}/2026-11"))["value"] == "1234567890123456.78"
    assert told(call("Budi", "GET", "/kpis/KPI-1"))["latest"] == "1234567890123456.78"


def test_the_same_value_twice_is_kept_once(call: Call) -> None:
    """PUT is idempotent: a program may send again when it didn't hear the answer."""
    first = told(call("Budi", "PUT", f"{OMZET}/2026-11", {"value": "7"}))
    again = told(call("Budi", "PUT", f"{OMZET}/2026-11", {"value": "7.00"}))
    assert (first["revision"], again["revision"]) == (1, 1)
    corrected = told(call("Budi", "PUT", f"{OMZET}/2026-11", {"value": "8", "reason": "salah ketik"}))
    assert corrected["revision"] == 2
    taken_back = told(call("Budi", "DELETE", f"{OMZET}/2026-11"))
    assert (taken_back["value"], taken_back["revision"]) == ("7", 3)


def test_two_programs_that_saw_the_same(call: Call) -> None:
    """The second one's change is refused with what the first one wrote; without If-Match the last one wins."""
    seen = call("Budi", "GET", f"{OMZET}/2026-10")["ETag"]
    told(call("Budi", "PUT", f"{OMZET}/2026-10", {"value": "5", "reason": "a"}, HTTP_IF_MATCH=seen))
    late = told(call("Ayu", "PUT", f"{OMZET}/2026-10", {"value": "6", "reason": "b"}, HTTP_IF_MATCH=seen), 409)
    assert (late["code"], late["current"]["by"], late["current"]["value"]) == ("conflict", "Budi", "5")
    last = told(call("Ayu", "PUT", f"{OMZET}/2026-10", {"value": "6", "reason": "b"}))
    assert last["value"] == "6"
    wrong = told(call("Ayu", "PUT", f"{OMZET}/2026-10", {"value": "6"}, HTTP_IF_MATCH="yesterday"), 422)
    assert wrong["code"] == "if_match.unreadable"


def test_a_ratio_is_kept_as_its_parts(call: Call) -> None:
    """17 of 20 is 85 %; the parts stay, so that sums of them stay right."""
    put = told(call("Ayu", "PUT", "/kpis/KPI-3/measurements/2026-11-21", {"numerator": "17", "denominator": "20"}))
    assert (put["value"], put["numerator"], put["denominator"]) == ("85", "17", "20")


def test_pages_of_a_list(call: Call) -> None:
    """Page after page brings each KPI once, then null."""
    got, cursor = [], ""
    while cursor is not None:
        answer = told(call("Ayu", "GET", f"/kpis?limit=2{'&cursor=' + cursor if cursor else ''}"))
        got += [k["id"] for k in answer["items"]]
        cursor = answer["next"]
    assert got == ["KPI-1", "KPI-2", "KPI-3", "KPI-4", "KPI-5", "KPI-6"]
    events = told(call("Ayu", "GET", "/events?limit=1"))
    older = told(call("Ayu", "GET", f"/events?limit=1&cursor={events['next']}"))
    assert older["items"][0]["number"] < events["items"][0]["number"]


def test_a_check_in_answers_how_it_stands_and_can_be_taken_back(call: Call) -> None:
    """From 40 to 100 clients, 85 is three quarters; the other half is a contributing goal, which stands at 0.5."""
    made = call("Budi", "POST", "/key-results/KR-1/check-ins", {"value": "85", "confidence": 8, "note": "dua kontrak"})
    now = told(made, 201)
    assert (now["raw_progress"], now["progress"], now["confidence"]) == ("0.75", "0.625", 8)
    assert told(call("Budi", "GET", "/key-results/KR-1/check-ins"))["items"][0]["note"] == "dua kontrak"
    undone = told(call("Budi", "DELETE", made["Location"].removeprefix("/api/v1")))
    assert undone["confidence"] == 5
    verbs = [e["verb"] for e in told(call("Budi", "GET", "/events?id=KR-1"))["items"]]
    assert verbs == ["key_result.check_in_undone", "key_result.checked_in"]


def test_the_description_is_public(db: None) -> None:
    """A program finds every route, field and refusal in it, without a token; every operation says what it does."""
    answer = told(Client().get("/api/v1/openapi.json"))
    operations = [o for path in answer["paths"].values() for o in path.values()]
    assert all(o["summary"] and o["description"] and o["tags"] for o in operations)
    assert {"401", "404", "422"} <= set(operations[0]["responses"])

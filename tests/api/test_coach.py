"""Does the API coach as the forms do, in the caller's language, and refuse only what is no statement?"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tests.api.conftest import Call


def told(response: Any, status: int = 200) -> Any:
    """The JSON of an answer that must have this status."""
    assert response.status_code == status, response.content
    return json.loads(response.content)


def test_a_statement(call: Call) -> None:
    """Findings with the place of their words, the score with its parts, a wording in the statement's language."""
    text = "Turunkan waktu respons menjadi 2 jam secepatnya"
    said = told(call("Citra", "POST", "/coach?lang=en", {"text": text, "kind": "key_result"}))
    assert (said["lang"], said["kind"], said["objective"], said["key_results"]) == ("id", "key_result", None, [])
    assert said["score"] == sum(part["points"] for part in said["parts"])
    assert said["better"] == "Turunkan waktu respons dari [berapa jam?] menjadi 2 jam paling lambat [kapan?]"
    vague = next(f for f in said["findings"] if f["code"] == "vague")
    start, end = vague["spans"][0]
    assert (text[start:end], vague["name"]) == ("secepatnya", "Words nobody can check")


def test_what_is_known_beside_the_words(call: Call) -> None:
    """Numbers are exact strings; what is said to be missing is found, what is not said is not."""
    known = {"current": "4.55", "owner": False, "cadence": True}
    said = told(call("Citra", "POST", "/coach", {"text": "CSAT minimal 4,5/5", "kind": "kpi", "known": known}))
    assert {"already_met", "no_owner"} <= {f["code"] for f in said["findings"]}
    assert "no_cadence" not in {f["code"] for f in said["findings"]}


def test_an_objective_with_its_key_results(call: Call) -> None:
    """Those of the whole above, those of each sentence below."""
    body = {"text": "Improve quality", "key_results": ["Hold 2 trainings", "Write 3 articles"]}
    said = told(call("Citra", "POST", "/coach?lang=en", body))
    assert [f["code"] for f in said["findings"]] == ["all_effort"]
    assert said["objective"]["text"] == "Improve quality"
    assert [k["text"] for k in said["key_results"]] == body["key_results"]


def test_what_is_no_statement_is_refused(call: Call) -> None:
    """Nothing, too much, a kind or a number we don't know: each with its place."""
    assert told(call("Citra", "POST", "/coach", {"text": " "}), 422)["code"] == "text.missing"
    for body in (
        {"text": "x" * 2001},
        {"text": "x", "kind": "okr"},
        {"text": "x", "key_results": ["y"] * 21},
        {"text": "x", "known": {"target": 1.5}},
        {"text": "x", "known": {"mood": True}},
    ):
        assert told(call("Citra", "POST", "/coach", body), 422)

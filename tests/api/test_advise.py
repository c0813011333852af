"""Does the API advise in the caller's language, for a sentence and for six answers?"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tests.api.conftest import Call


def told(response: Any, status: int = 200) -> Any:
    """The JSON of an answer that must have this status."""
    assert response.status_code == status, response.content
    return json.loads(response.content)


def test_a_sentence(call: Call) -> None:
    """The answer with its reasons, each with the place of its words in the text."""
    text = "Turunkan keluhan dari 12 menjadi 5 per bulan"
    said = told(call("Citra", "POST", "/advise?lang=en", {"text": text}))
    assert (said["answer"], said["lang"], said["as_kpi"]) == ("both", "id", "Keluhan maksimal 5 per bulan")
    first = said["reasons"][0]
    start, end = first["spans"][0]
    assert (first["code"], text[start:end]) == ("recurs", "per bulan")
    assert first["words"] == "“per bulan” comes back: every period is asked the same question."


def test_what_it_is_kept_as(call: Call) -> None:
    """The kind weighs: where the words say otherwise there is a remark, and the wording it lacks."""
    body = {"text": "Raih 20.000 views per bulan", "kind": "key_result"}
    said = told(call("Citra", "POST", "/advise?lang=en", body))
    assert (said["answer"], said["remark"].partition(",")[0]) == (
        "both",
        "It stands under key results and asks the same every period",
    )
    assert said["instead"] == "Views naik dari [berapa sekarang?] menjadi 20.000 per bulan paling lambat [kapan?]"
    said = told(call("Citra", "POST", "/advise", {"text": "Views minimal 20.000 per bulan", "kind": "kpi"}))
    assert (said["answer"], said["remark"], said["instead"]) == ("kpi", None, None)
    assert told(call("Citra", "POST", "/advise", {"text": "Views", "kind": "objective"}), 422)


def test_six_answers(call: Call) -> None:
    """What is left out is unsure; with a text the answers decide and the text is written out."""
    answers = {"repeats": "no", "outcome": "no", "known": "yes"}
    assert told(call("Citra", "POST", "/advise", {"answers": answers}))["answer"] == "task"
    said = told(call("Citra", "POST", "/advise", {"answers": {"repeats": "yes"}, "text": "Wait at most 20 minutes"}))
    assert (said["answer"], "20 minutes" in said["as_kpi"]) == ("kpi", True)


def test_nothing_and_nonsense_are_refused(call: Call) -> None:
    """No text and no answers, an answer we don't know, a text too long: each with its place."""
    assert told(call("Citra", "POST", "/advise", {"text": " "}), 422)["code"] == "text.missing"
    assert told(call("Citra", "POST", "/advise", {"answers": {"repeats": "maybe"}}), 422)
    assert told(call("Citra", "POST", "/advise", {"answers": {"mood": "yes"}}), 422)
    assert told(call("Citra", "POST", "/advise", {"text": "x" * 2001}), 422)

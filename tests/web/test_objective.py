"""How is an objective written, published, linked, closed and corrected by plain forms?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cast import Cast
    from tests.web.conftest import Browse

NEW = "/cycles/C-1/objectives/new"
WORDS = {"title": "Pelanggan merekomendasikan kami", "unit": "U-2", "owner": "P-4", "ambition": "aspirational"}
FALL = {
    "key_results.0.title": "Keluhan turun", "key_results.0.kind": "metric", "key_results.0.measured_in": "number:",
    "key_results.0.unit_name": "keluhan", "key_results.0.baseline": "12", "key_results.0.target": "5",
}  # fmt: skip
KEEP = {
    "key_results.4.title": "Puas", "key_results.4.kind": "at_least", "key_results.4.measured_in": "score:5",
    "key_results.4.target": "4,5", "key_results.4.baseline": "999",
}  # fmt: skip


def test_an_objective_and_its_key_results_are_written_in_one_form(browse: Browse) -> None:
    """From 12 down to 5 complaints, at least 4,5 of 5: published at once; empty rows between them don't matter."""
    client = browse("Citra", lang="id")
    answer = client.post(NEW, {**WORDS, **FALL, **KEEP, "key_results.2.title": " ", "deed": "publish"})
    assert answer.status_code == 303, answer.content.decode()
    page = client.get(answer["Location"]).content.decode()
    for words in ("Keluhan turun", "12", "5 keluhan", "4,5/5", "Pelanggan merekomendasikan kami"):
        assert words in page, words


def test_another_key_result_is_added_without_a_script(browse: Browse) -> None:
    """The button sends the form back with one row more and everything that was typed; nothing is saved."""
    client = browse("Citra")
    page = client.post(NEW, {**WORDS, **FALL, **KEEP, "deed": "more"}).content.decode()
    assert page.count('class="result-form"') == 3
    assert 'value="Keluhan turun"' in page
    assert 'value="Puas"' in page
    assert 'name="key_results.1.title"' in page
    assert client.get("/objectives/O-5").status_code == 404


def test_every_refusal_stands_at_its_field_and_keeps_what_was_typed(browse: Browse) -> None:
    """No title, a start equal to its target, a number that is none: all at once, each at its own field."""
    wrong = {**FALL, **KEEP, "key_results.0.target": "12", "key_results.4.target": "4.5.6"}
    answer = browse("Citra").post(NEW, {**WORDS, **wrong, "title": "", "deed": "draft"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'href="#f-title"' in page
    assert 'href="#f-key_results.1.target"' in page
    assert 'value="4.5.6"' in page
    same = browse("Citra").post(NEW, {**WORDS, **FALL, "key_results.0.target": "12", "deed": "draft"})
    assert 'href="#f-key_results.0.target"' in same.content.decode()


def test_publishing_with_one_key_result_says_what_would_do(browse: Browse) -> None:
    """Two to five are needed; the page says so where the button is, and the draft stays."""
    answer = browse("Dewi").post("/objectives/O-4/publication")
    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'class="form-errors"' in page
    assert "A draft" in page


def test_a_loop_is_refused_with_its_path(browse: Browse) -> None:
    """O-2 contributes to O-1: letting O-1 serve O-2 would go round in a circle, and the refusal names the way."""
    answer = browse("Ayu").post("/objectives/O-1/links", {"way": "up", "other": "O-2", "kind": "supports"})
    page = answer.content.decode()
    assert answer.status_code == 422
    told = page[page.index('id="f-other-error"') :]
    assert "(O-1)" in told
    assert "(O-2)" in told
    assert 'class="form-errors"' in page


def test_a_goal_of_any_cycle_is_found_while_one_types(browse: Browse) -> None:
    """Key results and objectives by part of a name or short id, never one's own; without a script by a button."""
    client = browse("Ayu")
    found = client.get("/objectives/O-1/links/goals?q=klien").content.decode()
    assert 'value="KR-9"' in found
    own = client.get("/objectives/O-1/links/goals?q=O-1").content.decode()
    assert 'value="O-1"' not in own
    plain = client.post("/objectives/O-1/links", {"deed": "search", "q": "KR-9", "way": "up"}).content.decode()
    assert 'value="KR-9"' in plain
    assert "<html" in plain


@pytest.mark.parametrize("share", ["", "0", "101", "90"])
def test_a_share_that_does_not_fit_is_refused_at_its_field(browse: Browse, share: str) -> None:
    """What contributes needs 1 to 100 per cent, and no more than is left: 25 are taken already."""
    asked = {"way": "down", "other": "O-3", "kind": "contributes", "share": share}
    answer = browse("Ayu").post("/objectives/O-1/links", asked)
    assert answer.status_code == 422
    assert 'href="#f-share"' in answer.content.decode()


def test_a_link_is_made_seen_in_both_directions_and_taken_away(browse: Browse) -> None:
    """Citra's goal serves Budi's key result; both pages say so; the undo of the toast takes it away."""
    client = browse("Ayu")
    assert client.post("/objectives/O-2/links", {"way": "up", "other": "KR-1", "kind": "supports"}).status_code == 303
    assert client.get("/objectives/O-1").content.decode().count("through KR-1 ·") == 2
    assert "Klien baru" in client.get("/objectives/O-2").content.decode()
    away = client.post("/objectives/O-2/links/removal", {"child": "O-2", "parent": "KR-1"})
    assert away.status_code == 303
    assert client.get("/objectives/O-1").content.decode().count("through KR-1 ·") == 1


def test_a_goal_that_one_may_not_see_counts_without_its_name(browse: Browse) -> None:
    """Dewi sees that something private contributes to KR-1, not what it is called."""
    page = browse("Dewi").get("/objectives/O-1").content.decode()
    assert "A goal you may not see" in page
    assert "Sewa tempat" not in page or "Siapkan cabang baru" not in page


def test_closing_asks_for_every_key_result_and_keeps_grade_and_learning(cast: Cast, browse: Browse) -> None:
    """5 of 20 clients is a 0.3; the own grade needs its reason; afterwards only a correction is possible."""
    client = browse("Citra")
    where = "/objectives/O-2/closing"
    undecided = client.post(where, {"learning": "Mulai lebih awal"})
    assert undecided.status_code == 422
    assert "Mulai lebih awal" in undecided.content.decode()
    unreasoned = client.post(where, {"outcome.KR-9": "done", "self_grade": "0.5"})
    assert 'href="#f-self_reason"' in unreasoned.content.decode()
    said = {"outcome.KR-9": "drop", "self_grade": "0.5", "self_reason": "Sulit", "learning": "Mulai lebih awal"}
    assert client.post(where, said).status_code == 303
    page = client.get("/objectives/O-2").content.decode()
    for words in ("0.3", "0.5", "Sulit", "Mulai lebih awal", "Drop"):
        assert words in page, words
    assert client.post("/objectives/O-2/edit", {**WORDS, "unit": "U-3"}).status_code == 409
    assert client.post("/objectives/O-2/corrections", {"text": ""}).status_code == 422
    assert client.post("/objectives/O-2/corrections", {"text": "Ternyata 6 klien"}).status_code == 303
    assert "Ternyata 6 klien" in client.get("/objectives/O-2").content.decode()


def test_a_changed_aim_needs_its_reason_and_stays_in_the_history(browse: Browse) -> None:
    """Once people work on it, 20 becomes 25 only with a word on why; both stand in the history."""
    client = browse("Citra")
    typed = {"title": "Klien baru di timur", "baseline": "0", "target": "25"}
    refused = client.post("/key-results/KR-9/edit", typed)
    assert refused.status_code == 422
    assert 'value="25"' in refused.content.decode()
    assert client.post("/key-results/KR-9/edit", {**typed, "reason": "Dua kota lagi"}).status_code == 303
    page = client.get("/key-results/KR-9").content.decode()
    assert "Dua kota lagi" in page
    assert "Dua kota lagi" in client.get("/events?ref=KR-9").content.decode()

"""Is a check-in made in a moment, kept with who and when, and taken back without a trace lost?"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.cast import Cast
    from tests.web.conftest import Browse

CHECK_INS = "/key-results/KR-9/check-ins"


def test_what_i_owe_comes_first_with_its_form(cast: Cast, browse: Browse) -> None:
    """Citra said nothing for three weeks: value, confidence and note stand ready, the rest is one search away."""
    long_ago = cast.key_results["klien timur"]
    long_ago.reported_on = date(2026, 11, 1)
    long_ago.save(update_fields=["reported_on"])
    page = browse("Citra").get("/check-in").content.decode()
    assert "Klien baru di timur" in page
    assert f'action="{CHECK_INS}"' in page
    assert page.count("autofocus") == 1
    found = browse("Citra").get("/check-in?q=klien").content.decode()
    assert "KR-9" in found


def test_a_value_is_read_as_people_write_it_and_told_with_its_undo(cast: Cast, browse: Browse) -> None:
    """Indonesian "7" of 20 is kept; the next page says so once and offers to take it back."""
    client = browse("Citra", lang="id")
    answer = client.post(CHECK_INS, {"value": "7", "confidence": "8", "note": "Pameran membantu", "from": "check-in"})
    assert (answer.status_code, answer["Location"]) == (303, "/check-in")
    page = client.get("/check-in").content.decode()
    undo = re.search(r'action="(/key-results/KR-9/check-ins/\d+/undo)"', page)
    assert undo
    cast.key_results["klien timur"].refresh_from_db()
    assert cast.key_results["klien timur"].current_scaled == 7
    assert "/undo" not in client.get("/check-in").content.decode()
    back = client.post(undo[1], {"back": "check-in"})
    assert (back.status_code, back["Location"]) == (303, "/check-in")
    twice = client.post(undo[1], {"back": "check-in"})
    assert twice.status_code == 409


def test_a_bad_number_is_refused_at_its_field_and_nothing_typed_is_lost(browse: Browse) -> None:
    """ "4.5.6" is no number: 422, the same text in the field, confidence and note as they were."""
    answer = browse("Citra").post(CHECK_INS, {"value": "4.5.6", "confidence": "3", "note": "hard week"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'value="4.5.6"' in page
    assert 'aria-invalid="true"' in page
    assert 'value="3" checked' in page
    assert 'value="hard week"' in page


def test_two_at_once_see_each_other(browse: Browse) -> None:
    """Citra's page is older than Ayu's report of 9: she is shown it, and may add her own after it."""
    client = browse("Citra")
    before = _seen(client.get(CHECK_INS).content.decode())
    assert browse("Ayu").post(CHECK_INS, {"value": "9", "seen": before}).status_code == 303
    answer = client.post(CHECK_INS, {"value": "8", "seen": before})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Ayu" in page
    assert 'value="8"' in page
    assert _seen(page) != before
    assert client.post(CHECK_INS, {"value": "8", "seen": _seen(page)}).status_code == 303


def _seen(page: str) -> str:
    found = re.search(r'name="seen" value="(\d+)"', page)
    assert found
    return found[1]


def test_steps_are_ticked_and_a_yes_or_no_is_chosen(cast: Cast, browse: Browse) -> None:
    """KR-5 has three steps, KR-6 is done or not; each gets what it can be answered with."""
    client = browse("Ayu")
    assert client.get("/key-results/KR-5/check-ins").content.decode().count('name="milestone"') == 3
    assert client.post("/key-results/KR-5/check-ins", {"milestone": ["1", "2"], "confidence": "6"}).status_code == 303
    done = cast.key_results["langkah"].milestones.exclude(done_on=None).count()
    assert done == 2
    assert client.post("/key-results/KR-5/check-ins", {"milestone": ["9"]}).status_code == 422
    assert client.post("/key-results/KR-6/check-ins", {"value": "0"}).status_code == 303


def test_one_that_reads_a_kpi_points_there(browse: Browse) -> None:
    """KR-8 moves with its KPI: there is no field, but the way to the KPI; a value sent all the same is refused."""
    client = browse("Ayu")
    assert "reads a KPI" in client.get("/key-results/KR-8/check-ins").content.decode()
    assert client.post("/key-results/KR-8/check-ins", {"value": "1"}).status_code == 422


def test_the_dialog_gets_pieces_and_the_page_gets_pages(browse: Browse) -> None:
    """With htmx the answer is a piece without a frame: the list, one form, a refusal, and the toast that moves out."""
    client = browse("Citra")
    piece = {"HTTP_HX_REQUEST": "true"}
    for address in ("/check-in", CHECK_INS):
        assert "<html" not in client.get(address, **piece).content.decode()
        assert "<html" in client.get(address).content.decode()
    refused = client.post(CHECK_INS, {"value": "x", "from": "dialog"}, **piece)
    assert (refused.status_code, "<html" in refused.content.decode()) == (422, False)
    kept = client.post(CHECK_INS, {"value": "6", "from": "dialog"}, **piece)
    assert kept.status_code == 303
    told = client.get(kept["Location"], **piece)
    assert told["HX-Trigger"] == "checked-in"
    after = told.content.decode()
    assert 'class="dialog-toast"' in after
    assert client.get("/check-in", **piece).headers.get("HX-Trigger") is None
    undo = re.search(r'action="([^"]+/undo)"', after)
    assert undo
    back = client.post(undo[1], {"back": "dialog"}, **piece)
    assert (back.status_code, back["HX-Retarget"], back["HX-Trigger"]) == (200, "#check-in-body", "checked-in")
    assert 'hx-trigger="checked-in from:body"' in client.get("/").content.decode()


def test_from_home_it_goes_back_home(browse: Browse) -> None:
    """The row at home posts to the same address and comes back to the list of what needs me."""
    assert browse("Citra").post(CHECK_INS, {"value": "6", "from": "home"})["Location"] == "/"


def test_a_draft_takes_no_check_in(browse: Browse) -> None:
    """Nobody works on a draft: its key result shows no form and refuses a value."""
    client = browse("Ayu")
    assert 'name="value"' not in client.get("/key-results/KR-11/check-ins").content.decode()
    assert client.post("/key-results/KR-11/check-ins", {"value": "5"}).status_code == 409

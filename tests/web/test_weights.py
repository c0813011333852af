"""Does the page of weights show what they add up to, save them together, and keep what was judged?"""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from kinerja.store.models import KpiWeight

if TYPE_CHECKING:
    from tests.web.conftest import Browse

PAGE = "/people/P-4/weights"


def test_a_sum_is_shown_while_typing_and_without_a_script(browse: Browse) -> None:
    """A piece for the script, the whole page for the button; neither saves anything."""
    client = browse("Ayu")
    sent = {"since": "2026-Q4", "weight.KPI-4": "92,5", "area.KPI-4": "Gudang", "deed": "sum"}
    piece = client.post(PAGE, sent, headers={"HX-Request": "true", "Accept-Language": "id"}).content.decode()
    assert "<html" not in piece
    whole = html.unescape(client.post(PAGE, sent).content.decode())
    assert 'value="92,5"' in whole and 'value="Gudang"' in whole
    assert not KpiWeight.objects.filter(kpi__number=4).exists()


def test_weights_are_saved_and_shown_again(browse: Browse) -> None:
    """With the area; 40 of 100 is said to be too little."""
    client = browse("Ayu")
    sent = {"since": "2026-Q4", "weight.KPI-4": "40", "area.KPI-4": "Gudang", "deed": "save"}
    answer = client.post(PAGE, sent)
    assert (answer.status_code, answer.headers["Location"]) == (303, f"{PAGE}?period=2026-Q4")
    page = html.unescape(client.get(PAGE, {"period": "2026-Q4"}).content.decode())
    assert "60% is missing of 100%" in page
    assert 'value="40"' in page and 'value="Gudang"' in page
    assert KpiWeight.objects.get(kpi__number=4).since_label == "2026-Q4"


def test_a_refused_weight_stands_at_its_field(browse: Browse) -> None:
    """As it was typed, with what would do."""
    client = browse("Ayu")
    for typed in ("140", "banyak"):
        sent = {"since": "2026-Q4", "weight.KPI-4": typed, "area.KPI-4": "", "deed": "save"}
        answer = client.post(PAGE, sent)
        page = answer.content.decode()
        assert (answer.status_code, f'value="{typed}"' in page, "f-weight.KPI-4-error" in page) == (422, True, True)


def test_an_ended_period_keeps_its_weights(browse: Browse) -> None:
    """The field is gone, the note says why, and sending it all the same is refused."""
    client = browse("Ayu")
    sent = {"since": "2026-Q3", "weight.KPI-4": "40", "area.KPI-4": "", "deed": "save"}
    assert client.post(PAGE, sent).status_code == 303
    page = client.get(PAGE, {"period": "2026-Q3"}).content.decode()
    assert 'name="weight.KPI-4"' not in page and "has ended" in page
    assert client.post(PAGE, {**sent, "weight.KPI-4": "50"}).status_code == 422


def test_who_may_only_look_finds_no_fields(browse: Browse) -> None:
    """Citra is measured by it: no field, and no button that would save or add up nothing."""
    page = browse("Citra").get(PAGE, {"period": "2026-Q4"}).content.decode()
    assert "weight.KPI-4" not in page
    assert 'name="deed"' not in page and "You may look at these weights" in page


def test_who_may_not_see_everything_is_told_so(browse: Browse) -> None:
    """Citra sees all of her own KPIs; of hers a colleague may miss some, and the page never says whether."""
    note = "Only KPIs that you may see are counted."
    pages = {who: browse(who).get(PAGE, {"period": "2026-Q4"}).content.decode() for who in ("Ayu", "Citra", "Dewi")}
    assert {who: note in page for who, page in pages.items()} == {"Ayu": False, "Citra": False, "Dewi": True}

"""Does home hold what waits for a person, done in place, with nothing lost that was typed?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cast import Cast
    from tests.web.conftest import Browse


def test_home_is_a_list_of_deeds(browse: Browse, cast: Cast) -> None:
    """Budi's check-in is owed and done in its row; what he missed stands there with its why."""
    late = cast.key_results["klien"]
    late.reported_on = None
    late.save()
    page = browse("Budi").get("/").content.decode()
    assert 'action="/key-results/KR-1/check-ins"' in page
    assert "Omzet bulanan" in page
    assert 'href="/why/KPI-1"' in page
    done = browse("Budi").post("/kpis/KPI-1/measurements", {"period": "2026-11", "value": "1", "from": "home"})
    assert done["Location"] == "/"


def test_an_empty_home_teaches(browse: Browse) -> None:
    """Somebody new sees what this is for, one example and one button; who only reads gets no button to write."""
    page = browse("Hana").get("/").content.decode()
    assert "Begin with one number" in page
    assert 'href="/kpis/new"' in page
    assert 'href="/paste"' in page.split('class="empty-deeds"')[1]
    assert 'href="/advisor"' in page
    assert 'href="/kpis/new"' not in browse("Eka").get("/").content.decode()


@pytest.fixture
def owed(cast: Cast) -> Cast:
    """Budi owes two values of October."""
    from tests.casting import COUNT, measured, new_kpi

    for name in ("Kunjungan", "Penawaran"):
        kpi = new_kpi(cast, name, name, cast.units["Penjualan"], COUNT, owner=cast.people["Budi"], target="10")
        measured(kpi, COUNT, {"2026-09": "9"})
    return cast


def test_a_refused_value_comes_back_in_its_row(browse: Browse, owed: Cast) -> None:
    """htmx puts the row in the place of the row; what was typed elsewhere on the page is not touched."""
    client = browse("Budi")
    assert 'id="need-KPI-8"' in client.get("/").content.decode()
    sent = {"period": "2026-10", "value": "1.2.3", "note": "my own count", "from": "home", "seen": "0"}
    answer = client.post("/kpis/KPI-8/measurements", sent, headers={"HX-Request": "true"})
    piece = answer.content.decode()
    assert (answer.status_code, answer["HX-Retarget"], answer["HX-Reselect"]) == (422, "#need-KPI-8", "#need-KPI-8")
    assert "<html" not in piece
    for words in ('value="1.2.3"', 'value="my own count"', 'id="f-value-KPI-8-error"'):
        assert words in piece, words


def test_without_javascript_the_page_comes_back_with_the_error_in_the_row(browse: Browse, owed: Cast) -> None:
    """Home again as 422, the row with its error and all that was typed, the other row empty."""
    sent = {"period": "2026-10", "value": "many", "note": "my own count", "from": "home", "seen": "0"}
    answer = browse("Budi").post("/kpis/KPI-8/measurements", sent)
    page = answer.content.decode()
    assert answer.status_code == 422
    row = page.split('id="need-KPI-8"')[1].split("</li>")[0]
    other = page.split('id="need-KPI-9"')[1].split("</li>")[0]
    assert 'value="many"' in row
    assert 'id="f-value-KPI-8-error"' in row
    assert "field-error" not in other


def test_who_was_faster_is_named(browse: Browse, owed: Cast) -> None:
    """Nothing is due any more: the period's page shows theirs beside mine."""
    sent = {"period": "2026-10", "from": "home", "seen": "0"}
    assert browse("Ayu").post("/kpis/KPI-8/measurements", {**sent, "value": "7"}).status_code == 303
    late = browse("Budi").post("/kpis/KPI-8/measurements", {**sent, "value": "8"})
    assert late.status_code == 409
    assert "Ayu changed it" in late.content.decode()


def test_a_lead_sees_what_the_units_missed(browse: Browse, cast: Cast) -> None:
    """Budi: his own first, then Penjualan's with its owner, two open and the rest behind a click, all counted."""
    from tests.casting import COUNT, measured, new_kpi

    for number in range(4):
        kpi = new_kpi(
            cast, f"k{number}", f"Meleset {number}", cast.units["Penjualan"], COUNT, owner=cast.people["Citra"]
        )
        kpi.targets.create(
            organisation=cast.organisation, since="2026-01-01", since_label="2026-01", value_scaled=9, at=kpi.created_at
        )
        measured(kpi, COUNT, {"2026-10": "3"})
    page = browse("Budi").get("/").content.decode()
    missed = page.split("Off target")[1]
    assert missed.index("Omzet bulanan") < missed.index("Meleset 0")
    assert "3 more" in missed
    assert "Citra" in missed.split("Meleset 0")[1][:400]
    assert '<span class="section-count">6</span>' in page
    assert "Meleset" not in browse("Dewi").get("/").content.decode()


def test_many_owed_values_stay_a_list(browse: Browse, cast: Cast) -> None:
    """Five values are owed: three forms stand open, the others behind a word; a refused one stands open too."""
    from tests.casting import COUNT, measured, new_kpi

    for n in range(5):
        kpi = new_kpi(
            cast, f"kunjungan {n}", f"Kunjungan {n}", cast.units["Penjualan"], COUNT, owner=cast.people["Budi"]
        )
        measured(kpi, COUNT, {"2026-09": "9"})
    client = browse("Budi")
    page = client.get("/").content.decode()
    rows = {row.split('"')[0]: row.split("</li>")[0] for row in page.split('id="need-')[1:]}
    owed = [ref for ref, row in rows.items() if "/measurements" in row]
    folded = [ref for ref in owed if "<details" in rows[ref]]
    assert len(owed) >= 5
    assert folded == owed[3:]
    last = next(ref for ref in folded if "Kunjungan" in rows[ref])
    sent = {"period": "2026-10", "value": "1.2.3", "from": "home"}
    again = client.post(f"/kpis/{last}/measurements", sent).content.decode()
    row = again.split(f'id="need-{last}"')[1].split("</li>")[0]
    assert "<details" not in row
    assert 'value="1.2.3"' in row


def test_the_owner_of_ones_own_organisation_is_asked_for_a_name(browse: Browse, cast: Cast) -> None:
    """Until it is written in the settings; nobody else is asked."""
    ayu = cast.people["Ayu"]
    assert "What is your name?" not in browse("Ayu").get("/").content.decode()
    ayu.name = "Owner"
    ayu.save(update_fields=["name"])
    assert "What is your name?" not in browse("Ayu").get("/").content.decode()
    ayu.organisation.mode = "personal"
    ayu.organisation.save(update_fields=["mode"])
    assert 'href="/settings#f-name"' in browse("Ayu").get("/").content.decode()

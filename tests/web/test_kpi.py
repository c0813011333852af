"""Can a KPI be written, measured, corrected, taken back, retargeted and archived from its pages, as plain forms?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from django.test import Client

    from tests.web.conftest import Browse

STOK = "/kpis/KPI-4"


def test_four_answers_make_a_kpi(browse: Browse) -> None:
    """Name, unit, target and rhythm; everything else has a default, and the page opens on it."""
    sent = {"name": "Artikel terbit", "unit": "U-2", "measured_in": "number:", "unit_name": "artikel", "target": "12"}
    client = browse("Citra", lang="id")
    answer = client.post("/kpis/new", {**sent, "cadence": "month", "polarity": "higher"})
    assert answer.status_code == 303
    page = client.get(answer["Location"]).content.decode()
    for words in ("Artikel terbit", "≥ 12 artikel", "KPI-8"):
        assert words in page, words


def test_a_target_of_zero_is_refused_with_what_would_do(browse: Browse) -> None:
    """A ratio can't be scored against 0; the field names the formulas that can."""
    sent = {"name": "Kecelakaan", "unit": "U-2", "measured_in": "number:", "target": "0", "polarity": "lower"}
    answer = browse("Citra").post("/kpis/new", sent)
    assert answer.status_code == 422
    assert "Hit or missed" in answer.content.decode().split('id="f-formula-error"')[1]


def test_a_value_is_kept_and_can_be_taken_back(browse: Browse) -> None:
    """The next page says what was kept and offers the undo; after it, the value before stands again."""
    client = browse("Citra")
    answer = client.post(f"{STOK}/measurements", {"period": "2026-Q4", "value": "3.2"}, follow=True)
    page = answer.content.decode()
    assert "Saved: 3.2/5 for Hari persediaan." in page
    assert f'action="{STOK}/measurements/2026-Q4/undo"' in page
    undone = client.post(f"{STOK}/measurements/2026-Q4/undo", {"revision": "1"}, follow=True).content.decode()
    assert "Taken back." in undone
    assert "4.6/5" in undone


def test_a_correction_keeps_its_reason_and_the_first_value(browse: Browse) -> None:
    """The period's page tells every entry, who made it and why."""
    client = browse("Citra")
    sent = {"value": "4,1", "reason": "counted without the old shop", "seen": "1"}
    assert client.post(f"{STOK}/measurements/2026-Q3", {**sent, "value": "4.1"}).status_code == 303
    page = client.get(f"{STOK}/measurements/2026-Q3").content.decode()
    for words in ("4.1/5", "counted without the old shop", "entry 2"):
        assert words in page, words


def test_two_people_at_once_see_each_others_value(browse: Browse) -> None:
    """Ayu was faster: Citra is told who and what, keeps what she typed, and may still save."""
    citra, ayu = browse("Citra"), browse("Ayu")
    assert ayu.post(f"{STOK}/measurements/2026-Q3", {"value": "4.4", "seen": "1"}).status_code == 303
    late = citra.post(f"{STOK}/measurements/2026-Q3", {"value": "4.2", "seen": "1"})
    page = late.content.decode()
    assert late.status_code == 409
    assert "Ayu changed it" in page
    assert "4.4/5" in page
    assert 'value="4.2"' in page
    assert 'name="seen" value="2"' in page
    assert citra.post(f"{STOK}/measurements/2026-Q3", {"value": "4.2", "seen": "2"}).status_code == 303


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({"period": "2026-10", "value": "3"}, "quarterly"),
        ({"period": "2027-Q1", "value": "3"}, "2027"),
        ({"period": "2026-Q4", "value": ""}, "This field is empty."),
        ({"period": "2026-Q4", "value": "3.25"}, "more decimals"),
    ],
)
def test_what_can_not_be_kept_is_refused_in_words(sent: dict[str, str], words: str, browse: Browse) -> None:
    """Another rhythm, the future, nothing at all, or finer than is kept."""
    answer = browse("Citra").post(f"{STOK}/measurements", sent)
    assert answer.status_code == 422
    assert words.lower() in answer.content.decode().lower()


def test_a_ratio_asks_for_its_two_parts(browse: Browse) -> None:
    """Kehadiran sums present and expected before it divides."""
    client = browse("Budi")
    assert 'name="numerator"' in client.get("/kpis/KPI-3").content.decode()
    sent = {"period": "2026-11-21", "numerator": "47", "denominator": "50"}
    assert "94%" in client.post("/kpis/KPI-3/measurements", sent, follow=True).content.decode()


def test_a_reader_finds_no_button_that_would_be_refused(browse: Browse) -> None:
    """Eka sees the KPI and no form to report, no menu to change."""
    page = browse("Eka").get(STOK).content.decode()
    assert 'id="measure"' not in page
    assert f"{STOK}/edit" not in page


def test_the_archive_keeps_everything_and_gives_it_back(browse: Browse) -> None:
    """With a reason; nothing is due there, and one click undoes it."""
    client = browse("Ayu")
    assert client.post(f"{STOK}/archive", {"reason": ""}).status_code == 422
    page = client.post(f"{STOK}/archive", {"reason": "the shop closed"}, follow=True).content.decode()
    assert "in the archive" in page
    assert f'action="{STOK}/restore"' in page
    assert 'id="measure"' not in page
    assert 'id="measure"' in client.post(f"{STOK}/restore", follow=True).content.decode()


def test_a_new_version_keeps_the_reason(browse: Browse) -> None:
    """The page tells both versions; without a reason there is none."""
    client = browse("Ayu")
    sent = {"polarity": "band", "comparator": "between", "formula": "band", "description": "Days that the stock lasts"}
    assert client.post(f"{STOK}/definition", {**sent, "reason": ""}).status_code == 422
    page = client.post(f"{STOK}/definition", {**sent, "reason": "said more clearly"}, follow=True).content.decode()
    assert "said more clearly" in page
    assert "2 versions" in page


def test_why_answers_as_a_panel_and_as_a_page(browse: Browse) -> None:
    """htmx gets the panel alone, everybody else a page with the way back."""
    client = browse("Dewi")
    page = client.get("/why/kpi-2").content.decode()
    panel = client.get("/why/KPI-2", HTTP_HX_REQUEST="true").content.decode()
    assert "<html" in page
    assert "<html" not in panel
    assert "Complement" in panel
    assert panel.strip() in page


def row(client: Client, path: str, **sent: str) -> Any:
    """What htmx gets when it asks for one row of the table of values, or sends it."""
    headers = {"HX-Request": "true", "HX-Target": "period-" + path.rsplit("/", 1)[1]}
    return client.post(path, sent, headers=headers) if sent else client.get(path, headers=headers)


def test_a_value_is_corrected_in_its_row(browse: Browse) -> None:
    """The row turns into a form with the value in it; refused, it keeps what was typed; kept, the page comes anew."""
    client, where = browse("Citra"), f"{STOK}/measurements/2026-Q3"
    assert f'hx-get="{where}"' in client.get(STOK).content.decode()
    form = row(client, where).content.decode()
    assert form.strip().startswith('<tr id="period-2026-Q3"') or '<tr id="period-2026-Q3"' in form
    assert "<html" not in form
    assert 'value="4.6"' in form
    wrong = row(client, where, value="4,6,1", note="counted twice", seen="1")
    assert wrong.status_code == 422
    for words in ('value="4,6,1"', 'value="counted twice"', 'id="f-value-2026-Q3-error"'):
        assert words in wrong.content.decode(), words
    kept = row(client, where, value="4.1", seen="1")
    assert (kept.status_code, kept["HX-Redirect"]) == (204, STOK)
    late = row(client, where, value="4.3", seen="1")
    assert late.status_code == 409
    assert 'name="seen" value="2"' in late.content.decode()


def test_what_values_are_kept_in_can_change_until_there_is_one(browse: Browse) -> None:
    """Unit, decimals and rhythm stand in the definition's form; with a value they are shown locked, with the reason."""
    client = browse("Ayu")
    open_form = client.get("/kpis/KPI-5/definition").content.decode()
    assert 'name="measured_in"' in open_form
    sent = {"reason": "counted in people", "formula": "hit_rate", "measured_in": "number:", "unit_name": "orang"}
    answer = client.post("/kpis/KPI-5/definition", {**sent, "decimals": "1", "cadence": "month"}, follow=True)
    page = answer.content.decode()
    for words in ("orang", "Monthly"):
        assert words in page, words
    locked = client.get("/kpis/KPI-2/definition").content.decode()
    assert 'name="measured_in"' not in locked
    assert "there are values in them already" in locked


@pytest.mark.parametrize(
    ("ref", "asked", "of"),
    [
        ("KPI-1", "Why is it 99.9?", "Omzet bulanan"),
        ("KR-1", "Why is it 50%?", "Klien baru"),
        ("O-1", "Why is it ", "Tumbuh sehat"),
        ("KPI-5", "Why is there no number?", "Selisih gaji"),
    ],
)
def test_why_asks_for_the_number_and_names_what_it_belongs_to(ref: str, asked: str, of: str, browse: Browse) -> None:
    """In the title, the crumbs and the panel; the panel is the same in the dialog."""
    client = browse("Ayu")
    page = client.get(f"/why/{ref}").content.decode()
    title = page.split("<title>")[1].split("</title>")[0]
    assert title.startswith(asked)
    assert of in title
    assert of in page.split('class="crumbs"')[1].split("</nav>")[0]
    panel = client.get(f"/why/{ref}", headers={"HX-Request": "true"}).content.decode().strip()
    assert panel in page
    assert asked in panel

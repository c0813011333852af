"""Does a pasted list of roles become KPIs and OKRs as the person corrected them, and nothing before it is said?"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.people import RATNA

Visit = Callable[..., Page]
TEXT = (Path(__file__).parent / "documents" / "two_roles.txt").read_text(encoding="utf-8")
STOCK = "Akurasi stok"
FREIGHT = "Biaya kirim maksimal Rp150 juta per bulan"
MISSED = "Panggilan yang tak terjawab maksimal 4% per bulan"
RECOMMENDED = "Skor rekomendasi naik dari 42 menjadi 60"
LOADING = "Waktu muat turun dari 45 menit ke 30 menit"


def line(page: Page, title: str) -> Locator:
    """The line of the preview that holds these words."""
    return page.locator("fieldset.read-line").filter(has=page.locator("textarea.read-title", has_text=title))


def read(page: Page) -> None:
    """Paste the document and ask what was understood."""
    page.get_by_role("textbox", name="Text").fill(TEXT)
    page.get_by_role("button", name="Read it").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("What was understood")


def on_the_board(page: Page, words: str) -> Locator:
    """The rows of the board that have these words in their name."""
    page.goto(f"/kpis?q={words}")
    return page.get_by_role("main").locator("tbody tr")


@pytest.fixture(params=[True, False], ids=["with scripts", "without"])
def page_of_ratna(request: pytest.FixtureRequest, visit: Visit, own_demo: str) -> Iterator[Page]:
    """The page to paste into, in a browser with JavaScript and in one without."""
    yield visit(own_demo, "/paste", RATNA, scripts=request.param)


def test_what_was_understood_is_underlined(visit: Visit, own_demo: str) -> None:
    """Left the text with target, start and rhythm marked; right its two roles with their lines, by kind."""
    page = visit(own_demo, "/paste", RATNA)
    read(page)
    text = page.get_by_label("Your text")
    expect(text.locator("p", has_text=FREIGHT).locator("mark.mark-value")).to_have_text("Rp150 juta")
    expect(text.locator("p", has_text=RECOMMENDED).locator("mark.mark-baseline")).to_contain_text("42")
    expect(text.locator("p", has_text=STOCK).locator("mark.mark-period")).to_contain_text("bulan")

    expect(page.get_by_role("heading", level=2).filter(has_text="Customer Service Lead")).to_be_visible()
    expect(page.get_by_role("heading", level=2).filter(has_text="Staf Gudang")).to_be_visible()
    assert page.locator("fieldset.read-line[data-kind=kpi]").count() == 5
    assert page.locator("fieldset.read-line[data-kind=objective]").count() == 2
    assert page.locator("fieldset.read-line[data-kind=key_result]").count() == 4


def test_nothing_is_saved_before_it_is_said(visit: Visit, own_demo: str) -> None:
    """A preview that one turns away from leaves nothing on the board."""
    page = visit(own_demo, "/paste", RATNA)
    before = on_the_board(page, "stok").count()
    page.goto("/paste")
    read(page)
    page.goto("/paste")
    expect(page.get_by_role("textbox", name="Text")).to_be_empty()
    assert on_the_board(page, "stok").count() == before


def test_corrected_and_saved(page_of_ratna: Page) -> None:
    """One line becomes another kind, one number is corrected, one line stays out; the board has the rest."""
    page = page_of_ratna
    read(page)
    line(page, MISSED).get_by_role("checkbox", name="Keep this line").uncheck()
    line(page, LOADING).get_by_role("button", name="KPI").click()
    # As a KPI it is called by what is measured.
    expect(line(page, "Waktu muat").get_by_role("button", name="KPI")).to_have_attribute("aria-pressed", "true")
    stock = line(page, STOCK)
    stock.get_by_role("button", name="change").click()
    stock.get_by_label(re.compile("^Value")).fill("97.25")
    page.get_by_role("button", name="Save").click()
    # Five KPIs and two objectives, each with its key results on its page.
    expect(page.get_by_role("heading", level=1)).to_have_text("7 things are saved")

    found = on_the_board(page, "stok").filter(has_text="Akurasi stok").first
    expect(found).to_contain_text("97.25%")
    expect(found).to_contain_text("higher is better")
    found = on_the_board(page, "kirim").filter(has_text="Biaya kirim").first
    expect(found).to_contain_text("150,000,000")
    expect(found).to_contain_text("lower is better")
    found = on_the_board(page, "muat").first
    expect(found).to_contain_text("30")
    expect(on_the_board(page, "terjawab")).to_have_count(0)

    page.goto("/okr")
    goal = page.get_by_role("main").get_by_role("link", name="Pelanggan senang kembali kepada kami").first
    goal.click()
    expect(page.get_by_role("main")).to_contain_text(RECOMMENDED)


def test_taken_back_in_one_step(page_of_ratna: Page) -> None:
    """What was created is told with its undo; one click and nothing of it is on the board."""
    page = page_of_ratna
    before = on_the_board(page, "kirim").count()
    page.goto("/paste")
    read(page)
    page.get_by_role("button", name="Save").click()
    told = page.locator("#toasts").get_by_text("Created: 5 KPIs, 2 objectives.")
    expect(told).to_be_visible()
    page.get_by_role("main").get_by_role("button", name="Take it all back").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Read a document")
    assert on_the_board(page, "kirim").count() == before


def test_long_words_stand_whole_on_a_phone(visit: Visit, own_demo: str) -> None:
    """Nothing is cut and nothing scrolls sideways; Enter looks again as in a field of one line, and Tab goes on."""
    page = visit(own_demo, "/paste", RATNA)
    page.set_viewport_size({"width": 390, "height": 844})
    long = "Pelanggan di semua kota merasa didengar sejak pesan pertama sampai masalahnya benar-benar selesai"
    page.get_by_role("textbox", name="Text").fill(f"OKR:\nObjective: {long}\n- KR 1: Keluhan turun dari 12 menjadi 5\n")
    page.get_by_role("button", name="Read it").click()
    field = line(page, long).locator(".read-title")
    assert field.evaluate("field => field.scrollHeight <= field.clientHeight + 1 && field.clientHeight > 60")
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    field.fill(long + ".")
    with page.expect_response("**/paste/preview"):
        field.press("Enter")
    expect(page.locator(".htmx-request, .htmx-swapping, .htmx-settling")).to_have_count(0)
    expect(field).to_have_value(long + ".")
    expect(field).to_be_focused()
    field.press("Tab")
    expect(page.get_by_role("link", name="Line 1 in your text")).to_be_focused()


def test_back_after_saving_leads_to_an_empty_form(visit: Visit, own_demo: str) -> None:
    """Not to the preview, which would save all of it a second time."""
    page = visit(own_demo, "/paste", RATNA)
    read(page)
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("7 things are saved")
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text("Read a document")
    expect(page.get_by_role("textbox", name="Text")).to_be_empty()

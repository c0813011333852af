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
STOCK = "Akurasi stok minimal 98,5% per bulan"
FREIGHT = "Biaya kirim maksimal Rp150 juta per bulan"
MISSED = "Panggilan yang tak terjawab maksimal 4% per bulan"
RECOMMENDED = "Skor rekomendasi naik dari 42 menjadi 60"
LOADING = "Waktu muat turun dari 45 menit ke 30 menit"


def line(page: Page, title: str) -> Locator:
    """The line of the preview that holds these words."""
    return page.locator("fieldset.read-line").filter(has=page.locator(f'input[value="{title}"]'))


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
    expect(line(page, LOADING).get_by_role("button", name="KPI")).to_have_attribute("aria-pressed", "true")
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

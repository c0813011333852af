"""Is a KPI's value reported, corrected and explained where it stands?"""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.people import CITRA, RATNA

Visit = Callable[..., Page]


def test_a_value_is_reported_and_corrected(visit: Visit, own_demo: str) -> None:
    """Two values for one month: the second with its reason; the history keeps both, with who and when."""
    page = visit(own_demo, "/kpis/KPI-16", CITRA)
    page.get_by_role("link", name="Report a value").click()
    form = page.locator("#measure form")
    month = form.get_by_label("Period").input_value()
    form.get_by_label("Actual").fill("24")
    form.get_by_label("Actual").press("Enter")
    row = page.get_by_role("row").filter(has=page.locator(f"a[href$='/measurements/{month}']")).first
    expect(row).to_contain_text("24")

    row.get_by_role("link").first.click()
    page.get_by_label("Actual").fill("23")
    page.get_by_label("Reason").fill("One order was counted twice")
    page.get_by_label("Reason").press("Enter")
    page.goto(f"/kpis/KPI-16/measurements/{month}")
    entries = page.locator("section").filter(has=page.get_by_role("heading", name="History")).get_by_role("listitem")
    expect(entries).to_have_count(2)
    expect(entries.nth(0)).to_contain_text("23")
    expect(entries.nth(0)).to_contain_text("One order was counted twice")
    expect(entries.nth(1)).to_contain_text("24")
    expect(entries.nth(1)).to_contain_text(CITRA)


def test_a_slip_is_taken_back(visit: Visit, own_demo: str) -> None:
    """A wrong value over a right one: Undo in the corner, and the right one stands again."""
    page = visit(own_demo, "/kpis/KPI-14/measurements/2026-10", CITRA)
    right = page.get_by_label("Actual").input_value()
    page.get_by_label("Actual").fill("4,500,001")
    page.get_by_label("Actual").press("Enter")
    toast = page.get_by_role("status").filter(has_text="4,500,001")
    toast.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("status").filter(has_text="Taken back")).to_be_visible()
    page.goto("/kpis/KPI-14/measurements/2026-10")
    expect(page.get_by_label("Actual")).to_have_value(right)


def test_why_by_key_and_by_click(visit: Visit, own_demo: str) -> None:
    """`?` on a row of the board opens the formula, the steps and the inputs; a click on the score opens the same."""
    page = visit(own_demo, "/kpis", RATNA)
    page.keyboard.press("j")
    page.keyboard.press("?")
    why = page.locator("dialog#why")
    expect(why.locator(".why-formula")).not_to_be_empty()
    expect(why.get_by_role("listitem").first).to_be_visible()
    expect(why.get_by_role("row").filter(has_text="Actual")).to_be_visible()
    by_key = why.locator(".why").inner_text()
    page.keyboard.press("Escape")
    expect(why).to_be_hidden()

    page.get_by_role("main").locator("tbody tr [data-why]").first.click()
    expect(why.locator(".why-formula")).to_be_visible()
    assert why.locator(".why").inner_text() == by_key


def test_why_without_scripts(visit: Visit, own_demo: str) -> None:
    """The same explanation is a page of its own."""
    page = visit(own_demo, "/kpis/KPI-14", RATNA, scripts=False)
    page.get_by_role("link", name="Why?").first.click()
    expect(page).to_have_url(re.compile("/why/KPI-14"))
    expect(page.get_by_role("main")).to_contain_text("Omzet wilayah barat")
    expect(page.locator(".why-formula")).to_contain_text("100 × A ÷ T")


def test_the_board_sorts_and_filters(visit: Visit, own_demo: str) -> None:
    """A heading sorts, a second click turns it round; a filter narrows at once, and its address can be kept."""
    page = visit(own_demo, "/kpis", RATNA)
    names = page.get_by_role("main").locator("tbody th a")
    everything = names.count()
    page.get_by_role("columnheader", name="KPI").get_by_role("link").click()
    page.wait_for_url(re.compile("sort=-name"))
    backwards = names.all_inner_texts()
    assert backwards == sorted(backwards, key=str.casefold, reverse=True)

    page.goto("/kpis")
    page.get_by_label("Verdict").select_option(label="Not achieved")
    page.wait_for_url(re.compile("verdict="))
    expect(page.get_by_role("main").locator("tbody tr").first).to_contain_text("Not achieved")
    assert 0 < names.count() < everything
    kept = names.all_inner_texts()
    page.reload()
    assert names.all_inner_texts() == kept


def test_the_board_as_csv(visit: Visit, own_demo: str) -> None:
    """What one sees is what one takes along: the filter of the page is the filter of the file."""
    page = visit(own_demo, "/kpis?q=omzet", RATNA)
    page.locator("summary", has_text="Download").click()
    with page.expect_download() as downloaded:
        page.get_by_role("link", name="As CSV").click()
    text = downloaded.value.path().read_text(encoding="utf-8-sig")
    rows = [row for row in text.splitlines() if row]
    assert downloaded.value.suggested_filename.endswith(".csv")
    assert len(rows) == 1 + page.get_by_role("main").locator("tbody tr").count()
    assert "Omzet wilayah barat" in text

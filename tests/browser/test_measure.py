"""Is a KPI's value reported, corrected and explained where it stands?"""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.people import CITRA, RATNA

Visit = Callable[..., Page]


def test_a_value_is_reported_corrected_and_taken_back(visit: Visit, own_demo: str) -> None:
    """Two values for one month: the second with its reason; the history keeps both, with who and when."""
    page = visit(own_demo, "/kpis/KPI-16", CITRA)
    page.get_by_role("link", name="Report a value").click()
    form = page.locator("form").filter(has=page.get_by_role("button", name="Keep", exact=True))
    month = form.get_by_label("Period").input_value()
    form.get_by_label("Actual").fill("24.5")
    form.get_by_label("Actual").press("Enter")
    row = page.get_by_role("row").filter(has=page.locator(f"a[href$='/measurements/{month}']")).first
    expect(row).to_contain_text("24.5")

    row.get_by_role("link", name="Correct").click()
    page.get_by_label("Actual").fill("23.75")
    page.get_by_label("Reason for the correction").fill("One order was counted twice")
    page.get_by_role("button", name="Keep the correction").click()
    page.goto(f"/kpis/KPI-16/measurements/{month}")
    history = page.get_by_role("region", name="History").or_(page.locator("section", has_text="History"))
    entries = history.get_by_role("listitem")
    expect(entries).to_have_count(2)
    expect(entries.nth(0)).to_contain_text("23.75")
    expect(entries.nth(0)).to_contain_text("One order was counted twice")
    expect(entries.nth(1)).to_contain_text("24.5")
    expect(entries.nth(1)).to_contain_text(CITRA)


def test_a_correction_without_a_reason_is_refused(visit: Visit, own_demo: str) -> None:
    """The old value stays, the new one stays in its field, and the reason is asked for."""
    page = visit(own_demo, "/kpis/KPI-14/measurements/2026-10", CITRA)
    page.get_by_label("Actual").fill("450,000,000")
    page.get_by_role("button", name="Keep the correction").click()
    expect(page.get_by_label("Reason for the correction")).to_have_attribute("aria-invalid", "true")
    expect(page.get_by_label("Actual")).to_have_value("450,000,000")
    page.reload()
    page.goto("/kpis/KPI-14")
    expect(page.get_by_role("row").filter(has_text="Oct 2026").first).not_to_contain_text("450,000,001")


def test_why_by_key_and_by_click(visit: Visit, own_demo: str) -> None:
    """`?` on a row of the board opens the formula, the steps and the inputs; a click on the score opens the same."""
    page = visit(own_demo, "/kpis", RATNA)
    page.keyboard.press("j")
    page.keyboard.press("?")
    why = page.get_by_role("dialog", name="Why is this number so?")
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
    expect(page.get_by_role("heading", level=1)).to_have_text("Why is this number so?")
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
    page.get_by_text("Take it along").click()
    with page.expect_download() as downloaded:
        page.get_by_role("link", name="As CSV").click()
    text = downloaded.value.path().read_text(encoding="utf-8-sig")
    rows = [row for row in text.splitlines() if row]
    assert downloaded.value.suggested_filename.endswith(".csv")
    assert len(rows) == 1 + page.get_by_role("main").locator("tbody tr").count()
    assert "Omzet wilayah barat" in text

"""Can everything be reached with the keyboard alone?"""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.people import RATNA

Visit = Callable[..., Page]
#: Where the focus stands, and whether it can be seen there.
STOP = """(here => [here.closest('main') ? 'main' : 'rail', here.getBoundingClientRect().width > 0])
    (document.activeElement)"""


def test_the_first_tab_skips_to_the_content(visit: Visit, demo_server: str) -> None:
    """The first stop is the way round the rail; after it the next stop lies in the content."""
    page = visit(demo_server, "/kpis", RATNA)
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to the content")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


def test_tab_goes_through_the_page_in_reading_order(visit: Visit, demo_server: str) -> None:
    """Rail first, then the content from above to below; every stop can be seen, and none is a dead end."""
    page = visit(demo_server, "/kpis/KPI-14", RATNA)
    stops = []
    for _ in range(30):
        page.keyboard.press("Tab")
        stops.append(page.evaluate(STOP))
    places = [place for place, _ in stops]
    assert "main" in places
    assert "rail" not in places[places.index("main") :], "back to the rail from the middle of the content"
    assert all(seen for _, seen in stops)


def test_search_and_go(visit: Visit, demo_server: str) -> None:
    """Ctrl-K, some letters, arrow, Enter: there one is."""
    page = visit(demo_server, "/learn", RATNA)
    page.keyboard.press("Control+k")
    field = page.get_by_role("combobox")
    expect(field).to_be_focused()
    page.keyboard.type("omzet wilayah")
    found = page.get_by_role("option")
    expect(found.first).to_contain_text("Omzet wilayah")
    expect(found).to_have_count(2)
    page.keyboard.press("ArrowDown")
    chosen = page.locator("[role=option][aria-selected=true]")
    expect(chosen).to_have_count(1)
    name = chosen.inner_text()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/kpis/KPI-\d+$"))
    assert page.get_by_role("heading", level=1).inner_text() in name


def test_rows_by_j_and_k(visit: Visit, demo_server: str) -> None:
    """`j` to the next row, `k` to the one before, Enter opens it."""
    page = visit(demo_server, "/kpis", RATNA)
    names = page.get_by_role("main").locator("tbody th a")
    for _ in range(3):
        page.keyboard.press("j")
    expect(names.nth(2)).to_be_focused()
    page.keyboard.press("k")
    expect(names.nth(1)).to_be_focused()
    wanted = names.nth(1).inner_text()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(wanted)


def test_a_dialog_gives_the_focus_back(visit: Visit, demo_server: str) -> None:
    """Escape closes, and one stands again where one stood: the check-in, the palette, the keys and why."""
    page = visit(demo_server, "/kpis", RATNA)
    stood = page.get_by_role("main").locator("tbody th a").first
    for key, name in [("c", "check-in"), ("Control+k", "palette"), ("?", "why")]:
        stood.focus()
        page.keyboard.press(key)
        dialog = page.locator(f"dialog#{name}")
        expect(dialog).to_be_visible()
        page.wait_for_load_state("networkidle")
        page.keyboard.press("Escape")
        expect(dialog).to_be_hidden()
        expect(stood).to_be_focused()
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("?")
    expect(page.locator("dialog#keys")).to_be_visible()


def test_letters_typed_into_a_field_are_letters(visit: Visit, demo_server: str) -> None:
    """Nothing jumps at somebody who writes "check" into the search of the board."""
    page = visit(demo_server, "/kpis", RATNA)
    search = page.get_by_role("main").get_by_role("searchbox").first
    search.click()
    page.keyboard.type("cjk?")
    expect(search).to_have_value("cjk?")
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_another_language_keeps_the_page(visit: Visit, own_demo: str) -> None:
    """From Indonesian to English and back on the same page with the same question."""
    page = visit(own_demo, "/kpis?q=omzet&sort=-name", RATNA)
    for chosen, lang in [("Bahasa Indonesia", "id"), ("English", "en")]:
        page.locator(".rail-foot summary").click()
        page.get_by_role("button", name=chosen).click()
        expect(page.locator("html")).to_have_attribute("lang", lang)
        assert page.url == f"{own_demo}/kpis?q=omzet&sort=-name"

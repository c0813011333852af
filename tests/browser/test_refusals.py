"""Does a button that came to nothing say so, whether it was refused or nobody answered?"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.browser.people import NADIA

READERS = "Pembaca organik bulanan naik dari 14.000 ke 25.000"
Visit = Callable[..., Page]
OURS = '<main class="page-main"><p class="page-head-lede">In general.</p><div class="note"> Not yours. </div></main>'
LISTED = (
    '<main class="page-main"><div class="form-errors"><h2>One</h2><ul><li>Changed meanwhile.</li></ul></div></main>'
)
SILENT = "the server did not answer. What you typed is still here"
#: Status, answer, and what is said of it.
ANSWERS = [
    (403, OURS, "Not saved: Not yours."),
    (404, '<p class="page-head-lede">Not here.</p>', "Not saved: Not here."),
    (409, LISTED, "Not saved: Changed meanwhile."),
    (500, "", f"Not saved: {SILENT}"),
    (502, "<html><h1>Bad gateway</h1></html>", f"Not saved: {SILENT}"),
]


def _check_in(visit: Visit, address: str) -> Page:
    page = visit(address, "/learn", NADIA)
    page.keyboard.press("c")
    page.locator("dialog#check-in").get_by_role("link", name=READERS).click()
    expect(_value(page)).to_be_focused()
    _value(page).fill("19,250")
    return page


def _value(page: Page) -> Locator:
    return page.locator("dialog#check-in").get_by_role("textbox", name="Value")


@pytest.mark.parametrize(("status", "answer", "said"), ANSWERS)
def test_a_refusal_without_a_place_is_said_in_the_corner(
    visit: Visit, own_demo: str, status: int, answer: str, said: str
) -> None:
    """In the words of the answer where it has some; what was typed stays."""
    page = _check_in(visit, own_demo)

    def refuse(route: Route) -> None:
        # A conflict has a place of its own unless the piece that is asked for is missing from the answer.
        route.fulfill(status=status, body=answer, content_type="text/html")

    page.route("**/check-ins", lambda route: refuse(route) if route.request.method == "POST" else route.continue_())
    if status == 409:
        page.evaluate("document.querySelector('#check-in form[hx-post]').setAttribute('hx-select', '#nowhere')")
    _value(page).press("Enter")
    expect(page.locator("#toasts")).to_contain_text(said)
    expect(_value(page)).to_have_value("19,250")


def test_a_server_that_does_not_answer_is_said_once(visit: Visit, own_demo: str) -> None:
    """Pressed three times, one line; nothing that was typed is gone."""
    page = _check_in(visit, own_demo)
    page.route("**/check-ins", lambda route: route.abort())
    for _ in range(3):
        _value(page).press("Enter")
        expect(page.locator("#toasts .toast")).to_have_count(1)
    expect(page.locator("#toasts .toast")).to_contain_text(f"Not saved: {SILENT}")
    expect(_value(page)).to_have_value("19,250")

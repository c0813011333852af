"""Does the advisor answer while one types, and as a plain form, and does one click lead to a form that is filled in?"""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

from playwright.sync_api import Page, expect

from tests.browser.people import RATNA

Visit = Callable[..., Page]


def test_it_answers_while_one_types(visit: Visit, demo_server: str) -> None:
    """Another sentence, another answer, without a page load; an emptied field empties it."""
    page = visit(demo_server, "/advisor", RATNA)
    advice = page.locator("#advice")
    page.locator("#f-text").press_sequentially("Keep uptime above 99.9%")
    expect(advice).to_contain_text("Keep it as a KPI")
    page.locator("#f-text").fill("Send the invoice to the client tomorrow")
    expect(advice).to_contain_text("Put it on a to-do list")
    page.locator("#f-text").fill("")
    expect(advice).to_be_empty()
    assert urlsplit(page.url).path == "/advisor"


def test_the_way_back_leads_to_the_answer(visit: Visit, demo_server: str) -> None:
    """Who opens a form from the answer and turns back finds the six answers and what they came to."""
    page = visit(demo_server, "/advisor", RATNA)
    for question in ("repeats", "changes", "held"):
        page.locator(f'input[name="{question}"][value="yes"]').check(force=True)
    expect(page.locator("#verdict")).to_contain_text("Take both")
    page.get_by_role("link", name="Create this KPI").click()
    expect(page.get_by_label("What is measured")).to_be_visible()
    page.go_back()
    expect(page.locator("#verdict")).to_contain_text("Take both")
    expect(page.locator('input[name="held"][value="yes"]')).to_be_checked()


def test_six_questions_are_weighed_as_they_are_answered(visit: Visit, demo_server: str) -> None:
    """Each answer weighs at once; the sentence above is written out with them."""
    page = visit(demo_server, "/advisor", RATNA)
    page.locator("#f-text").fill("Complaints fall from 12 to 5")
    expect(page.locator("#advice")).to_contain_text("Make it an OKR")
    for question in ("repeats", "changes", "held"):
        page.locator(f'input[name="{question}"][value="yes"]').check(force=True)
    verdict = page.locator("#verdict")
    expect(verdict).to_contain_text("Take both")
    expect(verdict).to_contain_text("Complaints down from 12 to 5")


def test_six_questions_need_no_sentence(visit: Visit, demo_server: str) -> None:
    """They are weighed with the sentence's field left empty, at each answer and at the button."""
    page = visit(demo_server, "/advisor", RATNA)
    for question in ("repeats", "held"):
        page.locator(f'input[name="{question}"][value="yes"]').check(force=True)
    expect(page.locator("#verdict .advice")).to_be_visible()
    page.get_by_role("button", name="Weigh my answers").click()
    expect(page.locator("#verdict .advice")).to_be_visible()


def test_without_scripts_it_is_a_form(visit: Visit, demo_server: str) -> None:
    """Enter sends the sentence; the answer leads to the KPI's form with the target in it."""
    page = visit(demo_server, "/advisor", RATNA, scripts=False)
    page.locator("#f-text").fill("First response within 4 hours")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Create this KPI").click()
    expect(page.get_by_label("What is measured")).to_have_value("First response")
    expect(page.get_by_label("Target", exact=False).first).to_have_value("4")

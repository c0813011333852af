"""Does the coach answer while one types, does its wording come into the field, and is it absent without scripts?"""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.people import RATNA

Visit = Callable[..., Page]


def test_it_answers_while_one_types(visit: Visit, demo_server: str) -> None:
    """The note follows the words and hears what the other fields say; an emptied field empties it."""
    page = visit(demo_server, "/kpis/new", RATNA)
    note = page.locator('.coach[data-kind="kpi"]')
    page.locator("#f-name").press_sequentially("Time to answer a customer")
    expect(note).to_contain_text("No number")
    page.locator("#f-target").fill("4")
    page.locator("#f-target").blur()
    expect(note).not_to_contain_text("No number")
    page.locator("#f-name").fill("")
    expect(note).to_be_empty()
    assert page.url.endswith("/kpis/new")


def test_its_wording_comes_into_the_field(visit: Visit, demo_server: str) -> None:
    """One click puts it there as if it had been typed: the first question is selected, and Ctrl+Z takes it back."""
    page = visit(demo_server, "/kpis/new", RATNA)
    typed = "Write at least 8 SEO articles a month"
    field = page.locator("#f-name")
    field.fill(typed)
    page.get_by_role("button", name="Use this wording").click()
    expect(field).to_have_value(f"{typed}, with [organic clicks per article?] of at least [how many?]")
    expect(field).to_be_focused()
    selected = field.evaluate("field => field.value.slice(field.selectionStart, field.selectionEnd)")
    assert selected == "[organic clicks per article?]"
    page.keyboard.press("Control+z")
    expect(field).to_have_value(typed)


def test_a_whole_objective(visit: Visit, demo_server: str) -> None:
    """Each key result has a note of its own, and all of them one together below."""
    page = visit(demo_server, "/okr", RATNA)
    page.goto(demo_server + str(page.locator('a[href$="/objectives/new"]').first.get_attribute("href")))
    page.locator("#f-title").fill("Customers recommend us to their friends")
    for n, title in enumerate(("Hold 2 trainings", "Write 3 articles")):
        page.locator(f'[id="f-key_results.{n}.title"]').fill(title)
        expect(page.locator(".result-form .coach").nth(n)).to_contain_text("Counts effort, not effect")
    expect(page.locator('.coach[data-kind="set"]')).to_contain_text("All of them count effort")


def test_without_scripts_it_is_absent(visit: Visit, demo_server: str) -> None:
    """The form is as it was before there was a coach: nothing empty takes its place."""
    page = visit(demo_server, "/kpis/new", RATNA, scripts=False)
    expect(page.locator("#f-name")).to_be_visible()
    expect(page.locator('.coach[data-kind="kpi"]')).to_be_hidden()

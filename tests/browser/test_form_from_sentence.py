"""Does a form fill itself from the sentence in its first field, and come back as it was, with or without scripts?"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.people import CITRA, RATNA

Visit = Callable[..., Page]
SENTENCE = "Respon pertama maksimal 2 jam setiap hari"
FILL, BACK = "Fill the fields from this sentence", "Put back what stood there"


@pytest.fixture(params=[True, False], ids=["with scripts", "without"])
def form(request: pytest.FixtureRequest, visit: Visit, demo_server: str) -> Iterator[Page]:
    """The form of a new KPI, in a browser with JavaScript and in one without."""
    yield visit(demo_server, "/kpis/new", RATNA, scripts=request.param)


def holds(page: Page, **fields: str) -> None:
    """These fields hold these texts."""
    for name, text in fields.items():
        expect(page.locator(f'[name="{name}"]')).to_have_value(text)


def test_one_button_fills_and_one_puts_back(form: Page) -> None:
    """Nothing is saved, the person goes on at the button that takes it back, and Enter still saves the form."""
    form.locator("#f-name").fill(SENTENCE)
    form.locator("#f-target").fill("3")
    form.get_by_role("button", name=FILL).click()
    filled = {"name": "Respon pertama", "measured_in": "duration:hour", "polarity": "lower", "cadence": "day"}
    holds(form, **filled, target="3", description=SENTENCE)
    expect(form.locator(".understood")).to_contain_text("yours stays: 3")
    form.get_by_role("button", name="Take this one").click()
    holds(form, target="2")
    expect(form.get_by_role("button", name=BACK)).to_be_focused()
    form.get_by_role("button", name=BACK).click()
    holds(form, name=SENTENCE, measured_in="number:", polarity="higher", cadence="month", target="3", description="")
    assert form.url.endswith("/kpis/new")


def test_it_says_what_it_understands_while_one_types(visit: Visit, demo_server: str) -> None:
    """Each field with its words; a field that is filled by hand leaves the list; a mere name leaves nothing."""
    page = visit(demo_server, "/kpis/new", RATNA)
    place = page.locator(".understood")
    page.locator("#f-name").press_sequentially(SENTENCE)
    expect(place.locator(".understood-row", has_text="Measured in")).to_contain_text("hours")
    expect(place.locator(".understood-row", has_text="Which way is better").locator("q")).to_have_text("maksimal")
    expect(page.locator('.coach[data-kind="kpi"]')).to_contain_text("The fields say something else")
    page.locator("#f-cadence").select_option("day")
    expect(place).not_to_contain_text("Daily")
    page.get_by_role("button", name=FILL).click()
    expect(page.locator('.coach[data-kind="kpi"]')).to_be_visible()
    expect(page.locator('.coach[data-kind="kpi"]')).not_to_contain_text("The fields say something else")
    page.locator("#f-name").fill("Antrean")
    expect(place.get_by_role("button", name=FILL)).to_have_count(0)


def test_enter_in_a_field_saves(visit: Visit, own_demo: str) -> None:
    """The buttons above the one that saves don't take its place."""
    page = visit(own_demo, "/kpis/new", RATNA)
    page.locator("#f-name").fill("Antrean kasir maksimal 4 orang per minggu")
    expect(page.get_by_role("button", name=FILL)).to_be_visible()
    page.locator("#f-name").press("Enter")
    page.wait_for_url(re.compile(r"/kpis/KPI-\d+$"))


def test_each_key_result_fills_its_own(visit: Visit, demo_server: str) -> None:
    """In an objective's form the second sentence fills the second row and leaves the first alone."""
    page = visit(demo_server, "/okr", RATNA)
    page.goto(demo_server + str(page.locator('a[href$="/objectives/new"]').first.get_attribute("href")))
    page.locator('[id="f-key_results.0.title"]').fill("Keluhan turun")
    page.locator('[id="f-key_results.1.title"]').fill("Tingkatkan NPS dari 30 ke 45 pada Q3")
    page.get_by_role("button", name=FILL).click()
    holds(
        page, **{"key_results.1.baseline": "30", "key_results.1.target": "45", "key_results.0.title": "Keluhan turun"}
    )
    page.get_by_role("button", name=BACK).click()
    holds(page, **{"key_results.1.title": "Tingkatkan NPS dari 30 ke 45 pada Q3", "key_results.1.target": ""})


def test_a_form_that_is_not_theirs_says_so_first(visit: Visit, demo_server: str) -> None:
    """Who is measured by a KPI reads who sets it, and goes back to it."""
    page = visit(demo_server, "/kpis/KPI-1/edit", CITRA)
    expect(page.get_by_role("heading", level=1)).to_have_text("This isn't yours to change")
    page.get_by_role("main").get_by_role("link", name="Back").click()
    assert page.url.endswith("/kpis/KPI-1")

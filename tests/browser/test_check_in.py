"""Can a person report where a key result stands in fifteen seconds, and take it back, with scripts and without?"""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.people import NADIA, RATNA

Visit = Callable[..., Page]
READERS = "Pembaca organik bulanan naik dari 14.000 ke 25.000"
FOLLOWERS = "Pengikut media sosial organik bertambah dari 48.000 menjadi 60.000"
ORDERS = "Pesanan daring naik dari 1.900 menjadi 3.000 per bulan"


def test_from_any_page_by_key(visit: Visit, own_demo: str) -> None:
    """`c`, the key result, its value, how sure, Enter: the corner says what was kept, and Undo takes it back."""
    page = visit(own_demo, "/learn", NADIA)
    page.keyboard.press("c")
    dialog = page.locator("dialog#check-in")
    dialog.get_by_role("link", name=READERS).click()
    value = dialog.get_by_label("Value")
    expect(value).to_be_focused()
    page.keyboard.type("19,250")
    # The field is the first of the form: Tab leads on to the scale, where arrows choose.
    page.keyboard.press("Tab")
    dialog.get_by_role("radio", name="8", exact=True).check(force=True)
    value.press("Enter")

    toast = page.get_by_role("status").filter(has_text="Checked in")
    expect(toast).to_contain_text(READERS)
    expect(toast).to_contain_text("19,250")
    here = page.url
    toast.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("status").filter(has_text="Taken back")).to_be_visible()
    assert page.url == here, "one stays where one was"

    page.goto("/search?q=Pembaca organik")
    page.get_by_role("main").get_by_role("link", name=READERS).click()
    expect(page.get_by_role("main").locator(".number-value").first).not_to_contain_text("19,250")


def test_without_scripts(visit: Visit, own_demo: str) -> None:
    """The same as plain pages: the link leads to a list, the list to a form, the form to a page that offers Undo."""
    page = visit(own_demo, "/learn", NADIA, scripts=False)
    page.get_by_role("link", name="Check in").first.click()
    page.get_by_role("main").get_by_role("link", name=FOLLOWERS).click()
    page.get_by_label("Value").fill("53,500")
    page.get_by_role("radio", name="7", exact=True).check(force=True)
    page.get_by_label("Note").fill("Two reels went around")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("status").filter(has_text="Checked in")).to_contain_text("53,500")

    page.get_by_role("status").get_by_role("button", name="Undo").click()
    expect(page.get_by_role("status").filter(has_text="Taken back")).to_be_visible()


def test_a_bad_number_is_refused_at_its_field(visit: Visit, own_demo: str) -> None:
    """What was typed, 4.5.6, comes back with what is wrong with it in the reader's language; the note is not lost."""
    page = visit(own_demo, "/key-results/KR-19/check-ins", RATNA, lang="id")
    field = page.get_by_label("Nilai")
    field.fill("4.5.6")
    page.get_by_label("Catatan").fill("Retur dihitung ulang")
    field.press("Enter")

    expect(field).to_have_attribute("aria-invalid", "true")
    expect(field).to_have_value("4.5.6")
    expect(page.get_by_label("Catatan")).to_have_value("Retur dihitung ulang")
    said = page.locator(f"#{(field.get_attribute('aria-describedby') or '').split()[0]}")
    expect(said).to_contain_text("4.5.6")
    expect(said).to_contain_text(re.compile(r"angka|bilangan", re.IGNORECASE))
    expect(page.get_by_role("status").filter(has_text="Checked in")).to_have_count(0)


def test_two_people_with_the_same_form(visit: Visit, own_demo: str) -> None:
    """Who comes second is shown what the first one said, keeps the own words, and may add them after it."""
    first = visit(own_demo, "/key-results/KR-18/check-ins", NADIA)
    second = visit(own_demo, "/key-results/KR-18/check-ins", RATNA)
    first.get_by_label("Value").fill("2,510")
    first.get_by_label("Value").press("Enter")
    expect(first.get_by_role("status").filter(has_text="Checked in")).to_contain_text("2,510")

    second.get_by_label("Value").fill("2,480")
    second.get_by_label("Value").press("Enter")
    expect(second.get_by_role("main")).to_contain_text(f"{NADIA} was faster")
    expect(second.get_by_role("main")).to_contain_text(re.compile(r"2,?510"))
    expect(second.get_by_label("Value")).to_have_value("2,480")

    second.get_by_label("Value").press("Enter")
    kept = second.get_by_role("status").filter(has_text="Checked in")
    expect(kept).to_contain_text(ORDERS)
    expect(kept).to_contain_text("2,480")

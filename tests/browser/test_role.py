"""Can a role of one's own be written line by line, and an adoption taken back, with and without a script?"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Literal

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.conftest import LOCALES
from tests.browser.people import NADIA, RATNA, SURYA

Visit = Callable[..., Page]
Axe = Callable[[Page], None]
Theme = Literal["light", "dark"]


def fits(page: Page) -> bool:
    """Whether nothing is wider than the window."""
    return bool(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))


@pytest.fixture
def look(browser: Browser, doors: Callable[..., list[Any]], own_demo: str) -> Iterator[Callable[..., Page]]:
    """A window of the owner's for axe, which tries styles out that our policy would block and the console tell."""
    contexts: list[BrowserContext] = []

    def opened(width: int, theme: Theme, lang: str) -> Page:
        context = browser.new_context(
            base_url=own_demo, viewport={"width": width, "height": 844}, color_scheme=theme, locale=LOCALES[lang],
            reduced_motion="reduce", bypass_csp=True,
        )  # fmt: skip
        contexts.append(context)
        context.set_default_timeout(15_000)
        context.add_cookies(doors(own_demo, RATNA))
        return context.new_page()

    yield opened
    for context in contexts:
        context.close()


@pytest.mark.parametrize(("width", "theme", "lang"), [(1280, "light", "id"), (390, "dark", "en")])
def test_every_page_of_the_editor_holds(
    width: int, theme: Theme, lang: str, look: Callable[..., Page], axe: Axe
) -> None:
    """Nothing is cut, and axe finds nothing that shuts anybody out, folded and unfolded, right and refused."""
    page = look(width, theme, lang)
    page.goto("/library/new")
    page.locator("#f-role").select_option(value="customer-service-representative")
    page.locator("button[value=copy]").click()
    page.wait_for_url("**/library/R-*")
    own = page.url.rpartition("/")[2]
    lines = ("kpi", "kpi.first_contact_resolution", "objective", "objective.1", "objective.1.new", "objective.1.1")
    for path in ("edit", "head", "text", *(f"lines/{line}" for line in lines)):
        answer = page.goto(f"/library/{own}/{path}")
        assert answer is not None and answer.status == 200, path
        for fold in page.locator("main details.more > summary").all():
            fold.click()
        assert fits(page), path
        axe(page)
    page.goto(f"/library/{own}/lines/kpi.first_contact_resolution")
    page.locator(f"[id='f-statement.{lang}']").press_sequentially(" optimal")
    page.locator(".coach-note").wait_for()
    assert fits(page)
    axe(page)
    page.locator("#f-target").fill("0")
    page.locator("main form.role-form .form-deeds button").click()
    expect(page.locator("[id='f-formula-error']")).to_be_visible()
    axe(page)
    page.goto(f"/library/{own}/adopt")
    page.locator("main form.adopt .form-deeds button").click()
    page.wait_for_url("**/adopted?**")
    axe(page)
    kpi = page.url.partition("refs=")[2].partition(",")[0]
    page.goto(f"/kpis/{kpi}/removal")
    assert fits(page)
    axe(page)


def test_a_role_is_written_without_a_script(visit: Visit, own_demo: str) -> None:
    """A lead begins with a sentence, adds a KPI and an objective with its key result, and turns the order round."""
    page = visit(own_demo, "/library/new", NADIA, size="phone", lang="en", scripts=False)
    page.locator("#f-called").fill("Content creator")
    page.locator("#f-sentence").fill("At least 12 articles published per month")
    page.locator("button[value=sentence]").click()
    page.wait_for_url("**/edit")
    page.get_by_role("link", name="Add a KPI").click()
    page.locator("#f-sentence").fill("Bounce rate of at most 40% every month")
    page.get_by_role("button", name="Fill in").click()
    expect(page.locator("#f-target")).to_have_value("40")
    page.get_by_role("button", name="Save", exact=True).click()
    shown = page.locator(".role-edit-line .role-line-name")
    expect(shown).to_have_count(2)
    second = shown.nth(1).inner_text()
    page.get_by_role("button", name=f"Move up: {second}").click()
    expect(shown.nth(0)).to_have_text(second)
    page.get_by_role("link", name="Add an objective").click()
    page.locator("[id='f-title.en']").fill("Readers come back by themselves")
    page.get_by_role("button", name="Save", exact=True).click()
    page.get_by_role("link", name="Add a key result").click()
    page.locator("[id='f-statement.en']").fill("Raise returning readers from 20% to 35% by the end of the quarter")
    page.get_by_role("button", name="Save", exact=True).click()
    page.get_by_role("link", name="Raise returning readers").click()
    expect(page.locator("#f-baseline")).to_have_value("20")
    expect(page.locator("#f-measured_in")).to_have_value("percent:")
    page.go_back()
    page.get_by_role("link", name="Done").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Content creator")
    expect(page.get_by_role("main")).to_contain_text("Readers come back by themselves")


@pytest.mark.parametrize("script", [True, False])
def test_an_adoption_is_taken_back(script: bool, visit: Visit, own_demo: str) -> None:
    """From the sentence that tells of it, or by the button of its page where there is no script."""
    page = visit(own_demo, "/library/recruiter/adopt", NADIA, lang="en", scripts=script)
    page.get_by_role("main").get_by_role("button", name="Adopt", exact=True).click()
    page.wait_for_url("**/adopted?**")
    first = page.locator("main .need-title").first.inner_text()
    if script:
        page.locator(".toast").get_by_role("button", name="Undo").click()
    else:
        page.get_by_role("button", name="Take it all back").click()
    page.wait_for_url("**/library/recruiter")
    page.goto(f"/search?q={first}")
    expect(page.get_by_role("main").get_by_role("link", name=first, exact=True).filter(has_text=first)).to_have_count(0)


def test_who_only_reads_finds_no_deed(visit: Visit, own_demo: str) -> None:
    """Surya looks at a role and compares; nothing offers what he may not do."""
    page = visit(own_demo, "/library/recruiter", SURYA, lang="en")
    shown = page.get_by_role("main")
    for name in ("Adopt", "Change it", "Copy it to your own library"):
        expect(shown.get_by_role("link", name=name, exact=True)).to_have_count(0)
    page.goto("/library")
    expect(shown.get_by_role("link", name="Add a role")).to_have_count(0)

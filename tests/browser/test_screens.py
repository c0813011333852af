"""Does every page hold in every light: on a desk and a phone, light and dark, in Indonesian and English?"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.conftest import LOCALES, note
from tests.browser.people import RATNA
from tests.sheet_books import one_sheet_each

SIZES = {"desk": (1280, 800), "phone": (390, 844)}
ALL = [(size, theme, lang) for size in SIZES for theme in ("light", "dark") for lang in ("id", "en")]
# Four looks in which each two of size, light and language meet once.
PAIRS = [("desk", "light", "en"), ("desk", "dark", "id"), ("phone", "light", "id"), ("phone", "dark", "en")]
Look = tuple[str, str, str]
Axe = Callable[[Page], None]
Shoot = Callable[[Page, str], Path]
DOCUMENT = Path(__file__).parent / "documents" / "two_roles.txt"

#: Pages that people live in: each in every look.
MAIN = {
    "board": "/kpis",
    "cycle": "/okr",
    "kpi": "/kpis/KPI-14",
    "paste": "/paste",
    "learn": "/learn",
}
#: All others, in four looks.
REST = {
    "sign-in": "/sign-in",
    "home": "/",
    "advisor": "/advisor?text=Keluhan+turun+dari+12+menjadi+5+per+bulan&repeats=yes&changes=yes&ends=unsure",
    "advisor-project": "/advisor?text=Launch+the+new+website+by+June",
    "objective": "/objectives/O-8",
    "weights": "/units/U-2/weights",
    "key-result": "/key-results/KR-18",
    "key-result-steps": "/key-results/KR-7",
    "check-in": "/check-in",
    "check-in-one": "/key-results/KR-18/check-ins",
    "measurement": "/kpis/KPI-14/measurements/2026-10",
    "board-by-unit": "/kpis?group=unit",
    "board-empty": "/kpis?q=zzz",
    "kpi-new": "/kpis/new",
    "objective-new": "/cycles/C-3/objectives/new",
    "cycles": "/cycles",
    "library": "/library",
    "role": "/library/hr-officer",
    "role-adopt": "/library/hr-officer/adopt",
    "library-compare": "/library/compare?left=sales-executive&right=hr-officer",
    "role-new": "/library/new",
    "library-found": "/library?q=keluhan",
    "library-empty": "/library?q=zzz",
    "sheets": "/sheets",
    "unit-sheet": "/units/U-4/sheet",
    "units": "/units",
    "unit": "/units/U-4",
    "people": "/people",
    "person": "/people/P-3",
    "search": "/search?q=omzet",
    "events": "/events",
    "why-kpi": "/why/KPI-14",
    "why-objective": "/why/O-8",
    "settings": "/settings",
    "settings-organisation": "/settings/organisation",
    "settings-members": "/settings/members",
    "settings-tokens": "/settings/tokens",
    "password-forgotten": "/password/forgotten",
    "not-found": "/kpis/KPI-9999",
}
BEFORE_SIGN_IN = {"sign-in", "password-forgotten"}
#: Pages whose heading is a name that people gave: it is the same in every language.
NAMED = {
    "cycle",
    "kpi",
    "objective",
    "key-result",
    "key-result-steps",
    "check-in-one",
    "unit",
    "person",
    "why-kpi",
    "why-objective",
}
PAGES = {**MAIN, **REST}
SHOWN = [(name, look) for name in MAIN for look in ALL] + [(name, look) for name in REST for look in PAIRS]


@dataclass
class Window:
    """One browser window in one look, and what its console complained about."""

    page: Page
    troubles: list[str] = field(default_factory=list)


Windows = Callable[[Look, bool], Window]


@pytest.fixture(scope="module")
def windows(browser: Browser, demo_server: str, doors: Callable[..., list[Any]]) -> Iterator[Windows]:
    """A window per look, kept open from page to page as people do."""
    opened: dict[tuple[Look, bool], Window] = {}
    contexts: list[BrowserContext] = []

    def window(look: Look, inside: bool) -> Window:
        if (look, inside) not in opened:
            size, theme, lang = look
            width, height = SIZES[size]
            context = browser.new_context(
                base_url=demo_server,
                viewport={"width": width, "height": height},
                color_scheme="dark" if theme == "dark" else "light",
                locale=LOCALES[lang],
                timezone_id="Asia/Jakarta",
                reduced_motion="reduce",
            )
            context.set_default_timeout(20_000)
            if inside:
                context.add_cookies(doors(demo_server, RATNA))
            contexts.append(context)
            one = opened[look, inside] = Window(context.new_page())
            one.page.on("pageerror", lambda error: one.troubles.append(f"{one.page.url}: {error}"))
            one.page.on("console", lambda said: note(one.troubles, one.page, said.type, said.text))
        return opened[look, inside]

    yield window
    for context in contexts:
        context.close()


@pytest.mark.parametrize(("name", "look"), SHOWN, ids=[f"{name}-{'-'.join(look)}" for name, look in SHOWN])
def test_a_page_holds(name: str, look: Look, windows: Windows, axe: Axe, shoot: Shoot) -> None:
    """It answers, breaks no script or policy, fits the width, and axe finds nothing that shuts anybody out."""
    window = windows(look, name not in BEFORE_SIGN_IN)
    window.troubles.clear()
    answer = window.page.goto(PAGES[name], wait_until="load")
    assert answer is not None
    assert answer.status == (404 if name == "not-found" else 200)
    shoot(window.page, "-".join((name, *look)))
    assert_holds(window, look, axe)


def understood(page: Page) -> None:
    """A text was pasted; the first of its lines stands open."""
    page.goto("/paste")
    page.locator("textarea").fill(DOCUMENT.read_text(encoding="utf-8"))
    page.locator("main form [type=submit]").click()
    page.wait_for_url("**/paste/preview")
    page.locator("fieldset.read-line [name=open]").first.click()
    page.locator(".form-grid.read-fields").wait_for()


def sheet_read(page: Page) -> None:
    """A workbook with mistakes was chosen; what follows from them is unfolded."""
    page.goto("/sheets")
    page.locator("#f-file").set_input_files({"name": "kpi.xlsx", "mimeType": "", "buffer": one_sheet_each()})
    page.locator("main form [type=submit]").click()
    page.wait_for_url("**/sheets/preview")
    page.locator("details.more summary").first.click()


def coached(page: Page) -> None:
    """The coach has answered to a KPI with much to say about it; how its score is made stands open."""
    page.goto("/kpis/new?name=Meningkatkan+kepuasan+pelanggan+secara+maksimal")
    page.locator(".coach-note .coach-more summary").last.click()


def sentence_understood(page: Page) -> None:
    """A whole sentence stands in the name of a new KPI; one of the fields was filled by hand and is kept."""
    page.goto("/kpis/new?target=40000&name=Biaya+per+lead+di+bawah+Rp50.000+setiap+minggu")
    page.locator(".understood-row").first.wait_for()


def form_filled(page: Page) -> None:
    """The form was filled from it."""
    sentence_understood(page)
    page.locator('button[name="fill"][value="*"]').click()
    page.locator('button[name="unfill"]').wait_for()


def role_unfolded(page: Page) -> None:
    """The sheet of a role's first KPI."""
    page.goto("/library/customer-service-representative")
    page.locator(".role-line summary").first.click()


#: What stands between two deeds and has no address of its own.
BETWEEN = {"paste-preview": understood, "sheet-preview": sheet_read, "coach": coached, "role-open": role_unfolded}
BETWEEN |= {"form-understood": sentence_understood, "form-filled": form_filled}
IN_LOOKS = [(name, look) for name in BETWEEN for look in (ALL if name == "paste-preview" else PAIRS)]


@pytest.mark.parametrize(("name", "look"), IN_LOOKS, ids=[f"{name}-{'-'.join(look)}" for name, look in IN_LOOKS])
def test_what_is_half_done_holds(name: str, look: Look, windows: Windows, axe: Axe, shoot: Shoot) -> None:
    """What one reaches only by doing something holds as every page does."""
    window = windows(look, True)
    window.troubles.clear()
    BETWEEN[name](window.page)
    shoot(window.page, "-".join((name, *look)))
    assert_holds(window, look, axe)


def assert_holds(window: Window, look: Look, axe: Axe) -> None:
    """What every page owes to everybody."""
    page = window.page
    assert page.locator("html").get_attribute("lang") == look[2]
    assert page.get_by_role("heading", level=1).count() == 1
    widest = page.evaluate("document.documentElement.scrollWidth")
    assert widest <= SIZES[look[0]][0], f"{widest} px wide: {sticking_out(page)}"
    assert window.troubles == []
    # Last: in some of its rules axe tries styles out, which the policy blocks and the console tells.
    axe(page)


def sticking_out(page: Page) -> str:
    """Which elements reach over the right edge: the innermost first."""
    found = page.evaluate(
        """[...document.querySelectorAll('main *, header *, aside *')]
        .filter(e => e.getBoundingClientRect().right > innerWidth + 1).reverse().slice(0, 5)
        .map(e => e.outerHTML.slice(0, 120))"""
    )
    return " … ".join(found)


@pytest.mark.parametrize("name", PAGES)
def test_a_page_speaks_the_reader_s_language(name: str, windows: Windows) -> None:
    """The heading differs between Indonesian and English; where it is a name that people gave, the labels below do."""
    inside = name not in BEFORE_SIGN_IN
    said = []
    for lang in ("id", "en"):
        window = windows(("desk", "light", lang), inside)
        window.page.goto(PAGES[name])
        where = "main :is(h2, dt, th, legend, label), .page-head-lede" if name in NAMED else "h1"
        said.append(window.page.locator(where).all_inner_texts())
    assert said[0], "nothing to compare"
    assert said[0] != said[1]

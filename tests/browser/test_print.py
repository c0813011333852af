"""What of a page goes on paper?"""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.people import RATNA

Visit = Callable[..., Page]
CHROME = [".rail", ".bar-top", ".bar-bottom", ".ribbon", ".skip", ".filters", ".page-head-deeds", "main button"]


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/kpis", "Omzet wilayah barat"),
        ("/okr", "Belanja perabot daring terasa semudah datang ke toko"),
        ("/kpis/KPI-14", "Not achieved"),
        ("/learn", "KPI or OKR?"),
        ("/library/hr-officer", "How it can be gamed"),
    ],
    ids=["board", "cycle", "kpi", "learn", "role"],
)
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_on_a4(path: str, words: str, theme: str, visit: Visit, demo_server: str) -> None:
    """The words and numbers, black on white whatever the screen's theme; no rail, no bar, no button."""
    page = visit(demo_server, path, RATNA, theme=theme)
    page.emulate_media(media="print")
    for part in CHROME:
        for found in page.locator(part).all():
            expect(found).to_be_hidden()
    expect(page.get_by_role("main").get_by_text(words).first).to_be_visible()
    assert page.evaluate("matchMedia('print').matches")
    assert lightness(page, "background-color", "html") > lightness(page, "color", "h1")

    paper = page.pdf(format="A4", print_background=False)
    sheets = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", unpacked(paper))
    assert sheets, "no sheet"
    # A4 is 595.3 × 841.9 points; Chromium rounds to whole pixels of its own.
    assert all(abs(float(wide) - 595.3) < 2 and abs(float(high) - 841.9) < 2 for wide, high in sheets), sheets
    assert len(sheets) <= 5


def lightness(page: Page, colour: str, of: str) -> float:
    """How light a colour of the page is, as Chromium draws it: 0 black, 255 white; what is clear counts as paper."""
    red, green, blue, alpha = page.evaluate(
        """([property, selector]) => {
            const drawing = document.createElement('canvas').getContext('2d');
            drawing.fillStyle = getComputedStyle(document.querySelector(selector))[property];
            drawing.fillRect(0, 0, 1, 1);
            return [...drawing.getImageData(0, 0, 1, 1).data];
        }""",
        [colour, of],
    )
    return 255.0 if alpha == 0 else (red + green + blue) / 3


def unpacked(pdf: bytes) -> bytes:
    """A PDF with its compressed objects opened, as far as they are."""
    streams = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.DOTALL)
    opened = [pdf]
    for stream in streams:
        try:
            opened.append(zlib.decompress(stream))
        except zlib.error:
            continue
    return b"\n".join(opened)

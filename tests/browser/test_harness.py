"""Would the tools of the browser tests notice what they are there to notice?"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import note


def test_axe_notices_a_picture_without_words(browser: Browser, axe: Callable[[Page], None]) -> None:
    """The check that every page passes must be able to fail."""
    page = browser.new_page()
    page.set_content('<html lang="en"><title>A page</title><main><h1>A page</h1><img src="x.png"></main></html>')
    with pytest.raises(AssertionError, match="image-alt"):
        axe(page)
    page.close()


def test_a_breach_of_the_policy_is_noted(browser: Browser) -> None:
    """Chromium tells of a forbidden inline script in the console, as an error."""
    page = browser.new_page()
    troubles: list[str] = []
    page.on("console", lambda said: note(troubles, page, said.type, said.text))
    policy = "<meta http-equiv=Content-Security-Policy content=\"script-src 'self'\">"
    page.set_content(f"<head>{policy}<title>A page</title></head><script>alert(1)</script>")
    page.wait_for_timeout(200)
    assert any("Content Security Policy" in trouble for trouble in troubles)
    page.close()

"""How does the picture in the README come to be? Takes it anew, from the demo, into docs/images/."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests.browser.conftest import KINERJA, environment, launch, serving  # noqa: E402
from tests.browser.people import NADIA  # noqa: E402

IMAGES = ROOT / "docs" / "images"
#: A README shows it small: a picture that is slow to load is looked at by nobody.
MOST_BYTES = 300_000


def board(browser: Browser, address: str) -> Path:
    """The KPI board, unit by unit, as a reader of English sees it on a desk."""
    context = browser.new_context(
        base_url=address,
        viewport={"width": 1280, "height": 800},
        device_scale_factor=1,
        locale="en-GB",
        timezone_id="Asia/Jakarta",
        color_scheme="light",
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.goto("/sign-in")
    page.get_by_role("button", name=f"Look around as {NADIA}").click()
    page.wait_for_url(f"{address}/")
    page.goto("/kpis?group=unit")
    page.locator(".rail-foot summary").click()
    with page.expect_response("**/settings/preferences"):
        page.locator("button[name=density][value=compact]").click()
    page.goto("/kpis?group=unit", wait_until="networkidle")
    file = IMAGES / "board.png"
    page.screenshot(path=file, caret="initial")
    context.close()
    return file


def main() -> None:
    """Build a demo, look at it, and forget it."""
    IMAGES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        subprocess.run([KINERJA, "demo", "--build-only"], env=environment(home), check=True)
        with serving("demo", home) as (address, _), sync_playwright() as playwright:
            browser = launch(playwright)
            file = board(browser, address)
            browser.close()
    size = file.stat().st_size
    if size > MOST_BYTES:
        sys.exit(f"{file.relative_to(ROOT)} has {size:,} bytes; at most {MOST_BYTES:,} are wanted.")
    sys.stdout.write(f"{file.relative_to(ROOT)}: {size:,} bytes\n")


if __name__ == "__main__":
    main()

"""How does a test open a page as a person would see it: at which size, in which light and language?"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, expect, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
SCREENSHOTS = Path(__file__).parent / "screenshots"
AXE = Path(__file__).parent / "vendor" / "axe.js"
SIZES = {"phone": (390, 844), "tablet": (820, 1180), "desktop": (1280, 900), "wide": (1920, 1080)}
KINERJA = str(Path(sys.executable).parent / "kinerja")
LOCALES = {"id": "id-ID", "en": "en-GB"}

# Playwright's synchronous interface keeps an event loop in this thread, and Django refuses to query beside one. Nothing
# asynchronous of ours runs there.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
# A busy machine is no failure; what never comes is.
expect.set_options(timeout=15_000)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for the run."""
    with sync_playwright() as playwright:
        chromium = launch(playwright)
        yield chromium
        chromium.close()


def launch(playwright: Playwright) -> Browser:
    """Start Chromium so that it talks to nobody but the server it is pointed at."""
    found = subprocess.run([ROOT / "scripts" / "chromium"], capture_output=True, text=True, check=False)
    if found.returncode:
        pytest.fail(found.stderr)
    quiet = [
        "--disable-gpu",
        "--disable-quic",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
    ]
    if os.geteuid() == 0:
        quiet.append("--no-sandbox")
    return playwright.chromium.launch(executable_path=found.stdout.strip(), args=quiet)


@pytest.fixture
def server(live_server: Any) -> str:
    """The address of the application on this test's own database, which is empty again after the test."""
    return str(live_server.url)


@pytest.fixture(scope="session")
def demo_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The home of the made-up organisation, built once for the run; nobody serves it, so a copy of it is whole."""
    folder = tmp_path_factory.getbasetemp()
    # Side by side, the processes share one: `kinerja demo` lets the first build and the others wait.
    home = (folder.parent if "PYTEST_XDIST_WORKER" in os.environ else folder) / "demo-home"
    home.mkdir(exist_ok=True)
    built = subprocess.run(
        [KINERJA, "demo", "--build-only"],
        env=environment(home),
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    if built.returncode:
        pytest.fail(built.stdout + built.stderr)
    return home


@pytest.fixture(scope="session")
def demo_server(demo_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of `kinerja demo`, started as a visitor starts it; shared by the whole run, so only look around."""
    with demo_of(demo_home, tmp_path_factory) as address:
        yield address


@pytest.fixture(scope="module")
def own_demo(demo_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a demo that belongs to the tests of one file: what they write, nobody else sees."""
    with demo_of(demo_home, tmp_path_factory) as address:
        yield address


@contextlib.contextmanager
def demo_of(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve a copy of the demo that was built."""
    home = tmp_path_factory.mktemp("demo") / "home"
    shutil.copytree(built, home)
    with serving("demo", home) as (address, _):
        yield address


@contextlib.contextmanager
def serving(command: str, home: Path) -> Iterator[tuple[str, Path]]:
    """`kinerja demo` or `kinerja serve` on a home: its address, and the file that holds what it said so far."""
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    log = home / "server.log"
    with log.open("wb") as output:
        running = subprocess.Popen(
            [KINERJA, command, "--port", str(port)], env=environment(home), stdout=output, stderr=subprocess.STDOUT
        )
        try:
            wait_until_up(running, f"{address}/healthz", log)
            yield address, log
        finally:
            running.terminate()
            with contextlib.suppress(subprocess.TimeoutExpired):
                running.wait(timeout=10)
            running.kill()


def environment(home: Path) -> dict[str, str]:
    """What a program sees that was started in a fresh terminal, with its data in `home`."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("KINERJA_", "DJANGO_"))}
    return {**kept, "KINERJA_HOME": str(home)}


def free_port() -> int:
    """A port that nobody listens on just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_until_up(running: subprocess.Popen[bytes], url: str, log: Path, seconds: int = 60) -> None:
    """Wait for the first answer of the server; a server that ends before it is the failure, with its last words."""
    until = time.monotonic() + seconds
    while time.monotonic() < until and running.poll() is None:
        with contextlib.suppress(OSError), urllib.request.urlopen(url, timeout=2):
            return
        time.sleep(0.2)
    pytest.fail(f"The server did not answer at {url}.\n{log.read_text(errors='replace')[-3000:]}")


@pytest.fixture
def page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Callable[..., Page]]:
    """Opens pages: `page("/", size="phone", theme="dark", lang="id", user=ayu)` → a Playwright page.

    `size` is a name of SIZES or (width, height); `theme` light or dark; `lang` what the browser asks for; `user` whom
    to sign in, without the form; `base` the server's address, `server` unless given. At the end of the test, an error
    in the console, a broken script or a breach of the content security policy on any of the pages fails it.
    """
    contexts: list[BrowserContext] = []
    troubles: list[str] = []

    def open_page(
        path: str = "/",
        *,
        size: str | tuple[int, int] = "desktop",
        theme: str = "light",
        lang: str = "en",
        user: Any = None,
        base: str | None = None,
        cookies: Sequence[Any] = (),
        scripts: bool = True,
    ) -> Page:
        address = base or request.getfixturevalue("server")
        width, height = SIZES[size] if isinstance(size, str) else size
        context = browser.new_context(
            base_url=address,
            viewport={"width": width, "height": height},
            color_scheme="dark" if theme == "dark" else "light",
            locale=LOCALES[lang],
            timezone_id="Asia/Jakarta",
            reduced_motion="reduce",
            java_script_enabled=scripts,
        )
        contexts.append(context)
        context.set_default_timeout(15_000)
        if user is not None:
            context.add_cookies([signed_in(user, address)])
        context.add_cookies(list(cookies))
        opened = context.new_page()
        opened.on("pageerror", lambda error: troubles.append(f"{opened.url}: {error}"))
        opened.on("console", lambda said: note(troubles, opened, said.type, said.text))
        opened.goto(path)
        return opened

    yield open_page
    for context in contexts:
        context.close()
    assert not troubles, "\n".join(troubles)


def note(troubles: list[str], page: Page, kind: str, text: str) -> None:
    """Keep what the console calls an error; an answer of 4xx, or none, is one too, but may be wanted."""
    if kind == "error" and not text.startswith(("Failed to load resource", "htmx:afterRequest", "htmx:sendError")):
        troubles.append(f"{page.url}: {text}")


def signed_in(user: Any, address: str) -> Any:
    """The session cookie of a person who has signed in."""
    from django.conf import settings
    from django.test import Client

    client = Client()
    client.force_login(user, backend="kinerja.store.viewers.Door")
    return {"name": settings.SESSION_COOKIE_NAME, "value": client.session.session_key, "url": address}


@pytest.fixture(scope="session")
def doors(browser: Browser) -> Callable[[str, str], list[Any]]:
    """Goes in through a demo's door once per person: `doors(address, "Nadia Kertasari")` → that visit's cookies."""
    kept: dict[tuple[str, str], list[Any]] = {}

    def go_in(address: str, who: str) -> list[Any]:
        if (address, who) not in kept:
            context = browser.new_context(base_url=address, locale=LOCALES["en"])
            page = context.new_page()
            page.goto("/sign-in")
            page.get_by_role("button", name=f"Look around as {who}").click()
            page.wait_for_url(f"{address}/")
            kept[address, who] = list(context.cookies())
            context.close()
        return kept[address, who]

    return go_in


@pytest.fixture
def visit(page: Callable[..., Page], doors: Callable[[str, str], list[Any]]) -> Callable[..., Page]:
    """Opens a page of a demo as one of its people: `visit(own_demo, "/kpis", NADIA, size="phone")`."""

    def opened(address: str, path: str, who: str, **asked: Any) -> Page:
        return page(path, base=address, cookies=doors(address, who), **asked)

    return opened


@pytest.fixture
def axe() -> Callable[[Page], None]:
    """Asserts that axe-core finds nothing wrong: `axe(page)`. Says which rule, which element, and where to read on."""

    def assert_accessible(page: Page) -> None:
        # Evaluated, not added as a <script>: the policy under test forbids inline scripts, rightly.
        page.evaluate(AXE.read_text(encoding="utf-8"))
        found = page.evaluate("axe.run(document, {resultTypes: ['violations']}).then(result => result.violations)")
        told = [
            {"rule": one["id"], "help": one["help"], "where": [node["html"][:200] for node in one["nodes"][:5]]}
            for one in found
        ]
        assert not told, f"{page.url}\n" + json.dumps(told, indent=1, ensure_ascii=False)

    return assert_accessible


@pytest.fixture
def shoot() -> Callable[[Page, str], Path]:
    """Saves the whole page as tests/browser/screenshots/<name>.png: `shoot(page, "board-phone")`."""

    def save(page: Page, name: str) -> Path:
        SCREENSHOTS.mkdir(exist_ok=True)
        file = SCREENSHOTS / f"{name}.png"
        # The caret and motion as they are: to change them, Playwright would add a style that the policy rightly blocks.
        page.screenshot(path=file, full_page=True, caret="initial")
        return file

    return save

"""Who comes in, through which door, and what does a reader not get to see?"""

from __future__ import annotations

import re
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import serving
from tests.browser.people import NADIA, RATNA, SURYA

Visit = Callable[..., Page]


def test_the_doors_of_the_demo(page: Callable[..., Page], demo_server: str) -> None:
    """One click per person; out again leads back to the doors, and the pages behind are closed."""
    opened = page("/kpis", base=demo_server)
    expect(opened).to_have_url(re.compile("/sign-in"))
    opened.get_by_role("button", name=f"Look around as {NADIA}").click()
    expect(opened.locator(".rail-foot summary")).to_have_attribute("title", NADIA)

    opened.locator(".rail-foot summary").click()
    opened.get_by_role("button", name="Sign out").first.click()
    expect(opened.get_by_role("button", name=f"Look around as {RATNA}")).to_be_visible()
    opened.goto("/kpis")
    expect(opened).to_have_url(re.compile("/sign-in"))


def test_a_wrong_password_is_refused_in_one_sentence(page: Callable[..., Page], demo_server: str) -> None:
    """It does not say which of the two was wrong, and keeps the address."""
    opened = page("/sign-in", base=demo_server)
    opened.get_by_label("E-mail").fill("somebody@example.com")
    opened.get_by_label("Password").fill("not the right one")
    opened.get_by_role("button", name="Sign in").click()
    expect(opened.get_by_role("alert")).to_be_visible()
    expect(opened.get_by_label("E-mail")).to_have_value("somebody@example.com")
    expect(opened.get_by_label("Password")).to_be_empty()


#: Words on buttons and links that change something.
DEEDS = re.compile(r"^(New|Report|Correct|Edit|Change|Check in|Keep|Close|Drop|Invite|Write)\b")


@pytest.mark.parametrize(
    "path", ["/", "/kpis", "/kpis/KPI-14", "/okr", "/objectives/O-8", "/key-results/KR-18", "/units/U-4", "/people"]
)
def test_a_reader_is_offered_no_deed(path: str, visit: Visit, demo_server: str) -> None:
    """A page offers nothing that would be refused."""
    content = visit(demo_server, path, SURYA).get_by_role("main")
    offered = content.get_by_role("link").all_inner_texts() + content.get_by_role("button").all_inner_texts()
    assert [words for words in offered if DEEDS.match(words.strip())] == []


@pytest.fixture(scope="module")
def mine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """One's own installation, started for the first time, and what it said on the terminal."""
    home = tmp_path_factory.mktemp("mine")
    with serving("serve", home) as running:
        yield running


def link_of(log: Path) -> str:
    """The link that stands on the terminal."""
    found = re.search(r"http://\S+/open/\S+", log.read_text(encoding="utf-8"))
    assert found, log.read_text(encoding="utf-8")
    return found.group()


def test_the_link_on_the_terminal_opens_once(page: Callable[..., Page], mine: tuple[str, Path]) -> None:
    """The first browser is in, without a password; the second is told that the link was used."""
    address, log = mine
    link = link_of(log)
    first = page(link, base=address)
    assert first.url == f"{address}/"
    expect(first.get_by_role("heading", level=1)).to_be_visible()
    expect(first.get_by_role("link", name="KPI board").first).to_be_visible()

    second = page(link, base=address)
    expect(second.get_by_role("main")).not_to_be_empty()
    expect(second.get_by_role("navigation", name="Main")).to_have_count(0)
    second.goto("/kpis")
    expect(second).to_have_url(re.compile("/sign-in"))


def test_another_name_for_this_machine_gets_nothing(mine: tuple[str, Path]) -> None:
    """A page elsewhere that points its own name at this machine is refused the door."""
    address, log = mine
    path = link_of(log).removeprefix(address)
    status, body = asked_as("evil.example", f"{address}{path}")
    assert status == 400
    assert "KPI" not in body


def asked_as(host: str, url: str) -> tuple[int, str]:
    """The answer to a request that calls this machine by another name."""
    request = urllib.request.Request(url, headers={"Host": host})
    try:
        with urllib.request.urlopen(request, timeout=10) as answer:
            return int(answer.status), answer.read().decode()
    except urllib.error.HTTPError as refused:
        return refused.code, refused.read().decode()

"""Do page, API and terminal give one answer, and does a killed server keep what it has answered?"""

from __future__ import annotations

import contextlib
import html
import os
import re
import signal
import threading
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run, run_in
from tests.cli.test_serving import Server

GOALS = """Layanan Pelanggan
Objective: Pelanggan terbantu pada kontak pertama
KR 1: Turunkan keluhan dari 12 menjadi 5 sampai akhir kuartal
KR 2: Turunkan keluhan dari 12 menjadi 5 sampai akhir kuartal
KR 3: Turunkan keluhan dari 12 menjadi 5 sampai akhir kuartal
"""


class Visitor:
    """A browser without JavaScript: keeps cookies, fills in plain forms."""

    def __init__(self, base: str) -> None:
        self.base = base
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())

    def get(self, path: str) -> str:
        """The page at an address."""
        with self.opener.open(urllib.parse.urljoin(self.base, path), timeout=20) as answer:
            return str(answer.read().decode())

    def post(self, path: str, page: str, **fields: str) -> str:
        """Send a page's form, with the hidden fields that the page gave it, and follow to the answer."""
        hidden = dict(re.findall(r'<input type="hidden" name="([\w-]+)" value="([^"]*)"', page))
        body = urllib.parse.urlencode({**{n: html.unescape(v) for n, v in hidden.items()}, **fields}).encode()
        request = urllib.request.Request(urllib.parse.urljoin(self.base, path), body, {"Referer": self.base})
        with self.opener.open(request, timeout=20) as answer:
            return str(answer.read().decode())


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with one objective and three key results that are alike."""
    place = tmp_path_factory.mktemp("faces")
    assert run_in(place)("import", "-", "--yes", stdin=GOALS).code == 0
    return place


@pytest.fixture(scope="module")
def server(home: Path) -> Iterator[Server]:
    """A server on that home."""
    running = Server(home)
    yield running
    running.process.send_signal(signal.SIGTERM)
    running.process.wait(timeout=15)


@pytest.fixture(scope="module")
def token(home: Path) -> str:
    """A token that may read and report."""
    made = run_in(home)("token", "create", "t", "--scope", "read", "--scope", "report", "--json")
    return str(made.json["token"])


@pytest.fixture(scope="module")
def reported(server: Server, home: Path, token: str) -> Run:
    """The same check-in three times: KR-1 by the page, KR-2 by the API, KR-3 in the terminal."""
    run = run_in(home)
    link = next(line.strip() for line in server.log.read_text().splitlines() if "/open/" in line)
    visitor = Visitor(server.base)
    visitor.get(link)
    form = visitor.get("/key-results/KR-1/check-ins")
    visitor.post("/key-results/KR-1/check-ins", form, value="8", confidence="7", note="Skrip baru membantu")
    said = {"value": "8", "confidence": 7, "note": "Skrip baru membantu"}
    server.ask("POST", "/key-results/KR-2/check-ins", token, said)
    assert run("checkin", "KR-3", "8", "-c", "7", "Skrip baru membantu").code == 0
    return run


def without_names(answer: Any) -> Any:
    """An answer with its short ids, numbers of entries and moments taken out: what must be the same for all three."""
    if isinstance(answer, dict):
        return {k: without_names(v) for k, v in answer.items() if k not in ("id", "at", "of", "title")}
    return [without_names(v) for v in answer] if isinstance(answer, list) else answer


def test_progress_and_status_are_the_same(reported: Run) -> None:
    key_results = reported("board", "--json").json["objectives"][0]["key_results"]
    by_page, by_api, by_terminal = (without_names(k) for k in key_results)
    assert by_page == by_api == by_terminal
    # From 12 down to 5 complaints, 8 is four sevenths of the way.
    assert by_page["progress"] == "0.571429"


def test_why_is_the_same(reported: Run) -> None:
    answers = [without_names(reported("why", f"KR-{n}", "--json").json) for n in (1, 2, 3)]
    assert answers[0] == answers[1] == answers[2]
    assert answers[0]["steps"][0]["expression"] == "(8 − 12) ÷ (5 − 12)"


def test_the_feed_tells_who_when_and_from_what_to_what(reported: Run, server: Server, token: str) -> None:
    events = server.ask("GET", "/events", token)["items"]
    told = {e["id"]: e for e in events if e["verb"] == "key_result.checked_in"}
    assert set(told) == {"KR-1", "KR-2", "KR-3"}
    assert {e["via"] for e in told.values()} == {"page", "api", "cli"}
    for event in told.values():
        assert event["after"]["value"] == "8" and event["at"] and event["by"]["name"]


def test_a_killed_server_loses_nothing_that_it_answered(tmp_path: Path) -> None:
    """Eight clients report as fast as they can; the server is killed without warning; every answered value is there."""
    home = tmp_path / "home"
    run = run_in(home)
    assert run("import", "-", "--yes", stdin=GOALS).code == 0
    token = run("token", "create", "t", "--scope", "read", "--scope", "report", "--json").json["token"]
    running = Server(home)
    answered: list[int] = []
    enough = threading.Event()

    def report(client: int) -> None:
        for n in range(400):
            number = client * 1000 + n
            with contextlib.suppress(OSError, ValueError, urllib.error.URLError):
                running.ask("POST", "/key-results/KR-1/check-ins", token, {"value": "8", "note": f"<{number}>"})
                answered.append(number)
                if len(answered) >= 40:
                    enough.set()
                continue
            return

    clients = [threading.Thread(target=report, args=(c,)) for c in range(8)]
    for client in clients:
        client.start()
    assert enough.wait(timeout=60)
    kill_all(running)
    for client in clients:
        client.join(timeout=60)
    again = Server(home)
    kept, page = set(), again.ask("GET", "/key-results/KR-1/check-ins?limit=100", token)
    while True:
        kept |= {int(item["note"].strip("<>")) for item in page["items"]}
        if not page["next"]:
            break
        page = again.ask("GET", f"/key-results/KR-1/check-ins?limit=100&cursor={page['next']}", token)
    again.process.send_signal(signal.SIGTERM)
    again.process.wait(timeout=15)
    assert len(answered) >= 40 and set(answered) <= kept


def kill_all(server: Server) -> None:
    """End the server and its workers at once, as a power cut would."""
    children = Path(f"/proc/{server.process.pid}/task/{server.process.pid}/children").read_text().split()
    for pid in (server.process.pid, *map(int, children)):
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
    server.process.wait(timeout=15)

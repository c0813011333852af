"""Does the server come up, answer the same as the terminal, and end when it is asked to?"""

from __future__ import annotations

import contextlib
import json
import os
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import COMMAND, PLAN, Run, run_in


def environment(home: Path) -> dict[str, str]:
    """The environment of a command whose data lies in `home`."""
    kept = {n: v for n, v in os.environ.items() if not n.startswith(("KINERJA_", "DJANGO_", "PORT"))}
    return {**kept, "KINERJA_HOME": str(home), "KINERJA_LANG": "en"}


def free_port() -> int:
    """A port that nobody listens on just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Server:
    """A running `kinerja serve` with what it printed."""

    def __init__(self, home: Path) -> None:
        self.port, self.log = free_port(), home / "serve.log"
        self.base = f"http://127.0.0.1:{self.port}"
        home.mkdir(exist_ok=True)
        with self.log.open("wb") as out:
            command = [COMMAND, "serve", "--port", str(self.port)]
            self.process = subprocess.Popen(command, env=environment(home), stdout=out, stderr=subprocess.STDOUT)
        until = time.monotonic() + 60
        while time.monotonic() < until and self.process.poll() is None:
            with contextlib.suppress(OSError), urllib.request.urlopen(f"{self.base}/healthz", timeout=2) as answer:
                assert answer.status == 200
                return
            time.sleep(0.2)
        pytest.fail(self.log.read_text())

    def ask(self, method: str, path: str, token: str, body: object = None) -> Any:
        """The JSON of an answer of the API."""
        headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(f"{self.base}/api/v1{path}", data, headers, method=method)
        with urllib.request.urlopen(request, timeout=20) as answer:
            return json.load(answer)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home in which PLAN has been saved."""
    place = tmp_path_factory.mktemp("served")
    assert run_in(place)("import", "-", "--yes", stdin=PLAN).code == 0
    return place


@pytest.fixture(scope="module")
def server(home: Path) -> Iterator[Server]:
    """One server for the module's tests; at its end it must go on SIGTERM, in time and with exit code 0."""
    running = Server(home)
    yield running
    running.process.send_signal(signal.SIGTERM)
    assert running.process.wait(timeout=15) == 0
    with socket.socket() as probe:
        assert probe.connect_ex(("127.0.0.1", running.port)) != 0


def test_the_printed_link_signs_in_once(server: Server) -> None:
    """The first visit gets a session, the second finds the link used."""
    link = next(line.strip() for line in server.log.read_text().splitlines() if "/open/" in line)
    assert link.startswith(server.base)
    visitor = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
    with contextlib.suppress(urllib.error.HTTPError):
        visitor.open(link, timeout=20)
    cookies = {c.name for h in visitor.handlers for c in getattr(h, "cookiejar", ())}
    assert "kinerja_session" in cookies
    with pytest.raises(urllib.error.HTTPError) as used:
        urllib.request.urlopen(link, timeout=20)
    assert used.value.code == 410


def test_api_and_terminal_give_the_same(server: Server, home: Path) -> None:
    """The same check-in by the API and by the terminal: the same progress, status and explanation."""
    run = run_in(home)
    token = run("token", "create", "t", "--scope", "read", "--scope", "report", "--json").json["token"]
    by_api = server.ask("POST", "/key-results/KR-1/check-ins", token, {"value": "6500", "confidence": 7})
    why_api = server.ask("GET", "/why/KR-1", token)
    run("undo", "KR-1")
    by_terminal = run("checkin", "KR-1", "6500", "-c", "7", "--json").json
    assert {k: by_api[k] for k in by_terminal} == by_terminal
    why_terminal = run("why", "KR-1", "--json").json
    assert (why_api["value"], why_api["steps"]) == (why_terminal["value"], why_terminal["steps"])
    for ref in ("KR-1", "O-1", "KPI-1"):
        assert server.ask("GET", f"/why/{ref}", token) == run("why", ref, "--json").json
    assert server.ask("GET", "/board", token) == run("board", "--json").json
    read_there = server.ask("POST", "/read", token, {"text": PLAN})
    read_here = run("read", "-", "--json", "--fields", stdin=PLAN).json
    assert {k: read_there[k] for k in read_here} == read_here


def test_a_taken_port_is_told(server: Server, home: Path) -> None:
    """Before anything else is done."""
    ran = run_in(home)("serve", "--port", str(server.port))
    assert ran.code == 1 and str(server.port) in ran.err


def test_the_api_can_say_what_is_not_there(server: Server) -> None:
    """A mistyped address gets a problem document from the running server, too."""
    with pytest.raises(urllib.error.HTTPError) as wrong:
        urllib.request.urlopen(f"{server.base}/api/v2/kpis", timeout=20)
    assert wrong.value.code == 404 and wrong.value.headers["Content-Type"] == "application/problem+json"


def test_an_interrupted_demo_leaves_no_half(run: Run, tmp_path: Path) -> None:
    """Killed while it builds, it has no database; started again, it has a whole one, and the third start finds it."""
    place = tmp_path / "home" / "demo"
    building = subprocess.Popen(
        [COMMAND, "demo", "--build-only"], env=environment(tmp_path / "home"), stdout=subprocess.DEVNULL
    )
    until = time.monotonic() + 60
    while time.monotonic() < until and not list(place.glob("building-*/kinerja.sqlite3")):
        time.sleep(0.05)
    building.kill()
    building.wait()
    assert not (place / "kinerja.sqlite3").exists()
    assert run("demo", "--build-only").code == 0
    assert not list(place.glob("building-*"))
    built = (place / "kinerja.sqlite3").stat().st_mtime_ns
    again = run("demo", "--build-only")
    assert (again.code, again.out) == (0, "") and (place / "kinerja.sqlite3").stat().st_mtime_ns == built
    kpis = run("board", "--json", "--as", "P-1", KINERJA_HOME=str(place)).json["kpis"]
    assert len(kpis) > 5

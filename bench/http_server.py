"""How are the product and its floor served, and how does one knock at them over HTTP?"""

from __future__ import annotations

import http.client
import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

PRODUCT, FLOOR = "kinerja.settings.wsgi:application", "bench.floor.wsgi:application"
#: The options of `kinerja serve`, whatever they are today: its last word, the application, is put in place of.
START = """
import os, sys
from kinerja.cli import serving
become = os.execv
os.execv = lambda file, words: become(file, [*words[:-1], sys.argv[2]])
serving.start("127.0.0.1", int(sys.argv[1]))
"""


def free_port() -> int:
    """A port that nobody listens at."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def served(application: str, environment: Mapping[str, str]) -> Iterator[int]:
    """The port of a server that runs as long as the block."""
    port = free_port()
    told = {**os.environ, **environment, "KINERJA_URL": f"http://127.0.0.1:{port}"}
    server = subprocess.Popen([sys.executable, "-c", START, str(port), application], env=told, stdout=sys.stderr)
    try:
        _wait(port, server)
        yield port
    finally:
        server.terminate()
        server.wait(timeout=30)


def _wait(port: int, server: subprocess.Popen[bytes]) -> None:
    for _ in range(300):
        if server.poll() is not None:
            raise RuntimeError("the server ended while it started")
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError("the server did not start within half a minute")


class Caller:
    """One connection, kept alive, that reports on key results."""

    def __init__(self, port: int, pattern: str, token: str | None = None) -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        self._pattern, self._value = pattern, 40
        self._headers = {"Content-Type": "application/json", "Accept-Language": "en"}
        if token:
            self._headers["Authorization"] = f"Bearer {token}"

    def check_in(self, key_result: int) -> tuple[float, int]:
        """Seconds until the answer was read, and its status."""
        self._value = 40 + (self._value + 7) % 900
        body = json.dumps({"value": str(self._value), "confidence": 7, "note": "Berjalan baik"})
        begun = time.perf_counter()
        self._connection.request("POST", self._pattern.format(key_result), body, self._headers)
        answer = self._connection.getresponse()
        answer.read()
        return time.perf_counter() - begun, answer.status

    def timed(self, times: int, numbers: Iterator[int]) -> list[float]:
        """Seconds of each of `times` check-ins; anything but 201 is an error, not a fast answer."""
        taken = []
        for _ in range(times):
            seconds, status = self.check_in(next(numbers))
            if status != 201:
                raise RuntimeError(f"a check-in answered {status}")
            taken.append(seconds)
        return taken

    def close(self) -> None:
        """Hang up."""
        self._connection.close()


OURS, BARE = "/api/v1/key-results/KR-{}/check-ins", "/check-ins/{}"

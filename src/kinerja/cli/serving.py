"""How does the web server start, so that one process tree answers, and ends when it is asked to?"""

from __future__ import annotations

import os
import socket
import sys
from typing import NoReturn

from kinerja.cli.speech import refuse
from kinerja.core.problem import Problem

LOOPBACK = ("127.0.0.1", "localhost", "::1")
#: One worker per core up to this many: on SQLite all writers queue anyway.
MOST_WORKERS = 2
#: Requests that one worker answers at a time; the rest wait in the queue.
THREADS = 4


def check_port(host: str, port: int) -> None:
    """End with a sentence when somebody else listens there, before any work is done for it."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            refuse(
                Problem("serve.port_taken", "port", {"host": host, "port": str(port), "reason": error.strerror or ""})
            )


def base_of(host: str, port: int) -> str:
    """The address one types into a browser."""
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def start(host: str, port: int) -> NoReturn:
    """Become the server: this process is replaced, so Ctrl-C and SIGTERM reach it and nothing of ours stays behind.

    The server finishes the requests it has begun before it ends.
    """
    workers = min(os.cpu_count() or 1, MOST_WORKERS)
    options = {
        "--interface": "wsgi",
        "--host": host,
        "--port": str(port),
        "--workers": str(workers),
        "--blocking-threads": str(THREADS),
        "--workers-kill-timeout": "10",
        "--log-level": "warning",
    }
    words = [word for pair in options.items() for word in pair]
    sys.stdout.flush()
    sys.stderr.flush()
    command = [sys.executable, "-m", "granian", *words, "--respawn-failed-workers", "--no-ws"]
    os.execv(sys.executable, [*command, "kinerja.settings.wsgi:application"])

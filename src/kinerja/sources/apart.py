"""How is a hostile file opened without taking the server along?

Formats like PDF and XLSX are read by large libraries, some of them compiled. They run in a process of their own, with a
bound on its time and memory, that gets the file's bytes and answers with JSON. What goes wrong there ends there.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from importlib import import_module
from typing import Any

from kinerja.core.problem import Problem

SECONDS = 15
_MEMORY = 1_500_000_000


def read_apart(reader: str, data: bytes, *, seconds: int = SECONDS) -> Any:
    """What `reader` ("kinerja.sources.pdf:read") says about the bytes, as JSON values, or a Problem.

    The reader is a function from bytes to JSON values or a Problem. One that takes longer than `seconds`, more memory
    than there is for it, or that dies, is a Problem too.
    """
    command = [sys.executable, "-m", "kinerja.sources.apart", reader, str(seconds)]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=seconds + 5, check=False, env=_env())
    except subprocess.TimeoutExpired:
        return Problem("file.too_heavy", "file", {"seconds": seconds})
    if done.returncode < 0 or done.returncode == _OUT_OF_MEMORY:
        return Problem("file.too_heavy", "file", {"seconds": seconds})
    try:
        answer = json.loads(done.stdout)
    except ValueError:
        return Problem("file.broken", "file")
    if "problem" in answer:
        return Problem(answer["problem"], "file", answer["values"])
    return answer["value"]


_OUT_OF_MEMORY = 88


def _env() -> dict[str, str]:
    """This process's environment, and the place this package was imported from."""
    return {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}


def _bound(seconds: int) -> None:
    """Let the operating system end this process when it takes too much; Windows has no such bounds but the clock."""
    if sys.platform == "win32":
        return
    import resource

    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))


def main(reader: str, seconds: str) -> int:
    """Read standard input in this process and answer on standard output."""
    _bound(int(seconds))
    module, _, name = reader.partition(":")
    try:
        said = getattr(import_module(module), name)(sys.stdin.buffer.read())
    except MemoryError:
        return _OUT_OF_MEMORY
    except Exception:
        # A library meets bytes that its authors did not think of: whatever it raises, the file can't be read.
        said = Problem("file.broken", "file")
    answer = {"problem": said.code, "values": dict(said.values)} if isinstance(said, Problem) else {"value": said}
    sys.stdout.write(json.dumps(answer))
    return 0


if __name__ == "__main__":
    # Beyond the answer nothing matters any more: leave without the libraries' own farewells.
    code = main(*sys.argv[1:3])
    sys.stdout.flush()
    os._exit(code)

"""How do the product and its floor, each in a process with settings of its own, take turns in being measured?"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from typing import Any


class Child:
    """A process that answers one JSON line with another; ends with the `with` block."""

    def __init__(self, module: str, environment: Mapping[str, str]) -> None:
        self.module = module
        self._process = subprocess.Popen(
            [sys.executable, "-m", module],
            env={**os.environ, **environment},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def __enter__(self) -> Child:
        return self

    def __exit__(self, *_: object) -> None:
        assert self._process.stdin and self._process.stdout
        self._process.stdin.close()
        self._process.wait(timeout=30)
        self._process.stdout.close()

    def ask(self, do: str, **told: Any) -> Any:
        """What the child's function `do` returns for these arguments."""
        assert self._process.stdin and self._process.stdout
        self._process.stdin.write(json.dumps({"do": do, **told}) + "\n")
        self._process.stdin.flush()
        answer = self._process.stdout.readline()
        if not answer:
            raise RuntimeError(f"{self.module} ended while it was asked to {do}; what it printed last says why")
        return json.loads(answer)


def answer(commands: Mapping[str, Callable[..., Any]]) -> None:
    """Answer the parent until it closes the line; whatever else prints goes to standard error."""
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    for line in sys.stdin:
        asked = json.loads(line)
        answers.write(json.dumps(commands[asked.pop("do")](**asked)) + "\n")
        answers.flush()

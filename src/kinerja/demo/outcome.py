"""Did a deed of the made-up company go through? A refusal here is a mistake in the demo itself."""

from __future__ import annotations

from typing import TypeVar

from kinerja.core.problem import Problem, Problems

_Answer = TypeVar("_Answer")


class DemoRefusedError(Exception):
    """An action refused what the demo asked for."""


def done(answer: _Answer | Problem | Problems) -> _Answer:
    """The answer of an action, which must not be a refusal."""
    if isinstance(answer, Problem | Problems):
        raise DemoRefusedError(repr(answer))
    return answer

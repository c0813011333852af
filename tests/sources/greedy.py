"""Readers that misbehave, for the test of what stands around them."""

from __future__ import annotations

import os
import signal


def forever(data: bytes) -> list[str]:
    """Never comes to an end."""
    while data:
        pass
    return []


def hungry(data: bytes) -> list[str]:
    """Wants more memory than there is for it."""
    return ["x" * 10_000_000_000, str(data)]


def dies(data: bytes) -> list[str]:
    """Is ended in the middle, as a compiled library may be."""
    os.kill(os.getpid(), signal.SIGSEGV)
    return [str(data)]


def stumbles(data: bytes) -> list[str]:
    """Raises what nobody expected."""
    raise RuntimeError(data)


def answers(data: bytes) -> list[str]:
    """Does what it should."""
    return [data.decode(), "é\u2028"]

"""How does an action happen wholly or not at all?"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from django.db import transaction

from kinerja.core.problem import refused
from kinerja.store.writing import writing

_Asked = ParamSpec("_Asked")
_Answer = TypeVar("_Answer")


def whole(action: Callable[_Asked, _Answer]) -> Callable[_Asked, _Answer]:
    """Run an action in one write transaction; a refusal takes back whatever had been written by then."""

    @wraps(action)
    def run(*args: _Asked.args, **kwargs: _Asked.kwargs) -> _Answer:
        with writing():
            answer = action(*args, **kwargs)
            if refused(answer):
                transaction.set_rollback(True)
            return answer

    return run

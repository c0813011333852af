"""How does a frozen value keep what it once worked out?"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar, overload

Out = TypeVar("Out")


class kept(Generic[Out]):  # noqa: N801  # read like `property`, which it stands beside
    """A property that is worked out when it is first asked for, and then stands in the instance.

    As `functools.cached_property`, whose lock in Python 3.11 costs more than most of our answers: a page asks some
    thousand of them. Two threads that ask at once both work it out, and find the same.
    """

    def __init__(self, work_out: Callable[[Any], Out]) -> None:
        self._work_out = work_out
        self.__doc__ = work_out.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    @overload
    def __get__(self, instance: None, owner: type | None = None) -> kept[Out]: ...

    @overload
    def __get__(self, instance: object, owner: type | None = None) -> Out: ...

    def __get__(self, instance: object | None, owner: type | None = None) -> kept[Out] | Out:
        if instance is None:
            return self
        # Not through setattr: the values are frozen. From now on Python finds it in the instance, before this property.
        found = instance.__dict__[self._name] = self._work_out(instance)
        return found

"""How does a command that answers at once get by without what the standard library loads just in case?"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import Any


def later(name: str) -> None:
    """Load a module not when it is imported, but when something in it is asked for; unless it is loaded already.

    `dataclasses` imports `inspect`, and with it the reading of Python's own syntax: a third of what `kinerja calc`
    takes. It asks it for the signature of a class without a docstring, and ours have one.
    """
    sys.modules.setdefault(name, _Later(name))


class _Later(ModuleType):
    def __getattr__(self, attribute: str) -> Any:
        name = self.__name__
        if sys.modules.get(name) is self:
            del sys.modules[name]
        return getattr(import_module(name), attribute)

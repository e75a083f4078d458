"""Modules that are put off: imported by others for what is hardly ever used, they take much of a start.

In: names of modules. Out: what stands for them until something of them is asked for.
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import Any


class _Later(ModuleType):
    """Stands for a module until something of it is asked for."""

    def iscoroutine(self, one: object) -> Any:
        """What SQLAlchemy takes of ``asyncio`` when it is imported."""
        return self.__getattr__("iscoroutine")(one)

    def __getattr__(self, name: str) -> Any:
        if name in ("__spec__", "__file__"):     # what the import system itself asks
            raise AttributeError(name)
        if sys.modules.get(self.__name__) is self:
            del sys.modules[self.__name__]
        return getattr(import_module(self.__name__), name)


def put_off(names: tuple[str, ...]) -> None:
    """Have some modules imported when they are first asked for, and not before."""
    for name in names:
        if name not in sys.modules:
            sys.modules[name] = later = _Later(name)
            above, _, last = name.rpartition(".")
            if above:
                setattr(import_module(above), last, later)

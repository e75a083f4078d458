"""What makes the program start fast: a question takes half a second, and most of it would be imports.

In: nothing. Out: settings of this process. Only the program calls this, never whoever imports the package.
"""

from __future__ import annotations

import gc
import sys
from importlib import import_module
from types import ModuleType
from typing import Any

# SQLAlchemy imports these for what nothing here uses: asynchronous drivers and plug-ins. They bring ssl, sockets,
# mail and archives along: a third of its time.
_PUT_OFF = ("asyncio", "importlib.metadata")
_NEW_OBJECTS = 300_000  # between two looks for garbage; imports make many objects that all stay


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


def start_fast() -> None:
    """Look for garbage less often, and put off modules of the standard library that are hardly ever used."""
    gc.set_threshold(_NEW_OBJECTS, 20, 50)
    for name in _PUT_OFF:
        if name not in sys.modules:
            sys.modules[name] = later = _Later(name)
            above, _, last = name.rpartition(".")
            if above:
                setattr(import_module(above), last, later)

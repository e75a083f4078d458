"""What makes the program start fast: a question takes half a second, and most of it would be imports.

In: nothing. Out: settings of this process. Only the program calls this, never whoever imports the package.
"""

from __future__ import annotations

import gc

from onrecord.processes.later import put_off

# SQLAlchemy imports these for what nothing here uses: asynchronous drivers and plug-ins. They bring ssl, sockets,
# mail and archives along: a third of its time.
_PUT_OFF = ("asyncio", "importlib.metadata")
_NEW_OBJECTS = 300_000  # between two looks for garbage; imports make many objects that all stay


def start_fast() -> None:
    """Look for garbage less often, and put off modules of the standard library that are hardly ever used."""
    gc.set_threshold(_NEW_OBJECTS, 20, 50)
    put_off(_PUT_OFF)

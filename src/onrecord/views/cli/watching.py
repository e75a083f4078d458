"""Folders that are watched: what arrives in them is read, until somebody stops it.

In: the folders of a call, what takes what arrives. Out: a line for each file that was read. Looking again and again
works on every system and on shares of a network too, where a system tells of no changes.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.views.cli.printing import say, warn

if TYPE_CHECKING:
    from onrecord.ingest import Tally
    from onrecord.intake import Choice, Skipped

PAUSE = 2.0  # seconds between two looks; a file that has not changed between two is whole


class Watch:
    """The folders among some files, looked at from the moment this is made."""

    def __init__(self, files: Iterable[str], choice: Choice) -> None:
        from onrecord.intake.folders import Arriving

        self._folders = [Path(one) for one in files if one not in ("", "-") and Path(one).is_dir()]
        self._arriving = Arriving(self._folders, choice, PAUSE)

    def go_on(self, take: Callable[[Path | Skipped], None], tally: Tally) -> None:
        """Take what arrives or changes, once it is whole, until Ctrl-C.

        ``take``: reads a file, or tells why something is not read; counts in ``tally``.
        """
        from onrecord.intake.parsing import skipped

        if not self._folders:
            warn("nothing to watch: no folder is named")
            return
        say(f"watching {', '.join(map(str, self._folders))}; Ctrl-C ends it")
        try:
            while True:
                time.sleep(PAUSE)
                for one in self._arriving.look():
                    before = tally.read
                    if isinstance(one, Path):
                        take(one)
                        say(f"{one}: {tally.read - before:,} read")
                    else:
                        take(skipped(*one))
        except KeyboardInterrupt:
            say("stopped watching")

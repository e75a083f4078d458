"""``python -m onrecord``: the same program as the command ``onrecord``."""

from __future__ import annotations

import io
import os
import sys
from typing import TextIO


def main() -> None:
    """Run the command line; the exit status is 0, 1 if something was skipped or not found, 2 for a wrong call."""
    from onrecord.views.cli.starting import start_fast

    start_fast()
    from onrecord.views.cli.app import run

    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:  # closed by whoever started us: nothing to read, nowhere to print
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        # JSON is UTF-8 whatever the locale, and a word that cannot be shown must not end the program.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    status = run()
    _let_go(sys.stdout)
    _let_go(sys.stderr)
    if apart := sys.modules.get("onrecord.intake.apart"):
        apart.end_waiting()
    os._exit(status)    # all files are closed by now; to unload every module would take a tenth of a second


def _let_go(stream: TextIO) -> None:
    """Drop what a full or broken output did not take: ``run`` has told of it, and Python would try and fail again."""
    try:
        stream.flush()
    except OSError:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)


if __name__ == "__main__":
    main()

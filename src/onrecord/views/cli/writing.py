"""Writing what a command makes: to a file that is whole or not there, or to standard output.

In: lines. Raises OR-553 where they cannot be written.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from pathlib import Path

from onrecord.errors import OnRecordError
from onrecord.views.cli.terminal import safe


def write(lines: Iterable[str], out: str | None) -> None:
    """Write to a file, which is whole or not there, or to standard output, made safe where that is a terminal.

    What is there and is no file (a device, a pipe) is written to, never replaced.
    """
    if out is None:
        screen = sys.stdout.isatty()
        for line in lines:
            sys.stdout.write(safe(line, one_line=False) if screen else line)
        return
    replaced = os.path.isfile(out) or not os.path.exists(out)
    unfinished = f"{out}.part" if replaced else out
    try:
        try:
            with open(unfinished, "w", encoding="utf-8", newline="") as file:
                file.writelines(lines)
            if replaced:
                os.replace(unfinished, out)
        finally:
            if replaced:
                Path(unfinished).unlink(missing_ok=True)
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        raise OnRecordError("OR-553", where=out, detail=getattr(error, "strerror", None) or str(error)) from error

"""``python -m onrecord``: the same program as the command ``onrecord``."""

from __future__ import annotations

import io
import os
import sys


def main() -> None:
    """Run the command line; the exit status is 0, 1 if something was skipped or not found, 2 for a wrong call."""
    from onrecord.views.cli.app import run

    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:  # closed by whoever started us: nothing to read, nowhere to print
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        # JSON is UTF-8 whatever the locale, and a word that cannot be shown must not end the program.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    sys.exit(run())


if __name__ == "__main__":
    main()

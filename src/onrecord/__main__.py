"""``python -m onrecord``: the same program as the command ``onrecord``."""

from __future__ import annotations

import io
import sys


def main() -> None:
    """Run the command line; the exit status is 0, 1 if something was skipped or not found, 2 for a wrong call."""
    from onrecord.views.cli.app import run

    for stream in (sys.stdout, sys.stderr):
        # JSON is UTF-8 whatever the locale, and a word that cannot be shown must not end the program.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    sys.exit(run())


if __name__ == "__main__":
    main()

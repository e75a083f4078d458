"""``python -m onrecord``: the same program as the command ``onrecord``."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line; the exit status is 0, 1 if something was skipped or not found, 2 for a wrong call."""
    from onrecord.views.cli.app import run

    sys.exit(run())


if __name__ == "__main__":
    main()

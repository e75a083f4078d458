"""Print how much onrecord and everything it needs takes on disk, without pip itself and without cached byte code.

Exit status 1 above 265 MB. Run it with the python of an environment in which nothing else is installed.
"""

from __future__ import annotations

import sys
from importlib.metadata import distributions
from pathlib import Path

LIMIT_MB = 265


def installed_bytes() -> int:
    """Return the sum of the sizes of all installed files, as their distributions list them."""
    files = {
        Path(str(found.locate_file(file)))
        for found in distributions()
        if found.name not in {"pip", "setuptools"}
        for file in found.files or ()
    }
    return sum(path.stat().st_size for path in files if path.suffix != ".pyc" and path.is_file())


if __name__ == "__main__":
    size = installed_bytes() / 1e6
    sys.stdout.write(f"installed size: {size:.0f} MB (limit {LIMIT_MB})\n")
    sys.exit(size > LIMIT_MB)

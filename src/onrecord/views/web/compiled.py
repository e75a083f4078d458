"""Templates as they were compiled once, kept as Python keeps its modules: beside them, in ``__pycache__``.

To compile a page's templates takes longer than to answer it. In: Jinja's buckets, which say themselves whether what
lies there belongs to the template as it is now. Out: the same, filled. Where nothing can be written nothing is.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from importlib.util import cache_from_source
from pathlib import Path

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket


class BesideTemplates(BytecodeCache):
    """What was compiled of the templates of one folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill a bucket with what was compiled before; what cannot be read is compiled again."""
        try:
            with self._at(bucket).open("rb") as file:
                bucket.load_bytecode(file)
        except Exception:       # whatever is wrong with what lies there, it can be made again
            bucket.reset()

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled, whole or not at all, where Python would keep a module too."""
        if sys.dont_write_bytecode:
            return
        path = self._at(bucket)
        beginning = path.with_name(f"{path.name}.{os.getpid()}")
        with suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            with beginning.open("wb") as file:
                bucket.write_bytecode(file)
            beginning.replace(path)

    def _at(self, bucket: Bucket) -> Path:
        return Path(cache_from_source(str(self._folder / f"template-{bucket.key}.py")))

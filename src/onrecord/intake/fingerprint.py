"""What a file is known by, so that one whose articles are on record need not be parsed again.

In: an open file, and how it is to be read. Out: 16 bytes that stand for its content and for all else that decides which
articles come of it: the endings of its name, what the user gave, and the programs and tables that parse.
"""

from __future__ import annotations

import hashlib
import os
import sys
from functools import cache
from pathlib import Path, PurePosixPath
from typing import BinaryIO

import msgspec

from onrecord import data
from onrecord.intake.options import Given
from onrecord.version import VERSION

SIZE = 16
TABLES = ("countries", "outlets")       # that intake looks into, beside those of ``data/intake``
_PARSERS = ("charset_normalizer", "lxml", "lxml_html_clean", "msgspec", "py3langid", "pypdf", "pyyaml", "trafilatura",
            "warcio")
_CHUNK = 1 << 20


def fingerprint(stream: BinaryIO, name: str, given: Given, named: bool) -> bytes | None:
    """Return what an open file is known by, and go back to its beginning; null where one cannot go back in it."""
    if not stream.seekable():
        return None
    found = hashlib.blake2b(digest_size=SIZE)
    endings = [ending.lower() for ending in PurePosixPath(name).suffixes]
    found.update(msgspec.json.encode((_programs(), endings, named, given), order="sorted"))
    while part := stream.read(_CHUNK):
        found.update(part)
    stream.seek(0)
    return found.digest()


@cache
def _programs() -> str:
    """Return one mark of the programs and tables that parse: those of onrecord by content, others by version."""
    package = Path(data.FOLDER).parent
    found = hashlib.blake2b(f"{VERSION}\n{sys.version}\n".encode(), digest_size=SIZE)
    files = [*(package / "intake").rglob("*.py"), *(package / "facts").rglob("*.py"),
             *(data.FOLDER / "intake").glob("*.tsv"), *(data.FOLDER / f"{name}.tsv" for name in TABLES)]
    for file in sorted(files):
        found.update(file.relative_to(package).as_posix().encode() + file.read_bytes())
    found.update("\n".join(sorted(_versions())).encode())
    return found.hexdigest()


def _versions() -> set[str]:
    """Return name and version of what else parses, as installers leave them; asking for each takes ten times longer."""
    found = set[str]()
    for place in sys.path:
        try:
            names = os.listdir(place or ".")
        except OSError:                 # a path that leads nowhere, an archive
            continue
        found |= {name.lower() for name in names
                  if name.endswith(".dist-info") and name.split("-")[0].lower() in _PARSERS}
    return found

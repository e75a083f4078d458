"""Documents that are ZIP archives of XML (DOCX, ODT): their parts, within limits.

In: a source and the names of parts. Out: the root elements. Nothing is run, and nothing they refer to is fetched.
"""

from __future__ import annotations

import zipfile
import zlib
from typing import Any

from onrecord.errors import OnRecordError
from onrecord.intake.readers.source import Source
from onrecord.intake.readers.xml import LONGEST_XML, parsed

LONGEST = 200_000_000


class Document:
    """An open document; ``part`` gives the XML of its parts. Raises OR-119 if it is locked, OR-121 if damaged."""

    def __init__(self, source: Source) -> None:
        if source.head.startswith(b"\xd0\xcf\x11\xe0"):  # Office puts a locked document into a container of its own
            raise OnRecordError("OR-119")
        try:
            self._zip = zipfile.ZipFile(source.file(LONGEST))
        except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
            raise OnRecordError("OR-121", detail=str(error)[:80]) from None

    def part(self, name: str) -> Any:
        """Return the root of one part, null where there is none. Raises OR-119, OR-121, OR-122 (too long)."""
        try:
            info = self._zip.getinfo(name)
        except KeyError:
            return None
        if info.flag_bits & 1:
            raise OnRecordError("OR-119")
        try:
            with self._zip.open(info) as stream:
                data = stream.read(LONGEST_XML + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError) as error:
            raise OnRecordError("OR-121", detail=str(error)[:80]) from None
        if len(data) > LONGEST_XML:
            raise OnRecordError("OR-122", detail=f"a part of more than {LONGEST_XML:,} bytes")
        return parsed(data)

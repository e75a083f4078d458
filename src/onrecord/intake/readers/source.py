"""Bytes to be read, and what readers make of them: the contract of all readers.

In: an open stream, what it is called. Out: a ``Source`` that can be looked at and then read once, within limits.
"""

from __future__ import annotations

import io
import re
from pathlib import PurePosixPath
from typing import BinaryIO

import msgspec

from onrecord.errors import OnRecordError
from onrecord.intake.options import Metadata

HEAD = 65_536  # bytes that are looked at to tell what it is
MOST_FILES = 20_000  # in one archive, with those inside it
MOST_BYTES = 2_000_000_000  # unpacked from one archive
MOST_HELD = 200_000_000  # bytes of one archive inside another, which has to be held in memory
DEEPEST = 4  # archives within archives
_CHUNK = 65_536


class Budget:
    """How much one file on the disk may still unpack, with all that is inside it."""

    def __init__(self, files: int = MOST_FILES, unpacked: int = MOST_BYTES) -> None:
        self.files, self.unpacked = files, unpacked

    def take_file(self) -> None:
        """Count one file. Raises OR-122 where there are too many."""
        self.files -= 1
        if self.files < 0:
            raise OnRecordError("OR-122", detail=f"more than {MOST_FILES:,} files")

    def take(self, size: int) -> None:
        """Count unpacked bytes. Raises OR-122 where there are too many."""
        self.unpacked -= size
        if self.unpacked < 0:
            raise OnRecordError("OR-122", detail=f"more than {MOST_BYTES:,} bytes")


class _Replayed(io.RawIOBase):
    """A stream that cannot go back, from its beginning: what was looked at, then the rest."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head, self._rest = head, rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        if self._head:
            part, self._head = self._head[: len(buffer)], self._head[len(buffer) :]
        else:
            part = self._rest.read(min(len(buffer), _CHUNK))
        buffer[: len(part)] = part
        return len(part)


class Source:
    """One file, standard input or a file inside another. ``named``: by the user himself, not found in a folder."""

    def __init__(
        self,
        stream: BinaryIO,
        name: str,
        where: str,
        *,
        named: bool = True,
        depth: int = 0,
        budget: Budget | None = None,
    ) -> None:
        self.name, self.where, self.named, self.depth = name, where, named, depth
        self.budget = budget or Budget()
        self._stream = stream
        self._start: int | None = stream.tell() if _goes_back(stream) else None
        self.head = _first(stream, HEAD)

    @property
    def suffix(self) -> str:
        """The ending of its name, in small letters."""
        return PurePosixPath(self.name).suffix.lower()

    def stream(self) -> BinaryIO:
        """Return the bytes from the beginning, to be read once."""
        if self._start is None:
            return io.BufferedReader(_Replayed(self.head, self._stream))  # type: ignore[arg-type, unused-ignore]
        self._stream.seek(self._start)
        return self._stream

    def whole(self, longest: int) -> bytes:
        """Return all bytes. Raises OR-105 as soon as there are more than there may be."""
        data = self.stream().read(longest + 1)
        if len(data) > longest:
            raise OnRecordError("OR-105", detail=f"more than {longest:,} bytes")
        return data

    def file(self, longest: int) -> BinaryIO:
        """Return a stream in which one can go back; where there is none, the bytes are read whole, as by ``whole``."""
        return self.stream() if self._start == 0 else io.BytesIO(self.whole(min(longest, MOST_HELD)))

    def inside(self, stream: BinaryIO, name: str, part: str) -> Source:
        """Return a file inside this one, under a name. Raises OR-122 for one too deep or too many."""
        if self.depth >= DEEPEST:
            raise OnRecordError("OR-122", detail=f"archives within archives, more than {DEEPEST} deep")
        self.budget.take_file()
        return Source(
            stream, name, f"{self.where}:{one_word(part)}", named=False, depth=self.depth + 1, budget=self.budget
        )


def one_word(name: str) -> str:
    """Return a name from inside a file so that it can stand in a message: short, on one line."""
    return re.sub(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]+", "?", name)[:200]


def _goes_back(stream: BinaryIO) -> bool:
    try:
        return stream.seekable()
    except (AttributeError, ValueError, OSError):
        return False


def _first(stream: BinaryIO, size: int) -> bytes:
    """Return the first bytes, however little of them each call gives."""
    parts, left = [], size
    while left > 0 and (part := stream.read(left)):
        parts.append(part)
        left -= len(part)
    return b"".join(parts)


class Text(msgspec.Struct, frozen=True):
    """The text of one article and what is known of it; ``place``: where it stands in its file, '' for all of it."""

    text: str
    found: Metadata = Metadata()
    place: str = ""


class Part(msgspec.Struct, frozen=True):
    """A file inside the file, to be read by whoever reads its kind."""

    source: Source


class Bad(msgspec.Struct, frozen=True):
    """What could not be read, while the rest goes on."""

    error: OnRecordError
    place: str = ""


Item = Text | Part | Bad

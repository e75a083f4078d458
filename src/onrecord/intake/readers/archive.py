"""Archives: ZIP, TAR, and single files that are compressed. What is inside is read by whoever reads its kind.

In: a source. Out: the files in it, one after the other, never written to the disk. Bounded: how many files, how many
bytes, how many times larger than packed, how deep; a path that leads out is an error.
"""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import re
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath
from typing import IO, Any, BinaryIO

from onrecord.errors import OnRecordError
from onrecord.intake.options import Given
from onrecord.intake.readers.kinds import kind_of
from onrecord.intake.readers.source import MOST_FILES, Bad, Budget, Item, Part, Source, one_word

LONGEST_ARCHIVE = 2_000_000_000
_RATIO = 300  # of unpacked to packed bytes, from which on it is a bomb
_FREE = 20_000_000  # unpacked bytes that are never too many
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    lzma.LZMAError,
    tarfile.TarError,
    NotImplementedError,        # zipfile's word for a packing that it does not know
    OSError,
    ValueError,
)
_UNPACKERS: dict[str, Callable[[BinaryIO], Any]] = {"gzip": gzip.open, "bzip2": bz2.open, "xz": lzma.open}



class Unpacked(io.RawIOBase):
    """Bytes as they are unpacked, counted: more than there may be is OR-122, what is damaged OR-121."""

    def __init__(self, packed: IO[bytes], budget: Budget, size: int | None = None) -> None:
        self._packed, self._budget, self._size, self._read = packed, budget, size, 0

    def readable(self) -> bool:
        """Whether it can be read: always."""
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        """Unpack into a buffer and return how many bytes. Raises OR-119, OR-121, OR-122."""
        try:
            part = self._packed.read(len(buffer))
        except OnRecordError:
            raise
        except _BROKEN as error:
            raise OnRecordError("OR-121", detail=str(error)[:80]) from None
        except RuntimeError as error:  # zipfile's word for a password
            raise OnRecordError("OR-119") from error
        self._read += len(part)
        self._budget.take(len(part))
        if self._size is not None and self._read > max(_FREE, _RATIO * self._size):
            raise OnRecordError("OR-122", detail=f"more than {_RATIO} times its packed size")
        buffer[: len(part)] = part
        return len(part)


def _stream(packed: IO[bytes], budget: Budget, size: int | None = None) -> BinaryIO:
    return io.BufferedReader(Unpacked(packed, budget, size))  # type: ignore[arg-type, unused-ignore, return-value]


def read(source: Source, given: Given) -> Iterator[Item]:
    """Yield the files in an archive. Raises OR-121, OR-122."""
    kind = kind_of(source).kind
    if kind == "zip":
        yield from _from_zip(source)
    elif kind == "tar":
        yield from _from_tar(source.stream(), source)
    else:
        yield from _from_compressed(source, kind)


def _from_compressed(source: Source, kind: str) -> Iterator[Item]:
    opened = _UNPACKERS[kind](source.stream())
    name = source.name if PurePosixPath(source.name).suffix.lower() in (".gz", ".bz2", ".xz") else f"{source.name}.gz"
    inner = str(PurePosixPath(name).with_suffix("")) if not name.endswith(".tgz") else name[:-4] + ".tar"
    stream = _stream(opened, source.budget, _size(source))
    part = source.inside(stream, inner, PurePosixPath(inner).name or "content")
    part.named = source.named  # a compressed file is that file, not one of many
    yield Part(part)


def _size(source: Source) -> int | None:
    """Return how many bytes a compressed source has, null where that cannot be told before reading it."""
    try:
        stream = source.stream()
        if not stream.seekable():
            return None
        end = stream.seek(0, io.SEEK_END)
        source.stream()
    except (OSError, ValueError):
        return None
    return end


def _leads_out(name: str) -> bool:
    path = PurePosixPath(name.replace("\\", "/"))
    return path.is_absolute() or ".." in path.parts or ":" in (path.parts or ("",))[0][1:2]


def _is_hidden(name: str) -> bool:
    return any(part.startswith(".") or part == "__MACOSX" for part in PurePosixPath(name).parts)


def _most_members(stream: BinaryIO) -> int:
    """Return how many files a ZIP says that it has, before its list is read into memory."""
    end = stream.seek(0, io.SEEK_END)
    stream.seek(max(0, end - 66_000))
    tail = stream.read(66_000)
    at = tail.rfind(b"PK\x05\x06")
    stream.seek(0)
    if at < 0 or len(tail) < at + 16:
        return 0
    number, size = int.from_bytes(tail[at + 10 : at + 12], "little"), int.from_bytes(tail[at + 12 : at + 16], "little")
    far = tail.rfind(b"PK\x06\x06")
    if far >= 0 and len(tail) >= far + 48:
        number, size = (
            int.from_bytes(tail[far + 32 : far + 40], "little"),
            int.from_bytes(tail[far + 40 : far + 48], "little"),
        )
    return max(number, size // 1_000)  # a list that is longer than its number of files can need is no honest one


def _from_zip(source: Source) -> Iterator[Item]:
    stream = source.file(LONGEST_ARCHIVE)
    if _most_members(stream) > MOST_FILES:
        raise OnRecordError("OR-122", detail=f"more than {MOST_FILES:,} files")
    try:
        packed = zipfile.ZipFile(stream)
    except _BROKEN as error:
        raise OnRecordError("OR-121", detail=str(error)[:80]) from None
    for info in _members(packed):
        name = info.filename
        if info.is_dir() or (_is_hidden(name) and not _leads_out(name)):
            continue
        place = f":{one_word(name)}"
        if _leads_out(name):
            yield Bad(OnRecordError("OR-123"), place)
        elif info.flag_bits & 1:
            yield Bad(OnRecordError("OR-119"), place)
        else:
            yield from _zipped(packed, info, source, place)


def _members(packed: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    """Return the members of a ZIP by their names; of a packed web archive (WACZ) those alone that hold pages."""
    members = sorted(packed.infolist(), key=lambda info: info.filename)
    captured = [info for info in members if re.fullmatch(r"archive/[^/]+\.warc(?:\.gz)?", info.filename)]
    return captured if captured and any(info.filename == "datapackage.json" for info in members) else members


def _zipped(packed: zipfile.ZipFile, info: zipfile.ZipInfo, source: Source, place: str) -> Iterator[Item]:
    try:
        with packed.open(info) as member:
            yield Part(source.inside(_stream(member, source.budget, info.compress_size), info.filename, info.filename))
    except _BROKEN as error:
        yield Bad(OnRecordError("OR-121", detail=str(error)[:80]), place)


def _from_tar(stream: BinaryIO, source: Source) -> Iterator[Item]:
    try:
        with tarfile.open(fileobj=stream, mode="r|", errorlevel=0) as packed:
            for member in packed:
                yield from _tarred(packed, member, source)
    except _BROKEN as error:
        yield Bad(OnRecordError("OR-121", detail=str(error)[:80]))


def _tarred(packed: tarfile.TarFile, member: tarfile.TarInfo, source: Source) -> Iterator[Item]:
    if _leads_out(member.name):
        yield Bad(OnRecordError("OR-123"), f":{one_word(member.name)}")
    elif member.isfile() and not _is_hidden(member.name.removeprefix("./")):
        opened = packed.extractfile(member)
        if opened is not None:
            yield Part(source.inside(_stream(opened, source.budget), member.name, member.name))
    elif member.issym() or member.islnk() or member.isdev():
        yield Bad(OnRecordError("OR-117"), f":{one_word(member.name)}")

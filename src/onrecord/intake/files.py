"""Files, folders and standard input, one article after the other.

In: paths ('-' is standard input) and what the user gave. Out: a stream of ``Article`` and ``Skipped``; one broken
item never stops the rest, and only one item at a time is in memory. Who keeps what comes of files asks ``found_in``,
which passes over those that are on record whole.
"""

from __future__ import annotations

import io
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

import msgspec

from onrecord.errors import OnRecordError
from onrecord.facts import Article
from onrecord.intake.fingerprint import fingerprint
from onrecord.intake.folders import Choice, files_in
from onrecord.intake.options import Given
from onrecord.intake.parsing import Skipped, parsed, skipped
from onrecord.intake.readers.kinds import kind_of
from onrecord.intake.readers.source import Source
from onrecord.processes.limits import limited


class KnownFile(msgspec.Struct, frozen=True):
    """A file that was not parsed, since all that comes of it is on record: the ids of its articles, in order."""

    articles: tuple[str, ...]


class FileEnd(msgspec.Struct, frozen=True):
    """The end of a file whose articles came before it.

    ``fingerprint``: by what it is known again once they are on record; null where something in it could not be read.
    """

    fingerprint: bytes | None


Found = Article | Skipped | KnownFile | FileEnd
Noted = Callable[[bytes], Sequence[str] | None]
"""Tells by its fingerprint which articles a file held; null where it is not on record whole."""


def _from_source(source: Source, given: Given, path: Path | None = None) -> Iterator[Article | Skipped]:
    """Yield what is in a source; ``path``: where it lies, null of a stream."""
    if _is_apart(source):
        from onrecord.intake.apart import parsed_apart

        return parsed_apart(source, given, path)
    return parsed(source, given)


def _is_apart(source: Source) -> bool:
    """Whether a source is of a kind that is parsed in a process of its own."""
    try:
        with limited():
            return kind_of(source).apart
    except Exception:       # whatever its head does to us is better done there
        return True


def _from_stdin(stdin: BinaryIO, given: Given, noted: Noted | None) -> Iterator[Found]:
    try:
        yield from _from_source(Source(stdin, "", "standard input"), given)
    except OSError as error:
        yield skipped(OnRecordError("OR-102", detail=error.strerror or type(error).__name__), "standard input")
    if noted is not None:
        yield FileEnd(None)         # whether it is known shows when it has been read


def _from_file(path: Path, given: Given, named: bool, noted: Noted | None) -> Iterator[Found]:
    mark = None
    try:
        with path.open("rb") as stream:
            place = _place(path, stream)
            mark = fingerprint(stream, path.name, given, named) if noted and place else None
            known = noted(mark) if noted and mark else None
            if known is not None:
                yield KnownFile(tuple(known))
                return
            before = _state(path)
            for one in _from_source(Source(stream, path.name, str(path), named=named), given, place):
                mark = mark if isinstance(one, Article) else None
                yield one
            mark = mark if before == _state(path) else None     # what was parsed is what the mark is of
    except FileNotFoundError:
        yield skipped(OnRecordError("OR-101"), str(path))
    except (OSError, ValueError) as error:   # ValueError: a NUL in the path
        mark = None
        yield skipped(OnRecordError("OR-102", detail=getattr(error, "strerror", None) or str(error)), str(path))
    if noted is not None:
        yield FileEnd(mark)


def _place(path: Path, stream: BinaryIO) -> Path | None:
    """Return by which path another process opens the same file; null for a pipe or a device, which is read here.

    /dev/stdin is another file in another process, so what such names lead to is looked for.
    """
    real = Path(os.path.realpath(path))
    try:
        return real if real.is_file() and os.path.samestat(os.fstat(stream.fileno()), os.stat(real)) else None
    except OSError:
        return None


def _state(path: Path) -> tuple[int, ...]:
    """Return what shows that the file at a path was changed, another one put in its place, or taken away."""
    try:
        seen = os.stat(path)
    except OSError:
        return ()
    return seen.st_dev, seen.st_ino, seen.st_size, seen.st_mtime_ns


def _from_folder(folder: Path, given: Given, choice: Choice, noted: Noted | None) -> Iterator[Found]:
    for item in files_in(folder, choice):
        if isinstance(item, Path):
            yield from _from_file(item, given, False, noted)
        else:
            yield skipped(*item)


def _is_folder(path: Path) -> bool:
    """Whether a path is a folder; of one that cannot be looked at, reading will say so."""
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def articles_from(paths: Iterable[str | Path], given: Given | None = None,
                  stdin: BinaryIO | None = None, choice: Choice | None = None) -> Iterator[Article | Skipped]:
    """Yield the articles of files, folders (recursive, sorted) and, for '-', of standard input, in the order named.

    Of what kind a file is shows in its content first and in its name second (``data/intake/file_kinds.tsv``). Every
    file of a folder that is not read comes as ``Skipped``; a file that is named itself is read if it is text at all.
    ``choice``: which files of folders are read; it counts what it leaves out.
    """
    return (one for one in found_in(paths, given, stdin, choice) if isinstance(one, Article | Skipped))


def found_in(paths: Iterable[str | Path], given: Given | None = None, stdin: BinaryIO | None = None,
             choice: Choice | None = None, noted: Noted | None = None, named: bool = True) -> Iterator[Found]:
    """Yield what ``articles_from`` yields, but of files that are ``noted`` to be on record whole one ``KnownFile``.

    After all that came of a file, or of standard input, stands its ``FileEnd``; without ``noted`` there is none.
    ``named``: whether the user named the files himself; else they are read as those of a folder.
    """
    given, choice = given or Given(), choice or Choice()
    for path in paths:
        if str(path) == "-":
            yield from _from_stdin(stdin or io.BytesIO(), given, noted)
        elif not str(path):
            yield skipped(OnRecordError("OR-101", detail="the name is empty"), "''")
        elif _is_folder(Path(path)):
            yield from _from_folder(Path(path), given, choice, noted)
        else:
            yield from _from_file(Path(path), given, named, noted)


def count_of(paths: Iterable[str | Path], only: tuple[str, ...] = (), skip: tuple[str, ...] = ()) -> int:
    """Return how many files there are to read, for a progress bar: a JSON Lines file and '-' count as one."""
    choice = Choice(only, skip)
    return sum(sum(isinstance(item, Path) for item in files_in(Path(path), choice))
               if str(path) not in ("", "-") and _is_folder(Path(path)) else 1 for path in paths)

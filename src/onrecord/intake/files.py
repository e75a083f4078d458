"""Files, folders and standard input, one article after the other.

In: paths ('-' is standard input) and what the user gave. Out: a stream of ``Article`` and ``Skipped``; one broken
item never stops the rest, and only one item at a time is in memory.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

import msgspec

from onrecord.errors import OnRecordError
from onrecord.facts import Article
from onrecord.intake.article import article_from_text
from onrecord.intake.folders import Choice, files_in
from onrecord.intake.options import Given, Metadata
from onrecord.intake.readers.source import Source


class Skipped(msgspec.Struct, frozen=True):
    """An item that was not read. ``where``: file, or file and line, as in the error's message."""

    error: OnRecordError
    where: str


def _skipped(error: OnRecordError, where: str) -> Skipped:
    return Skipped(error if error.where else OnRecordError(error.code, where, error.detail), where)


def _article(text: str, given: Given, found: Metadata, where: str) -> Article | Skipped:
    try:
        return article_from_text(text, given, found)
    except OnRecordError as error:
        return _skipped(error, where)


def _from_source(source: Source, given: Given) -> Iterator[Article | Skipped]:
    from onrecord.intake.readers import contents

    for where, *rest in contents(source, given):
        match rest:
            case [str() as text, Metadata() as found]:
                yield _article(text, given, found, where)
            case [OnRecordError() as bad]:
                yield _skipped(bad, where)


def _from_stdin(stdin: BinaryIO, given: Given) -> Iterator[Article | Skipped]:
    try:
        yield from _from_source(Source(stdin, "", "standard input"), given)
    except OSError as error:
        yield _skipped(OnRecordError("OR-102", detail=error.strerror or type(error).__name__), "standard input")


def _from_file(path: Path, given: Given, named: bool) -> Iterator[Article | Skipped]:
    try:
        with path.open("rb") as stream:
            yield from _from_source(Source(stream, path.name, str(path), named=named), given)
    except FileNotFoundError:
        yield _skipped(OnRecordError("OR-101"), str(path))
    except (OSError, ValueError) as error:   # ValueError: a NUL in the path
        yield _skipped(OnRecordError("OR-102", detail=getattr(error, "strerror", None) or str(error)), str(path))


def _from_folder(folder: Path, given: Given, choice: Choice) -> Iterator[Article | Skipped]:
    for item in files_in(folder, choice):
        if isinstance(item, Path):
            yield from _from_file(item, given, named=False)
        else:
            yield _skipped(*item)


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
    given, choice = given or Given(), choice or Choice()
    for path in paths:
        if str(path) == "-":
            yield from _from_stdin(stdin or io.BytesIO(), given)
        elif not str(path):
            yield _skipped(OnRecordError("OR-101", detail="the name is empty"), "''")
        elif _is_folder(Path(path)):
            yield from _from_folder(Path(path), given, choice)
        else:
            yield from _from_file(Path(path), given, named=True)


def count_of(paths: Iterable[str | Path], only: tuple[str, ...] = (), skip: tuple[str, ...] = ()) -> int:
    """Return how many files there are to read, for a progress bar: a JSON Lines file and '-' count as one."""
    choice = Choice(only, skip)
    return sum(sum(isinstance(item, Path) for item in files_in(Path(path), choice))
               if str(path) not in ("", "-") and _is_folder(Path(path)) else 1 for path in paths)

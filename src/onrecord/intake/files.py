"""Files, folders and standard input, one article after the other.

In: paths ('-' is standard input) and what the user gave. Out: a stream of ``Article`` and ``Skipped``; one broken
item never stops the rest, and only one item at a time is in memory.
"""

from __future__ import annotations

import io
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

import msgspec

from onrecord.errors import OnRecordError
from onrecord.facts import Article
from onrecord.intake.article import article_from_text
from onrecord.intake.html_page import LONGEST_PAGE, is_page, read_page
from onrecord.intake.json_lines import read_document, read_lines
from onrecord.intake.options import Given, Metadata
from onrecord.intake.plain_text import LONGEST_FILE, read_plain

TEXT = (".txt", ".text", ".md")
PAGES = (".html", ".htm")
LINES = (".jsonl", ".ndjson")
SUFFIXES = (*TEXT, *PAGES, *LINES, ".json")
"""What is read in folders; files of other kinds there are passed over. A file that is named itself is always read."""

_LONGEST_JSON = 50_000_000


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


def _bounded(stream: BinaryIO, longest: int) -> bytes:
    """Read a stream whole. Raises OR-105 as soon as it is longer than it may be."""
    data = stream.read(longest + 1)
    if len(data) > longest:
        raise OnRecordError("OR-105", detail=f"more than {longest:,} bytes")
    return data


def _from_text(stream: BinaryIO, given: Given, where: str, suffix: str) -> Article | Skipped:
    """Read one article; what is neither named a text nor a page is looked at."""
    try:
        data = _bounded(stream, LONGEST_PAGE if suffix not in TEXT else LONGEST_FILE)
        page = suffix in PAGES or (suffix not in TEXT and is_page(data))
        if not page and len(data) > LONGEST_FILE:
            raise OnRecordError("OR-105", detail=f"more than {LONGEST_FILE:,} bytes")
        text, found = read_page(data) if page else read_plain(data)
    except OnRecordError as error:
        return _skipped(error, where)
    return _article(text, given, found, where)


def _from_json(stream: BinaryIO, given: Given, where: str, suffix: str) -> Iterator[Article | Skipped]:
    try:
        items = (read_lines(stream, given.fields) if suffix in LINES
                 else read_document(_bounded(stream, _LONGEST_JSON), given.fields))
    except OnRecordError as error:
        yield _skipped(error, where)
        return
    empty = True
    for number, *rest in items:
        empty, place = False, f"{where}:{number}"
        match rest:
            case [str() as text, Metadata() as found]:
                yield _article(text, given, found, place)
            case [OnRecordError() as bad]:
                yield _skipped(bad, place)
    if empty:
        yield _skipped(OnRecordError("OR-103"), where)


def _from_stream(stream: BinaryIO, given: Given, where: str, suffix: str) -> Iterator[Article | Skipped]:
    try:
        if suffix in LINES or suffix == ".json":
            yield from _from_json(stream, given, where, suffix)
        else:
            yield _from_text(stream, given, where, suffix)
    except OSError as error:
        yield _skipped(OnRecordError("OR-102", detail=error.strerror or type(error).__name__), where)


def _from_file(path: Path, given: Given) -> Iterator[Article | Skipped]:
    try:
        with path.open("rb") as stream:
            yield from _from_stream(stream, given, str(path), path.suffix.lower())
    except FileNotFoundError:
        yield _skipped(OnRecordError("OR-101"), str(path))
    except (OSError, ValueError) as error:   # ValueError: a NUL in the path
        yield _skipped(OnRecordError("OR-102", detail=getattr(error, "strerror", None) or str(error)), str(path))


def _in_folder(folder: Path) -> Iterator[Path | Skipped]:
    """Yield the readable files of a folder and its folders, sorted, hidden ones left out.

    Links and pipes in it are named, not read: a folder from somebody else must not reach out of itself.
    """
    unread: list[OSError] = []
    none = True
    for place, below, names in os.walk(folder, onerror=unread.append):
        below[:] = sorted(name for name in below if not name.startswith("."))
        for name in sorted(names):
            if Path(name).suffix.lower() in SUFFIXES and not name.startswith("."):
                none = False
                path = Path(place, name)
                yield path if _is_plain_file(path) else _skipped(OnRecordError("OR-117"), str(path))
    for error in unread:
        yield _skipped(OnRecordError("OR-102", detail=error.strerror or ""), str(error.filename or folder))
    if none and not unread:
        yield _skipped(OnRecordError("OR-107"), str(folder))


def _is_folder(path: Path) -> bool:
    """Whether a path is a folder; of one that cannot be looked at, reading will say so."""
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def _is_plain_file(path: Path) -> bool:
    try:
        return path.is_file() and not path.is_symlink()
    except (OSError, ValueError):
        return False


def articles_from(paths: Iterable[str | Path], given: Given | None = None,
                  stdin: BinaryIO | None = None) -> Iterator[Article | Skipped]:
    """Yield the articles of files, folders (recursive, sorted) and, for '-', of standard input, in the order named.

    Plain text (.txt .text .md), pages (.html .htm), JSON Lines (.jsonl .ndjson) and .json; a file of another
    name, and standard input, is taken as a page if it looks like one and else as plain text.
    """
    given = given or Given()
    for path in paths:
        if str(path) == "-":
            yield from _from_stream(stdin or io.BytesIO(), given, "standard input", "")
        elif not str(path):
            yield _skipped(OnRecordError("OR-101", detail="the name is empty"), "''")
        elif _is_folder(Path(path)):
            for item in _in_folder(Path(path)):
                if isinstance(item, Skipped):
                    yield item
                else:
                    yield from _from_file(item, given)
        else:
            yield from _from_file(Path(path), given)


def count_of(paths: Iterable[str | Path]) -> int:
    """Return how many files there are to read, for a progress bar: a JSON Lines file and '-' count as one."""
    return sum(sum(isinstance(item, Path) for item in _in_folder(Path(path)))
               if str(path) not in ("", "-") and _is_folder(Path(path)) else 1 for path in paths)

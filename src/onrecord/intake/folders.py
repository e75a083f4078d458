"""The files of a folder: which of them are read, and how many are left out and why.

In: a folder, what the user chose. Out: paths in order, errors of what cannot be looked at. What is left out is counted.
"""

from __future__ import annotations

import hashlib
import os
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from fnmatch import fnmatch
from pathlib import Path

from onrecord.errors import OnRecordError

_OF_THE_SYSTEM = frozenset(["thumbs.db", "desktop.ini"])
_UNFINISHED = (".part", ".partial", ".crdownload", ".download", ".tmp")
_CHUNK = 1 << 20


class Choice:
    """Which files of folders are read: those that ``only`` names and ``skip`` does not, each content once.

    Patterns are those of the shell (``*.pdf``, ``drafts/*``), in small or large letters, for a file's name or its path
    from the folder on. ``left_out`` counts: ``hidden``, ``not chosen``, ``the same content``.
    """

    def __init__(self, only: tuple[str, ...] = (), skip: tuple[str, ...] = ()) -> None:
        self.only, self.skip = _lowered(only), _lowered(skip)
        self.whole_for = 0.0  # seconds that a file must not have changed: who watches a folder waits for the others
        self._seen: dict[int, list[Path]] = {}
        self._marks: set[bytes] = set()
        self.left_out: Counter[str] = Counter()

    def takes(self, path: Path, folder: Path) -> bool:
        """Whether a file of a folder is to be read; why not is counted."""
        name, below = path.name.lower(), path.relative_to(folder).as_posix().lower()

        def named(patterns: tuple[str, ...]) -> bool:
            return any(fnmatch(one, pattern) for one in (name, below) for pattern in patterns)

        if is_hidden(path.relative_to(folder)):
            return self._no("hidden")
        if (self.only and not named(self.only)) or named(self.skip):
            return self._no("not chosen")
        if self.whole_for and time.time() - path.stat().st_mtime < self.whole_for:
            return False
        return self._no("the same content") if self._is_there(path) else True

    def _no(self, why: str) -> bool:
        self.left_out[why] += 1
        return False

    def _is_there(self, path: Path) -> bool:
        """Whether a file with the same bytes was met. Only files of one size are compared, so few are read twice."""
        try:
            size = path.stat().st_size
            if not size:
                return False
            alike = self._seen.setdefault(size, [])
            if len(alike) == 1:
                self._marks.add(_mark(alike[0]))
            alike.append(path)
            mark = _mark(path) if len(alike) > 1 else b""
        except OSError:  # reading it will say what is wrong
            return False
        known = mark in self._marks
        self._marks |= {mark} if mark else set()
        return known


def _lowered(patterns: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(pattern.lower() for pattern in patterns)


def _mark(path: Path) -> bytes:
    """Return a short mark of a file's content."""
    mark = hashlib.blake2b(digest_size=16)
    with path.open("rb") as stream:
        while part := stream.read(_CHUNK):
            mark.update(part)
    return mark.digest()


def is_hidden(below: Path) -> bool:
    """Whether a path from a folder on is hidden, of the system's own, or not whole yet."""
    return any(part.startswith(".") for part in below.parts) or below.name.lower() in _OF_THE_SYSTEM or (
        below.name.lower().endswith(_UNFINISHED) or below.name.startswith("~$"))


def files_in(folder: Path, choice: Choice) -> Iterator[Path | tuple[OnRecordError, str]]:
    """Yield the files of a folder and its folders, sorted, without what the choice leaves out; errors with their place.

    Links and pipes in it are named, not read: a folder from somebody else must not reach out of itself. What belongs to
    a saved page lies beside it and is nobody's file.
    """
    none = True
    for item in paths_in(folder):
        none = none and isinstance(item, Path) and is_hidden(item.relative_to(folder))
        if not isinstance(item, Path) or choice.takes(item, folder):
            yield item
    if none:
        yield OnRecordError("OR-107"), str(folder)


def paths_in(folder: Path) -> Iterator[Path | tuple[OnRecordError, str]]:
    """Yield all plain files of a folder and its folders, sorted, hidden ones too; errors of the others."""
    unread: list[OSError] = []
    for place, below, names in os.walk(folder, onerror=unread.append):
        below[:] = sorted(name for name in below if not name.startswith(".") and not _is_of_a_page(name, names))
        for name in sorted(names):
            path = Path(place, name)
            if _is_plain_file(path):
                yield path
            elif not is_hidden(path.relative_to(folder)):
                yield OnRecordError("OR-117"), str(path)
    for error in unread:
        yield OnRecordError("OR-102", detail=error.strerror or ""), str(error.filename or folder)


class Arriving:
    """The files that arrive in some folders: each when it is whole, and again when it was changed.

    ``look`` is asked again and again. A file is whole when neither its size nor its time has changed between two looks.
    What is whole when this is made is not given: it is to be read first, by the same choice. What is not read at all
    (a link, a pipe, a folder that cannot be looked into) is given once, as its error.
    """

    def __init__(self, folders: Iterable[Path], choice: Choice, pause: float) -> None:
        self._folders, self._choice = tuple(folders), choice
        choice.whole_for = pause
        old = time.time() - pause
        there = [item for folder in self._folders for item in paths_in(folder)]
        self._told = {item[1] for item in there if not isinstance(item, Path)}
        self._last = {path: state for path in there if isinstance(path, Path) and (state := _state(path))}
        self._given = {path: state for path, state in self._last.items() if state[1] <= old * 1e9}

    def look(self) -> list[Path | tuple[OnRecordError, str]]:
        """Return the files that have become whole since the last look and are to be read; errors with their place."""
        self._choice.whole_for = 0.0
        there = [(item, folder) for folder in self._folders for item in paths_in(folder)]
        now = {path: (state, folder) for path, folder in there
               if isinstance(path, Path) and not is_hidden(path.relative_to(folder)) and (state := _state(path))}
        wrong = [item for item, _ in there if not isinstance(item, Path)]
        fresh = [item for item in wrong if item[1] not in self._told]
        self._told = {where for _, where in wrong}
        whole = {path: state for path, (state, _) in now.items()
                 if state == self._last.get(path) and state != self._given.get(path)}
        self._last = {path: state for path, (state, _) in now.items()}
        self._given |= whole
        return [*(path for path in whole if self._choice.takes(path, now[path][1])), *fresh]


def _state(path: Path) -> tuple[int, int] | None:
    try:
        seen = path.stat()
    except OSError:
        return None
    return seen.st_size, seen.st_mtime_ns


def _is_of_a_page(name: str, beside: list[str]) -> bool:
    """Whether a folder holds the pictures and scripts of a page that a browser saved beside it."""
    stem = name.removesuffix("_files")
    return stem != name and any(f"{stem}{suffix}" in beside for suffix in (".html", ".htm", ".xhtml"))


def _is_plain_file(path: Path) -> bool:
    try:
        return path.is_file() and not path.is_symlink()
    except (OSError, ValueError):
        return False

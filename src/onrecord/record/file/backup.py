"""Copies of a record: made while it is in use, looked at before they are given their name, and brought back.

In: a record and a file. Out: one file without helpers beside it; it is whole or not there. Nothing that was there is
lost before its successor has been found sound.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec

from onrecord.errors import OnRecordError
from onrecord.record.file.opening import can_be_written
from onrecord.record.record import Record
from onrecord.record.sqlite.engine import numbered
from onrecord.record.sqlite.whole_file import BESIDE, copy_pages, fold_in, look_inside, one_file


class Saved(msgspec.Struct, frozen=True):
    """A copy: where it is, how many articles (texts) it keeps, of which schema, and its size in bytes."""

    file: str
    articles: int
    schema: str
    size: int


def backup(record: str | os.PathLike[str], file: str | os.PathLike[str], force: bool = False) -> Saved:
    """Copy a record, as it stands at one moment, to a file; others may read and write it meanwhile.

    Raises OR-401, OR-403 or OR-407 where the record is none or damaged, OR-408 where the file is there already (unless
    ``force``), OR-402 where it cannot be written.
    """
    source, target = _distinct(record, file)
    if not source.exists():
        raise OnRecordError("OR-401", where=str(source))
    _check_free(target, force)
    with _unfinished(target) as part:
        copy_pages(source, part, can_be_written(source))
        look_at(part)
        _into_place(part, target)
    return look_at(target)


def restore(file: str | os.PathLike[str], record: str | os.PathLike[str], force: bool = False) -> Saved:
    """Make a record of a copy: it is looked at, copied, brought to today's schema, and put in its place.

    Raises OR-401 where there is no such file, OR-403, OR-404 or OR-407 where it is no sound record, OR-408 where a
    record is there already (unless ``force``: it is kept beside until the new one is in place), OR-405 where that is
    in use.
    """
    source, target = _distinct(file, record)
    look_at(source)
    _check_free(target, force)
    with _unfinished(target) as part:
        copy_pages(source, part, can_be_written(source))
        Record.open(part, create=False).close()         # brings an older schema up to date
        one_file(part)
        look_at(part)
        before = target.with_name(target.name + ".before")
        if target.exists():
            _set_aside(target, before)
        try:
            _into_place(part, target)
        except OSError:
            if before.exists():
                os.replace(before, target)
            raise
        before.unlink(missing_ok=True)
    return look_at(target)


def look_at(file: str | os.PathLike[str]) -> Saved:
    """Return what a record's file holds. Raises OR-401, OR-403, OR-404 or OR-407 where it is no sound record."""
    path = Path(file)
    if not path.is_file() or not path.stat().st_size:
        raise OnRecordError("OR-401", where=str(path))
    with numbered(str(path)):
        inside = look_inside(path, can_be_written(path))
    return Saved(str(path), inside.articles, inside.schema, path.stat().st_size)


def _distinct(source: str | os.PathLike[str], target: str | os.PathLike[str]) -> tuple[Path, Path]:
    for name in (source, target):
        if not os.fspath(name) or "\0" in os.fspath(name):
            raise OnRecordError("OR-402", where=repr(name))
    one, other = Path(source), Path(target)
    if one.absolute() == other.absolute() or (one.exists() and other.exists() and one.samefile(other)):
        raise OnRecordError("OR-408", where=str(other), detail="it is the record itself")
    return one, other


def _check_free(target: Path, force: bool) -> None:
    if target.exists() and not target.is_file():
        raise OnRecordError("OR-402", where=str(target), detail="this is no file")
    if target.exists() and not force:
        raise OnRecordError("OR-408", where=str(target))
    if not target.absolute().parent.is_dir():
        raise OnRecordError("OR-402", where=str(target), detail="its folder does not exist")


@contextmanager
def _unfinished(target: Path) -> Iterator[Path]:
    """A name beside the target for what is not whole yet; whatever happens, nothing of it is left."""
    part = target.with_name(target.name + ".part")
    _remove(part)
    try:
        with numbered(str(target)):
            yield part
    finally:
        _remove(part)


def _remove(path: Path) -> None:
    for ending in ("", *BESIDE):
        path.with_name(path.name + ending).unlink(missing_ok=True)


def _into_place(part: Path, target: Path) -> None:
    for ending in BESIDE:                      # a log of the file that was there would be taken for this one's
        target.with_name(target.name + ending).unlink(missing_ok=True)
    os.replace(part, target)


def _set_aside(target: Path, before: Path) -> None:
    """Move a record out of the way, whole in one file. Raises OR-405 where another program has it open for writing."""
    fold_in(target)
    os.replace(target, before)

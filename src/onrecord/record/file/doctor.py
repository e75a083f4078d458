"""Whether a record and what it stands on are sound: the program library, the disk, the file, the reader model.

In: the path of a record, there or not. Out: findings, each ok, warning or fault, with what to do. Nothing is changed.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Literal

import msgspec

from onrecord.errors import OnRecordError
from onrecord.record.file.backup import look_at
from onrecord.record.file.opening import can_be_written
from onrecord.record.record import Record
from onrecord.record.schema.migrating import NEWEST
from onrecord.record.sqlite.whole_file import library, newest_recorded

State = Literal["ok", "warning", "fault"]
# File systems of other computers: their locks and shared memory cannot be relied on. Names as the kernel has them.
_REMOTE = frozenset(("nfs", "nfs4", "cifs", "smb3", "smbfs", "ncpfs", "afs", "9p", "lustre", "gpfs", "beegfs", "ceph",
                     "glusterfs", "fuse.sshfs", "fuse.glusterfs", "fuse.ceph", "fuse.s3fs", "fuse.rclone", "davfs"))
_LITTLE = 200_000_000       # bytes: less free space is worth a word
_NONE = 20_000_000          # bytes: less will not do
_LONG_LOG = 64_000_000      # bytes of a log that nobody has folded in
_MOUNTS = "/proc/self/mounts"


class Finding(msgspec.Struct, frozen=True):
    """One thing looked at: what it is, how it is, what was found, and what to do where it is not well."""

    what: str
    state: State
    found: str
    do: str = ""


def examine(record: str | os.PathLike[str]) -> list[Finding]:
    """Look at a record and at what it stands on. A record that is not there yet is no fault."""
    path = Path(os.fspath(record)).absolute()
    return [*_library(), *_folder(path), *_disk(path), *_file(path), *_log(path), *_clock(path), *_reader()]


def _library() -> Iterator[Finding]:
    version, sound = library()
    if not sound:
        yield Finding("SQLite", "warning", f"{version}: two programs that write at once can, rarely, "
                      "damage a record", "Let one program write at a time, or use SQLite 3.51.3 or newer.")
    else:
        yield Finding("SQLite", "ok", version)


def _folder(path: Path) -> Iterator[Finding]:
    kind = file_system(path.parent)
    if kind in _REMOTE:
        yield Finding("file system", "fault", f"{kind}: a disk of another computer, on which records get damaged",
                      "Keep the record on a disk of this computer, and copy it there with `onrecord backup`.")
    else:
        yield Finding("file system", "ok", kind or "unknown")
    if not path.parent.is_dir():
        yield Finding("folder", "fault", f"{path.parent} is not there", "Make it, or name another with --record.")
    elif not can_be_written(path):
        yield Finding("folder", "warning", "cannot be written: the record can be read, and not added to",
                      "Copy it to a folder of yours if you want to add to it.")
    else:
        yield Finding("folder", "ok", str(path.parent))


def file_system(folder: Path) -> str | None:
    """Return the kind of file system a folder lies on, as Linux calls it; null where that cannot be told."""
    try:
        lines = Path(_MOUNTS).read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return None
    place, best, kind = f"{folder.resolve()}/", "", None
    for line in lines:
        fields = line.split()
        if len(fields) > 2:
            mount = fields[1].replace("\\040", " ").rstrip("/") + "/"
            if place.startswith(mount) and len(mount) >= len(best):
                best, kind = mount, fields[2]
    return kind


def _disk(path: Path) -> Iterator[Finding]:
    try:
        free = shutil.disk_usage(path.parent).free
    except OSError:
        return
    needed = max(_LITTLE, path.stat().st_size // 5 if path.exists() else 0)
    state: State = "fault" if free < _NONE else "warning" if free < needed else "ok"
    yield Finding("disk", state, f"{free // 1_000_000:,} MB free",
                  "" if state == "ok" else "Make room before adding more.")


def _file(path: Path) -> Iterator[Finding]:
    if not path.exists():
        yield Finding("record", "ok", f"{path} is not there yet", "`onrecord read` makes it.")
        return
    try:
        found = look_at(path)
    except OnRecordError as error:
        yield Finding("record", "fault", f"{error.what}{f' ({error.detail})' if error.detail else ''}",
                      "Bring back a copy: `onrecord restore FILE`." if error.code == "OR-407" else error.remedy)
        return
    if wrong := _loose(path, found.schema):
        yield Finding("record", "fault", wrong, "See `onrecord verify`; `onrecord rebuild` makes the tables anew.")
        return
    yield Finding("record", "ok", f"{found.articles:,} articles, {found.size // 1_000_000:,} MB, pages and links whole",
                  "`onrecord verify` re-reads every quotation.")
    if found.schema < NEWEST:
        yield Finding("schema", "warning", f"{found.schema}, today's is {NEWEST}",
                      "It is upgraded when it is opened next; `onrecord backup` first, if an older onrecord needs it.")
    else:
        yield Finding("schema", "ok", found.schema)


def _loose(path: Path, schema: str) -> str | None:
    """Return what does not fit together in the tables of a record of today's schema; null where all does."""
    if schema != NEWEST:
        return None             # its tables are made anew when it is opened
    try:
        with Record.open(path, create=False) as record:
            found = record.loose_links()
    except OnRecordError as error:
        return str(error)
    return f"{found[0].where}: {found[0].what}" if found else None


def _log(path: Path) -> Iterator[Finding]:
    log = path.with_name(path.name + "-wal")
    size = log.stat().st_size if log.exists() else 0
    if size > _LONG_LOG:
        yield Finding("log", "warning", f"{size // 1_000_000:,} MB wait to be folded in: an old view is kept open",
                      "Close the programs that have the record open, and open it once.")
    else:
        yield Finding("log", "ok", f"{size // 1000:,} kB")


def _clock(path: Path) -> Iterator[Finding]:
    newest = _newest(path)
    ahead = newest is not None and newest > datetime.now(UTC) + timedelta(minutes=10)
    if ahead:
        yield Finding("clock", "warning", f"behind: the newest article was recorded at {newest:%Y-%m-%d %H:%M} UTC",
                      "Set this computer's clock. The order of the record does not depend on it; `recorded_at` does.")
    else:
        yield Finding("clock", "ok", f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC")


def _newest(path: Path) -> datetime | None:
    try:
        return datetime.fromisoformat(newest_recorded(path) or "")
    except ValueError:
        return None


def _reader() -> Iterator[Finding]:
    from onrecord.reading.model import load, model_name

    try:
        load()
    except OnRecordError as error:
        yield Finding("reader model", "fault", f"{error.what}: {error.where}", error.remedy)
    else:
        yield Finding("reader model", "ok", model_name())

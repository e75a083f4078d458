"""Notes that a newsroom has set aside, with the reason: a small file beside the draft that goes where the draft goes.

In: ``draft.txt.ignored.tsv``. Out: ``Ignored`` rows. One line a note: its name (``wording:1a2b3c4d``), why, and the
words of the draft it was about, so that an editor can read the file. A line may be written or deleted by hand.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

import msgspec

from onrecord.checking.note import KINDS
from onrecord.errors import OnRecordError

_HEAD = """# Notes of `onrecord check` that are set aside: note, why, the words of the draft.
# Delete a line to see its note again.
"""
_LONGEST = 1_000_000


class Ignored(msgspec.Struct, frozen=True):
    """One note set aside. ``note``: its name; ``words``: of the draft, for people to read."""

    note: str
    why: str
    words: str = ""


def ignored_beside(draft: str | os.PathLike[str]) -> Path:
    """Return the file beside a draft that holds what was set aside."""
    path = Path(draft)
    return path.with_name(path.name + ".ignored.tsv")


def read_ignored(path: Path) -> list[Ignored]:
    """Return what a file sets aside; a file that is not there sets nothing aside. Raises OR-520."""
    try:
        if not path.exists():
            return []
        if path.stat().st_size > _LONGEST:
            raise OnRecordError("OR-520", where=str(path), detail="it is too long")
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise OnRecordError("OR-520", where=str(path), detail=type(error).__name__) from error
    found = []
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = line.split("\t")
        if len(cells) < 2 or cells[0].partition(":")[0] not in KINDS or not cells[1].strip():
            raise OnRecordError("OR-520", where=f"{path}:{number}", detail=repr(line[:60]))
        found.append(Ignored(cells[0], cells[1], cells[2] if len(cells) > 2 else ""))
    return found


def write_ignored(path: Path, ignored: Iterable[Ignored]) -> None:
    """Write the file anew, whole or not at all. Raises OR-553 where it cannot be written."""
    newest = {one.note: one for one in ignored}
    lines = "".join("\t".join(_cell(cell) for cell in (i.note, i.why, i.words)) + "\n" for i in newest.values())
    unfinished = path.with_name(path.name + ".part")
    try:
        unfinished.write_text(_HEAD + lines, encoding="utf-8")
        os.replace(unfinished, path)
    except OSError as error:
        unfinished.unlink(missing_ok=True)
        raise OnRecordError("OR-553", where=str(path), detail=error.strerror or "") from error


def _cell(text: str) -> str:
    return " ".join(text.split())

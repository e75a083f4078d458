"""A draft set against the record: what has changed since, what differs, and what is one source told twice.

In: an Article that is not on record, and an open record. Out: ``Checked`` with its notes, each with the words of the
draft and what the record has. Nothing is written. Where the record has nothing it says nothing. ``check`` is loaded
when it is first asked for, since it reads drafts: whoever only shows what was found starts without the reader.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from onrecord.checking.ignoring import Ignored, ignored_beside, read_ignored, write_ignored
from onrecord.checking.note import KINDS, Checked, Evidence, Note

if TYPE_CHECKING:
    from onrecord.checking.set_against import check

__all__ = [
    "KINDS",
    "Checked",
    "Evidence",
    "Ignored",
    "Note",
    "check",
    "ignored_beside",
    "read_ignored",
    "write_ignored",
]


def __getattr__(name: str) -> Any:
    if name == "check":
        from onrecord.checking.set_against import check as found

        return found
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

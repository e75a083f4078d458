"""A draft set against the record: what has changed since, what differs, and what is one source told twice.

In: an Article that is not on record, and an open record. Out: ``Checked`` with its notes, each with the words of the
draft and what the record has. Nothing is written. Where the record has nothing it says nothing.
"""

from onrecord.checking.ignoring import Ignored, ignored_beside, read_ignored, write_ignored
from onrecord.checking.note import KINDS, Checked, Evidence, Note
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

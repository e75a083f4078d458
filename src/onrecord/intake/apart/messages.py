"""What is asked of a process that parses, and what it answers: frames of msgpack.

In: the file, limits. Out: one ``Got`` or ``Failed`` for each item of it, then ``Done``. Between them stand ``At``, at
which part of the file it is, and ``More``, which asks for bytes of what does not lie on the disk.
"""

from __future__ import annotations

import msgspec

from onrecord.facts import Article
from onrecord.intake.options import Given
from onrecord.processes.limits import SECONDS


class Limits(msgspec.Struct, frozen=True):
    """What one file may take.

    ``seconds``: of the processor for each of its articles, after which Python is stopped. ``grace``: times that, for
    what is not written in Python. ``clock``: times that, by the clock. ``memory``: bytes of addresses.
    """

    seconds: float = SECONDS
    grace: float = 1.25
    clock: float = 10.0
    memory: int = 3 << 30


class Asked(msgspec.Struct, frozen=True):
    """A file to be parsed. ``path``: as the system has it, null where its bytes are asked for.

    ``without``: parts that are to be passed over; ``got``: how many items of each part are not wanted again.
    """

    path: bytes | None
    name: str
    named: bool
    given: Given
    limits: Limits
    without: tuple[str, ...] = ()
    got: dict[str, int] = {}


class Got(msgspec.Struct, frozen=True, tag=True):
    """An article."""

    article: Article


class Failed(msgspec.Struct, frozen=True, tag=True):
    """An item that could not be read: number of its error, detail, place in the file."""

    code: str
    detail: str = ""
    place: str = ""


class At(msgspec.Struct, frozen=True, tag=True):
    """What comes next is of this part of the file (``readers.Steps``), at this place."""

    part: str
    place: str


class More(msgspec.Struct, frozen=True, tag=True):
    """So many bytes at most are wanted; the answer is a frame of ``FULL`` and what there is, nothing at the end."""

    size: int


class Done(msgspec.Struct, frozen=True, tag=True):
    """That was all. ``last``: the process ends now, since it has grown too large to be kept."""

    last: bool = False


FULL = b"+"     # begins a frame of bytes, since an empty frame means that nobody is there
Answer = Got | Failed | At | More | Done
ANSWERS: msgspec.msgpack.Decoder[Answer] = msgspec.msgpack.Decoder(Answer)
ASKED = msgspec.msgpack.Decoder(Asked)

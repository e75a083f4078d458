"""What was found in passages read lately, by their words: wire copy, boilerplate and versions are read once in a run.

In: words and sentences of a passage, and what was found, packed. Out: the same bytes for the same words, since a
passage's reading is its own. The oldest go first.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

import msgspec

from onrecord.facts.span import Span

MOST = 4_000    # passages: those of some hundred articles, 15 MB


class Recent:
    """Takes and gives back what was found in passages."""

    def __init__(self, most: int = MOST) -> None:
        self._packed: dict[bytes, bytes] = {}
        self._most = most

    @staticmethod
    def key(words: Sequence[str], sentences: Sequence[Span]) -> bytes:
        """Return what tells a passage from any other."""
        return hashlib.blake2b(msgspec.msgpack.encode((words, sentences)), digest_size=16).digest()

    def get(self, key: bytes) -> bytes | None:
        """Return what was found in a passage, or null where it was not read lately."""
        return self._packed.get(key)

    def put(self, key: bytes, packed: bytes) -> None:
        """Keep what was found in a passage."""
        self._packed[key] = packed
        if len(self._packed) > self._most:
            del self._packed[next(iter(self._packed))]

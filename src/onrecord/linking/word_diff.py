"""What changed between two texts, word by word: what was cut, added, put otherwise, or moved.

In: two texts and the spans of them that count. Out: ``Change`` rows with the spans of both sides, in the order of the
older text. Case, accents and punctuation are no change; the words shown are those of the texts.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from typing import Literal

import msgspec

from onrecord.facts import Article, Span
from onrecord.linking.body import SHINGLE, story
from onrecord.words.stems import tokens

ChangeKind = Literal["cut", "added", "changed", "moved"]
Block = tuple[int, int, int, int]  # words [a, b) of the older text and [c, d) of the newer one
_MOST_WORDS = 20_000  # a longer text is compared in its beginning
_FEW = 3  # words between two changes that are read as one


class Change(msgspec.Struct, frozen=True):
    """One difference: ``old`` in the older text, ``new`` in the newer one; null where it has nothing there."""

    kind: ChangeKind
    old: Span | None
    new: Span | None


def story_changes(old: Article, new: Article) -> list[Change]:
    """Return what changed between the stories of two articles; furniture and headlines are left out."""
    return changes(old.text, new.text, story(old), story(new))


def changes(
    old: str,
    new: str,
    old_spans: Iterable[Span] | None = None,
    new_spans: Iterable[Span] | None = None,
) -> list[Change]:
    """Return the differences of two texts, of the whole or of some spans."""
    ours, theirs = _words(old, old_spans), _words(new, new_spans)
    plain = [word for word, _ in ours], [word for word, _ in theirs]
    found: list[Block] = []
    for tag, a, b, c, d in SequenceMatcher(None, *plain).get_opcodes():
        if tag == "equal":
            continue
        if found and a - found[-1][1] < _FEW and c - found[-1][3] < _FEW and _both(found[-1]) and a < b and c < d:
            found[-1] = found[-1][0], b, found[-1][2], d
        else:
            found.append((a, b, c, d))
    return [Change(kind, _span(ours[a:b]), _span(theirs[c:d])) for kind, a, b, c, d in _with_moves(found, *plain)]


def _both(block: Block) -> bool:
    return block[0] < block[1] and block[2] < block[3]


def _words(text: str, spans: Iterable[Span] | None) -> list[tuple[str, Span]]:
    parts = [(0, len(text))] if spans is None else spans
    return [token for start, end in parts for token in tokens(text[start:end], start)][:_MOST_WORDS]


def _span(words: Sequence[tuple[str, Span]]) -> Span | None:
    return (words[0][1][0], words[-1][1][1]) if words else None


def _with_moves(
    blocks: Sequence[Block], old: Sequence[str], new: Sequence[str]
) -> list[tuple[ChangeKind, int, int, int, int]]:
    """Name each block; what was cut in one place and stands in another is moved."""
    moves = _moves(blocks, old, new)
    arrived = set(moves.values())
    return [_named(block, moves.get(block)) for block in blocks if block not in arrived]


def _moves(blocks: Sequence[Block], old: Sequence[str], new: Sequence[str]) -> dict[Block, Block]:
    """Return what was cut, with where it was added: the first free block that shares most of its runs of words."""
    added = [block for block in blocks if _kind(block) == "added"]
    to: dict[Block, Block] = {}
    for gone in (block for block in blocks if _kind(block) == "cut"):
        runs = _runs(old[gone[0] : gone[1]])
        free = (block for block in added if block not in to.values())
        there = next((b for b in free if 2 * len(runs & _runs(new[b[2] : b[3]])) > len(runs)), None)
        if there:
            to[gone] = there
    return to


def _named(block: Block, there: Block | None) -> tuple[ChangeKind, int, int, int, int]:
    return (_kind(block), *block) if there is None else ("moved", *block[:2], *there[2:])


def _kind(block: Block) -> ChangeKind:
    if block[2] == block[3]:
        return "cut"
    return "added" if block[0] == block[1] else "changed"


def _runs(words: Sequence[str]) -> set[tuple[str, ...]]:
    return {tuple(words[i : i + SHINGLE]) for i in range(len(words) - SHINGLE + 1)}

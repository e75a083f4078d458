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
    found: list[tuple[int, int, int, int]] = []
    for tag, a, b, c, d in SequenceMatcher(None, *plain).get_opcodes():
        if tag == "equal":
            continue
        if found and a - found[-1][1] < _FEW and c - found[-1][3] < _FEW and _both(found[-1]) and a < b and c < d:
            found[-1] = found[-1][0], b, found[-1][2], d
        else:
            found.append((a, b, c, d))
    return [Change(kind, _span(ours[a:b]), _span(theirs[c:d])) for kind, a, b, c, d in _with_moves(found, *plain)]


def _both(block: tuple[int, int, int, int]) -> bool:
    return block[0] < block[1] and block[2] < block[3]


def _words(text: str, spans: Iterable[Span] | None) -> list[tuple[str, Span]]:
    parts = [(0, len(text))] if spans is None else spans
    return [token for start, end in parts for token in tokens(text[start:end], start)][:_MOST_WORDS]


def _span(words: Sequence[tuple[str, Span]]) -> Span | None:
    return (words[0][1][0], words[-1][1][1]) if words else None


def _with_moves(
    blocks: Sequence[tuple[int, int, int, int]],
    old: Sequence[str],
    new: Sequence[str],
) -> list[tuple[ChangeKind, int, int, int, int]]:
    """Name each block; what was cut in one place and stands in another is moved."""
    cut, added = [b for b in blocks if b[2] == b[3]], [b for b in blocks if b[0] == b[1]]
    to: dict[tuple[int, int, int, int], tuple[int, int, int, int]] = {}
    for gone in cut:
        runs = _runs(old[gone[0] : gone[1]])
        free = [b for b in added if b not in to.values()]
        there = next((b for b in free if runs and 2 * len(runs & _runs(new[b[2] : b[3]])) > len(runs)), None)
        if there:
            to[gone] = there
    named: list[tuple[ChangeKind, int, int, int, int]] = []
    for block in blocks:
        a, b, c, d = block
        if block in to:
            named.append(("moved", a, b, to[block][2], to[block][3]))
        elif block not in to.values():
            named.append(("cut" if c == d else "added" if a == b else "changed", a, b, c, d))
    return named


def _runs(words: Sequence[str]) -> set[tuple[str, ...]]:
    return {tuple(words[i : i + SHINGLE]) for i in range(len(words) - SHINGLE + 1)}

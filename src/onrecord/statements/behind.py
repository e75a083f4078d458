"""'…, the minister said, according to a statement': the second source only carries what the first one says.

In: the attributions of an article. Out: the same without those that only tell where another one comes from; their
sources become links of its chain (``Attribution.carried``).
"""

from __future__ import annotations

from onrecord.facts.tree import Tree, ranges
from onrecord.statements.attribution import Attribution, bare
from onrecord.statements.cues import is_according

_SAME = 0.7  # share of the carried words that the other statement and its cue have to make up


def fold_according(tree: Tree, found: list[Attribution]) -> list[Attribution]:
    """Hand the sources of 'according to' to the one statement that it carries, and leave it out."""
    folded = set()
    for carrier in (a for a in found if _is_according(tree, a)):
        for other in found:
            if other is carrier or _is_according(tree, other) or tree.sheet.words[carrier.head].quoted:
                continue
            _take_off(tree, other, carrier)
            if _carries(carrier, other):
                other.carried = [*other.carried, *carrier.sources]
                folded.add(id(carrier))
                break
    return [a for a in found if id(a) not in folded and a.contents]


def _is_according(tree: Tree, a: Attribution) -> bool:
    return is_according(tree, a.head) and bool(a.sources)


def _take_off(tree: Tree, other: Attribution, carrier: Attribution) -> None:
    """'The bridge will open, according to the ministry, he said': who carries it is no part of what he said."""
    phrase = carrier.cue_words() | {i for s in carrier.sources for i in range(*s)}
    kept = other.content_words() - phrase
    if kept and phrase & other.content_words():
        pieces = (bare(tree.sheet, r) for r in ranges(sorted(kept)))
        other.contents = [p for p in pieces if p[0] < p[1]]


def _carries(carrier: Attribution, other: Attribution) -> bool:
    words, said = carrier.content_words(), other.content_words()
    whole = said | other.cue_words() | {i for s in other.sources for i in range(*s)}
    beside = other.found_by != "inner" or other.head in words
    return beside and bool(said) and len(words & whole) >= _SAME * len(words | said)

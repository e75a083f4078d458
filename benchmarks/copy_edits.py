"""What a desk does to agency copy, and what two reports share without being copies.

In: the paragraphs of a text, those of another one to borrow from, a seeded source of chance. Out: new paragraphs.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable

Paragraphs = list[str]
_SYNONYMS = {
    "said": "stated", "told": "informed", "killed": "slain", "police": "officers", "about": "around", "man": "male",
    "woman": "female", "shot": "gunned down", "home": "house", "people": "persons", "after": "following", "also": "too",
    "early": "in the early hours of", "according to": "per", "car": "vehicle", "two": "2", "three": "3", "four": "4",
    "because": "since", "large": "big", "near": "close to", "president": "head of state", "while": "as",
}  # fmt: skip
_AGENCIES = ("(AP)", "(Reuters)", "(AFP)", "(UPI)")
_TOWNS = ("VEY", "NORRVIK", "PORT CALDER", "KELDEN")
_WORDS = ("Port", "Council", "Street", "Night", "Case", "Town", "Questions", "Search", "Family", "Hearing", "Report")
_BOILERPLATE = (
    "This newspaper has served the county since 1887 and is delivered to forty thousand homes every morning.",
    "Readers who saw something are asked to call the tip line of the desk, which is open day and night.",
    "Our reporters follow the courts, the schools and the council, and answer letters within three working days.",
    "The editors keep a list of all incidents of the year, with maps and dates, on the pages of the archive.",
    "A longer version of the list, with the names of those who have been charged, appears in the weekend edition.",
    "Support for the archive comes from the foundation of the county library and from its many members.",
)


def paragraphs(text: str) -> Paragraphs:
    """Return the paragraphs of a text."""
    return [" ".join(part.split()) for part in re.split(r"\n\s*\n", text) if part.strip()]


def cut(old: Paragraphs, other: Paragraphs, chance: random.Random) -> Paragraphs:
    """Cut a text from its end to between a third and two thirds of its words."""
    wanted = chance.uniform(0.34, 0.66) * sum(len(p.split()) for p in old)
    kept: Paragraphs = []
    while sum(len(p.split()) for p in kept) < wanted:
        kept.append(old[len(kept)])
    return kept


def thinned(old: Paragraphs, other: Paragraphs, chance: random.Random) -> Paragraphs:
    """Take out some paragraphs here and there; a third stays at least."""
    stay = sorted(chance.sample(range(len(old)), max(-(-len(old) // 3), chance.randint(len(old) // 2, len(old) - 1))))
    return [old[i] for i in stay]


def reordered(old: Paragraphs, other: Paragraphs, chance: random.Random) -> Paragraphs:
    """Shuffle all paragraphs but the first."""
    return [old[0], *chance.sample(old[1:], len(old) - 1)]


def new_headline(old: Paragraphs, other: Paragraphs, chance: random.Random) -> Paragraphs:
    """Put a headline and perhaps a deck on top."""
    lines = [" ".join(chance.sample(_WORDS, 5)) for _ in range(chance.randint(1, 2))]
    return [*lines, *old]


def new_dateline(old: Paragraphs, other: Paragraphs, chance: random.Random) -> Paragraphs:
    """Begin the story in another town, under an agency's name or none."""
    agency = f" {chance.choice(_AGENCIES)}" if chance.random() < 0.5 else ""
    first = re.sub(r"^[A-Z][A-Z .,]+(?:\([^)]*\))?\s*[—–-]+\s*", "", old[0])
    return [f"{chance.choice(_TOWNS)}{agency} — {first}", *old[1:]]


def credit_dropped(old: Paragraphs, other: Paragraphs, chance: random.Random) -> Paragraphs:
    """Take agencies' names out, or put one's own credit below."""
    plain = [re.sub(r"\s*\((?:AP|Reuters|AFP|UPI|CBS|CNN)[^)]*\)", "", p) for p in old]
    return plain if chance.random() < 0.5 else [*plain, "By our own correspondent"]


def light_edits(old: Paragraphs, other: Paragraphs, chance: random.Random) -> Paragraphs:
    """Put one word in fifteen or so otherwise, or leave it out."""

    def edit(word: str) -> str:
        if chance.random() < 0.7 and word.lower() in _SYNONYMS:
            return _SYNONYMS[word.lower()]
        return "" if chance.random() < 0.03 else word

    return [" ".join(filter(None, map(edit, p.split(" ")))) for p in old]


def merged(old: Paragraphs, other: Paragraphs, chance: random.Random) -> Paragraphs:
    """Run paragraphs together by twos and threes."""
    new, at = [], 0
    while at < len(old):
        size = chance.randint(2, 3)
        new.append(" ".join(old[at : at + size]))
        at += size
    return new


def added(old: Paragraphs, other: Paragraphs, chance: random.Random) -> Paragraphs:
    """Put some paragraphs of one's own behind the story, and one into it."""
    own = other[1 : 1 + chance.randint(2, max(3, len(old) // 2))]
    return [old[0], *own[:1], *old[1:], *own[1:]]


Edit = Callable[[Paragraphs, Paragraphs, random.Random], Paragraphs]
EDITS: dict[str, Edit] = {
    "cut": cut, "thinned": thinned, "reordered": reordered, "new headline": new_headline, "merged": merged,
    "new dateline": new_dateline, "credit dropped": credit_dropped, "light edits": light_edits, "added to": added,
}  # fmt: skip


def shared_quotations(
    a: Paragraphs, b: Paragraphs, c: Paragraphs, chance: random.Random
) -> tuple[Paragraphs, Paragraphs]:
    """Let two reports of different words quote one statement, a third to a half of each, each with words of its own."""
    sentences = [s.strip('“”"') for p in c for s in re.split(r"(?<=[.!?])\s", p) if 8 <= len(s.split()) <= 40]
    said = sentences[: chance.randint(4, 9)]
    one = [f"“{s.rstrip('.')},” the minister told reporters." for s in said]
    other = [f"“{s}” That was how the head of the ministry put it." for s in chance.sample(said, len(said))]
    return _mixed(a[:6], one, chance), _mixed(b[:6], other, chance)


def _mixed(own: Paragraphs, quoted: Paragraphs, chance: random.Random) -> Paragraphs:
    new = list(own)
    for words in quoted:
        new.insert(chance.randint(1, len(new)), words)
    return new


def boilerplate(a: Paragraphs, b: Paragraphs, c: Paragraphs, chance: random.Random) -> tuple[Paragraphs, Paragraphs]:
    """Put the same words about the paper below two short stories."""
    tail = chance.sample(_BOILERPLATE, chance.randint(3, 6))
    return [*a[:6], *tail], [*b[:6], *tail]


def background(a: Paragraphs, b: Paragraphs, c: Paragraphs, chance: random.Random) -> tuple[Paragraphs, Paragraphs]:
    """Let two stories end with the same paragraph or two of what happened before."""
    before = max((c[i : i + 2] for i in range(len(c) - 1)), key=lambda p: -abs(60 - sum(len(x.split()) for x in p)))
    return [*a, *before], [*b, *before]


NOT_COPIES: dict[str, Callable[..., tuple[Paragraphs, Paragraphs]]] = {
    "shared quotations": shared_quotations, "shared boilerplate": boilerplate, "shared background": background,
}  # fmt: skip

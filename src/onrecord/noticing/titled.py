"""Who is meant where a title and a name stand together, or a title alone in a heading.

In: a sheet's Phrases, where persons are named, and a word range. Out: an actor's id, or null where the words do not
tell.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from onrecord.facts.actor import Actor
from onrecord.noticing.describe import describe
from onrecord.noticing.mentions import Mention
from onrecord.noticing.phrases import ARTICLES, Phrases, plain

_RUN = frozenset(("NOUN", "PROPN", "ADJ"))


def name_behind(phrases: Phrases, persons: Sequence[Mention], first: int, end: int) -> str | None:
    """'Norland defence ministry spokeswoman Jane Doe': a name at the end of a run of nouns is who is meant."""
    names = [m for m in persons if first < m.first and m.end == end]
    if not names:
        return None
    name = max(names, key=lambda m: m.end - m.first)
    run = all(phrases.words[n].upos in _RUN or phrases.is_possessive(n) for n in range(first, name.first))
    return name.actor if run else None


def in_heading(phrases: Phrases, actors: Iterable[Actor], first: int, end: int) -> list[str]:
    """'Norland Leader Says' in a heading: the one person whom the article introduces with these words."""
    if first >= phrases.sheet.paragraphs[0][1] or not phrases.exact[end - 1][:1].isupper():
        return []
    words = set(phrases.lower[first:end])
    people = [a for a in actors if a.kind == "person" and a.named and a.role]
    meant = [a.id for a in people if words <= set(plain(a.role or "").lower().split())]
    return meant if len(meant) == 1 else []


def is_one_man(phrases: Phrases, persons: Sequence[Mention], first: int, head: int, conjunct: int, end: int) -> bool:
    """'Coast man and flood survivor Ian Hobb': two bare nouns for one man, and his name behind the second."""
    words = phrases.words
    if not any(m.end == end and m.first >= conjunct for m in persons) or words[head].xpos != "NN":
        return False
    bare = not any(words[c].upos in ("DET", "NUM") for c in phrases.children[head])
    starts = first == 0 or phrases.lower[first - 1] not in ARTICLES
    actor = describe(phrases, first, head + 1) if bare and starts else None
    return actor is not None and actor.kind == "person"

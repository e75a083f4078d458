"""Whether claims of different articles are the same one: the simplest honest match, marked as ``words-1``.

In: claims of readings with the actors of the record. Out: a score with the words and actors both have.
A claim is taken in each of its wordings (its anchor, and what was said of it); a wording is a bag of stems without
stop words, negation and words of telling, plus the actors and states it mentions (an adjective is its state). Two
wordings match when they share an actor and two content words and the cosine of the bags reaches ``THRESHOLD``. Who
did it to whom is not looked at.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping

import msgspec

from onrecord.claims.stems import is_stop_word, stem, tokens
from onrecord.facts import Claim, Reading, Span
from onrecord.facts.span import inside
from onrecord.linking.same_actor import states_in

METHOD = "words-1"
THRESHOLD = 0.55
FEWEST_WORDS = 2


class Wording(msgspec.Struct, frozen=True):
    """One way a claim is put: stems, and ids of the record's actors that are mentioned in it."""

    words: frozenset[str]
    actors: frozenset[str]

    def __len__(self) -> int:
        return len(self.words) + len(self.actors)


class Match(msgspec.Struct, frozen=True):
    """How alike two claims are (0..1) and what both have."""

    score: float
    words: tuple[str, ...]
    actors: tuple[str, ...]


def wordings(reading: Reading, claim: Claim, actor_ids: Mapping[str, str]) -> tuple[Wording, ...]:
    """Return the different wordings of a claim: of its anchor and of the statements its positions rest on.

    ``actor_ids``: from the reading's actor ids to the record's.
    """
    content = {statement.id: statement.content for statement in reading.statements}
    places = [claim.anchor, *(content[p.statement] for p in claim.positions if p.statement in content)]
    found = [_wording(reading, spans, actor_ids) for spans in places]
    return tuple(dict.fromkeys(wording for wording in found if wording.words))


def _wording(reading: Reading, spans: Iterable[Span], actor_ids: Mapping[str, str]) -> Wording:
    spans = tuple(spans)
    mentions = [(mention, actor_ids[actor.id]) for actor in reading.actors for mention in actor.mentions
                if any(inside(mention, span) for span in spans)]
    words: set[str] = set()
    states: set[str] = set()
    for start, end in spans:
        plain = [word for word, place in tokens(reading.article.text[start:end], start)
                 if not any(first <= place[0] < last for (first, last), _ in mentions)]
        named = states_in(plain)
        states |= {code for _, _, code in named}
        taken = {i for first, last, _ in named for i in range(first, last)}
        words |= {stem(word) for i, word in enumerate(plain) if i not in taken and not is_stop_word(word)}
    return Wording(frozenset(words), frozenset(actor for _, actor in mentions) | states)


def match(ours: Iterable[Wording], theirs: Iterable[Wording]) -> Match | None:
    """Return the best match of any two wordings, or null where none is good enough."""
    theirs = tuple(theirs)
    found = [m for one in ours for other in theirs if (m := _match(one, other)) is not None]
    return max(found, key=lambda m: (m.score, len(m.words), m.words, m.actors), default=None)


def fewest_shared(ours: Iterable[Wording]) -> int:
    """Return how many words and actors another claim must share at least: what shares fewer cannot match.

    The cosine of bags of a and b members that share s is s/sqrt(ab), and b is s or more: so s is THRESHOLD² a or more.
    """
    shortest = min((len(wording) for wording in ours), default=0)
    return max(FEWEST_WORDS + 1, math.ceil(THRESHOLD * THRESHOLD * shortest))


def _match(one: Wording, other: Wording) -> Match | None:
    words, actors = one.words & other.words, one.actors & other.actors
    if len(words) < FEWEST_WORDS or not actors:
        return None
    score = (len(words) + len(actors)) / math.sqrt(len(one) * len(other))
    if score < THRESHOLD:
        return None
    return Match(round(min(score, 1.0), 4), tuple(sorted(words)), tuple(sorted(actors)))

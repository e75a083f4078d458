"""Mentions of one event put together: candidates through an index, scored in pairs, joined by average linkage.

In: Sheets with their triggers. Out: the chain of each mention, and for each mention that is not alone the link that
holds it, with its score and what both mentions have. Cost grows with the neighbours of an article, which are bounded,
not with the archive.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product

import msgspec

from onrecord.facts.sheet import Sheet
from onrecord.linking.same_event.articles import Articles
from onrecord.linking.same_event.company import Features
from onrecord.linking.same_event.linkage import Pair, average_linkage
from onrecord.linking.same_event.mentions import EventMention, event_mentions
from onrecord.linking.same_event.pairs import Crowd, features
from onrecord.linking.same_event.trees import trees
from onrecord.linking.same_event.trigger_words import like_stems

METHOD = "same-event-2"
MANY = 500  # mentions of a story up to which all its pairs are looked at


class EventLink(msgspec.Struct, frozen=True):
    """Why two mentions are one event: ids, how likely (0..1), how their triggers agree, and the stems both have.

    ``triggers``: same word, same stem, or alike. ``articles``: likeness of the articles, 0..1.
    """

    one: str
    other: str
    score: float
    triggers: str
    participants: tuple[str, ...]
    numbers: tuple[str, ...]
    days: tuple[str, ...]
    words: tuple[str, ...]
    articles: float


class Chains(msgspec.Struct, frozen=True):
    """``of``: for each mention the id of the first of its chain, articles by id; ``links``: the strongest of each."""

    of: dict[str, str]
    links: tuple[EventLink, ...]


def same_events(triggers: Iterable[tuple[Sheet, Sequence[tuple[str, Sequence[int]]]]]) -> Chains:
    """Return the chains of a collection; ``triggers``: of each Sheet its events as (id, words of the trigger)."""
    given = sorted(triggers, key=lambda pair: pair[0].article.id)  # so that the order given changes nothing
    articles = Articles(sheet for sheet, _ in given)
    mentions = [m for sheet, events in given for m in event_mentions(sheet, events)]
    crowd = Crowd(articles, mentions)
    pairs = list(candidates(mentions, crowd))
    scores = trees().scores([features(mentions[i], mentions[j], crowd) for i, j in pairs])
    scored = dict(zip(pairs, scores, strict=True))
    chain = average_linkage(len(mentions), scored, trees().threshold)
    first: dict[int, str] = {}
    for i, number in enumerate(chain):
        first.setdefault(number, mentions[i].id)
    of = {mention.id: first[number] for mention, number in zip(mentions, chain, strict=True)}
    return Chains(of, tuple(_links(mentions, scored, chain, crowd)))


def candidates(mentions: Sequence[EventMention], crowd: Crowd) -> Iterator[Pair]:
    """Yield the pairs worth a look: of one article or of neighbours, with triggers alike or participants in common.

    A word that takes part in one may be the trigger of the other ('held talks', 'the talks'). In a story of few
    mentions every pair is looked at. Reports of different speakers are never one event.
    """
    by_key: dict[tuple[str, str], list[int]] = defaultdict(list)
    of_story: dict[int, list[int]] = defaultdict(list)
    for i, mention in enumerate(mentions):
        of_story[crowd.articles.story[mention.document]].append(i)
        for key in _keys(mention):
            by_key[mention.document, key].append(i)
    for i, mention in enumerate(mentions):
        story = of_story[crowd.articles.story[mention.document]]
        found = set(story) if len(story) <= MANY else set()
        near = (mention.document, *crowd.articles.neighbours[mention.document])
        found.update(j for place in product(near, _wanted(mention)) for j in by_key.get(place, ()))
        yield from sorted((i, j) for j in found if i < j and not _other_speaker(mention, mentions[j]))


def _wanted(mention: EventMention) -> set[str]:
    """Return the keys under which a mention finds others."""
    wanted = {f"trigger {stem}" for stem in like_stems(mention.lemma)} if mention.stem else set()
    wanted |= {f"with {stem}" for stem in mention.participants | {mention.stem}}
    return wanted | {f"trigger {stem}" for stem in mention.own}


def _other_speaker(one: EventMention, other: EventMention) -> bool:
    both = one.reports and other.reports and one.agents and other.agents
    return bool(both) and one.agents.isdisjoint(other.agents)


def _keys(mention: EventMention) -> Iterator[str]:
    if mention.stem:
        yield f"trigger {mention.stem}"
    for stem in mention.participants:
        yield f"with {stem}"


def _links(
    mentions: Sequence[EventMention], scored: Mapping[Pair, float], chain: Sequence[int], crowd: Crowd
) -> Iterator[EventLink]:
    """Yield the strongest link of each mention to another of its chain, each link once."""
    best: dict[int, tuple[float, Pair]] = {}
    for pair, value in sorted(scored.items()):
        if chain[pair[0]] == chain[pair[1]]:
            for i in pair:
                best[i] = max(best.get(i, (0.0, pair)), (value, pair))
    for value, (i, j) in sorted(set(best.values()), key=lambda x: x[1]):
        yield link(mentions[i], mentions[j], value, features(mentions[i], mentions[j], crowd))


def link(one: EventMention, other: EventMention, value: float, found: Features) -> EventLink:
    """Return a link with what both mentions have."""
    triggers = "same word" if found["same lemma"] else "same stem" if found["same stem"] else "alike"
    return EventLink(
        one=one.id,
        other=other.id,
        score=round(value, 4),
        triggers=triggers if found["likeness"] else "different",
        participants=tuple(sorted(one.participants & other.participants)),
        numbers=tuple(sorted(one.numbers & other.numbers)),
        days=tuple(sorted(one.days & other.days)),
        words=tuple(sorted(one.around.keys() & other.around.keys())),
        articles=round(found["articles"], 4),
    )

"""Who is one actor across articles, as people decided it.

In: judgements in force on actors; an Actor of an article. Out: its id in the record, which without judgements is that
of ``linking.same_actor``. A judgement speaks of an actor of the whole record, or of the actor of one article.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import msgspec

from onrecord.facts import Actor, Reading
from onrecord.facts.identity import is_state
from onrecord.facts.judgement import Judgement, Named, Subject
from onrecord.judging.pairs import Node, Pairs, node, pairs, subjects_by_article
from onrecord.judging.whereabouts import find_in
from onrecord.linking.same_actor import record_actor_id


class Changed(NamedTuple):
    """What is another actor now than it was: all actors of some articles, some actors of the record."""

    articles: set[str]
    actors: set[str]


class ActorRulings(msgspec.Struct, frozen=True):
    """``called``: by its id, how an actor that others were judged to be is called. ``here``: judged ones by article."""

    pairs: Pairs = Pairs()
    leads: dict[Node, str] = {}
    called: dict[str, Named] = {}
    here: dict[str, tuple[Subject, ...]] = {}

    def ids(self, reading: Reading) -> dict[str, str]:
        """Return the record's ids of the actors of a reading."""
        article = reading.article.id
        judged = {found: subject for subject in self.here.get(article, ())
                  if (found := find_in(subject, reading)) is not None}
        return {actor.id: self._id(actor, article, judged.get(actor.id)) for actor in reading.actors}

    def known_as(self, reading: Reading, ids: Mapping[str, str]) -> dict[str, Named]:
        """Return, by their ids in a reading, how the actors of it are called that were judged to be another one.

        ``ids``: from its actors' ids to the record's.
        """
        article = reading.article.id
        return {actor.id: called for actor in reading.actors if (called := self.called.get(ids[actor.id])) is not None
                and ids[actor.id] != record_actor_id(actor, article)}

    def _id(self, actor: Actor, article: str, judged: Subject | None) -> str:
        usual = record_actor_id(actor, article)
        if judged is not None:
            if (lead := self.leads.get(node(judged))) is not None:
                return lead
            if {usual, self.leads.get(usual, usual)} & self.pairs.kept_from(node(judged)):
                usual = own_id(judged)
        return self.leads.get(usual, usual)

    def changed_since(self, before: ActorRulings) -> Changed:
        """Return which actors are others by these rulings than they were before."""
        articles = {article for article in before.here.keys() | self.here.keys()
                    if before.here.get(article) != self.here.get(article)}
        actors: set[str] = set()
        for one in before.leads.keys() | self.leads.keys():
            was = before.leads.get(one, one)
            if was == self.leads.get(one, one):
                continue
            if " " in one:                      # the actor of one article
                articles.add(one.partition(" ")[0])
            else:
                actors.add(was)
        return Changed(articles, actors)

    def judgements(self, *ids: str) -> tuple[str, ...]:
        """Return the judgements that stand behind an actor of the record."""
        wanted = set(ids)
        return tuple(sorted({judgement for one, behind in self.pairs.by.items() for judgement in behind
                             if wanted & {one, self.leads.get(one, one), _own(one)}}))


def actor_rulings(judgements: Sequence[Judgement]) -> ActorRulings:
    """Return the rulings of judgements in force on actors, given in order of making."""
    found = pairs(judgements)
    leads: dict[Node, Node] = {}
    called: dict[str, Named] = {}
    for judgement in judgements:
        if judgement.kind != "same" or len(judgement.about) != 2 or judgement.id in found.overruled:
            continue
        first, second = map(node, judgement.about)
        one, other = _end(leads, first), _end(leads, second)
        if one != other and second in found.with_(first):
            leads |= {other: one} if is_state(one) else {one: other}
        if judgement.known_as is not None:
            called[_own(second)] = judgement.known_as
    ends = {one: _own(_end(leads, one)) for one in leads}
    return ActorRulings(found, ends, called, subjects_by_article(judgements))


def _end(leads: Mapping[Node, Node], one: Node) -> Node:
    while one in leads:
        one = leads[one]
    return one


def own_id(subject: Subject) -> str:
    """Return the id in the record of an article's actor that is nobody else's."""
    return _own(node(subject))


def _own(one: Node) -> str:
    return "a" + hashlib.sha256(f"judged apart\n{one}".encode()).hexdigest()[:12] if " " in one else one

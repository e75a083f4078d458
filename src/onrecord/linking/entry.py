"""A reading on its way into the record: all by which it will be found again and set beside others.

In: a corrected Reading, and who its actors are on record. Out: ``Entry``, each part made when it is asked for.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from onrecord.facts import Claim, Event, Reading, Statement
from onrecord.facts.judgement import Named
from onrecord.linking.claims.matching import Wording, wordings
from onrecord.linking.copies import sketch
from onrecord.linking.credits import Credit, credits_of
from onrecord.linking.events.told import About, about
from onrecord.linking.events.wording import EventWording, event_wording
from onrecord.linking.formulas import grams, own_words, rare_pairs
from onrecord.linking.ties import ToldTie, told_ties

_TOPIC = "topic"   # no claim: never the same one as another


@dataclass(frozen=True)
class Entry:
    """A reading as the record takes it in.

    ``actor_ids``: from its actors' ids to the record's. ``known_as``: by its actors' ids, how those are called that
    people judged to be another one.
    """

    reading: Reading
    actor_ids: Mapping[str, str]
    known_as: Mapping[str, Named]

    def credits(self) -> list[Credit]:
        """Return whose report the article says it is."""
        return credits_of(self.reading)

    def sketch(self) -> list[int]:
        """Return the entries by which its copies are found."""
        from onrecord.linking.body import body_of

        return sketch(body_of(self.reading.article))

    def parties(self, statement: Statement) -> list[str]:
        """Return whose words a statement is."""
        return parties(self.reading, statement, self.actor_ids)

    def runs(self, statement: Statement) -> set[int]:
        """Return hashes of every five words in a row that are the speaker's own; none of a nameless one's."""
        return grams(own_words(statement, self.reading.article.text)) if self.parties(statement) else set()

    def pairs(self, statement: Statement) -> set[int]:
        """Return hashes of pairs of rare words in the speaker's words, as far as told; none of a nameless one's."""
        return rare_pairs(statement, self.reading.article.text) if self.parties(statement) else set()

    @cached_property
    def about(self) -> About:
        """What the article is about."""
        return about(self.reading.article.text, self.reading.sentences)

    def event_wording(self, event: Event) -> EventWording:
        """Return what an event is compared by."""
        return event_wording(self.reading, event, self.actor_ids, self.about)

    def ties(self) -> Sequence[ToldTie]:
        """Return the words that tell how two sides stand to each other."""
        return told_ties(self.reading)

    def wordings(self, claim: Claim) -> Sequence[Wording]:
        """Return the ways in which a claim is put; none of what is no claim."""
        return wordings(self.reading, claim, self.actor_ids) if claim.kind != _TOPIC else ()


def parties(reading: Reading, statement: Statement, actor_ids: Mapping[str, str]) -> list[str]:
    """Return whose words a statement is: the states it is said for, else the speakers that are named."""
    if statement.on_behalf_of:
        return [statement.on_behalf_of]
    speakers = [actor for actor in reading.actors if actor.id in statement.speakers]
    return sorted({actor.state or actor_ids[actor.id] for actor in speakers if actor.state or actor.named})

"""A claim as bags of words and of who is in it, so that it meets the same claim in another outlet's words.

In: a claim of a reading. Out: for each way it is put, families of its content words (``word_families.tsv``) and who is
in it: ids of the record's actors, codes of states, names (``@`` and the folded name). The speaker is in it where the
words mean him ('denied that it had sent', 'denied any breach'). Numbers and days are left out: reports differ in them.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from operator import itemgetter
from typing import NamedTuple

from onrecord.claims.about import self_at
from onrecord.facts import Actor, Claim, Position, Proposition, Reading, Span, Statement
from onrecord.facts.span import overlap
from onrecord.linking.wording import RAREST, bits_of
from onrecord.words.families import family
from onrecord.words.state_words import folded_name, states_named
from onrecord.words.stems import is_stop_word, stem, tokens
from onrecord.words.verdicts import verdict_of

NAME = "@"
PAIR = "+"             # between two states or names that are in one claim: who is in it with whom tells much
DOER = "="             # before the code of a state that tells of itself
_SELF_REGARDING = frozenset(("deny", "acknowledge", "not_acknowledge", "confirm"))
_BEING = re.compile(r"(?i)\b(?:is|are|was|were|be|been|being|had|has|have)\b[\w\s-]{0,30}?\b(?:in|inside|on|at|near)\b")
_DOING = re.compile(r"(?:of |to )?\w{2,}ing\b")
_THERE = family(stem("presence"))
_WHO_MOVES = family(stem("troop"))

_OFTEN, _SHARE = 3, 0.15    # claims of an article with a word, at least: how many, and what share
_PAIRED = 5            # states and names that are paired, at most

PREDICATE = "^"       # before the family of what is said of somebody
MODALITY = "~"
NUMBER = "#"
NEGATED = "-"
COMMON = "%"           # before a word that much of the article is about: it does not tell which claim is meant
VERDICT = "±"          # before the sign of a verdict
BY = "by:"             # before the record id of who takes a position on it
WHO = "who:"           # before the record id of the doer

Bag = tuple[frozenset[str], frozenset[str], frozenset[str]]


class _Known(NamedTuple):
    """What a reading tells: by id its actors, who they are on record, where the named are mentioned, words of names."""

    reading: Reading
    ids: Mapping[str, str]
    actors: dict[str, Actor]
    mentions: list[tuple[Span, Actor]]
    names: frozenset[str]
    times: list[Span]
    said: dict[str, Statement]
    proposed: dict[str, Proposition]
    common: frozenset[str]

    def words_of(self, position: Position) -> tuple[Span, ...]:
        """Return the words that a position is taken on: a proposition, in older readings a whole content."""
        proposition = self.proposed.get(position.proposition or "")
        return proposition.spans if proposition is not None else self.said[position.statement or ""].content

    def speakers(self, statements: Sequence[Statement]) -> list[Actor]:
        """Return who speaks by some statements."""
        return [self.actors[id] for statement in statements for id in statement.speakers if id in self.actors]

    def meant(self, spans: Sequence[Span]) -> list[Actor]:
        """Return whom the words of a proposition mean without naming them: by pronouns and by what is left out."""
        told = self._told(spans)
        ids = sorted(told.meant("who", "whom")) if told is not None else []
        return [actor for id in ids if (actor := self.actors.get(id)) is not None and (actor.named or actor.state)]

    def antecedents(self, spans: Sequence[Span]) -> list[Span]:
        """Return the words that say which things the words of a proposition are about, where its own do not."""
        told = self._told(spans)
        return [a.antecedent for a in told.arguments if a.antecedent is not None] if told is not None else []

    def _told(self, spans: Sequence[Span]) -> Proposition | None:
        return next((p for p in self.proposed.values() if p.spans == tuple(spans)), None)

    def marks(self, spans: Sequence[Span]) -> frozenset[str]:
        """Return what tells of a proposition besides its words; nothing of spans that are none."""
        told = self._told(spans)
        if told is None:
            return frozenset()
        numbers = {f"{NUMBER}{value:g}" for q in self.reading.quantities for value in (q.low, q.high)
                   if value is not None and any(a.meant == q.id for a in told.arguments)}
        who = {f"{WHO}{self.ids[id]}" for id in told.meant("who") if id in self.ids}
        return frozenset({PREDICATE + told.predicate.family, MODALITY + told.modality, *numbers, *who,
                          *((NEGATED,) if told.negated else ()),
                          *((f"{VERDICT}{sign}",) if (sign := verdict_of(told)) else ())})


_last: list[_Known | None] = [None]       # of the reading whose claims are asked for one after the other


def _known(reading: Reading, ids: Mapping[str, str]) -> _Known:
    last = _last[0]
    if last is not None and last.reading is reading and last.ids is ids:
        return last
    mentions = sorted(((mention, actor) for actor in reading.actors if actor.named for mention in actor.mentions),
                      key=itemgetter(0))
    known = _Known(reading, ids, {actor.id: actor for actor in reading.actors}, mentions, _name_words(reading),
                   sorted(time.span for time in reading.times),
                   {statement.id: statement for statement in reading.statements},
                   {proposition.id: proposition for proposition in reading.propositions}, _common(reading))
    _last[0] = known
    return known


def bags(reading: Reading, claim: Claim, actor_ids: Mapping[str, str]) -> Iterator[Bag]:
    """Yield words, actors and marks of each way a claim is put; marks tell predicate, modality, polarity, numbers."""
    known = _known(reading, actor_ids)
    taken = [(known.words_of(p), known.said[p.statement]) for p in claim.positions if p.statement in known.said]
    for spans in dict.fromkeys((claim.anchor, *(words for words, _ in taken))):
        here = [statement for words, statement in taken if words == spans]
        speakers = known.speakers(here)
        words, actors = _bag(known, spans, speakers, any(statement.act in _SELF_REGARDING for statement in here))
        for antecedent in known.antecedents(spans):
            more, whom = _bag(known, (antecedent,), (), own=False)
            words, actors = words | more, actors | whom
        actors |= {token for actor in known.meant(spans) for token in _tokens_of(actor, known)}
        common = {COMMON + word for word in words & known.common}
        yield words, actors, known.marks(spans) | common | _by(speakers, actor_ids)


def _by(speakers: Sequence[Actor], actor_ids: Mapping[str, str]) -> set[str]:
    return {BY + actor_ids[actor.id] for actor in speakers if actor.named and actor.id in actor_ids}


def _common(reading: Reading) -> frozenset[str]:
    """Return the families that stand in many of the claims of an article."""
    text, often = reading.article.text, Counter[str]()
    claims = [claim for claim in reading.claims if claim.kind != "topic"]
    for claim in claims:
        often.update({family(stem(word)) for start, end in claim.anchor for word, _ in tokens(text[start:end])})
    least = max(_OFTEN, _SHARE * len(claims))
    return frozenset(word for word, times in often.items() if times >= least)


def _name_words(reading: Reading) -> frozenset[str]:
    """Return the folded words of the persons and places of a reading that are written with a capital."""
    text = reading.article.text
    people = {mention for actor in reading.actors if actor.named and actor.kind == "person"
              for mention in actor.mentions}
    places = {place.span for place in reading.places}
    found: set[str] = set()
    for spans, all_of_them in ((people, True), (places, False)):
        for piece in {text[start:end] for start, end in spans}:
            found |= {word for word, (at, _) in tokens(piece)
                      if len(word) > 2 and piece[at].isupper() and (all_of_them or _telling(word))}
    return frozenset(found)


def _telling(word: str) -> bool:
    """Whether a word of a name is no common one, as 'street' or 'hospital' are."""
    return bits_of(stem(word)) >= RAREST


def _bag(known: _Known, spans: Sequence[Span], speakers: Sequence[Actor], own: bool,
         ) -> tuple[frozenset[str], frozenset[str]]:
    text = known.reading.article.text
    found = _within(known.mentions, spans)
    words: set[str] = set()
    actors: set[str] = set()
    for _, actor in found:
        actors |= _tokens_of(actor, known)
    # Names are in the bag as who it is ('the army of' a state is more than its state), times not at all.
    left_out = [mention for mention, actor in found if actor.kind in ("state", "person") or not actor.state]
    left_out += [time for time in known.times if any(overlap(time, span) for span in spans)]
    for start, end in spans:
        plain = [(word, place) for word, place in tokens(text[start:end], start)
                 if not word[0].isdigit() and not any(a < place[1] and place[0] < b for a, b in left_out)]
        named = states_named(text, plain)
        actors |= {code for _, _, code in named}
        taken = {i for first, last, _ in named for i in range(first, last)}
        names = {i for i, (word, place) in enumerate(plain) if i not in taken and not is_stop_word(word) and (
            word in known.names or (_telling(word) and _capital(text, place, start)))}
        for i, (word, place) in enumerate(plain):
            if i in names:
                actors.add(NAME + word)
            elif i not in taken and not is_stop_word(word) and not (
                    text[place[0]].isupper() and _beside(i, names, plain, text)):
                words.add(family(stem(word)))
        if _WHO_MOVES in words and _BEING.search(text, start, end):
            words.add(_THERE)
    at = self_at(text, spans)
    tells_of_itself = at is not None and all(at < mention[0] for mention, _ in found)
    tells_of_itself = tells_of_itself or (own and bool(_DOING.match(text, spans[0][0])))
    if tells_of_itself or (own and not actors):
        for speaker in speakers:
            actors |= _tokens_of(speaker, known) if speaker.named or speaker.state else set()
    if tells_of_itself:
        actors |= {DOER + state for speaker in speakers if (state := speaker.state)}
    if words:
        words |= {PAIR.join(pair) for pair in combinations(sorted(filter(_is_told, actors))[:_PAIRED], 2)}
    return frozenset(words), frozenset(actors)


def _is_told(member: str) -> bool:
    """Whether a member of the actors is a state or a name."""
    return member.startswith(NAME) or (len(member) == 3 and member.isupper())


def _within(mentions: Sequence[tuple[Span, Actor]], spans: Sequence[Span]) -> list[tuple[Span, Actor]]:
    """Return the mentions (in order) that lie within some spans."""
    found: list[tuple[Span, Actor]] = []
    for start, end in spans:
        for at in range(bisect_left(mentions, (start, start), key=itemgetter(0)), len(mentions)):
            mention = mentions[at][0]
            if mention[0] >= end:
                break
            if mention[1] <= end:
                found.append(mentions[at])
    return found


def _capital(text: str, place: Span, start: int) -> bool:
    """Whether a word is written with a capital that it would not have as a common word."""
    return text[place[0]].isupper() and place[0] > start and not _begins(text, place[0])


def _beside(i: int, names: set[int], plain: Sequence[tuple[str, Span]], text: str) -> bool:
    """Whether a word with a capital is part of a longer name with a telling word in it ('Jackson Park Hospital')."""
    for step in (-1, 1):
        at = i + step
        while 0 <= at < len(plain) and text[plain[at][1][0]].isupper():
            if at in names:
                return True
            at += step
    return False


def _begins(text: str, at: int) -> bool:
    """Whether a word begins a sentence or a quotation, so that its capital tells nothing."""
    before = text[max(0, at - 3):at].rstrip()
    return not before or before[-1] in ".!?:“\"‘'"


def _is_common(actor: Actor) -> bool:
    """Whether a body of no known state is called by one common word ('Police')."""
    words = folded_name(actor.name).split()
    return actor.kind != "person" and not actor.state and len(words) == 1 and not _telling(words[0])


def _tokens_of(actor: Actor, known: _Known) -> set[str]:
    """Return under what an actor is in a bag: its record id, its state, and the last word of a person's name."""
    found = {known.ids[actor.id]} if actor.id in known.ids and actor.named and not _is_common(actor) else set()
    if actor.state:
        found.add(actor.state)
    if actor.named and actor.kind == "person":
        found |= {NAME + word for word in folded_name(actor.name).split()[-1:]}
    elif actor.named and not actor.state:
        words = folded_name(actor.name).split()
        telling = [word for word in words if _telling(word)][:1]
        found |= {NAME + word for word in telling or (["_".join(words)] if len(words) > 1 else [])}
    return found

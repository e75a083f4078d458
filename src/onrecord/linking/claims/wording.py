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
from functools import cache, partial
from itertools import combinations, takewhile
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
        parts = [_bag(known, spans, speakers, any(statement.act in _SELF_REGARDING for statement in here))]
        parts += [_bag(known, (antecedent,), (), own=False) for antecedent in known.antecedents(spans)]
        words = frozenset().union(*(words for words, _ in parts))
        actors = frozenset().union(*(who for _, who in parts), *(_tokens_of(a, known) for a in known.meant(spans)))
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
    people = {text[slice(*mention)] for actor in reading.actors if actor.named and actor.kind == "person"
              for mention in actor.mentions}
    places = {text[slice(*place.span)] for place in reading.places}
    return frozenset({word for name in people for word in _capitalised(name)}
                     | {word for name in places for word in _capitalised(name) if _telling(word)})


def _capitalised(name: str) -> list[str]:
    return [word for word, (at, _) in tokens(name) if len(word) > 2 and name[at].isupper()]


@cache
def _presence() -> str:
    return family(stem("presence"))


@cache
def _troops() -> str:
    return family(stem("troop"))


def _telling(word: str) -> bool:
    """Whether a word of a name is no common one, as 'street' or 'hospital' are."""
    return bits_of(stem(word)) >= RAREST


def _bag(known: _Known, spans: Sequence[Span], speakers: Sequence[Actor], own: bool,
         ) -> tuple[frozenset[str], frozenset[str]]:
    text = known.reading.article.text
    found = _within(known.mentions, spans)
    left_out = [mention for mention, actor in found if _stands_for_itself(actor)]
    left_out += [time for time in known.times if any(overlap(time, span) for span in spans)]
    words: set[str] = set()
    actors = {token for _, actor in found for token in _tokens_of(actor, known)}
    for span in spans:
        more, named = _told_in(known, span, left_out)
        words, actors = words | more, actors | named
        if _troops() in words and _BEING.search(text, *span):
            words.add(_presence())
    actors |= _speakers_in(known, spans, [mention for mention, _ in found], speakers, own, not actors)
    pairs = combinations(sorted(filter(_is_told, actors))[:_PAIRED], 2) if words else ()
    return frozenset(words | set(map(PAIR.join, pairs))), frozenset(actors)


def _stands_for_itself(actor: Actor) -> bool:
    """Whether a name is in a bag as who it is alone; 'the army of' a state is more than its state."""
    return actor.kind in ("state", "person") or not actor.state


def _told_in(known: _Known, span: Span, left_out: Sequence[Span]) -> tuple[set[str], set[str]]:
    """Return the families of the words of a span that tell what, and the states and names among them that tell who."""
    text = known.reading.article.text
    plain = [(word, at) for word, at in tokens(text[slice(*span)], span[0])
             if not word[0].isdigit() and not any(a < at[1] and at[0] < b for a, b in left_out)]
    states = states_named(text, plain)
    of_states = {i for first, last, _ in states for i in range(first, last)}
    others = [i for i, (word, _) in enumerate(plain) if i not in of_states and not is_stop_word(word)]
    names = {i for i in others if _is_name(known, *plain[i], span[0])}
    words = {family(stem(plain[i][0])) for i in others if i not in names and not _of_name(i, names, plain, text)}
    return words, {code for _, _, code in states} | {NAME + plain[i][0] for i in names}


def _speakers_in(known: _Known, spans: Sequence[Span], mentions: Sequence[Span], speakers: Sequence[Actor],
                 own: bool, nobody: bool) -> set[str]:
    """Return under what the speakers are in what they say: where it tells of themselves, or their own names nobody."""
    text = known.reading.article.text
    at = self_at(text, spans)
    before_all = at is not None and all(at < start for start, _ in mentions)
    of_themselves = before_all or (own and bool(_DOING.match(text, spans[0][0])))
    if not of_themselves and not (own and nobody):
        return set()
    found = {token for actor in speakers if actor.named or actor.state for token in _tokens_of(actor, known)}
    return found | {DOER + state for actor in speakers if of_themselves and (state := actor.state)}


def _is_told(member: str) -> bool:
    """Whether a member of the actors is a state or a name."""
    return member.startswith(NAME) or (len(member) == 3 and member.isupper())


def _within(mentions: Sequence[tuple[Span, Actor]], spans: Sequence[Span]) -> list[tuple[Span, Actor]]:
    """Return the mentions (in order) that lie within some spans."""
    return [mentions[i] for start, end in spans
            for i in range(*(bisect_left(mentions, (at, at), key=itemgetter(0)) for at in (start, end)))
            if mentions[i][0][1] <= end]


def _is_name(known: _Known, word: str, at: Span, start: int) -> bool:
    """Whether a word of a span that begins at ``start`` is a name, or part of one that tells it from others."""
    return word in known.names or (_telling(word) and _capital(known.reading.article.text, at, start))


def _capital(text: str, at: Span, start: int) -> bool:
    """Whether a word is written with a capital that it would not have as a common word."""
    return text[at[0]].isupper() and at[0] > start and not _begins(text, at[0])


def _of_name(i: int, names: set[int], plain: Sequence[tuple[str, Span]], text: str) -> bool:
    """Whether a word with a capital is part of a longer name with a telling word in it ('Jackson Park Hospital')."""
    upper = partial(_is_upper, plain, text)
    return upper(i) and any(at in names for way in (range(i - 1, -1, -1), range(i + 1, len(plain)))
                            for at in takewhile(upper, way))


def _is_upper(plain: Sequence[tuple[str, Span]], text: str, i: int) -> bool:
    return text[plain[i][1][0]].isupper()


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

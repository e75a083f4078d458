"""What a content is about: its words as families, the states it names, and what it only points at.

In: a statement, the text, the article's actors. Out: a ``Gist``, by which the contents of one article meet.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from onrecord.facts.actor import Actor
from onrecord.facts.proposition import Proposition
from onrecord.facts.span import Span, inside
from onrecord.facts.statement import Statement
from onrecord.statements.lexicon import words_of
from onrecord.words.families import family
from onrecord.words.state_words import states_named
from onrecord.words.stems import is_stop_word, stem, tokens
from onrecord.words.verdicts import verdict_of

SELF = re.compile(
    r"(?i)\b(?:it|its|itself|they|them|their|he|him|his|she|her|we|us|our|ours|i|my|"
    r"the (?:country|government|company|firm|group|bank|ministry|agency|army|party|court|tribunal|organi[sz]ation))\b"
)
_CLAUSE = re.compile(r"(?i)^(?:that|whether|if|how|why|who|what|when|where)\b")
_ANAPHOR = re.compile(
    r"(?i)^(?:of |to |on |about )?(?:the|any|its|their|his|her|this|that|these|those|such|having|\w+ing)\b"
)
_CALLED = re.compile(r"(?i)\bas\b")
_OWN_PAPER = re.compile(r"(?i)^(?:its|their|his|her)\b")
_ELSEWHERE = re.compile(r"(?i)\b(?:there|elsewhere)[.,;]?$")
_OPEN = ("no_comment", "not_acknowledge")
_TOPICS = frozenset("about on over regarding concerning whether if that why how what".split())
_CALLS_TO = re.compile(r"\bcalls? to (?!(?:his|her|its|their|the|an?|him|them|it)\b)[a-z]")     # 'calls to let them in'
_NEAR = 5       # words in which a content says that it is a request
_LONGEST_ANAPHOR = 60   # characters


class Gist(NamedTuple):
    """Families of the words that carry meaning; codes of the states named; whether it stands for a whole proposition.

    ``own``: the speaker's state, where it tells of itself ('that it had sent'). ``points``: it names nothing but what
    was said or asked ('the report', 'written questions'). ``anaphor``: a short nominal that takes up what was told
    before ('any tampering', 'the leak'). ``elsewhere``: it speaks of a place told before it.
    ``actors``: ids of those in it. ``verdict``: the sign of a verdict, 0 where it is none; ``thing``: families of the
    words for what it is on.
    """

    words: frozenset[str]
    states: frozenset[str]
    own: str | None
    points: bool
    anaphor: bool
    elsewhere: bool
    actors: frozenset[str] = frozenset()
    verdict: int = 0
    thing: frozenset[str] = frozenset()


def _is_request(content: str) -> bool:
    """'Calls to his telephone seeking comment', 'questions sent by email': asked, and nobody says about what."""
    words = [word for word, _ in tokens(content)]
    asked = any(word in words_of("request") or word.removesuffix("s") in words_of("request") for word in words[:_NEAR])
    return asked and _TOPICS.isdisjoint(words) and not _CALLS_TO.search(content)


def of_its_own(text: str, statement: Statement) -> bool:
    """Whether what was not said or published is the speaker's own ('has yet to publish its report')."""
    return bool(_OWN_PAPER.match(text[statement.content[0][0]:statement.content[-1][1]]))


class Named:
    """The actors of an article, by id and by where they are mentioned."""

    def __init__(self, actors: Iterable[Actor]) -> None:
        self.actors: Mapping[str, Actor] = {actor.id: actor for actor in actors}
        found = ((mention, actor) for actor in self.actors.values() for mention in actor.mentions)
        self._mentions = sorted(found, key=lambda one: one[0])

    def within(self, spans: Sequence[Span]) -> list[tuple[Span, Actor]]:
        """Return where actors are mentioned within some spans, in order."""
        numbers = {number for span in spans for number in self._inside(span)}
        return [self._mentions[number] for number in sorted(numbers)]

    def _inside(self, span: Span) -> Iterator[int]:
        first, end = (bisect_left(self._mentions, at, key=lambda one: one[0][0]) for at in span)
        return (number for number in range(first, end) if inside(self._mentions[number][0], span))


def self_at(text: str, spans: Sequence[Span]) -> int | None:
    """Return where words first mean the speaker ('it', 'the company'); null where none do."""
    return next((m.start() for start, end in spans for m in SELF.finditer(text, start, end)), None)


def gist(text: str, statement: Statement | None, proposition: Proposition, named: Named) -> Gist:
    """Return what one proposition of a statement, or of the outlet, is about. ``named``: the article's actors."""
    spans, actors = proposition.spans, named.actors
    inner = named.within(spans)
    content = text[spans[0][0]:spans[-1][1]]
    words, states = _families(text, spans)
    within = {actor.id for _, actor in inner} | {id for id in proposition.meant() if id in actors}
    speakers = statement.speakers if statement is not None else ()
    speaker = next((actors[id].state for id in speakers if id in actors), None)
    at = self_at(text, spans)
    tells_of_itself = at is not None and all(at < mention[0] for mention, _ in inner)
    clause = bool(_CLAUSE.match(content)) or (proposition.complete and proposition.predicate.part != "deed")
    return Gist(
        words,
        states | {state for id in within if (state := actors[id].state)},
        speaker if tells_of_itself else None,
        statement is not None and _only_points(text, statement, proposition),
        not clause and len(content) < _LONGEST_ANAPHOR and bool(_ANAPHOR.match(content)),
        bool(_ELSEWHERE.search(content)),
        frozenset(within),
        verdict_of(proposition),
        _families(text, proposition.things())[0],
    )


def _families(text: str, spans: Iterable[Span]) -> tuple[frozenset[str], frozenset[str]]:
    """Return the families of the words that carry meaning, and the codes of the states that others name."""
    words: set[str] = set()
    codes: set[str] = set()
    for start, end in spans:
        plain = tokens(text[start:end], start)
        named = states_named(text, plain)
        codes |= {code for _, _, code in named}
        taken = {i for first, last, _ in named for i in range(first, last)}
        words |= {family(stem(word)) for i, (word, _) in enumerate(plain) if i not in taken and not is_stop_word(word)}
    return frozenset(words), frozenset(codes)


def _only_points(text: str, statement: Statement, proposition: Proposition) -> bool:
    """Whether nothing is named but what was said, asked or published; what it is called ('as a lie') is left aside."""
    content = text[statement.content[0][0]:statement.content[-1][1]]
    silent = statement.act in _OPEN
    if silent and _is_request(content):
        return True
    told = text[proposition.spans[0][0]:proposition.spans[-1][1]]
    if _CLAUSE.match(told) or (proposition.complete and not silent):
        return False
    bare = [word for word, _ in tokens(_CALLED.split(content)[0]) if not is_stop_word(word) and not word.isnumeric()]
    return all(word in words_of("said before") for word in bare)

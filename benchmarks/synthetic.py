"""Readings without a model or a corpus, to fill a record with: invented words, actors and matters, all from a seed.

In: a seed and a number. Out: that number's Reading, always the same one, in about a millisecond; every span is right by
construction. Proportions are those of a news article of 540 words: 25 sentences, 10 statements, 10 events, 6 claims, 60
mentions. Words follow Zipf's law. Matters come up, are reported for some weeks and fade, so that the number of articles
that carry one claim does not grow with the record; actors grow with its square root. One article in 20 is the copy of
another, one in 50 an edited page.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache, lru_cache
from typing import Any

import numpy as np

from onrecord.facts import (
    Actor,
    Article,
    Attestation,
    Claim,
    Cue,
    Event,
    MadeBy,
    Place,
    Position,
    Quantity,
    Reading,
    Span,
    Statement,
    Time,
)
from onrecord.facts.identity import article_id, fact_id, text_hash
from onrecord.facts.vocabulary import event_codes

MADE_BY = MadeBy(onrecord="0", reader="synthetic", lexicons="none")
VOCABULARY = 40_000
STOP_WORDS = 60
STATES = 60
OUTLETS = 400
SENTENCES = 25
STATEMENTS = 10
CLAIMS = 6
MATTER_EVERY = 3            # articles after which a new matter comes up
MATTERS_ALIVE = 300         # articles choose among so many matters, the newest most often
A_DAY = 40                  # articles a day
FIRST_DAY = date(2001, 1, 1)
ACTS = ("say", "say", "say", "claim", "confirm", "deny", "warn", "report")
POSITIONS = ("asserted", "asserted", "asserted", "alleged", "confirmed", "denied", "acknowledged", "no_comment")
_BEGIN, _MIDDLE, _END = "b br c d dr f g gr h k l m n p pl r s st t tr v w".split(), "a e i o u ai ea ou".split(), (
    "n r l s t d m k nd rt st ck ng".split())
_ENDINGS = ("", "", "s", "ed", "ing", "er", "ment", "ly")


@cache
def vocabulary() -> tuple[str, ...]:
    """Return invented words, the most frequent (and shortest) first."""
    chance = np.random.default_rng(7)
    found: dict[str, None] = {}
    while len(found) < VOCABULARY:
        syllables = 1 + (chance.random() < min(len(found) / 30_000, 0.6))
        word = "".join(f"{_BEGIN[a]}{_MIDDLE[b]}{_END[c]}" for a, b, c in zip(
            chance.integers(len(_BEGIN), size=syllables), chance.integers(len(_MIDDLE), size=syllables),
            chance.integers(len(_END), size=syllables), strict=True))
        found[word + (_ENDINGS[chance.integers(len(_ENDINGS))] if len(found) > 300 else "")] = None
    return tuple(found)


@lru_cache(maxsize=16)
def _zipf(size: int, first: int) -> Any:
    weights = 1.0 / (np.arange(size) + first + 2.7)
    return np.cumsum(weights) / weights.sum()


def _drawn(chance: np.random.Generator, size: int, count: int, first: int = 0) -> list[int]:
    """Draw ranks below ``size``, low ones most often; ``first``: how many of the most frequent are left out."""
    found: list[int] = (first + np.searchsorted(_zipf(size - first, first), chance.random(count))).tolist()
    return found


def _content_word(share: float) -> str:
    """Return the word at a share (0..1) of all content words in a text: what stands everywhere is none."""
    return vocabulary()[STOP_WORDS + int(np.searchsorted(_zipf(VOCABULARY - STOP_WORDS, STOP_WORDS), share))]


@cache
def actor_name(rank: int) -> str:
    """Return the name of an actor: the first ``STATES`` are states, then a ministry each, then persons."""
    words = vocabulary()
    if rank < STATES:
        return words[900 + rank * 7].capitalize() + "ia"
    if rank < 2 * STATES:
        return f"{actor_name(rank - STATES)} Foreign Ministry"
    return f"{words[2000 + rank * 13 % 9000].capitalize()} {words[12000 + rank * 17 % 27000].capitalize()}"


def state_code(rank: int) -> str:
    """Return an invented code of three letters."""
    return f"Q{chr(65 + rank // 26)}{chr(65 + rank % 26)}"


@cache
def _stock_phrase(rank: int, which: int) -> str:
    """Return words that an actor says again and again."""
    chance = np.random.default_rng([11, rank, which])
    return " ".join(vocabulary()[i] for i in _drawn(chance, VOCABULARY, 11))


def _matter(number: int, actors: int) -> tuple[list[int], list[str]]:
    """Return the two actors and the six words of a matter."""
    chance = np.random.default_rng([13, number])
    who = list(dict.fromkeys(_drawn(chance, actors, 6)))
    return [*who, 0, 1][:2], [vocabulary()[i] for i in _drawn(chance, VOCABULARY, 6, STOP_WORDS)]


class _Page:
    """A text in the making, with what stands where in it."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.at = 0
        self.mentions: dict[int, list[Span]] = {}

    def put(self, words: str) -> Span:
        """Add words and a blank; return where the words stand."""
        self.parts += (words, " ")
        span = (self.at, self.at + len(words))
        self.at = span[1] + 1
        return span

    def name(self, rank: int) -> Span:
        """Add the name of an actor."""
        span = self.put(actor_name(rank))
        self.mentions.setdefault(rank, []).append(span)
        return span

    def close(self, mark: str, end: str) -> None:
        """End a sentence: the blank before its mark goes."""
        self.parts[-1:] = (mark, end)
        self.at += len(mark) + len(end) - 1


def reading(number: int, seed: int = 0) -> Reading:
    """Return reading ``number`` of the stream that belongs to ``seed``."""
    chance = np.random.default_rng([seed, number])
    turn = chance.random()
    if turn < 0.05 and number > 20:           # a copy: the words of a recent article in another outlet
        return _made(number - 1 - int(chance.integers(19)), seed, number, number)
    if turn < 0.07 and number > 20:           # the same page with other words
        return _made(number, seed, number, number - 1 - int(chance.integers(19)))
    return _made(number, seed, number, number)


def _made(words_of: int, seed: int, number: int, page_of: int) -> Reading:
    """Make the text of one number, published as another in the page of a third."""
    chance = np.random.default_rng([seed, words_of, 1])
    page = _Page()
    words, drawn = vocabulary(), iter(_drawn(chance, VOCABULARY, 900))
    known = int(200 + 40 * max(words_of, 1) ** 0.5)
    cast = list(dict.fromkeys(_drawn(chance, known, 20)))[:12]
    dice = iter(chance.random(600).tolist())
    said: list[dict[str, Any]] = []
    sentences: list[Span] = []
    noticed: dict[str, list[tuple[Span, str]]] = {"t": [], "p": [], "q": []}
    for i in range(SENTENCES):
        first = page.at
        if i % 5 in (1, 3):
            said.append(_statement(page, len(said), words_of, cast, known, drawn, dice))
        else:
            _narrative(page, cast, noticed, words, drawn, dice)
        page.close(".", "\n\n" if i % 2 else " ")
        sentences.append((first, page.at - (2 if i % 2 else 1)))
    return _reading("".join(page.parts), page, said, sentences, noticed, number, page_of, seed)


def _narrative(page: _Page, cast: list[int], noticed: dict[str, list[tuple[Span, str]]], words: tuple[str, ...],
               drawn: Any, dice: Any) -> None:
    for _ in range(4):
        page.put(" ".join(words[next(drawn)] for _ in range(4)))
        kind = next(dice)
        if kind < 0.7:
            page.name(cast[int(kind / 0.7 * len(cast))])
        elif kind < 0.84:
            noticed["t"].append((page.put("Tuesday"), "t"))
        elif kind < 0.97:
            rank = int(next(dice) * STATES)
            noticed["p"].append((page.put(actor_name(rank)), state_code(rank)))
        else:
            noticed["q"].append((page.put(f"{int(next(dice) * 9000)} soldiers"), "soldiers"))
    page.put(words[next(drawn)])


def _statement(page: _Page, place: int, number: int, cast: list[int], known: int, drawn: Any, dice: Any,
               ) -> dict[str, Any]:
    speaker = cast[place % len(cast)]
    span, cue = page.name(speaker), page.put("said")
    start = page.at
    claims = place < CLAIMS
    if claims:
        newest = MATTERS_ALIVE + number // MATTER_EVERY
        who, words = _matter(newest - int(MATTERS_ALIVE * next(dice) ** 2), known)
        page.name(who[0])
        changed = [_content_word(next(dice)) if next(dice) < 0.15 else word for word in words]
        page.put(" ".join(changed[:3]))
        page.name(who[1])
        page.put(" ".join(changed[3:]))
    elif next(dice) < 0.1:
        page.put(_stock_phrase(speaker, int(next(dice) * 3)))
    else:
        page.put(" ".join(vocabulary()[next(drawn)] for _ in range(7)))
        page.name(cast[int(next(dice) * len(cast))])
        page.put(" ".join(vocabulary()[next(drawn)] for _ in range(6)))
    return {"speaker": speaker, "named": span, "cue": cue, "content": (start, page.at - 1), "claims": claims,
            "act": ACTS[int(next(dice) * len(ACTS))], "form": "direct" if next(dice) < 0.5 else "indirect",
            "position": POSITIONS[int(next(dice) * len(POSITIONS))], "dated": next(dice) < 0.3}


def _reading(text: str, page: _Page, said: list[dict[str, Any]], sentences: list[Span],
             noticed: dict[str, list[tuple[Span, str]]], number: int, page_of: int, seed: int) -> Reading:
    day = FIRST_DAY + timedelta(days=number // A_DAY)
    outlet = f"Outlet {page_of * 31 % OUTLETS}"
    published = day.isoformat()
    url = f"https://outlet{page_of * 31 % OUTLETS}.example/{seed}/{page_of}"
    id = article_id(outlet, url, text, published)
    article = Article(id=id, text_hash=text_hash(text), text=text, title=text[:60], outlet=outlet, url=url,
                      published=published, published_from="given", language="en")
    ids = {rank: fact_id("a", id, spans) for rank, spans in page.mentions.items()}
    earlier = (day - timedelta(days=3)).isoformat()
    times = tuple(Time(id=fact_id("t", id, [span]), span=span, type="DATE", value=earlier, earliest=earlier,
                       latest=earlier, anchor="published") for span, _ in noticed["t"])
    statements, claims = [], []
    for one in said:
        content, speaker = one["content"], ids[one["speaker"]]
        when = times[0].id if times and one["dated"] else None
        statements.append(Statement(
            id=fact_id("s", id, [content]), speakers=(speaker,), speaker_spans=(one["named"],),
            source_type="named person", cue=Cue(spans=(one["cue"],), lemma="say"), act=one["act"], form=one["form"],
            content=(content,), when=when, factuality={speaker: "CT+"}, confidence=0.9,
            on_behalf_of=state_code(one["speaker"] % STATES) if one["speaker"] < 2 * STATES else None))
        if one["claims"]:
            claims.append(Claim(
                id=fact_id("c", id, [content]), text=text[slice(*content)], anchor=(content,), confidence=0.8,
                positions=(Position(party=speaker, position=one["position"], evidence=(content,), since=when,
                                    statement=statements[-1].id, confidence=0.9),)))
    return Reading(
        article=article, made_by=MADE_BY, sentences=tuple(sentences), times=times, statements=tuple(statements),
        claims=tuple(claims), events=_events(id, statements, list(ids.values())),
        actors=tuple(_actor(rank, ids[rank], spans) for rank, spans in page.mentions.items()),
        places=tuple(Place(id=fact_id("p", id, [span]), span=span, name=actor_name(0), country=code, lat=1.5, lon=2.5,
                           precision="country") for span, code in noticed["p"]),
        quantities=tuple(Quantity(id=fact_id("q", id, [span]), span=span, low=1.0, high=9000.0, unit=unit)
                         for span, unit in noticed["q"]))


def _events(article: str, statements: list[Statement], actors: list[str]) -> tuple[Event, ...]:
    """Return an event for each statement: its speaker's, done to the next of the actors."""
    types = list(event_codes())
    return tuple(Event(
        id=fact_id("e", article, said.content), mentions=(said.content,), type=types[n % len(types)], cameo="190",
        quad=4, source=said.speakers, target=(actors[(actors.index(said.speakers[0]) + 1) % len(actors)],),
        when=said.when, attestations=(Attestation(0, said.id, said.speakers, "actual"),))
        for n, said in enumerate(statements))


def _actor(rank: int, id: str, spans: list[Span]) -> Actor:
    if rank < STATES:
        return Actor(id=id, name=actor_name(rank), kind="state", code=state_code(rank), sector="GOV",
                     mentions=tuple(spans))
    if rank < 2 * STATES:
        return Actor(id=id, name=actor_name(rank), kind="institution", of=state_code(rank - STATES), sector="GOV",
                     mentions=tuple(spans))
    return Actor(id=id, name=actor_name(rank), kind="person", mentions=tuple(spans))

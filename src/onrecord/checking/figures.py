"""Figures: another number than the record has from the same party, a number told as nobody's word, or as another's.

In: a draft and the record. Out: notes. A number is compared with those of the same unit in recorded statements about
the same thing; a later statement may bring a new number and is left alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from onrecord.checking.against import Against, OnRecord
from onrecord.checking.draft import Draft
from onrecord.checking.note import Evidence, Note, note, words_at
from onrecord.checking.telling import day_in_words, number_in_words
from onrecord.checking.voices import Voice, any_same, voices
from onrecord.checking.words import find_word
from onrecord.data import rows
from onrecord.facts import Quantity, Reading, Span, Statement
from onrecord.facts.dated import said
from onrecord.facts.span import inside, overlap
from onrecord.linking.figures import agree, counts, kind_of, value, whose
from onrecord.linking.gist import alike, gist, like
from onrecord.linking.same_actor import folded_name
from onrecord.words.stems import content_stems, fold, stem

_ALIKE = 0.55  # how alike two statements are that give a figure for the same thing
_ANOTHERS = 0.7  # how alike they are where another party is said to have given it
_UNSOURCED = 0.5
_TOLD = 0.6  # how alike a statement and an article's own words are,
_SHARED = 2  # and how many words they share beside the speaker's name and the unit
_PLACED = 2  # states that say whose they are that are counted, and where
_SMALL = 10  # numbers below are counted by anybody


class Compared(NamedTuple):
    """A number on record for the same thing. ``score``: how alike what is told with the two numbers is (0..1)."""

    one: OnRecord
    quantity: Quantity
    score: float


def figure_notes(draft: Draft, at: Against) -> Iterator[Note]:
    """Yield the notes on figures."""
    for quantity in draft.reading.quantities:
        if not counts(quantity) or any(overlap(quantity.span, span) for span in draft.reading.article.not_body):
            continue
        statement = draft.statement_at(quantity.span)
        if statement is None:
            yield from _unsourced(draft, at, quantity)
        elif ours := voices(draft.reading, statement):
            yield from _attributed(draft, at, quantity, statement, ours)


def _compared(at: Against, text: str, spans: Sequence[Span], quantity: Quantity, least: float) -> list[Compared]:
    """Return the figures of the same unit in recorded statements about the same thing."""
    own, kind = _told_with(text, spans), kind_of(quantity)
    found = []
    for one in at.statements(text, spans):
        for other, part in _counted_in(one):
            if not _counts_the_same(text, quantity, one.text, other):
                continue
            # What else a long sentence tells ('more than three times as many as in October') says nothing against it.
            around = (one.statement.content, [_clause(one.text, part, other.span)])
            score = max(_one_matter(own, _told_with(one.text, theirs), kind) for theirs in around)
            found.append(Compared(one, other, score))
    return [one for one in found if one.score >= least]


def _counted_in(one: OnRecord) -> Iterator[tuple[Quantity, Span]]:
    """Yield the numbers in a statement, each with the part of its content that it stands in."""
    for quantity in filter(counts, one.reading.quantities):
        part = next((span for span in one.statement.content if inside(quantity.span, span)), None)
        if part is not None:
            yield quantity, part


def _counts_the_same(text: str, quantity: Quantity, other_text: str, other: Quantity) -> bool:
    """Whether two numbers count one kind of thing, of nobody else as far as they say whose."""
    if not _comparable(text, quantity, other_text, other):
        return False
    ours, theirs = whose(text, quantity), whose(other_text, other)
    return not (ours and theirs) or bool(ours & theirs)


def _comparable(text: str, quantity: Quantity, other_text: str, other: Quantity) -> bool:
    """Whether two numbers have one unit and both count all, or both what came on top."""
    return kind_of(quantity) == kind_of(other) and _beside(text, quantity) == _beside(other_text, other)


def _beside(text: str, quantity: Quantity) -> bool:
    """Whether a number comes to what was counted before ('another 20 letters', '3,000 more soldiers')."""
    return find_word("more", text, *quantity.span) is not None


def _told_with(text: str, spans: Iterable[Span]) -> frozenset[str]:
    """Return what is told with a number: a gist without the words that bound it ('roughly')."""
    return gist(text, spans) - _bounding()


@cache
def _bounding() -> frozenset[str]:
    lines = rows("quantities")
    return frozenset(one for kind, words, _ in lines if kind in ("before", "after") for one in content_stems(words))


def _one_matter(own: frozenset[str], theirs: frozenset[str], kind: str) -> float:
    """Return how alike the words around two numbers are: 0 where what they share is no more than a state and the unit.

    Two states are enough where nothing else is told ('soldiers of one in the other').
    """
    ours, others = ({word for word in words if not word.isupper() and word != kind} for words in (own, theirs))
    states = {word for word in own & theirs if word.isupper()}
    if ours & others or (not ours and not others and len(states) >= _PLACED):
        return alike(own, theirs)
    return 0.0


# --- somebody's figure


def _attributed(
    draft: Draft, at: Against, quantity: Quantity, statement: Statement, ours: Sequence[Voice]
) -> Iterator[Note]:
    found = _compared(at, draft.text, statement.content, quantity, _ALIKE)
    theirs = [one for one in found if any_same(ours, one.one.voices) == "same"]
    if any(agree(quantity, one.quantity) for one in theirs):
        return
    told = draft.latest(draft.sentence_of(statement))
    if theirs:
        if not any(_is_later(told, one) for one in theirs):
            yield _differs(draft, at, quantity, theirs)
    elif others := [one for one in found if one.score >= _ANOTHERS and agree(quantity, one.quantity)]:
        if not _is_later(told, others[0]) and _is_anothers(quantity, ours, others):
            yield _anothers(draft, at, quantity, ours, others[0])
    elif not found:
        yield from _against_articles(draft, at, quantity, statement, ours)


def _is_later(told: str | None, one: Compared) -> bool:
    """Whether the draft tells of a day after that of a recorded statement: there may be a new number."""
    return bool(told and told > (_day(one.one) or "9999"))


def _is_anothers(quantity: Quantity, ours: Sequence[Voice], others: Sequence[Compared]) -> bool:
    """Whether a number of some size is, on record, wholly the word of others than the draft says (not: a paper's)."""
    if not _value_at_least(quantity) or all(voice.kind == "media" for voice in ours):
        return False
    return all(any_same(ours, one.one.voices) == "other" for one in others)


def _day(one: OnRecord) -> str | None:
    return said(one.reading, one.statement).day


def _value_at_least(quantity: Quantity) -> bool:
    number = value(quantity) or 0
    return number >= _SMALL or 0 < number < 1


def _differs(draft: Draft, at: Against, quantity: Quantity, theirs: Sequence[Compared]) -> Note:
    newest = max(theirs, key=lambda one: (_day(one.one) or "", one.score))
    evidence = at.of_statement(newest.one)
    return note(
        "figure",
        "fault",
        words_at(draft.text, quantity.span),
        f"On record {evidence.who} gave another figure{day_in_words(evidence.day)}: "
        f"{_written(newest.one.reading, newest.quantity)}.",
        "Check the figure, or say when it was given.",
        [evidence],
    )


def _written(reading: Reading, quantity: Quantity) -> str:
    return "“" + " ".join(reading.article.text[slice(*quantity.span)].split()) + "”"


def _anothers(draft: Draft, at: Against, quantity: Quantity, ours: Sequence[Voice], other: Compared) -> Note:
    evidence = at.of_statement(other.one)
    return note(
        "speaker",
        "fault",
        words_at(draft.text, quantity.span),
        f"You give this figure as {' and '.join(v.name for v in ours)}'s; on record it is {evidence.who}'s"
        f"{day_in_words(evidence.day).replace(' on', ', of', 1)}.",
        "Check whose figure it is.",
        [evidence],
    )


# --- figures that articles give in their own voice


def _against_articles(
    draft: Draft, at: Against, quantity: Quantity, statement: Statement, ours: Sequence[Voice]
) -> Iterator[Note]:
    """Yield a note where an article tells the same of the named party with another number."""
    names = [word for voice in ours if voice.named for word in folded_name(voice.name).split()]
    unit = fold((quantity.unit or "").split()[-1])
    if not names or not unit:
        return
    known = {like(stem(word)) for word in names} | {kind_of(quantity), *(v.state or "" for v in ours)}
    own, days = gist(draft.text, statement.content), draft.said(statement)
    near: list[Evidence] = []
    for number, other, clause in _figures_in(at, at.articles_with([*names[-3:], unit])):
        text = at.rows.reading(number).article.text
        if not _comparable(draft.text, quantity, text, other) or not _tell_one(own, gist(text, [clause]), known):
            continue
        if agree(quantity, other) or (days and days[0] > (at.rows.head(number).day or "9999")):
            return
        near.append(at.of_words(number, other.id, [clause]))
    if near:
        yield note(
            "figure",
            "doubt",
            words_at(draft.text, quantity.span),
            f"{near[0].outlet or 'The record'} has another figure{day_in_words(near[0].day)}.",
            "Check the figure.",
            near[:3],
        )


def _tell_one(own: frozenset[str], theirs: frozenset[str], known: set[str]) -> bool:
    """Whether two gists are alike, and not by what is known of both alone."""
    return alike(own, theirs) >= _TOLD and len(own & theirs - known) >= _SHARED


def _figures_in(at: Against, articles: Iterable[int]) -> Iterator[tuple[int, Quantity, Span]]:
    """Yield the numbers in some articles, each with the stretch of its sentence that tells what is counted."""
    for number in articles:
        reading = at.rows.reading(number)
        for quantity in reading.quantities:
            sentence = next((s for s in reading.sentences if inside(quantity.span, s)), quantity.span)
            yield number, quantity, _clause(reading.article.text, sentence, quantity.span)


def _clause(text: str, sentence: Span, span: Span) -> Span:
    """Return the stretch of a sentence around a figure, from its start to the second comma after the figure."""
    after = text.find(",", span[1], sentence[1])
    return sentence[0], after if after >= 0 else sentence[1]


# --- nobody's figure


def _unsourced(draft: Draft, at: Against, quantity: Quantity) -> Iterator[Note]:
    """Yield a note where the draft gives as a fact what is on record as one party's word."""
    if not _value_at_least(quantity) or any(inside(quantity.span, q.span) for q in draft.quotations):
        return
    sentence = draft.sentence(quantity.span)
    if find_word("whose", draft.text, *sentence):
        return
    found = [
        one
        for one in _compared(at, draft.text, [sentence], quantity, _UNSOURCED)
        if agree(quantity, one.quantity) and one.one.voices
    ]
    if not found or _named_in(draft, sentence, found) or _given_elsewhere(draft, quantity, found):
        return
    parties = {voice.state or voice.id for one in found for voice in one.one.voices}
    if len(parties) > 2:
        return
    evidence = [at.of_statement(one.one) for one in found[:2]]
    yield note(
        "figure",
        "fault",
        words_at(draft.text, quantity.span),
        f"You give {_plain(quantity)} as a fact; on record it is the word of {evidence[0].who}"
        f"{day_in_words(evidence[0].day).replace(' on', ', of', 1)}.",
        "Say whose figure it is.",
        evidence,
    )


def _plain(quantity: Quantity) -> str:
    number = value(quantity) or 0.0
    return "the share" if 0 < number < 1 else f"{number_in_words(number)} {quantity.unit}"


def _named_in(draft: Draft, sentence: Span, found: Iterable[Compared]) -> bool:
    """Whether the sentence names the source of a figure ('Kyiv's figure')."""
    states = gist(draft.text, [sentence])
    named = {draft.ids[a.id] for a in draft.reading.actors if any(inside(m, sentence) for m in a.mentions)}
    return any(voice.id in named or (voice.state or "-") in states for one in found for voice in one.one.voices)


def _given_elsewhere(draft: Draft, quantity: Quantity, found: Sequence[Compared]) -> bool:
    """Whether the draft gives the same figure elsewhere on the word of its source."""
    theirs = [voice for one in found for voice in one.one.voices]
    for other in draft.reading.quantities:
        if other is quantity or kind_of(other) != kind_of(quantity) or not agree(other, quantity):
            continue
        statement = draft.statement_at(other.span)
        if statement and any_same(voices(draft.reading, statement), theirs) == "same":
            return True
    return False

"""The record as a draft is set against it: look-ups, each bounded, and the words that a note shows for them.

In: words, voices, claims of a draft. Out: statements and claims of the record, with how alike they are.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from functools import cached_property
from typing import NamedTuple

from onrecord.checking.note import Evidence
from onrecord.checking.voices import Voice, voices
from onrecord.checking.words import into, looked_up
from onrecord.facts import Reading, Span, Statement
from onrecord.facts.dated import held, said
from onrecord.facts.days import last_day
from onrecord.linking.claims.matching import Match, Wording, match, wordings
from onrecord.linking.gist import alike, gist
from onrecord.linking.same_actor import folded_name
from onrecord.questions.rows import Rows, quote

_STATEMENTS = 20  # of the record that one sentence is set against
_CLAIMS = 16
_ARTICLES = 400  # of a claim that are looked at, the newest first


class OnRecord(NamedTuple):
    """A statement of the record. ``score``: how alike its gist is to what it was looked up for (0..1)."""

    number: int
    place: int
    reading: Reading
    statement: Statement
    score: float

    @property
    def text(self) -> str:
        """The text of its article."""
        return self.reading.article.text

    @property
    def voices(self) -> tuple[Voice, ...]:
        """Who speaks."""
        return voices(self.reading, self.statement)


class SameClaim(NamedTuple):
    """A claim of the record that a claim of the draft is."""

    claim: int
    number: int
    place: int
    found: Match


class Against:
    """One moment of the record, asked about a draft; ``as_of`` null: all of it."""

    def __init__(self, rows: Rows, as_of: str | None, own_hash: str) -> None:
        self.rows, self.snapshot, self.as_of, self._own = rows, rows.snapshot, as_of, own_hash

    @cached_property
    def outlets(self) -> frozenset[str]:
        """The folded names of all outlets on record."""
        return frozenset(name for outlet in self.snapshot.articles.outlets() if (name := folded_name(outlet)))

    def _is_own(self, number: int) -> bool:
        """Whether an article is the draft itself, which was published and read before it is checked again."""
        return bool(self.rows.head(number).text_hash == self._own)

    def statements(self, text: str, spans: Sequence[Span], fewest: int = 2) -> list[OnRecord]:
        """Return statements of the record that are about the same, the most alike first."""
        words = looked_up(" ".join(text[start:end] for start, end in spans))
        ours = gist(text, spans)
        found = []
        for one in self.snapshot.near.statements(words, self.as_of, _STATEMENTS, fewest):
            if not self._is_own(one.number):
                found.append(self._statement(one.number, one.place, ours))
        return sorted(found, key=lambda s: (-s.score, s.number, s.place))

    def _statement(self, number: int, place: int, ours: frozenset[str]) -> OnRecord:
        reading = self.rows.reading(number)
        statement = reading.statements[place]
        theirs = gist(reading.article.text, statement.content)
        return OnRecord(number, place, reading, statement, alike(ours, theirs))

    def same_claims(self, ours: Iterable[Wording], where_to: frozenset[str] = frozenset()) -> list[SameClaim]:
        """Return the claims of the record that some wordings claim, each once, the best match first.

        ``where_to``: the states that somebody or something is in or comes to, which must not be others there.
        """
        ours = tuple(ours)
        words = {word for one in ours for word in one.words}
        actors = {actor for one in ours for actor in one.actors}
        if not words or not actors:
            return []
        best: dict[int, SameClaim] = {}
        there: dict[int, set[str]] = {}
        for one in self.snapshot.near.claims(words | actors, self.as_of, _CLAIMS, 2):
            if one.claim is None or self._is_own(one.number):
                continue
            reading = self.rows.reading(one.number)
            there.setdefault(one.claim, set()).update(into(reading.article.text, _told_of(reading, one.place)))
            found = match(ours, wordings(reading, reading.all_claims[one.place], self._ids(one.number)))
            if found:
                same = SameClaim(one.claim, one.number, one.place, found)
                best[one.claim] = max(best.get(one.claim, same), same, key=lambda best: best.found.score)
        fit = (one for one in best.values() if _at_one_place(where_to, there[one.claim]))
        return sorted(fit, key=lambda same: (-same.found.score, same.claim))

    def _ids(self, number: int) -> dict[str, str]:
        return self.snapshot.actors.of_text(number)

    def articles_of(self, claims: Iterable[int]) -> list[int]:
        """Return the articles that carry some claims."""
        links = self.snapshot.claims.in_texts(list(claims), self.as_of)
        numbers = dict.fromkeys(link.number for link in reversed(links) if not self._is_own(link.number))
        return list(numbers)[:_ARTICLES]

    def articles_with(self, words: Collection[str], most: int = 8) -> list[int]:
        """Return the articles in which all the words stand."""
        found = self.snapshot.articles.with_words(words, self.as_of, most)
        return [number for number in found if not self._is_own(number)]

    # --- what a note shows

    def of_statement(self, one: OnRecord, spans: Iterable[Span] | None = None) -> Evidence:
        """Return a statement as evidence; ``spans``: the words that count, else its content."""
        row = self.rows.statement(one.number, one.place)
        return Evidence(
            fact=row.id,
            article=row.article,
            outlet=row.outlet,
            published=row.published,
            day=said(one.reading, one.statement).day,
            who=row.speaker if row.speakers else (row.chain[-1] if row.chain else "unnamed"),
            quote=quote(one.reading, spans) if spans is not None else row.quote,
        )

    def of_position(self, number: int, claim_place: int, place: int) -> Evidence:
        """Return a position as evidence."""
        row = self.rows.position(number, claim_place, place)
        return Evidence(
            fact=row.statement or row.claim,
            article=row.article,
            outlet=row.outlet,
            published=row.published,
            day=row.day or row.until_day,
            who=row.party.name if row.party else "unnamed",
            quote=row.quote,
        )

    def of_words(self, number: int, fact: str, spans: Sequence[Span]) -> Evidence:
        """Return words in an article's own voice as evidence."""
        head, reading = self.rows.head(number), self.rows.reading(number)
        return Evidence(
            fact=fact,
            article=self.rows.ref(number) or "",
            outlet=head.outlet,
            published=head.published,
            day=head.day,
            who=head.outlet or "unnamed",
            quote=quote(reading, spans),
        )

    def days(self, number: int, claim_place: int, place: int) -> tuple[str, str, bool] | None:
        """Return the first and last day on which a position can have been taken, and whether the text tells it."""
        reading = self.rows.reading(number)
        since, _ = held(reading, reading.all_claims[claim_place].positions[place])
        return day_range(since.day, since.value, since.dated_by)


def _at_one_place(one: Collection[str], other: Collection[str]) -> bool:
    """Whether nothing tells against it: a state in common, as far as both tell of any."""
    return not (one and other) or not set(one).isdisjoint(other)


def _told_of(reading: Reading, place: int) -> tuple[Span, ...]:
    """Return all the words in which an article tells a claim."""
    claim = reading.all_claims[place]
    held = {position.statement for position in claim.positions}
    return (*claim.anchor, *(span for s in reading.statements if s.id in held for span in s.content))


def day_range(day: str | None, value: str | None, dated_by: str | None) -> tuple[str, str, bool] | None:
    """Return the first and last day of a dated thing, and whether the text itself tells it; null without a day.

    Of a day of publication only the end is known.
    """
    if day is None:
        return None
    if dated_by == "when":
        return day, last_day(value) or day, True
    return "0000-00-00", day, False

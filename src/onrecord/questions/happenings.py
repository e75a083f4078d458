"""The part of an open record that answers on who did what to whom.

In: filters and days. Out: ``EventRow``, ``EventTold`` and ``Ties``.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Collection, Iterable, Sequence
from contextlib import AbstractContextManager
from typing import Literal, NamedTuple, TypedDict

from onrecord.errors import OnRecordError
from onrecord.facts.dated import asked_day
from onrecord.facts.vocabulary import event_codes, words
from onrecord.questions.answers import Page
from onrecord.questions.event_answers import EventRow, EventTold, Network, Ties
from onrecord.questions.event_ladders import event_told, joined_rows
from onrecord.questions.event_rows import deciding, sentence
from onrecord.questions.following import plain
from onrecord.questions.naming import actors_meant
from onrecord.questions.networks import network
from onrecord.questions.paging import asked, check_limit, page
from onrecord.questions.rows import Rows
from onrecord.questions.showing import resolve
from onrecord.questions.stories import story_numbers
from onrecord.questions.tie_words import said
from onrecord.questions.ties import months
from onrecord.record import WHOLE, EventPlace, Part, part_of_rows
from onrecord.words.stems import content_stems, stem, tokens


class Happenings(ABC):
    """Questions on events."""

    @abstractmethod
    def _rows(self) -> AbstractContextManager[Rows]:
        """Look at one moment of the record."""

    def events(
        self,
        *,
        source: str | None = None,
        target: str | None = None,
        about: str | None = None,
        type: str | None = None,
        realis: str | None = None,
        story: str | None = None,
        since: str | None = None,
        until: str | None = None,
        as_of: str | None = None,
        newest: bool = False,
        limit: int | None = 60,
        after: str | None = None,
    ) -> Page[EventRow]:
        """Events, oldest (or ``newest``) first: who did what to whom, really or not, in which words, on whose word.

        What several articles tell of is one event: its row is the first report that fits, with how many there are.
        Sorted by the event's own day, else by that of its article. ``source``, ``target``: as ``by``; a state is also
        meant by whoever acts for it. ``about``: an actor on either side, or words that all stand in the sentence.
        ``type``: of PLOVER; ``realis``: actual, alleged, planned, hypothetical, denied (OR-505 for another word).
        """
        part, day = asked("events", limit, after, newest), asked_day(as_of, last=True)
        with self._rows() as rows:
            matter = _matter(rows, about, day)
            among = _among(rows, story, matter, day)
            narrowed = _narrowed(rows, source=source, target=target, type=type, realis=realis, since=since, until=until)
            found = rows.snapshot.events.listed(
                **narrowed, either=matter.actors, among=among, each_report=bool(matter.words), as_of=day,
                part=WHOLE if matter.words else part)
            if matter.words:
                rows.expect(found.rows)
                with_words = _first_of_each(_with_words(rows, found.rows, matter.words))
                found = part_of_rows(with_words, lambda one: one.order, part)
            return page("events", iter(joined_rows(rows, found.rows, day)), found, part,
                        rows.snapshot.articles.undated(day))

    def event_counts(
        self,
        by: Literal["type", "realis"],
        *,
        source: str | None = None,
        target: str | None = None,
        about: str | None = None,
        type: str | None = None,
        realis: str | None = None,
        story: str | None = None,
        since: str | None = None,
        until: str | None = None,
        as_of: str | None = None,
    ) -> dict[str, int] | None:
        """Return how many rows ``events`` has with each type, or as each realis; null where ``about`` is words.

        What is told with some words is read sentence by sentence: to count that takes as long as to list it.
        """
        day = asked_day(as_of, last=True)
        with self._rows() as rows:
            matter = _matter(rows, about, day)
            if matter.words:
                return None
            narrowed = _narrowed(rows, source=source, target=target, type=type, realis=realis, since=since, until=until)
            return rows.snapshot.events.counted(
                by, **narrowed, either=matter.actors, among=_among(rows, story, matter, day), as_of=day)

    def event(self, id: str, *, as_of: str | None = None) -> EventTold:
        """Return one event as all articles tell of it: first reported, by whom since, as what, on whose word.

        ``id``: of the event in any of its articles; it may be cut (OR-501, OR-502).
        """
        day = asked_day(as_of, last=True)
        with self._rows() as rows:
            _, whole = resolve(rows, plain(id), ["event"])
            told = event_told(rows, rows.snapshot.events.place_of(whole), day)
            if day is not None and not told.reports:
                raise OnRecordError("OR-501", where=repr(id), detail=f"not yet by {day}")
            return told

    def ties(self, one: str, other: str, *, since: str | None = None, until: str | None = None,
             as_of: str | None = None, limit: int | None = 60) -> Ties:
        """Return what two sides (as ``by``; states with whoever acts for them) did to each other, month by month.

        What several articles tell of counts once, as the most real that any tells of it; copies count nothing. Beside
        it what is said of how they stand to each other ('allies', 'ties have cooled'): the newest ``limit``.
        """
        check_limit(limit)
        day = asked_day(as_of, last=True)
        with self._rows() as rows:
            sides = actors_meant(rows, plain(one)), actors_meant(rows, plain(other))
            first, last = asked_day(since, last=False), asked_day(until, last=True)
            found = rows.snapshot.events.between(*sides, since=first, until=last, as_of=day)
            here, there = (tuple(rows.who(id) for id in sorted(side)) for side in sides)
            told = rows.snapshot.ties.told(*sides, since=first, until=last, as_of=day, part=Part(limit, newest=True))
            rows.expect(told.rows)
            return Ties(here, there, months(found), tuple(reversed([*said(rows, told.rows)])), len(found), told.total,
                        rows.snapshot.articles.undated(day))

    def network(self, *, states: bool = True, since: str | None = None, until: str | None = None,
                as_of: str | None = None, limit: int = 150) -> Network:
        """Return who did what to whom, of all together: those with most events, and what is left out.

        ``states``: whoever acts for a state is counted as that state; else each actor by itself.
        """
        check_limit(limit)
        day = asked_day(as_of, last=True)
        with self._rows() as rows:
            return network(rows, states=states, since=asked_day(since, last=False), until=asked_day(until, last=True),
                           as_of=day, limit=limit)


class _Matter(NamedTuple):
    """What events are to be about: actors on either side, else words, and the texts in which all of these stand."""

    actors: frozenset[str] | None = None
    words: frozenset[str] = frozenset()
    texts: frozenset[int] | None = None


def _matter(rows: Rows, about: str | None, as_of: str | None) -> _Matter:
    if about is None:
        return _Matter()
    meant = rows.snapshot.statements.about_what(plain(about))
    if meant.actors:
        return _Matter(actors=meant.actors)
    written = {word for word, _ in tokens(about) if stem(word) in meant.words}      # 'sent' has the stem 'send'
    texts = {number for forms in (meant.words, written)
             for number in rows.snapshot.articles.with_words(forms, as_of, _ALL)}
    return _Matter(words=meant.words, texts=frozenset(texts))


_ALL = 2**31


class _Narrowed(TypedDict):
    """What a list of events is narrowed to, as the record asks for it."""

    source: frozenset[str] | None
    target: frozenset[str] | None
    type: str | None
    realis: str | None
    since: str | None
    until: str | None


def _narrowed(rows: Rows, *, source: str | None, target: str | None, type: str | None, realis: str | None,
              since: str | None, until: str | None) -> _Narrowed:
    """Return what was asked for in words. Raises OR-505 for a type, realis or day that is none."""
    return {"source": _meant(rows, source), "target": _meant(rows, target),
            "type": None if type is None else _one_of(type.upper(), event_codes()),
            "realis": None if realis is None else _one_of(realis.lower(), words("realis")),
            "since": asked_day(since, last=False), "until": asked_day(until, last=True)}


def _among(rows: Rows, story: str | None, matter: _Matter, as_of: str | None) -> frozenset[int] | None:
    """Return the texts that events are to stand in; null: any."""
    of_story = None if story is None else frozenset(story_numbers(rows, plain(story), as_of))
    if matter.texts is None or of_story is None:
        return matter.texts if of_story is None else of_story
    return of_story & matter.texts


def _with_words(rows: Rows, found: Iterable[EventPlace], wanted: frozenset[str]) -> list[EventPlace]:
    return [one for one in found if wanted <= _stems(rows, one)]


def _first_of_each(found: Sequence[EventPlace]) -> list[EventPlace]:
    """Return of reports of one event the first to come out, in the order given."""
    first: dict[int, EventPlace] = {}
    for one in found:
        if one.first not in first or _came(one) < _came(first[one.first]):
            first[one.first] = one
    return [one for one in found if first[one.first] is one]


def _came(one: EventPlace) -> tuple[str, str, int]:
    return one.out or "9999", one.article, one.place


def _stems(rows: Rows, one: EventPlace) -> frozenset[str]:
    """Return the stems of the sentence that tells an event."""
    reading = rows.reading(one.number)
    event = reading.events[one.place]
    told = event.mentions[deciding(event).mention] if event.mentions else ()
    return frozenset(content_stems(sentence(reading, told).text))


def _meant(rows: Rows, who: str | None) -> frozenset[str] | None:
    return None if who is None else actors_meant(rows, plain(who))


def _one_of(word: str, known: Collection[str]) -> str:
    """Return a word of a vocabulary. Raises OR-505 for another one."""
    if word not in known:
        raise OnRecordError("OR-505", where=repr(word), detail=", ".join(known))
    return word

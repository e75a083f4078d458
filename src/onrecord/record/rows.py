"""What a snapshot of a record answers with: frozen rows, in plain words and numbers.

``number`` is that of a text on record, ``place`` which one of its statements, claims or positions, from 0. ``since``
sorts claims by time of publication, the same in every record. Days are ISO or null.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, NamedTuple, TypeVar

from onrecord.facts import Span
from onrecord.facts.actor import ActorKind
from onrecord.record.schema.claim_wordings import wordings_of
from onrecord.record.schema.columns import mark, marks_of, spans_of

T = TypeVar("T")
Key = tuple[str | int | bytes | None, ...]      # what a row of a list is sorted by


# --- lists, in parts

class Part(NamedTuple):
    """Which part of a list: at most ``limit`` rows (null: all) after a place (null: from the top).

    ``newest``: of a list by day, in the other direction; what has no day comes last all the same.
    """

    limit: int | None = None
    after: Key | None = None
    newest: bool = False


WHOLE = Part()
NOTHING = Part(0)       # where only how many there are is asked for


class Slice(NamedTuple, Generic[T]):
    """Rows of a part of a list, how many the whole list has, and the place of the last row where more follow."""

    rows: Sequence[T]
    total: int
    last: Key | None = None


# --- articles

class TextRow(NamedTuple):
    """One text of an article, as the tables have it. ``publication``: what the versions of its page have in common."""

    number: int
    id: str
    publication: str
    text_hash: str
    version: int
    current: bool
    version_of: int | None
    copy_of: int | None
    title: str | None
    outlet: str | None
    url: str | None
    published: str | None
    published_from: str | None
    published_earliest: str | None
    published_latest: str | None
    day: str | None
    language: str | None
    recorded_at: str


class CountedText(NamedTuple):
    """A text, and how many statements and claims stand in it."""

    text: TextRow
    statements: int
    claims: int


class CopyPlace(NamedTuple):
    """A text that is a copy or a later version (``kind``) of another one, and how much both have in common."""

    number: int
    of: int
    kind: str
    share: float | None
    resemblance: float | None
    day: str | None


class HitPlace(NamedTuple):
    """A text in which all words of a search stand."""

    number: int


# --- actors

class KnownAs(NamedTuple):
    """How the record calls an actor. ``code``: of a state; ``of``: the state that it acts for."""

    id: str
    name: str
    kind: ActorKind
    code: str | None
    of: str | None
    named: bool


class Mention(NamedTuple):
    """An actor in a text: the id that its reading gives it."""

    number: int
    id: str
    actor: str


class FirstMention(NamedTuple):
    """An actor of the record where it is first named."""

    actor: str
    number: int
    id: str


# --- statements, claims, positions

class About(NamedTuple):
    """What something is about: any of these actors, where there are any, else all of these words (stems)."""

    actors: frozenset[str]
    words: frozenset[str]


class StatementPlace(NamedTuple):
    """Where a statement stands."""

    number: int
    place: int


class SaidLater(NamedTuple):
    """A statement that may be on the matter of others: where it stands, its day, and the marks of its words."""

    number: int
    place: int
    key: int
    id: str
    day: str | None
    words: frozenset[str]


class Dated(NamedTuple):
    """A statement or a position in a timeline. ``position``: which one of the claim at ``place``; null: a statement."""

    kind: str
    number: int
    place: int
    position: int | None
    day: str


class Near(NamedTuple):
    """A statement or an article's claim that shares words: where it stands, what it shares and how many it has."""

    number: int
    place: int
    key: int
    shared: frozenset[str]
    words: int
    claim: int | None = None


class ClaimRank(NamedTuple):
    """A claim of the record in a list."""

    claim: int


@dataclass(frozen=True, slots=True)
class ClaimInText:
    """A claim of a text, and why it is taken for one with another text's (``matched_id``; null: it is the first)."""

    claim: int
    key: int
    number: int
    place: int
    id: str
    since: bytes
    matched_id: str | None
    method: str | None
    score: float | None
    day: str | None
    _anchor: bytes
    _shared: bytes | None
    _wordings: str

    @property
    def anchor(self) -> tuple[Span, ...]:
        """Where its words stand."""
        return spans_of(self._anchor)

    @property
    def shared(self) -> tuple[str, ...]:
        """What it has in common with the one that it was matched with: actors, then stems."""
        if not self._shared:
            return ()
        wanted, own = marks_of(self._shared), wordings_of(self._wordings)
        return tuple(one for members in ([wording.actors for wording in own], [wording.words for wording in own])
                     for one in sorted({one for some in members for one in some}) if mark(one) in wanted)


class ClaimPlace(NamedTuple):
    """Where a claim of a text stands."""

    id: str
    number: int
    place: int


class PositionPlace(NamedTuple):
    """A position on a claim of the record: which one of its claim, and (``claim_place``) which claim of its text.

    ``sort_day``: since when, at the latest. ``claim_id``: of the claim in its text; ``statement``: what it rests on.
    """

    claim: int
    number: int
    claim_place: int
    place: int
    claim_id: str
    party: str | None
    day: str | None
    sort_day: str
    since: bytes
    statement: str | None


class TakenPosition(NamedTuple):
    """A position in a list of those across claims, in the order of the list's last four."""

    claim: int
    number: int
    claim_place: int
    place: int
    party: str | None
    position: str
    sort_day: str
    dated: int
    since: bytes

    @property
    def order(self) -> Key:
        """What it is sorted by."""
        return self.sort_day, self.dated, self.since, self.place


class PartyPosition(NamedTuple):
    """A position in a text. ``of``: the state that the party is or acts for."""

    claim: int | None
    number: int
    claim_place: int
    place: int
    party: str
    position: str
    sort_day: str
    of: str | None


# --- stories

class StoryRank(NamedTuple):
    """A story in a list, and what it is sorted by."""

    story: str
    fewer_articles: int
    longer_ago: int


class StoryBegan(NamedTuple):
    """When a story began that the machine began, and the story that it continues."""

    began: str
    continues: str | None


class Party(NamedTuple):
    """Who takes part in a story: how many statements and positions are theirs."""

    actor: str
    statements: int
    positions: int


class StoryText(NamedTuple):
    """An article of a story. ``day``: of its publication."""

    number: int
    day: str
    id: str


class InStory(NamedTuple):
    """A text that was asked for, the current text of its page, and the story that the machine put it into."""

    asked: int
    number: int
    story: str


# --- news

class Lately(NamedTuple):
    """The articles asked about: published from ``since`` to ``until`` (both null for any), or the one ``number``.

    ``before``: what was published before that day is what the record held; null: nothing is known to be older.
    """

    since: str | None
    until: str | None
    number: int | None
    before: str | None


class ClaimTold(NamedTuple):
    """A claim of the record where an article tells it."""

    claim: int
    number: int
    place: int
    since: bytes


class PositionTold(NamedTuple):
    """A position on a claim where an article tells it."""

    number: int
    claim_place: int
    place: int
    party: str
    position: str
    sort_day: str
    since: bytes


class NewActor(NamedTuple):
    """An actor that no earlier article names, where it comes first."""

    actor: str
    number: int
    id: str

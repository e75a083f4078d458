"""The shapes of answers on stories and on who changed position: frozen, typed, each with what it rests on.

Days are ISO; ``judged`` names the corrections that stand behind a row, as in ``answers``.
"""

from __future__ import annotations

import msgspec

from onrecord.questions.answers import Who
from onrecord.questions.article_answers import OriginRow
from onrecord.questions.claim_answers import ClaimRow, PositionRow


class StoryRow(msgspec.Struct, frozen=True):
    """One running matter. ``title``: the headline of its first article, null where it has none.

    ``first``, ``last``: days of its first and its newest article. ``articles``, ``outlets``, ``origins``: how many
    there are (``copies`` of them copies), of how many outlets, and how many independent reports they go back to.
    ``claims``: how many they make. ``parties``: who speaks or takes positions, the busiest first. ``continues``: the
    story that this one goes on with, ``continued_by``: those that go on with it, null in a list of stories; a story
    lives for 30 days, a matter longer.
    """

    id: str
    title: str | None
    article: str
    first: str
    last: str
    articles: int
    outlets: int
    origins: int
    copies: int
    claims: int
    parties: tuple[Who, ...] = ()
    continues: str | None = None
    continued_by: tuple[str, ...] | None = None
    judged: tuple[str, ...] = ()


class StoryArticle(msgspec.Struct, frozen=True):
    """One article of a story, and why it is there.

    ``why``: ``began``, ``joined`` or ``judged`` (a person parted it from another). ``because``: names, places, numbers
    that it shares with the story, or whose copy it is; ``score``: 0..1, null where nothing was weighed. ``day``: of
    its publication. ``method``: ``stories-1`` (a learnt rule), ``copies-1`` (it follows another article) or ``judged``.
    """

    article: str
    title: str | None
    outlet: str | None
    published: str | None
    day: str
    why: str
    because: tuple[str, ...]
    score: float | None
    method: str
    copy_of: str | None = None
    judged: tuple[str, ...] = ()


class StoryParty(msgspec.Struct, frozen=True):
    """Who takes part in a story: how many statements and positions are theirs."""

    who: Who
    statements: int
    positions: int


class StoryPlace(msgspec.Struct, frozen=True):
    """A place that articles of a story name as a place. ``precision``: what its point stands for.

    ``articles``: how many name it; ``article``: the first of them.
    """

    name: str
    country: str | None
    lat: float
    lon: float
    precision: str | None
    articles: int
    article: str


class StoryPlaces(msgspec.Struct, frozen=True):
    """Where a story takes place: the places named most first. ``looked_at``: in how many of ``articles`` was looked.

    ``without_point``: how many places are named of which nobody knows where they are.
    """

    places: tuple[StoryPlace, ...]
    looked_at: int
    articles: int
    without_point: int


class StoryLink(msgspec.Struct, frozen=True):
    """How a story hangs together with another one, ``other``.

    ``kind``: ``merged`` (people joined ``story`` to ``other``), ``continues`` (``story`` goes on with the matter of
    ``other``). ``day``: of the newest article it rests on. ``method``: ``stories-1`` (it began when the life of
    ``other`` was over), ``claims-1`` (both carry claims, which ``because`` names) or ``judged``.
    """

    kind: str
    story: str
    other: str
    day: str | None
    because: tuple[str, ...]
    score: float | None
    method: str


class Story(msgspec.Struct, frozen=True):
    """A story with its articles by day, its claims with where each party stands, and how it came together.

    ``claims``: as many of the ``story.claims`` that there are as were asked for, those in most of its articles first.
    ``undated``: in an answer as of a day, how many articles of the record it leaves out for want of a day.
    """

    story: StoryRow
    articles: tuple[StoryArticle, ...]
    claims: tuple[ClaimRow, ...]
    parties: tuple[StoryParty, ...]
    links: tuple[StoryLink, ...] = ()
    back_to: tuple[OriginRow, ...] = ()
    undated: int | None = None


class PositionTaken(msgspec.Struct, frozen=True):
    """Who took which position on which claim, when, on whose word. ``claim``: its id on record, ``text``: our wording.

    ``chain``: the sources of the statement it rests on, outermost first. ``changed``: the party stood elsewhere before:
    ``was``, since ``was_day``, in ``was_article``. ``lasted_until``: the day on which it took another position, null
    where it still holds; saying it again ends nothing, and ``not_acknowledged`` lasts until the party acknowledges,
    confirms, denies or retracts, or one that speaks for the same state acknowledges or confirms.
    """

    position: PositionRow
    claim: str
    text: str
    chain: tuple[str, ...] = ()
    changed: bool = False
    was: str | None = None
    was_day: str | None = None
    was_article: str | None = None
    lasted_until: str | None = None
    became: str | None = None

"""Which texts are of one story, as of any day, with what people judged laid over it.

In: a day, plain filters. Out: ids of stories, numbers of texts, rows of the journal. Only current versions count, as
everywhere.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence

from sqlalchemy import Connection, func, select

from onrecord.judging.stories import Began, Homes, Placed
from onrecord.linking.stories import Row, Store, story_id
from onrecord.linking.stories.matters import GoesOn
from onrecord.record.queries.conditions import claims_about, is_heard, known_by, statements_about
from onrecord.record.queries.pages import merged, part_of, taken, total_of
from onrecord.record.rows import About, Part, Party, Slice, StoryBegan, StoryRank, StoryText
from onrecord.record.schema import tables as t
from onrecord.record.sqlite.arrays import these
from onrecord.record.sqlite.story_lists import listed_stories
from onrecord.record.sqlite.story_store import StoryStore, journal_row

_A, _S, _CA, _P = t.articles.c, t.statements.c, t.claim_articles.c, t.positions.c
_TELLING = 4        # characters of an id without which none is looked for among all articles
_Y, _M, _J = t.stories.c, t.article_stories.c, t.story_journal.c
_TEXTS = select(_A.number, _A.day, _A.id, _M.story).join(t.article_stories, _M.number == _A.number)
_LINKS = _TEXTS.join(t.goes_on, t.goes_on.c.number == _A.number).add_columns(
    t.goes_on.c.older, t.goes_on.c.matched, t.goes_on.c.shared)
_TOOK = select(_P.party, func.count()).join(t.claim_articles, _CA.key == _P.claim_article).where(
    _P.party.is_not(None))
_R, _ORDER = t.story_ranks.c, ("fewer_articles", "longer_ago", "story")


class Stories:
    """The stories of a record, in one transaction."""

    def __init__(self, db: Connection) -> None:
        self._db = db

    def lying(self) -> Store:
        """Return what is kept of stories and their articles to compare others with, as linking asks for it."""
        return StoryStore(self._db)

    def days_begun(self, as_of: str | None) -> Sequence[str]:
        """Return the days on which stories began, one for each story, the newest first."""
        query = select(_Y.began).order_by(_Y.began.desc())
        return self._db.scalars(query if as_of is None else query.where(_Y.began <= as_of)).all()

    def as_of(self, day: str | None) -> StoriesAsOf:
        """Return the machine's stories as of a day, over which judgements are laid."""
        return StoriesAsOf(self._db, day)

    def story_of(self, number: int, judged: Homes, as_of: str | None) -> str | None:
        """Return the story of an article; null where it is in none, or not yet out by that day."""
        query = select(_M.story).join(t.articles, _A.number == _M.number).where(_M.number == number)
        story = self._db.scalar(query if as_of is None else query.where(_A.day <= as_of))
        if story is None:
            return None
        return judged.final(judged.moved.get(number, story))

    def ids_starting(self, beginning: str, judged: Homes, most: int = 20) -> list[str]:
        """Return ids of stories that begin so, those that came up by parting among them, at most ``most``.

        Where there is none: ids that stories had once, as their first article was the first on record to be known of
        its matter (``goes_on_under``).
        """
        if not beginning:
            return []
        found = self._db.scalars(select(_Y.id).where(_Y.id >= beginning, _Y.id < beginning + "\U0010ffff").limit(most))
        there = {*found, *(story for story in judged.firsts if story.startswith(beginning))}
        return sorted(there or itertools.islice(self._once(beginning), most))

    def goes_on_under(self, story: str, judged: Homes, as_of: str | None) -> str:
        """Return the story that a story goes on under, itself where it was joined to none.

        Of an id that a story had once: the one in which its first article is now.
        """
        if story not in judged.firsts and self.began(story) is None:
            number = next((number for number in self._once(story).values()), None)
            story = (number is not None and self.story_of(number, judged, as_of)) or story
        return judged.final(story)

    def _once(self, beginning: str) -> dict[str, int]:
        """Return the ids, which begin so, that stories beginning with an article on record would have."""
        if len(beginning) < _TELLING:
            return {}
        texts = self._db.execute(select(_A.id, func.min(_A.number)).group_by(_A.id))
        return {story: number for id, number in texts if (story := story_id(id)).startswith(beginning)}

    def under(self, story: str, judged: Homes) -> list[str]:
        """Return a story and all stories that people joined to it."""
        found = [story]
        for one in found:
            found += sorted(other for other, target in judged.into.items() if target == one and other not in found)
        return found

    def numbers_in(self, story: str, judged: Homes, as_of: str | None) -> list[int]:
        """Return the numbers of the articles of a story, by day of publication."""
        return [text.number for text in self.texts_in([story], judged, as_of)[story]]

    def texts_in(self, stories: Collection[str], judged: Homes, as_of: str | None) -> dict[str, list[StoryText]]:
        """Return the articles of some stories, by day of publication."""
        home = {under: story for story in stories for under in self.under(story, judged)}
        found: dict[str, list[StoryText]] = {story: [] for story in stories}
        for row in self._db.execute(_TEXTS.where(_M.story.in_(these(home)), known_by(as_of))):
            if row.number not in judged.moved:
                found[home[row.story]].append(StoryText(row.number, row.day, row.id))
        parted = [number for number, story in judged.moved.items() if story in home]
        for row in self._db.execute(_TEXTS.where(_A.number.in_(parted), known_by(as_of))) if parted else ():
            found[home[judged.moved[row.number]]].append(StoryText(row.number, row.day, row.id))
        return {story: sorted(texts, key=lambda text: (text.day, text.id)) for story, texts in found.items()}

    def links_in(self, stories: Collection[str], judged: Homes, as_of: str | None,
                 ) -> dict[str, list[tuple[StoryText, GoesOn]]]:
        """Return with which older texts the articles of some stories go on, by day of publication of the article."""
        home = {under: story for story in stories for under in self.under(story, judged)}
        found: dict[str, list[tuple[StoryText, GoesOn]]] = {story: [] for story in stories}
        query = _LINKS.where(known_by(as_of))
        parted = [number for number, story in judged.moved.items() if story in home]
        there = self._db.execute(query.where(_M.story.in_(these(home))))
        rows = [row for row in there if row.number not in judged.moved]
        rows += self._db.execute(query.where(_A.number.in_(parted))).all() if parted else []
        for row in rows:
            text, link = StoryText(row.number, row.day, row.id), GoesOn(row.number, row.older, row.matched, row.shared)
            found[home[judged.moved.get(row.number, row.story)]].append((text, link))
        return {story: sorted(some, key=lambda one: (one[0].day, one[0].id, one[1].older))
                for story, some in found.items()}

    def began_on(self, stories: Collection[str], judged: Homes, as_of: str | None) -> dict[str, str]:
        """Return the days on which some stories began; of one without articles an empty word.

        The day of the article with which the machine began a story, where that counts and nobody judged otherwise.
        """
        query = select(_Y.id, _A.day).join(t.articles, _A.number == _Y.number)
        found: dict[str, str] = {
            row.id: row.day for row in self._db.execute(query.where(_Y.id.in_(these(stories)), known_by(as_of)))}
        changed = {*judged.into.values(), *judged.moved.values()}
        if judged.moved or judged.into:
            changed |= {row.story for row in self._db.execute(
                select(_M.story).where(_M.number.in_(these(judged.moved))))}
        left = [story for story in stories if story not in found or story in changed]
        texts = self.texts_in(left, judged, as_of) if left else {}
        return {**found, **{story: texts[story][0].day if texts[story] else "" for story in left}}

    def listed(self, judged: Homes, *, among: Collection[int] | None, since: str | None, until: str | None,
               as_of: str | None, part: Part) -> Slice[StoryRank]:
        """Return stories: those of most articles first, then those that ran last.

        ``among``: only stories with one of these articles; ``since``, ``until``: only those that ran between.
        """
        into = {story: judged.final(story) for story in judged.into}
        row = taken(StoryRank, "story", *_ORDER[:-1])
        if (among, since, until, as_of) == (None,) * 4:
            return self._ranked(into, judged, part)
        query = listed_stories(into, judged.moved, among, since, until, as_of)
        return part_of(self._db, query, _ORDER, part, row)

    def _ranked(self, into: Mapping[str, str], judged: Homes, part: Part) -> Slice[StoryRank]:
        """Return stories as they are kept in their order; those that people joined or parted are ranked anew."""
        total = total_of("stories")
        query, row = select(_R.story, _R.fewer_articles, _R.longer_ago), taken(StoryRank, "story", *_ORDER[:-1])
        if not into and not judged.moved:
            return part_of(self._db, query, _ORDER, part, row, total=total)
        others = self.judged(judged)
        anew = [row(line) for line in self._db.execute(
            listed_stories(into, judged.moved, None, None, None, None, others).order_by(*_ORDER))]
        as_kept = self._db.scalar(select(func.count()).where(_R.story.in_(these(others)))) or 0
        kept = part_of(self._db, query.where(_R.story.not_in(these(others))), _ORDER, part, row,
                       total=select(t.totals.c.counted - as_kept).where(t.totals.c.list == "stories"))
        return merged(kept, anew, _place, part)

    def articles_with(self, parties: Collection[str] | None, about: About | None, as_of: str | None,
                      ) -> set[int] | None:
        """Return the articles in which a party speaks or takes a position, or that speak of something.

        Null where neither was asked.
        """
        found: set[int] | None = None
        if parties is not None:
            part = t.statement_actors.c
            spoke = select(_S.number).join(t.statement_actors, part.statement == _S.key)
            took = select(_CA.number).join(t.positions, _P.claim_article == _CA.key)
            found = {
                *self._db.scalars(select(_S.number).where(_S.on_behalf_of.in_(parties))),
                *self._db.scalars(spoke.where(part.part == "speaker", part.actor.in_(parties))),
                *self._db.scalars(took.where(_P.party.in_(parties))),
            }
        if about is not None:
            speak = {
                *self._db.scalars(select(_S.number).where(statements_about(about))),
                *self._db.scalars(select(_CA.number).where(claims_about(about, as_of))),
            }
            found = speak if found is None else found & speak
        return found

    def claims_in(self, numbers: Collection[int]) -> list[int]:
        """Return the claims that some articles carry: those in most of them first, then the oldest."""
        query = select(_CA.claim, func.count(_CA.number.distinct()).label("articles"),
                       func.min(_CA.since).label("since"))
        rows = self._db.execute(query.where(_CA.number.in_(these(numbers)), is_heard(None)).group_by(_CA.claim)).all()
        return [row.claim for row in sorted(rows, key=lambda row: (-row.articles, row.since))]

    def claims_of(self, numbers: Collection[int]) -> dict[int, set[int]]:
        """Return, by text, the claims that some articles carry, as ``claims_in`` has them."""
        found: dict[int, set[int]] = {number: set() for number in numbers}
        query = select(_CA.number, _CA.claim).where(_CA.number.in_(these(numbers)), is_heard(None))
        for number, claim in self._db.execute(query):
            found[number].add(claim)
        return found

    def parties_of(self, numbers: Collection[int]) -> dict[int, Counter[str]]:
        """Return, by text, who speaks or takes positions, as ``parties_in`` has them, and in how many of these."""
        found: dict[int, Counter[str]] = {number: Counter() for number in numbers}
        here, who = these(numbers), t.text_speakers.c
        took = _TOOK.where(_CA.number.in_(here), is_heard(None)).group_by(_CA.number, _P.party)
        for query in (select(who.number, who.actor, who.statements).where(who.number.in_(here)),
                      took.with_only_columns(_CA.number, _P.party, func.count())):
            for number, actor, times in self._db.execute(query):
                found[number][actor] += times
        return found

    def told(self, stories: Collection[str]) -> dict[str, bytes]:
        """Return what was told of some stories and kept, of those of which nothing has changed since."""
        told = t.story_rows.c
        query = select(told.story, told.data).where(
            told.story.in_(these(stories)), told.story.not_in(select(t.stale_stories.c.story)))
        return {row.story: row.data for row in self._db.execute(query)}

    def untold(self, among: Collection[str] | None = None) -> list[str]:
        """Return the stories of which something is to be kept and was not told yet, or those among some."""
        waits = t.untold_stories.c.story
        return list(self._db.scalars((select(waits) if among is None else select(waits).where(
            waits.in_(these(among)))).order_by(waits)))

    def judged(self, judged: Homes) -> set[str]:
        """Return the stories that are other, or told otherwise, by what people judged."""
        if not judged.by:
            return set()
        there = select(_M.story).join(t.articles, _A.number == _M.number)
        named = self._db.scalars(there.where(_A.id.in_(these(judged.by.keys()))))
        moved = self._db.scalars(select(_M.story).where(_M.number.in_(these(judged.moved.keys()))))
        return {*judged.into, *judged.into.values(), *judged.moved.values(), *named, *moved}

    def parties_in(self, numbers: Collection[int]) -> list[Party]:
        """Return those who speak or take positions in articles, the busiest first."""
        here, who = these(numbers), t.text_speakers.c
        spoke = select(who.actor, func.sum(who.statements)).where(who.number.in_(here)).group_by(who.actor)
        took = _TOOK.where(_CA.number.in_(here), is_heard(None)).group_by(_P.party)
        counted: dict[str, list[int]] = {}
        for place, query in ((0, spoke), (1, took)):
            for actor, times in self._db.execute(query):
                counted.setdefault(actor, [0, 0])[place] += times
        busiest = sorted(counted.items(), key=lambda one: (-one[1][0] - one[1][1], one[0]))
        return [Party(actor, said, held) for actor, (said, held) in busiest]

    def reasons(self, numbers: Collection[int]) -> dict[str, Row]:
        """Return, by the id of an article, the row of the journal that put it where it is."""
        came = select(t.story_journal).where(_J.number.in_(these(numbers)), _J.kind.in_(("began", "joined")))
        return {row.article: journal_row(row) for row in self._db.execute(came.order_by(_J.day, _J.number))}

    def continues(self, story: str, as_of: str | None) -> list[Row]:
        """Return the rows of the journal by which a story goes on with another."""
        query = select(t.story_journal).where(_J.story == story, _J.kind == "continues").order_by(_J.day, _J.number)
        return [journal_row(row) for row in self._db.execute(query if as_of is None else query.where(_J.day <= as_of))]

    def began(self, story: str) -> StoryBegan | None:
        """Return when a story began that the machine began; null for one that came up by parting."""
        row = self._db.execute(select(_Y.began, _Y.continues).where(_Y.id == story)).first()
        return None if row is None else StoryBegan(*row)

    def continued(self, stories: Collection[str]) -> dict[str, str]:
        """Return, for those of some stories that began as the life of another one was over, which one that was."""
        query = select(_Y.id, _Y.continues).where(_Y.id.in_(these(stories)), _Y.continues.is_not(None))
        return dict(self._db.execute(query).all())

    def continuing(self, stories: Iterable[str], as_of: str | None) -> list[str]:
        """Return the stories that go on with the matter of some stories, by the day they began."""
        query = select(_Y.id).where(_Y.continues.in_(list(stories))).order_by(_Y.began, _Y.id)
        return list(self._db.scalars(query if as_of is None else query.where(_Y.began <= as_of)))


def _place(row: StoryRank) -> tuple[int, int, str]:
    return row.fewer_articles, row.longer_ago, row.story


class StoriesAsOf:
    """The stories of a record, in one transaction, as of a day; null: by all that is known."""

    def __init__(self, db: Connection, as_of: str | None) -> None:
        self._db, self._as_of = db, as_of

    def placed(self, articles: Collection[str]) -> Iterable[Placed]:
        """Return where current texts of some articles are that were out by the day."""
        query = select(_A.number, _A.id, _A.day, _M.story, _M.follows).join(t.article_stories, _M.number == _A.number)
        rows = self._db.execute(query.where(_A.id.in_(these(articles)), known_by(self._as_of))).all()
        return [Placed(*row) for row in rows]

    def followers(self, number: int) -> Collection[int]:
        """Return the texts that are in a story by another one."""
        return self._db.scalars(select(_M.number).where(_M.follows == number)).all()

    def began(self, story: str) -> Began | None:
        """Return how a story began; null where the machine did not begin it."""
        row = self._db.execute(select(_Y.first_article, _Y.began).where(_Y.id == story)).first()
        return None if row is None else Began(row.first_article, row.began)


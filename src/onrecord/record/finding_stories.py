"""Where the record says which articles are of one story: as of any day, with what people judged laid over it.

In: a reading transaction, a day, plain filters. Out: ids of stories, numbers of readings, rows of the journal. Only
current versions count, as everywhere.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, Integer, Text, exists, func, select, text

from onrecord.judging.stories import Homes
from onrecord.linking.stories import Row
from onrecord.record import tables as t
from onrecord.record.columns import NEVER
from onrecord.record.finding import known_by, these
from onrecord.record.finding_claims import claims_about, is_heard
from onrecord.record.finding_statements import About, statements_about
from onrecord.record.list_parts import Found, Part, part_of
from onrecord.record.stories_as_of import root
from onrecord.record.story_store import journal_row

_A, _S, _CA, _P = t.articles.c, t.statements.c, t.claim_articles.c, t.positions.c
_Y, _M, _J = t.stories.c, t.article_stories.c, t.story_journal.c
_LISTED = """
WITH RECURSIVE redirects(story, target) AS (
    SELECT id, into_story FROM stories WHERE into_story IS NOT NULL AND (:day IS NULL OR into_since <= :day)
    UNION ALL SELECT key, value FROM json_each(:into)),
up(story, root) AS (
    SELECT story, target FROM redirects
    UNION SELECT up.story, redirects.target FROM up JOIN redirects ON redirects.story = up.root),
roots(story, root) AS (
    SELECT story, min(root) FROM up WHERE root NOT IN (SELECT story FROM redirects) GROUP BY story),
moved(number, story) AS (SELECT CAST(key AS INTEGER), value FROM json_each(:moved)),
put(number, story, day) AS (
    SELECT a.number, coalesce(moved.story, roots.root, s.story), a.day FROM article_stories AS s
    JOIN articles AS a ON a.number = s.number LEFT JOIN roots ON roots.story = s.story
    LEFT JOIN moved ON moved.number = s.number
    WHERE a.current AND (:day IS NULL OR a.day <= :day))
SELECT story, -count(*) AS fewer_articles, -CAST(replace(max(day), '-', '') AS INTEGER) AS longer_ago FROM put
GROUP BY story
HAVING (:since IS NULL OR max(day) >= :since) AND (:until IS NULL OR min(day) <= :until)
    AND (:among IS NULL OR max(number IN (SELECT value FROM json_each(:among))))
"""


def story_of(db: Connection, number: int, judged: Homes, as_of: str | None) -> str | None:
    """Return the story of an article; null where it is in none, or not yet out by that day."""
    query = select(_M.story).join(t.articles, _A.number == _M.number).where(_M.number == number)
    story = db.scalar(query if as_of is None else query.where(_A.day <= as_of))
    if story is None:
        return None
    return judged.final(judged.moved.get(number) or root(db, story, as_of))


def ids_starting(db: Connection, beginning: str, judged: Homes, most: int = 20) -> list[str]:
    """Return ids of stories that begin so, those that came up by parting among them, at most ``most``."""
    if not beginning:
        return []
    found = db.scalars(select(_Y.id).where(_Y.id >= beginning, _Y.id < beginning + "\U0010ffff").limit(most))
    return sorted({*found, *(story for story in judged.firsts if story.startswith(beginning))})


def goes_on_under(db: Connection, story: str, judged: Homes, as_of: str | None) -> str:
    """Return the story that a story goes on under, itself where it was merged into none."""
    return judged.final(root(db, story, as_of))


def under(db: Connection, story: str, judged: Homes, as_of: str | None) -> list[str]:
    """Return a story and all stories that go on under it."""
    found = [story]
    for one in found:
        query = select(_Y.id).where(_Y.into_story == one).order_by(_Y.id)
        merged = db.scalars(query if as_of is None else query.where(_Y.into_since <= as_of))
        joined = sorted(other for other, target in judged.into.items() if target == one)
        found += [other for other in dict.fromkeys((*merged, *joined)) if other not in found]
    return found


def numbers_in(db: Connection, story: str, judged: Homes, as_of: str | None) -> list[int]:
    """Return the numbers of the articles of a story, by day of publication."""
    homes_of = under(db, story, judged, as_of)
    query = select(_A.number, _A.day, _A.id).join(t.article_stories, _M.number == _A.number)
    rows = db.execute(query.where(_M.story.in_(homes_of), known_by(as_of))).all()
    rows = [row for row in rows if row.number not in judged.moved]
    parted = [number for number, home in judged.moved.items() if home in homes_of]
    if parted:
        rows += db.execute(query.where(_A.number.in_(parted), known_by(as_of))).all()
    return [row.number for row in sorted(rows, key=lambda row: (row.day, row.id))]


def listed(
    db: Connection,
    judged: Homes,
    *,
    among: Collection[int] | None,
    since: str | None,
    until: str | None,
    as_of: str | None,
    part: Part,
) -> Found:
    """Return stories: those of most articles first, then those that ran last.

    ``among``: only stories with one of these articles; ``since``, ``until``: only those that ran between.
    """
    values = {
        "day": as_of,
        "since": since,
        "until": until,
        "into": json.dumps(judged.into),
        "moved": json.dumps(judged.moved),
        "among": None if among is None else json.dumps(sorted(among)),
    }
    stories = text(_LISTED).bindparams(**values).columns(story=Text, fewer_articles=Integer, longer_ago=Integer)
    return part_of(db, select(stories.subquery()), ("fewer_articles", "longer_ago", "story"), part)


def articles_with(
    db: Connection, parties: Collection[str] | None, about: About | None, as_of: str | None
) -> set[int] | None:
    """Return the articles in which a party speaks or takes a position, or that speak of something; null: not asked."""
    found: set[int] | None = None
    if parties is not None:
        part = t.statement_actors.c
        spoke = select(_S.number).join(t.statement_actors, part.statement == _S.key)
        took = select(_CA.number).join(t.positions, _P.claim_article == _CA.key)
        found = {
            *db.scalars(select(_S.number).where(_S.on_behalf_of.in_(parties))),
            *db.scalars(spoke.where(part.part == "speaker", part.actor.in_(parties))),
            *db.scalars(took.where(_P.party.in_(parties))),
        }
    if about is not None:
        speak = {
            *db.scalars(select(_S.number).where(statements_about(about))),
            *db.scalars(select(_CA.number).where(claims_about(about, as_of))),
        }
        found = speak if found is None else found & speak
    return found


def claims_in(db: Connection, numbers: Collection[int]) -> list[int]:
    """Return the claims that some articles carry: those in most of them first, then the oldest."""
    query = select(_CA.claim, func.count(_CA.number.distinct()).label("articles"), func.min(_CA.since).label("since"))
    rows = db.execute(query.where(_CA.number.in_(these(numbers)), is_heard(None)).group_by(_CA.claim)).all()
    return [row.claim for row in sorted(rows, key=lambda row: (-row.articles, row.since))]


def parties_in(db: Connection, numbers: Collection[int]) -> list[Any]:
    """Return (party, statements, positions) of those who speak or take positions in articles, the busiest first."""
    part, here = t.statement_actors.c, these(numbers)
    named = select(t.article_actors.c.number, t.article_actors.c.actor).where(t.article_actors.c.number.in_(here))
    who = named.distinct().subquery()
    # Looked up by all that ``statement_actors`` is sorted by, for each whom the article names: it has no other index.
    spoke = select(who.c.actor, func.count()).join(t.statements, _S.number == who.c.number).where(
        _S.on_behalf_of.is_(None), exists().where(part.actor == who.c.actor, part.part == "speaker",
                                                  part.day == func.coalesce(_S.day, NEVER), part.statement == _S.key))
    spoke = spoke.group_by(who.c.actor)
    for_state = select(_S.on_behalf_of, func.count()).where(_S.on_behalf_of.is_not(None), _S.number.in_(here))
    took = select(_P.party, func.count()).join(t.claim_articles, _CA.key == _P.claim_article)
    took = took.where(_P.party.is_not(None), _CA.number.in_(here), is_heard(None)).group_by(_P.party)
    counted: dict[str, list[int]] = {}
    for place, query in ((0, spoke), (0, for_state.group_by(_S.on_behalf_of)), (1, took)):
        for actor, times in db.execute(query):
            counted.setdefault(actor, [0, 0])[place] += times
    busiest = sorted(counted.items(), key=lambda one: (-one[1][0] - one[1][1], one[0]))
    return [(actor, said, held) for actor, (said, held) in busiest]


def reasons(db: Connection, numbers: Collection[int]) -> dict[str, Row]:
    """Return, by the id of an article, the row of the journal that put it where it is."""
    here = db.execute(select(_A.number, _A.id).where(_A.number.in_(these(numbers)))).all()
    ids = json.dumps([row.id for row in here])
    wanted = select(func.json_each(ids).table_valued("value").c.value)
    came = select(t.story_journal).where(_J.number.in_(these(numbers)), _J.kind.in_(("began", "joined")))
    moved = select(t.story_journal).where(_J.article.in_(wanted), text("kind = 'moved'"))
    rows = sorted([*db.execute(came), *db.execute(moved)], key=lambda row: int(row.sequence))
    return {row.article: journal_row(row) for row in rows}


def joined_or_continued(db: Connection, stories: Sequence[str], as_of: str | None) -> list[Row]:
    """Return the rows of the journal by which some stories were merged or go on with another, in order of writing."""
    query = select(t.story_journal).where(_J.story.in_(stories), _J.kind.in_(("merged", "continues")))
    query = query.order_by(_J.sequence)
    return [journal_row(row) for row in db.execute(query if as_of is None else query.where(_J.day <= as_of))]


def first_article(db: Connection, story: str) -> Any:
    """Return (began, continues) of a story that the machine began; null for one that came up by parting."""
    return db.execute(select(_Y.began, _Y.continues).where(_Y.id == story)).first()


def continuing(db: Connection, stories: Iterable[str], as_of: str | None) -> list[str]:
    """Return the stories that go on with the matter of some stories, by the day they began."""
    query = select(_Y.id).where(_Y.continues.in_(list(stories))).order_by(_Y.began, _Y.id)
    return list(db.scalars(query if as_of is None else query.where(_Y.began <= as_of)))

"""How long the lists of positions and of stories are, and in what order stories stand: kept, not counted for a page.

In: a writing transaction in which the file noted which claims and stories changed. Out: their rows in
``claim_positions`` and ``story_ranks``, and ``totals``. Lists that are narrowed, or as of a day, are counted when they
are asked for; what people judged of stories is laid over them then.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import (
    Connection,
    Integer,
    Select,
    delete,
    exists,
    func,
    insert,
    literal,
    select,
    type_coerce,
    union_all,
    update,
)

from onrecord.record.queries.conditions import is_heard, known_by, on_a_claim
from onrecord.record.schema import tables as t
from onrecord.record.sqlite.arrays import these
from onrecord.record.sqlite.story_lists import ranked_stories

SEVERAL = 4         # articles from which on what is told of a story is kept: of fewer it is told quickly
_A, _CA, _P = t.articles.c, t.claim_articles.c, t.positions.c
_N, _R, _T = t.claim_positions.c, t.story_ranks.c, t.totals.c
_STALE_CLAIMS, _STALE_STORIES = select(t.stale_claims.c.claim), select(t.stale_stories.c.story)


def count_positions(db: Connection) -> None:
    """Count again the positions on the claims that changed."""
    if db.scalar(_STALE_CLAIMS.limit(1)) is None:
        return
    kept = select(_N.kind, func.sum(_N.counted)).where(_N.claim.in_(_STALE_CLAIMS)).group_by(_N.kind)
    before = Counter(dict(db.execute(kept).all()))
    db.execute(delete(t.claim_positions).where(_N.claim.in_(_STALE_CLAIMS)))
    db.execute(insert(t.claim_positions).from_select(
        ["claim", "kind", "counted"], listed_positions(_CA.claim.in_(_STALE_CLAIMS))))
    after = Counter(dict(db.execute(kept).all()))
    for kind in sorted(before.keys() | after.keys()):
        _add(db, "positions", kind, after[kind] - before[kind])


def listed_positions(wanted: Any) -> Select[Any]:
    """Return the query of how many positions of each kind the list has on some claims."""
    kind = type_coerce(_P.position, Integer)
    query = select(_CA.claim, kind.label("kind"), func.count().label("counted")).select_from(t.positions).join(
        t.claim_articles, _CA.key == _P.claim_article).join(t.articles, _A.number == _CA.number)
    return query.where(wanted, known_by(None), is_heard(None), on_a_claim(None)).group_by(_CA.claim, kind)


def note_heard(db: Connection) -> None:
    """Note the stories in which a claim became more than one outlet's word, or no longer is."""
    if db.scalar(_STALE_CLAIMS.limit(1)) is None:
        return
    changed_ones = _CA.claim.in_(_STALE_CLAIMS)
    kept = select(_CA.key, _CA.number).join(t.unheard, t.unheard.c.key == _CA.key).where(changed_ones)
    now: dict[int, int] = dict(db.execute(unheard_claims(changed_ones)).all())
    before: dict[int, int] = dict(db.execute(kept).all())
    db.execute(delete(t.unheard).where(t.unheard.c.key.in_(these(before.keys() - now.keys()))))
    db.execute(insert(t.unheard).from_select(["key"], these(now.keys() - before.keys())))
    changed = {(now.get(key) or before[key]) for key in now.keys() ^ before.keys()}
    db.execute(insert(t.stale_stories).prefix_with("OR IGNORE").from_select(["story"], select(
        t.article_stories.c.story).where(t.article_stories.c.number.in_(these(changed)))))


def unheard_claims(wanted: Any) -> Select[Any]:
    """Return the query of the claims of texts, among some, that are one outlet's word alone: (key, text)."""
    stated = exists().where(_P.claim_article == _CA.key, _P.statement.is_not(None))
    return select(_CA.key, _CA.number).where(wanted, ~stated, ~is_heard(None))


def rank_stories(db: Connection) -> None:
    """Rank again the stories that changed, and let go of what was told of them."""
    if db.scalar(_STALE_STORIES.limit(1)) is None:
        return
    gone = db.execute(delete(t.story_ranks).where(_R.story.in_(_STALE_STORIES))).rowcount
    for table in (t.story_rows, t.untold_stories):
        db.execute(delete(table).where(table.c.story.in_(_STALE_STORIES)))
    came = db.execute(insert(t.story_ranks).from_select(
        ["story", "fewer_articles", "longer_ago"], ranked_stories(_STALE_STORIES))).rowcount
    db.execute(insert(t.untold_stories).from_select(["story"], select(_R.story).where(
        _R.story.in_(_STALE_STORIES), _R.fewer_articles <= -SEVERAL)))
    _add(db, "stories", 0, came - gone)
    db.execute(delete(t.stale_stories))


def keep_told(db: Connection, told: Mapping[str, bytes]) -> None:
    """Keep what was told of some stories, until anything of it changes."""
    if told:
        db.execute(insert(t.story_rows).prefix_with("OR REPLACE"), [
            {"story": story, "data": data} for story, data in told.items()])
        db.execute(delete(t.untold_stories).where(t.untold_stories.c.story.in_(these(told.keys()))))


def differing(db: Connection) -> Iterator[str]:
    """Yield the tables that are not what the others come to."""
    grouped = _CA.claim.is_not(None)
    for table, counted, kept in (
            (t.unheard, unheard_claims(grouped).with_only_columns(_CA.key), select(t.unheard.c.key)),
            (t.claim_positions, listed_positions(grouped), select(_N.claim, _N.kind, _N.counted)),
            (t.story_ranks, ranked_stories(None), select(_R.story, _R.fewer_articles, _R.longer_ago)),
            (t.totals, _counted(), select(_T.list, _T.kind, _T.counted).where(_T.counted != 0))):
        if _differ(db, counted, kept):
            yield table.name
    for table in (t.stale_stories, t.stale_texts, t.stale_members):
        if db.execute(select(table).limit(1)).first() is not None:
            yield table.name


def _counted() -> Select[Any]:
    """Return the query of the totals as they are counted."""
    s, e, many = t.statements.c, t.events.c, func.count().label("counted")
    one = {
        "articles": select(many).select_from(t.articles).where(known_by(None)),
        "statements": select(many).join_from(t.statements, t.articles, _A.number == s.number).where(known_by(None)),
        "events": select(func.count(e.first.distinct()).label("counted")).join_from(
            t.events, t.articles, _A.number == e.number).where(known_by(None)),
        "stories": select(many).select_from(t.story_ranks),
    }
    found = [select(literal(name).label("list"), literal(0).label("kind"), query.subquery().c.counted)
             for name, query in one.items()]
    rows = union_all(*found, select(literal("positions"), _N.kind, func.sum(_N.counted)).group_by(_N.kind)).subquery()
    return select(rows).where(rows.c.counted != 0)


def _differ(db: Connection, counted: Any, kept: Select[Any]) -> bool:
    one, other = select(counted.subquery()), select(kept.subquery())
    return any(db.execute(a.except_(b).limit(1)).first() is not None for a, b in ((one, other), (other, one)))


def _add(db: Connection, name: str, kind: int, more: int) -> None:
    """Add to a total."""
    here = (_T.list == name, _T.kind == kind)
    if more and not db.execute(update(t.totals).where(*here).values(counted=_T.counted + more)).rowcount:
        db.execute(insert(t.totals).values(list=name, kind=kind, counted=more))

"""Bringing the claims of articles together in the record.

In: the claims of a reading just written, or just removed. Out: ``claims`` and the reasons in ``claim_articles``.
Every article claim looks for the best match among those published *before* it, and only there: so the groups are
the same in whatever order articles came in, and what was together on a day stays so whatever comes later.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, delete, func, select, update
from sqlalchemy.dialects.sqlite import insert as insert_or_pass

from onrecord.facts import Reading
from onrecord.linking.same_claim import FEWEST_WORDS, METHOD, Match, Wording, match, wordings
from onrecord.record import tables as t
from onrecord.record.dates import article_day, held, published
from onrecord.record.writing import insert_one, put, spans_json

_C = t.claim_articles.c
_CHUNK = 500      # how many values one SQL list holds


def write_claims(db: Connection, number: int, reading: Reading, actor_ids: Mapping[str, str]) -> None:
    """Write the claims and positions of a reading and bring them together with those on record."""
    article = reading.article
    since = f"{article_day(article) or '9999-99-99'} {article.id} {article.text_hash[7:27]}"
    keys = []
    for place, claim in enumerate(reading.claims):
        key = insert_one(db, t.claim_articles, {
            "number": number, "place": place, "id": claim.id, "text": claim.text, "anchor": spans_json(claim.anchor),
            "since": f"{since} {place:05}"})
        found = wordings(reading, claim, actor_ids)
        put(db, t.claim_wordings, [{"claim_article": key, "wording": i, "words": json.dumps(sorted(one.words)),
                                    "actors": json.dumps(sorted(one.actors))} for i, one in enumerate(found)])
        put(db, t.claim_words, [{"claim_article": key, "word": word}
                                for word in sorted({w for one in found for w in one.words | one.actors})])
        _write_positions(db, key, reading, place, actor_ids)
        keys.append(key)
    _join(db, keys)


def _write_positions(db: Connection, key: int, reading: Reading, place: int, actor_ids: Mapping[str, str]) -> None:
    rows = []
    for i, position in enumerate(reading.claims[place].positions):
        since, until = held(reading, position)
        day = since.day or until.day
        rows.append({"claim_article": key, "place": i, "party": actor_ids.get(position.party or ""),
                     "position": position.position, "day": since.day, "until_day": until.day,
                     "dated_by": since.dated_by or until.dated_by, "statement": position.statement,
                     "sort_day": day or published(reading.article).day or "9999-99-99"})
    put(db, t.positions, rows)


def _join(db: Connection, keys: Sequence[int]) -> None:
    """Give the new claims of a reading their best earlier matches; later ones for which they are better change over."""
    joined = {key: _find_match(db, key) for key in keys}
    changed = sorted({later for key in keys for later in _alike(db, key, later=True) if _better(db, later, key)})
    if not changed:
        for key, group in joined.items():
            if group is None:
                regroup(db, (), [key])
            else:
                db.execute(update(t.claim_articles).where(_C.key == key).values(claim=group))
        return
    groups = {*joined.values(), *_groups(db, changed)}
    groups |= {_find_match(db, later) for later in changed}
    regroup(db, groups - {None}, keys)


def _groups(db: Connection, keys: Sequence[int]) -> set[int | None]:
    return {db.scalar(select(_C.claim).where(_C.key == key)) for key in keys}


def find_matches(db: Connection, keys: Iterable[int]) -> None:
    """Look anew for the best earlier match of some claims, after what they rested on is gone."""
    for key in keys:
        _find_match(db, key)


def _find_match(db: Connection, key: int) -> int | None:
    """Write the best earlier match of a claim, or that it has none; return the group of that match."""
    best = _same_text(db, key) or _best(db, key)
    if best is None:
        none = {"same_as": None, "method": None, "score": None, "shared": None, "day": None}
        db.execute(update(t.claim_articles).where(_C.key == key).values(none))
        return None
    other, method, found = best
    day = db.scalar(select(t.articles.c.day).join(t.claim_articles, _C.number == t.articles.c.number)
                    .where(_C.key == key))
    db.execute(update(t.claim_articles).where(_C.key == key).values(
        same_as=other, method=method, score=found.score, shared=json.dumps([*found.actors, *found.words]), day=day))
    group: int | None = db.scalar(select(_C.claim).where(_C.key == other))
    return group


def _same_text(db: Connection, key: int) -> tuple[int, str, Match] | None:
    """Return the first claim with the same anchor in an article with the same words."""
    ours = db.execute(select(_C.number, _C.anchor, _C.since, t.articles.c.text_hash)
                      .join(t.articles, t.articles.c.number == _C.number).where(_C.key == key)).one()
    other = db.scalar(select(_C.key).join(t.articles, t.articles.c.number == _C.number).where(
        t.articles.c.text_hash == ours.text_hash, _C.number != ours.number, _C.anchor == ours.anchor,
        _C.since < ours.since).order_by(_C.since).limit(1))
    return (other, "same-text", Match(1.0, (), ())) if other is not None else None


def _best(db: Connection, key: int) -> tuple[int, str, Match] | None:
    ours = _wordings(db, [key]).get(key, [])
    candidates = _alike(db, key, later=False)            # oldest first: of equal ones the first is taken
    theirs = _wordings(db, candidates)
    best: tuple[int, str, Match] | None = None
    for other in candidates:
        found = match(ours, theirs[other])
        if found and (best is None or found.score > best[2].score):
            best = (other, METHOD, found)
    return best


def _better(db: Connection, later: int, key: int) -> bool:
    """Whether a claim is a better match of a later one than that one has."""
    has = db.execute(select(_C.same_as, _C.method, _C.score).where(_C.key == later)).one()
    if _same_text(db, later):
        return True
    if has.method == "same-text":
        return False
    both = _wordings(db, [later, key])
    found = match(both[later], both[key])
    return found is not None and (has.score is None or found.score >= has.score)


def _alike(db: Connection, key: int, later: bool) -> list[int]:
    """Return claims of other articles, before or after this one, that share an actor and enough words; oldest first."""
    own = _wordings(db, [key]).get(key, [])
    words = {word for wording in own for word in wording.words}
    actors = {actor for wording in own for actor in wording.actors}
    ours = db.execute(select(_C.number, _C.since, _C.anchor, t.articles.c.text_hash)
                      .join(t.articles, t.articles.c.number == _C.number).where(_C.key == key)).one()
    w, other = t.claim_words.c, t.claim_words.alias()
    sharing = select(w.claim_article).where(
        w.word.in_(words), select(1).where(other.c.claim_article == w.claim_article, other.c.word.in_(actors)).exists(),
    ).group_by(w.claim_article).having(func.count() >= FEWEST_WORDS)
    copies = select(_C.key).join(t.articles, t.articles.c.number == _C.number).where(
        t.articles.c.text_hash == ours.text_hash, _C.anchor == ours.anchor)
    time = _C.since > ours.since if later else _C.since < ours.since
    return list(db.scalars(select(_C.key).where(_C.key.in_(sharing.union(copies)), _C.number != ours.number, time)
                           .order_by(_C.since)))


def _wordings(db: Connection, keys: Sequence[int]) -> dict[int, list[Wording]]:
    found: dict[int, list[Wording]] = {key: [] for key in keys}
    w = t.claim_wordings.c
    for i in range(0, len(keys), _CHUNK):
        for row in db.execute(select(w.claim_article, w.words, w.actors).where(
                w.claim_article.in_(keys[i:i + _CHUNK])).order_by(w.claim_article, w.wording)):
            found[row[0]].append(Wording(frozenset(json.loads(row[1])), frozenset(json.loads(row[2]))))
    return found


def regroup(db: Connection, groups: Iterable[Any], keys: Iterable[int]) -> None:
    """Group anew the members of some groups and some claims besides: a group is all that hangs on one first claim."""
    groups = list(groups)
    rows = {row.key: row for i in range(0, len(groups), _CHUNK) for row in db.execute(
        select(_C.key, _C.same_as, _C.claim).where(_C.claim.in_(groups[i:i + _CHUNK])))}
    rows |= {row.key: row for key in keys
             for row in db.execute(select(_C.key, _C.same_as, _C.claim).where(_C.key == key))}
    first: dict[int, int] = {}

    def first_of(key: int) -> int:
        path = []
        while key not in first and rows[key].same_as is not None:
            path.append(key)
            key = rows[key].same_as
        root = first.setdefault(key, key) if key not in first else first[key]
        first.update(dict.fromkeys(path, root))
        return root

    for key in rows:
        root = first_of(key)
        if rows[key].claim != root:
            db.execute(insert_or_pass(t.claims).on_conflict_do_nothing().from_select(
                ["key", "id", "text", "day"], select(_C.key, _C.id, _C.text, t.articles.c.day).join(
                    t.articles, t.articles.c.number == _C.number).where(_C.key == root)))
            db.execute(update(t.claim_articles).where(_C.key == key).values(claim=root))
    empty = [group for group in groups if group not in set(first.values())]
    for group in empty:
        db.execute(delete(t.claims).where(t.claims.c.key == group))

"""Bringing the claims of articles together in the record.

In: the claims of a reading just written, or just removed. Out: ``claims`` and the reasons in ``claim_articles``.
Every article claim looks for the best match among those published *before* it, and only there: so the groups are
the same in whatever order articles came in, and what was together on a day stays so whatever comes later.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, delete, func, select, update
from sqlalchemy.dialects.sqlite import insert as insert_or_pass

from onrecord.facts import Reading
from onrecord.linking.same_claim import METHOD, Match, Wording, fewest_shared, match, wordings
from onrecord.record import tables as t
from onrecord.record.dates import article_day, held, published
from onrecord.record.writing import insert_one, put, spans_json

_C = t.claim_articles.c
SAME_TEXT = "same-text"
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
    groups: set[int | None] = set()
    alone: list[int] = []
    changed = False
    for key in keys:
        alike = _alike(db, key)
        best = max((one for one in alike if not one.later), key=_rank, default=None)
        _rest_on(db, key, best.claim if best else None, best)
        groups.add(best.claim.claim if best else None)
        alone += [] if best else [key]
        for one in alike:
            if one.later and _better(one):
                changed = True
                groups.add(one.claim.claim)
                _rest_on(db, one.claim.key, _claim(db, key), one)
        if best and not changed:
            db.execute(update(t.claim_articles).where(_C.key == key).values(claim=best.claim.claim))
    regroup(db, groups - {None} if changed else (), keys if changed else alone)


def find_matches(db: Connection, keys: Iterable[int]) -> None:
    """Look anew for the best earlier match of some claims, after what they rested on is gone."""
    for key in keys:
        best = max((one for one in _alike(db, key) if not one.later), key=_rank, default=None)
        _rest_on(db, key, best.claim if best else None, best)


class _Alike(NamedTuple):
    """A claim of another article that is the same one as ours, and why; ``later``: it was published after ours."""

    claim: Any
    method: str
    found: Match
    later: bool
    ours: str           # our claim's place in time


def _rank(one: _Alike) -> tuple[bool, float]:
    """Order matches: a copy's first, then by score; of equal ones the oldest is taken, as they come in that order."""
    return one.method == SAME_TEXT, one.found.score


def _better(one: _Alike) -> bool:
    """Whether ours is a better match of a later claim than the one that it has."""
    has = one.claim
    if has.same_as is None:
        return True
    new, old = _rank(one), (has.method == SAME_TEXT, has.score)
    return bool(new > old or (new == old and one.ours < has.same_since))


def _rest_on(db: Connection, key: int, other: Any | None, why: _Alike | None) -> None:
    """Write what a claim was matched with and why, or that it stands alone."""
    values: dict[str, Any] = dict.fromkeys(("same_as", "method", "score", "shared", "day"))
    if other is not None and why is not None:
        values = {"same_as": other.key, "method": why.method, "score": why.found.score, "day": _claim(db, key).day,
                  "shared": json.dumps([*why.found.actors, *why.found.words])}
    db.execute(update(t.claim_articles).where(_C.key == key).values(values))


def _claim(db: Connection, key: int) -> Any:
    return db.execute(select(_C.key, _C.number, _C.since, _C.anchor, t.articles.c.text_hash, t.articles.c.day).join(
        t.articles, t.articles.c.number == _C.number).where(_C.key == key)).one()


def _alike(db: Connection, key: int) -> list[_Alike]:
    """Return the claims of other articles that match this one, by time of publication."""
    ours, own = _claim(db, key), _wordings(db, [key])[key]
    candidates = _candidates(db, ours, own)
    theirs = _wordings(db, [claim.key for claim in candidates])
    found = []
    for claim in candidates:
        if claim.text_hash == ours.text_hash and claim.anchor == ours.anchor:
            found.append(_Alike(claim, SAME_TEXT, Match(1.0, (), ()), claim.since > ours.since, ours.since))
        elif same := match(own, theirs[claim.key]):
            found.append(_Alike(claim, METHOD, same, claim.since > ours.since, ours.since))
    return found


def _candidates(db: Connection, ours: Any, own: Sequence[Wording]) -> list[Any]:
    """Return the claims of other articles that have enough words and actors to match at all, and copies."""
    words = {word for wording in own for word in wording.words | wording.actors}
    w, matched = t.claim_words.c, t.claim_articles.alias()
    sharing = select(w.claim_article).where(w.word.in_(words)).group_by(w.claim_article).having(
        func.count() >= fewest_shared(own))
    copies = select(_C.key).join(t.articles, t.articles.c.number == _C.number).where(
        t.articles.c.text_hash == ours.text_hash, _C.anchor == ours.anchor)
    return list(db.execute(select(
        _C.key, _C.claim, _C.since, _C.anchor, _C.same_as, _C.method, _C.score, t.articles.c.text_hash,
        matched.c.since.label("same_since"),
    ).join(t.articles, t.articles.c.number == _C.number).outerjoin(matched, matched.c.key == _C.same_as).where(
        _C.key.in_(sharing.union(copies)), _C.number != ours.number).order_by(_C.since)))


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

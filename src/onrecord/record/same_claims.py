"""Bringing the claims of articles together in the record.

In: the claims of a reading just written, or just removed. Out: their groups, and the reasons, in ``claim_articles``.
Every article claim looks for the best match among those published *before* it, and only there: so the groups are
the same in whatever order articles came in, and what was together on a day stays so whatever comes later.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from hashlib import sha256
from typing import Any, NamedTuple

from sqlalchemy import Connection, select

from onrecord.facts import Article, Reading
from onrecord.facts.judgement import JUDGED
from onrecord.linking.same_claim import METHOD, Match, wordings
from onrecord.record import tables as t
from onrecord.record.claim_candidates import (
    SAME_WORDS,
    Place,
    actors_in,
    counted_day,
    kept_wordings,
    matching,
    members,
    pairs_of,
    wordings_of,
)
from onrecord.record.columns import NEVER, kept_marks, kept_spans, mark
from onrecord.record.dates import article_day, held, published
from onrecord.record.sheaf import Sheaf, driver

_C = t.claim_articles.c
SAME_TEXT = "same-text"
TOPIC = "topic"   # no claim: never the same one as another
_CHUNK = 500      # how many values one SQL list holds
_ALONE: dict[str, Any] = dict.fromkeys(("same_as", "method", "score", "shared", "day"))
_REST_ON = ("UPDATE claim_articles SET same_as = :same_as, method = :method, score = :score, shared = :shared, "
            "day = :day WHERE key = :key")
_ONE = ("SELECT c.key, c.number, c.since, c.anchor, c.wordings, a.text_hash, a.day FROM claim_articles AS c "
        "JOIN articles AS a ON a.number = c.number WHERE c.key = ?")
_IN_GROUP = "UPDATE claim_articles SET claim = ? WHERE key = ?"


class _Ours(NamedTuple):
    key: int
    number: int
    since: bytes
    anchor: bytes
    wordings: str
    text_hash: str
    day: str | None


def write_claims(db: Connection, number: int, reading: Reading, actor_ids: Mapping[str, str]) -> set[int]:
    """Write the claims and positions of a reading and bring them together with those on record.

    Return the groups that got or lost members.
    """
    since, sheaf, keys = _since(reading.article), Sheaf(db), []
    day = counted_day(since)
    for place, claim in enumerate(reading.claims):
        own = wordings(reading, claim, actor_ids) if claim.kind != TOPIC else ()
        key = sheaf.keyed(t.claim_articles, {
            "number": number, "place": place, "id": claim.id, "anchor": kept_spans(claim.anchor),
            "since": since + place.to_bytes(4, "big"), "wordings": kept_wordings(own), **_ALONE, "claim": None,
            "kind": claim.kind})
        sheaf.put_kept(t.claim_pairs, [(pair, day, key) for pair in pairs_of(own)])
        sheaf.index("claim_words", key, {mark(one) for one in members(own)})
        _gather_positions(sheaf, key, reading, place, actor_ids, actors_in(own))
        keys.append(key)
    sheaf.write()
    if not keys:
        return set()
    known = _join(db, keys)
    return known | set(db.scalars(select(_C.claim).where(_C.number == number)))


def _since(article: Article) -> bytes:
    """Return what sorts articles by day of publication, undated ones last, and those of a day alike in every record."""
    day = int(t.DAY.kept(article_day(article) or NEVER))
    return day.to_bytes(4, "big") + sha256(f"{article.id} {article.text_hash}".encode()).digest()[:8]


def _gather_positions(sheaf: Sheaf, key: int, reading: Reading, place: int, actor_ids: Mapping[str, str],
                      about: Collection[str]) -> None:
    for i, position in enumerate(reading.claims[place].positions):
        since, until = held(reading, position)
        sort_day = since.day or until.day or published(reading.article).day or NEVER
        sheaf.put(t.positions, [{
            "claim_article": key, "place": i, "party": actor_ids.get(position.party or ""),
            "position": position.position, "day": since.day, "until_day": until.day, "statement": position.statement,
            "sort_day": sort_day}])
        sheaf.put_kept(t.position_actors, [(t.ACTOR.kept(actor), t.DAY.kept(sort_day), key, i) for actor in about])


def _join(db: Connection, keys: Sequence[int]) -> set[int]:
    """Give the new claims of a reading their best earlier matches; later ones for which they are better change over.

    Return the groups that lost or got members.
    """
    groups: set[int | None] = set()
    alone: list[int] = []
    changed = False
    for key in keys:
        found = alike(db, key)
        best = max((one for one in found if not one.later), key=rank, default=None)
        if best:
            rest_on(db, key, best.claim, best)
            groups.add(best.claim.claim)
        else:
            alone.append(key)           # as it was written
        for one in found:
            if one.later and _better(one):
                changed = True
                groups.add(one.claim.claim)
                rest_on(db, one.claim.key, _claim(db, key), one)
        if best and not changed:
            driver(db).execute(_IN_GROUP, (best.claim.claim, key))
    known = {group for group in groups if group is not None}
    if changed:
        regroup(db, known, keys)
    else:
        driver(db).executemany(_IN_GROUP, [(key, key) for key in alone])
    return known


def find_matches(db: Connection, keys: Iterable[int]) -> None:
    """Look anew for the best earlier match of some claims, after what they rested on is gone."""
    for key in keys:
        best = max((one for one in alike(db, key) if not one.later), key=rank, default=None)
        rest_on(db, key, best.claim if best else None, best)


class Alike(NamedTuple):
    """A claim of another article that is the same one as ours, and why; ``later``: it was published after ours."""

    claim: Any
    method: str
    found: Match
    later: bool
    ours: bytes         # our claim's place in time


def rank(one: Alike) -> tuple[bool, float]:
    """Order matches: a copy's first, then by score; of equal ones the oldest is taken, as they come in that order."""
    return one.method == SAME_TEXT, one.found.score


def _better(one: Alike) -> bool:
    """Whether ours is a better match of a later claim than the one that it has."""
    has = one.claim
    if has.method == JUDGED:
        return False
    if has.same_as is None:
        return True
    new, old = rank(one), (has.method == SAME_TEXT, has.score)
    return bool(new > old or (new == old and one.ours < has.same_since))


def rest_on(db: Connection, key: int, other: Any | None, why: Alike | None) -> None:
    """Write what a claim was matched with and why, or that it stands alone."""
    values = _ALONE
    if other is not None and why is not None:
        values = {"same_as": other.key, "method": why.method, "day": _claim(db, key).day,
                  "score": None if why.method == JUDGED else why.found.score,
                  "shared": kept_marks(map(mark, (*why.found.actors, *why.found.words)))}
    driver(db).execute(_REST_ON, {**values, "day": t.DAY.kept(values["day"]), "key": key})


def _claim(db: Connection, key: int) -> _Ours:
    return _Ours(*driver(db).execute(_ONE, (key,)).fetchone())


def alike(db: Connection, key: int) -> list[Alike]:
    """Return the claims of other articles that match this one, by time of publication."""
    ours = _claim(db, key)
    near = matching(db, Place(ours.since, ours.number, ours.text_hash, ours.anchor), wordings_of(ours.wordings))
    return [Alike(claim, SAME_TEXT if found is SAME_WORDS else METHOD, found, claim.since > ours.since, ours.since)
            for claim, found in near]


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
            driver(db).execute(_IN_GROUP, (root, key))

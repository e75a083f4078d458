"""Which article is a copy of which, as the record keeps it.

In: an article just written, or what rested on one just removed. Out: ``sketches``, ``copies`` and ``articles.copy_of``.
Every article is set against those published *before* it, and rests on the one it is most like: so the copies are the
same in whatever order articles came in, and what was a copy on a day stays one whatever comes later. An entry that
many articles carry is boilerplate: it leads to the first ``MOST`` of them only.
"""

from __future__ import annotations

import json
from collections import OrderedDict
from collections.abc import Collection, Iterable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec
from sqlalchemy import Connection, Integer, delete, func, literal, null, select, text, type_coerce, update
from sqlalchemy.dialects.sqlite import insert as insert_or_pass

from onrecord.facts import Article
from onrecord.linking.copies import SHARED, Likeness, compare, sketch
from onrecord.record import tables as t
from onrecord.record.finding import known_by
from onrecord.record.kept import kept
from onrecord.record.list_parts import Found, Part, part_of

if TYPE_CHECKING:
    from onrecord.linking.body import Body

_A = t.articles.c
MOST = 64  # articles that one entry leads to
_LOOKED_AT = 8  # candidates that are compared word by word, those that share most first
_CACHED = 512  # bodies kept in memory: about 5 KB each
_SAME_WORDS = Likeness("exact", 1.0, 1.0)
_SHARING = f"""
    WITH near(number, shared) AS (
        SELECT s.number, count(*) FROM json_each(:entries) AS ours
        JOIN sketches AS s ON s.entry = ours.value AND s.number <= coalesce((
            SELECT number FROM sketches WHERE entry = ours.value ORDER BY number LIMIT 1 OFFSET {MOST - 1}), 1 << 62)
        GROUP BY s.number HAVING count(*) >= {SHARED}
        UNION ALL SELECT number, 1 << 30 FROM articles WHERE text_hash = :text_hash)
    SELECT a.number, a.id, a.text_hash, a.day, a.publication, a.copy_of, max(near.shared) AS shared
    FROM near JOIN articles AS a ON a.number = near.number
    WHERE a.number <> :number AND a.publication <> (SELECT publication FROM articles WHERE number = :number)
    GROUP BY a.number"""
_PUT = "INSERT OR IGNORE INTO sketches (entry, number) SELECT value, :number FROM json_each(:entries)"


class _Kept(msgspec.Struct):
    """Of a kept reading only the article."""

    article: Article


_ARTICLES = msgspec.json.Decoder(_Kept)


class Bodies:
    """The bodies of articles as they are compared; those used last are kept in memory."""

    def __init__(self) -> None:
        self._recent: OrderedDict[tuple[int, str], Body] = OrderedDict()

    def of(self, db: Connection, number: int, text_hash: str) -> Body:
        """Return an article's body, from memory where it was asked for before."""
        found = self._recent.pop((number, text_hash), None)
        if found is None:
            return self.take(number, article_kept(db, number))
        self._recent[number, text_hash] = found
        return found

    def take(self, number: int, article: Article) -> Body:
        """Return the body of an article that the caller has at hand, in place of any that is kept."""
        from onrecord.linking.body import body_of

        self._recent.pop((number, article.text_hash), None)
        found = self._recent[number, article.text_hash] = body_of(article)
        if len(self._recent) > _CACHED:
            self._recent.popitem(last=False)
        return found


def article_kept(db: Connection, number: int) -> Article:
    """Return the article of a kept reading as it was read, and nothing else of it."""
    return _ARTICLES.decode(kept(db, number)).article


class _Place(NamedTuple):
    """Where an article stands in time, the same in every record; undated ones come last."""

    day: str
    id: str
    text_hash: str


def _place(row: Any) -> _Place:
    return _Place(row.day or "9999-99-99", row.id, row.text_hash)


def write_copies(db: Connection, number: int, article: Article, bodies: Bodies) -> None:
    """Keep the sketch of an article just written, and decide whose copy it is and which later ones are its own."""
    body = bodies.take(number, article)
    near = sharing(db, number, article.text_hash, body)
    db.exec_driver_sql(_PUT, {"number": number, "entries": json.dumps(sketch(body))})
    if not near:
        return
    ours = _ours(db, number)
    settle(db, number, bodies, near)
    for row in near:
        if _place(row) > _place(ours) and _likeness(db, row, ours, bodies):
            settle(db, row.number, bodies)


def forget_sketch(db: Connection, number: int, article: Article) -> None:
    """Remove the entries of an article's sketch."""
    from onrecord.linking.body import body_of

    db.execute(
        text("DELETE FROM sketches WHERE number = :number AND entry IN (SELECT value FROM json_each(:entries))"),
        {"number": number, "entries": json.dumps(sketch(body_of(article)))},
    )


def keeps_sketch(db: Connection, number: int, article: Article) -> bool:
    """Whether all entries of an article's sketch are on record."""
    from onrecord.linking.body import body_of

    entries = sketch(body_of(article))
    kept = db.scalar(
        text(
            "SELECT count(*) FROM json_each(:entries) AS ours JOIN sketches AS s "
            "ON s.entry = ours.value AND s.number = :number"
        ),
        {"number": number, "entries": json.dumps(entries)},
    )
    return bool(kept == len(entries))


def strayed(db: Connection) -> int:
    """Return how many entries belong to no article on record."""
    s = t.sketches.c
    return db.scalar(select(func.count()).select_from(t.sketches).where(s.number.not_in(select(_A.number)))) or 0


def copies_resting_on(db: Connection, numbers: Iterable[int]) -> list[int]:
    """Return the articles elsewhere that are copies of these."""
    numbers = list(numbers)
    return list(db.scalars(select(_A.number).where(_A.copy_of.in_(numbers), _A.number.not_in(numbers))))


def settle(db: Connection, number: int, bodies: Bodies, near: Sequence[Any] | None = None) -> None:
    """Decide anew whose copy an article is: of those published before it the one it is most like.

    ``near``: what ``sharing`` returns of it, where the caller has asked already.
    """
    ours = _ours(db, number)
    if near is None:
        near = sharing(db, number, ours.text_hash, bodies.of(db, number, ours.text_hash))
    _rest_on(db, ours, _most_like(db, ours, near, bodies))


def original_before(db: Connection, number: int, bodies: Bodies) -> tuple[int, str] | None:
    """Return whose copy an article was, and of what kind, when nothing was on record that was recorded after it."""
    ours = _ours(db, number)
    near = sharing(db, number, ours.text_hash, bodies.of(db, number, ours.text_hash))
    best = _most_like(db, ours, [row for row in near if row.number < number], bodies)
    return (best[0].number, best[1].kind) if best else None


def _most_like(db: Connection, ours: Any, near: Sequence[Any], bodies: Bodies) -> tuple[Any, Likeness] | None:
    """Return which of some articles, published before ours, it is most like, and how; null if it is a copy of none."""
    earlier = sorted((row for row in near if _place(row) < _place(ours)), key=lambda row: (-row.shared, _place(row)))
    best: tuple[Any, Likeness] | None = None
    for row in earlier[:_LOOKED_AT]:
        found = _likeness(db, ours, row, bodies)
        if found and (best is None or _rank(found, row) < _rank(best[1], best[0])):
            best = row, found
    return best


def _rank(found: Likeness, row: Any) -> tuple[bool, float, float, _Place]:
    """Order by likeness, the most alike first; of equal ones the oldest."""
    return found.kind != "exact", -found.resemblance, -found.share, _place(row)


def _rest_on(db: Connection, ours: Any, best: tuple[Any, Likeness] | None) -> None:
    if (
        best is None
        and ours.copy_of is None
        and not db.scalar(select(func.count()).where(t.copies.c.number == ours.number))
    ):
        return
    db.execute(update(t.articles).where(_A.number == ours.number).values(copy_of=best[0].number if best else None))
    db.execute(delete(t.copies).where(t.copies.c.number == ours.number))
    if best:
        likeness = best[1]
        db.execute(
            insert_or_pass(t.copies),
            {
                "number": ours.number,
                "kind": likeness.kind,
                "share": likeness.share,
                "resemblance": likeness.resemblance,
                "day": ours.day,
            },
        )


def _likeness(db: Connection, newer: Any, older: Any, bodies: Bodies) -> Likeness | None:
    if newer.text_hash == older.text_hash:
        return _SAME_WORDS
    return compare(bodies.of(db, newer.number, newer.text_hash), bodies.of(db, older.number, older.text_hash))


def _ours(db: Connection, number: int) -> Any:
    return db.execute(select(_A.number, _A.id, _A.text_hash, _A.day, _A.copy_of).where(_A.number == number)).one()


def sharing(db: Connection, number: int, text_hash: str, body: Body) -> list[Any]:
    """Return the articles of other publications that may be copies of one, with how many entries both have.

    Those with the very same words count as sharing more than any other.
    """
    return list(
        db.exec_driver_sql(_SHARING, {"number": number, "text_hash": text_hash, "entries": json.dumps(sketch(body))})
    )


# --- for the questions


def same_text(db: Connection, first: int) -> list[int]:
    """Return an article and all that are its copies, or copies of these."""
    return list(
        db.scalars(
            text(
                "WITH RECURSIVE alike(number) AS (SELECT :first UNION SELECT a.number FROM articles AS a "
                "JOIN alike ON a.copy_of = alike.number) SELECT number FROM alike"
            ),
            {"first": first},
        )
    )


def versions(db: Connection, publication: str) -> list[int]:
    """Return the texts of one page."""
    return list(db.scalars(select(_A.number).where(_A.publication == publication)))


def copy_rows(
    db: Connection,
    among: Collection[int] | None,
    as_of: str | None,
    part: Part,
) -> Found:
    """Return (number, of, kind, share, resemblance, day) of copies and of later versions, by day of publication.

    ``among``: only these articles. Of older versions of a page only that they are versions is told.
    """
    c = t.copies.c
    copied = (
        select(_A.number, _A.copy_of.label("of"), c.kind, c.share, c.resemblance, _A.day, _A.id, _A.version)
        .join(t.copies, c.number == _A.number)
        .where(known_by(as_of))
    )
    edited = select(
        _A.number,
        _A.version_of.label("of"),
        literal("version").label("kind"),
        null().label("share"),
        null().label("resemblance"),
        _A.day,
        _A.id,
        _A.version,
    ).where(_A.version_of.is_not(None))
    if as_of is not None:
        edited = edited.where(_A.day <= as_of)
    if among is not None:
        wanted = select(func.json_each(json.dumps(sorted(among))).table_valued("value").c.value)
        copied, edited = copied.where(_A.number.in_(wanted)), edited.where(_A.number.in_(wanted))
    both = copied.union_all(edited).subquery()
    edit = type_coerce(both.c.kind == "version", Integer).label("edit")      # how near a copy is may change
    query = select(both, func.coalesce(both.c.day, "9999").label("out"), edit)
    return part_of(db, query, ("out", "id", "version", "edit"), part)

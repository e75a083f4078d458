"""Where claims lie in the record: the ``Store`` on which ``onrecord.linking.claims`` decides which are one.

In: keys, links and groups as they are decided, entries of articles. Out: the tables ``claim_articles`` and
``claim_pairs``, asked and written at once, within the caller's transaction.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import Connection

from onrecord.facts import Article
from onrecord.joining import Entry
from onrecord.judging.claims import Anchored, JudgedText
from onrecord.linking.claims.kept import Clue, KeptClaim, Link, Member, Nearest
from onrecord.linking.claims.matching import Wording
from onrecord.record.schema import tables as t
from onrecord.record.schema.claim_wordings import NO_DAY, counted_day, day_of, known_wordings, numbers_of
from onrecord.record.schema.columns import kept_marks, mark, spans_of
from onrecord.record.sqlite.arrays import was_current
from onrecord.record.sqlite.engine import driver
from onrecord.record.sqlite.reading_parts import article_kept
from onrecord.record.writing_claims import write_claims

_LED = "FROM json_each(?) AS led CROSS JOIN claim_articles AS c ON c.key = led.value"
_CLAIMS = f"""
    SELECT c.key, c.number, c.claim, c.since, c.same_as, c.method, c.score, m.since, a.text_hash, c.anchor, a.day
    {_LED} JOIN articles AS a ON a.number = c.number LEFT JOIN claim_articles AS m ON m.key = c.same_as
    ORDER BY c.since"""
_WORDINGS = f"SELECT c.key, c.wordings {_LED} WHERE c.number <> ?"
_WORDINGS_OUT = f"""
    SELECT c.key, c.wordings FROM json_each(:keys) AS led CROSS JOIN claim_articles AS c ON c.key = led.value
    CROSS JOIN articles AS a ON a.number = c.number
    WHERE c.number <> :but AND (:day IS NULL OR a.day <= :day) AND {was_current('a', ':day')}"""
_ASKED = "FROM json_each(:pairs) AS led CROSS JOIN claim_pairs AS p"
_FARTHEST = """(
    SELECT day FROM claim_pairs WHERE pair = led.value AND day {within} ORDER BY {order} LIMIT 1 OFFSET :most)"""
_BEFORE = f"""
    SELECT led.value, p.claim_article {_ASKED} ON p.pair = led.value AND p.day <= :day AND p.day >= coalesce(
        {_FARTHEST.format(within="<= :day", order="day DESC, claim_article DESC")}, -:never)"""
_AFTER = f"""
    SELECT led.value, p.claim_article {_ASKED} ON p.pair = led.value AND p.day > :day AND p.day <= coalesce(
        {_FARTHEST.format(within="> :day AND day <= :last", order="day, claim_article")}, :last)"""
_LATER = "SELECT EXISTS (SELECT 1 FROM articles WHERE day > :day) OR EXISTS (SELECT 1 FROM articles WHERE day IS NULL)"
_COPIES = """
    SELECT c.key FROM articles AS a CROSS JOIN claim_articles AS c ON c.number = a.number
    WHERE a.text_hash = ? AND c.anchor = ? AND c.number <> ?"""
_FIRST = """
    WITH RECURSIVE up(key, same_as) AS (SELECT key, same_as FROM claim_articles WHERE key = ?
        UNION ALL SELECT c.key, c.same_as FROM claim_articles AS c JOIN up ON c.key = up.same_as)
    SELECT key FROM up WHERE same_as IS NULL"""
_MEMBER = "SELECT c.key, c.same_as, c.claim"
_OF_GROUPS = f"{_MEMBER} FROM json_each(?) AS led CROSS JOIN claim_articles AS c ON c.claim = led.value"
_REST = "UPDATE claim_articles SET same_as = ?, method = ?, score = ?, shared = ?, day = ? WHERE key = ?"
_PUT = "UPDATE claim_articles SET claim = ? WHERE key = ?"
_NO_ARTICLE = -1
_TEXTS = ("SELECT a.number, a.id, a.text_hash FROM json_each(?) AS wanted "
          "CROSS JOIN articles AS a ON a.id = wanted.value ORDER BY a.number")
_ANCHORED = "SELECT id, key, anchor FROM claim_articles WHERE number = ?"
_WITH_KEYS = f"SELECT DISTINCT a.id {_LED} JOIN articles AS a ON a.number = c.number"
_WITH_GROUPS = ("SELECT DISTINCT a.id FROM json_each(?) AS led CROSS JOIN claim_articles AS c ON c.claim = led.value "
                "JOIN articles AS a ON a.number = c.number")
_GROUPS = f"SELECT DISTINCT c.claim {_LED} WHERE c.claim IS NOT NULL"
_GONE = "FROM json_each(:numbers) AS gone CROSS JOIN claim_articles AS c ON c.number = gone.value"
_GROUPS_OF_TEXTS = f"SELECT DISTINCT c.claim {_GONE}"
_ORPHANS = f"""
    SELECT o.key {_GONE} CROSS JOIN claim_articles AS o ON o.same_as = c.key
    WHERE o.number NOT IN (SELECT value FROM json_each(:numbers)) ORDER BY o.since"""


class ClaimStore:
    """The claims of a record, in one transaction."""

    _last = NO_DAY      # none that was published after this day is near another one

    def __init__(self, db: Connection) -> None:
        self._db, self._raw = db, driver(db)

    def add(self, number: int, entry: Entry) -> Sequence[int]:
        """Write the claims of an article, matched with nothing and in no group yet; return their keys."""
        return write_claims(self._db, number, entry)

    def claims(self, keys: Collection[int]) -> Sequence[KeptClaim]:
        """Return some claims by time of publication; those that are gone are passed over."""
        return [KeptClaim(*row) for row in self._ask(_CLAIMS, json.dumps(list(keys)))]

    def wordings(self, keys: Collection[int], but_of: int | None = None) -> Iterator[tuple[int, Sequence[Wording]]]:
        """Yield (key, wordings) of some claims, but for those of one article."""
        but = _NO_ARTICLE if but_of is None else but_of
        return ((key, known_wordings(kept)) for key, kept in self._ask(_WORDINGS, json.dumps(list(keys)), but))

    def nearest(self, claim: KeptClaim, clues: Collection[Clue], most: int) -> Nearest:
        """Return the claims that have some clues: of each up to ``most`` that were published nearest to a claim."""
        numbers = numbers_of(clues)
        day = day_of(claim.since)
        asked = {"pairs": json.dumps(list(numbers)), "most": most - 1, "never": NO_DAY, "last": self._last}
        before = self._led(_BEFORE, {**asked, "day": min(day, self._last)})
        after = self._led(_AFTER, {**asked, "day": day}) if self._has_later(claim.day) else {}
        return Nearest({clue: before[number][-most:] for number, clue in numbers.items() if number in before},
                       {clue: after[number][:most] for number, clue in numbers.items() if number in after})

    def _has_later(self, day: str | None) -> bool:
        """Whether any text is out on a day after one, or on none that is known: in order of reading there is none."""
        return day is not None and bool(self._raw.execute(_LATER, {"day": day}).fetchone()[0])

    def _led(self, query: str, asked: dict[str, Any]) -> dict[int, list[int]]:
        """Return the claims that some numbers of clues lead to, by day."""
        found: dict[int, list[int]] = {}
        for number, key in self._raw.execute(query, asked):
            found.setdefault(number, []).append(key)
        return found

    def copies(self, claim: KeptClaim) -> Iterator[int]:
        """Return the claims of other articles that stand at the same place of the same text."""
        return (key for (key,) in self._ask(_COPIES, claim.text_hash, claim.anchor, claim.article))

    def first(self, key: int) -> int:
        """Return the claim that a claim rests on in the end: by it groups are told apart."""
        return int(self._ask(_FIRST, key).fetchone()[0])

    def members(self, groups: Collection[int], keys: Collection[int] = ()) -> Iterator[Member]:
        """Return the claims of some groups, and some claims besides."""
        found = {row[0]: Member(*row) for query, wanted in ((_OF_GROUPS, groups), (f"{_MEMBER} {_LED}", keys))
                 for row in self._ask(query, json.dumps(list(wanted)))}
        return iter(found.values())

    def rest(self, key: int, link: Link | None) -> None:
        """Keep what a claim rests on from now on, or that it stands alone; its group stays what it was."""
        values: tuple[Any, ...] = (None,) * 5
        if link is not None:
            shared = kept_marks(map(mark, link.shared))
            values = link.same_as, link.method, link.score, shared, t.DAY.kept(link.day)
        self._ask(_REST, *values, key)

    def put(self, groups: Sequence[tuple[int, int]]) -> None:
        """Put claims into groups: (group, key)."""
        self._raw.executemany(_PUT, groups)

    def article_of(self, number: int) -> Article:
        """Return the article of a text."""
        return article_kept(self._db, number)

    def texts_of(self, articles: Collection[str]) -> Iterable[JudgedText]:
        """Return all texts of some articles that are on record."""
        return [JudgedText(*row) for row in self._ask(_TEXTS, json.dumps(sorted(articles)))]

    def anchored(self, number: int) -> Sequence[Anchored]:
        """Return the claims of a text."""
        return [Anchored(t.CLAIM.value(id), key, spans_of(anchor)) for id, key, anchor in self._ask(_ANCHORED, number)]

    def articles_with(self, *, groups: Collection[int] = (), keys: Collection[int] = ()) -> set[str]:
        """Return the articles in which some claims stand, or some claim of some groups."""
        return {id for query, wanted in ((_WITH_GROUPS, groups), (_WITH_KEYS, keys)) if wanted
                for (id,) in self._ask(query, json.dumps(list(wanted)))}

    def groups_of(self, keys: Collection[int]) -> set[int]:
        """Return the groups that some claims are in."""
        return {group for (group,) in self._ask(_GROUPS, json.dumps(list(keys)))}

    def resting_on(self, numbers: Collection[int]) -> tuple[Sequence[int], Sequence[int]]:
        """Return the groups of the claims of some texts, and the claims elsewhere that were matched with them."""
        gone = {"numbers": json.dumps(list(numbers))}
        groups, orphans = ([key for (key,) in self._raw.execute(query, gone)] for query in (_GROUPS_OF_TEXTS, _ORPHANS))
        return groups, orphans

    def _ask(self, query: str, *values: Any) -> Any:
        return self._raw.execute(query, values)


class ClaimsAsOf(ClaimStore):
    """The claims of current articles that were out by a day, for what is asked and never kept; null: all of them."""

    def __init__(self, db: Connection, as_of: str | None) -> None:
        super().__init__(db)
        self._as_of = as_of
        if as_of is not None:
            self._last = counted_day(t.DAY.number(as_of))

    def wordings(self, keys: Collection[int], but_of: int | None = None) -> Iterator[tuple[int, Sequence[Wording]]]:
        """Yield (key, wordings) of those among some claims that were out, but for those of one article."""
        but = _NO_ARTICLE if but_of is None else but_of
        found = self._raw.execute(_WORDINGS_OUT, {"keys": json.dumps(list(keys)), "but": but, "day": self._as_of})
        return ((key, known_wordings(kept)) for key, kept in found)

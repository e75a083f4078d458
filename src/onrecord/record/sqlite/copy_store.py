"""Where texts and their sketches lie: the ``Store`` on which ``onrecord.linking.copies`` decides what is a copy.

In: numbers of texts, entries, decisions. Out: ``sketches``, ``copies`` and ``articles.copy_of``, asked and written at
once, within the caller's transaction.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence

import msgspec
from sqlalchemy import Connection

from onrecord.facts import Article
from onrecord.linking.copies import SHARED, Likeness
from onrecord.linking.copies.store import MOST, Candidate, Text
from onrecord.record.sqlite.engine import driver
from onrecord.record.sqlite.reading_parts import article_kept
from onrecord.record.sqlite.text_store import TextStore

_TEXT = "SELECT number, id, text_hash, day, copy_of FROM articles WHERE number = ?"
_SHARING = f"""
    WITH near(number, shared) AS (
        SELECT s.number, count(*) FROM json_each(:entries) AS ours
        JOIN sketches AS s ON s.entry = ours.value AND s.number <= coalesce((
            SELECT number FROM sketches WHERE entry = ours.value ORDER BY number LIMIT 1 OFFSET {MOST - 1}), 1 << 62)
        GROUP BY s.number HAVING count(*) >= {SHARED}
        UNION ALL SELECT number, 1 << 30 FROM articles WHERE text_hash = :text_hash)
    SELECT a.number, a.id, a.text_hash, a.day, a.copy_of, max(near.shared) AS shared
    FROM near JOIN articles AS a ON a.number = near.number
    WHERE a.number <> :number AND a.publication <> (SELECT publication FROM articles WHERE number = :number)
    GROUP BY a.number"""
_PUT = "INSERT OR IGNORE INTO sketches (entry, number) SELECT value, :number FROM json_each(:entries)"
_FORGET = "DELETE FROM sketches WHERE number = :number AND entry IN (SELECT value FROM json_each(:entries))"
_THERE = ("SELECT count(*) FROM json_each(:entries) AS ours JOIN sketches AS s "
          "ON s.entry = ours.value AND s.number = :number")
_STRAYED = "SELECT count(*) FROM sketches WHERE number NOT IN (SELECT number FROM articles)"
_RESTING = """
    SELECT a.number FROM json_each(:numbers) AS gone CROSS JOIN articles AS a ON a.copy_of = gone.value
    WHERE a.number NOT IN (SELECT value FROM json_each(:numbers)) ORDER BY a.number"""
_COPY = ("INSERT INTO copies (number, kind, share, resemblance, day) "
         "VALUES (:number, :kind, :share, :resemblance, :day)")


class CopyStore:
    """The texts of a record, in one transaction."""

    def __init__(self, db: Connection) -> None:
        self._db, self._raw = db, driver(db)

    def text(self, number: int) -> Text:
        """Return a text, which must be on record."""
        return Text(*self._raw.execute(_TEXT, (number,)).fetchone())

    def article(self, number: int) -> Article:
        """Return the article of a text as it was read."""
        return article_kept(self._db, number)

    def at_address(self, number: int) -> Sequence[tuple[Text, int]]:
        """Return the texts at the address of a text, in order of publication, with which page of it each is."""
        return [(self.text(one), page) for one, page in TextStore(self._db).at_address(number)]

    def shares_address(self, number: int) -> bool:
        """Whether there are other texts at the address of a text."""
        return TextStore(self._db).shares_address(number)

    def put_pages(self, pages: Sequence[tuple[int, int]]) -> None:
        """Keep of which page of their address texts are."""
        TextStore(self._db).put_pages(pages)

    def sharing(self, text: Text, entries: Collection[int]) -> Sequence[Candidate]:
        """Return the texts of other publications that may be copies of one."""
        asked = {"number": text.number, "text_hash": text.text_hash, "entries": json.dumps(entries)}
        return [Candidate(Text(*row[:-1]), row[-1]) for row in self._raw.execute(_SHARING, asked)]

    def put_entries(self, number: int, entries: Collection[int]) -> None:
        """Keep the entries of a text's sketch."""
        self._raw.execute(_PUT, {"number": number, "entries": json.dumps(entries)})

    def rest(self, text: Text, original: int | None, likeness: Likeness | None) -> None:
        """Keep whose copy a text is from now on and how, or that it is nobody's."""
        if original is not None or text.copy_of is not None:
            self._raw.execute("UPDATE articles SET copy_of = ? WHERE number = ?", (original, text.number))
        self._raw.execute("DELETE FROM copies WHERE number = ?", (text.number,))
        if likeness is not None:
            self._raw.execute(_COPY, {**msgspec.structs.asdict(likeness), "number": text.number, "day": text.day})

    def resting_on(self, numbers: Collection[int]) -> Sequence[int]:
        """Return the texts elsewhere that are copies of these."""
        return [number for (number,) in self._raw.execute(_RESTING, {"numbers": json.dumps(list(numbers))})]

    def forget_entries(self, number: int, entries: Collection[int]) -> None:
        """Remove the entries of a text's sketch."""
        self._raw.execute(_FORGET, {"number": number, "entries": json.dumps(entries)})

    def has_entries(self, number: int, entries: Collection[int]) -> bool:
        """Whether all entries of a text's sketch are on record."""
        there = self._raw.execute(_THERE, {"number": number, "entries": json.dumps(entries)}).fetchone()[0]
        return bool(there == len(entries))

    def strayed(self) -> int:
        """Return how many entries belong to no text on record."""
        return int(self._raw.execute(_STRAYED).fetchone()[0])

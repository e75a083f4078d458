"""Which texts are on record: by number, id, day; what begins like an id. In: plain filters. Out: rows, numbers."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import Connection, False_, func, select, true

from onrecord.linking.credits import Credit
from onrecord.record.queries.conditions import known_by
from onrecord.record.queries.pages import part_of, total_of
from onrecord.record.rows import CountedText, Part, Slice, TextRow
from onrecord.record.schema import tables as t
from onrecord.record.sqlite.word_index import texts_with

_A = t.articles.c
_TEXT = [_A[name] for name in TextRow._fields]
_COUNTED = [select(func.count()).where(table.c.number == _A.number).scalar_subquery().label(table.name)
            for table in (t.statements, t.claim_articles)]
_CHUNK = 500


def _counted(line: Any) -> CountedText:
    *text, statements, claims = line
    return CountedText(TextRow(*text), statements, claims)


class Articles:
    """The articles of a record, in one transaction."""

    def __init__(self, db: Connection) -> None:
        self._db = db

    def rows(self, numbers: Collection[int]) -> dict[int, TextRow]:
        """Return some texts by their number."""
        wanted, found = sorted(set(numbers)), dict[int, TextRow]()
        for i in range(0, len(wanted), _CHUNK):
            for row in self._db.execute(select(*_TEXT).where(_A.number.in_(wanted[i:i + _CHUNK]))):
                found[row.number] = TextRow(*row)
        return found

    def listed(self, versions: bool, part: Part) -> Slice[CountedText]:
        """Return texts with the counts of their statements and claims, oldest first, undated last.

        ``versions``: the superseded ones too.
        """
        query = select(*_TEXT, *_COUNTED)
        total = None if versions else total_of("articles")
        return part_of(self._db, query if versions else query.where(_A.current), ("day", "id", "version"), part,
                       _counted, undated=True, total=total)

    def one(self, number: int) -> CountedText:
        """Return one text as ``listed`` does."""
        return _counted(self._db.execute(select(*_TEXT, *_COUNTED).where(_A.number == number)).one())

    def number_of(self, id: str, version: int | None = None) -> int | None:
        """Return the number of the newest text with an article's id, or of the version asked for."""
        query = select(_A.number).where(_A.id == id).order_by(_A.version.desc()).limit(1)
        number: int | None = self._db.scalar(query if version is None else query.where(_A.version == version))
        return number

    def texts_of(self, id: str) -> Sequence[int]:
        """Return the numbers of all texts with an article's id, in order of recording."""
        return self._db.scalars(select(_A.number).where(_A.id == id).order_by(_A.number)).all()

    def versions(self, publication: str) -> list[int]:
        """Return the texts of one page."""
        return list(self._db.scalars(select(_A.number).where(_A.publication == publication)))

    def undated(self, as_of: str | None) -> int | None:
        """Return how many current articles no answer as of a day can use: nobody knows by when they were out."""
        query = select(func.count()).where(_A.current, _A.day.is_(None))
        return self._db.scalar(query) if as_of else None

    def outlets(self) -> list[str]:
        """Return the names of all outlets on record."""
        return list(self._db.scalars(select(_A.outlet).where(_A.outlet.is_not(None)).distinct()))

    def with_words(self, words: Collection[str], as_of: str | None, most: int) -> list[int]:
        """Return up to ``most`` texts in which all the words stand (any form of a word), the newest first."""
        return texts_with(self._db, words, as_of, most)

    def ids_starting(self, beginning: str, most: int = 20) -> list[tuple[str, str]]:
        """Return (kind, id) of what has an id that begins so, at most ``most`` of a kind.

        Facts of current versions; where none begins so, of superseded ones, in which answers as of a day stand.
        """
        found = [("article", id) for id in self._ids(select(_A.id).where(
            _A.id >= beginning, _A.id < beginning + "\U0010ffff"), most)]
        kinds = (("statement", t.statements, t.STATEMENT), ("claim", t.claim_articles, t.CLAIM),
                 ("event", t.events, t.EVENT), ("actor here", t.article_actors, t.ACTOR))
        for among in (known_by(None), true()):
            for kind, facts, ids in kinds:
                query = select(facts.c.id).join(t.articles, _A.number == facts.c.number).where(among)
                found += [(kind, id) for id in self._starting(query, ids.starting(facts.c.id, beginning), most)]
            if found:
                break
        a = t.actors.c.id
        found += [("actor", id) for id in self._starting(select(a), t.ACTOR.starting(a, beginning), most)]
        return found

    def _starting(self, query: Any, begins: Any, most: int) -> Sequence[str]:
        """Return the ids for which a condition holds; no id of another kind begins so, and none is looked for."""
        return () if isinstance(begins, False_) else self._ids(query.where(begins), most)

    def _ids(self, query: Any, most: int) -> Sequence[str]:
        """Return the ids that a query of them finds, each once, in order."""
        ordered = query.distinct().order_by(query.selected_columns[0]).limit(most)
        return self._db.scalars(ordered).all()

    def credits(self, numbers: Collection[int]) -> dict[int, list[Credit]]:
        """Return what some articles credit to others, in order."""
        wanted, c = sorted(set(numbers)), t.credits.c
        found: dict[int, list[Credit]] = {number: [] for number in wanted}
        for i in range(0, len(wanted), _CHUNK):
            for row in self._db.execute(
                    select(t.credits).where(c.number.in_(wanted[i:i + _CHUNK])).order_by(c.number, c.place)):
                span = json.loads(row.span) if row.span else None
                found[row.number].append(Credit(
                    row.name, row.shown, row.way, (span[0], span[1]) if span else None,
                    tuple((s, e) for s, e in json.loads(row.scope)), row.source))
        return found

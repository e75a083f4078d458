"""All that can be asked of a record, answered from one moment. Read this to learn what a record knows.

In: plain values. Out: typed rows (``rows``), kept readings as they were corrected, what people judged. Nothing of SQL
leaves it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection

from onrecord.facts import Reading
from onrecord.facts.judgement import Judgement
from onrecord.joining import NONE, Corrected, Rulings
from onrecord.record import judgements as judged
from onrecord.record import listing
from onrecord.record.queries.actors import Actors
from onrecord.record.queries.articles import Articles
from onrecord.record.queries.claims import Claims
from onrecord.record.queries.copies import Copies
from onrecord.record.queries.events import Events
from onrecord.record.queries.formulas import Formulas
from onrecord.record.queries.near import Nearness
from onrecord.record.queries.news import News
from onrecord.record.queries.positions import Positions
from onrecord.record.queries.search import Search
from onrecord.record.queries.shared_claims import SharedClaims
from onrecord.record.queries.statements import Statements
from onrecord.record.queries.stories import Stories
from onrecord.record.queries.ties import Ties
from onrecord.record.ranking import keep_told
from onrecord.record.readings import RecentReadings
from onrecord.record.rows import TakenPosition
from onrecord.record.sqlite.lookups import kept_at


class Snapshot:
    """One moment of a record: whoever writes meanwhile, all answers are of it. By subject, what can be asked."""

    def __init__(self, db: Connection, recent: RecentReadings) -> None:
        """Take a transaction, and the readings that are in memory. Made by ``Record.snapshot``."""
        self._db, self._recent = db, recent
        self.articles = Articles(db)
        self.actors = Actors(db)
        self.statements = Statements(db)
        self.claims = Claims(db)
        self.positions = Positions(db)
        self.events = Events(db)
        self.ties = Ties(db)
        self.stories = Stories(db)
        self.copies = Copies(db)
        self.shared_claims = SharedClaims(db)
        self.formulas = Formulas(db)
        self.near = Nearness(db)
        self.news = News(db)
        self.search = Search(db)

    # --- readings

    def reading(self, number: int) -> Reading:
        """Return a kept reading as it was corrected."""
        return self._recent.corrected(self._db, number).reading

    def corrected(self, number: int) -> Corrected:
        """Return a kept reading with what was corrected in it."""
        return self._recent.corrected(self._db, number)

    def expect(self, numbers: Iterable[int]) -> None:
        """Fetch readings at once that will be asked for one by one."""
        self._recent.expect(self._db, numbers)

    def kept(self) -> dict[str, Any]:
        """Return a place for what was made of this moment's answers: empty again after anybody has written."""
        judged.state(self._db)      # the first look at the record: from here on the moment is fixed
        return kept_at(self._db)

    # --- judgements

    def judgements(self) -> Sequence[Judgement]:
        """Return all judgements, undos among them, in order of making."""
        return judged.kept(self._db)

    def judgements_on(self, article: str) -> Sequence[Judgement]:
        """Return the judgements on the facts of one article, undos among them, in order of making."""
        return judged.of_article(self._db, article) if judged.state(self._db)[0] else ()

    def judgements_across(self) -> Sequence[Judgement]:
        """Return the judgements on pairs of claims, actors or articles of a story, undos among them."""
        return judged.across(self._db)

    def rulings(self) -> Rulings:
        """Return what people decided across articles."""
        return judged.rulings(self._db) if judged.state(self._db)[0] else NONE


class Change(Snapshot):
    """A moment of a record within a writing transaction, which takes judgements."""

    def __init__(self, db: Connection, recent: RecentReadings,
                 judge: Callable[[Connection, Judgement], Judgement]) -> None:
        """Take also what adds a judgement. Made by ``Record.changing``."""
        super().__init__(db, recent)
        self._judge = judge

    def kept(self) -> dict[str, Any]:
        """Return a place for this once: what is tried may be taken back."""
        return {}

    def keep_told(self, told: Mapping[int, bytes], changes: Collection[TakenPosition]) -> None:
        """Keep what was told of some claims in this moment, with what changed, until anything of it changes."""
        keep_told(self._db, told, changes)

    def keep_stories(self, told: Mapping[str, bytes]) -> None:
        """Keep what was told of some stories in this moment, until anything of it changes."""
        listing.keep_told(self._db, told)

    def judge(self, judgement: Judgement) -> Judgement:
        """Add a judgement and set right all that it bears on; return it with its id and sequence."""
        return self._judge(self._db, judgement)

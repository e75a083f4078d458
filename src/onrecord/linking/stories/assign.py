"""Articles into stories, one at a time, in order of publication.

In: pages (title, text, day). Out: the story of each, and rows of the journal that say why. A decision rests on articles
that come before the page alone; in which order they are to come is the business of ``placing``.
"""

from __future__ import annotations

import hashlib
from datetime import date

import msgspec

from onrecord.errors import OnRecordError
from onrecord.facts import Reading
from onrecord.linking.stories.compare import Comparison, compare, length, word_weights
from onrecord.linking.stories.journal import Kind, Row
from onrecord.linking.stories.kept import KeptArticle, KeptStory, MemoryStore, Store
from onrecord.linking.stories.live import LIFE, WINDOW, Live
from onrecord.linking.stories.terms import Page, Terms, terms_of, with_reading


class Assigned(msgspec.Struct, frozen=True):
    """Where an article was put, with why (no rows for an article known before).

    ``kept``: what of it later ones are compared with; ``began``: the story that began with it.
    """

    article: str
    story: str
    score: float | None = None
    because: tuple[str, ...] = ()
    continues: str | None = None
    rows: tuple[Row, ...] = ()
    kept: KeptArticle | None = None
    began: KeptStory | None = None


class Assigner:
    """Decides. The live stories are in memory, the others in a store, which it only reads."""

    def __init__(self, store: Store, until: int | None = None) -> None:
        """Take a store of which only days before ``until`` count (``date.toordinal``), where it holds later ones."""
        self._store = store
        self._live = Live(store, until)
        self._newest = 0

    def over(self, store: Store) -> None:
        """Go on with another door to the same stories: that of the transaction that has just begun."""
        self._store = store
        self._live.over(store)

    def goes_on_from(self, day: int) -> bool:
        """Whether no page was decided that is later than a day."""
        return day >= self._newest

    def decide(self, page: Page, reading: Reading | None = None) -> Assigned:
        """Put a page into a story; those after it are compared with it. Raises OR-503 for a day that is none."""
        day = _day(page)
        if not self.goes_on_from(day):
            raise ValueError(f"{page.id} of {page.day} came after a later page")
        self._newest = day
        live = self._live
        live.reach(day - WINDOW, day)
        terms = terms_of(page, live.coming_back)
        terms = terms if reading is None else with_reading(terms, reading)
        best, vector_length = decide(terms, live)
        rows, began, continued = [], None, None
        if best is not None and day - live.story(best.story).began > LIFE:
            best, continued = None, best
        if best is None:
            story = self._mint(page.id)
            began = KeptStory(story, page.id, day, continued.story if continued else None)
            rows.append(_row("began", day, story, page.id))
        else:
            story = best.story
            rows.append(_row("joined", day, story, page.id, why=best))
        if continued is not None:
            rows.append(_row("continues", day, story, None, continued.story, continued))
        kept = KeptArticle(page.id, story, terms, vector_length)
        live.add(kept, began or live.story(story))
        why = best or continued
        return Assigned(page.id, story, best.score if best else None, why.shared if why else (),
                        continued.story if continued else None, tuple(rows), kept, began)

    def _mint(self, article: str) -> str:
        """Return an id for a story of which an article is the first; of two articles with one hash the next one."""
        name, turn = article, 0
        while (known := self._store.story(minted := story_id(name))) and known.first_article != article:
            turn += 1
            name = f"{article}\n{turn}"
        return minted


class Stories:
    """An assigner with a store of its own that is written as pages come, in order of publication."""

    def __init__(self, store: MemoryStore | None = None) -> None:
        """Take a store, which may hold earlier articles."""
        self.store = MemoryStore() if store is None else store
        self._assigner = Assigner(self.store)

    def assign(self, page: Page, reading: Reading | None = None) -> Assigned:
        """Put a page into a story and keep that. Raises OR-503 for a day that is none."""
        known = self.store.article(page.id)
        if known is not None:
            return Assigned(page.id, known.story)
        found = self._assigner.decide(page, reading)
        if found.kept is not None:
            self.store.keep(found.kept, found.began, found.rows)
        return found

    def story_of(self, article: str, day: str | None = None) -> str | None:
        """Return the story of an article, as of a day or by all that is known; null where it is not known by then."""
        known = self.store.article(article)
        last = date.fromisoformat(day[:10]).toordinal() if day else date.max.toordinal()
        return None if known is None or known.day > last else known.story


def story_id(article: str) -> str:
    """Return the id of the story that begins, or would begin, with an article."""
    return "y" + hashlib.sha256(article.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def _day(page: Page) -> int:
    try:
        return date.fromisoformat(page.day[:10]).toordinal()
    except ValueError:
        raise OnRecordError("OR-503", where=page.id, detail=page.day) from None


def _row(kind: Kind, day: int, story: str, article: str | None, other: str | None = None,
         why: Comparison | None = None) -> Row:
    score, shared = (why.score, why.shared) if why else (None, ())
    return Row(date.fromordinal(day).isoformat(), kind, story, article, other, score, shared)


def decide(terms: Terms, live: Live) -> tuple[Comparison | None, float]:
    """Return the best story for an article, null where none holds, and its word vector's length."""
    found, own = comparisons(terms, live)
    return max((c for c in found if c.holds), key=lambda c: c.score, default=None), own


def comparisons(terms: Terms, live: Live) -> tuple[list[Comparison], float]:
    """Compare an article with each candidate; also return the length of its word vector."""
    worth: dict[str, float] = {}

    def telling(term: str) -> float:
        value = worth.get(term)
        if value is None:
            value = worth[term] = live.telling(term)
        return value

    vector = word_weights(terms, telling)
    most = live.telling("")
    found = [compare(terms, vector, story, articles, telling, most)
             for story in live.candidates(terms) if (articles := live.articles(story))]
    return found, length(vector)

"""Articles into stories, one at a time, as they come.

In: pages (title, text, day), in order of publication or not. Out: the story of each, and rows of the journal that say
why. A decision rests only on articles published no later than the page, so what comes later never changes who was
together before. A page that comes late is put where it belongs, and stories that began after it are asked whether
they would have joined it: if so they are merged, as of the day the later of both began.
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

LATE = 7  # days behind the newest; what is later than that is looked up in an index of its own


class Assigned(msgspec.Struct, frozen=True):
    """Where an article was put, with the rows that were added to the journal (none for an article known before)."""

    article: str
    story: str
    score: float | None = None
    because: tuple[str, ...] = ()
    continues: str | None = None
    rows: tuple[Row, ...] = ()


class Stories:
    """The assigner. It keeps articles, stories and rows in ``store`` and the live stories in memory."""

    def __init__(self, store: Store | None = None, newest: int = 0) -> None:
        """Take a store, and the day of its newest article (``date.toordinal``), where it holds some already."""
        self.store: Store = MemoryStore() if store is None else store
        self._head, self._past = Live(self.store), Live(self.store)
        self._newest = newest
        self._rows: list[Row] = []

    def over(self, store: Store) -> None:
        """Go on with another door to the same stories: that of the transaction that has just begun."""
        self.store = store
        for index in (self._head, self._past):
            index.over(store)

    def assign(self, page: Page, reading: Reading | None = None) -> Assigned:
        """Put a page into a story. Raises ``OnRecordError`` OR-503 for a day that is none."""
        known = self.store.article(page.id)
        if known is not None:
            return Assigned(page.id, self.story_of(page.id) or known.story)
        try:
            day = date.fromisoformat(page.day[:10]).toordinal()
        except ValueError:
            raise OnRecordError("OR-503", where=page.id, detail=page.day) from None
        live = self._index(day)
        terms = terms_of(page, lambda lines: live.coming_back(lines, day))
        return self._put(page.id, terms if reading is None else with_reading(terms, reading), live)

    def story_of(self, article: str, day: str | None = None) -> str | None:
        """Return the story of an article, as of a day or by all that is known; null where it is not known by then."""
        known = self.store.article(article)
        last = date.fromisoformat(day[:10]).toordinal() if day else date.max.toordinal()
        if known is None or known.day > last:
            return None
        story = self.store.story(known.story)
        while story and story.into and (story.into_since or 0) <= last and (after := self.store.story(story.into)):
            story = after
        return story.id if story else known.story

    def merge(self, story: str, into: str, by: str, because: str = "") -> str:
        """Merge two stories by judgement; return the id of the older, to which the other becomes a redirect."""
        older, later = sorted((self._story(story), self._story(into)), key=lambda s: (s.began, s.id != into))
        if older.id != later.id:
            self._merge(later, older, later.began, None, (because,) if because else (), by)
        return older.id

    def split(self, articles: set[str], by: str, because: str = "") -> str:
        """Take articles of one story out by judgement; the part with the first article keeps the id.

        Returns the id of the new story. Raises OR-501 where they are not of one story, or are all of it.
        """
        known = [a for a in map(self.store.article, sorted(articles)) if a is not None]
        homes = {a.story for a in known}
        if len(known) != len(articles) or len(homes) != 1:
            raise OnRecordError("OR-501", detail="articles of one story")
        home = self._story(homes.pop())
        members = sorted(self.store.articles(home.id), key=lambda a: (a.day, a.id != home.first_article, a.id))
        out = [a for a in members if (a.id in articles) != (home.first_article in articles)]
        if not out:
            raise OnRecordError("OR-501", detail="a part of a story")
        return self._move(out, None, (because,) if because else (), by).id

    def _index(self, day: int) -> Live:
        """Return the index that holds what a page of this day is to be compared with."""
        late = day < self._newest
        live = self._past if day < self._newest - LATE else self._head
        live.reach(day - WINDOW, day + 2 * LIFE if late else day)
        self._newest = max(self._newest, day)
        return live

    def _put(self, article: str, terms: Terms, live: Live) -> Assigned:
        self._rows = []
        best, vector_length = decide(terms, live)
        continued: Comparison | None = None
        if best is not None and terms.day - self._began(live, best.story) > LIFE:
            best, continued = None, best
        if best is None:
            story = KeptStory(self._mint(article), article, terms.day, continues=continued.story if continued else None)
            self.store.keep_story(story)
            self._row("began", terms.day, story.id, article)
        else:
            story = self._story(best.story)
            self._row("joined", terms.day, story.id, article, score=best.score, because=best.shared)
        if continued is not None:
            self._row("continues", terms.day, story.id, None, continued.story, continued.score, continued.shared)
        kept = KeptArticle(article, story.id, terms, vector_length)
        self.store.keep_article(kept)
        for index in (self._head, self._past):
            index.add(kept, story)
        if terms.day < self._newest and not terms.many:
            self._ask_later(terms, live)
        why = best or continued
        return Assigned(
            article,
            story.id,
            best.score if best else None,
            why.shared if why else (),
            story.continues,
            tuple(self._rows),
        )

    def _ask_later(self, terms: Terms, live: Live) -> None:
        """Ask stories that began after a late page whether their first article would have joined a story before it."""
        for later in live.began_after(terms, terms.day + LIFE):
            story = live.get(later)
            first = next((a for a in story.articles if a.id == story.kept.first_article), None) if story else None
            if story is None or first is None or first.terms.many or story.kept.into is not None:
                continue
            best, _ = decide(first.terms, live, without=later)
            if best is None:
                continue
            if first.day - self._began(live, best.story) <= LIFE:
                self._merge(story.kept, self._story(best.story), first.day, best.score, best.shared, live=live)
            elif story.kept.continues is None:
                self._keep(msgspec.structs.replace(story.kept, continues=best.story))
                self._row("continues", first.day, later, None, best.story, best.score, best.shared)

    def _merge(
        self,
        story: KeptStory,
        into: KeptStory,
        day: int,
        score: float | None,
        because: tuple[str, ...],
        by: str | None = None,
        live: Live | None = None,
    ) -> None:
        self._keep(msgspec.structs.replace(story, into=into.id, into_since=day))
        self._row("merged", day, story.id, None, into.id, score, because, by)
        if live is not None:
            group = [a for home in live.homes(story.id) for a in self.store.articles(home)]
            beyond = sorted((a for a in group if a.day - into.began > LIFE), key=lambda a: (a.day, a.id))
            if beyond:
                self._move(beyond, into.id, ("life over",))

    def _move(
        self,
        articles: list[KeptArticle],
        continues: str | None,
        because: tuple[str, ...],
        by: str | None = None,
    ) -> KeptStory:
        """Move articles, earliest first, out of their story into a new one that bears the name of the earliest."""
        first = articles[0]
        story = KeptStory(self._mint(first.id), first.id, first.day, continues=continues)
        self.store.keep_story(story)
        if continues is not None:
            self._row("continues", first.day, story.id, None, continues, None, because, by)
        for article in articles:
            self.store.keep_article(msgspec.structs.replace(article, story=story.id))
            self._row("moved", article.day, story.id, article.id, article.story, None, because, by)
        for changed in (*map(self._story, sorted({a.story for a in articles})), story):
            for index in (self._head, self._past):
                index.replaced(changed, self.store.articles(changed.id))
        return story

    def _keep(self, story: KeptStory) -> None:
        self.store.keep_story(story)
        for index in (self._head, self._past):
            index.changed(story)

    def _story(self, story: str) -> KeptStory:
        found = self.store.story(story)
        if found is None:
            raise OnRecordError("OR-501", where=story)
        return found

    def _began(self, live: Live, story: str) -> int:
        held = live.get(story)
        return held.kept.began if held else self._story(story).began

    def _mint(self, article: str) -> str:
        """Return a new id: of the first article, and where that name was given before, the next of its names."""
        name, turn = article, 0
        while self.store.story(minted := "y" + hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:12]):
            turn += 1
            name = f"{article}\n{turn}"
        return minted

    def _row(
        self,
        kind: Kind,
        day: int,
        story: str,
        article: str | None = None,
        other: str | None = None,
        score: float | None = None,
        because: tuple[str, ...] = (),
        by: str | None = None,
    ) -> None:
        row = Row(date.fromordinal(day).isoformat(), kind, story, article, other, score, because)
        row = row if by is None else msgspec.structs.replace(row, by=by)
        self.store.add(row)
        self._rows.append(row)


def decide(terms: Terms, live: Live, without: str | None = None) -> tuple[Comparison | None, float]:
    """Return the best story for an article as of its day, null where none holds, and its word vector's length."""
    found, own = comparisons(terms, live, without)
    return max((c for c in found if c.holds), key=lambda c: c.score, default=None), own


def comparisons(terms: Terms, live: Live, without: str | None = None) -> tuple[list[Comparison], float]:
    """Compare an article with each candidate as of its day; also return the length of its word vector."""
    day, worth = terms.day, dict[str, float]()

    def telling(term: str) -> float:
        value = worth.get(term)
        if value is None:
            value = worth[term] = live.telling(term, day)
        return value

    vector = word_weights(terms, telling)
    most = live.telling("", day)
    found = []
    for story in dict.fromkeys(live.root(s, day) for s in live.candidates(terms)):
        articles = live.articles(story, day)
        if articles and story != without:
            found.append(compare(terms, vector, story, articles, telling, most))
    return found, length(vector)

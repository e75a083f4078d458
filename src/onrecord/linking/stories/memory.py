"""An archive that lives as long as the program: what the record keeps in tables, in a few dictionaries.

In: articles as they come in. Out: what ``Archive`` offers.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence

from onrecord.facts import Article
from onrecord.linking.copies.memory import MemoryStore as MemoryTexts
from onrecord.linking.stories.archive import Changed, Head, Home, Placed
from onrecord.linking.stories.kept import KeptArticle, KeptStory


class MemoryArchive:
    """Texts by number, in order of recording, with where they were put."""

    faults: tuple[type[Exception], ...] = ()

    def __init__(self, texts: MemoryTexts) -> None:
        """Take the store of the texts that are placed."""
        self._texts = texts
        self._placed: dict[int, Placed] = {}
        self._waiting: dict[str, bool] = {}
        self._written = 0

    def stories(self, first: int, last: int) -> Iterable[KeptStory]:
        """Return the stories that began on a day from ``first`` to ``last``."""
        return [one.began for one in self._placed.values() if one.began and first <= one.began.began <= last]

    def articles(self, story: str) -> Iterable[KeptArticle]:
        """Return the articles that were put into a story."""
        return [one.kept for one in self._placed.values() if one.kept and one.home.story == story]

    def story(self, story: str) -> KeptStory | None:
        """Return one story by its id."""
        return next((one.began for one in self._placed.values() if one.began and one.began.id == story), None)

    def article_of(self, number: int) -> Article:
        """Return the article of a text."""
        return self._texts.article(number)

    def head(self, number: int) -> Head:
        """Return what of a text decides whom it follows; no text is a later one of a page here."""
        text, copy = self._texts.text(number), self._texts.copies.get(number)
        return Head(number, text.id, text.day, None, text.copy_of, copy[1].kind if copy else None)

    def home(self, number: int) -> Home | None:
        """Return where a text is; null where it is in no story."""
        placed = self._placed.get(number)
        return placed and placed.home

    def others_of(self, article: str) -> Iterable[Head]:
        """Return the texts of an article that are in a story by themselves."""
        return [self.head(text.number) for text in self._texts.all()
                if text.id == article and text.number in self._placed and self._placed[text.number].kept]

    def on_day(self, day: str) -> Sequence[int]:
        """Return the texts published on a day."""
        return [text.number for text in self._texts.all() if text.day == day]

    def day_after(self, day: str) -> str | None:
        """Return the first day after one on which a text was published."""
        return min((text.day for text in self._texts.all() if text.day is not None and text.day > day), default=None)

    def placed_after(self, day: str) -> str | None:
        """Return the first day after one of which a text is in a story."""
        return min((text.day for text in self._texts.all()
                    if text.day is not None and text.day > day and text.number in self._placed), default=None)

    def resting_on(self, number: int) -> Iterable[str]:
        """Return the days of texts that follow a text, or may."""
        id = self._texts.text(number).id
        return {text.day for text in self._texts.all() if text.day is not None and text.number != number and (
            number == text.copy_of or id == text.id
            or (text.number in self._placed and self._placed[text.number].home.by == number))}

    def put(self, number: int, placed: Placed) -> Changed:
        """Put a text where it was decided to be; return what is other than before."""
        before = self._placed.get(number)
        self._placed[number] = placed
        return Changed(before is None or before.home != placed.home, (before and before.kept) != placed.kept)

    def leave(self, number: int) -> None:
        """Take a text out of its story."""
        self._placed.pop(number, None)

    def waiting(self) -> dict[str, bool]:
        """Return the days that wait, and whether a text went from there."""
        return dict(self._waiting)

    def wait(self, day: str, changed: bool) -> None:
        """Keep that the stories of a day are to be decided (again)."""
        self._waiting[day] = changed or self._waiting.get(day, False)

    def settled(self) -> None:
        """Keep that no day waits."""
        self._waiting.clear()

    def stamp(self) -> Hashable:
        """Return what changes with all that is written."""
        return self._written

    def renew(self) -> None:
        """Change the stamp."""
        self._written += 1

"""An archive that lives as long as the program: what the record keeps in tables, in a few dictionaries.

In: articles as they come in. Out: what ``Archive`` offers.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from datetime import date

import msgspec

from onrecord.facts import Article
from onrecord.linking.copies.memory import MemoryStore as MemoryTexts
from onrecord.linking.stories.archive import Head, Home
from onrecord.linking.stories.journal import Row
from onrecord.linking.stories.kept import KeptArticle, KeptStory, MemoryStore


class MemoryArchive(MemoryStore):
    """Texts by number, in order of recording, with the stories they are in."""

    faults: tuple[type[Exception], ...] = ()

    def __init__(self, texts: MemoryTexts) -> None:
        """Take the store of the texts that are placed."""
        super().__init__()
        self.number, self._texts = 0, texts
        self._homes: dict[int, Home] = {}
        self._journal: list[tuple[int, Row]] = []
        self._came: dict[str, int] = {}     # the text with which a story came up
        self._renewed = 0

    def article_of(self, number: int) -> Article:
        """Return the article of a text."""
        return self._texts.article(number)

    def head(self, number: int) -> Head:
        """Return what of a text decides whom it follows; no text is a later one of a page here."""
        text, copy = self._texts.text(number), self._texts.copies.get(number)
        return Head(number, text.id, text.day, None, text.copy_of, copy[1].kind if copy else None)

    def home(self, number: int) -> Home | None:
        """Return where a text is; null where it is in no story."""
        return self._homes.get(number)

    def number_of(self, article: str) -> int | None:
        """Return the number of the first text of an article that follows none."""
        return next((number for number, home in sorted(self._homes.items())
                     if home.by == number and self._texts.text(number).id == article), None)

    def since(self, number: int) -> Sequence[int]:
        """Return a text and all that came in after it."""
        return [text.number for text in self._texts.all() if text.number >= number]

    def follow(self, story: str, by: int) -> None:
        """Put the text that is being taken in into a story, by another one."""
        self._homes[self.number] = Home(story, by)

    def put(self, story: str, number: int) -> None:
        """Put a text, and all that follow it, into another story."""
        article = self.article(self._texts.text(number).id)
        if article is not None:
            super().keep_article(msgspec.structs.replace(article, story=story))
        for one, home in self._homes.items():
            if home.by == number:
                self._homes[one] = Home(story, number)

    def leave(self, numbers: Sequence[int]) -> None:
        """Take texts out of their stories with the rows of the journal that came with them."""
        for number in numbers:
            self._homes.pop(number, None)
        self._journal = [(number, row) for number, row in self._journal if number not in numbers]

    def followed(self, numbers: Sequence[int]) -> bool:
        """Whether any of these texts is in a story by itself, or is followed by another text that stays."""
        alone = any(number in self._homes and self._homes[number].by == number for number in numbers)
        return alone or any(text.copy_of in numbers for text in self._texts.all() if text.number not in numbers)

    def take_back(self, number: int) -> Sequence[Row]:
        """Take back all that was written since a text came in; return the rows that are gone."""
        gone = [row for at, row in self._journal if at >= number]
        self._journal = [(at, row) for at, row in self._journal if at < number]
        for one in [one for one in self._homes if one >= number]:
            if self._homes.pop(one).by == one:
                article = self._articles.pop(self._texts.text(one).id)
                del self._members[article.story][article.id]
        for story in [story for story, at in self._came.items() if at >= number]:
            self._began[self._stories.pop(story).began].remove(story)
            del self._came[story]
        return gone

    def last_put(self, article: str, number: int) -> str:
        """Return the story into which the rows that are left put an article last."""
        return [row.story for at, row in self._journal
                if row.article == article and (row.kind == "moved" or at == number)][-1]

    def set_back(self, story: str) -> None:
        """Give a story the redirect and the predecessor that the rows that are left say."""
        known = self._stories.get(story)
        if known is None:
            return
        into, continues = None, None
        for _, row in self._journal:
            if row.story == story and row.kind == "merged":
                into = row
            elif row.story == story and row.kind == "continues":
                continues = row.other
        self._stories[story] = msgspec.structs.replace(
            known, into=into and into.other, into_since=into and _ordinal(into.day), continues=continues)

    def newest(self, life: int) -> int:
        """Return the day of the newest article that follows none; 0 if there is none."""
        return max((article.day for article in self._articles.values()), default=0)

    def stamp(self) -> Hashable:
        """Return what changes with all that is written or taken back."""
        return len(self._journal), self._renewed

    def renew(self) -> None:
        """Change the stamp, as something was taken back."""
        self._renewed += 1

    def keep_story(self, story: KeptStory) -> None:
        """Keep a story, or what has changed of it."""
        self._came.setdefault(story.id, self.number)
        super().keep_story(story)

    def keep_article(self, article: KeptArticle) -> None:
        """Keep an article, or the other story that it was moved to, and with it all that follows it."""
        number = self.number_of(article.id)
        super().keep_article(article)
        if number is None:
            self._homes[self.number] = Home(article.story, self.number)
        else:
            self.put(article.story, number)

    def add(self, row: Row) -> None:
        """Add a row to the journal."""
        super().add(row)
        self._journal.append((self.number, row))


def _ordinal(day: str) -> int:
    return date.fromisoformat(day).toordinal()

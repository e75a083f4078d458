"""Stores that live as long as the program, behind ``onrecord.joining``: no database, the same decisions."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from onrecord.facts.dated import article_day
from onrecord.joining import Entry
from onrecord.judging.claims import Anchored, JudgedText
from onrecord.linking.claims.kept import KeptClaim
from onrecord.linking.claims.memory import MemoryStore as MemoryClaims
from onrecord.linking.copies.memory import MemoryStore as MemoryTexts
from onrecord.linking.events.kept import KeptEvent
from onrecord.linking.events.memory import MemoryStore as MemoryEvents
from onrecord.linking.stories.memory import MemoryArchive


class Texts(MemoryTexts):
    """Texts of which it is asked what rests on them."""

    def resting_on(self, numbers: Collection[int]) -> Sequence[int]:
        return sorted(one for one, (of, _) in self.copies.items() if of in numbers and one not in numbers)


class Claims(MemoryClaims):
    """Claims of whole articles."""

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self.texts = texts

    def add(self, number: int, entry: Entry) -> Sequence[int]:
        article = entry.reading.article
        day, keys = article_day(article), []
        for place, claim in enumerate(entry.reading.all_claims):
            key = number * 10_000 + place
            since = repr((day or "9999-99-99", article.id, article.text_hash, f"{place:05}")).encode()
            anchor = repr(claim.anchor).encode()
            super().add(KeptClaim(key, number, None, since, None, None, None, None, article.text_hash, anchor, day),
                        entry.wordings(claim))
            keys.append(key)
        return keys

    def article_of(self, number: int):
        return self.texts.article(number)

    def texts_of(self, articles: Collection[str]):
        return [JudgedText(one.number, one.id, one.text_hash) for one in self.texts.all() if one.id in articles]

    def anchored(self, number: int):
        return [Anchored(str(key), key, ()) for key, claim in self._claims.items() if claim.article == number]

    def articles_with(self, *, groups: Collection[int] = (), keys: Collection[int] = ()):
        return {self.texts.text(one.article).id for key, one in self._claims.items()
                if one.group in groups or key in keys}

    def groups_of(self, keys: Collection[int]):
        return {group for key in keys if (group := self._claims[key].group) is not None}

    def resting_on(self, numbers: Collection[int]):
        going = {key: one for key, one in self._claims.items() if one.article in numbers}
        orphans = [key for key, link in self._links.items() if link.same_as in going and key not in going]
        return sorted({one.group for one in going.values()}), orphans


class Events(MemoryEvents):
    """Events of whole articles."""

    def take(self, number: int, entry: Entry) -> None:
        article = entry.reading.article
        day = article_day(article)
        for place, event in enumerate(entry.reading.events):
            if event.type is None:
                continue
            since = repr((day or "9999-99-99", article.id, article.text_hash, f"{place:05}")).encode()
            self.add(KeptEvent(number * 10_000 + place, number, None, since, None, None, None, None, article.text_hash,
                               repr(event.mentions).encode(), day), entry.event_wording(event))

    def of_text(self, number: int):
        return [key for key, one in self._events.items() if one.article == number]

    def resting_on(self, numbers: Collection[int]):
        going = {key: one for key, one in self._events.items() if one.article in numbers}
        orphans = [key for key, link in self._links.items() if link.same_as in going and key not in going]
        return sorted({one.group for one in going.values()}), orphans


class MemoryStores:
    """All that ``onrecord.joining`` asks for, in memory."""

    def __init__(self) -> None:
        self.copies = Texts()
        self.claims = Claims(self.copies)
        self.events = Events()
        self.stories = MemoryArchive(self.copies)

    def take(self, number: int, entry: Entry) -> None:
        """Take an article in, of which nothing is decided."""
        article = entry.reading.article
        self.copies.add(number, article, article_day(article))
        self.events.take(number, entry)

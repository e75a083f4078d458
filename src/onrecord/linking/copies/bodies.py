"""The bodies of texts as they are compared; those used last are kept in memory, from one article to the next.

In: texts of a store, or articles at hand. Out: their ``Body``.
"""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING

from onrecord.facts import Article
from onrecord.linking.copies.store import Store, Text

if TYPE_CHECKING:
    from onrecord.linking.body import Body

_CACHED = 512  # about 5 KB each


class Bodies:
    """Bodies by text. What is remembered makes it fast and changes no answer."""

    def __init__(self) -> None:
        self._recent: OrderedDict[tuple[int, str], Body] = OrderedDict()

    def of(self, store: Store, text: Text) -> Body:
        """Return a text's body, from memory where it was asked for before."""
        found = self._recent.pop((text.number, text.text_hash), None)
        if found is None:
            return self.take(text.number, store.article(text.number))
        self._recent[text.number, text.text_hash] = found
        return found

    def take(self, number: int, article: Article) -> Body:
        """Return the body of an article that the caller has at hand, in place of any that is kept."""
        from onrecord.linking.body import body_of

        self._recent.pop((number, article.text_hash), None)
        found = self._recent[number, article.text_hash] = body_of(article)
        if len(self._recent) > _CACHED:
            self._recent.popitem(last=False)
        return found

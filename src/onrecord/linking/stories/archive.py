"""Where all articles lie with the stories they are in, those too that follow another one.

In and out: ``Head``, what of a text decides which text it follows, and ``Home``, where it is. ``Archive`` is what a
record has to offer beside the ``Store`` of those that are decided by their words. Texts go by a number, in order of
recording, so that all that was decided since one came in can be taken back and decided again.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import NamedTuple, Protocol

from onrecord.facts import Article
from onrecord.linking.copies import Kind
from onrecord.linking.stories.journal import Row
from onrecord.linking.stories.kept import Store


class Head(NamedTuple):
    """A text of an article. ``version_of``: the text of its page before it; ``copy_of`` and ``how``: whose copy."""

    number: int
    article: str
    day: str | None
    version_of: int | None
    copy_of: int | None
    how: Kind | None


class Home(NamedTuple):
    """The story that a text is in, and the text by which it is there: itself, or the one it follows."""

    story: str
    by: int


class Archive(Store, Protocol):
    """Articles and stories, within one transaction. ``number``: of the text that is being taken in."""

    number: int
    faults: tuple[type[Exception], ...]     # of where it all lies: of these no decision can make up for

    def article_of(self, number: int) -> Article:
        """Return the article of a text."""
        ...

    def head(self, number: int) -> Head:
        """Return what of a text decides whom it follows."""
        ...

    def home(self, number: int) -> Home | None:
        """Return where a text is; null where it is in no story."""
        ...

    def number_of(self, article: str) -> int | None:
        """Return the number of the first text of an article that follows none."""
        ...

    def since(self, number: int) -> Sequence[int]:
        """Return a text and all that came in after it, in order of recording."""
        ...

    def follow(self, story: str, by: int) -> None:
        """Put the text that is being taken in into a story, by another one that is in it."""
        ...

    def put(self, story: str, number: int) -> None:
        """Put a text that follows none, and all that follow it, into another story."""
        ...

    def leave(self, numbers: Sequence[int]) -> None:
        """Take texts out of their stories with all rows of the journal that came with them."""
        ...

    def followed(self, numbers: Sequence[int]) -> bool:
        """Whether any of these texts is in a story by itself, or is followed by another text that stays."""
        ...

    def take_back(self, number: int) -> Sequence[Row]:
        """Take back all that was written since a text came in, that one included; return the rows that are gone."""
        ...

    def last_put(self, article: str, number: int) -> str:
        """Return the story into which the rows of the journal that are left put an article last."""
        ...

    def set_back(self, story: str) -> None:
        """Give a story the redirect and the predecessor that the rows of the journal that are left say."""
        ...

    def newest(self, life: int) -> int:
        """Return the day of the newest article that follows none, as ``date.toordinal`` counts; 0 if there is none.

        ``life``: days after which no article joins a story any more.
        """
        ...

    def stamp(self) -> Hashable:
        """Return what changes with all that is written or taken back, by whatever program."""
        ...

    def renew(self) -> None:
        """Change the stamp, as something was taken back."""
        ...

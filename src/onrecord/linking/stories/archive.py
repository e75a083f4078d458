"""Where all texts lie with the stories they are in, those too that follow another one.

In and out: ``Head``, what of a text decides which text it follows, and ``Home``, where it is. ``Archive`` is what a
record has to offer beside the ``Store`` of those that are decided by their words. Texts go by a number, in order of
recording; they are placed in order of publication: by day, those of a day by number.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from typing import NamedTuple, Protocol

from onrecord.facts import Article
from onrecord.facts.days import is_day
from onrecord.linking.copies import Kind
from onrecord.linking.stories.journal import Row
from onrecord.linking.stories.kept import KeptArticle, KeptStory, Store


class Head(NamedTuple):
    """A text of an article. ``version_of``: the text of its page before it; ``copy_of`` and ``how``: whose copy."""

    number: int
    article: str
    day: str | None
    version_of: int | None
    copy_of: int | None
    how: Kind | None

    @property
    def is_dated(self) -> bool:
        """Whether anybody knows its day; else it is in no story."""
        return self.day is not None and is_day(self.day)

    @property
    def order(self) -> tuple[str, int]:
        """What texts are placed in order of; of a text without a day, none is before."""
        return (self.day or "", self.number) if self.is_dated else ("9999-99-99", self.number)


class Home(NamedTuple):
    """The story that a text is in, and the text by which it is there: itself, or the one it follows."""

    story: str
    by: int


class Placed(NamedTuple):
    """Where a text was put and why. ``kept`` and ``began``: of one that follows none, as ``Assigned`` has them."""

    home: Home
    rows: tuple[Row, ...]
    kept: KeptArticle | None = None
    began: KeptStory | None = None


class Changed(NamedTuple):
    """What is other than before. ``home``: where a text is; ``weight``: what later ones are compared with."""

    home: bool
    weight: bool


class Archive(Store, Protocol):
    """Texts and stories, within one transaction."""

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

    def others_of(self, article: str) -> Iterable[Head]:
        """Return the texts of an article that are in a story by themselves, in order of recording."""
        ...

    def on_day(self, day: str) -> Sequence[int]:
        """Return the texts published on a day, in order of recording."""
        ...

    def day_after(self, day: str) -> str | None:
        """Return the first day after one on which a text was published; null where there is none."""
        ...

    def placed_after(self, day: str) -> str | None:
        """Return the first day after one of which a text is in a story; null where there is none."""
        ...

    def resting_on(self, number: int) -> Iterable[str]:
        """Return the days of texts that follow a text, or may: its copies, later texts of its page or article."""
        ...

    def put(self, number: int, placed: Placed) -> Changed:
        """Put a text where it was decided to be, in place of where it was; return what is other than before."""
        ...

    def leave(self, number: int) -> None:
        """Take a text out of its story, with why it was there, and the story that began with it."""
        ...

    def waiting(self) -> dict[str, bool]:
        """Return the days on which stories are to be decided (again), and whether a text went from there."""
        ...

    def wait(self, day: str, changed: bool) -> None:
        """Keep that the stories of a day are to be decided (again). ``changed``: a text went from there."""
        ...

    def settled(self) -> None:
        """Keep that no day waits."""
        ...

    def stamp(self) -> Hashable:
        """Return what changes with all that is written, by whatever program."""
        ...

    def renew(self) -> None:
        """Change the stamp, as something was written."""
        ...

"""Which story a text belongs to as it comes in, and what is decided anew as one goes.

In: texts just written or about to go, and the archive. Out: where each is, in the archive. A copy, and a later text of
a page, is where its original is; all others are decided by ``assign``, from title, text and day alone. Decisions stand
in order of recording; where an article goes or gets another day, those of the articles recorded after it are made anew.
"""

from __future__ import annotations

import logging
from collections.abc import Hashable, Iterator, Sequence

from onrecord.facts import Article
from onrecord.facts.days import is_day
from onrecord.linking.copies.bodies import Bodies
from onrecord.linking.copies.joining import original_before
from onrecord.linking.copies.store import Store as Texts
from onrecord.linking.stories.archive import Archive, Head, Home
from onrecord.linking.stories.assign import Stories
from onrecord.linking.stories.journal import Row
from onrecord.linking.stories.live import LIFE
from onrecord.linking.stories.terms import Page

COPIED = "copies-1"  # the method of those that follow another one
_FOLLOWING = {"exact": "the same text as", "near": "nearly the same text as", "cut": "cut from"}


class Placer:
    """Puts texts into stories; the live stories stay in its memory from one transaction to the next."""

    def __init__(self) -> None:
        self._stories: Stories | None = None
        self._stamp: Hashable = None

    def place(self, archive: Archive, texts: Texts, article: Article, bodies: Bodies, again: bool = False) -> None:
        """Put the text that is being taken in into a story, unless it is in one or nobody knows its day.

        ``again``: there are later ones on record, of which nothing may be taken into account.
        """
        head = archive.head(archive.number)
        if head.day is None or not is_day(head.day) or archive.home(head.number) is not None:
            return
        try:
            if not _follow(archive, texts, head, bodies, again):
                page = Page(head.article, head.day, article.title, article.text, article.not_body)
                self._ready(archive).assign(page)
        except archive.faults:
            raise
        except Exception:  # no fault of a story may cost the article; ``verify`` names what is in none
            logging.getLogger("onrecord").warning("%s could not be put into a story", head.article, exc_info=True)
            self.take_back(archive, head.number)
            return
        self._stamp = archive.stamp()

    def forget(self) -> None:
        """Let go of what is in memory: a transaction failed, or was only tried."""
        self._stories = self._stamp = None

    def leave(self, archive: Archive, numbers: Sequence[int]) -> int | None:
        """Take texts that are about to go out of their stories, and with them all that rests on them.

        Return the text since which all are to be placed again; null where no decision rested on those that go.
        """
        if numbers and archive.followed(numbers):
            self.take_back(archive, min(numbers))
            return min(numbers)
        archive.leave(numbers)
        archive.renew()
        self.forget()
        return None

    def take_back(self, archive: Archive, number: int) -> None:
        """Take back all that was decided since a text came in, that one included."""
        gone = archive.take_back(number)
        for article in sorted({row.article for row in gone if row.kind == "moved" and row.article is not None}):
            there = archive.number_of(article)
            if there is not None:
                archive.put(archive.last_put(article, there), there)
        for story in sorted({row.story for row in gone if row.kind in ("merged", "continues")}):
            archive.set_back(story)
        archive.renew()
        self.forget()

    def place_again(self, archive: Archive, texts: Texts, number: int, bodies: Bodies) -> None:
        """Put the texts recorded since one into stories again, in order of recording; those in one stay there."""
        for one in archive.since(number):
            archive.number = one
            self.place(archive, texts, archive.article_of(one), bodies, again=True)

    def _ready(self, archive: Archive) -> Stories:
        """Return the assigner, anew where another program has put articles into stories since."""
        if self._stories is None or self._stamp != archive.stamp():
            self._stories = Stories(archive, archive.newest(LIFE))
        self._stories.over(archive)
        return self._stories


def _follow(archive: Archive, texts: Texts, head: Head, bodies: Bodies, again: bool) -> bool:
    """Put a later text of a page, or a copy, where its original is; whether it is one."""
    original, why = _text_before(archive, head), "a later text of"
    if original is None and head.copy_of is not None and not _has_earlier(archive, head):
        original, how = _copied(archive, texts, head, bodies, again)
        why = _FOLLOWING.get(how or "", "")
    home: Home | None = None if original is None or not why else archive.home(original.number)
    if original is None or home is None:
        return False
    archive.follow(home.story, home.by)
    archive.add(Row(head.day or "", "joined", home.story, head.article, because=(f"{why} {original.article}",),
                    by=COPIED))
    return True


def _copied(archive: Archive, texts: Texts, head: Head, bodies: Bodies, again: bool) -> tuple[Head | None, str | None]:
    """Return which text a text was a copy of as it came in, and how."""
    if not again and head.copy_of is not None and head.copy_of < head.number:
        return archive.head(head.copy_of), head.how     # within a batch it may be the copy of a later one
    copied = original_before(texts, head.number, bodies)
    return (archive.head(copied.text.number), copied.likeness.kind) if copied else (None, None)


def _text_before(archive: Archive, head: Head) -> Head | None:
    """Return the last text of a page that came in before this one and did not come out after it; null for the first.

    Else another text of the same article: it has one story.
    """
    for before in _earlier(archive, head):
        if _is_out(before, head.day) and archive.home(before.number) is not None:
            return before
    same = archive.number_of(head.article)
    return None if same is None else archive.head(same)


def _has_earlier(archive: Archive, head: Head) -> bool:
    """Whether an earlier text of a page came in before this one: then it is an edit, and no copy."""
    return any(True for _ in _earlier(archive, head))


def _earlier(archive: Archive, head: Head) -> Iterator[Head]:
    """Yield the earlier texts of a page that came in before this one, the last first."""
    of = head.version_of
    while of is not None:
        before = archive.head(of)
        if before.number < head.number:
            yield before
        of = before.version_of


def _is_out(head: Head, by: str | None) -> bool:
    return head.day is not None and is_day(head.day) and head.day <= (by or "")

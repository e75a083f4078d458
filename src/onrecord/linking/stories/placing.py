"""Which story a text belongs to, decided in order of publication, whatever the order in which texts come in.

In: texts just written or about to go, and the archive. Out: where each is, in the archive. A copy, and a later text of
a page, is where its original is; all others are decided by ``assign``, from title, text and day alone. A decision rests
on the texts before it alone, so one that comes in last of all changes no other. For one that comes in late the days
from its own on are decided again, until nothing within reach (``WINDOW`` days) is other than it was.
"""

from __future__ import annotations

import logging
from collections.abc import Collection, Hashable, Iterator, Mapping
from datetime import date

from onrecord.facts.days import is_day
from onrecord.linking.copies.bodies import Bodies
from onrecord.linking.copies.joining import original_before
from onrecord.linking.copies.store import Store as Texts
from onrecord.linking.stories.archive import Archive, Changed, Head, Home, Placed
from onrecord.linking.stories.assign import Assigner
from onrecord.linking.stories.journal import Row
from onrecord.linking.stories.live import WINDOW
from onrecord.linking.stories.terms import Page

COPIED = "copies-1"  # the method of those that follow another one
_FOLLOWING = {"exact": "the same text as", "near": "nearly the same text as", "cut": "cut from"}
_SAME = Changed(home=False, weight=False)


class Placer:
    """Puts texts into stories; the live stories stay in its memory from one transaction to the next."""

    def __init__(self) -> None:
        self._assigner: Assigner | None = None
        self._stamp: Hashable = None

    def place(self, archive: Archive, texts: Texts, numbers: Collection[int], bodies: Bodies) -> bool:
        """Put texts that came in into stories where no later one is within reach; else let their days wait.

        Whether no day waits. Those whose day nobody knows are in no story.
        """
        heads = sorted((one for one in map(archive.head, numbers) if one.is_dated), key=lambda one: one.order)
        if archive.waiting() or not heads:
            self.came(archive, numbers)
            return not archive.waiting()
        first, last = _day(heads[0]), _day(heads[-1])
        later = archive.placed_after(first)
        if later is not None and _counted(later) <= _counted(last) + WINDOW:
            self.came(archive, numbers)
            return False
        assigner = self._ready(archive, first, later)
        for head in heads:
            _decide(archive, texts, head, assigner, bodies)
        self._remember(archive, assigner)
        if later is not None:
            for day in {day for head in heads for day in archive.resting_on(head.number) if day >= later}:
                archive.wait(day, changed=False)
        return not archive.waiting()

    def settle(self, archive: Archive, texts: Texts, bodies: Bodies) -> None:
        """Decide (again) the stories of the days that wait, and of those after them that this bears on."""
        waiting = archive.waiting()
        replay = _Replay(archive, texts, bodies, waiting)
        while waiting:
            assigner = replay.run(min(waiting))
            archive.renew()
            self._assigner, self._stamp = assigner, archive.stamp()
        archive.settled()

    def forget(self) -> None:
        """Let go of what is in memory: a transaction failed, or was only tried."""
        self._assigner = self._stamp = None

    @staticmethod
    def leave(archive: Archive, days: Mapping[int, str | None]) -> None:
        """Take texts out of their stories, given with the day on which each was; what rests on them waits."""
        for number, day in days.items():
            home = archive.home(number)
            if home is None or day is None:
                continue
            for other in archive.resting_on(number):
                archive.wait(other, changed=False)
            archive.wait(day, changed=home.by == number)
            archive.leave(number)

    @staticmethod
    def came(archive: Archive, numbers: Collection[int]) -> None:
        """Let the days of texts wait that came in, or have another day."""
        for day in {_day(head) for head in map(archive.head, numbers) if head.is_dated}:
            archive.wait(day, changed=False)

    def _ready(self, archive: Archive, first: str, later: str | None) -> Assigner:
        """Return the assigner for texts from one day on; anew where another program has put texts into stories since.

        ``later``: the next day of which there are texts, far out of reach.
        """
        known = self._assigner
        if known is None or self._stamp != archive.stamp() or not known.goes_on_from(_counted(first)):
            known = Assigner(archive, until=None if later is None else _counted(later))
        known.over(archive)
        return known

    def _remember(self, archive: Archive, assigner: Assigner) -> None:
        archive.renew()
        self._assigner, self._stamp = assigner, archive.stamp()


class _Replay:
    """Decides day after day (again) while a day waits or a change is within reach."""

    def __init__(self, archive: Archive, texts: Texts, bodies: Bodies, waiting: dict[str, bool]) -> None:
        """Take the days that wait; those that were decided are taken out, those that rest on a change are put in."""
        self._archive, self._texts, self._bodies, self._waiting = archive, texts, bodies, waiting
        self._reach = 0         # the last day on which something may be other than it was

    def run(self, first: str) -> Assigner | None:
        """Decide from a day on; return the assigner where that came to the last day there is."""
        assigner = Assigner(self._archive, until=_counted(first))
        day: str | None = first
        while day is not None and self._bears_on(day):
            self._decide(day, assigner)
            day = self._archive.day_after(day)
        return assigner if day is None else None

    def _bears_on(self, day: str) -> bool:
        near = min(self._waiting, default=None)
        return _counted(day) <= self._reach or (near is not None and _counted(near) <= _counted(day) + WINDOW)

    def _decide(self, day: str, assigner: Assigner) -> None:
        if self._waiting.pop(day, False):
            self._reach = _counted(day) + WINDOW
        for number in self._archive.on_day(day):
            changed = _decide(self._archive, self._texts, self._archive.head(number), assigner, self._bodies)
            if changed.weight:
                self._reach = _counted(day) + WINDOW
            if changed.home:
                self._waiting |= {other: self._waiting.get(other, False)
                                  for other in self._archive.resting_on(number) if other > day}


def _decide(archive: Archive, texts: Texts, head: Head, assigner: Assigner, bodies: Bodies) -> Changed:
    """Decide where a text is, from those before it alone; what no decision can be made of is in no story."""
    try:
        placed = _followed(archive, texts, head, bodies)
        if placed is None:
            article = archive.article_of(head.number)
            found = assigner.decide(Page(head.article, head.day or "", article.title, article.text, article.not_body))
            placed = Placed(Home(found.story, head.number), found.rows, found.kept, found.began)
    except archive.faults:
        raise
    except Exception:  # no fault of a story may cost the article; ``verify`` names what is in none
        logging.getLogger("onrecord").warning("%s could not be put into a story", head.article, exc_info=True)
        archive.leave(head.number)
        return _SAME
    return archive.put(head.number, placed)


def _followed(archive: Archive, texts: Texts, head: Head, bodies: Bodies) -> Placed | None:
    """Return where the original of a later text of a page, or of a copy, is; null where a text follows none."""
    original, why = _text_before(archive, head), "a later text of"
    if original is None and head.copy_of is not None and not _has_earlier(archive, head):
        original, how = _copied(archive, texts, head, bodies)
        why = _FOLLOWING.get(how or "", "")
    home = None if original is None or not why else archive.home(original.number)
    if original is None or home is None:
        return None
    row = Row(head.day or "", "joined", home.story, head.article, because=(f"{why} {original.article}",), by=COPIED)
    return Placed(home, (row,))


def _copied(archive: Archive, texts: Texts, head: Head, bodies: Bodies) -> tuple[Head | None, str | None]:
    """Return which of the texts before a text it is a copy of, and how."""
    if head.copy_of is not None and (whole := archive.head(head.copy_of)).order < head.order:
        return whole, head.how          # else one of the same day that came in after it
    copied = original_before(texts, head.number, bodies)
    return (archive.head(copied.text.number), copied.likeness.kind) if copied else (None, None)


def _text_before(archive: Archive, head: Head) -> Head | None:
    """Return the last text of a page before this one; null for the first. Else another text of the same article."""
    for before in _earlier(archive, head):
        if archive.home(before.number) is not None:
            return before
    return next((one for one in archive.others_of(head.article) if one.order < head.order), None)


def _has_earlier(archive: Archive, head: Head) -> bool:
    """Whether an earlier text of a page is before this one: then it is an edit, and no copy."""
    return any(True for _ in _earlier(archive, head))


def _earlier(archive: Archive, head: Head) -> Iterator[Head]:
    """Yield the earlier texts of a page that are before this one, the last first."""
    of = head.version_of
    while of is not None:
        before = archive.head(of)
        if before.order < head.order:
            yield before
        of = before.version_of


def _day(head: Head) -> str:
    return head.day or ""


def _counted(day: str) -> int:
    return date.fromisoformat(day).toordinal() if is_day(day) else 0

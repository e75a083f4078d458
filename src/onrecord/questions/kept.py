"""What was looked up in a record and made of it, kept from one question to the next while nobody writes.

In: a moment of the record. Out: ``Kept``, which ``rows`` fills. A claim stands on the first page, in its list and in
its story: it is counted once. It holds for one moment: after anything is written, another begins empty.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.linking.credits import Credit
from onrecord.questions.answers import Who
from onrecord.questions.claim_answers import ClaimRow
from onrecord.questions.going_on import Known
from onrecord.questions.story_answers import StoryRow
from onrecord.record import ClaimInText, FirstMention, Snapshot, TextRow

MOST = 20_000       # things that are kept for the next question; one question may need more


class Kept:
    """Articles by number, actors of a text by its number and their id there; claims and stories also by ``as_of``."""

    def __init__(self) -> None:
        self.articles: dict[int, TextRow] = {}
        self.actors: dict[tuple[int, str], str | None] = {}
        self.who: dict[str, Who] = {}
        self.links: dict[tuple[int, str | None], Sequence[ClaimInText]] = {}
        self.credits: dict[int, list[Credit]] = {}
        self.claims: dict[tuple[int, str | None], ClaimRow] = {}
        self.stories: dict[tuple[str, str | None], StoryRow] = {}
        self.going_on: dict[str | None, Known] = {}
        self.first_mentions: list[FirstMention] = []

    @property
    def size(self) -> int:
        """How many things are kept."""
        return sum(map(len, vars(self).values())) + sum(len(one) for known in self.going_on.values() for one in known)


def kept_of(snapshot: Snapshot) -> Kept:
    """Return what is kept of this moment of a record; nothing yet where it was written to since, or too much was."""
    found = snapshot.kept()
    here = found.get("rows")
    if not isinstance(here, Kept) or here.size > MOST:
        here = found["rows"] = Kept()
    return here

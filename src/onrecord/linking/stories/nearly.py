"""Stories that were nearly one: how like the first article of one is to another story, by the measure that joins them.

In: the store of stories and the days on which they began. Out: pairs, the likeliest first. Nothing of it joins any.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from onrecord.linking.stories.assign import comparisons
from onrecord.linking.stories.kept import KeptStory, Store
from onrecord.linking.stories.live import LIFE, WINDOW, Live

# Score of ``compare`` from which on a person is asked; ``accept_from`` joins. Of 16 pairs of stories with this score or
# more that it left apart in 1,020 articles of GVA (development part) 10 were one incident, of 290 with less, three.
NEARLY = 0.05


class NearlyOne(msgspec.Struct, frozen=True):
    """A story and an earlier one. ``score``: 0 to 1; ``shared``: what both name; ``vetoes``: what speaks against it."""

    story: str
    other: str
    score: float
    shared: tuple[str, ...]
    vetoes: tuple[str, ...]


def nearly_one(store: Store, first: int, last: int) -> list[NearlyOne]:
    """Return pairs of stories, likeliest first. ``first``, ``last``: when the later one began (``toordinal``)."""
    live, found = Live(store, until=last + 1), list[NearlyOne]()
    for story in sorted(store.stories(first, last), key=lambda one: (one.began, one.id)):
        live.reach(story.began - WINDOW, story.began)       # what a term tells is as it was when the story began
        found += _before(live, story)
    return sorted(found, key=lambda one: (-one.score, one.story, one.other))


def _before(live: Live, story: KeptStory) -> Iterator[NearlyOne]:
    articles = live.articles(story.id)
    if not articles:
        return
    for told in comparisons(articles[0].terms, live)[0]:
        other = live.story(told.story)
        earlier = (other.began, other.id) < (story.began, story.id) and story.began - other.began <= LIFE
        if earlier and other.id != story.continues and told.shared and told.score >= NEARLY:
            yield NearlyOne(story.id, other.id, told.score, told.shared, told.vetoes)

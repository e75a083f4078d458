"""Stories that were nearly one: those a person is asked about were left apart a little by the measure that joins."""

from __future__ import annotations

from datetime import date

from onrecord.linking.stories import Page, Stories
from onrecord.linking.stories.live import LIFE
from onrecord.linking.stories.nearly import NEARLY, NearlyOne, nearly_one
from tests.linking.stories.invented import news

PAGES, TRUTH = news()
ALWAYS = date.min.toordinal(), date.max.toordinal()
# Invented: one fire told on the day, and nine days later, in other words, as its inquest opens.
FIRE = Page("n1", "2031-03-03", "Warehouse fire in Ostrava injures nine",
            "Nine firefighters were injured at 4410 Foundry Street in Ostrava on Monday, officials said. Ilse Vanton, "
            "who runs the warehouse, said flames spread from the loading ramp. Rufus Akers, a watchman, was missing.")
INQUEST = Page("n2", "2031-03-12", "Inquest opens",
               "An inquest heard on Wednesday how Rufus Akers, a watchman, left home for the last time. His sister "
               "said he had often complained of locks that jammed. The coroner asked Ilse Vanton to produce her books.")
ELECTION = Page("n3", "2031-03-10", "Harbour board elects a chair",
                "The harbour board of Ellery elected Tamsin Rooke as its chair, by five votes to four, after a night "
                "of talks on dredging and tolls.")


def stories_of(pages: list[Page]) -> Stories:
    stories = Stories()
    for page in sorted(pages, key=lambda one: one.day):
        stories.assign(page)
    return stories


def titled(stories: Stories, pages: list[Page], found: list[NearlyOne]) -> list[tuple[str, str]]:
    names = {stories.story_of(page.id): page.title for page in reversed(pages)}
    return [(names[one.story], names[one.other]) for one in found]


def test_two_parts_of_one_matter_that_were_left_apart_are_asked_about() -> None:
    pages = [FIRE, INQUEST, ELECTION]
    stories = stories_of(pages)
    assert len({stories.story_of(page.id) for page in pages}) == 3
    found = nearly_one(stories.store, *ALWAYS)
    assert titled(stories, pages, found) == [("Inquest opens", "Warehouse fire in Ostrava injures nine")]
    assert {"rufus akers", "ilse vanton"} <= set(found[0].shared)


def test_each_pair_is_of_two_stories_near_in_time_and_comes_once() -> None:
    stories = stories_of(PAGES)
    found = nearly_one(stories.store, *ALWAYS)
    pairs = [frozenset((one.story, one.other)) for one in found]
    assert len(pairs) == len(set(pairs))
    for one in found:
        later, earlier = stories.store.story(one.story), stories.store.story(one.other)
        assert later is not None
        assert earlier is not None
        assert 0 <= later.began - earlier.began <= LIFE
        assert one.score >= NEARLY
        assert one.shared
    assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)


def test_only_those_that_began_between_are_compared() -> None:
    stories = stories_of([FIRE, INQUEST, ELECTION])
    day = date(2031, 3, 12).toordinal()
    assert len(nearly_one(stories.store, day, day)) == 1
    assert nearly_one(stories.store, day + 1, day + 40) == []
    assert nearly_one(stories.store, 1, day - 1) == []
    assert nearly_one(Stories().store, *ALWAYS) == []

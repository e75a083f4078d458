"""Stories: what joins and what does not, whatever the order; what is never changed; what a day could know."""

from __future__ import annotations

import random
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.errors import OnRecordError
from onrecord.linking.stories import MemoryStore, Page, Row, Stories, stories_as_of
from onrecord.linking.stories.live import LIFE
from tests.linking.stories.invented import f1, news, pairs

PAGES, TRUTH = news()
FIRE = (
    "Nine firefighters were injured at 4410 Foundry Street in Ostrava on Monday, officials said. Ilse Vanton, who runs "
    "the warehouse, said flames spread from the loading ramp. Vanton told reporters that Rufus Akers, a watchman, "
    "was missing. Smoke could be seen across Ostrava."
)


def grouped(pages: list[Page]) -> tuple[dict[str, str], Stories]:
    stories = Stories()
    for page in pages:
        stories.assign(page)
    return stories_as_of(stories.store.rows()), stories


def fire(name: str, day: date, text: str = FIRE, title: str = "Warehouse fire in Ostrava injures nine") -> Page:
    return Page(name, day.isoformat(), title, text)


MONDAY = date(2031, 3, 3)


def test_invented_matters_are_found() -> None:
    found, _ = grouped(PAGES)
    right, guessed = pairs(TRUTH), pairs(found)
    assert len(right & guessed) / len(guessed) >= 0.95
    assert len(right & guessed) / len(right) >= 0.8


def test_the_journal_and_the_store_agree() -> None:
    found, stories = grouped(PAGES)
    assert {p.id: stories.story_of(p.id) for p in PAGES} == found
    for day in ("2031-03-10", "2031-03-20"):
        known = stories_as_of(stories.store.rows(), day)
        assert {p.id: s for p in PAGES if (s := stories.story_of(p.id, day))} == known


@settings(max_examples=12)
@given(st.randoms(use_true_random=False), st.integers(0, 45))
def test_later_articles_never_change_who_was_together(chance: random.Random, days: int) -> None:
    """The law: take away everything published after a day, and the answer as of that day is the same."""
    pages = sorted(chance.sample(PAGES, 30), key=lambda page: page.day)
    day = (date(2031, 3, 3) + timedelta(days)).isoformat()
    whole, _ = grouped_rows(pages)
    then, _ = grouped_rows([p for p in pages if p.day <= day])
    assert stories_as_of(whole, day) == stories_as_of(then, day)
    assert stories_as_of(then, day) == stories_as_of(then)


def grouped_rows(pages: list[Page]) -> tuple[list[Row], Stories]:
    _, stories = grouped(pages)
    return list(stories.store.rows()), stories


def test_rows_are_only_ever_added_and_an_article_is_taken_once() -> None:
    stories = Stories()
    before: list[Row] = []
    for page in PAGES:
        assigned = stories.assign(page)
        rows = list(stories.store.rows())
        assert rows[: len(before)] == before
        assert rows[len(before) :] == list(assigned.rows)
        assert stories.assign(page).rows == ()
        before = rows
    assert list(stories.store.rows()) == before


def test_a_reason_names_what_is_shared() -> None:
    stories = Stories()
    stories.assign(fire("a", MONDAY))
    joined = stories.assign(fire("b", MONDAY + timedelta(1), FIRE.replace("Smoke", "Thick smoke")))
    assert joined.rows[0].kind == "joined"
    assert joined.rows[0].day == "2031-03-04"
    assert {"ilse vanton", "rufus akers"} <= set(joined.because)
    assert joined.rows[0].reason().startswith("joined because: ")
    assert 0.5 < (joined.score or 0) <= 1


def test_a_running_matter_does_not_swallow_incident_after_incident() -> None:
    """The snowball: an incident a day of one kind, each two days from the next, in one town."""
    streets = "Cedar Mill Harbour Orchard Chapel Linden Quarry Castle Meadow Tanner Bishop Willow".split()
    names = "Merrow Sandoval Obrador Quill Holm Lathan Voss Ferrant Ibsen Kovar Dorn Ruiz".split()
    pages = []
    for number, (street, name) in enumerate(zip(streets, names, strict=True)):
        day = MONDAY + timedelta(2 * number)
        text = (
            f"A man was shot on {day:%A} night in the {number + 1}00 block of {street} Street in Leipzig, police said. "
            f"Police said Otto {name}, {20 + number}, was taken to a hospital. Detectives look for a suspect and "
            "ask witnesses of the shooting to call the police."
        )
        pages.append(Page(str(number), day.isoformat(), "Man shot in Leipzig, police say", text))
    found, _ = grouped(pages)
    assert len(set(found.values())) >= len(pages) - 1


def test_a_life_is_capped_and_what_goes_on_is_linked() -> None:
    stories = Stories()
    first = stories.assign(fire("a", MONDAY))
    again = stories.assign(fire("b", MONDAY + timedelta(LIFE)))
    later = stories.assign(fire("c", MONDAY + timedelta(LIFE + 1)))
    assert again.story == first.story
    assert later.story != first.story
    assert later.continues == first.story
    assert [row.kind for row in later.rows] == ["began", "continues"]
    assert stories.assign(fire("d", MONDAY + timedelta(LIFE + 3))).story == later.story


def test_no_story_outlives_its_cap() -> None:
    pages = [fire(str(n), MONDAY + timedelta(9 * n)) for n in range(12)]
    found, _ = grouped(pages)
    for story in set(found.values()):
        days = [date.fromisoformat(p.day) for p in pages if found[p.id] == story]
        assert (max(days) - min(days)).days <= LIFE


def test_pages_come_in_order_of_publication() -> None:
    stories = Stories()
    stories.assign(fire("later", MONDAY))
    with pytest.raises(ValueError, match="after a later page"):
        stories.assign(fire("earlier", MONDAY - timedelta(1)))


def test_other_places_and_other_numbers_speak_against() -> None:
    like = (
        "{count} men were shot at a party in {town} on Sunday, police said. One of them, {age}, is in a hospital. "
        "Police ask witnesses to call."
    )
    title = "Men shot at party, police say"
    one = like.format(count="Two", town="Tampere", age=24)
    others = like.format(count="Two", town="Plovdiv", age=24), like.format(count="Five", town="Tampere", age=57)
    for text in (one, *others):
        stories = Stories()
        first = stories.assign(Page("a", "2031-03-03", title, one))
        assert (stories.assign(Page("b", "2031-03-03", title, text)).story == first.story) == (text == one)


def test_a_live_page_joins_but_does_not_glue() -> None:
    dam = (
        "The Valdivia dam burst on Monday and 14 villages were evacuated. Lena Obrador, the mayor of Valdivia, said "
        "rescuers in boats were on their way. Water stood two metres high, Tomas Quill of the river authority said."
    )
    both = fire("live", MONDAY, FIRE + "\n\n" + dam, "World news live: fire and flood")
    stories = Stories()
    page = stories.assign(both)
    one = stories.assign(fire("fire", MONDAY))
    two = stories.assign(fire("dam", MONDAY, dam, "Dam bursts near Valdivia"))
    assert len({one.story, two.story}) == 2
    assert page.story not in (one.story, two.story)
    assert stories.assign(fire("dam 2", MONDAY, dam, "Villages evacuated near Valdivia")).story == two.story


def test_lines_that_come_back_do_not_join() -> None:
    foot = (
        "\n\nWatch Greta Holm, Piers Lathan and Nadia Voss on Channel Nine weeknights at 5:30 from 881 Chapel Street.\n"
        "Nadia Voss and Greta Holm of Channel Nine won the Bergen Press Award."
    )
    plain, _ = grouped(PAGES)
    pages = [Page(p.id, p.day, f"{p.title} - Channel Nine | News, Weather", p.text + foot) for p in PAGES]
    furnished, _ = grouped(pages)
    assert f1(pairs(plain), pairs(furnished)) >= 0.95


def test_a_new_start_from_the_store_decides_alike() -> None:
    """Nothing but the store is needed: after each article the assigner may be made anew."""
    store, through = MemoryStore(), grouped(PAGES[:40])[0]
    for page in PAGES[:40]:
        Stories(store).assign(page)
    assert stories_as_of(store.rows()) == through


def test_odd_days_are_days() -> None:
    days = [date.fromisoformat(day) for day in ("0001-01-01", "1855-01-02", "9998-12-31")]
    found, _ = grouped([fire(str(day), day) for day in days])
    assert len(set(found.values())) == len(days)


def test_no_day_is_no_day() -> None:
    with pytest.raises(OnRecordError, match="OR-503"):
        Stories().assign(Page("a", "yesterday", None, FIRE))


@given(st.text(max_size=300), st.text(max_size=60))
def test_any_text_is_taken(text: str, title: str) -> None:
    stories = Stories()
    stories.assign(Page("a", "2031-03-03", title, text))
    assert stories.assign(Page("b", "2031-03-04", title, text)).article == "b"

"""The same or not the same actor, story: joined and parted by the pages' forms, and undone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import onrecord
from tests.strategies import reading
from tests.web.conftest import Room

# Invented, as in ``tests.strategies``.
LINES = [(2, "troops sent east harbour border", "say", "asserted", None), (4, "grain ships moved", "say", None, None)]


@pytest.fixture
def joined(tmp_path: Path) -> Iterator[Room]:
    with onrecord.open(tmp_path / "r.db") as record:
        for day, outlet in (("2031-05-02", "Harbour Wire"), ("2031-05-03", "The Lantern")):
            record.add(reading(LINES, published=day, outlet=outlet))
        record.add(reading([(1, "a treaty ended all talks", "say", "asserted", None)], published="2031-09-09",
                           outlet="Quayside Post"))
    made = Room(tmp_path / "r.db")
    yield made
    made.records.close()


def done(room: Room, page: str, **fields: str) -> str:
    """Send a form that stands on a page, and return what was done."""
    assert f'name="id" value="{fields["id"]}"' in room.get(page).text
    answer = room.post("/corrections", {"back": page, **fields})
    assert answer.status == 303, answer.text
    found = re.search(r"done=(j\w+)", answer.headers["location"])
    assert found is not None
    return found[1]


def test_two_actors_are_joined_and_parted(joined: Room) -> None:
    with joined.records.one() as record:
        firefly, wire = (next(iter(record.seen(name).items)).who.id for name in ("Rufus Firefly", "Harbour Wire"))
    made = done(joined, f"/actors/{firefly}", id=firefly, other=wire, what="same_as", by="Ada", why="one desk")
    with joined.records.one() as record:
        assert {row.speaker for row in record.statements(by=wire).items} == {"Harbour Wire"}
        assert record.statements(by=wire).total == 4
        assert record.corrections().items[-1].by == "Ada"
    joined.post("/corrections", {"what": "undo", "id": made, "back": "/"})
    with joined.records.one() as record:
        assert {row.speaker for row in record.statements(by=wire).items} == {"Harbour Wire"}
        assert record.statements(by=wire).total == 2


def test_a_name_is_somebody_else_in_one_article(joined: Room) -> None:
    with joined.records.one() as record:
        firefly = next(iter(record.seen("Rufus Firefly").items)).who.id
        article = record.articles().items[1].id
    done(joined, f"/actors/{firefly}", id=firefly, other=firefly, article=article, what="not_same_as")
    with joined.records.one() as record:
        assert record.seen(firefly).total == 1


def test_an_article_leaves_a_story_and_comes_back(joined: Room) -> None:
    with joined.records.one() as record:
        story = record.stories().items[0]
        first, second = (one.article for one in record.story(story.id).articles)
    made = done(joined, f"/stories/{story.id}", id=second, other=first, what="not_same_as")
    with joined.records.one() as record:
        assert record.story(story.id).story.articles == 1
    joined.post("/corrections", {"what": "undo", "id": made, "back": "/"})
    with joined.records.one() as record:
        other = record.story(record.articles().items[2].id)
        assert record.story(story.id).story.articles == 2
    done(joined, f"/stories/{other.story.id}", id=other.articles[0].article, other=first, what="same_as")
    with joined.records.one() as record:
        assert record.story(first).story.articles == 3

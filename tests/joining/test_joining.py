"""Joining decides, the record stores: in memory and in a database the same articles come to the same."""

from __future__ import annotations

import random

import pytest

from onrecord.flow import read
from onrecord.intake import articles_from
from onrecord.joining import NONE, Joiner, entry_of
from onrecord.record import Record
from onrecord.views.cli.demo import demo_articles
from tests.joining.in_memory import MemoryStores
from tests.record.inside import connection


@pytest.fixture(scope="module")
def readings():
    return [read(article) for article in articles_from(demo_articles())]


def in_memory(readings) -> MemoryStores:
    stores, joiner = MemoryStores(), Joiner()
    for number, reading in enumerate(readings, 1):
        entry = entry_of(reading, NONE)
        stores.take(number, entry)
        joiner.join(stores, number, entry, NONE)
        if not joiner.place(stores, [number]):
            joiner.settle_stories(stores)
    return stores


def of_memory(stores: MemoryStores, readings):
    ids = {number: reading.article.id for number, reading in enumerate(readings, 1)}
    claims, events = (
        [[(ids[key // 10_000], key % 10_000) for key, group in groups.items() if group == one]
         for one in set(groups.values())] for groups in (stores.claims.groups(), stores.events.groups()))
    return ({ids[one]: (ids[of], how.kind) for one, (of, how) in stores.copies.copies.items()},
            sorted(sorted(group) for group in claims), sorted(sorted(group) for group in events),
            {ids[number]: home.story for number in ids if (home := stores.stories.home(number))})


def of_record(path, readings):
    with Record.open(path) as record:
        record.add_many(readings)
        with connection(record) as db:
            copies = db.exec_driver_sql("SELECT a.id, o.id, c.kind FROM copies AS c JOIN articles AS a "
                                        "ON a.number = c.number JOIN articles AS o ON o.number = a.copy_of").all()
            claims = db.exec_driver_sql("SELECT c.claim, a.id, c.place FROM claim_articles AS c JOIN articles AS a "
                                        "ON a.number = c.number").all()
            events = db.exec_driver_sql("SELECT e.first, a.id, e.place FROM events AS e JOIN articles AS a "
                                        "ON a.number = e.number").all()
            stories = db.exec_driver_sql("SELECT a.id, s.story FROM article_stories AS s JOIN articles AS a "
                                         "ON a.number = s.number").all()
    return ({one: (of, kind) for one, of, kind in copies}, grouped(claims), grouped(events),
            {row.id: row.story for row in stories})


def grouped(rows):
    groups: dict[int, list[tuple[str, int]]] = {}
    for group, article, place in rows:
        groups.setdefault(group, []).append((article, place))
    return sorted(sorted(group) for group in groups.values())


@pytest.mark.parametrize("turned", [1, -1])
def test_memory_and_record_decide_alike(readings, tmp_path, turned):
    found = readings[::turned]
    copies, claims, events, stories = of_memory(in_memory(found), found)
    assert copies
    assert any(len(group) > 3 for group in claims)
    assert any(len(group) > 1 for group in events)
    assert (copies, claims, events, stories) == of_record(tmp_path / "r.db", found)


def test_what_left_its_story_is_decided_again(readings):
    stores, joiner = in_memory(readings), Joiner()
    before = of_memory(stores, readings)
    joiner.leave(stores, {4: stores.stories.head(4).day})
    assert of_memory(stores, readings)[3].keys() < before[3].keys()
    joiner.came(stores, [4])
    joiner.settle_stories(stores)
    assert of_memory(stores, readings) == before


def test_claims_events_and_stories_are_the_same_in_whatever_order_the_days_come(readings):
    expected = of_memory(in_memory(readings), readings)[1:]
    for seed in range(6):
        shuffled = random.Random(seed).sample(readings, len(readings))
        assert of_memory(in_memory(shuffled), shuffled)[1:] == expected

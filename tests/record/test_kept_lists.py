"""What is kept of lists, totals and links is what the tables come to, whatever was done, in whatever order."""

from __future__ import annotations

import random
import sqlite3

import pytest

from onrecord.errors import OnRecordError
from onrecord.questions import OpenRecord
from onrecord.record.listing import SEVERAL, differing
from tests.record.inside import connection
from tests.strategies import reading

# Invented, as are the names and outlets.
CLAIMS = ("ammonia that leaked from the Quizzard plant at Vexmoor killed fish in the Tamsin river",
          "a judge at Vexmoor ordered Quizzard to pay for the trout of the Tamsin",
          "a choir from Ardloch won the autumn prize in Kellbridge with songs of Merrow",
          "tram drivers of Ostermouth walked out over night shifts and wages")
ASIDE = ("inspectors took samples along the Tamsin", "the mayor wants the licence looked at again")
OUTLETS = ("Harbour Wire", "The Lantern", "Quay Post", None)
KINDS = ("asserted", "denied", "confirmed")
KEPT = ("goes_on", "story_ranks", "totals", "text_speakers")     # by numbers and ids that no filling anew changes


def one(chance, number):
    lines = [(chance.randrange(4), chance.choice(CLAIMS), "say", chance.choice(KINDS), None)
             for _ in range(chance.randrange(1, 3))]
    lines += [(0, line, "say", None, None) for line in chance.sample(ASIDE, chance.randrange(3))]
    return reading(lines, outlet=chance.choice(OUTLETS), url=chance.choice((None, f"https://a.example/{number % 5}")),
                   published=f"2031-{chance.randrange(1, 13):02d}-{chance.randrange(1, 28):02d}")


def some(items, chance, many=1):
    return [row.id for row in chance.sample(items, min(many, len(items)))]


def deed(record, chance):
    """Do something that people do, on whatever is there; what cannot be done to it is not done."""
    claims, said = record.claims(limit=None, topics=True).items, record.statements(limit=None).items
    articles = record.articles().items
    first, *rest = some(claims, chance, 2)
    article, *others = some(articles, chance, 2)
    made = [row.id for row in record.corrections(limit=None).items]
    other, away = rest[0] if rest else first, others[0] if others else article
    deeds = (
        lambda: record.correct(first, same_as=other), lambda: record.correct(first, not_same_as=other),
        lambda: record.correct(article, same_as=away), lambda: record.correct(article, not_same_as=away),
        lambda: record.correct(some(said, chance)[0], not_a_statement=True),
        lambda: record.correct(some(said, chance)[0], position="denied"),
        lambda: record.correct(article, date=f"2031-{chance.randrange(1, 13):02d}-15"),
        lambda: record.undo(chance.choice(made)), lambda: record.forget(article), record.rebuild)
    try:
        chance.choice(deeds)()
    except (OnRecordError, IndexError):
        return False
    return True


def rows(path, tables=KEPT):
    with sqlite3.connect(path) as db:
        found = {table: sorted(db.execute(f"SELECT * FROM {table}").fetchall()) for table in tables}
    return found | {"totals": [row for row in found.get("totals", ()) if row[-1]]}


def answers(path):
    with OpenRecord(path) as record:
        stories = record.stories(limit=None)
        return stories, [record.story(row.id) for row in stories.items], record.newest_changes(since="2031-01-01")


def without_what_was_told(path, to):
    with sqlite3.connect(path) as db, sqlite3.connect(to) as other:
        db.backup(other)
        other.execute("INSERT OR IGNORE INTO untold_claims SELECT claim FROM claim_rows")
        other.execute("DELETE FROM story_rows")
    return answers(to)


@pytest.mark.parametrize("seed", range(3))
def test_whatever_is_done_what_is_kept_holds(tmp_path, seed):
    chance, path, done, links, told = random.Random(seed), tmp_path / "r.db", 0, 0, 0
    with OpenRecord(path) as record:
        for number in range(14):
            record.add_many([one(chance, number) for _ in range(chance.randrange(1, 4))], settle=chance.random() < 0.7)
            if number % 3 == 2:
                record.settle()
            done += deed(record, chance)
            with connection(record.record) as db:
                assert list(differing(db)) == []
        record.settle()
        before, said = rows(path), answers(path)
        assert without_what_was_told(path, tmp_path / "untold.db") == said
        links, told = len(before["goes_on"]), len(rows(path, ["story_rows"])["story_rows"])
        record.rebuild()
        assert rows(path) == before
        assert answers(path) == said
        assert record.verify() == []
    assert done > 3
    assert links > 3
    assert told > 0


def test_the_order_of_adding_changes_nothing_that_is_kept(tmp_path):
    chance = random.Random(7)
    made = [one(chance, number) for number in range(24)]
    found = []
    for name in ("one.db", "other.db"):
        with OpenRecord(tmp_path / name) as record:
            for start in range(0, len(made), 5):
                record.add_many(made[start:start + 5], settle=False)
            record.settle()
            with connection(record.record) as db:
                links = db.exec_driver_sql(
                    "SELECT a.id, a.text_hash, b.id, b.text_hash, g.matched, g.shared FROM goes_on AS g JOIN articles "
                    "AS a ON a.number = g.number JOIN articles AS b ON b.number = g.older").all()
            found.append((sorted(map(tuple, links)), rows(tmp_path / name, ["story_ranks", "totals"])))
        made.reverse()
    assert found[0] == found[1]
    assert len(found[0][0]) > 3


@pytest.mark.parametrize(("table", "damage"), [
    ("goes_on", "DELETE FROM goes_on"), ("totals", "UPDATE totals SET counted = counted + 1 WHERE list = 'events'"),
    ("claim_positions", "UPDATE claim_positions SET counted = counted + 1"),
    ("story_ranks", "UPDATE story_ranks SET longer_ago = longer_ago - 1"),
    ("text_speakers", "UPDATE text_speakers SET statements = statements + 1")])
def test_verify_finds_what_does_not_hold(tmp_path, table, damage):
    path, chance = tmp_path / "r.db", random.Random(3)
    with OpenRecord(path) as record:
        record.add_many([one(chance, number) for number in range(12)])
        assert record.verify() == []
    with sqlite3.connect(path) as db:
        db.execute(damage)
    with OpenRecord(path) as record:
        assert any(table in problem.what for problem in record.verify())
        record.rebuild()
        assert record.verify() == []


def test_small_stories_are_not_kept(tmp_path):
    path = tmp_path / "r.db"
    with OpenRecord(path) as record:
        for day in range(1, SEVERAL + 1):
            record.add(reading([(0, CLAIMS[0], "say", "asserted", None), (0, ASIDE[0], "say", None, None)],
                               outlet=OUTLETS[day % 3], published=f"2031-05-{day:02d}"))
            assert len(rows(path, ["story_rows"])["story_rows"]) == (day >= SEVERAL)
        assert record.stories().items[0].articles == SEVERAL


def test_what_another_version_told_is_told_anew(tmp_path):
    path = tmp_path / "r.db"
    with OpenRecord(path) as record:
        record.add_many([reading([(0, CLAIMS[0], "say", "asserted", None)], outlet=f"Paper {day}",
                                 published=f"2031-05-{day:02d}") for day in range(1, SEVERAL + 2)])
        before = record.stories()
        with sqlite3.connect(path) as db:
            assert db.execute("UPDATE story_rows SET data = x'c0'").rowcount == 1
        assert record.stories() == before

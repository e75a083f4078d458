"""What is told of claims when they are written, and kept: it is what would be told of them now, whatever was done."""

from __future__ import annotations

import random
import sqlite3

import pytest

from onrecord.errors import OnRecordError
from onrecord.questions import OpenRecord, keeping_told, told_claims
from tests.strategies import reading

# Invented, as are the names and outlets.
WORDS = ("troops sent east harbour", "grain ships moved east", "troops crossed bridge border", "treaty talks ceasefire")
OUTLETS = ("Harbour Wire", "The Lantern", "Quayside Post", None)
KINDS = ("asserted", "denied", "confirmed")


def kept(path):
    with sqlite3.connect(path) as db:
        return db.execute("SELECT count(*) FROM claim_rows").fetchone()[0]


def without_what_was_kept(path, to):
    with sqlite3.connect(path) as db, sqlite3.connect(to) as other:
        db.backup(other)
        other.execute("INSERT OR IGNORE INTO untold_claims SELECT claim FROM claim_rows")
        other.execute("DELETE FROM claim_rows")
        other.commit()
    return answers(to)


def answers(path):
    with OpenRecord(path) as record:
        return record.claims(limit=None, topics=True), record.newest_changes(since="2031-01-01", limit=50)


def one(chance, number):
    lines = [(chance.randrange(5), chance.choice(WORDS), "say", chance.choice(KINDS), chance.choice((0, None)))
             for _ in range(chance.randrange(1, 3))]
    return reading(lines, outlet=chance.choice(OUTLETS), url=chance.choice((None, f"https://a.example/{number % 4}")),
                   published=f"2031-05-{chance.randrange(1, 28):02d}", times=["2031-04-30"])


def some(items, chance, many=1):
    return [row.id for row in chance.sample(items, min(many, len(items)))]


def correction(record, chance):
    """Do something that people do, on whatever is there; what cannot be done to it is not done."""
    claims, said = record.claims(limit=None, topics=True).items, record.statements(limit=None).items
    (first, *rest), statement = some(claims, chance, 2), some(said, chance)[0]
    other = rest[0] if rest else first
    made = [row.id for row in record.corrections(limit=None).items]
    deeds = (
        lambda: record.correct(first, same_as=other), lambda: record.correct(first, not_same_as=other),
        lambda: record.correct(statement, speaker="Sylvania"), lambda: record.correct(statement, position="denied"),
        lambda: record.correct(statement, date="2031-05-20"), lambda: record.correct(statement, not_a_statement=True),
        lambda: record.correct("Rufus Firefly", same_as="Harbour Wire"),
        lambda: record.correct(some(record.articles().items, chance)[0], date="2031-05-29"),
        lambda: record.undo(chance.choice(made)), lambda: record.forget(some(record.articles().items, chance)[0]))
    try:
        chance.choice(deeds)()
    except (OnRecordError, IndexError):
        return False
    return True


@pytest.mark.parametrize("seed", range(2))
def test_what_is_kept_is_what_would_be_told_now(tmp_path, seed):
    chance, path, done, seen, changes = random.Random(seed), tmp_path / "r.db", 0, 0, 0
    with OpenRecord(path) as record:
        for number in range(10):
            record.add_many([one(chance, number) for _ in range(2)])
            done += correction(record, chance)
            assert without_what_was_kept(path, tmp_path / f"{number}.db") == answers(path)
            seen += kept(path)
            changes += answers(path)[1].total
        assert record.verify() == []
    assert done > 3
    assert seen > 10
    assert changes > 5


def test_what_is_said_once_is_not_kept(tmp_path):
    with OpenRecord(tmp_path / "r.db") as record:
        record.add(reading([(0, "troops sent east harbour", "say", "asserted", None)]))
        assert kept(tmp_path / "r.db") == 0
        record.add(reading([(0, "troops sent east harbour", "say", "denied", None)], outlet="The Lantern"))
        assert kept(tmp_path / "r.db") == record.claims().total == 1


def test_what_another_version_told_is_told_anew(tmp_path):
    with OpenRecord(tmp_path / "r.db") as record:
        for outlet in ("Harbour Wire", "The Lantern"):
            record.add(reading([(0, "troops sent east harbour", "say", "asserted", None)], outlet=outlet))
        before = record.claims()
        with sqlite3.connect(tmp_path / "r.db") as db:
            db.execute("UPDATE claim_rows SET data = x'c0'")
        assert record.claims() == before


def test_a_batch_is_told_when_the_last_has_come(tmp_path, monkeypatch):
    asked = []
    monkeypatch.setattr(keeping_told, "_AT_ONCE", 1)
    with OpenRecord(tmp_path / "r.db") as record:
        for outlet in ("Harbour Wire", "The Lantern"):
            lines = [(0, words, "say", "asserted", None) for words in WORDS[:2]]
            record.add_many([reading(lines, outlet=outlet)], settle=False)
            asked.append(kept(tmp_path / "r.db"))
        before = record.claims()
        record.settle()
        assert asked == [0, 0]
        assert kept(tmp_path / "r.db") == record.claims().total > 1
        assert record.claims() == before


@pytest.mark.parametrize("code", ["OR-405", "OR-407"])
def test_what_cannot_be_told_now_is_kept_all_the_same(tmp_path, monkeypatch, code):
    def fail(*_):
        raise OnRecordError(code, where="the record")

    with OpenRecord(tmp_path / "r.db") as record:
        monkeypatch.setattr(told_claims, "claim_rows", fail)
        for outlet in ("Harbour Wire", "The Lantern"):
            added = record.add(reading([(0, WORDS[0], "say", "asserted", None)], outlet=outlet))
            assert added.article
        assert kept(tmp_path / "r.db") == 0
        assert record.claims().items[0].articles == 2
        monkeypatch.undo()
        record.settle()
        assert kept(tmp_path / "r.db") == 1

"""The claims of a record and those of a store in memory: decided alike, whoever keeps them."""

from __future__ import annotations

import pytest

from onrecord.flow import read
from onrecord.intake import articles_from
from onrecord.linking.claims.joining import join, settle_removal
from onrecord.linking.claims.memory import MemoryStore
from onrecord.record import Record
from onrecord.record.sqlite.claim_store import ClaimStore
from onrecord.views.cli.demo import demo_articles
from tests.record.inside import connection


@pytest.fixture(scope="module")
def readings():
    return [read(article) for article in articles_from(demo_articles())]


@pytest.fixture
def record(tmp_path, readings):
    with Record.open(tmp_path / "r.db") as opened:
        opened.add_many(readings[::-1])         # the newest first, so that better matches change over
        yield opened


def kept(record):
    """Return the claims of a record as they are kept, in order of recording, with their wordings."""
    with connection(record) as db:
        store = ClaimStore(db)
        wordings = dict(store.wordings(range(1, 10_000)))
        return [(claim, wordings[claim.key]) for claim in sorted(store.claims(wordings), key=lambda one: one.key)]


def groups(record):
    return {claim.key: claim.group for claim, _ in kept(record)}


def in_memory(claims):
    """Return a store in memory that the articles of some claims came into one by one."""
    store = MemoryStore()
    for number in dict.fromkeys(claim.article for claim, _ in claims):
        here = [(claim, own) for claim, own in claims if claim.article == number]
        for claim, own in here:
            store.add(claim._replace(group=None, same_as=None, method=None, score=None, same_since=None), own)
        join(store, [claim.key for claim, _ in here])
    return store


def test_record_and_memory_come_to_the_same_groups(record):
    claims = kept(record)
    store = in_memory(claims)
    assert store.claims([claim.key for claim, _ in claims]) == sorted(
        (claim for claim, _ in claims), key=lambda one: one.since)
    assert store.groups() == groups(record)
    assert any(claim.same_as for claim, _ in claims)


def test_and_when_an_article_is_forgotten(record, readings):
    store = in_memory(kept(record))
    gone = readings[0].article.id
    with connection(record) as db:
        number = db.exec_driver_sql("SELECT number FROM articles WHERE id = ?", (gone,)).scalar()
    going = [claim for claim, _ in kept(record) if claim.article == number]
    assert any(claim.group == claim.key for claim in going)
    orphans = {key for claim in going for key in store.remove(claim.key)} - {claim.key for claim in going}
    settle_removal(store, {claim.group for claim in going}, orphans)
    record.forget(gone)
    assert store.groups() == groups(record)


def test_neighbours_are_those_published_nearest(record):
    claims = kept(record)
    store = in_memory(claims)
    with connection(record) as db:
        tables = ClaimStore(db)
        for claim, own in claims[:20]:
            clues = {(actor, word) for one in own for actor in one.actors for word in one.words}
            for ours, theirs in zip(tables.nearest(claim, clues, 3), store.nearest(claim, clues, 3), strict=True):
                assert {clue: sorted(keys) for clue, keys in ours.items()} == {
                    clue: sorted(keys) for clue, keys in theirs.items() if keys}

"""Stories in the record: told as articles come, taken back when they go, judged by people, the same after a rebuild."""

from __future__ import annotations

import random
import sqlite3

import pytest

from onrecord.facts import Article, Reading
from onrecord.facts.identity import article_id, text_hash
from onrecord.linking.stories import Stories, terms_of
from onrecord.linking.stories.assign import Assigner
from onrecord.questions import OpenRecord
from onrecord.record.schema.story_terms import packed, unpacked
from tests.linking.stories.invented import news
from tests.record.answers import everything
from tests.strategies import MADE_BY

PAGES, TRUTH = news()
FEW = PAGES[:24]


def told(page, outlet="Harbour Wire", text=None, day=None):
    """Return the reading of a page, of which nothing but title, text and day is known."""
    text, day = text or page.text, day or page.day
    id = article_id(f"{outlet} {page.id}", None, text, day)
    article = Article(
        id=id,
        text_hash=text_hash(text),
        text=text,
        title=page.title,
        outlet=outlet,
        published=day,
        published_from="given",
        language="en",
    )
    return Reading(article=article, made_by=MADE_BY)


def stories(record):
    """Return the articles of every story, by id."""
    return {row.id: [one.article for one in record.story(row.id).articles] for row in record.stories(limit=None).items}


@pytest.fixture
def fresh(tmp_path):
    made = []

    def make(readings=(), name=None):
        made.append(OpenRecord(tmp_path / (name or f"{len(made)}.db")))
        made[-1].record.add_many(readings)
        return made[-1]

    yield make
    for one in made:
        one.close()


def test_but_for_copies_the_record_decides_as_the_assigner_does(fresh, monkeypatch):
    monkeypatch.setattr("onrecord.linking.stories.placing._FOLLOWING", {})
    pages = PAGES
    readings = [told(page) for page in pages]
    names = {one.article.id: page.id for page, one in zip(pages, readings, strict=True)}
    in_memory = Stories()
    for page, one in zip(pages, readings, strict=True):
        in_memory.assign(type(page)(one.article.id, page.day, page.title, page.text))
    found = stories(fresh(readings))
    assert {names[a]: story for story, articles in found.items() for a in articles} == {
        names[a.id]: in_memory.story_of(a.id) for a in (one.article for one in readings)
    }


def test_opened_again_it_goes_on_as_if_it_had_never_been_closed(fresh, tmp_path):
    readings = [told(page) for page in random.Random(4).sample(FEW, len(FEW))]
    whole = fresh(readings)
    for i in range(0, len(readings), 5):
        with OpenRecord(tmp_path / "parts.db") as parts:
            for one in readings[i : i + 5]:
                parts.add(one)
    with OpenRecord(tmp_path / "parts.db") as parts:
        assert stories(parts) == stories(whole)


def test_two_programs_tell_stories_into_one_record(fresh, tmp_path):
    readings = [told(page) for page in FEW]
    whole = fresh(readings)
    with OpenRecord(tmp_path / "two.db") as one, OpenRecord(tmp_path / "two.db") as other:
        for i, reading in enumerate(readings):
            (one if i % 3 else other).add(reading)
        assert stories(one) == stories(whole)


def test_a_rebuild_gives_the_same_stories(fresh):
    record = fresh([told(page) for page in random.Random(6).sample(FEW, len(FEW))])
    before = everything(record)
    record.rebuild()
    assert everything(record) == before
    assert record.verify() == []


@pytest.mark.parametrize("place", [0, 7, 23])
def test_forgotten_is_as_if_it_had_never_come(fresh, place):
    readings = [told(page) for page in random.Random(7).sample(FEW, len(FEW))]
    record, never = fresh(readings), fresh(readings[:place] + readings[place + 1 :])
    record.forget(readings[place].article.id)
    assert stories(record) == stories(never)
    assert everything(record) == everything(never)
    assert record.verify() == []


def test_forgotten_words_are_in_no_story(fresh, tmp_path):
    secret = told(FEW[0], text=FEW[0].text + " Xylophagos Quizzard of Vexmoor was there. Xylophagos Quizzard left.")
    record = fresh([secret, *(told(page) for page in FEW[1:])], "secret.db")
    record.forget(secret.article.id)
    record.close()
    assert b"quizzard" not in (tmp_path / "secret.db").read_bytes().lower()


def test_another_date_tells_the_stories_anew_and_an_undo_as_before(fresh):
    readings = [told(page) for page in FEW]
    record = fresh(readings)
    before = stories(record)
    done = record.correct(readings[3].article.id, date="2033-01-01").correction
    assert record.story(readings[3].article.id).story.articles == 1
    found = everything(record)
    record.rebuild()
    assert everything(record) == found
    record.undo(done.id)
    assert stories(record) == before


def test_a_copy_is_where_its_original_is(fresh):
    first, copy = told(FEW[0]), told(FEW[0], "The Lantern", day="2031-07-30")
    record = fresh([first, *(told(page) for page in FEW[1:6]), copy])
    found = record.story(copy.article.id)
    row = next(one for one in found.articles if one.article == copy.article.id)
    assert first.article.id in [one.article for one in found.articles]
    assert (row.method, row.because) == ("copies-1", (f"the same text as {first.article.id}",))
    assert found.story.copies == 1


def test_what_people_judge_wins_and_can_be_undone(fresh):
    record = fresh([told(page) for page in FEW])
    before = stories(record)
    big = max(before, key=lambda id: len(before[id]))
    first, last = before[big][0], before[big][-1]
    apart = record.correct(first, not_same_as=last, by="a reader", why="another fire").correction
    assert record.story(first).story.id == big
    parted = record.story(last)
    assert parted.story.id != big
    assert [one.why for one in parted.articles] == ["judged"]
    assert apart.id in parted.story.judged
    assert record.story(parted.story.id[:6]).story.id == parted.story.id
    day = record.story(first).articles[-1].day
    assert record.stories(as_of=day, limit=None).total >= 1
    other = next(id for id in before if id != big)
    record.correct(first, same_as=before[other][0])
    joined = record.story(other).story
    assert joined.articles == len(before[other]) + len(before[big]) - 1
    listed = {row.id: row.articles for row in record.stories(limit=None).items}
    assert listed[joined.id] == joined.articles
    assert sum(listed.values()) == len(FEW)
    found = everything(record)
    record.rebuild()
    assert everything(record) == found
    for row in reversed(record.corrections(limit=None).items):
        record.undo(row.id)
    assert stories(record) == before


def test_a_judgement_counts_only_from_the_day_both_were_out(fresh):
    early, late = told(FEW[0], day="2031-03-01"), told(PAGES[-1], day="2031-04-20")
    record = fresh([early, late])
    record.correct(early.article.id, same_as=late.article.id)
    assert record.story(early.article.id).story.articles == 2
    assert record.story(early.article.id, as_of="2031-04-01").story.articles == 1


def test_a_failing_story_loses_no_article(fresh, monkeypatch):
    record = fresh()
    one, other = told(FEW[0]), told(FEW[1])
    with monkeypatch.context() as broken:
        broken.setattr(Assigner, "decide", lambda *_: 1 / 0)
        assert record.add(one).status == "new"
    assert record.add(other).status == "new"
    assert [(p.where, "no story" in p.what) for p in record.verify()] == [(f"{one.article.id} story", True)]
    record.rebuild()
    assert record.verify() == []


def test_a_transaction_that_failed_leaves_nothing_in_memory(fresh, monkeypatch):
    readings = [told(page) for page in FEW]
    record, whole = fresh(readings[:10]), fresh(readings[:10] + readings[12:])
    with monkeypatch.context() as broken:
        broken.setattr("onrecord.record.taking._added", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            record.record.add_many(readings[10:12])
    for one in readings[12:]:
        record.add(one)
    assert stories(record) == stories(whole)


def test_verify_finds_stories_that_were_tampered_with(fresh, tmp_path):
    record = fresh([told(page) for page in FEW[:4]], "t.db")
    record.close()
    for change in (
        "UPDATE article_stories SET story = 'y0'",
        "DELETE FROM article_stories",
        "UPDATE story_terms SET data = x'00'",
        "DELETE FROM story_terms",
        "DELETE FROM story_journal",
    ):
        copied = tmp_path / "copied.db"
        copied.write_bytes((tmp_path / "t.db").read_bytes())
        with sqlite3.connect(copied) as raw:
            raw.execute(change)
        raw.close()
        with OpenRecord(copied) as tampered:
            assert any("story" in problem.where for problem in tampered.verify()), change


def test_what_a_story_is_told_by_is_kept_whole_and_small():
    terms = [terms_of(page) for page in PAGES]
    assert all(unpacked(packed(one)) == one for one in terms)
    assert all(list(unpacked(packed(one)).words) == list(one.words) for one in terms)
    assert max(len(packed(one)) for one in terms) < 1200

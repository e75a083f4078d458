"""What is said of how two sides stand to each other; outlets, people and events are invented."""

from __future__ import annotations

import pytest

from onrecord.data import rows
from onrecord.flow import read
from onrecord.intake import Given, article_from_text
from onrecord.linking.ties import told_ties
from onrecord.questions import OpenRecord
from tests.questions.test_events import seeds

__all__ = ["seeds"]
TOLD = (
    ("The Quay Post", "2031-05-02", "Ties between Ghana and Togo have cooled. Ghana and its allies met in Lome, Togo."),
    ("The Lantern", "2031-06-03", "The president of Ghana called Togo a close ally. Ghana condemned Benin, the "
     "enemy of Togo, on Monday."),
)


@pytest.fixture(scope="module")
def record(tmp_path_factory):
    with OpenRecord(tmp_path_factory.mktemp("record") / "r.db") as found:
        for outlet, day, text in TOLD:
            found.add(read(article_from_text(text, Given(outlet=outlet, published=day))))
        yield found


def test_words_on_a_tie_are_told_with_their_sentence_and_day(record):
    said = record.ties("Ghana", "Togo").said
    assert [(one.published[:7], one.tells) for one in said] == [("2031-05", "strained"), ("2031-06", "close")]
    assert said[0].quote.text == "Ties … cooled"
    assert said[0].sentence.text == "Ties between Ghana and Togo have cooled."
    assert said[0].on_word_of == ()


def test_a_tie_is_of_the_two_who_are_named_nearest(record):
    assert [one.tells for one in record.ties("Togo", "Benin").said] == ["hostile"]
    assert not record.ties("Ghana", "Benin").said


def test_days_bound_what_is_said(record):
    assert [one.tells for one in record.ties("Ghana", "Togo", since="2031-06").said] == ["close"]
    assert [one.tells for one in record.ties("Ghana", "Togo", as_of="2031-05-31").said] == ["strained"]


def test_the_newest_are_told_with_how_many_there_are(record):
    found = record.ties("Ghana", "Togo", limit=1)
    assert ([one.tells for one in found.said], found.said_total) == (["close"], 2)
    assert record.ties("Ghana", "Togo", limit=0).said == ()


def test_a_tie_is_of_whoever_is_named_with_a_state_or_without():
    told = told_ties(read(article_from_text(
        "The armed group Quay Front is the closest ally of Iran in the region, diplomats said on Monday.",
        Given(outlet="The Quay Post", published="2031-05-02"))))
    assert [one.tells for one in told] == ["close"]
    (pair,) = told[0].pairs
    assert pair[0] == "IRN"
    assert len(pair[1]) > len("IRN")


def test_what_is_judged_or_taken_off_leaves_no_tie_behind(tmp_path):
    with OpenRecord(tmp_path / "r.db") as record:
        for outlet, day, text in TOLD:
            record.add(read(article_from_text(text, Given(outlet=outlet, published=day))))
        first = record.articles().items[0].id
        record.correct(first, date="2031-08-01", by="a")
        assert [one.published[:7] for one in record.ties("Ghana", "Togo").said] == ["2031-06", "2031-08"]
        assert record.verify() == []
        record.forget(first)
        assert [one.published[:7] for one in record.ties("Ghana", "Togo").said] == ["2031-06"]
        assert record.verify() == []


def test_ties_can_be_asked_of_the_seeds(seeds):
    told = {(one.tells, bool(one.on_word_of)) for one in seeds.ties("PRK", "CHN").said}
    assert ("strained", True) in told
    assert any(tells == "close" for tells, _ in told)
    assert [one.tells for one in seeds.ties("PRK", "KOR").said] == ["hostile"]


@pytest.mark.parametrize("line", rows("tie_words"), ids=lambda line: line[0])
def test_a_line_of_tie_words_is_sound(line):
    word, part, tells = line
    assert word == word.lower()
    assert part in ("tie", "quality")
    assert tells in ("close", "strained", "hostile", "tie")

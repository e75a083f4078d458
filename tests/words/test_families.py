"""Words told of one thing are one; positions that only point at a claim find it; other states' claims stay apart."""

from __future__ import annotations

import pytest

from onrecord.data import rows
from onrecord.facts import Reading
from onrecord.flow import read
from onrecord.intake import Given, article_from_text
from onrecord.linking.gist import like
from onrecord.words.families import deeds, family
from onrecord.words.stems import fold, stem


def reading_of(text: str) -> Reading:
    return read(article_from_text(text, Given(published="2023-05-18", outlet="Invented Post")))


def ladders(text: str) -> list[set[tuple[str | None, str]]]:
    reading = reading_of(text)
    names = {actor.id: actor.name for actor in reading.actors}
    return [{(names.get(p.party or ""), p.position) for p in claim.positions} for claim in reading.claims]


@pytest.mark.parametrize(("one", "other"), [("soldiers", "troops"), ("deployment", "sent"), ("doctored", "falsified"),
                                            ("seeped", "leak"), ("rammed", "collided"), ("swap", "exchanged")])
def test_words_told_of_one_thing(one: str, other: str) -> None:
    assert family(stem(fold(one))) == family(stem(fold(other)))


@pytest.mark.parametrize(("one", "other"), [("troops", "prisoners"), ("sold", "seized"), ("river", "plant")])
def test_words_told_of_different_things(one: str, other: str) -> None:
    assert family(stem(fold(one))) != family(stem(fold(other)))


def test_a_word_stands_in_one_family() -> None:
    lines = ["|".join(line).split("|") for line in rows("word_families")]
    words = [{stem(fold(word)) for word in line} - {""} for line in lines]
    assert sum(map(len, words)) == len(set().union(*words))


@pytest.mark.parametrize(("one", "other", "same"), [("soldiers", "troops", True), ("brigades", "troops", False),
                                                    ("rockets", "missiles", True), ("hostages", "prisoners", False)])
def test_what_figures_count_is_narrower_than_a_family(one: str, other: str, same: bool) -> None:
    ours, theirs = stem(fold(one)), stem(fold(other))
    assert family(ours) == family(theirs)
    assert (like(ours) == like(theirs)) is same


@pytest.mark.parametrize("word", ["reports", "operation"])
def test_a_word_that_only_looks_like_one_of_a_family(word: str) -> None:
    assert family(stem(word)) == stem(word)


def test_a_deed_is_the_first_word_of_its_family() -> None:
    firsts = {stem(fold(same.split("|")[0])) for same, _ in rows("word_families")}
    assert len(deeds()) == len(rows("deeds"))
    assert deeds() <= firsts


def test_a_refusal_to_comment_is_on_what_the_article_is_about() -> None:
    found = ladders(
        "Kenya confirmed that its patrol had seized the trawler Astra.\n\n"
        "\"The sea is wide,\" the poet Ana Brel said.\n\n"
        "Somalia did not respond to requests for comment."
    )
    assert {("Kenya", "confirmed"), ("Somalia", "no_comment")} in found


def test_a_nominal_takes_up_what_was_told_before() -> None:
    found = ladders(
        "Kenya confirmed that its patrol had seized the trawler Astra.\n\n"
        "\"The sea is wide,\" the poet Ana Brel said.\n\n"
        "Somalia has not acknowledged the seizure."
    )
    assert {("Kenya", "confirmed"), ("Somalia", "not_acknowledged")} in found


def test_what_another_state_says_of_itself_is_another_claim() -> None:
    found = ladders(
        "Portugal confirmed that Moroccan soldiers had entered Mauritania.\n\n"
        "Algeria denied that it had sent troops to Mauritania."
    )
    assert {("Portugal", "confirmed")} in found
    assert {("Algeria", "denied")} in found


def test_its_own_report_is_no_claim() -> None:
    found = ladders(
        "Kenya confirmed that its patrol had seized the trawler Astra.\n\n"
        "The United Nations has not published its report."
    )
    assert found == [{("Kenya", "confirmed")}]


def test_a_lead_is_dated_by_the_words_it_sums_up() -> None:
    reading = reading_of(
        "Chile denied that its navy had sunk the trawler Astra.\n\n"
        "\"We sank nothing,\" Chile's foreign ministry said on Monday."
    )
    when = {time.id: time.value for time in reading.times}
    denied = [p for claim in reading.claims for p in claim.positions if p.position == "denied"]
    assert "2023-05-15" in [when.get(p.since or "") for p in denied]

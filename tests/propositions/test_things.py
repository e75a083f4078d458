"""Which thing 'it' and 'the deal' mean, by invented sentences; a wrong one is worse than none."""

from __future__ import annotations

import pytest

from onrecord.facts.proposition import Proposition
from onrecord.flow import read
from onrecord.intake import Given, article_from_text


def told(text: str) -> list[Proposition]:
    reading = read(article_from_text(text, Given(published="2023-05-18", outlet="Invented Post")))
    return [p for p in reading.propositions if p.in_statement is not None]


@pytest.mark.parametrize(("text", "last"), [
    # the subject of the sentence before, in the same quotation
    ("\"The ferry contract is a scandal. It is far too dear for the islanders,\" Ana Brel said.",
     "[The ferry contract] is far too dear for the islanders"),
    # by its name before
    ("Ana Brel signed the Kenyan ferry deal. \"It is a terrible deal for the island,\" Dario Velt said.",
     "[the Kenyan ferry deal] is a terrible deal for the island"),
    # what the cue says it is about
    ("Boris Kant repeated his criticism of the bridge, saying it was too dear.", "[the bridge] was too dear"),
    ("Dario Velt defended the quarry as Ana Brel urged him to close it.", "[Dario Velt should] close [the quarry]"),
    # the same noun with more words to it
    ("Chile and Peru signed the 1998 Astra fishing treaty. Ana Brel said the treaty was worthless.",
     "the treaty [the 1998 Astra fishing treaty] was worthless"),
])
def test_a_thing_is_named(text: str, last: str) -> None:
    assert told(text)[-1].text == last


@pytest.mark.parametrize("text", [
    # a day, a room or a person is no thing that 'it' takes up
    "Receiving a guest at the White House, Ana Brel said it was too dear.",
    "Ana Brel signalled on Tuesday that she backed a plan that would close the quarry.",
])
def test_nothing_is_put_in_that_nobody_knows(text: str) -> None:
    assert not any(word in p.text for p in told(text) for word in ("[White House", "[Tuesday"))


@pytest.mark.parametrize(("text", "words"), [
    ("\"I have sold my boat and I am glad,\" Dario Velt said.", "[Dario Velt has] sold"),
    ("\"We’re ready to sail,\" Dario Velt said.", "[Dario Velt and others are] ready to sail"),
    ("\"I don’t own the quarry,\" Ana Brel said.", "[Ana Brel does] not own the quarry"),
    ("Peru accused Chile of ramming the ferry.", "[Chile rammed] the ferry"),
])
def test_verbs_fit_the_names_put_in(text: str, words: str) -> None:
    assert words in told(text)[0].text


@pytest.mark.parametrize(("text", "wording"), [
    ("Dario Velt said the goal would be to contain Peru.", "[Dario Velt wants to] contain Peru"),
    ("Dario Velt repeated his vow to leave the island.", "[Dario Velt will] leave the island"),
    ("Dario Velt repeated his criticism of the ferry contract.", "the ferry contract [is wrong]"),
    ("Dario Velt warned Peru against seizing the trawler.", "[Peru should not seize] the trawler"),
    ("Dario Velt criticised Peru for its new fishing law.", "its new fishing law [is wrong]"),
    ("Ana Brel supported staying in the fishing treaty.", "staying in the fishing treaty [is right]"),
])
def test_what_nouns_of_will_and_opinion_hold(text: str, wording: str) -> None:
    assert wording in [p.text for p in told(text)]


def test_either_or_is_not_taken_apart() -> None:
    texts = [p.text for p in told("Ana Brel spoke of the decision to keep or drop the ferry.")]
    assert not any(text.endswith("keep the ferry") for text in texts)


def test_they_who_did_the_same_before() -> None:
    found = told("Boris Kant asked what would happen should Peru restart the quarry.\n\n"
                 "\"If they restart it, they will have big problems,\" Ana Brel said.")
    assert found[-1].text.startswith("If [Peru restarts] it")
    assert found[-1].complete


def test_i_in_no_quotation_is_the_writer() -> None:
    found = told("Travellers have told me that I am the only guest on the island.")
    assert not any("[Travellers" in p.text or "[travellers" in p.text for p in found)


def test_it_may_be_the_deed_told_before() -> None:
    assert [p.text for p in told("Peru accused Chile of seizing two boats and covering it up.")] == [
        "[Chile seized] two boats", "[Chile covered] it up"]


@pytest.mark.parametrize(("text", "words"), [
    ("Airmont Ltd admitted that its mill had poisoned the river.", "[Airmont Ltd’s] mill had poisoned the river"),
    ("Ana Brel said that her boat had sunk.", "[Ana Brel’s] boat had sunk"),
])
def test_whose_it_is_that_opens_indirect_speech(text: str, words: str) -> None:
    assert [p.text for p in told(text)] == [words]


@pytest.mark.parametrize("text", [
    "Ana Brel said that these new rules were dear.",
    "\"The mill knows of this,\" Ana Brel said.",
])
def test_what_points_elsewhere_cannot_be_read_alone(text: str) -> None:
    assert not any(p.complete for p in told(text))


@pytest.mark.parametrize(("text", "words"), [
    # 'it' stands for the infinitive, 'they' may be the boats
    ("Ana Brel said that it was the duty of the port to close the gate.", "it was the duty of the port to close"),
    ("Airmont Ltd said it was hard to close the gate.", "it was hard to close the gate"),
    ("Divers said that two boats had sunk even as they left the harbour.", "two boats had sunk even as they left"),
])
def test_no_speaker_is_put_in_where_something_else_may_be_meant(text: str, words: str) -> None:
    assert told(text)[0].text.startswith(words)

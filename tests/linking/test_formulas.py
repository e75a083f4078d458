"""Wording that comes back: found though words came and went, parts changed places; common words say little."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.linking.alignment import align
from onrecord.linking.repeated import Sentence, core, groups
from onrecord.linking.wording import TELLING, bits_of, pairs, span_of, wordings

DUES = "On the harbour dues, Norrvik's position is firm and known."
TURNED = "Norrvik’s position on the harbour dues is firm and known, he said again."
FERRY = "We expect both councils to reopen the ferry route without delay."


def sentences(*texts):
    return [Sentence((n, 0), one) for n, text in enumerate(texts) for one in wordings([(0, len(text))], text)]


def found(*texts):
    """The wordings of the groups, as the words of the middle use that most have."""
    made = sentences(*texts)
    return [(" ".join(made[g.middle].wording.words[i] for i in core(made, g)), sorted(made[i].of[0] for i in g.uses))
            for g in groups(made)]


def test_common_words_say_less_than_rare_ones():
    assert bits_of("the") < bits_of("govern") < bits_of("ferri") <= bits_of("quaternion") == 16
    assert bits_of("the") < TELLING


def test_a_sentence_with_nothing_to_tell_is_left_out():
    text = ("It is what it is. We shall see. The ferry route reopens without delay. Fleet? "
            "(U.S. Navy pilots drowned in a gale.)")
    assert [text[slice(*span_of(one, 0, len(one.words)))] for one in wordings([(0, len(text))], text)] == [
        "The ferry route reopens without delay", "U.S. Navy pilots drowned in a gale"]


def test_parts_in_another_order():
    (one,), (other,) = (wordings([(0, len(text))], text) for text in (DUES, TURNED))
    assert pairs(one) & pairs(other)
    alignment = align(one, other)
    assert alignment is not None
    assert alignment.share == 1.0
    assert TURNED[slice(*span_of(other, *alignment.other))] == TURNED[:TURNED.index(",")]


@pytest.mark.parametrize("other", [
    "We expect both councils to reopen the old ferry route without any delay.",
    "As I told you, we expect both councils to reopen the ferry route.",
    "We would expect that both of the councils reopen the ferry route without further delay, and gladly so.",
])
def test_small_changes(other):
    assert found(FERRY, other) != []


@pytest.mark.parametrize("other", [
    "The ferry route was closed by both councils after the storm.",
    "We expect the ministry to publish its findings.",
    "Both councils met without delay to count the votes.",
])
def test_the_same_matter_is_no_formula(other):
    assert found(FERRY, other) == []


def test_names_alone_are_no_formula():
    assert found("The Norrvik Harbour Pilots Association told Minister Ana Brel.",
                 "Minister Ana Brel met the Norrvik Harbour Pilots Association.") == []


def test_each_part_of_a_long_sentence_finds_its_own_uses():
    both = f"{DUES[:-1]}, and we expect both councils to reopen the ferry route without delay."
    assert sorted(uses for _, uses in found(DUES, both, FERRY)) == [[0, 1], [1, 2]]


def test_a_wording_in_the_middle_of_its_drift():
    drift = ["We will never accept the closing of the northern quay by decree.",
             "We will never accept the closing of the northern quay by anybody.",
             "We can never accept a closing of the northern quay by anybody at all."]
    assert found(*drift) == [("never accept closing of the northern quay by", [0, 1, 2])] or [
        uses for _, uses in found(*drift)] == [[0, 1, 2]]


TEXTS = st.lists(st.sampled_from([DUES, TURNED, FERRY, "We expect both councils to reopen the old ferry route.",
                                  "The pilots drowned in a storm.", "The pilots of the harbour drowned in a storm."]),
                 max_size=6)


@settings(max_examples=40)
@given(TEXTS, st.randoms())
def test_order_changes_no_group(texts, random):
    names = list(range(len(texts)))
    shuffled = names[:]
    random.shuffle(shuffled)

    def as_named(order):
        made = sentences(*(texts[n] for n in order))
        return sorted(sorted(order[made[i].of[0]] for i in g.uses) for g in groups(made))

    assert as_named(names) == as_named(shuffled)


@pytest.mark.parametrize("other", ["We do not expect both councils to reopen the ferry route without delay.",
                                   "We don’t expect both councils to reopen the ferry route without delay."])
def test_the_contrary_is_another_wording(other):
    (one,), (contrary,) = (wordings([(0, len(text))], text) for text in (FERRY, other))
    assert align(one, contrary) is None

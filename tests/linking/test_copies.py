"""Which texts are copies, what changed between them, and that wording many heard makes no copy."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.facts import Article
from onrecord.linking.body import body_of, story
from onrecord.linking.copies import FEWEST, SHARED, compare, sketch
from onrecord.linking.word_diff import changes, story_changes

SYLLABLES = ("bri", "cal", "dor", "fen", "gal", "hob", "jun", "kel", "mar", "nol")


def sentences(seed, count, words=14):
    """Return invented sentences, the same for the same seed."""
    chance = random.Random(seed)
    return [
        " ".join("".join(chance.choices(SYLLABLES, k=2)) for _ in range(words)).capitalize() + "." for _ in range(count)
    ]


def article(*paragraphs, title=None, not_body=()):
    text = "\n\n".join(paragraphs)
    return Article(
        id="n1",
        text_hash="x",
        text=text,
        title=title,
        not_body=tuple((text.index(part), text.index(part) + len(part)) for part in not_body),
    )


def likeness(newer, older):
    return compare(body_of(newer), body_of(older))


STORY = sentences(1, 20)
SPEECH = ["“" + " ".join(sentences(n, 3)) + "”" for n in (50, 51, 52, 53)]


def test_headline_dateline_credits_and_case_do_not_matter():
    bare = article(*STORY)
    dressed = article(
        "Ferries kept in port",
        "VEY (Gull Wire) – " + STORY[0].upper(),
        *STORY[1:],
        "By Ina Torv",
        title="Something else",
        not_body=("VEY (Gull Wire) –", "By Ina Torv"),
    )
    assert story(dressed)[0][0] == dressed.text.index(STORY[0].upper())
    assert likeness(dressed, bare).kind == "exact"
    assert list(body_of(dressed).shingles) == list(body_of(bare).shingles)


def test_a_first_sentence_is_no_headline():
    assert story(article("They left", "on Tuesday, he said."))[0][0] == 0
    assert story(article("They left.", STORY[0]))[0][0] == 0
    assert story(article("Ferries left", STORY[0]))[0][0] == len("Ferries left\n\n")
    assert story(article("Ferries left")) == [(0, 12)]


@pytest.mark.parametrize(
    ("newer", "kind"),
    [
        (STORY[:7], "cut"),
        ([*STORY[9:], *STORY[:9]], "near"),
        ([*STORY, *sentences(2, 12)], "longer"),
        ([" ".join(STORY[:10]), " ".join(STORY[10:])], "exact"),
        ([*STORY[:3], *sentences(3, 2), *STORY[5:]], "near"),
        (sentences(4, 20), None),
    ],
)
def test_kinds(newer, kind):
    found = likeness(article(*newer), article(*STORY))
    assert (found and found.kind) == kind
    back = likeness(article(*STORY), article(*newer))
    assert (back is None) == (found is None)
    if found:
        assert (found.share, found.resemblance) == (back.share, back.resemblance)


def test_a_statement_that_many_heard_makes_no_copy():
    one = article(*[part for pair in zip(sentences(5, 4), SPEECH, strict=True) for part in pair])
    other = article(*[part for pair in zip(sentences(6, 4), SPEECH, strict=True) for part in pair])
    assert likeness(one, other) is None
    assert len(set(sketch(body_of(one))) & set(sketch(body_of(other)))) == 0


def test_boilerplate_below_a_story_makes_no_copy():
    tail = sentences(9, 6)
    assert likeness(article(*sentences(7, 5), *tail), article(*sentences(8, 5), *tail)) is None


def test_a_flash_is_no_copy_of_a_flash():
    assert likeness(article("More to come."), article("More to come.")) is None


def test_a_third_shares_entries_with_its_whole():
    """The reason for sketches instead of bands: a part of a text is found by what the whole has kept."""
    found = 0
    for seed in range(100):
        text = sentences(seed, 36)
        whole, cut = sketch(body_of(article(*text))), sketch(body_of(article(*text[:12])))
        assert len(cut) == FEWEST
        found += len({*whole} & {*cut}) >= SHARED
    assert found >= 98


@given(st.text(max_size=300), st.text(max_size=300))
def test_any_two_texts_can_be_compared(one, other):
    a, b = article(one), article(other)
    assert likeness(a, b) == likeness(a, b)
    assert body_of(a).words >= 0
    for change in story_changes(a, b):
        assert change.old is None or 0 <= change.old[0] < change.old[1] <= len(one)
        assert change.new is None or 0 <= change.new[0] < change.new[1] <= len(other)


def test_what_changed_word_by_word():
    old = "The ferry left on Tuesday. Nobody was hurt. " + " ".join(STORY[:4])
    new = STORY[2] + " The ferry left on Wednesday, late. " + " ".join([*STORY[:2], STORY[3]])
    found = [(c.kind, c.old and old[slice(*c.old)], c.new and new[slice(*c.new)]) for c in changes(old, new)]
    assert ("changed", "Tuesday. Nobody was hurt", "Wednesday, late") in found
    assert ("moved", STORY[2].rstrip("."), STORY[2].rstrip(".")) in found
    assert len(found) == 2
    assert changes(old, old.upper()) == []

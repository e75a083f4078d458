"""Wordings side by side: every word is accounted for, what moved is said to have moved, and no text forges a mark."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.linking.word_pieces import as_text, changed, word_pieces
from onrecord.words.stems import tokens

WORDS = st.lists(st.sampled_from("tide harbour pilot the of ferry closed Lights’ “quay” sea-wall".split()), max_size=14)


def diff(old, new):
    return word_pieces(old, [(0, len(old))], new, [(0, len(new))])


@pytest.mark.parametrize(("old", "new", "shown"), [
    ("The ferry is safe.", "The ferry is safe", "The ferry is safe"),
    ("The ferry is safe.", "The old ferry is safe.", "The {+old+} ferry is safe."),
    ("The old ferry is safe.", "The ferry was safe.", "The [-old-] ferry [-is-] {+was+} safe."),
    ("On the harbour dues, our view is plain and known.", "Our view on the harbour dues is plain and known.",
     "{~Our view~} on the harbour dues is plain and known."),
    ("", "new words", "{+new words+}"), ("old words", "", "[-old words-]"), ("", "", ""),
    ("a pilot", "a {+pilot+} boat", "a {\\+pilot+\\} {+boat+}"),
])
def test_what_is_shown(old, new, shown):
    assert as_text(diff(old, new)) == shown


def test_spans_lead_back_to_both_texts():
    old, new = "He said: the tide is falling fast.", "Then: “the tide is rising”, he said"
    pieces = word_pieces(old, [(9, 34)], new, [(7, 25)])
    assert [(p.kind, p.words) for p in pieces] == [
        ("same", "the tide is"), ("cut", "falling fast."), ("added", "rising")]
    assert [old[slice(*p.old)] for p in pieces if p.old] == ["the tide is", "falling fast."]
    assert [new[slice(*p.new)] for p in pieces if p.new] == ["the tide is", "rising"]


@given(WORDS, WORDS)
def test_both_wordings_can_be_read_from_the_pieces(old, new):
    a, b = " ".join(old), " ".join(new)
    pieces = diff(a, b)
    assert [w for p in pieces if p.new for w, _ in tokens(p.words)] == [w for w, _ in tokens(b)]
    behind = sorted((p.old, [w for w, _ in tokens(a[slice(*p.old)])]) for p in pieces if p.old)
    assert [w for _, words in behind for w in words] == [w for w, _ in tokens(a)]
    assert changed(pieces) == ([w for w, _ in tokens(a)] != [w for w, _ in tokens(b)])


@given(WORDS)
def test_a_wording_is_itself(words):
    text = " ".join(words)
    assert not changed(diff(text, text))


@given(st.text(), st.text())
def test_any_text_will_do(old, new):
    as_text(diff(old, new))

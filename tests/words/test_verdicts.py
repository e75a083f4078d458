"""Words that judge something good or bad, and what turns them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.data import rows
from onrecord.words.verdicts import sign_of

SIGNS = {word: 1 if sign == "+" else -1 for word, sign in rows("propositions/verdicts")}
PLAIN = sorted(word for word in SIGNS if word.isalpha())


@pytest.mark.parametrize(("text", "sign"), [
    ("the plan is wonderful", 1),
    ("the plan is wrong", -1),
    ("THE DEAL WAS INSANE", -1),
    ("the ferry left on Monday", 0),
    ("", 0),
    ("the bridge is safe", 1),
    ("the bridge is not safe", -1),
    ("the bridge isn't safe", -1),
    ("the bridge isn’t safe", -1),
    ("the plan is far from perfect", -1),
    ("the deal was hardly wise", -1),
    ("the ferry deal should have been made", 1),        # no word of judgement: what should have been is right
    ("the ferry deal should never have been made", -1),
    ("they should not have sold the ferry", -1),
    ("the ferry should leave", 0),                      # a demand judges nothing that is there
    ("a good plan and a bad start", 0),                 # as much the one as the other
])
def test_the_sign_of_a_verdict(text: str, sign: int) -> None:
    assert sign_of(text) == sign


def test_each_word_of_the_table_has_one_sign() -> None:
    assert {sign for _, sign in rows("propositions/verdicts")} == {"+", "-"}
    assert len(SIGNS) == len(rows("propositions/verdicts"))


@given(st.sampled_from(PLAIN))
def test_not_turns_every_word(word: str) -> None:
    assert sign_of(f"it is {word}") == SIGNS[word]
    assert sign_of(f"it is not {word}") == -SIGNS[word]


@given(st.text(max_size=80))
def test_any_text_has_a_sign(text: str) -> None:
    assert sign_of(text) in (-1, 0, 1)

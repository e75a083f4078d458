"""What is kept of a reading comes out byte for byte, also what was kept before the words of the contract were known."""

from __future__ import annotations

import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.record.schema.compression import WORDS, packed, unpacked
from tests.strategies import reading

ONE = reading([(0, "troops sent east", "say", "asserted", None)]).to_json()


@settings(max_examples=60, deadline=None)
@given(st.one_of(st.binary(max_size=400), st.text(max_size=200).map(lambda text: text.encode("utf-8", "replace"))))
def test_byte_for_byte(data):
    assert unpacked(packed(data)) == data
    assert unpacked(zlib.compress(data)) == data


def test_the_words_of_the_contract_are_never_changed():
    assert zlib.adler32(WORDS) == 1862138519
    assert len(packed(ONE)) < 0.75 * len(zlib.compress(ONE, 9))


@pytest.mark.parametrize("data", [b"", b"broken", packed(ONE)[:-3], zlib.compress(ONE)[:40]])
def test_what_is_damaged_is_not_taken_for_whole(data):
    with pytest.raises(zlib.error):
        unpacked(data)

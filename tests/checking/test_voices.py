"""Who can be one speaker and who cannot."""

from __future__ import annotations

import pytest

from onrecord.checking.voices import Voice, compare

LUO = Voice("a1", "Luo Wenhao", "person", "CHN", True, "foreign ministry spokesperson")
CHINA = Voice("CHN", "China", "state", "CHN", True, None)
MINISTRY = Voice("a2", "Chinese foreign ministry", "institution", "CHN", True, None)
DEFENCE = Voice("a3", "Chinese defence ministry", "institution", "CHN", True, None)
OFFICIAL = Voice("a4", "a Chinese official", "person", "CHN", False, None)
POLICE = Voice("a5", "police", "institution", None, False, None)
ANA = Voice("a6", "Ana Brel", "person", None, True, None)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (LUO, LUO, "same"),
        (LUO, CHINA, "same"),
        (LUO, MINISTRY, "same"),
        (LUO, OFFICIAL, "same"),
        (LUO, DEFENCE, "other"),
        (LUO, Voice("a9", "Wenhao", "person", None, True, None), "same"),
        (LUO, ANA, "other"),
        (CHINA, Voice("RUS", "Russia", "state", "RUS", True, None), "other"),
        (POLICE, Voice("a7", "police", "institution", None, False, None), "unknown"),
        (ANA, Voice("a8", "Lindqvist Institute", "institution", None, True, None), "unknown"),
    ],
)
def test_two_voices(one: Voice, other: Voice, expected: str) -> None:
    assert compare(one, other) == expected
    assert compare(other, one) == expected

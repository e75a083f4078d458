"""Words around speech, by group: the table ``data/speech_words.tsv``."""

from __future__ import annotations

from functools import lru_cache

from onrecord.data import rows


@lru_cache(maxsize=1)
def _groups() -> dict[str, frozenset[str]]:
    groups: dict[str, set[str]] = {}
    for word, group in rows("speech_words"):
        groups.setdefault(group, set()).add(word)
    return {group: frozenset(words) for group, words in groups.items()}


def words_of(group: str) -> frozenset[str]:
    """Return the words of a group (venue, addressed, citing, occasion …; the table lists them all)."""
    return _groups()[group]

"""Which links are drawn: those of a simple match alone, neither of a copy nor of what a person decided."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

from onrecord.auditing.frames import frame
from onrecord.questions.answers import Page
from onrecord.questions.claim_answers import ClaimLink

# claim, article, matched with, method; the articles n2 and n4 are copies
LINKS = (
    ("c1", "n1", None, None),
    ("c2", "n2", "c1", "same-text"),
    ("c3", "n3", "c2", "words-1"),      # matched with a copy: shown beside what was copied
    ("c4", "n4", "c3", "words-1"),      # a claim that a copy adds
    ("c5", "n5", "c1", "judged"),
    ("c6", "n6", "c1", "same-text"),
    ("c7", "n7", "c9", "words-1"),      # what it was matched with is no longer there
    ("c8", "n8", "c5", "words-1"),
)


def record_of(links):
    ladder = SimpleNamespace(links=tuple(ClaimLink(claim, article, "x", same_as, 0.5, (), method, None)
                                         for claim, article, same_as, method in links))
    heads = [SimpleNamespace(id=f"n{i}", copy_of="n1" if i in (2, 4) else None) for i in range(1, 9)]
    listed = [SimpleNamespace(id="c1", articles=8), SimpleNamespace(id="c0", articles=1)]
    return cast(Any, SimpleNamespace(articles=lambda: Page(tuple(heads), 8), claim=lambda id: ladder,
                                     claims=lambda limit, after: Page(tuple(listed), 2)))


def test_links_of_a_simple_match_alone_are_drawn():
    found = frame(record_of(LINKS), "links")
    assert [(entry.article, entry.fact) for entry in found] == [("n3", "c3 c1"), ("n8", "c8 c5")]

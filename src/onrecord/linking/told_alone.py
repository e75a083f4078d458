"""Which words an outlet was told alone, and which it does not say were said in public.

In: a Reading and its credits. Out: hashes of runs of five quoted words, by party. What is said to reporters, at a
briefing, in a speech, in a statement or online can be heard by all: it ties no two articles.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from onrecord.facts import Reading, Span, Statement
from onrecord.facts.span import overlap
from onrecord.linking.credits import Credit, outlet_name
from onrecord.linking.formulas import grams, own_words

_PUBLIC = re.compile(
    r"(?i)\b(?:reporters|journalists|correspondents|(?:press|news)\s+(?:conference|briefing|release)|briefing|speech|address(?:ed)?|"
    r"statement|parliament|lawmakers|congress|senate|hearing|rally|podium|televised|broadcast|posted|post|tweet(?:ed)?|"
    r"twitter|telegram|facebook|social\s+media|letter|ceremony|court|council|crowd|audience)\b"
)

Runs = frozenset[tuple[str, int]]
Parties = Callable[[Statement], Iterable[str]]


def told_alone(reading: Reading, credits: Iterable[Credit], parties: Parties) -> Runs:
    """Return the quoted runs that somebody told the article's own outlet; ``parties``: whose words a statement is."""
    own = outlet_name(reading.article.outlet)
    scope = [span for credit in credits if credit.way == "told" and credit.name == own for span in credit.scope]
    return _runs(reading, (said for said in reading.statements if _within(said, scope)), parties)


def not_in_public(reading: Reading, parties: Parties) -> Runs:
    """Return the quoted runs beside which nothing says that others heard them too."""
    text = reading.article.text
    return _runs(reading, (said for said in reading.statements if not _PUBLIC.search(_around(said, text))), parties)


def _within(said: Statement, scope: Iterable[Span]) -> bool:
    return any(overlap(span, part) for span in said.content for part in scope)


def _around(said: Statement, text: str) -> str:
    """Return the paragraph that a statement is made in."""
    places = [*said.content, *said.cue.spans]
    if not places:
        return ""
    first, last = min(start for start, _ in places), max(end for _, end in places)
    end = text.find("\n", last)
    return text[text.rfind("\n", 0, first) + 1 : len(text) if end < 0 else end]


def _runs(reading: Reading, statements: Iterable[Statement], parties: Parties) -> Runs:
    return frozenset(
        (party, run)
        for said in statements
        for party in parties(said)
        for run in grams(own_words(said, reading.article.text))
    )

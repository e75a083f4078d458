"""Which claims on record people judged, and what that makes of those that are one.

In: the rulings in force, and the store. Out: judged claims by key; what they rest on and their groups, as
``linking.claims.judged`` decides it, in the store.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple, Protocol

import msgspec

from onrecord.facts import Article, Span
from onrecord.judging.pairs import Node, node
from onrecord.judging.rulings import Rulings
from onrecord.judging.whereabouts import find
from onrecord.linking.claims.judged import settle_judged
from onrecord.linking.claims.kept import Store as Claims


class JudgedText(NamedTuple):
    """A text of an article some claims of which were judged."""

    number: int
    article: str
    text_hash: str


class Anchored(NamedTuple):
    """A claim of a text: its id and key, and where its words stand."""

    id: str
    key: int
    anchor: tuple[Span, ...]


class Store(Claims, Protocol):
    """Where claims lie with the articles they stand in."""

    def article_of(self, number: int) -> Article:
        """Return the article of a text."""
        ...

    def texts_of(self, articles: Collection[str]) -> Iterable[JudgedText]:
        """Return all texts of some articles that are on record."""
        ...

    def anchored(self, number: int) -> Sequence[Anchored]:
        """Return the claims of a text."""
        ...

    def articles_with(self, *, groups: Collection[int] = (), keys: Collection[int] = ()) -> set[str]:
        """Return the articles in which some claims stand, or some claim of some groups."""
        ...

    def groups_of(self, keys: Collection[int]) -> set[int]:
        """Return the groups that some claims are in."""
        ...


def judged_claims(store: Store, rulings: Rulings) -> dict[int, Node]:
    """Return the claims on record that were judged, by key, with the name they were judged under."""
    judged: dict[int, Node] = {}
    for text in store.texts_of(rulings.claims_in):
        claims = {claim.id: claim for claim in store.anchored(text.number)}
        facts = [(claim.id, claim.anchor) for claim in claims.values()]
        written = store.article_of(text.number).text
        for subject in rulings.claims_in[text.article]:
            id = find(subject, written, text.text_hash, facts)
            if id is not None:
                judged[claims[id].key] = node(subject)
    return judged


def judged_apart(store: Store, rulings: Rulings, keys: Collection[int]) -> set[int]:
    """Return the groups some claim of which was judged to be another than one of these claims."""
    if not rulings.claims.apart:
        return set()
    here = _judged_in(store, rulings, store.articles_with(keys=keys))
    others = {other for key, name in here.items() if key in keys for other in rulings.claims.kept_from(name)}
    theirs = _judged_in(store, rulings, {other.partition(" ")[0] for other in others})
    return store.groups_of([key for key, name in theirs.items() if name in others])


def _judged_in(store: Store, rulings: Rulings, articles: Collection[str]) -> dict[int, Node]:
    """Return the judged claims of some articles alone."""
    return judged_claims(store, msgspec.structs.replace(rulings, claims_in={
        article: subjects for article, subjects in rulings.claims_in.items() if article in articles}))


def obey(store: Store, rulings: Rulings, article: str, touched: Collection[int]) -> None:
    """Join judged claims anew after an article came in, if it has any or a group that changed has."""
    if not rulings.claims_in:
        return
    if article in rulings.claims_in or not rulings.claims_in.keys().isdisjoint(store.articles_with(groups=touched)):
        settle(store, rulings)


def settle(store: Store, rulings: Rulings, also: Collection[int] = ()) -> None:
    """Join all judged claims on record, and some besides, in order of publication.

    ``also``: keys of claims that were judged until now; those that are gone are passed over.
    """
    judged = judged_claims(store, rulings)
    if judged or also:
        settle_judged(store, rulings.claims, judged, also)

"""Invented claims of invented articles, taken into a store of claims as a record would take them in."""

from __future__ import annotations

from onrecord.linking.claims.joining import join, settle_removal
from onrecord.linking.claims.kept import KeptClaim
from onrecord.linking.claims.matching import Wording
from onrecord.linking.claims.memory import MemoryStore
from onrecord.words.stems import content_stems


def wording(words, *actors, marks=("^send", "~actual")):
    """Return how a claim is put: its words, who is in it, what else is known of it."""
    return Wording(content_stems(words), frozenset(actors), frozenset(marks))


def claim(article, day, own, *, text="", place=0):
    """Return one claim of an article with its wordings; ``article`` numbers it and is its key (ten claims each)."""
    key = 10 * article + place
    since = f"{day or '9999-99-99'} {article:03} {place}".encode()
    return (KeptClaim(key, article, None, since, None, None, None, None, text or f"text {article}",
                      f"{place}".encode(), day), [own])


def taken_in(claims):
    """Return a store into which claims came one by one, each of an article of its own."""
    store = MemoryStore()
    for one, own in claims:
        take_in(store, one, own)
    return store


def take_in(store, one, own):
    """Take one claim in."""
    store.add(one, own)
    join(store, [one.key])


def take_off(store, key):
    """Take one claim off, and set right what rested on it."""
    [gone] = store.claims([key])
    orphans = store.remove(key)
    settle_removal(store, {gone.group}, orphans)


def together(store):
    """Return which claims are in one group."""
    groups = {}
    for key, group in store.groups().items():
        groups.setdefault(group, set()).add(key)
    return sorted(sorted(keys) for keys in groups.values())

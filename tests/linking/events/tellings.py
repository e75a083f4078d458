"""Invented events of invented articles, taken into a store of events as a record would take them in."""

from __future__ import annotations

from onrecord.linking.events.joining import join, settle_removal
from onrecord.linking.events.kept import KeptEvent
from onrecord.linking.events.memory import MemoryStore
from onrecord.linking.events.told import about, told
from onrecord.linking.events.wording import EventWording, Side, Spot

QUAY = Spot("FRD", "city", 10.0, 10.0)
RIDGE = Spot("FRD", "city", 12.0, 12.0)


def side(*who):
    """Return a side: codes of states, ``@`` before a person, ``#`` before a body."""
    return Side(frozenset(one for one in who if one[0] not in "@#"), frozenset(one for one in who if one[0] == "@"),
                frozenset(one for one in who if one[0] == "#"))


ONE_SIDE, OTHER_SIDE = side("SYL"), side("FRD")


def wording(text, trigger, *, type="ASSAULT", source=ONE_SIDE, target=OTHER_SIDE, spot=None, when=None,
            out="2031-05-01", realis="actual"):
    """Return what the event of a text, told by its first ``trigger``, is compared by."""
    sentences, at = [], 0
    for sentence in text.split(". "):
        sentences.append((at, at + len(sentence)))
        at += len(sentence) + 2
    start = text.index(trigger)
    words = told(text, [[(start, start + len(trigger))]], sentences, about(text, sentences))
    return EventWording(type, realis, source, target, spot, when, when, out, words)


def event(article, own, *, text=""):
    """Return an event of an article, which numbers it."""
    since = f"{own.out or '9999-99-99'} {article:03}".encode()
    return (KeptEvent(article, article, None, since, None, None, None, None, text or f"text {article}", b"0", own.out),
            own)


def taken_in(events):
    """Return a store into which events came one by one, each of an article of its own."""
    store = MemoryStore()
    for one, own in events:
        take_in(store, one, own)
    return store


def take_in(store, one, own):
    """Take one event in."""
    store.add(one, own)
    join(store, [one.key])


def take_off(store, key):
    """Take one event off, and set right what rested on it."""
    [gone] = store.events([key])
    settle_removal(store, {gone.group}, store.remove(key))


def together(store):
    """Return which events are in one group."""
    groups = {}
    for key, group in store.groups().items():
        groups.setdefault(group, set()).add(key)
    return sorted(sorted(keys) for keys in groups.values())

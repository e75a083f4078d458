"""Who did what to whom, all of it at once: the actors, or the states they act for, and how many events join two.

In: a moment of the record and some days. Out: ``Network``. What several articles tell of counts once, and twice where
it joins two pairs.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import product

from onrecord.facts.vocabulary import event_quads
from onrecord.questions.event_answers import Counts, Link, Network, Node
from onrecord.questions.rows import Rows

Pair = tuple[str, str]


def network(rows: Rows, *, states: bool, since: str | None, until: str | None, as_of: str | None, limit: int,
            ) -> Network:
    """Return the network of those with most events, at most ``limit``; ``states``: who acts for a state is that."""
    of: dict[Pair, dict[int, int]] = defaultdict(dict)
    for pair, event, quad in _joined(rows, states, since, until, as_of):
        of[pair][event] = quad
    busy: dict[str, set[int]] = defaultdict(set)
    for pair, events in of.items():
        for one in pair:
            busy[one].update(events)
    ranked = sorted(busy, key=lambda id: (-len(busy[id]), id))
    shown = set(ranked[:limit])
    links = [(pair, events) for pair, events in of.items() if shown.issuperset(pair)]
    told = {event for _, events in links for event in events}
    every = {event for events in of.values() for event in events}
    return Network(
        nodes=tuple(Node(rows.who(id), len(busy[id])) for id in ranked[:limit]),
        links=tuple(_link(pair, events) for pair, events in sorted(links, key=lambda one: (-len(one[1]), one[0]))),
        nodes_left_out=len(ranked) - len(shown), links_left_out=len(of) - len(links),
        events_left_out=len(every) - len(told), undated=rows.snapshot.articles.undated(as_of))


def _joined(rows: Rows, states: bool, since: str | None, until: str | None, as_of: str | None,
            ) -> Iterable[tuple[Pair, int, int]]:
    """Yield each pair that an event joins, in order of their ids, with the event and its quad class."""
    sides: dict[tuple[int, str], dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for event, type, side, actor in rows.snapshot.events.sides(since=since, until=until, as_of=as_of):
        sides[event, type][side].add(_stands_for(rows, actor) if states else actor)
    for (event, type), side_of in sides.items():
        for one, other in product(side_of["source"], side_of["target"]):
            if one != other:
                yield (min(one, other), max(one, other)), event, event_quads()[type]


def _stands_for(rows: Rows, actor: str) -> str:
    who = rows.who(actor)
    return who.id if who.code or not who.of or not rows.snapshot.actors.has(who.of) else who.of


def _link(pair: Pair, events: dict[int, int]) -> Link:
    quads = Counter(events.values())
    by_quad: Counts = quads[1], quads[2], quads[3], quads[4]
    return Link(*pair, len(events), by_quad)

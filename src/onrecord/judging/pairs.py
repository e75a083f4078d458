"""Which things belong together and which apart, by what people decided: claims, actors, articles of a story.

In: judgements in force of kind same and not_same. Out: ``Pairs``. Of two judgements on one pair the later holds. One
that would bring together what was judged to be apart is passed over: parting is what the machine cannot see.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

import msgspec

from onrecord.facts.judgement import Judgement, Subject

Node = str


def node(subject: Subject) -> Node:
    """Return the name of what a judgement of a pair is about: article and fact, or the actor of the whole record."""
    return subject.id if subject.article is None or subject.what == "article" else f"{subject.article} {subject.id}"


class Pairs(msgspec.Struct, frozen=True):
    """``together``: groups by each of their members, the first one named first. ``apart``: pairs, in name order.

    ``by``: judgements by what they are about. ``overruled``: those passed over.
    """

    together: dict[Node, tuple[Node, ...]] = {}
    apart: frozenset[tuple[Node, Node]] = frozenset()
    by: dict[Node, tuple[str, ...]] = {}
    overruled: tuple[str, ...] = ()

    @property
    def nodes(self) -> frozenset[Node]:
        """All that was judged."""
        return frozenset(self.by)

    def with_(self, one: Node) -> tuple[Node, ...]:
        """Return the group of a thing, itself included."""
        return self.together.get(one, (one,))

    def kept_from(self, one: Node) -> frozenset[Node]:
        """Return everything that a thing must not be brought together with."""
        own = set(self.with_(one))
        others = {b if a in own else a for a, b in self.apart if (a in own) != (b in own)}
        return frozenset(member for other in others for member in self.with_(other))


def pairs(judgements: Iterable[Judgement], key: Callable[[Subject], Node] = node) -> Pairs:
    """Return what judgements in force say of pairs; others are passed over."""
    latest = _latest(judgements, key)
    apart = frozenset(pair for pair, judgement in latest.items() if judgement.kind == "not_same")
    together: dict[Node, tuple[Node, ...]] = {}
    by: dict[Node, tuple[str, ...]] = {}
    overruled: list[str] = []
    for pair, judgement in latest.items():
        if judgement.kind == "same":
            one, other = map(key, judgement.about)
            group = tuple(dict.fromkeys((*together.get(one, (one,)), *together.get(other, (other,)))))
            if any(a in group and b in group for a, b in apart):
                overruled.append(judgement.id)
                continue
            together |= dict.fromkeys(group, group)
        for member in pair:
            by[member] = (*by.get(member, ()), judgement.id)
    return Pairs(together, apart, by, tuple(overruled))


def _latest(judgements: Iterable[Judgement], key: Callable[[Subject], Node]) -> dict[tuple[Node, Node], Judgement]:
    """Return the last judgement on each pair, in order of making."""
    latest: dict[tuple[Node, Node], Judgement] = {}
    for judgement in judgements:
        if judgement.kind in ("same", "not_same") and len(judgement.about) == 2:
            one, other = map(key, judgement.about)
            if one != other:
                latest.pop(_pair(one, other), None)
                latest[_pair(one, other)] = judgement
    return latest


def _pair(one: Node, other: Node) -> tuple[Node, Node]:
    return (one, other) if one < other else (other, one)


def subjects_by_article(judgements: Iterable[Judgement]) -> dict[str, tuple[Subject, ...]]:
    """Return what judgements are about by the article it stands in; each once."""
    found: dict[str, dict[Node, Subject]] = {}
    for subject in (subject for judgement in judgements for subject in judgement.about):
        if subject.article is not None:
            found.setdefault(subject.article, {}).setdefault(node(subject), subject)
    return {article: tuple(subjects.values()) for article, subjects in found.items()}

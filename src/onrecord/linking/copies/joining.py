"""Whose copy a text is, as texts come in and go.

In: numbers of texts, and the store. Out: what each rests on, in the store.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from onrecord.facts import Article
from onrecord.linking.copies.bodies import Bodies
from onrecord.linking.copies.likeness import Likeness, compare, sketch
from onrecord.linking.copies.store import Candidate, Store, Text

if TYPE_CHECKING:
    from onrecord.linking.body import Body

_LOOKED_AT = 8  # candidates that are compared word by word, those that share most first
_SAME_WORDS = Likeness("exact", 1.0, 1.0)


class Original(NamedTuple):
    """The text that another one is a copy of, and how."""

    text: Text
    likeness: Likeness

    @property
    def rank(self) -> tuple[bool, float, float, tuple[str, str, str]]:
        """What orders by likeness, the most alike first; of equal ones the oldest."""
        likeness = self.likeness
        return likeness.kind != "exact", -likeness.resemblance, -likeness.share, self.text.published


def join(store: Store, number: int, article: Article, bodies: Bodies) -> None:
    """Decide whose copy a text that came in is, and which of those published after it are its own."""
    body = bodies.take(number, article)
    ours = store.text(number)
    near = _near(store, ours, body)
    store.put_entries(number, sketch(body))
    if not near:
        return
    _rest(store, ours, _most_like(store, ours, near, bodies))
    for one in near:
        if one.text.published > ours.published and _likeness(store, one.text, ours, bodies):
            settle(store, one.text.number, bodies)


def settle(store: Store, number: int, bodies: Bodies) -> None:
    """Decide anew whose copy a text is: of those published before it the one it is most like."""
    ours = store.text(number)
    _rest(store, ours, _most_like(store, ours, _near(store, ours, bodies.of(store, ours)), bodies))


def original_before(store: Store, number: int, bodies: Bodies) -> Original | None:
    """Return whose copy a text is of those before it, by day and then by number; null if nobody's."""
    ours = store.text(number)
    near = _near(store, ours, bodies.of(store, ours))
    return _most_like(store, ours, [one for one in near if (one.text.day or "", one.text.number)
                                    < (ours.day or "", number)], bodies)


def _near(store: Store, ours: Text, body: Body) -> Sequence[Candidate]:
    return store.sharing(ours, sketch(body))


def _rest(store: Store, ours: Text, original: Original | None) -> None:
    if original is None:
        store.rest(ours, None, None)
    else:
        store.rest(ours, original.text.number, original.likeness)


def _most_like(store: Store, ours: Text, near: Sequence[Candidate], bodies: Bodies) -> Original | None:
    """Return which of some texts, published before ours, it is most like; null if it is a copy of none."""
    earlier = sorted((one for one in near if one.text.published < ours.published),
                     key=lambda one: (-one.shared, one.text.published))
    found = [Original(one.text, likeness) for one in earlier[:_LOOKED_AT]
             if (likeness := _likeness(store, ours, one.text, bodies)) is not None]
    return min(found, key=lambda one: one.rank, default=None)


def _likeness(store: Store, newer: Text, older: Text, bodies: Bodies) -> Likeness | None:
    if newer.text_hash == older.text_hash:
        return _SAME_WORDS
    return compare(bodies.of(store, newer), bodies.of(store, older))

"""Which texts at one address are texts of one page, and which are other articles that stood there.

In: a text that came in, and the store. Out: in the store, the texts of its address parted into pages. Each text belongs
to the page of the last one before it, by publication, with which it has anything in common; so what comes later changes
no earlier one. Texts of one article's id are of one page, and of short texts nobody can tell.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.linking.copies.bodies import Bodies
from onrecord.linking.copies.likeness import unrelated
from onrecord.linking.copies.store import Store, Text

_FEW = 64       # texts at an address: all of so few are decided again, as one may have got another day


def part(store: Store, number: int, bodies: Bodies) -> None:
    """Part the texts at the address of a text into pages: those from it on, in order of publication, are decided."""
    texts = store.at_address(number)
    place = next(i for i, (text, _) in enumerate(texts) if text.number == number) if len(texts) > _FEW else 0
    pages = [page for _, page in texts[:place]]
    for text, _ in texts[place:]:
        pages.append(_page_of(store, text, texts[:len(pages)], pages, bodies))
    store.put_pages([(text.number, page) for (text, _), page in zip(texts, pages, strict=True)])


def _page_of(store: Store, text: Text, before: Sequence[tuple[Text, int]], pages: Sequence[int], bodies: Bodies) -> int:
    for (other, _), page in zip(reversed(before), reversed(pages), strict=True):
        if other.id == text.id or not unrelated(bodies.of(store, text), bodies.of(store, other)):
            return page
    return max(pages, default=-1) + 1

"""How what events are compared by is kept, and under which numbers an article that tells of the same is found.

In: wordings, stems. Out: text and numbers of the tables, and back. What an article is about is kept once for all of its
events (``event_articles``).
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from onrecord.linking.events.told import About
from onrecord.linking.events.wording import EventWording
from onrecord.record.schema.columns import paired

__all__ = ["About", "EventWording", "about_of", "clue_of", "clues_of", "kept_about", "kept_wording", "wording_of"]

_KIND = "about"
_ENCODER = msgspec.json.Encoder(order="deterministic")
_DECODER = msgspec.json.Decoder(EventWording)
_NOTHING = frozenset[str]()


def kept_wording(wording: EventWording) -> str:
    """Return what an event is compared by as it is kept, without what its article is about."""
    told = msgspec.structs.replace(wording.told, about=_NOTHING, about_names=_NOTHING)
    return _ENCODER.encode(msgspec.structs.replace(wording, told=told)).decode()


def wording_of(kept: str, about: str) -> EventWording:
    """Return what an event is compared by, with what its article is about."""
    found, article = _DECODER.decode(kept), about_of(about)
    told = msgspec.structs.replace(found.told, about=article.stems, about_names=article.names)
    return msgspec.structs.replace(found, told=told)


def kept_about(article: About) -> str:
    """Return what an article is about as it is kept: its names, a tab, its other stems."""
    return f"{' '.join(sorted(article.names))}\t{' '.join(sorted(article.stems - article.names))}"


def about_of(kept: str) -> About:
    """Return what an article is about."""
    names, others = (frozenset(part.split(" ")) - {""} for part in kept.split("\t"))
    return About(names | others, names)


def clue_of(stemmed: str) -> int:
    """Return the number under which articles about a stem are found."""
    return paired(_KIND, stemmed)


def clues_of(article: About) -> set[int]:
    """Return the numbers under which an article is found."""
    return _numbers(article.stems)


def _numbers(stems: Iterable[str]) -> set[int]:
    return {clue_of(stemmed) for stemmed in stems}

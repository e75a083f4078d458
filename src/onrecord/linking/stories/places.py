"""Whether capitalised words name a place: a town or region of the gazetteer, or a street, building or ground.

In: folded words. Out: yes or no. Countries do not count: half the day's news shares them.
"""

from __future__ import annotations

from functools import cache, lru_cache

from onrecord.data import rows

_LONGEST = 4  # words of a town's name


@cache
def _roads() -> frozenset[str]:
    return frozenset(word for (word,) in rows("stories/roads"))


def is_road(word: str) -> bool:
    """Whether a folded word ends the name of a street, building or ground."""
    return word in _roads()


@lru_cache(maxsize=65536)
def is_town(name: str) -> bool:
    """Whether the gazetteer has a town, district, region or area of this name."""
    from onrecord.noticing.gazetteer import known  # its tables are needed where articles are placed, not for questions

    if not 0 < name.count(" ") + 1 <= _LONGEST or len(name) < 3:
        return False
    found = known(name)
    return bool(found) and all(place.kind not in ("country", "continent") for place in found)

"""How common a term is in the news at large, so that a young record knows that 'police' tells nothing.

In: a term of the index. Out: the share of articles it stands in, from the table ``stories/common_terms``.
"""

from __future__ import annotations

import math
from functools import cache, lru_cache

from onrecord.data import rows

BACKGROUND = 200  # stories the table counts for beside those of the record itself


@cache
def _shares() -> dict[str, float]:
    return {term: float(share) / 1000 for term, share in rows("stories/common_terms")}


def expected(term: str) -> float:
    """Return the share (0..1) of articles a term stands in; 0 for a term that the table does not have."""
    return _shares().get(term, 0.0)


@lru_cache(maxsize=65536)      # the words of one article stand in many
def at_large(term: str) -> float:
    """Return how telling a term is by the table alone, as in a record of as many stories as the table counts for."""
    return math.log(2 * BACKGROUND / (1.0 + BACKGROUND * expected(term)))

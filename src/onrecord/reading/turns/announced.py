"""Words that announce what shape a text has: 'partial transcript as follows', 'spoke to', 'live updates'."""

from __future__ import annotations

import re
from functools import cache

from onrecord.data import rows


def is_announced(text: str) -> bool:
    """Whether a text says that a conversation follows."""
    return any(pattern.search(text) for pattern in _patterns("conversation"))


def is_live(text: str) -> bool:
    """Whether a text says that it is written as things happen."""
    return any(pattern.search(text) for pattern in _patterns("live"))


@cache
def _patterns(shape: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern) for kind, pattern in rows("announcing") if kind == shape)

"""Whether a body called a council, an authority or a commission is a state's: by the other words of its name.

In: the words of a name, lower case. Out: yes or no. 'National Security Council' is one; 'Press Council', 'Lakeland City
Council' and 'Lakeland Port Authority' are not, or nobody can tell.
"""

from __future__ import annotations

from collections.abc import Set

_OFTEN_PRIVATE = frozenset(
    "council assembly command administration commission authority agency bureau forces force secretariat office".split()
)
_PUBLIC = frozenset(
    "national state federal security legislative sovereign sovereignty transitional supreme electoral elections "
    "election constitutional military presidential privy ministers judicial guardian executive people's nation's "
    "central public tax revenue customs police intelligence protection registration regulatory inquiry investigation "
    "audit human rights anti-corruption armed defence defense border monetary research "
    "shura consultative".split()
)
_BELOW_STATES = frozenset(
    "city municipal municipality town county borough village provincial regional local metropolitan district "
    "community chamber party student students".split()
)
_EVERYWHERE_THE_STATES = frozenset("police court courts prosecutor prosecutors ministry".split())


def is_public(words: Set[str]) -> bool:
    """Whether a body of several words may be a state's without its state in the name."""
    return is_no_towns(words) and bool(_PUBLIC & words or not _OFTEN_PRIVATE & words)


def is_no_towns(words: Set[str]) -> bool:
    """Whether a body is none of a town, a province or a party."""
    return bool(_EVERYWHERE_THE_STATES & words) or not _BELOW_STATES & words

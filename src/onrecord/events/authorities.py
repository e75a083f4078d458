"""Which authority did what authorities alone do, where it is not told: 'was arrested', 'his trial', 'was executed'.

In: the mentions of an article in reading order. Out: the same, with a source where one can be known.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.events.lexicon import by_authority
from onrecord.events.same import Mention
from onrecord.events.sides import Sides

_DONE = ("actual", "alleged")


def with_authorities(mentions: Sequence[Mention], sides: Sides) -> list[Mention]:
    """Give deeds of authorities without a source the one that did something of the kind to the same or close by.

    Where the article tells of none, a deed that is always theirs is done by the state whose bodies it tells most of.
    """
    told = [m for m in mentions if _whose(m) is not None and m.realis in _DONE and any(
        map(sides.is_authority, m.source))]
    always = [_by(m, _nearest(m, told, sides) or sides.state_here(m.head)) if _is_open(m, "always") else m
              for m in mentions]
    theirs = [m for m in always if _whose(m) is not None and any(map(sides.is_authority, m.source))]
    return [_by(m, _nearest(m, _with(m, theirs, sides), sides)) if _is_open(m, "known") else m for m in always]


def _whose(m: Mention) -> str | None:
    return by_authority().get(m.lemma) or by_authority().get(m.mode or "")


def _is_open(m: Mention, whose: str) -> bool:
    return _whose(m) == whose and bool(m.target) and not m.source


def _with(m: Mention, theirs: Sequence[Mention], sides: Sides) -> list[Mention]:
    """Return what is done to the same, or told in the same sentence."""
    return [t for t in theirs if set(t.target) & set(m.target) or sides.in_one_sentence(t.head, m.head)]


def _nearest(m: Mention, told: Sequence[Mention], sides: Sides) -> Sequence[str]:
    """Return who did the nearest of some deeds, of those to the same where there are any."""
    same = [t for t in told if set(t.target) & set(m.target)]
    nearest = min(same or told, key=lambda t: abs(t.head - m.head), default=None)
    return sides.powers(nearest.source, m.head) if nearest is not None else ()


def _by(m: Mention, source: Sequence[str]) -> Mention:
    return m._replace(source=tuple(source), target=tuple(a for a in m.target if a not in source))

"""Whether the voice of a statement is another one of those who spoke right before, so that it goes on with them.

'The union said on Monday … its EU office, the union's chairman, the statement of the union, it': a voice goes on where
it speaks for the same state, where its words name who spoke before, or where they only point back.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.facts.actor import Actor
from onrecord.facts.span import Span
from onrecord.facts.tree import Tree
from onrecord.noticing.tables import unnamed
from onrecord.statements.chains import Spoken

_GOVERNING = frozenset(("GOV", "MIL", "SPY"))


def goes_on(tree: Tree, s: Spoken, spoke: Sequence[Actor]) -> bool:
    """Whether a statement without a day is by the side that spoke right before."""
    sources = [tree.sheet.span(*r) for r in s.attribution.sources]
    if not s.voice.actors:
        return any(tree.sheet.words[first].xpos == "PRP" for first, _ in s.attribution.sources)
    if _for_state(s.voice.actors, spoke) or _names(sources, spoke):
        return True
    return len(s.voice.actors) == 1 and any(
        _shortened(s.voice.actors[0], a) or _points_back(tree, s, a) for a in spoke)


def _for_state(speak: Sequence[Actor], spoke: Sequence[Actor]) -> bool:
    """'The country said on Monday … its minister': one of the two is the state, the other its government."""
    return bool(_states(speak) & _governments(spoke) or _states(spoke) & _governments(speak))


def _states(actors: Sequence[Actor]) -> set[str | None]:
    return {a.code for a in actors if a.kind == "state"} - {None}


def _governments(actors: Sequence[Actor]) -> set[str | None]:
    return {a.of for a in actors if a.sector in _GOVERNING} - {None}


def _names(sources: Sequence[Span], spoke: Sequence[Actor]) -> bool:
    """'The union's statement', 'union chairman Moe'; of which country somebody is does not make them its voice."""
    return any(first <= start and end <= last for first, last in sources
               for a in spoke if a.kind != "state" for start, end in a.mentions)


def _shortened(actor: Actor, before: Actor) -> bool:
    """'Her Grace the Duchess Ada Moe … Her Grace the Duchess': a title that opens the whole name."""
    return before.name.lower().startswith(f"{actor.name.lower()} ")


def _points_back(tree: Tree, s: Spoken, before: Actor) -> bool:
    """'The agency', 'the anti-graft group': a common noun with 'the' that was not met before, of the same kind."""
    first, end = s.attribution.sources[0] if s.attribution.sources else (0, 0)
    actor = s.voice.actors[0]
    if end - first < 2 or actor.named or tree.lemma(first) != "the":
        return False
    row = unnamed().get(tree.lemma(tree.top(first, end)))
    new = min(actor.mentions, default=(0, 0))[0] >= tree.sheet.words[first].start
    return row is not None and new and (row.kind == "person") == (before.kind == "person")

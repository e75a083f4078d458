"""'The two leaders', 'both governments', 'the latter': which two of those named before are meant.

In: a sheet's Phrases and the mentions so far. Out: groups of actors that the text itself joins: by 'and' ('A and B
signed'), or as the two sides of one verb ('A met B', 'A signed a pact with B').
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onrecord.facts.actor import Actor
from onrecord.noticing.phrases import Phrases

_BESIDE = frozenset({"with", "against", "and"})
_MEETING = frozenset(
    "meet talk speak confer negotiate agree sign marry debate argue quarrel clash discuss hold fight work team "
    "cooperate collaborate sit dine pose exchange shake".split()
)
_ROLES = {
    "leaders": frozenset("president premier chancellor king queen leader emir prime counterpart".split()),
    "presidents": frozenset({"president", "counterpart"}),
    "ministers": frozenset({"minister", "counterpart"}),
}
_TWO_STATES = frozenset(
    "country countries sides side nation nations government governments neighbors neighbours states capitals".split()
)
_TWO_PERSONS = frozenset(
    "leaders presidents ministers premiers men women officials diplomats counterparts pair duo politicians "
    "candidates suspects defendants lawyers brothers sisters envoys negotiators couple colleagues".split()
)
_TWO_BODIES = frozenset(
    "parties companies firms groups organisations organizations agencies ministries movements militias banks "
    "unions clubs armies institutions newspapers outlets courts airlines carriers manufacturers".split()
)
_FAR_BARE = 2  # sentences back that 'both', 'neither', 'the latter' without a noun may reach
_FAR = 12  # sentences back that 'the two leaders' may reach, the opening of the article aside


@dataclass(frozen=True)
class Group:
    """Actors that the text joins; ``last``: the word where the last of them is named; ``joined``: by 'and'."""

    actors: tuple[str, ...]
    last: int
    joined: bool
    meeting: bool = False


class Pairs:
    """The groups of a sheet, found anew where mentions were added."""

    def __init__(self, phrases: Phrases) -> None:
        self._phrases = phrases

    def groups(self, seen: Sequence[tuple[int, int, str]], before: int) -> list[Group]:
        """Return the groups among mentions (first, end, actor) that stand before a word, in order."""
        heads: dict[int, str] = {}
        tops: dict[int, str] = {}
        for first, end, actor in seen:
            if end <= before:
                heads.setdefault(self._phrases.head(first, end), actor)
                tops.setdefault(self._phrases.beside(self._phrases.head(first, end)), actor)
        out = [*self._joined(heads | tops), *self._sides(tops)]
        return sorted(out, key=lambda g: g.last)

    def _joined(self, tops: Mapping[int, str]) -> list[Group]:
        words, out = self._phrases.words, []
        for top, actor in tops.items():
            with_it = [c for c in self._phrases.children[top] if words[c].rel == "conj"]
            if not with_it or any(c not in tops for c in with_it):
                continue
            actors = tuple(dict.fromkeys([actor, *(tops[c] for c in with_it)]))
            if len(actors) > 1:
                out.append(Group(actors, max(with_it), joined=True))
        return out

    def _sides(self, tops: Mapping[int, str]) -> list[Group]:
        """Return subject and object, or subject and 'with …', of one predicate; two at most."""
        words, out = self._phrases.words, []
        for top, actor in tops.items():
            beside = words[top].rel.split(":")[0] in ("obj", "obl", "iobj", "nmod")
            preposition = self._phrases.preposition(top)
            if not beside or not (preposition in _BESIDE or words[top].rel == "obj"):
                continue
            verb = words[top].head
            if words[top].rel.startswith("nmod") and verb >= 0:  # 'signed a pact with B'
                if preposition not in ("with", "against"):
                    continue
                verb = words[verb].head
            subject = self._subject(verb, tops)
            if subject is not None and tops[subject] != actor:
                meeting = words[verb].lemma.lower() in _MEETING
                out.append(Group((tops[subject], actor), top, joined=False, meeting=meeting))
        return out

    def _subject(self, verb: int, tops: Mapping[int, str]) -> int | None:
        words, hops = self._phrases.words, 0
        while verb >= 0 and hops < 3:
            found = [c for c in self._phrases.children[verb] if words[c].rel.startswith("nsubj") and c in tops]
            if found:
                return found[0]
            if words[verb].rel.split(":")[0] not in ("xcomp", "conj", "obj", "advcl"):
                return None
            verb, hops = words[verb].head, hops + 1
        return None

    def two(
        self, noun: str, before: int, seen: Sequence[tuple[int, int, str]], actors: Mapping[str, Actor]
    ) -> list[str]:
        """Return the two actors that 'both', 'the two ``noun``' at word ``before`` mean; empty where none are joined.

        ``noun`` empty: any kind. For 'the two governments' persons and ministries count for their states.
        """
        words = self._phrases.words
        best: tuple[float, list[str]] | None = None
        found = self.groups(seen, before)
        for group in found:
            ids = _fitting(noun, group, actors)
            if len(ids) != 2:
                continue
            back = words[before].sentence - words[group.last].sentence
            opening = words[group.last].sentence == 0
            if back > (_FAR if noun else _FAR_BARE) and not (noun and opening):
                continue
            score = -0.4 * min(back, _FAR) + 0.5 * group.joined + 0.3 * group.meeting + 0.8 * opening
            score += 0.3 * sum(set(other.actors) == set(group.actors) for other in found)
            roles = _ROLES.get(noun, frozenset())
            score += sum(not roles.isdisjoint((actors[i].role or "").lower().split()) for i in ids)
            if best is None or score >= best[0]:
                best = (score, ids)
        return best[1] if best is not None else []


def kinds_of(noun: str) -> set[str] | None:
    """Return the kinds of actors that 'the two ``noun``' can be; null for any."""
    if noun in _TWO_STATES:
        return {"state"}
    if noun in _TWO_PERSONS:
        return {"person"}
    return {"organisation", "institution", "armed group", "media"} if noun in _TWO_BODIES else None


def is_two(noun: str) -> bool:
    """Whether 'the two ``noun``' may be two of those named before."""
    return noun in _TWO_STATES | _TWO_PERSONS | _TWO_BODIES


def _fitting(noun: str, group: Group, actors: Mapping[str, Actor]) -> list[str]:
    """Return the group's actors where they can be 'the two ``noun``', or their states; else nothing."""
    if len(group.actors) != 2:
        return []
    both = [actors[i] for i in group.actors]
    kinds = kinds_of(noun)
    if kinds is None or all(a.kind in kinds for a in both):
        return list(group.actors)
    if noun in ("sides", "side") and all(a.kind != "person" and a.state is None for a in both):
        return list(group.actors)
    if kinds != {"state"}:
        return []
    states = {a.code: a.id for a in reversed(list(actors.values())) if a.code is not None}
    found = [states[a.state] for a in both if a.state in states]
    return found if len(set(found)) == 2 else []

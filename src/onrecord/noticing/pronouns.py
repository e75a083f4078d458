"""Pronouns: whom 'he', 'they', 'it', 'who' most likely mean.

In: mentions in the order of the text. Out: actor ids. Scored by nearness, subject position, quotation,
who spoke last, and what titles tell of a person's sex; no guess where nobody fits.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from onrecord.facts.actor import Actor
from onrecord.noticing.phrases import Phrases
from onrecord.noticing.tables import first_names

_HE = frozenset({"he", "him", "his", "himself"})
_SHE = frozenset({"she", "her", "hers", "herself"})
_IT = frozenset({"it", "its", "itself"})
_THEY = frozenset({"they", "them", "their", "theirs", "themselves"})
_RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})
_MEN = frozenset(
    "mr king prince spokesman chairman father husband son brother businessman sir lord congressman emperor uncle "
    "nephew grandfather widower policeman councilman actor".split()
)
_WOMEN = frozenset(
    "mrs ms miss queen princess spokeswoman chairwoman mother wife daughter sister businesswoman dame lady "
    "congresswoman empress aunt niece grandmother widow policewoman councilwoman actress".split()
)
_SENTENCES_BACK = 6


@dataclass(frozen=True)
class Mention:
    """Words [first, end) mean an actor."""

    first: int
    end: int
    actor: str


def is_pronoun(phrases: Phrases, number: int) -> bool:
    """Whether a word is a pronoun that stands for an actor named elsewhere."""
    word = phrases.lower[number]
    return word in _HE | _SHE | _IT | _THEY or (
        word in _RELATIVE and phrases.words[number].upos in ("PRON", "SCONJ", "DET")
    )


class Salience:
    """Remembers who was mentioned where, and weighs them for a pronoun."""

    def __init__(self, phrases: Phrases) -> None:
        self._phrases = phrases
        self._seen: list[tuple[Mention, Actor]] = []
        self._sex: dict[str, str] = {}

    def note(self, mention: Mention, actor: Actor) -> None:
        """Remember a mention."""
        self._seen.append((mention, actor))
        lower = self._phrases.lower
        beside = {w.strip(".") for w in lower[max(0, mention.first - 1) : mention.first]} | set(
            (actor.role or "").lower().split()
        )
        if (
            actor.kind == "person"
            and actor.id not in self._sex
            and beside & (_MEN | _WOMEN)
            and not (beside & _MEN and beside & _WOMEN)
        ):
            self._sex[actor.id] = "m" if beside & _MEN else "f"
        elif actor.kind == "person" and actor.id not in self._sex and (sex := first_names().get(actor.name.split()[0])):
            self._sex[actor.id] = sex

    def sort(self) -> None:
        """Put the mentions into the order of the text."""
        self._seen.sort(key=lambda pair: pair[0].first)

    def pronoun(self, number: int, salient: Sequence[str], mentions: Sequence[Mention]) -> list[str]:
        """Return whom the pronoun at word ``number`` means, or an empty list."""
        word = self._phrases.lower[number]
        if word in _RELATIVE:
            return self._antecedent(number, mentions)
        if word in _THEY and (pair := self._pair(number)):
            return pair
        best: tuple[float, str] | None = None
        for mention, actor in self._seen:
            if (
                mention.first >= number
                or not self._fits(word, actor)
                or (word in _IT and self._is_plural(mention, actor))
            ):
                continue
            score = self._score(mention, number, actor.id in salient)
            if score is not None and (best is None or score >= best[0]):
                best = (score, actor.id)
        if best is None:
            fitting = [a for a in salient if any(actor.id == a and self._fits(word, actor) for _, actor in self._seen)]
            return fitting[:1]
        if word in _HE | _SHE:
            self._sex.setdefault(best[1], "m" if word in _HE else "f")
        return [best[1]]

    def _pair(self, number: int) -> list[str]:
        """Return two named persons that stand joined by 'and' in this sentence or the one before."""
        words = self._phrases.words
        for mention, actor in reversed(self._seen):
            head = self._phrases.head(mention.first, mention.end)
            if mention.first >= number or actor.kind != "person" or words[number].sentence - words[head].sentence > 1:
                continue
            joined = words[head].head if words[head].rel == "conj" else -1
            for other, first in self._seen:
                if first.kind == "person" and first.id != actor.id and other.first <= joined < other.end:
                    return [first.id, actor.id]
        return []

    def last_state(self, number: int) -> list[str]:
        """Return the state that 'the country' at word ``number`` means: the weightiest before it."""
        fitting = [
            (score, actor.id)
            for mention, actor in self._seen
            if actor.kind == "state"
            and mention.first < number
            and (score := self._score(mention, number, False)) is not None
        ]
        return [max(fitting)[1]] if fitting else []

    def _fits(self, word: str, actor: Actor) -> bool:
        if word in _HE | _SHE:
            return (
                actor.kind == "person"
                and self._sex.get(actor.id, "m" if word in _HE else "f") == ("m" if word in _HE else "f")
                and (actor.named or not actor.name.endswith("s"))
            )
        if word in _THEY:
            return actor.kind not in ("person", "document") or (actor.kind == "person" and not actor.named)
        return actor.kind != "person"

    def _is_plural(self, mention: Mention, actor: Actor) -> bool:
        """Whether a described actor is several: 'state governments' is no 'it'."""
        head = self._phrases.words[self._phrases.head(mention.first, mention.end)]
        return not actor.named and head.xpos in ("NNS", "NNPS") and actor.kind != "media"

    def _score(self, mention: Mention, number: int, spoke: bool) -> float | None:
        words, phrases = self._phrases.words, self._phrases
        back = words[number].sentence - words[mention.first].sentence
        if back > _SENTENCES_BACK and not spoke:
            return None
        head = phrases.head(mention.first, mention.end)
        score = -1.5 * min(back, _SENTENCES_BACK) + 0.001 * mention.first
        relation = words[head].rel
        if relation.startswith("nsubj"):
            score += 2.0
        elif relation in ("appos", "conj", "flat", "compound"):
            score += 0.5
        elif relation == "nmod:poss":
            score -= 0.5
        if words[mention.first].quoted and not words[number].quoted:
            score -= 3.0
        return score + (2.5 if spoke else 0.0)

    def _antecedent(self, number: int, mentions: Iterable[Mention]) -> list[str]:
        """'the minister, who …': the noun that the relative clause hangs on."""
        step, hops = number, 0
        words = self._phrases.words
        while step >= 0 and hops < 6:
            if words[step].rel.startswith("acl") and 0 <= words[step].head < number:
                noun = words[step].head
                holding = [m for m in mentions if m.first <= noun < m.end]
                near = holding or [m for m in mentions if noun < m.first < number and m.first - noun <= 3]
                return [min(near, key=lambda m: m.end - m.first).actor] if near else []
            step, hops = words[step].head, hops + 1
        return []

    def last_two(self, before: int, kinds: set[str] | None, actors: Mapping[str, Actor]) -> list[str]:
        """Return the last two different actors of ``kinds`` mentioned before a word, in the order of the text."""
        out: list[str] = []
        for mention, actor in reversed(self._seen):
            subject = kinds is not None or self._phrases.words[
                self._phrases.head(mention.first, mention.end)
            ].rel.startswith(("nsubj", "conj"))
            if mention.first < before and actor.id not in out and (kinds is None or actor.kind in kinds) and subject:
                out.append(actor.id)
            if len(out) == 2:
                break
        return out[::-1] if len(out) == 2 else []

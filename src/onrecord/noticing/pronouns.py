"""Pronouns: whom 'he', 'they', 'it', 'who' most likely mean.

In: mentions in the order of the text. Out: actor ids. Scored by nearness, subject position, quotation, who spoke last,
number, and what is known of a person's sex; whom the pronoun's own clause names is never meant; no guess where nobody
fits.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from onrecord.facts.actor import Actor
from onrecord.noticing.binding import never_meant
from onrecord.noticing.mentions import Mention, Mentions, Seen
from onrecord.noticing.pairs import Group, Pairs, kinds_of
from onrecord.noticing.phrases import Phrases
from onrecord.noticing.sex import Sexes

_HE = frozenset({"he", "him", "his", "himself"})
_SHE = frozenset({"she", "her", "hers", "herself"})
_IT = frozenset({"it", "its", "itself"})
_THEY = frozenset({"they", "them", "their", "theirs", "themselves"})
_RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})
_COLLECTIVE = frozenset("police staff crew team government military army navy press media opposition".split())
_PLACING = frozenset("in at from across near through inside outside within around throughout via into off".split())
_TAKING_PART = ("nsubj", "obj", "iobj", "conj", "nmod:poss", "appos", "root", "obl:agent")
_GROUPS = frozenset("family couple people crowd public youth team staff crew audience".split())
_SENTENCES_BACK = 6
_SUBORDINATE = 1.0  # what a subject of a subordinate clause counts; of a main clause: 2
_CLEARLY = 0.4  # by how much a state has to outweigh the next one to be 'the country'
_OTHER_NAME = 4.0  # what a woman's first name counts against 'he': it is not always hers


def is_pronoun(phrases: Phrases, number: int) -> bool:
    """Whether a word is a pronoun that stands for an actor named elsewhere."""
    word = phrases.lower[number]
    return word in _HE | _SHE | _IT | _THEY or (
        word in _RELATIVE and phrases.words[number].upos in ("PRON", "SCONJ", "DET")
    )


def is_it(word: str) -> bool:
    """Whether a word is 'it', 'its', 'itself'."""
    return word in _IT


def personal(word: str) -> str | None:
    """Return 'plural' for they, 'singular' for he and she; null for what does not mean persons."""
    return "plural" if word in _THEY else "singular" if word in _HE | _SHE else None


class Salience:
    """Remembers who was mentioned where, and weighs them for a pronoun."""

    def __init__(self, phrases: Phrases) -> None:
        self._phrases = phrases
        self._seen = Seen()
        self._sexes = Sexes(phrases)
        self._pairs = Pairs(phrases)

    def note(self, mention: Mention, actor: Actor) -> None:
        """Remember a mention."""
        self._seen.note(mention, actor)
        self._sexes.note(mention.first, actor)

    def sort(self) -> None:
        """Put the mentions into the order of the text."""
        self._seen.settle()

    def relative(self, number: int, mentions: Mentions) -> list[str] | None:
        """Return whom 'who', 'which' at word ``number`` mean; null where the word is no relative pronoun."""
        return self._antecedent(number, mentions) if self._phrases.lower[number] in _RELATIVE else None

    def pronoun(self, number: int, salient: Sequence[str], others: Iterable[tuple[float, list[str]]] = ()) -> list[str]:
        """Return whom the personal pronoun at word ``number`` means, or an empty list.

        ``others``: candidates beside those mentioned before, with their scores.
        """
        word = self._phrases.lower[number]
        weighed = [*self._weighed(number, word, salient), *others]
        if word in _THEY:
            weighed += self._groups(number, salient)
        if not weighed:
            known = self._seen.actors
            return [a for a in salient if a in known and self._may_go_on(word, known[a])][:1]
        meant = max(enumerate(weighed), key=lambda pair: (pair[1][0], pair[0]))[1][1]
        if word in _HE | _SHE:
            self._sexes.learn(meant[0], "m" if word in _HE else "f")
        return meant

    def _weighed(self, number: int, word: str, salient: Sequence[str]) -> Iterator[tuple[float, list[str]]]:
        """Yield the actors mentioned before that a pronoun may mean, with their scores."""
        elsewhere = never_meant(self._phrases, self._seen, number)
        for mention, actor in self._seen.between(self._reach(number), number, salient):
            if (
                actor.id in elsewhere
                or not self._fits(word, actor)
                or (word in _IT and self._is_plural(mention, actor))
                or (word in _HE | _SHE and self._is_group(mention, actor))
                or (word in _IT | _THEY and self._is_whereabouts(mention, actor))
            ):
                continue
            score = self.score(mention, number, actor.id in salient)
            if score is None:
                continue
            score += self._likely(word, actor)
            if word in _THEY and not self._is_plural(mention, actor):
                score -= 1.0
            yield score, [actor.id]

    def _reach(self, number: int, back: int = _SENTENCES_BACK) -> int:
        """Return the first word of the sentence that lies ``back`` sentences before that of a word."""
        return self._phrases.sheet.sentences[max(0, self._phrases.words[number].sentence - back)][0]

    def _is_whereabouts(self, mention: Mention, actor: Actor) -> bool:
        """'In Japan, where it …', 'Japanese bakers': a state that only tells where, or whose, does nothing itself."""
        if actor.kind != "state":
            return False
        head = self._phrases.head(mention.first, mention.end)
        preposition = self._phrases.preposition(head)
        takes_part = preposition is not None or self._phrases.words[head].rel.startswith(_TAKING_PART)
        return not takes_part or preposition in _PLACING

    def _likely(self, word: str, actor: Actor) -> float:
        """Return what a person's sex is worth for 'he' and 'she': names tell less surely than titles do."""
        if word not in _HE | _SHE:
            return 0.0
        by_name = self._sexes.by_name(actor.id)
        if by_name is not None:
            return 0.5 if (by_name == "m") == (word in _HE) else -_OTHER_NAME
        return 0.5 if self._sexes.of(actor.id) is not None else 0.0

    def _groups(self, number: int, salient: Sequence[str]) -> Iterator[tuple[float, list[str]]]:
        """Yield those that the text joins, 'A and B', 'A met B', for 'they'."""
        actors = self._seen.actors
        words = self._phrases.words
        for group in self._pairs.groups(self._spots(self._reach(number), number), number):
            members = [actors[i] for i in group.actors]
            alike = len({a.kind == "person" for a in members}) == 1 and len({a.kind == "state" for a in members}) == 1
            if (
                not alike
                or not (group.joined or group.meeting)
                or words[number].sentence - words[group.last].sentence > 2
            ):
                continue
            scores = list(self._scores(group, number, salient))
            if scores:
                yield max(scores) + 1.0, list(group.actors)

    def _scores(self, group: Group, number: int, salient: Sequence[str]) -> Iterator[float]:
        for actor in dict.fromkeys(group.actors):
            for mention in self._seen.of(actor):
                score = self.score(mention, number, actor in salient) if mention.first <= group.last else None
                if score is not None:
                    yield score

    def _spots(self, first: int, end: int) -> list[tuple[int, int, str]]:
        return [(mention.first, mention.end, actor.id) for mention, actor in self._seen.between(first, end)]

    def two(self, noun: str, before: int, actors: Mapping[str, Actor]) -> list[str]:
        """Return whom 'both', 'the two ``noun``' mean: a pair that the text joins, else the last two of that kind."""
        found = self._pairs.two(noun, before, self._spots(0, before), actors)
        return found or self.last_two(before, kinds_of(noun), actors)

    def last_state(self, number: int) -> list[str]:
        """Return the state that 'the country' at word ``number`` means: the one that clearly outweighs the others."""
        fitting = [
            (score, actor.id)
            for mention, actor in self._seen.between(self._reach(number), number)
            if actor.kind == "state"
            and (score := self.score(mention, number, False)) is not None
        ]
        fitting.sort()
        if not fitting:
            return []
        best = fitting[-1]
        rivals = [score for score, actor_id in fitting if actor_id != best[1]]
        unsure = (rivals and best[0] - rivals[-1] < _CLEARLY) or self._is_joined(best[1], number)
        return [] if unsure else [best[1]]

    def _is_joined(self, state: str, number: int) -> bool:
        """'Chile and Peru signed. The country …': where the state stood last, another one is joined to it."""
        near = self._seen.between(self._reach(number), number)
        states = [m for m, actor in near if actor.kind == "state"]
        last = max((m for m in states if m.actor == state), key=lambda m: m.first)
        head = self._phrases.head(last.first, last.end)
        heads = {self._phrases.head(m.first, m.end) for m in states if m.actor != state}
        words = self._phrases.words
        return any(words[other].rel == "conj" and words[other].head == head for other in heads)

    def may_be(self, word: str, first: int, actor: Actor) -> bool:
        """Whether a person whose mention begins at word ``first`` may be 'he', 'she' or 'they'."""
        self._sexes.note(first, actor)
        return personal(word) == "plural" or self._fits(word, actor)

    def _fits(self, word: str, actor: Actor) -> bool:
        if word in _HE | _SHE:
            return (
                actor.kind == "person"
                and self._sexes.of(actor.id) in (None, "m" if word in _HE else "f")
                and (actor.named or not actor.name.endswith("s"))
            )
        if word in _THEY:
            return actor.kind not in ("person", "document") or (actor.kind == "person" and not actor.named)
        return actor.kind != "person"

    def _is_plural(self, mention: Mention, actor: Actor) -> bool:
        """Whether a described actor is several: 'state governments' is no 'it'."""
        head = self._phrases.words[self._phrases.head(mention.first, mention.end)]
        if head.lemma.lower() in _COLLECTIVE:
            return False
        return not actor.named and head.xpos in ("NNS", "NNPS") and actor.kind != "media"

    def _may_go_on(self, word: str, actor: Actor) -> bool:
        """Whether who spoke last may be meant: several people are no 'he'."""
        return self._fits(word, actor) and not (word in _HE | _SHE and self.is_group(actor))

    def is_group(self, actor: Actor) -> bool:
        """Whether somebody only described is several people: 'villagers', 'her family'."""
        return not actor.named and any(self._is_group(mention, actor) for mention in self._seen.of(actor.id))

    def _is_group(self, mention: Mention, actor: Actor) -> bool:
        head = self._phrases.words[self._phrases.head(mention.first, mention.end)]
        group = head.lemma.lower() in _GROUPS or head.xpos in ("NNS", "NNPS")
        return not actor.named and head.upos != "PRON" and group

    def score(self, mention: Mention, number: int, spoke: bool) -> float | None:
        """Return how near at hand a mention is for the word ``number``; null where it lies too far back."""
        words, phrases = self._phrases.words, self._phrases
        back = words[number].sentence - words[mention.first].sentence
        if back > _SENTENCES_BACK and not spoke:
            return None
        head = phrases.head(mention.first, mention.end)
        score = -1.5 * min(back, _SENTENCES_BACK) + 0.001 * mention.first
        relation = words[head].rel
        if relation.startswith("nsubj"):
            score += 2.0 if self._is_main(words[head].head) else _SUBORDINATE
            if back == 0 and self._stands_over(words[head].head, number):
                score += 2.0
        elif relation in ("appos", "conj", "flat", "compound"):
            score += 0.5
        elif relation == "nmod:poss":
            score -= 0.5
        if words[mention.first].quoted and not words[number].quoted:
            score -= 3.0
        return score + (2.5 if spoke else 0.0)

    def _is_main(self, verb: int) -> bool:
        """Whether a predicate is that of a main clause: not what somebody says, nor what 'when', 'who' bring in."""
        return verb >= 0 and self._phrases.relation(verb) in ("root", "conj", "parataxis")

    def _stands_over(self, verb: int, number: int) -> bool:
        """Whether a predicate governs the clause that a word is the subject of."""
        clause = self._phrases.words[number].head
        return clause >= 0 and verb in self._phrases.above(clause)

    def _antecedent(self, number: int, mentions: Mentions) -> list[str]:
        """'the minister, who …': the noun that the relative clause hangs on."""
        step, hops = number, 0
        words = self._phrases.words
        while step >= 0 and hops < 6:
            if words[step].rel.startswith("acl") and 0 <= words[step].head < number:
                noun = words[step].head
                holding = mentions.shortest(noun)
                near = [holding] if holding is not None else mentions.beginning(noun + 1, min(number - 1, noun + 3))
                return [min(near, key=lambda m: m.end - m.first).actor] if near else []
            step, hops = words[step].head, hops + 1
        return []

    def last_two(self, before: int, kinds: set[str] | None, actors: Mapping[str, Actor]) -> list[str]:
        """Return the last two different actors of ``kinds`` mentioned before a word, in the order of the text."""
        out: list[str] = []
        for mention, actor in self._seen.back_from(before):
            subject = kinds is not None or self._phrases.words[
                self._phrases.head(mention.first, mention.end)
            ].rel.startswith(("nsubj", "conj"))
            if actor.id not in out and (kinds is None or actor.kind in kinds) and subject:
                out.append(actor.id)
            if len(out) == 2:
                break
        return out[::-1] if len(out) == 2 else []

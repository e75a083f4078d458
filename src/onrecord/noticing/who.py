"""Who is meant by a noun phrase or a pronoun.

In: a sheet with its actors; then words [first, end). Out: actor ids. Asking in the order of the text makes
pronouns better: each answer is remembered as a mention.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Callable, Container, Iterator, Sequence
from functools import partial
from itertools import pairwise

import msgspec

from onrecord.facts.actor import Actor
from onrecord.facts.identity import fact_id
from onrecord.facts.sheet import Sheet
from onrecord.facts.span import Span, inside
from onrecord.noticing.candidates import subjects_before
from onrecord.noticing.describe import describe
from onrecord.noticing.introduced import called, introduction
from onrecord.noticing.lexicon import title_words
from onrecord.noticing.mentions import Mention, Mentions
from onrecord.noticing.offices import state_of
from onrecord.noticing.pairs import is_two
from onrecord.noticing.phrases import phrases_of, plain
from onrecord.noticing.pronouns import Salience, is_it, is_pronoun, personal
from onrecord.noticing.tables import countries
from onrecord.noticing.titled import in_heading, is_one_man, name_behind
from onrecord.reading.words import cut

_TWO = frozenset({"two", "both", "pair", "duo", "neither", "either"})
_MOUTHPIECES = frozenset("representative spokesperson spokesman spokeswoman".split())
_MEDIUM = frozenset(
    "report article newspaper magazine agency station channel broadcaster daily tabloid outlet website network "
    "service weekly editorial story dispatch".split()
)
_UTTERANCES = frozenset(
    "statement word announcement remark comment communique communiqué letter tweet post release message "
    "declaration".split()
)
_PERSONS = frozenset(("person",))
_BODIES = frozenset(("organisation", "institution", "embassy", "media", "armed group"))
_STATE_NOUNS = frozenset("government country administration regime nation".split())
_REPORTS = frozenset("report paper newspaper outlet article publication magazine broadcaster daily".split())
_ALIKE = {"military": "army", "army": "military", "firm": "company", "company": "firm", "group": "organisation"}


class Who:
    """Answers which actors a stretch of words means.

    ``actors``: those of ``notice_actors``; described ones can be added while reading.
    """

    def __init__(self, sheet: Sheet, actors: Sequence[Actor]) -> None:
        self._phrases = phrases_of(sheet)
        self._sheet = sheet
        self._starts = [w.start for w in sheet.words]
        self._actors: dict[str, Actor] = {}
        self._mentions = Mentions()
        self._openings = {start for start, _ in sheet.paragraphs}
        self._phrase_ids: dict[str, str] = {}
        self._salience = Salience(self._phrases)
        self._ordered: tuple[Actor, ...] | None = None
        self._named_at: list[tuple[Span, str]] = []
        for actor in actors:
            self._register(actor)
        self._salience.sort()

    @property
    def actors(self) -> tuple[Actor, ...]:
        """All actors, the added ones included, in order of first mention."""
        if self._ordered is None:
            self._ordered = tuple(sorted(self._actors.values(), key=lambda a: (a.mentions[:1], a.id)))
        return self._ordered

    def named_within(self, span: Span) -> list[tuple[Actor, Span]]:
        """Return the actors mentioned within a span of the text, each with its mention, in order."""
        first, end = (bisect_left(self._named_at, ((at,),)) for at in span)
        named = self._named_at[first:end]
        return [(self._actors[actor_id], mention) for mention, actor_id in named if inside(mention, span)]

    def actor(self, actor_id: str) -> Actor:
        """Return an actor by id. Raises KeyError where there is none."""
        return self._actors[actor_id]

    def add(self, actor: Actor) -> str:
        """Register a described actor and return its id; the same phrase again returns the first id."""
        key = f"{actor.kind} {actor.name.casefold()}"
        if actor.id in self._actors:
            return actor.id
        if key in self._phrase_ids:
            return self._phrase_ids[key]
        self._phrase_ids[key] = actor.id
        self._register(actor)
        self._salience.sort()
        return actor.id

    def keep(self, ids: Container[str]) -> None:
        """Forget all actors but those with some ids: who was described for a question whose answer they were not."""
        self._actors = {id: actor for id, actor in self._actors.items() if id in ids}
        self._ordered = None

    def at(self, first: int, end: int, salient: Sequence[str] = ()) -> list[str]:
        """Return the ids of the actors that words [first, end) mean; empty if unknown.

        ``salient``: who spoke last, most recent first; pronouns prefer them.
        """
        first, end = self._phrases.without_article(self._behind_dateline(first, end), end)
        if first >= end:
            return []
        found = self._at(first, end, salient)
        for actor_id in found:
            self._salience.note(Mention(first, end, actor_id), self._actors[actor_id])
        return found

    def is_group(self, actor_id: str) -> bool:
        """Whether an actor is several people who are only described: 'villagers' are no 'he'."""
        return self._salience.is_group(self._actors[actor_id])

    def has_subject_before(self, number: int) -> bool:
        """'While China has …, it …': a body or state is the subject of a clause beside that of the word ``number``."""
        words = self._phrases.words
        start = self._sheet.sentences[words[number].sentence][0]
        clause = words[number].head
        if clause < 0 or words[clause].rel == "parataxis":
            return False
        subjects = [
            words[self._phrases.head(m.first, m.end)]
            for m in self._mentions.beginning(start, number - 1)
            if self._actors[m.actor].kind != "person"
        ]
        return any(s.rel.startswith("nsubj") and words[s.head].rel.startswith(("advcl", "root")) for s in subjects)

    def or_described(self, first: int, end: int, salient: Sequence[str] = (), speaks: bool = False) -> list[str]:
        """Return ``at``, or else the id of a newly described actor, or an empty list.

        ``speaks``: the phrase is a source, so that any noun describes somebody.
        """
        found = self.at(first, end, salient)
        if found:
            return found
        actor = describe(self._phrases, first, end, speaks)
        return [self.add(self._for_owner(actor, first, end))] if actor is not None else []

    def _for_owner(self, actor: Actor, first: int, end: int) -> Actor:
        """'Jane Doe's spokesman', a 'deputy' of hers: an official of somebody acts for the state that she acts for."""
        if actor.of is not None or actor.sector != "GOV":
            return actor
        head = self._phrases.head(*self._phrases.without_article(first, end))
        owners = (c for c in self._phrases.children[head] if first <= c < end and self._owns(c))
        mention = next((m for owner in owners if (m := self._mentions.shortest(owner)) is not None), None)
        if mention is None or not self._is_person(mention):
            return actor
        return msgspec.structs.replace(actor, of=self._actors[mention.actor].of)

    def _owns(self, number: int) -> bool:
        rel = self._phrases.words[number].rel
        return rel == "nmod:poss" or (rel == "nmod" and self._phrases.preposition(number) in ("of", "for", "to"))

    def _register(self, actor: Actor) -> None:
        self._actors[actor.id], self._ordered = actor, None
        for span in actor.mentions:
            insort(self._named_at, (span, actor.id))
            mention = Mention(*self._words(span), actor.id)
            self._mentions.add(mention, called(self._phrases, actor, mention.first, mention.end))
            self._salience.note(mention, actor)

    def _words(self, span: Span) -> tuple[int, int]:
        """Return the word range of a character span, without article."""
        return self._phrases.without_article(bisect_left(self._starts, span[0]), bisect_left(self._starts, span[1]))

    def _behind_dateline(self, first: int, end: int) -> int:
        """Return where the phrase begins behind a dateline: 'NAIROBI, Kenya - The president'."""
        if first not in self._openings:
            return first
        dash = next((n for n in range(first, end) if self._phrases.exact[n] in ("–", "—", "-", "--")), None)
        named = dash is not None and all(
            self._phrases.words[n].upos in ("PROPN", "PUNCT", "NUM", "NOUN") for n in range(first, dash)
        )
        opens = named and dash is not None and dash + 1 < end and self._phrases.exact[first].isupper()
        return dash + 1 if dash is not None and opens else first

    def _at(self, first: int, end: int, salient: Sequence[str]) -> list[str]:
        exact = self._mentions.exactly(first, end)
        if exact is not None:
            return [exact.actor]
        head = self._phrases.head(first, end)
        if is_pronoun(self._phrases, head) and end - first <= 2:
            antecedent = self._salience.relative(head, self._mentions)
            if antecedent is not None:
                return antecedent
            nouns = list(self._nouns_for(head, salient))
            meant = self._salience.pronoun(head, salient, [(score, [key]) for score, key, _ in nouns])
            return next((resolve() for _, key, resolve in nouns if meant == [key]), meant)
        joined = self._joined(first, end, head, salient)
        if joined:
            return joined
        return (
            self._named(first, end, head)
            or self._of_two(first, end, head)
            or self._of_owner(first, end, head, salient)
            or self._again(head, first, end)
            or in_heading(self._phrases, self._actors.values(), first, end)
        )

    def _nouns_for(self, number: int, salient: Sequence[str]) -> Iterator[tuple[float, str, Callable[[], list[str]]]]:
        """Yield the nouns that a pronoun may take up: score, a key, and how to learn whom the noun means.

        Nobody is described anew unless the pronoun does mean that noun.
        """
        word = self._phrases.lower[number]
        if not personal(word) and not is_it(word):
            return
        kinds = _BODIES if is_it(word) else _PERSONS
        for first, end in subjects_before(self._phrases, number, personal(word) == "plural"):
            head = self._phrases.head(first, end)
            score = self._salience.score(Mention(first, end, ""), number, False)
            if score is None:
                continue
            if any(self._phrases.words[c].rel == "conj" and c < end for c in self._phrases.children[head]):
                yield score + 0.5, f"words {first} {end}", partial(self._joined, first, end, head, salient)
                continue
            actor, known = self._noun(first, end, head, kinds)
            if actor is not None and self._salience.may_be(word, first, actor):
                yield score - (0.0 if known else 0.5), actor.id, partial(self._added, actor)

    def _added(self, actor: Actor) -> list[str]:
        return [self.add(actor)]

    def _noun(self, first: int, end: int, head: int, kinds: frozenset[str]) -> tuple[Actor | None, bool]:
        """Return the person, persons or body that a common noun means, and whether they were known before."""
        beside = [c for c in self._phrases.children[head] if self._phrases.words[c].rel == "appos"]
        if any(self._mentions.shortest(n) is not None for n in (head, *beside)):
            return None, False
        meant = self._named(first, end, head) or self._again(head, first, end)
        actor = self._actors[meant[0]] if meant else describe(self._phrases, first, end)
        return (actor, bool(meant)) if actor is not None and actor.kind in kinds else (None, False)

    def _joined(self, first: int, end: int, head: int, salient: Sequence[str]) -> list[str]:
        """'A and B', 'A, B and C': each conjunct by itself."""
        conjuncts = [
            c for c in self._phrases.children[head] if first <= c < end and self._phrases.relation(c) == "conj"
        ]
        if not conjuncts or (
            self._mentions.shortest(head) is not None
            and any(self._mentions.shortest(c) == self._mentions.shortest(head) for c in conjuncts)
        ):
            return []
        bare = len(conjuncts) == 1 and self._mentions.shortest(head) is None
        if bare and is_one_man(self._phrases, self._persons(first, end), first, head, conjuncts[0], end):
            return self._at(self._begins(conjuncts[0], head), end, salient)
        bounds = [first, *(self._begins(c, head) for c in conjuncts), end]
        found: list[str] = []
        for start, stop in pairwise(bounds):
            while stop - 1 > start and (
                self._phrases.lower[stop - 1] in ("and", "or", "both", "nor", "as", "well")
                or self._phrases.words[stop - 1].upos == "PUNCT"
            ):
                stop -= 1
            start, stop = self._phrases.without_article(start, stop)
            if start < stop and stop - start < end - first:  # a parse may hang a conjunct on the phrase's first word
                found += [a for a in self.or_described(start, stop, salient) if a not in found]
        return found

    def _begins(self, conjunct: int, head: int) -> int:
        left = self._phrases.left_edge(conjunct, head + 1)
        mention = self._mentions.shortest(conjunct)
        return min(left, mention.first) if mention is not None and mention.first > head else left

    def _named(self, first: int, end: int, head: int) -> list[str]:
        """Return whom the head noun names, or the person whose title or description it is."""
        titled = name_behind(self._phrases, self._persons(first, end), first, end)
        if titled is not None:
            return [titled]
        mention = self._mentions.shortest(head)
        if mention is not None and first <= mention.first and (
                self._phrases.head(mention.first, mention.end) == head or self._is_person(mention)):
            return [mention.actor]
        inside = [m for m in self._mentions.beginning(first, end) if m.end <= end]
        for inner in inside:
            name = self._phrases.words[self._phrases.head(inner.first, inner.end)]
            beside = name.head == head and name.rel in ("appos", "flat", "nmod:desc")
            if inner.first > head and (beside or (self._is_person(inner) and self._is_title_of(head, inner))):
                return list(dict.fromkeys([inner.actor, *self._joined_to(inner, inside)]))
        if mention is not None and mention in inside and mention.end - 1 == head:
            return [mention.actor]
        return self._speaks_for(head, inside)

    def _joined_to(self, named: Mention, inside: list[Mention]) -> Iterator[str]:
        """'The two officers, Jane Doe and John Roe': those named beside the first one."""
        first = self._phrases.head(named.first, named.end)
        heads = [self._phrases.words[self._phrases.head(other.first, other.end)] for other in inside]
        return (m.actor for m, head in zip(inside, heads, strict=True) if (head.head, head.rel) == (first, "conj"))

    def _speaks_for(self, head: int, inside: list[Mention]) -> list[str]:
        """'a Gleaner report', 'the Gleaner newspaper': the medium; 'a representative of the embassy': the embassy."""
        noun = self._phrases.words[head].lemma.lower()
        wanted = {"media"} if noun in _MEDIUM else {"institution", "embassy"} if noun in _MOUTHPIECES else set()
        fitting = list(dict.fromkeys(m.actor for m in inside if self._actors[m.actor].kind in wanted))
        return fitting if len(fitting) == 1 else []

    def _persons(self, first: int, end: int) -> list[Mention]:
        return [m for m in self._mentions.beginning(first, end) if self._is_person(m)]

    def _is_person(self, mention: Mention) -> bool:
        return self._actors[mention.actor].kind == "person" and self._actors[mention.actor].named

    def _is_title_of(self, head: int, mention: Mention) -> bool:
        """Whether the words from ``head`` run straight into a person's name: 'foreign minister Jane Doe'."""
        words, lower = self._phrases.words, self._phrases.lower
        if all(
            words[n].upos in ("NOUN", "PROPN", "ADJ") or words[n].text == "-" for n in range(head + 1, mention.first)
        ):
            return words[head].upos in ("NOUN", "PROPN", "ADJ")
        name = words[self._phrases.head(mention.first, mention.end)]
        if name.rel == "appos" and self._phrases.exact[mention.first - 1] == ",":
            return True
        role = " ".join(word.lower() for _, word in cut(plain(self._actors[mention.actor].role or "")))
        between = lower[head : mention.first - (lower[mention.first - 1] == ",")]
        return tuple(between) in title_words() or " ".join(between) in role

    def _of_owner(self, first: int, end: int, head: int, salient: Sequence[str]) -> list[str]:
        """'its statement', 'a statement by the army': whose it is; 'his government': the owner's state."""
        noun = self._phrases.words[head].lemma.lower()
        if noun not in _UTTERANCES and noun not in _STATE_NOUNS:
            return []
        owner = next(
            (c for c in self._phrases.children[head] if self._phrases.words[c].rel == "nmod:poss" and c >= first), None
        )
        if owner is not None:
            found = self._at(*self._phrases.without_article(self._phrases.left_edge(owner, first), owner + 1), salient)
        else:
            by = next((n for n in range(head + 1, end) if self._phrases.lower[n] in ("by", "from", "of")), None)
            found = (
                self.or_described(by + 1, end, salient)
                if by is not None and by + 1 < end and noun in _UTTERANCES
                else []
            )
        if noun in _UTTERANCES or not found:
            return found
        return self.state(self._actors[found[0]].state, first, end)

    def state(self, code: str | None, first: int, end: int) -> list[str]:
        """Return the state of a code; one that the text names only through its people ('Iranian') is made here."""
        known = [a.id for a in self._actors.values() if a.code is not None and a.code == code][:1]
        country = countries().get(code or "")
        if known or country is None:
            return known
        span = self._sheet.span(first, end)
        made = Actor(
            id=fact_id("a", self._sheet.article.id, [span]),
            name=country.name,
            kind="state",
            code=country.code,
            sector="GOV",
            wikidata=country.wikidata,
            mentions=(span,),
        )
        return [self.add(made)]

    def _of_two(self, first: int, end: int, head: int) -> list[str]:
        """'the two leaders', 'both sides', 'the former', 'neither': the last two of that kind before here."""
        words = set(self._phrases.lower[first:end])
        noun = self._phrases.lower[head]
        if noun in ("former", "latter") and end - first == 1:
            pair = self._salience.two("", first, self._actors)
            return pair[:1] if noun == "former" else pair[1:]
        definite = words & {"both", "neither", "either"} or self._phrases.lower[first - 1] in ("the", "these", "those")
        if not (words & _TWO and definite and end - first <= 2):
            return []
        if is_two(noun):
            return self._salience.two(noun, first, self._actors)
        return self._salience.two("", first, self._actors) if end - first == 1 else []

    def _again(self, head: int, first: int, end: int) -> list[str]:
        """'the source', 'the official', 'the report': who was described, or reported, with that noun before."""
        if first == 0 or self._phrases.lower[first - 1] not in ("the", "that", "this", "those", "these"):
            return []
        noun = self._phrases.words[head].lemma.lower()
        if noun in ("country", "nation") and end - first == 1:
            return self._salience.last_state(first)
        names = [f"described {noun}", f"described {_ALIKE.get(noun, noun)}", introduction(self._phrases, head, first)]
        if noun in _REPORTS and end - first == 1:
            names.append("medium")
        states = {s for n in range(first, head) if (s := state_of(self._phrases, n)) is not None}
        mention = self._mentions.latest(     # 'the UAE minister' is no Egyptian
            names, first, lambda m: not self._is_person(m) or states <= {self._actors[m.actor].state})
        return [mention.actor] if mention is not None else []

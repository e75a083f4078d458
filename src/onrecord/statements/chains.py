"""Sources behind sources: the chain of each statement, outermost first.

'an agency reported, citing unnamed sources', 'sources told the agency' and a statement inside another's content are
three ways to say the same thing (nested sources: MPQA, Wiebe et al. 2005; FactBank, Sauri & Pustejovsky 2009).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from onrecord.facts.actor import Actor
from onrecord.facts.sheet import Mark
from onrecord.facts.span import Span
from onrecord.facts.statement import Link
from onrecord.facts.tree import Range, Tree, matches
from onrecord.statements.ability import ability
from onrecord.statements.attribution import Attribution
from onrecord.statements.cues import find_cue
from onrecord.statements.lexicon import words_of
from onrecord.statements.quoted import saying_of
from onrecord.statements.sources import phrase_without
from onrecord.statements.speakers import Voice, Voices, source_type

_HANGING = ("advcl", "acl", "obj")


@dataclass(slots=True)
class Spoken:
    """An attribution with its voice, its addressees and what stands around it."""

    attribution: Attribution
    voice: Voice
    addressees: Voice = field(default_factory=Voice)
    outer: list[Link] = field(default_factory=list)
    inner: list[Link] = field(default_factory=list)


def is_citing(tree: Tree, a: Attribution) -> bool:
    """Whether an attribution only names the source behind another one: 'citing X', 'which quoted X', 'quoted by X'."""
    word = tree.sheet.words[a.head]
    if tree.lemma(a.head) not in words_of("citing") or saying_of(tree, a.head) is not None:
        return False
    relative = word.rel == "acl:relcl" and tree.child(a.head, "ccomp") is None
    return word.xpos in ("VBG", "VBN") or relative


def cited(tree: Tree, a: Attribution) -> list[Range]:
    """Return the noun phrases that an attribution cites: 'X reported, citing Y', 'X, which quoted Y, said'.

    The citing verb is looked for around the cue in its sentence, not in the tree: parsers hang it on either verb.
    """
    words, content = tree.sheet.words, a.content_words()
    end = tree.sheet.sentences[words[a.head].sentence][1]
    between = [i for i in range(a.head + 1, end) if i not in content and words[i].xpos in ("VBD", "VBZ", "VBP")]
    stop = between[0] if between else end
    start = max((s for _, s in a.sources if s <= a.head), default=a.head)
    front = range(tree.sheet.sentences[words[a.head].sentence][0], start)
    fronted = [i for i in front if words[i].xpos == "VBG"][:1]       # 'quoting officials, the paper said'
    for i in (*fronted, *range(start, a.head), *range(a.head + 1, stop)):
        if tree.lemma(i) in words_of("citing") and i not in content and words[i].xpos != "VBN":
            objects = _cited_by(tree, i)
            return [able for o in objects if (able := _able(tree, o, i)) is not None]
    return []


def _cited_by(tree: Tree, citing: int) -> list[int]:
    """Return the nouns that a citing verb cites; parsers tie some of them as if the verb were a preposition."""
    if tree.sheet.words[citing].rel == "case":
        return [tree.sheet.words[citing].head]
    return tree.children(citing, "obj") or [o for o in tree.children(citing, "obl") if tree.child(o, "case") is None]


def _able(tree: Tree, noun: int, citing: int) -> Range | None:
    """Return the phrase of a noun that can be a source, else that of its owner ('the fund's prediction'), else null."""
    phrase = phrase_without(tree, noun, [citing])
    if ability(tree, phrase) != "thing":
        return phrase
    owner = tree.child(noun, "nmod:poss")
    return phrase_without(tree, owner, tree.children(owner, "case")) if owner is not None else None


def _can_carry(tree: Tree, phrase: Range) -> bool:
    """Whether a phrase can pass words on: 'broadcast by the station', not 'broadcast in 1986'."""
    return ability(tree, phrase) != "thing" and tree.sheet.words[tree.top(*phrase)].xpos != "CD"


def hearsay(tree: Tree, a: Attribution) -> list[Link]:
    """Return the unattributed link of 'reported on claims that …': a noun of saying inside the cue."""
    sheet = tree.sheet
    if a.entry is None or a.entry.part != "V":
        return []
    for first, end in a.cue:
        for i in range(first, end):
            word = sheet.words[i]
            if (
                i != a.head
                and word.upos == "NOUN"
                and matches(word.rel, ("obl", "obj"))
                and find_cue(tree, i, "N") is not None
                and tree.lemma(a.head) in words_of("carrying")
            ):
                return [Link(None, word.span, "implicit")]
    return []


def carried_by(tree: Tree, a: Attribution) -> list[Range]:
    """Return who carried the statement: 'said in a statement carried by KCNA', 'was quoted by X as saying'."""
    out: list[Range] = []
    for node in tree.subtree(a.head):
        word = tree.sheet.words[node]
        if (
            tree.lemma(node) in words_of("carrying")
            and word.xpos == "VBN"
            and node not in a.content_words()
            and node != a.head
        ):
            for c in tree.children(node, "obl"):
                cases = tree.children(c, "case")
                if any(tree.lemma(k) in ("by", "on", "in") for k in cases):
                    out.append(phrase_without(tree, c, cases))
    return out


def links(voice: Voice) -> list[Link]:
    """Return the links of a voice; an unnamed one for a voice nobody has."""
    if not voice.actors:
        return [Link(None, None, "implicit")]
    return [Link(a.id, span, source_type(a)) for a, span in voice.pairs()]


def link_up(tree: Tree, spoken: list[Spoken], voices: Voices, outlets: frozenset[str]) -> None:
    """Fill in ``outer`` and ``inner`` links of every statement.

    ``outlets``: lower-cased names of the article's own outlet and agency; telling them is telling the reader.
    """
    for s in spoken:
        quoted = [link for r in cited(tree, s.attribution) for link in links(voices.aside([r]))]
        s.inner = quoted or hearsay(tree, s.attribution)
        s.outer = _passed_on_by(tree, s, voices, outlets)
    holders = _Holders(tree, spoken)
    for s in spoken:
        nested = [link for o in holders.of(s) for link in (*o.outer, *_named_links(o))]
        own = {a.id for a in s.voice.actors}      # 'he said he welcomed it' has one source, not two
        s.outer = _each_once([*nested, *s.outer], own)


class _Holders:
    """Answers which statements one stands inside; only those whose words it hangs on are looked at."""

    def __init__(self, tree: Tree, spoken: list[Spoken]) -> None:
        self._tree, self._spoken = tree, spoken
        self._saying: dict[int, list[int]] = {}
        self._cued_at: dict[int, list[int]] = {}
        for number, s in enumerate(spoken):
            self._cued_at.setdefault(s.attribution.head, []).append(number)
            for i in s.attribution.content_words():
                self._saying.setdefault(i, []).append(number)

    def of(self, s: Spoken) -> list[Spoken]:
        """Return the statements that one stands inside, the outermost first."""
        inner = s.attribution
        near = {n for i in (inner.head, *self._tree.ancestors(inner.head)) for n in self._saying.get(i, ())}
        for cue in _cues_over(self._tree, inner):
            near.update(n for i in range(cue.first, cue.end) for n in self._cued_at.get(i, ()))
        others = (self._spoken[n] for n in sorted(near))
        holding = (o for o in others if o is not s and _holds(self._tree, o.attribution, inner))
        return sorted(holding, key=lambda o: -len(o.attribution.content_words()))


def _passed_on_by(tree: Tree, s: Spoken, voices: Voices, outlets: frozenset[str]) -> list[Link]:
    """Return the links of whoever carried or reported a statement, and of the media that it was told to."""
    behind = [r for r in carried_by(tree, s.attribution) if _can_carry(tree, r)]
    carrying = (*s.attribution.carried, *behind, *_reporting(tree, s.attribution))
    carriers = _authors([pair for r in carrying for pair in voices.aside([r]).pairs()])
    told = [(a, span) for a, span in s.addressees.pairs() if a.kind == "media" and a.name.lower() not in outlets]
    return [Link(a.id, span, source_type(a)) for a, span in (*carriers, *told)]


def _each_once(found: list[Link], own: set[str]) -> list[Link]:
    """Return the first link of each actor but those of ``own``; links of nobody known all stay."""
    first = {link.actor: number for number, link in reversed(list(enumerate(found)))}
    return [
        link
        for number, link in enumerate(found)
        if link.actor is None or (link.actor not in own and first[link.actor] == number)
    ]


def _named_links(outer: Spoken) -> list[Link]:
    """Return the links that a statement is for one inside it; who accuses somebody unnamed does not tell the rest."""
    entry = outer.attribution.entry
    unnamed = not outer.voice.actors and entry is not None and entry.act == "accuse"
    return [] if unnamed else links(outer.voice)


def _reporting(tree: Tree, a: Attribution) -> list[Range]:
    """Return who reports at the end of a sentence what somebody did: 'he pointed to the ties, the agency reported'."""
    words, at = tree.sheet.words, a.head
    while matches(words[at].rel, ("advcl", "conj")) and words[at].head >= 0:
        at = words[at].head      # 'he praised it, pointing to …, the agency reported'
    governor = words[at].head if matches(words[at].rel, ("ccomp", "parataxis")) else -1
    if governor < a.head or tree.lemma(governor) not in words_of("carrying"):
        return []
    before = next((i for i in range(governor - 1, a.head, -1) if words[i].upos != "PUNCT"), a.head)
    subjects = tree.children(governor, "nsubj") or ([before] if words[before].upos == "PROPN" else [])
    return [phrase_without(tree, c, []) for c in subjects if c > a.head]


def _authors(carriers: list[tuple[Actor, Span]]) -> list[tuple[Actor, Span]]:
    """'According to a note published by the agency': a document and whose it is are one link, that of its author."""
    spans = [span for _, span in carriers]
    authors = [(a, span) for a, span in carriers if a.kind != "document" and (a.named or not any(
        other != span and span[0] <= other[0] and other[1] <= span[1] for other in spans))]
    return authors or carriers


def _holds(tree: Tree, outer: Attribution, inner: Attribution) -> bool:
    """Whether the inner cue and most of its content stand within the outer content."""
    words = outer.content_words()
    mine = inner.content_words() | inner.cue_words()
    inside = inner.head in words and len(mine & words) > 0.7 * len(mine) and len(words) > len(inner.content_words())
    return inside or _read_inside(tree, outer, inner) or (bool(inner.sources) and _continues(tree, words, inner.head))


def _read_inside(tree: Tree, outer: Attribution, inner: Attribution) -> bool:
    """Whether the reader put it into the outer content, before that was cut: 'said that …, but the union warned'."""
    return any(cue.first <= outer.head < cue.end for cue in _cues_over(tree, inner))


def _cues_over(tree: Tree, inner: Attribution) -> Iterator[Mark]:
    """Yield the reader's cues of the contents that it put an inner cue into."""
    marks = tree.sheet.marks
    for m in marks if inner.found_by == "inner" else ():
        if m.kind == "content" and m.cue is not None and not m.inner and m.first <= inner.head < m.end:
            yield marks[m.cue]


def _continues(tree: Tree, words: set[int], head: int) -> bool:
    """'She said they had won, as they sent a clear message that …': a clause that hangs on what she said."""
    at = head
    while at not in words and matches(tree.sheet.words[at].rel, _HANGING) and tree.sheet.words[at].head >= 0:
        at = tree.sheet.words[at].head
    return at in words and at != head and min(words) < head

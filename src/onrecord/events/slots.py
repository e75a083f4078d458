"""What stands in the slots of a predicate: who does it, to whom, with, against, to, for whom.

In: a tree and the word of a verb or noun. Out: for each slot its words. Slots are those of the deed and not of the
sentence: of a passive, ``subj`` is the agent and ``obj`` the one it is done to; of a noun, ``subj`` is its owner or who
carries it out, and ``obj`` what its 'of' leads to. Other slots are prepositions by name.
"""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.events.lexicon import kinds, light_verbs, predicates
from onrecord.facts.tree import Tree, matches
from onrecord.statements.cues import is_passive

Slots = dict[str, list[int]]
_RELATIVE = frozenset(("that", "which", "who", "whom"))
_OF_ANOTHER = frozenset(("of", "from", "into", "for"))    # 'accused it of arming', 'jailed him for arming'
_OBJECT_CONTROL_BUT = frozenset("promise vow threaten pledge".split())
_UNDER = frozenset(("under", "in", "into", "on"))
_VERBAL = (1, 3)            # quad classes of what is said
_RESPONSIBLE = frozenset(("responsible", "guilty"))
_CLIMBING = ("conj", "xcomp", "advcl", "parataxis", "ccomp", "acl")
_FARTHEST = 4


def slots_of(tree: Tree, head: int) -> Slots:
    """Return what stands in the slots of a verb or noun."""
    return _of_noun(tree, head) if is_noun(tree, head) else _of_verb(tree, head)


def is_noun(tree: Tree, head: int) -> bool:
    """Whether a word is used as a noun; a gerund with an object is a verb."""
    return tree.sheet.words[head].upos in ("NOUN", "PROPN")


def _of_verb(tree: Tree, head: int) -> Slots:
    found = _by_preposition(tree, head)
    passive = is_done_to(tree, head)
    surface = tree.children(head, "nsubj", "csubj") or _shared_subject(tree, head)
    kept = tree.children(head, "obj") if passive else []     # 'envoys were denied access': given to, and given
    if passive:
        found["obj"] = kept or surface
        found["subj"] = tree.children(head, "obl:agent") or found.get("by", [])
    else:
        found["subj"] = surface
        found["obj"] = _objects(tree, head) or tree.children(head, "iobj")
    things = tree.children(head, "obj", "nsubj:pass")
    for thing in (*things, *(c for t in things for c in tree.children(t, "conj"))):     # 'cut ties with Kenya'
        for name, words in _by_preposition(tree, thing).items():
            found.setdefault(name, words)
    found["iobj"] = list(surface) if kept else tree.children(head, "iobj")
    found["that"] = tree.children(head, "ccomp")
    found["subj_of_that"] = [s for c in found["that"] for s in tree.children(c, "nsubj")]
    found["to_do"] = tree.children(head, "xcomp")
    found["prt"] = tree.children(head, "compound:prt")
    found["iobj"] += [i for c in found["to_do"] for i in tree.children(c, "iobj")]
    return _with_complements(tree, found)


def _with_complements(tree: Tree, found: Slots) -> Slots:
    """Add what prepositions lead to in a complement: 'agreed to provide data to Kenya'."""
    for c in found["to_do"]:
        for below in (c, *tree.children(c, "obj")):
            for name, words in _by_preposition(tree, below).items():
                found.setdefault(name, words)
    return found


def is_done_to(tree: Tree, head: int) -> bool:
    """Whether a verb is passive: by its auxiliary, or as a participle ('activists held in May', 'jailed, he')."""
    if is_passive(tree, head) or tree.child(head, "nsubj:pass") is not None:
        return True
    word = tree.sheet.words[head]
    told_to = word.xpos == "VBD" and bool(tree.children(head, "xcomp"))     # 'were tracked and ordered to report'
    if not (word.xpos == "VBN" or (told_to and _asks(tree, head))) or tree.children(head, "aux"):
        return False
    if word.rel == "acl":
        return True
    if tree.children(head, "obj"):
        return False
    if matches(word.rel, ("advcl",)):
        return not tree.children(head, "nsubj", "mark")
    return matches(word.rel, ("conj",)) and word.head >= 0 and is_done_to(tree, word.head)


def _shared_subject(tree: Tree, head: int) -> list[int]:
    """Return the subject that a verb without one shares: of the verb it is joined to, or that governs it."""
    beside = _beside_aside(tree, head)
    if beside:
        return beside
    node = head
    for _ in range(_FARTHEST):
        above = tree.sheet.words[node].head
        if above < 0 or not matches(tree.sheet.words[node].rel, _CLIMBING):
            return []
        found = _subject_of(tree, node, above)
        if found is not None:
            return found
        node = above
    return []


def _beside_aside(tree: Tree, head: int) -> list[int]:
    """'Rebels overran a base, officials said, killing ten': a participle hung on the aside goes with what was said."""
    word = tree.sheet.words[head]
    if word.head < 0 or word.rel != "advcl" or not _is_participle(tree, head) or word.head > head:
        return []
    if any(sense.type in kinds() and kinds()[sense.type].quad in _VERBAL
           for sense in predicates().get((tree.lemma(head), "verb"), ())):
        return []               # '…, officials said, blaming it on rebels'
    said = [c for c in tree.children(word.head, "ccomp", "parataxis") if c < word.head]
    return next((found for c in said if (found := tree.children(c, "nsubj", "nsubj:pass"))), [])


def _subject_of(tree: Tree, node: int, above: int) -> list[int] | None:
    """Return whom the word above makes the subject of a verb, null where one has to look higher."""
    rel = tree.sheet.words[node].rel
    if rel == "acl:relcl" or (rel == "acl" and _is_participle(tree, node)):
        return [above]
    if rel == "acl":
        return (_called_on(tree, above) if _asks(tree, above) else []) or _doers(tree, above)
    aimed = matches(rel, ("xcomp",)) or (rel == "advcl" and _OF_ANOTHER & {
        tree.lemma(m) for m in tree.children(node, "mark")})
    controlled = _controlled(tree, above) if aimed else []
    found = controlled or tree.children(above, "nsubj", "csubj")
    is_noun_phrase = is_noun(tree, above) and not tree.children(above, "cop")
    return found or (_doers(tree, above) if is_noun_phrase else None)


def _controlled(tree: Tree, above: int) -> list[int]:
    """'Urged the army to leave', 'called on it to': whom a verb is aimed at is to do it; 'promised it to' is not."""
    if tree.lemma(above) in _OBJECT_CONTROL_BUT:
        return []
    return tree.children(above, "obj", "iobj") or _called_on(tree, above)


def _called_on(tree: Tree, above: int) -> list[int]:
    """'Called on the army to withdraw', 'appealed to it to', 'a call on it to': whom a call is on is to do it."""
    found = _by_preposition(tree, above)
    names = ("on", "upon", "to") if _asks(tree, above) else ("on", "upon")
    return next((words for name in names if (words := found.get(name))), [])


def _asks(tree: Tree, word: int) -> bool:
    part = "noun" if is_noun(tree, word) else "verb"
    return any(sense.type == "REQUEST" for sense in predicates().get((tree.lemma(word), part), ()))


def _is_participle(tree: Tree, node: int) -> bool:
    return tree.sheet.words[node].xpos in ("VBG", "VBN")


def _doers(tree: Tree, noun: int) -> list[int]:
    """'Iran's plan to strike': who owns the noun does it."""
    return tree.children(noun, "nmod:poss")


def _objects(tree: Tree, head: int) -> list[int]:
    """Return what a verb is done to: its object, what its relative clause is on, what it shares with one beside it."""
    found = tree.children(head, "obj")
    word = tree.sheet.words[head]
    if found:
        return found
    if word.rel == "acl:relcl" and tree.children(head, "nsubj") and word.head >= 0 and not any(
            tree.lemma(s) in _RELATIVE for s in tree.children(head, "nsubj")):
        return [word.head]
    after = [o for c in tree.children(head, "conj") for o in tree.children(c, "obj")]
    return after if after and not tree.children(head, "obl") else []


def _by_preposition(tree: Tree, head: int) -> Slots:
    """Return the words that prepositions lead to, by the preposition; those on the object of a verb too."""
    found: Slots = {}
    for c in tree.children(head, "obl", "nmod", "acl", "advcl"):
        for case in (*tree.children(c, "case", "mark"), *_when(tree, c)):
            name = tree.lemma(case)
            if name != "to" or not matches(tree.sheet.words[c].rel, ("acl", "advcl")):
                found.setdefault(name, []).append(c)
        if tree.sheet.words[c].rel == "obl" and not tree.children(c, "case"):
            for particle in tree.children(head, "compound:prt"):      # 'called on the parties', read as 'called-on'
                found.setdefault(tree.lemma(particle), []).append(c)
    return found


def _when(tree: Tree, c: int) -> list[int]:
    """'Died when a bus overturned'."""
    return [a for a in tree.children(c, "advmod") if tree.lemma(a) == "when"]


def _of_noun(tree: Tree, head: int) -> Slots:
    found = _by_preposition(tree, head)
    found["poss"], found["mod"] = tree.children(head, "nmod:poss"), _modifiers(tree, head)
    found["subj"] = [*found["poss"], *found.get("by", [])]
    found["obj"] = list(found.get("of", []))
    found["comp"] = tree.children(head, "compound")
    found["to_do"] = [c for c in tree.children(head, "acl")
                      if any(tree.lemma(m) == "to" for m in tree.children(c, "mark"))]
    for slot, words in _carried(tree, head):
        if not found.get(slot):
            found[slot] = list(words)
    found["subj"] = found["subj"] or found["mod"]
    return _with_complements(tree, found)


def _modifiers(tree: Tree, head: int) -> list[int]:
    """Return what stands before a noun and may do it: 'Israeli strikes', 'a police raid'."""
    return [c for c in tree.children(head, "amod", "compound", "nmod:desc") if c < head]


def carrier(tree: Tree, head: int) -> int | None:
    """Return the light verb that carries a noun ('carried out an attack', 'put under arrest'), null if none does."""
    word = tree.sheet.words[head]
    above = word.head
    if above < 0 or tree.sheet.words[above].upos not in ("VERB", "AUX") or tree.lemma(above) not in light_verbs():
        return None
    if matches(word.rel, ("obj", "nsubj:pass")):
        return above
    if matches(word.rel, ("obl",)):
        return above if {tree.lemma(k) for k in tree.children(head, "case")} & _UNDER else None
    return None


def _carried(tree: Tree, head: int) -> Iterator[tuple[str, list[int]]]:
    """Yield what the verb that carries a noun gives it: who does it, and what its prepositions lead to."""
    verb = carrier(tree, head)
    if verb is not None:
        of_verb = _of_verb(tree, verb)
        under = matches(tree.sheet.words[head].rel, ("obl",))
        if under:
            yield "obj", of_verb["obj"] or of_verb["subj"]
        elif light_verbs()[tree.lemma(verb)].subject == "does":
            yield "subj", of_verb["subj"]
        else:
            yield "obj", of_verb["subj"]
        yield from ((name, words) for name, words in of_verb.items() if name not in ("subj", "obj"))
    elif tree.children(head, "cop") or (tree.children(head, "nsubj") and tree.children(head, "case")):
        doing = any(tree.lemma(k) == "on" for k in tree.children(head, "case"))     # 'is on strike', 'on a visit'
        yield "subj" if doing else "obj", tree.children(head, "nsubj")
    else:
        yield "subj", _held_responsible(tree, head)


def _held_responsible(tree: Tree, head: int) -> list[int]:
    """'Was responsible for the killings', 'is guilty of torture': who did it."""
    above = tree.sheet.words[head].head
    if above < 0 or tree.lemma(above) not in _RESPONSIBLE:
        return []
    return tree.children(above, "nsubj")

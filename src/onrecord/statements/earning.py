"""What an attribution has to show to be a statement: words or a clause, a cue that reports, a source that can speak.

In: a tree and an attribution with its content cut. Out: whether it is a statement; its sources are cleared where they
name a thing. What a text says in its own voice ('you might ask', 'a lender would say') is nobody's statement.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from onrecord.data import rows
from onrecord.facts.tree import Tree, matches
from onrecord.statements.ability import Ability, ability, of_noun
from onrecord.statements.acts import form_of
from onrecord.statements.attribution import Attribution
from onrecord.statements.cues import is_according
from onrecord.statements.lexicon import words_of

_SILENT = frozenset(("no_comment", "not_acknowledge"))
_PASSIVE_ACTS = _SILENT | {"accuse", "deny"}
_OWN_VOICE = frozenset(("we", "you"))
_MAY = frozenset("would could might may can should must".split())
_ABLE = frozenset(("could", "can"))
_SEEN = frozenset(("party", "shows"))


def earns(tree: Tree, a: Attribution) -> bool:
    """Whether an attribution is a statement; sources that cannot speak are taken off it."""
    if any(rule(tree, a) for rule in _RULES):
        return False
    able = [ability(tree, s) for s in a.sources]
    if not able or _SEEN & set(able):
        a.sources = [s for s, what in zip(a.sources, able, strict=True) if what != "thing"]
        return True
    return _despite_its_source(tree, a, "unknown" in able)


def _despite_its_source(tree: Tree, a: Attribution, unknown: bool) -> bool:
    """Whether words stand that a noun of no table may have said, or that somebody unnamed did."""
    saying = tree.lemma(a.head) in words_of("saying")
    told = form_of(tree, a) != "reported"
    if unknown:
        several = all(tree.sheet.words[tree.top(*s)].xpos == "NNS" for s in a.sources)
        return (saying and told) or (several and a.found_by == "model" and a.entry is not None)
    a.sources = []
    return saying and told


def _unknown_cue(tree: Tree, a: Attribution) -> bool:
    """A verb that the table of cues lacks and that brings no words or clause of anybody: 'submitted', 'released'."""
    if a.entry is not None or is_according(tree, a.head):
        return False
    return form_of(tree, a) == "reported" or (form_of(tree, a) == "indirect" and not _has_clause(tree, a))


def _has_clause(tree: Tree, a: Attribution) -> bool:
    openings = [tree.sheet.words[first] for first, _ in a.contents]
    asked = any(word.xpos == "WRB" or word.lemma.lower() in ("whether", "if") for word in openings)
    told = any(tree.child(i, "ccomp", "parataxis") is not None for i in _cue_words(a))
    return (
        asked
        or told
        or any(matches(tree.sheet.words[tree.top(*c)].rel, ("root", "ccomp", "parataxis")) for c in a.contents)
    )


def _cue_words(a: Attribution) -> list[int]:
    return sorted(a.cue_words() | {a.head})


def _only_asked(tree: Tree, a: Attribution) -> bool:
    """'Has the minister said that it would hold?': the text asks whether, when or why it was said."""
    words = tree.sheet.words
    first, end = tree.sheet.sentences[words[a.head].sentence]
    if words[a.head].quoted or words[a.head].rel != "root" or words[a.head].upos != "VERB":
        return False
    helping = [c for c in tree.children(a.head, "aux") if words[c].upos == "AUX"]
    subject = tree.child(a.head, "nsubj")
    asks = any(word.text == "?" and not word.quoted for word in words[max(first, end - 2) : end])
    return asks and subject is not None and any(c < subject for c in helping)


def _agentless(tree: Tree, a: Attribution) -> bool:
    """A passive that nobody speaks by: 'is expected', 'were identified as'; charges and denials stay."""
    if not a.passive or a.sources or a.entry is None or a.entry.part != "V" or form_of(tree, a) != "reported":
        return False
    act = a.entry.negated if a.negated and a.entry.negated != "-" else a.entry.act
    return act not in _PASSIVE_ACTS and not (act == "demand" and tree.child(a.head, "xcomp") is not None)


def _own_voice(tree: Tree, a: Attribution) -> bool:
    """Outside quotation marks 'you', 'we' and commands are the writer's own: 'you might ask', 'Do note'."""
    word = tree.sheet.words[a.head]
    if word.quoted or word.upos != "VERB" or a.passive:
        return False
    subject = tree.child(a.head, "nsubj")
    if subject is not None:
        return tree.lemma(subject) in _OWN_VOICE
    command = word.xpos == "VB" and word.rel in ("root", "parataxis")
    return command and not a.sources and not tree.children(a.head, "mark")


def _only_supposed(tree: Tree, a: Attribution) -> bool:
    """What somebody might say: 'a lender would ask', 'if he claims'; nobody has said it."""
    word = tree.sheet.words[a.head]
    if word.upos != "VERB":
        return False
    may = _MAY - _ABLE if a.negated else _MAY       # 'a spokesman could not be reached': it was tried
    supposed = any(tree.lemma(c) in may for c in tree.children(a.head, "aux")) or any(
        tree.lemma(m) in ("if", "unless") for m in tree.children(a.head, "mark")
    )
    return supposed and all(_anybody(tree, s[0], tree.top(*s)) for s in a.sources) and form_of(tree, a) != "direct"


def _anybody(tree: Tree, first: int, top: int) -> bool:
    """Whether a source is anybody at all: 'a lender', 'anyone'."""
    indefinite = any(tree.lemma(d) in ("a", "an", "any") for d in tree.children(top, "det"))
    return indefinite or tree.lemma(top) in ("anyone", "anybody", "somebody", "someone", "nobody", "one")


def _of_no_one_inside(tree: Tree, a: Attribution) -> bool:
    """A verb inside somebody's words by which nobody speaks: 'he will take it, seeing that …'."""
    inside = a.found_by == "inner" or tree.sheet.words[a.head].quoted
    return inside and not a.sources and not a.passive and a.entry is not None and a.entry.part == "V"


def _it_shows(tree: Tree, a: Attribution) -> bool:
    """'It shows that …' inside somebody's words: what was told before shows it, nobody says it."""
    inside = a.found_by == "inner" or tree.sheet.words[a.head].quoted
    sources = [tree.lemma(first) for first, end in a.sources if end - first == 1]
    return inside and tree.lemma(a.head) in words_of("showing") and sources == ["it"]


def _thought_by_no_one(tree: Tree, a: Attribution) -> bool:
    """'To hear that …', 'it is hard to believe …': a verb of the mind says nothing without somebody."""
    return (
        not a.sources and not a.passive and tree.lemma(a.head) in words_of("minding") and form_of(tree, a) != "direct"
    )


def _noun_alone(tree: Tree, a: Attribution) -> bool:
    """A noun of saying with neither a speaker nor a clause: 'concerns over the works', 'commitment to work'."""
    if a.sources or a.found_by == "syntax" or tree.sheet.words[a.head].upos != "NOUN":
        return False
    act = a.entry.act if a.entry else ""
    return act in ("fear", "promise", "assess", "say", "report") and form_of(tree, a) == "reported"


def _noun_of_no_one(tree: Tree, a: Attribution) -> bool:
    """'Demand for gas', 'no guarantee of a sale', 'denial of entry': a noun for what nobody in the text says."""
    if a.sources or a.entry is None or a.entry.part != "N" or form_of(tree, a) in ("direct", "mixed"):
        return False
    traded = tree.lemma(a.head) == "demand" and tree.sheet.words[a.head].xpos == "NN"
    denied = tree.children(a.head, "nmod") if a.entry.act == "deny" else []
    withheld = any(tree.lemma(c) in words_of("withheld") for c in denied)
    return traded or withheld or (a.negated and a.entry.negated == "no_comment")


def _only_named(tree: Tree, a: Attribution) -> bool:
    """'Known as “Mother Sea”', 'suspected fighters': a name that nobody in the text gives."""
    word = tree.sheet.words[a.head]
    if word.upos not in ("VERB", "ADJ"):
        return False
    if a.sources:
        judged = a.entry is not None and a.entry.act == "assess" and word.xpos in ("VBN", "VBD") and word.rel == "acl"
        return judged and all(tree.top(*s) == word.head for s in a.sources)     # 'captains deemed a danger'
    modifies = matches(word.rel, ("amod",)) and tree.lemma(a.head) == "suspect"
    named = word.xpos == "VBN" and tree.lemma(a.head) in words_of("giving a name")
    titled = tree.lemma(a.head) == "call" and matches(word.rel, ("acl",)) and form_of(tree, a) == "direct"
    return modifies or (titled and word.xpos == "VBN") or (named and form_of(tree, a) != "indirect")


def _done_not_said(tree: Tree, a: Attribution) -> bool:
    """A verb that reports nothing by what it is done to: 'claimed a medal', 'attacked the town' (table not_said)."""
    if a.entry is None or a.entry.part != "V" or form_of(tree, a) in ("direct", "mixed"):
        return False
    if tree.child(a.head, "ccomp") is not None:
        return False
    rules = _not_said().get(a.entry.cue, ())
    return any(_holds(tree, a, slot, means, words) for slot, means, words in rules)


def _holds(tree: Tree, a: Attribution, slot: str, means: str, words: frozenset[str]) -> bool:
    if slot == "passive":
        return a.passive and not any(tree.sheet.words[tree.top(*s)].head == a.head for s in a.sources)
    found = [] if a.passive else tree.children(a.head, slot) if slot != "bare" else []
    if slot == "bare":
        return not a.passive and not tree.children(a.head, "obj", "xcomp", "iobj", "obl", "advcl")
    if not found:
        return False
    met = "*" in words or any(tree.lemma(c) in words or _class(tree, c) in words for c in found)
    as_something = any(tree.lemma(m) in ("as", "for", "over") for c in tree.children(a.head) for m in tree.children(c))
    return met != (means == "only") and not (as_something and means == "only") and not _complemented(tree, a, words)


def _complemented(tree: Tree, a: Attribution, words: frozenset[str]) -> bool:
    """'Saw it as a threat', 'encouraged them to stay': with a complement the verb judges or asks."""
    return "*" in words and any(
        matches(tree.sheet.words[c].rel, ("xcomp",))
        or any(tree.lemma(m) in ("as", "to") for m in tree.children(c, "mark", "case"))
        for c in tree.children(a.head, "obl", "advcl", "xcomp")
        if tree.child(a.head, "obj") is not None
    )


def _class(tree: Tree, i: int) -> str:
    word = tree.sheet.words[i]
    what: Ability = "party" if word.upos == "PROPN" else of_noun(word.lemma.lower())
    return f"@{what}"


@lru_cache(maxsize=1)
def _not_said() -> dict[str, tuple[tuple[str, str, frozenset[str]], ...]]:
    table: dict[str, tuple[tuple[str, str, frozenset[str]], ...]] = {}
    for cue, slot, means, words in rows("not_said"):
        table[cue] = (*table.get(cue, ()), (slot, means, frozenset(words.split("|"))))
    return table


_RULES: tuple[Callable[[Tree, Attribution], bool], ...] = (
    _unknown_cue,
    _only_asked,
    _agentless,
    _own_voice,
    _only_supposed,
    _of_no_one_inside,
    _it_shows,
    _thought_by_no_one,
    _noun_alone,
    _noun_of_no_one,
    _only_named,
    _done_not_said,
)

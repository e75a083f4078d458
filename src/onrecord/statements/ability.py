"""Whether a noun phrase can be a source: somebody who speaks, something that shows, or a thing that does neither.

In: a tree and a word range. Out: ``party`` (people, bodies, states, media), ``shows`` (a study, footage, a letter),
``thing`` (an event, an act, a quality) or ``unknown`` (a noun that no table has: it speaks only by a verb of saying).
"""

from __future__ import annotations

from functools import lru_cache
from typing import Literal, cast

from onrecord.data import rows
from onrecord.facts.tree import Range, Tree
from onrecord.noticing.describe import is_like_a_person
from onrecord.noticing.lexicon import title_words
from onrecord.noticing.tables import unnamed

Ability = Literal["party", "shows", "thing", "unknown"]

_PERSONAL = frozenset("he she they it i we you who whoever him her them me us".split())
_OF_KIND: dict[str, Ability] = {"document": "shows"}
_NAMES = frozenset(("Person", "Organization", "Location", "NORP", "Facility"))
_NO_NAMES = frozenset(("Date", "Money"))
_ABSTRACT = ("tion", "sion", "ment", "ness", "ity", "ance", "ence", "ism", "ship", "hood", "cy", "ure")
_AMOUNTS = frozenset("number lot majority minority handful group total percent proportion third half couple".split())


@lru_cache(maxsize=1)
def _nouns() -> dict[str, Ability]:
    table: dict[str, Ability] = {noun: _OF_KIND.get(row.kind, "party") for noun, row in unnamed().items()}
    return table | {noun: cast(Ability, what) for noun, what in rows("speaker_nouns")}


def ability(tree: Tree, source: Range) -> Ability:
    """Return what the noun phrase in a word range can do."""
    top = tree.top(*source)
    word = tree.sheet.words[top]
    lemma = word.lemma.lower()
    if word.upos not in ("NOUN", "PROPN"):
        known = _of_no_noun(tree, top, word.upos)
        if known is not None:
            return known
    named = _named(tree, top)
    if named is not None:
        return named
    if lemma in _AMOUNTS and (of := _of(tree, top)) is not None:
        return ability(tree, (of, of + 1))
    what = of_noun(lemma, word.text.lower()) if word.upos in ("NOUN", "PROPN") else "thing"
    if what not in ("thing", "unknown"):
        return what
    joined = (c for c in tree.children(top, "conj", "appos", "flat") if c < source[1])
    return "party" if any(ability(tree, (c, c + 1)) == "party" for c in joined) else what


def _of_no_noun(tree: Tree, top: int, upos: str) -> Ability | None:
    """Return what a phrase without a noun can do; null for a kind of word that does not tell."""
    if upos in ("PRON", "DET"):
        speaks = tree.lemma(top) in _PERSONAL or _of_people(tree, top)
    elif upos in ("VERB", "AUX"):
        speaks = tree.sheet.words[top].xpos == "VBN" and tree.child(top, "det") is not None  # 'the injured'
    elif upos in ("ADJ", "NUM"):
        speaks = True  # 'many', 'two', 'the accused'
    else:
        return None
    return "party" if speaks else "thing"


def of_noun(lemma: str, form: str = "") -> Ability:
    """Return what a common noun can do: by the tables, else by its ending.

    >>> of_noun("nurse"), of_noun("study"), of_noun("argument"), of_noun("pelican")
    ('party', 'shows', 'thing', 'unknown')
    """
    for noun in (form, lemma, form.removesuffix("s")):
        if noun in _nouns():
            return _nouns()[noun]
    if (lemma,) in title_words() or is_like_a_person(lemma):
        return "party"
    return "thing" if lemma.endswith(_ABSTRACT) else "unknown"


def _named(tree: Tree, top: int) -> Ability | None:
    """Return what a name can do; null for a word that names nothing."""
    sheet = tree.sheet
    types = {name.type for name in sheet.names if name.first <= top < name.end}
    if types & _NO_NAMES:
        return "thing"
    if types & _NAMES:
        return "party"
    word = sheet.words[top]
    capital = word.text[:1].isupper() and top != sheet.sentences[word.sentence][0]
    return "party" if (word.upos == "PROPN" or capital) and tree.lemma(top) not in _nouns() else None


def _of(tree: Tree, top: int) -> int | None:
    """Return the noun that an amount is of: 'a number of nurses'."""
    return next(
        (c for c in tree.children(top, "nmod") if any(tree.lemma(k) == "of" for k in tree.children(c, "case"))), None
    )


def _of_people(tree: Tree, top: int) -> bool:
    """'Those who came', 'some of the nurses', 'others': a pronoun for people; 'this', 'which' and 'that' are none."""
    if tree.lemma(top) in ("this", "that", "which", "what", "there"):
        return False
    of = _of(tree, top)
    return of is None or ability(tree, (of, of + 1)) in ("party", "unknown")

"""Verbs made to fit the name that stands for a pronoun before them: 'I’ve' becomes '[X has]', 'they are' '[Y is]'.

In: a tree, the pronoun that was replaced, and whether what stands for it is one. Out: other forms for some words.
"""

from __future__ import annotations

from onrecord.facts.tree import Tree

_WHOLE = {"ll": "will", "ve": "have", "re": "are", "m": "am"}
_OF_ONE = {"am": "is", "are": "is", "were": "was", "have": "has", "do": "does"}
_OF_SEVERAL = {"am": "are", "is": "are", "has": "have"}
_HISSING = ("s", "x", "z", "ch", "sh", "o")
NOT = frozenset(("n't", "n’t"))


def fitted(tree: Tree, pronoun: int, one: bool) -> dict[int, str]:
    """Return the finite words of the clause that a pronoun is the subject of, as they fit what stands for it."""
    head = tree.sheet.words[pronoun].head
    if head < 0 or not tree.sheet.words[pronoun].rel.startswith("nsubj"):
        return {}
    around = [i for i in (*tree.children(head, "aux", "cop"), head) if i > pronoun]
    finite = next((i for i in sorted(around) if tree.sheet.words[i].xpos in ("VBP", "VBZ", "VBD", "MD")), None)
    if finite is None:
        return {}
    before = tree.sheet.words[finite].text
    after = _form(tree, finite, one)
    if after == before:
        return {}
    after = f" {after}" if before[0] in "'’" else after
    nots = [i for i in (finite + 1,) if i < len(tree.sheet.words) and tree.sheet.words[i].text.lower() in NOT]
    return {finite: after} | dict.fromkeys(nots, " not")


def _form(tree: Tree, finite: int, one: bool) -> str:
    """Return a finite verb in the form that one, or several, take."""
    word = tree.sheet.words[finite]
    plain = word.text.lower().lstrip("'’")
    short = plain != word.text.lower()
    if short and plain in ("s", "d"):
        return {"s": {"have": "has"}.get(word.lemma.lower(), "is"), "d": _would_or_had(tree, finite)}[plain]
    whole = _WHOLE.get(plain, plain) if short else plain
    table = _OF_ONE if one else _OF_SEVERAL
    if whole in table:
        return table[whole]
    if short:
        return whole
    return _third_person(word.text) if one and word.xpos == "VBP" else word.text


def _would_or_had(tree: Tree, finite: int) -> str:
    head = tree.sheet.words[finite].head
    return "had" if head >= 0 and tree.sheet.words[head].xpos == "VBN" else "would"


def _third_person(verb: str) -> str:
    if verb.endswith("y") and verb[-2:-1] not in "aeiou":
        return f"{verb[:-1]}ies"
    return f"{verb}es" if verb.endswith(_HISSING) else f"{verb}s"

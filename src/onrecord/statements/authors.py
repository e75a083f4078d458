"""First-person pieces: 'I' is the byline's author.

In: a sheet and the resolver of its actors. Out: the author, where the text is told in the first person and says by
whom: one person in the byline, or 'I'm Ana Ruiz'. One 'I' in a report is no first-person piece, and 'we' may be
anybody.
"""

from __future__ import annotations

from onrecord.data import rows
from onrecord.facts.actor import Actor
from onrecord.facts.identity import fact_id
from onrecord.facts.sheet import Sheet
from onrecord.noticing.same import parts
from onrecord.noticing.who import Who

_FEWEST = 3         # unquoted 'I's
_PARAGRAPHS = 2     # in which they stand
_ONE = frozenset(("i", "me", "my", "myself"))
_NO_PERSON = frozenset("staff reporter reporters correspondent correspondents desk editor editors editorial news press "
                       "bureau team board agency agencies service services writer writers newsroom web online".split())
_BE = frozenset(("'m", "’m", "am"))


def is_author(sheet: Sheet, first: int, end: int) -> bool:
    """Whether a source is the one who writes: 'I' outside what is quoted and outside anybody's turn."""
    word = sheet.words[first]
    return end - first == 1 and word.text.lower() in _ONE and not word.quoted


def author_of(sheet: Sheet, who: Who) -> Actor | None:
    """Return the author of a first-person piece, null where the text is none or does not say whose it is."""
    own = [i for i, word in enumerate(sheet.words) if word.text == "I" and word.xpos == "PRP" and not word.quoted]
    paragraphs = sum(any(first <= i < end for i in own) for first, end in sheet.paragraphs)
    if len(own) < _FEWEST or paragraphs < _PARAGRAPHS:
        return None
    return _of_byline(sheet, who) or _introduced(sheet, who, own)


def _of_byline(sheet: Sheet, who: Who) -> Actor | None:
    article = sheet.article
    if len(article.byline) != 1 or not _is_person(article.byline[0], article.outlet):
        return None
    name = article.byline[0]
    known = [a for a in who.actors if a.kind == "person" and a.named and parts(a.name.split()) == parts(name.split())]
    return known[0] if known else Actor(fact_id("a", article.id, [(0, 0)]), name, "person")


def _is_person(name: str, outlet: str | None) -> bool:
    """Whether a byline is a person's name: not 'AFP', 'Staff Reporter' or the outlet."""
    words = name.split()
    bodies = {row[0].lower() for row in rows("agencies")} | {(outlet or "").lower()}
    return (1 < len(words) < 5 and all(w[0].isalpha() for w in words) and words[0][0].isupper()
            and words[-1][0].isupper() and name.lower() not in bodies
            and not any(w.lower().strip(".,") in _NO_PERSON for w in words))


def _introduced(sheet: Sheet, who: Who, own: list[int]) -> Actor | None:
    """Return the person of 'I'm Vera Holm'."""
    for i in own:
        if i + 2 < len(sheet.words) and sheet.words[i + 1].text.lower() in _BE:
            start = sheet.words[i + 2].start
            found = next((a for a in who.actors if a.kind == "person" and a.named
                          and any(m[0] == start for m in a.mentions)), None)
            if found is not None:
                return found
    return None

"""Persons: their names without titles, and the words that say what they are.

In: a sheet's Phrases, and which words are taken by other known actors. Out: Person namings (words of the
name) and, for each, its role as a word range.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from onrecord.facts.sheet import Name
from onrecord.noticing.found import Found
from onrecord.noticing.lexicon import known_names, office_words, title_endings, title_words
from onrecord.noticing.nicknames import nicknames_again
from onrecord.noticing.own_actors import own_terms
from onrecord.noticing.phrases import Phrases
from onrecord.noticing.tables import Term, Title, terms

_SUFFIXES = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv", "junior", "senior"})
_PARTICLES = frozenset(
    "al el ul bin bint ibn ben abu von van der den de del della di da dos das du la le ter ten zu 't -".split()
)
_STOPS = frozenset(
    {"who", "which", "that", "said", "says", "told", "and", "but", "when", "while", "where", "after", "as"}
)
_LONGEST_TITLE = 6
_OFFICES_OF = frozenset({"ministry", "department", "office", "bureau", "council", "board", "agency"})
_PLACE_LAST = frozenset("city county state island islands park street square valley river university".split())
_COMMON_SURNAMES = frozenset(
    {"Harris", "Carney", "Abbas", "Prabowo", "Anwar", "Marcos", "Modi", "Lula", "Ortega", "Petro"}
)


@dataclass(frozen=True)
class PersonName:
    """Words [first, end) of a person's name; ``role``: words that say what the person is; ``title``: its table row."""

    first: int
    end: int
    role: tuple[int, int] | None = None
    title: Title | None = None


def person_names(phrases: Phrases, others: list[Found]) -> list[PersonName]:
    """Return the namings of persons in order, each with its role where one stands beside it."""
    taken = [(f.first, f.end) for f in others]
    spans: list[tuple[int, int]] = []
    held: set[int] = set()
    taken_at: dict[int, list[tuple[int, int]]] = {}
    for span in taken:
        for number in range(*span):
            taken_at.setdefault(number, []).append(span)
    for name in (part for whole in phrases.sheet.names for part in _apart(phrases, whole)):
        trimmed = _trimmed(phrases, name)
        if trimmed is None or not held.isdisjoint(range(*trimmed)):
            continue
        near = taken_at.get(trimmed[0], [])
        person = name.type == "Person" and not _is_known(phrases, *trimmed, near)
        if person or _is_titled(phrases, name, trimmed, near):
            spans.append(trimmed)
            held.update(range(*trimmed))
    spans += nicknames_again(phrases, spans, taken)
    spans += _known_persons(phrases, spans, taken)
    spans += _again(phrases, spans, taken)
    out = []
    for first, end in sorted(spans):
        role, title = role_of(phrases, first, end)
        out.append(PersonName(first, end, role, title))
    return out


def title_before(phrases: Phrases, end: int, start: int = 0) -> tuple[int, Title] | None:
    """Return where the longest title that ends before word ``end`` begins, and the title."""
    longest = title_endings().get(phrases.lower[end - 1]) if end else None
    if longest is None:
        return None
    for length in range(min(longest, _LONGEST_TITLE, end - start), 0, -1):
        title = title_words().get(tuple(phrases.lower[end - length : end]))
        if title is not None:
            return end - length, title
    return None


def _title_of_something(phrases: Phrases, end: int, start: int) -> tuple[int, Title] | None:
    """'minister of public works' right before a name: a title, 'of' or 'for', and common words."""
    for number in range(end - 1, max(start, end - 6), -1):
        if phrases.lower[number] in ("of", "for") and number < end - 1:
            return title_before(phrases, number, start)
        if phrases.words[number].upos not in ("NOUN", "ADJ", "PROPN", "DET") and phrases.lower[number] != "and":
            return None
    return None


def _apart(phrases: Phrases, name: Name) -> list[Name]:
    """Split a name that runs over two persons: 'Keir Starmer Olaf Scholz' in a caption without punctuation."""
    if name.type != "Person" or name.end - name.first < 3:
        return [name]
    whole = _whole_names(own_terms() + terms())
    for length in (4, 3, 2):
        for first in range(name.first, name.end - length + 1):
            if tuple(phrases.lower[first : first + length]) in whole and length < name.end - name.first:
                pieces = ((name.first, first), (first, first + length), (first + length, name.end))
                return [
                    part for a, b in pieces if a < b for part in _apart(phrases, Name(a, b, name.type, name.confidence))
                ]
    return [name]


@lru_cache(maxsize=4)
def _whole_names(table: tuple[Term, ...]) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(term.name.lower().split()) for term in table if " " in term.name)


def _trimmed(phrases: Phrases, name: Name) -> tuple[int, int] | None:
    """Take titles, suffixes and possessives off a name: 'President Ruto's' -> Ruto."""
    first, end = name.first, name.end
    while end > first and (
        phrases.is_possessive(end - 1) or phrases.lower[end - 1] in _SUFFIXES or phrases.exact[end - 1] in ",."
    ):
        end -= 1
    for stop in range(end - 1, first, -1):
        if title_before(phrases, stop, first) is not None and phrases.words[stop].text[:1].isupper():
            first = stop
            break
    while first < end and phrases.lower[first] in ("the", "late", '"', "'"):
        first += 1
    if (
        name.type == "Person"
        and first > 1
        and phrases.exact[first - 1] == "-"
        and phrases.lower[first - 2] in ("el", "al", "ul")
    ):
        first -= 2
    if first >= end or _is_party_mark(phrases, first) or phrases.lower[end - 1] in _PLACE_LAST:
        return None
    if not any(c.isalpha() for c in phrases.words[first].text):
        return None
    if end - first == 1 and tuple(phrases.lower[first:end]) in title_words():
        return None
    return (first, end) if any(phrases.words[n].text[:1].isupper() for n in range(first, end)) else None


def _is_party_mark(phrases: Phrases, first: int) -> bool:
    """'(R-Wis.)', 'D-Calif.' after a lawmaker's name."""
    return phrases.exact[first] in ("R", "D", "I") and phrases.exact[first + 1 : first + 2] == ["-"]


def _is_known(phrases: Phrases, first: int, end: int, taken: list[tuple[int, int]]) -> bool:
    if any(f <= first and end <= e for f, e in taken) or tuple(phrases.lower[first:end]) in office_words():
        return True
    match = known_names().at(phrases.exact, first)
    return (
        match is not None
        and match[0] >= end
        and title_before(phrases, first) is None
        and not (all(e.care for e in match[1]))
    )


def _is_titled(phrases: Phrases, name: Name, span: tuple[int, int], taken: list[tuple[int, int]]) -> bool:
    """'Governor Lagos Adeyemi' typed as an organisation: a title written before names decides."""
    if name.type in ("Date", "Money", "NORP", "Product") or _is_known(phrases, *span, taken):
        return False
    before = title_before(phrases, span[0])
    return (
        before is not None
        and before[1].style
        and phrases.words[before[0]].text[:1].isupper()
        and (
            span[1] - span[0] <= 4
            and phrases.words[span[1] - 1].upos == "PROPN"
            and not _has_common_noun(phrases, *span)
        )
    )


def _has_common_noun(phrases: Phrases, first: int, end: int) -> bool:
    return any(
        (phrases.lower[n],) in office_words() or phrases.words[n].upos in ("NOUN", "ADP") for n in range(first, end)
    )


@lru_cache(maxsize=4)
def _forms_of_known_persons(table: tuple[Term, ...]) -> frozenset[str]:
    """Return the names of well-known office-holders that are no common surnames or words."""
    forms = {form for term in table for form in (term.name, *term.short)}
    return frozenset(form for form in forms if len(form) > 3 and form not in _COMMON_SURNAMES)


def _known_persons(
    phrases: Phrases, spans: list[tuple[int, int]], taken: list[tuple[int, int]]
) -> list[tuple[int, int]]:
    """Well-known office-holders that the model took for something else."""
    out: list[tuple[int, int]] = []
    forms = _forms_of_known_persons(own_terms() + terms())
    held = {number for first, end in [*spans, *taken] for number in range(first, end)}
    for first, word in enumerate(phrases.words):
        if word.upos != "PROPN":
            continue
        for length in (3, 2, 1):
            end = first + length
            if end > len(phrases.words):
                continue
            if phrases.text(first, end) in forms and held.isdisjoint(range(first, end)):
                out.append((first, end))
                held.update(range(first, end))
    return out


def _again(phrases: Phrases, spans: list[tuple[int, int]], taken: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """A person's surname that the model overlooked elsewhere."""
    known = known_names()
    last = {phrases.exact[end - 1] for first, end in spans if end - first > 1}
    first_of_short = {phrases.exact[first] for first, end in spans if 2 <= end - first <= 3}
    out = []
    for number, word in enumerate(phrases.words):
        text = phrases.exact[number]
        if (
            word.upos != "PROPN"
            or len(text) < 2
            or not (text in last or text in first_of_short)
            or (text,) in title_words()
        ):
            continue
        if any(f <= number < e for f, e in [*spans, *taken]) or any(
            n.first <= number < n.end and n.end - n.first > 1 for n in phrases.sheet.names
        ):
            continue
        if not known.entries(text) and not (
            word.rel in ("compound", "flat") and phrases.words[word.head].upos == "PROPN"
        ):
            out.append((number, number + 1))
    return out


def role_of(phrases: Phrases, first: int, end: int) -> tuple[tuple[int, int] | None, Title | None]:
    """Return the words that say what a person is, before the name or set beside it, and the title among them."""
    before = _role_before(phrases, first)
    if before is not None and before[1] is not None and before[1].sector is not None:
        return before
    beside = _role_beside(phrases, first, end)
    return beside or before or (None, None)


def _role_before(phrases: Phrases, first: int) -> tuple[tuple[int, int], Title | None] | None:
    sentence = phrases.sheet.sentences[phrases.words[first].sentence][0]
    titled = title_before(phrases, first, sentence) or _title_of_something(phrases, first, sentence)
    if titled is None:
        last = first - 1
        if (
            last < sentence
            or phrases.words[last].upos != "NOUN"
            or phrases.words[last].head not in range(first, first + 4)
        ):
            comma = _role_before_comma(phrases, first, sentence)
            return comma
        start, title = last, None
    else:
        start, title = titled
        if not (
            title.style
            or title.acts != "none"
            or phrases.words[first].head == first - 1
            or phrases.words[first - 1].head == first
        ):
            return None
    start = _modifiers_before(phrases, start, sentence)
    return _role_before_comma(phrases, start, sentence, first) or ((start, first), title)


def _role_before_comma(
    phrases: Phrases, first: int, sentence: int, name: int | None = None
) -> tuple[tuple[int, int], Title | None] | None:
    """'the ministry's spokesman, (Col.) Jane Doe': the name is an apposition to the noun before the comma."""
    if first <= sentence or phrases.exact[first - 1] != ",":
        return None
    heads = [phrases.words[n].head for n in {first, first if name is None else name} if phrases.relation(n) == "appos"]
    head = next((h for h in heads if sentence <= h < first), _beside_subject(phrases, first))
    if head is None:
        return None
    left = phrases.left_edge(head)
    titled = title_before(phrases, head + 1, left)
    return ((left, first - 1), titled[1]) if titled is not None else None


def _beside_subject(phrases: Phrases, first: int) -> int | None:
    """'said the mayor, Jane Doe': a title and a name behind it, both taken for the subject of one verb."""
    title, name = phrases.words[first - 2] if first > 1 else None, phrases.words[first]
    one = title is not None and title.rel == name.rel == "nsubj" and title.head == name.head < first - 2
    return first - 2 if one else None


def _modifiers_before(phrases: Phrases, start: int, sentence: int) -> int:
    """Step left over the modifiers of a title: 'Kenya's deputy', 'former Ghanaian', 'U.S.'."""
    while start > sentence:
        word = phrases.words[start - 1]
        if phrases.lower[start - 1] == "of" and start - 2 >= sentence and phrases.lower[start - 2] in _OFFICES_OF:
            start -= 2  # 'Ministry of Trade spokesman'
            continue
        joins = word.text in ("-", "/") and start - 2 >= sentence and word.end == phrases.words[start].start
        if not (
            word.upos in ("ADJ", "NOUN", "PROPN")
            or (word.xpos in ("VBN", "JJ") and word.upos == "VERB")
            or phrases.is_possessive(start - 1)
            or joins
            or (word.upos == "PRON" and word.rel == "nmod:poss")
        ):
            break
        start -= 1
    while phrases.is_possessive(start) or phrases.words[start].text in ("-", "/"):
        start += 1
    return start


def _role_beside(phrases: Phrases, first: int, end: int) -> tuple[tuple[int, int], Title | None] | None:
    """', a fellow with the institute,' after the name: up to the next comma, relative or verb of its own clause."""
    stop = phrases.sheet.sentences[phrases.words[first].sentence][1]
    at = end
    if at < stop and phrases.lower[at] in _SUFFIXES:
        at += 1
    if at + 1 < stop and phrases.lower[at] in ("of", "from") and phrases.words[at].head > at:
        return (at + 1, _role_end(phrases, at + 1, stop)), None  # 'Jane Doe of the ministry'
    if at >= stop or phrases.exact[at] not in (",", "(", "–", "—", "-"):
        return None
    at += 1
    if at + 1 < stop and phrases.words[at].upos == "NUM" and phrases.exact[at + 1] == ",":
        at += 2  # an age
    if at < stop and phrases.lower[at] == "of":
        return (at, _role_end(phrases, at, stop)), None
    close = _role_end(phrases, at, stop)
    if close <= at or (
        phrases.words[at].upos in ("VERB", "AUX", "PRON", "SCONJ", "ADV", "CCONJ")
        and phrases.words[at].rel != "nmod:poss"
    ):
        return None
    for number in range(at, close):
        titled = title_before(phrases, number + 1, at)
        if titled is None or phrases.words[number].upos not in ("NOUN", "PROPN", "ADJ"):
            continue
        longer = title_before(phrases, number + 2, at) if number + 2 <= close else None
        if longer is None and not (number + 2 < close and title_before(phrases, number + 3, at)):
            return phrases.without_article(at, close), titled[1]
    return None


def _role_end(phrases: Phrases, at: int, stop: int) -> int:
    for number in range(at, stop):
        word = phrases.words[number]
        if word.text in (",", ";", ":", ")", ".", "–", "—", "“", '"', "”") or (
            phrases.lower[number] in _STOPS and phrases.lower[number] not in ("and",)
        ):
            return number
        if word.upos in ("VERB", "AUX") and word.xpos in ("VBD", "VBZ", "VBP", "MD"):
            return number
    return stop

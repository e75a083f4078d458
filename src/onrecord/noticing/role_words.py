"""What a person is, in the words beside the name: titles before it, roles before or behind it.

In: a sheet's Phrases and where a name stands. Out: word ranges, and the title of the table among them.
"""

from __future__ import annotations

from onrecord.noticing.lexicon import title_endings, title_words
from onrecord.noticing.phrases import Phrases
from onrecord.noticing.tables import Title

_LONGEST_TITLE = 6
_OFFICES_OF = frozenset({"ministry", "department", "office", "bureau", "council", "board", "agency"})
_STOPS = frozenset(
    {"who", "which", "that", "said", "says", "told", "and", "but", "when", "while", "where", "after", "as"}
)
NAME_SUFFIXES = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv", "junior", "senior"})


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
        start, title = _office_before_style(phrases, *titled, sentence)
        if not (
            title.style
            or title.acts != "none"
            or phrases.words[first].head == first - 1
            or phrases.words[first - 1].head == first
        ):
            return None
    start = _modifiers_before(phrases, start, sentence)
    return _role_before_comma(phrases, start, sentence, first) or ((start, first), title)


def _office_before_style(phrases: Phrases, start: int, title: Title, sentence: int) -> tuple[int, Title]:
    """'The Amir Sheikh X', 'Prime Minister Sheikh X': a mere style before the name has the office before it."""
    office = title_before(phrases, start, sentence) if title.style and title.acts == "none" else None
    return office if office is not None and office[1].acts != "none" else (start, title)


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
    if at < stop and phrases.lower[at] in NAME_SUFFIXES:
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
    title = _first_title(phrases, at, close) if at < close and _may_open_role(phrases, at) else None
    return None if title is None else (phrases.without_article(at, close), title)


def _may_open_role(phrases: Phrases, at: int) -> bool:
    """Whether a role may begin with a word: no verb, conjunction or pronoun, but for 'his' and 'whose'."""
    word = phrases.words[at]
    return word.rel == "nmod:poss" or word.upos not in ("VERB", "AUX", "PRON", "SCONJ", "ADV", "CCONJ")


def _first_title(phrases: Phrases, first: int, end: int) -> Title | None:
    """Return the first title that ends in a range of words and goes on into no longer one."""
    for number in range(first, end):
        titled = title_before(phrases, number + 1, first)
        if titled is None or phrases.words[number].upos not in ("NOUN", "PROPN", "ADJ"):
            continue
        if not any(title_before(phrases, longer, first) for longer in range(number + 2, min(number + 3, end) + 1)):
            return titled[1]
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

"""What an article tells of a person's sex, so that 'he' and 'she' find whom they mean.

In: a sheet's Phrases and mentions of persons. Out: m, f or null. Titles and roles are sure ('Mrs', 'spokesman'), and
so is what somebody owns ('Doe sold her farm'); a first name, or the ending of a further one ('-ova'), is likely.
"""

from __future__ import annotations

from functools import cache, lru_cache

from onrecord.facts.actor import Actor
from onrecord.noticing.phrases import Phrases
from onrecord.noticing.tables import first_names

_MEN = frozenset(
    "mr king prince spokesman chairman father husband son brother businessman sir lord congressman emperor uncle "
    "nephew grandfather widower policeman councilman actor man boy gentleman duke baron salesman cameraman fisherman "
    "pope cardinal archbishop imam monk sheikh emir sultan".split()
)
_WOMEN = frozenset(
    "mrs ms miss queen princess spokeswoman chairwoman mother wife daughter sister businesswoman dame lady "
    "congresswoman empress aunt niece grandmother widow policewoman councilwoman actress woman girl duchess baroness "
    "countess saleswoman waitress nun".split()
)
_WITHIN_CLAUSE = frozenset({"nmod", "obj", "obl", "iobj", "conj", "appos", "compound", "xcomp"})
_OWN = {"his": "m", "himself": "m", "her": "f", "herself": "f"}


class Sexes:
    """Remembers what was told of whom."""

    def __init__(self, phrases: Phrases) -> None:
        self._phrases = phrases
        self._known: dict[str, str] = {}
        self._by_name: dict[str, str] = {}

    def of(self, actor_id: str) -> str | None:
        """Return m or f; null where nothing sure tells (a first name is not sure)."""
        return self._known.get(actor_id)

    def by_name(self, actor_id: str) -> str | None:
        """Return m or f where only the name tells."""
        return None if actor_id in self._known else self._by_name.get(actor_id) or None

    def learn(self, actor_id: str, sex: str) -> None:
        """Take down what a pronoun told, unless something surer than the name told it before."""
        self._known.setdefault(actor_id, sex)

    def note(self, first: int, actor: Actor) -> None:
        """Take down what a mention of a person, beginning at word ``first``, tells."""
        if actor.kind != "person" or actor.id in self._known:
            return
        if self._by_name.get(actor.id) and self._says_otherwise(first, self._by_name[actor.id]):
            self._by_name[actor.id] = ""
        told = _told(self._beside(first, actor)) or self._by_what_is_own(first)
        if told is not None:
            self._known[actor.id] = told
        elif actor.named and actor.id not in self._by_name:
            told = of_name(actor.name)
            self._by_name[actor.id] = "" if told is None or self._says_otherwise(first, told) else told

    def _beside(self, first: int, actor: Actor) -> set[str]:
        """Return the words before a mention, of its role, and the noun it is set beside: 'His wife, Jane Doe'."""
        lower = self._phrases.lower
        words = {w.strip(".") for w in lower[max(0, first - 1) : first]} | set((actor.role or "").lower().split())
        if not actor.named:
            words |= set(actor.name.lower().split()[:4])
        name = self._phrases.words[first]
        if first > 1 and lower[first - 1] == "," and name.rel == "appos":
            words.add(self._phrases.words[name.head].lemma.lower())
        return words

    def _says_otherwise(self, first: int, sex: str) -> bool:
        """'Maria Doe says he …', nobody else named between: then the name tells nothing."""
        words, phrases = self._phrases.words, self._phrases
        top = phrases.beside(first)
        if not words[top].rel.startswith("nsubj") or words[top].head < top:
            return False
        end = phrases.sheet.sentences[words[top].sentence][1]
        for number in range(words[top].head + 1, end):
            if phrases.lower[number] in ("he", "she") and words[number].quoted == words[top].quoted:
                return (phrases.lower[number] == "he") != (sex == "m")
            if words[number].upos in ("PROPN", "NOUN"):
                return False
        return False

    def _by_what_is_own(self, first: int) -> str | None:
        """'Doe sold her farm': a subject's own things, where no other person's name stands between."""
        words, phrases = self._phrases.words, self._phrases
        top = phrases.beside(first)
        if not words[top].rel.startswith("nsubj"):
            return None
        end = phrases.sheet.sentences[words[top].sentence][1]
        verb = words[top].head
        for number in range(top + 1, end):
            if words[number].upos == "PROPN" and top not in phrases.above(number):
                return None
            sex = _OWN.get(phrases.lower[number])
            if sex is not None and words[number].quoted == words[top].quoted:
                own = words[number].rel == "nmod:poss" or phrases.lower[number].endswith("self")
                return sex if own and _clause_of(phrases, number) == verb else None
        return None


def sex_at(phrases: Phrases, first: int, end: int) -> str | None:
    """Return what one naming of a person in words [first, end) tells: the title before it, else its first name."""
    told = _told({phrases.lower[first - 1].strip(".")}) if first else None
    return told or of_name(phrases.text(first, end))


def _told(words: set[str]) -> str | None:
    men, women = bool(words & _MEN), bool(words & _WOMEN)
    return None if men == women else "m" if men else "f"


@lru_cache(maxsize=4096)
def of_name(name: str) -> str | None:
    """Return what a full name tells: by its first part, else by the ending of the others.

    >>> of_name("Maria Doe"), of_name("Xyz Petrova"), of_name("Doe")
    ('f', 'f', None)
    """
    parts = name.split()
    if len(parts) < 2:
        return None
    known = first_names()
    told = known.get(parts[0]) or known.get(parts[0].split("-")[0])
    if told is not None:
        return told
    return next((sex for end, sex in _endings() for part in parts[1:] if part.endswith(end)), None)


@cache
def _endings() -> tuple[tuple[str, str], ...]:
    return tuple((name[1:], sex) for name, sex in first_names().items() if name.startswith("-"))


def _clause_of(phrases: Phrases, number: int) -> int:
    """Return the predicate of the clause that a word stands in."""
    for head in phrases.above(number):
        if phrases.relation(number) not in _WITHIN_CLAUSE:
            break
        number = head
    return number

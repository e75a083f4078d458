"""Which state is meant where none is named: 'the foreign ministry', 'the president', 'lawmakers'.

In: a sheet. Out: one alpha-3 code, or null. The order of evidence: an institution of that kind named before with its
state; the sentence's own words ('In Kenya, the police'); for a mouthpiece the state that has just spoken; the dateline;
the outlet's home; and only where an article has neither, the state that nearly all its words of states are about.
Another country that it happens to name is none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from onrecord.noticing.actor_naming import ActorNaming
from onrecord.noticing.gazetteer import known
from onrecord.noticing.lexicon import office_words, title_words
from onrecord.noticing.outlet_home import home_of
from onrecord.noticing.phrases import Phrases
from onrecord.noticing.written_in import state_of_place, written_in

_DOMINANT = 0.6  # share of an article's state words that one state needs to be the article's own
_SURELY = 0.8    # the same where they are few, or the article is from elsewhere
_OFTEN = 4       # words that are not few
_MOUTHPIECES = frozenset({"spokesman", "spokeswoman", "spokesperson"})
_BESIDE = 5      # words between an office and its mouthpiece
_LARGE = 100     # thousands of people
_NEARER = frozenset({"country's", "nation's", "republic's", "kingdom's"})  # 'the country's army': named before
_REACH = 60      # words that it may point back
_OF_ORDER = frozenset(("authorities", "police", "security forces", "army", "military"))


class StatesInContext:
    """The states that an article's words point to, demonyms and capitals included."""

    def __init__(self, phrases: Phrases) -> None:
        self._phrases = phrases
        self._places = list(_places(phrases))
        named = [state for _, state in self._places]
        home = home_of(phrases.sheet.article)
        about = _most(named, _SURELY) if len(named) >= _OFTEN else None
        self.home = written_in(phrases, home) or self._outlet(home, about)
        self.own = self.home or (self._set_in() if home is None else None)

    def _outlet(self, home: str | None, about: str | None) -> str | None:
        """Return the outlet's home, unless the article is all about another state (``about``) and never names home."""
        return home if about in (None, home) or any(state == home for _, state in self._places) else None

    def _set_in(self) -> str | None:
        """Return the state that an article without a home is set in."""
        named = list(_set_in(self._phrases))
        return _most(named, _DOMINANT if len(named) > _OFTEN else _SURELY)

    def before(self, number: int) -> str | None:
        """Return the state that 'its' at word ``number`` means: the last one named before it in its sentence.

        Where 'its' opens a sentence, the subject of the one before: 'Hungary agreed. Its foreign minister …'.
        """
        first = self._sentence(number)
        last = next((state for place, state in reversed(self._places) if first <= place < number), None)
        if last is not None or number > first or number == 0:
            return last
        before = self._sentence(number - 1)
        return next((state for place, state in self._places if before <= place < number and self._is_subject(place)),
                    None)

    def at(
        self, number: int, known: list[ActorNaming] | None = None, key: str | None = None, home: bool = True
    ) -> str | None:
        """Return the state that fits at word ``number``; ``known`` with ``key``: institutions named before.

        ``home``: whether it may be that of the article's home; an embassy in a country is mostly another's.
        """
        for earlier in reversed(known or []):
            if earlier.first < number and earlier.key == key and earlier.state:
                return earlier.state
        of_order = {e.state for e in known or [] if e.first < number and e.state and e.key in _OF_ORDER}
        if key in _OF_ORDER and len(of_order) == 1:
            return next(iter(of_order))     # 'Indian authorities … the police': the text has said whose
        near = self._of_town(number) or self._nearest(number)
        return near or (self._opening(number) or self.here(number) if home else None)

    def here(self, number: int) -> str | None:
        """Return the state that an office at word ``number`` is of where none is told: the article's own.

        'Egypt's position …, the ministry's spokesman said in Cairo': that which the sentence is about and told in.
        """
        first, end = self._phrases.sheet.sentences[self._phrases.words[number].sentence]
        named = [(place, state) for place, state in self._places if first <= place < end]
        told_in = [state for place, state in named if place > number and self._phrases.lower[place - 1] == "in"]
        about = told_in and any(state == told_in[0] for place, state in named if place < number)
        return told_in[0] if about else self._speaks_for(number) or self.own

    def _of_town(self, number: int) -> str | None:
        """'Dubai Police': the state of the large town that opens a body's name; of two towns the one at home."""
        word = self._phrases.exact[number]
        towns = [p for p in known(word) if p.kind == "city" and p.people >= _LARGE]
        return state_of_place(word, self.home) if towns and word[:1].isupper() else None

    def _speaks_for(self, number: int) -> str | None:
        """'Iran denied it. "…," the foreign ministry spokesman said': a mouthpiece, of the state that has just spoken.

        That is the last one that speaks, by its name, in the sentence of word ``number`` or the one before it.
        """
        lower, sentences = self._phrases.lower, self._phrases.sheet.sentences
        sentence = self._phrases.words[number].sentence
        first, end = sentences[max(0, sentence - 1)][0], sentences[sentence][1]
        if _MOUTHPIECES.isdisjoint(lower[max(first, number - _BESIDE) : min(end, number + _BESIDE)]):
            return None
        sources = [m for m in self._phrases.sheet.marks if m.kind == "source" and first <= m.first < number]
        return next((state for place, state in reversed(self._places) if first <= place < number
                     and any(m.first <= place < m.end for m in sources) and self._is_subject(place)), None)

    def _is_subject(self, place: int) -> bool:
        """Whether a state that is named at a word, not a people, is the subject of its clause."""
        end, entries = self._phrases.known[place] or (place + 1, [])
        named = any(e.kind == "state" and e.form in ("name", "capital") for e in entries)
        return named and self._phrases.words[self._phrases.head(place, end)].rel.startswith("nsubj")

    def _nearest(self, number: int) -> str | None:
        """'its army', 'the country's army': of the state named last, in the sentence or not far before it."""
        lower = self._phrases.lower
        if lower[number - 1 : number] == ["its"]:
            return self.before(number)
        if "".join(lower[number : number + 2]) not in _NEARER:
            return None
        return next((state for place, state in reversed(self._places) if number - _REACH <= place < number), None)

    def _opening(self, number: int) -> str | None:
        """'In Kenya, the police': the state that opens the sentence as a place."""
        first = self._sentence(number)
        opens = self._phrases.lower[first : first + 1] == ["in"]
        return next((state for place, state in self._places if opens and place == first + 1 < number), None)

    def _sentence(self, number: int) -> int:
        return self._phrases.sheet.sentences[self._phrases.words[number].sentence][0]


@lru_cache(maxsize=4)
def states_in(phrases: Phrases) -> StatesInContext:
    """Return the states that an article's words point to, made once for an article."""
    return StatesInContext(phrases)


def _most(states: list[str], share: float) -> str | None:
    """Return the state that has at least a share of some."""
    common = Counter(states).most_common(1)
    return common[0][0] if common and common[0][1] >= share * len(states) else None


def _set_in(phrases: Phrases) -> Iterator[str]:
    """Return the states that an article without a home is set in, once for each naming of a state or a town.

    'A Zimbabwean man was arrested' says nothing of whose police it was; 'the Zimbabwean president' does.
    """
    places = _places(phrases)
    yield from (state for at, state in places if _is_named_or_beside_office(phrases, at))
    known = {at for at, _ in places}
    for name in phrases.sheet.names:
        if name.type == "Location" and known.isdisjoint(range(name.first, name.end)):
            state_there = state_of_place(phrases.text(name.first, name.end))
            if state_there is not None:
                yield state_there


def _is_named_or_beside_office(phrases: Phrases, at: int) -> bool:
    """Whether a state stands at a word by its name or its capital, or before an office."""
    end, entries = phrases.known[at] or (at + 1, [])
    named = any(e.kind == "state" and e.form in ("name", "capital") for e in entries)
    return named or any(_is_office(phrases.lower[end : end + length]) for length in (1, 2, 3))


def _is_office(words: list[str]) -> bool:
    title = title_words().get(tuple(words))
    return tuple(words) in office_words() or (title is not None and title.acts != "none")


def _places(phrases: Phrases) -> list[tuple[int, str]]:
    """Return where an article names which states."""
    out = []
    at = 0
    known = phrases.known
    while at < len(known):
        match = known[at]
        if match is None:
            at += 1
            continue
        state = next((e.state for e in match[1] if e.kind == "state"), None)
        if state:
            out.append((at, state))
        at = at + 1 if match[1] and all(e.care for e in match[1]) else match[0]
    return out

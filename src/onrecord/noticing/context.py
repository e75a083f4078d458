"""Which state is meant where none is named: 'the foreign ministry', 'the president', 'lawmakers'.

In: namings of states in order. Out: one alpha-3 code, or null where more than one would fit.
"""

from __future__ import annotations

from collections import Counter

from onrecord.noticing.found import Found
from onrecord.noticing.lexicon import as_words, known_names
from onrecord.noticing.phrases import Phrases

_DOMINANT = 0.6  # share of an article's state words that one state needs to be the article's own


class StatesInContext:
    """The states that an article's words point to, demonyms and capitals included."""

    def __init__(self, phrases: Phrases) -> None:
        self._phrases = phrases
        self._places: list[tuple[int, str]] = []
        at = 0
        known = phrases.known
        while at < len(known):
            match = known[at]
            if match is None:
                at += 1
                continue
            state = next((e.state for e in match[1] if e.kind == "state"), None)
            if state:
                self._places.append((at, state))
            at = at + 1 if match[1] and all(e.care for e in match[1]) else match[0]
        counts = Counter(state for _, state in self._places).most_common(2)
        total = len(self._places)
        self.dominant = counts[0][0] if counts and total and counts[0][1] / total >= _DOMINANT else None
        self.home = self._dateline()

    def _dateline(self) -> str | None:
        """Return the state an article was written in, if it opens like 'QUITO - ' or 'QUITO, Ecuador (Agency)'."""
        for first, end in self._phrases.sheet.paragraphs[:3]:
            opening = self._phrases.exact[first : min(end, first + 8)]
            ends = next((n for n, w in enumerate(opening) if w in ("–", "—", "-", "--", ":", "(")), None)
            if ends and opening[0].isupper() and len(opening[0]) > 2:
                return next((state for place, state in self._places if first <= place < first + ends), None)
        return self._article_dateline()

    def _article_dateline(self) -> str | None:
        words = as_words(self._phrases.sheet.article.dateline or "")
        for first in range(len(words)):
            match = known_names().at(list(words), first)
            if match is not None:
                return next((e.state for e in match[1] if e.kind == "state"), None)
        return None

    def before(self, number: int) -> str | None:
        """Return the state named last before word ``number`` in its sentence: 'its' for a state."""
        first = self._phrases.sheet.sentences[self._phrases.words[number].sentence][0]
        return next((state for place, state in reversed(self._places) if first <= place < number), None)

    def of_office(self, number: int) -> str | None:
        """Return the state that an office-holder serves where none is named: the article's own, else its home."""
        return self.dominant or self.home or self.at(number)

    def at(
        self, number: int, known: list[Found] | None = None, key: str | None = None, home: bool = True
    ) -> str | None:
        """Return the state that fits at word ``number``.

        ``known`` with ``key``: an institution of the same kind that was named with its state goes first; then
        the only state of the sentence so far, of the paragraph so far, of the sentence; then the article's own,
        and with ``home`` the one it was written in.
        """
        for earlier in reversed(known or []):
            if earlier.first < number and earlier.key == key and earlier.state:
                return earlier.state
        sentence = self._phrases.sheet.sentences[self._phrases.words[number].sentence]
        paragraph = next(p for p in self._phrases.sheet.paragraphs if p[0] <= number < p[1])
        for first, end in ((sentence[0], number), (paragraph[0], number), sentence):
            states = {state for place, state in self._places if first <= place < end}
            if len(states) == 1 and (self.dominant is None or self.dominant in states):
                return states.pop()
            if len(states) > 1:
                first = paragraph[0]
                opens = next((state for place, state in self._places if first <= place <= first + 1), None)
                if opens in states and self.dominant is None:
                    return opens      # 'Egypt said nothing. ... the foreign ministry': the paragraph is on that state
                break
        return self.dominant or (self.home if home else None)

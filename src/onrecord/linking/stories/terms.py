"""What an article can be recognised by: words, names, numbers, places, days, ages and counts.

In: title, text and day of publication, a Reading where there is one. Out: ``Terms``, small and plain, for the index
and for comparing. No model is needed: capitals tell names, a table of number words tells counts.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Container, Sequence
from datetime import date
from functools import cache, lru_cache
from itertools import islice, pairwise
from typing import NamedTuple

import msgspec

from onrecord.data import rows
from onrecord.facts import Reading, Span
from onrecord.linking.stories.days import day_named, is_of_calendar, month_day
from onrecord.linking.stories.pages import body, headline, line_hashes, tells_many_stories, without_lines
from onrecord.linking.stories.places import is_road, is_town
from onrecord.words.stems import fold, is_stop_word, stem

WORDS_READ = 300
LEAD = 80  # words in which a number is likely to be the count the story is about
MOST_WORDS = 160
_TOKEN = re.compile(r"[^\W_]+(?:['’.,:&-][^\W_]+)*")
_NEW_SENTENCE = re.compile(r"[.!?\n:“\"—–]")
_AGE = re.compile(r"(\d{1,3})-(?:years?|yr|months?)")
_TIMES = {"double": 2, "triple": 3, "quadruple": 4, "quintuple": 5, "sextuple": 6, "dozen": 12}
_YEAR = re.compile(r"(?:19|20)\d\d")


class Page(msgspec.Struct, frozen=True):
    """An article as stories are told from it. ``day``: of publication, ISO 8601."""

    id: str
    day: str
    title: str | None
    text: str
    not_body: tuple[Span, ...] = ()


class Terms(msgspec.Struct, frozen=True):
    """What one article can be recognised by. Days are counted as ``date.toordinal`` counts them.

    ``words``: stems with how often they stand; ``names``: capitalised words and pairs of them, folded; ``numbers``: as
    written; ``counts``: small numbers of title and lead; ``ages``: of persons; ``days``: on which things happened;
    ``roads`` and ``towns``: names of places; ``title``: stems of the headline; ``lines``: hashes of its lines;
    ``many``: a live page or round-up.
    """

    day: int
    words: dict[str, int]
    names: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    counts: tuple[int, ...] = ()
    ages: tuple[int, ...] = ()
    days: tuple[int, ...] = ()
    roads: tuple[str, ...] = ()
    towns: tuple[str, ...] = ()
    title: tuple[str, ...] = ()
    lines: tuple[int, ...] = ()
    many: bool = False


def terms_of(page: Page, coming_back: Callable[[Sequence[int]], Container[int]] | None = None) -> Terms:
    """Return what a page can be recognised by; ``coming_back`` says which lines (hashes) to leave out as furniture."""
    text = body(page.text, page.not_body)
    lines = line_hashes(text)
    furniture = coming_back(lines) if coming_back else ()
    seen = _Walk(date.fromisoformat(page.day[:10]))
    seen.take_title(headline(page.title))
    seen.take_body(without_lines(text, furniture) if furniture else text)
    return Terms(
        day=seen.published.toordinal(),
        words=dict(seen.words.most_common(MOST_WORDS)),
        names=tuple(seen.names),
        numbers=tuple(seen.numbers),
        counts=tuple(sorted(seen.counts)),
        ages=tuple(sorted(seen.ages)),
        days=tuple(sorted(seen.days)),
        roads=tuple(sorted(seen.roads)),
        towns=tuple(sorted(seen.towns)),
        title=tuple(dict.fromkeys(seen.title)),
        lines=lines,
        many=tells_many_stories(page.title, page.text),
    )


def with_reading(terms: Terms, reading: Reading) -> Terms:
    """Add what a whole reading knows better: named actors, places by name, and days that times stand for."""
    names = dict.fromkeys(terms.names)
    for actor in reading.actors:
        if actor.named and actor.kind != "media":
            names[" ".join(fold(word) for word in _TOKEN.findall(actor.name))] = None
    wide = ("country", "continent")
    towns = {fold(p.name) for p in reading.places if not p.as_government and p.precision not in wide}
    days = {
        date.fromisoformat(t.earliest[:10]).toordinal()
        for t in reading.times
        if t.earliest and t.latest and len(t.earliest) >= 10 and t.earliest[:10] == t.latest[:10]
    }
    return msgspec.structs.replace(
        terms,
        names=tuple(names),
        towns=tuple(sorted({*terms.towns, *towns})),
        days=tuple(sorted({*terms.days, *(d for d in days if d <= terms.day)})),
    )


class _Walk:
    """One walk over the words of a page, gathering."""

    def __init__(self, published: date) -> None:
        self.published, self.day = published, published.toordinal()
        self.words: Counter[str] = Counter()
        self.names: dict[str, None] = {}
        self.numbers: dict[str, None] = {}
        self.title: list[str] = []
        self.counts: set[int] = set()
        self.ages: set[int] = set()
        self.days: set[int] = set()
        self.roads: set[str] = set()
        self.towns: set[str] = set()
        self._run: list[str] = []
        self._dates: set[int] = set()       # which words of the body name a day: they are counted as days alone

    def take_title(self, title: str) -> None:
        """Take the headline: its words and counts; its capitals tell nothing."""
        for seen in map(_word, _TOKEN.findall(title)):
            self._add(seen.counts)
            if seen.stem:
                self.title.append(seen.stem)
        self.words.update(self.title)

    def take_body(self, text: str) -> None:
        """Take the first words of the body."""
        found = list(islice(_TOKEN.finditer(text), WORDS_READ))
        written = [match.group() for match in found]
        lower = {word for word in written if word[0].islower()} | _only_opening(text, found, written)
        seen_ones = [_word(word) for word in written]
        end = 0
        for i, (match, seen) in enumerate(zip(found, seen_ones, strict=True)):
            gap = text[end : match.start()] if end else "\n"
            end = match.end()
            if self._run and (seen.is_plain or gap != " "):
                self._close_run()
            if not seen.is_plain:
                self._take(seen, written, i, gap, text[end : end + 1], lower)
            elif i < LEAD:
                self._add(seen.counts)
        self._close_run()
        self.words.update([one.stem for i, one in enumerate(seen_ones) if one.stem and i not in self._dates])

    def _take(self, seen: _Seen, written: Sequence[str], i: int, gap: str, after: str, lower: set[str]) -> None:
        """Take a word that may be a day, a number or a name."""
        if self._dated(seen, written, i):
            self._dates.add(i)
        elif written[i][0].isdigit():
            self._number(written[i], gap, after, i < LEAD)
        elif seen.stem and written[i][0].isupper() and not (seen.lower in lower and _opens(gap)):
            self._run.append(seen.word)
        else:
            self._close_run()
            if i < LEAD:
                self._add(seen.counts)

    def _dated(self, seen: _Seen, written: Sequence[str], i: int) -> bool:
        """Take a word of the calendar that names a day; whether it does."""
        if not seen.of_calendar:
            return False
        before = _word(written[i - 1]).lower if i else ""
        following = written[i + 1] if i + 1 < len(written) else ""
        day = day_named(written[i], before, self.published) or month_day(written[i], following, self.published)
        if day is None:
            return False
        self.days.add(day)
        self._close_run()
        return True

    def _number(self, written: str, gap: str, after: str, lead: bool) -> None:
        self._close_run()
        plain = written.lower().replace(",", "")
        age = _AGE.match(plain)
        if age:
            self.ages.add(int(age[1]))
        elif gap.strip() == "," and after == "," and plain.isdigit() and len(plain) < 3:
            self.ages.add(int(plain))
        elif lead:
            self._add(_counted(plain))
        if len(plain) > 2 and not _YEAR.fullmatch(plain):
            self.numbers[plain] = None

    def _add(self, number: int) -> None:
        if number > 1:  # 'one of them' counts nothing
            self.counts.add(number)

    def _close_run(self) -> None:
        run, self._run = self._run, []
        if not run:
            return
        if len(run) == 1:
            (word,) = run
            if len(word) > 1:
                self.names[word] = None
                if is_town(word):
                    self.towns.add(word)
            return
        self.names.update(dict.fromkeys(word for word in run if len(word) > 1))
        self.names.update(dict.fromkeys(f"{a} {b}" for a, b in _pairs(run)))
        if is_road(run[-1]):
            self.roads.add(run[-2])
        elif is_town(" ".join(run)):
            self.towns.add(" ".join(run))


class _Seen(NamedTuple):
    """A word: folded, its stem ('' where it says nothing: stop words, single signs), what it counts.

    ``of_calendar``: whether it may date; ``is_plain``: it does not, and is no number and no name.
    """

    word: str
    stem: str
    lower: str
    counts: int
    of_calendar: bool
    is_plain: bool


@lru_cache(maxsize=65536)
def _word(written: str) -> _Seen:
    word = fold(written)
    stemmed = stem(word) if len(word) > 1 and not is_stop_word(word) else ""
    of_calendar = is_of_calendar(written)
    is_plain = not of_calendar and not written[0].isdigit() and not (stemmed and written[0].isupper())
    return _Seen(word, stemmed, written.lower(), _counted(word), of_calendar, is_plain)


def _counted(word: str) -> int:
    short = word.isascii() and word.isdigit() and len(word) <= 3
    return int(word) if short else _numbers().get(word, 0)


def _opens(gap: str) -> bool:
    """Whether a sentence begins after what stands between two words."""
    return gap != " " and bool(_NEW_SENTENCE.search(gap))


def _only_opening(text: str, found: Sequence[re.Match[str]], written: Sequence[str]) -> set[str]:
    """Return, in lower case, single capitalised words that stand nowhere but where a sentence begins."""
    opening: set[str] = set()
    within: set[str] = set()
    for i, word in enumerate(written):
        if not word[0].isupper():
            continue
        start, end = found[i].span()
        before = found[i - 1].end() if i else 0
        opens = start - before != 1 and (not before or bool(_NEW_SENTENCE.search(text, before, start)))
        alone = i + 1 == len(found) or not written[i + 1][0].isupper() or found[i + 1].start() != end + 1
        (opening if opens and alone and not word.isupper() else within).add(word)
    return {word.lower() for word in opening - within}


def _pairs(run: Sequence[str]) -> list[tuple[str, str]]:
    return list(pairwise(run))


@cache
def _numbers() -> dict[str, int]:
    """Return small numbers by word; 'a' and 'an' count nothing here, 'triple' is three."""
    plain = {w: int(float(v)) for w, kind, v in rows("numbers") if kind in ("unit", "ten") and w not in ("a", "an")}
    return plain | _TIMES

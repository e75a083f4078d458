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
from itertools import pairwise

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

    def take_title(self, title: str) -> None:
        """Take the headline: its words and counts; its capitals tell nothing."""
        for written in _TOKEN.findall(title):
            word, stemmed, _ = _word(written)
            self._count(word)
            if stemmed:
                self.title.append(stemmed)
        self.words.update(self.title)

    def take_body(self, text: str) -> None:
        """Take the first words of the body."""
        found = []
        for match in _TOKEN.finditer(text):
            found.append(match)
            if len(found) == WORDS_READ:
                break
        lower = {word for m in found if (word := m.group())[0].islower()}
        lower |= _only_opening(text, found)
        end, before = 0, ""
        for i, match in enumerate(found):
            written = match.group()
            gap = text[end : match.start()] if i else "\n"
            end = match.end()
            if gap != " ":
                self._close_run()
            following = found[i + 1].group() if i + 1 < len(found) else ""
            opens = gap != " " and bool(_NEW_SENTENCE.search(gap))
            self._take(written, before, following, gap, text[end : end + 1], opens, i < LEAD, lower)
            before = written.lower()
        self._close_run()

    def _take(
        self,
        written: str,
        before: str,
        following: str,
        gap: str,
        after: str,
        opens: bool,
        lead: bool,
        lower: set[str],
    ) -> None:
        word, stemmed, of_calendar = _word(written)
        if of_calendar:
            day = day_named(written, before, self.published) or month_day(written, following, self.published)
            if day is not None:
                self.days.add(day)
                self._close_run()
                return
        if written[0].isdigit():
            self._number(written, gap, after, lead)
        elif stemmed and written[0].isupper() and not (opens and written.lower() in lower):
            self._run.append(word)
        else:
            self._close_run()
            if lead:
                self._count(word)
        if stemmed:
            self.words[stemmed] += 1

    def _number(self, written: str, gap: str, after: str, lead: bool) -> None:
        self._close_run()
        plain = written.lower().replace(",", "")
        age = _AGE.match(plain)
        if age:
            self.ages.add(int(age[1]))
        elif gap.strip() == "," and after == "," and plain.isdigit() and len(plain) < 3:
            self.ages.add(int(plain))
        elif lead:
            self._count(plain)
        if len(plain) > 2 and not _YEAR.fullmatch(plain):
            self.numbers[plain] = None

    def _count(self, word: str) -> None:
        short = word.isascii() and word.isdigit() and len(word) <= 3
        number = int(word) if short else _numbers().get(word, 0)
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


@lru_cache(maxsize=65536)
def _word(written: str) -> tuple[str, str, bool]:
    """Return a word folded, its stem ('' where it says nothing: stop words, single signs), and whether it may date."""
    word = fold(written)
    stemmed = stem(word) if len(word) > 1 and not is_stop_word(word) else ""
    return word, stemmed, is_of_calendar(written)


def _only_opening(text: str, found: Sequence[re.Match[str]]) -> set[str]:
    """Return, in lower case, single capitalised words that stand nowhere but where a sentence begins."""
    opening: set[str] = set()
    within: set[str] = set()
    end = 0
    for i, match in enumerate(found):
        written = match.group()
        opens = match.start() - end != 1 and bool(_NEW_SENTENCE.search(text, end, match.start()) or not end)
        end = match.end()
        if not written[0].isupper():
            continue
        alone = i + 1 == len(found) or not found[i + 1].group()[0].isupper() or found[i + 1].start() != end + 1
        (opening if opens and alone and not written.isupper() else within).add(written)
    return {word.lower() for word in opening - within}


def _pairs(run: Sequence[str]) -> list[tuple[str, str]]:
    return list(pairwise(run))


@cache
def _numbers() -> dict[str, int]:
    """Return small numbers by word; 'a' and 'an' count nothing here, 'triple' is three."""
    plain = {w: int(float(v)) for w, kind, v in rows("numbers") if kind in ("unit", "ten") and w not in ("a", "an")}
    return plain | _TIMES

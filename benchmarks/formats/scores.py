"""What was found in made-up files beside what was put into them."""

from __future__ import annotations

import re
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.formats.exports import SHAPES
from benchmarks.formats.pages import Page
from benchmarks.formats.prints import Print, in_order
from benchmarks.formats.stories import Story, story, words_of
from onrecord.facts import Article
from onrecord.intake import Skipped, articles_from


@dataclass
class Shares:
    """Counts of right ones among all, by what was asked; ``wrong`` tells of each that was not."""

    right: Counter[str] = field(default_factory=Counter)
    asked: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)

    def add(self, what: str, share: float, told: str = "") -> None:
        """Count one, right wholly (1.0), in part or not (0.0)."""
        self.asked[what] += 1
        self.right[what] += share  # type: ignore[assignment]
        if share < 0.98:
            self.wrong.append(f"{what}: {told}")

    def share(self, what: str) -> float:
        """Return the share of right ones, in per cent."""
        return 100 * self.right[what] / max(self.asked[what], 1)


def read(name: str, content: bytes) -> list[Article | Skipped]:
    """Read one file of a name and content."""
    with tempfile.TemporaryDirectory() as place:
        path = Path(place, name)
        path.write_bytes(content)
        return list(articles_from([path]))


def body_of(article: Article) -> str:
    """Return the text of an article without what the reader says is not body."""
    parts, at = [], 0
    for start, end in article.not_body:
        parts.append(article.text[at:start])
        at = end
    return "\n".join([*parts, article.text[at:]])


def _level(text: str | None) -> str:
    return " ".join(words_of(text or ""))


def _f1(found: list[str], truth: list[str]) -> float:
    both = sum((Counter(found) & Counter(truth)).values())
    return 2 * both / max(len(found) + len(truth), 1)


def _words_without(text: str, optional: Iterable[str]) -> list[str]:
    """Return the words of a body; lines that may stand in it and need not are left out."""
    spare = {_level(line) for line in optional}
    return words_of(
        "\n".join(line for line in text.splitlines() if _level(line) not in spare and not _CLOCK.fullmatch(line))
    )


# the time above an entry of a live blog
_CLOCK = re.compile(r"\s*(?:\d{1,2} \w+ \d{4},? )?\d{1,2}[:.]\d\d(?: \w{2,4})?\s*")


def _one(found: list[Article | Skipped]) -> Article | None:
    return next((item for item in found if isinstance(item, Article)), None)


def score_page(page: Page, into: Shares) -> None:
    """Read a page and count day, title, outlet and words of the body."""
    found = read("page.html", page.content)
    article = _one(found)
    if article is None:
        for what in ("date", "title", "outlet", "body"):
            into.add(what, 0.0, f"{page.layout}: {found}")
        return
    day = page.story.published.date().isoformat()
    if page.dated:
        into.add("date", float((article.published or "")[:10] == day), f"{page.layout}: {article.published}, is {day}")
    into.add(
        "title",
        float(_level(article.title) == _level(page.story.title)),
        f"{page.layout}: {article.title!r}, is {page.story.title!r}",
    )
    into.add("outlet", float(article.outlet == page.outlet), f"{page.layout}: {article.outlet!r}, is {page.outlet!r}")
    body = {_level(paragraph) for paragraph in page.story.paragraphs}
    words = _words_without(body_of(article), (line for line in page.optional if _level(line) not in body))
    truth = [word for paragraph in page.story.paragraphs for word in words_of(paragraph)]
    more = Counter(words) - Counter(truth)
    into.add(
        "body",
        _f1(words, truth),
        f"{page.layout}: {len(words)} words of {len(truth)}, "
        f"missed {list(Counter(truth) - Counter(words))[:12]}, too many {list(more)[:12]}",
    )


def score_export(shape: str, stories: list[Story], into: Shares) -> None:
    """Read an export and count articles that were split off rightly, dated and named."""
    name, make = SHAPES[shape]
    found = read(name, make(stories))
    by_title: dict[str, list[Article]] = {}
    for item in found:
        if isinstance(item, Article):
            by_title.setdefault(_level(item.title), []).append(item)
    surplus = sum(isinstance(item, Article) for item in found) - len(stories)
    for of in stories:
        same = by_title.get(_level(of.title), [])
        article = same.pop(0) if same else None
        told = f"{shape}, {of.title!r}: {[a.title for a in found if isinstance(a, Article)][:2] if not article else ''}"
        words = words_of(body_of(article)) if article else []
        truth = [word for paragraph in of.paragraphs for word in words_of(paragraph)]
        score = _f1(words, truth)
        more = list(Counter(words) - Counter(truth))[:14]
        into.add(
            "split", float(article is not None and score >= 0.97), f"{told} {score:.3f} of the words, too many {more}"
        )
        day = of.published.date().isoformat()
        into.add(
            "dated",
            float(bool(article) and (article.published or "")[:10] == day if article else False),
            f"{told} {article.published if article else None}, is {day}",
        )
        into.add(
            "outlet",
            float(article is not None and article.outlet == of.outlet),
            f"{told} {article.outlet if article else None!r}, is {of.outlet!r}",
        )
    if surplus > 0:
        into.add("split", 0.0, f"{shape}: {surplus} articles too many")


def export_stories(shape: str, count: int) -> list[Story]:
    """Return the articles of an export, no two of one title."""
    found: dict[str, Story] = {}
    number = 0
    while len(found) < count:
        of = story(f"export {shape}", number, plain=True)
        found.setdefault(of.title, of)
        number += 1
    return list(found.values())


def score_print(made: Print, into: Shares) -> None:
    """Read a PDF and count the words that come out in order."""
    found = read("story.pdf", made.content)
    text = "\n".join(body_of(item) for item in found if isinstance(item, Article))
    agreed, truth, words = in_order(text, made.story)
    into.add(
        "words",
        2 * agreed / max(truth + words, 1),
        f"{made.layout}: {agreed} of {truth} in order, {words} found{'' if text else f', {found}'}",
    )


def grouped(wrong: list[str]) -> Iterator[str]:
    """Yield what went wrong once for each question and layout, with how often."""
    kinds: dict[str, list[str]] = {}
    for line in wrong:
        kinds.setdefault(re.split(r"[:,]", line, maxsplit=2)[0] + re.split(r"[:,]", line, maxsplit=2)[1], []).append(
            line
        )
    for lines in kinds.values():
        yield f"{len(lines)} x {lines[0]}"

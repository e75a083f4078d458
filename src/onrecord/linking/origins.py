"""How many independent reports a set of articles goes back to, and why some of them are one.

In: ``Report`` rows, what each article says on one matter (a claim, a formula). Out: ``Origin`` rows. An article joins
an earlier one by the strongest of these, and by one only, so that a round-up of two papers does not make them one:
it is a copy of the same text or another version of the page; both are credited to one agency within ``NEWS`` days;
one has the matter from the other, or both from a third ('first reported by', 'told', 'citing') within ``STORY`` days
or with the same unnamed source; it repeats word for word what the other was told alone. A quotation that many heard
ties nobody, and a credit inside the text holds only where all that the article says on the matter stands in its scope.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Literal

import msgspec

from onrecord.facts import Span
from onrecord.facts.span import overlap
from onrecord.linking.credits import Credit, is_agency, is_medium

TieKind = Literal["copy", "version", "agency", "report", "source", "quotation"]
NEWS = 3  # days in which two articles credited to one agency have one report of it
STORY = 30  # days in which two articles with one matter from one paper mean one report
RUNS = 4  # shared runs of five words (eight words in a row) that make a quotation the same
_RANK: tuple[TieKind, ...] = ("copy", "version", "agency", "report", "source", "quotation")


class Report(msgspec.Struct, frozen=True):
    """What one article says on one matter. ``text``: what the copies of one text share; ``page``: what its versions do.

    ``outlet``: as names are compared. ``spans``: where it speaks of the matter (none: anywhere). ``told``: hashes of
    the runs of words that somebody told this outlet alone, by speaker; ``quoted``: of those not said in public.
    """

    article: str
    day: str | None
    outlet: str
    text: str
    page: str
    spans: tuple[Span, ...] = ()
    credits: tuple[Credit, ...] = ()
    told: frozenset[tuple[str, int]] = frozenset()
    quoted: frozenset[tuple[str, int]] = frozenset()


class Tie(msgspec.Struct, frozen=True):
    """Why an article goes back to what an earlier one goes back to.

    ``reason``: in words. ``span``, ``other_span``: the words that say so in each (null where none do). ``day``: of
    publication of the newer one.
    """

    article: str
    other: str
    kind: TieKind
    reason: str
    span: Span | None
    other_span: Span | None
    day: str | None


class Origin(msgspec.Struct, frozen=True):
    """One independent report: the articles that go back to it, the oldest first, and what ties the others."""

    articles: tuple[str, ...]
    ties: tuple[Tie, ...] = ()


def origins(reports: Sequence[Report]) -> list[Origin]:
    """Return the origins of some reports; ``reports``: by time of publication, each article once."""
    ties: dict[str, Tie] = {}
    root: dict[str, str] = {}
    earlier = _Earlier()
    for report in reports:
        tie = min(earlier.ties(report), key=lambda one: _RANK.index(one.kind), default=None)
        root[report.article] = root[tie.other] if tie else report.article
        if tie:
            ties[report.article] = tie
        earlier.take(report)
    together: dict[str, list[str]] = {}
    for article, first in root.items():
        together.setdefault(first, []).append(article)
    return [Origin(tuple(articles), tuple(ties[a] for a in articles if a in ties)) for articles in together.values()]


class _Earlier:
    """The reports so far, found by what could tie a later one to them."""

    def __init__(self) -> None:
        self._by_text: dict[str, Report] = {}
        self._by_page: dict[str, Report] = {}
        self._by_name: dict[str, list[tuple[Report, Credit | None]]] = {}
        self._told: list[Report] = []
        self._quoted: list[Report] = []

    def take(self, report: Report) -> None:
        self._by_text.setdefault(report.text, report)
        self._by_page.setdefault(report.page, report)
        for name, credit in _names(report):
            self._by_name.setdefault(name, []).append((report, credit))
        if report.told:
            self._told.append(report)
        if report.quoted:
            self._quoted.append(report)

    def ties(self, report: Report) -> list[Tie]:
        """Return what ties a report to earlier ones, of each kind to the oldest first."""
        found = []
        if same := self._by_text.get(report.text):
            found.append(_tie(report, same, "copy", "the same text or a part of it"))
        if same := self._by_page.get(report.page):
            found.append(_tie(report, same, "version", "versions of one page"))
        for name, credit in _names(report):
            for other, theirs in self._by_name.get(name, ()):
                if (tie := _credited(report, other, name, credit, theirs)) is not None:
                    found.append(tie)
                    break
        found += [_quotation(report, other) for other in self._told if len(report.quoted & other.told) >= RUNS]
        found += [_quotation(report, other) for other in self._quoted if len(report.told & other.quoted) >= RUNS]
        return found


def _names(report: Report) -> list[tuple[str, Credit | None]]:
    """Return whose report a report is: its own outlet's (no credit), and those that it credits with all of it."""
    credited: list[tuple[str, Credit | None]] = [
        (credit.name, credit)
        for credit in report.credits
        if credit.way == "outlet" or (credit.name != report.outlet and _holds(credit, report.spans))
    ]
    if report.outlet and not any(credit.way == "outlet" for credit in report.credits):
        credited.insert(0, (report.outlet, None))
    return credited


def _holds(credit: Credit, spans: Sequence[Span]) -> bool:
    """Whether a credit holds for all of these spans: it is of the whole article, or each of them lies in its scope."""
    if not credit.scope:
        return True
    return bool(spans) and all(
        any(2 * overlap(span, part) >= span[1] - span[0] for part in credit.scope) for span in spans
    )


def _credited(report: Report, other: Report, name: str, ours: Credit | None, theirs: Credit | None) -> Tie | None:
    """Return the tie of two reports that bear one name, or null: where neither credits it, or too long after."""
    credit = ours or theirs
    if credit is None or report.article == other.article:
        return None
    if theirs is not None and ours is not None and not (is_medium(name) or "first" in (ours.way, theirs.way)):
        return None
    source = ours is not None and theirs is not None and ours.source is not None and ours.source == theirs.source
    agency = is_agency(name)
    if not source and _apart(report, other) > (NEWS if agency else STORY):
        return None
    kind: TieKind = "agency" if agency else "source" if source else "report"
    return _tie(report, other, kind, _reason(credit.shown, ours, theirs, source), ours, theirs)


def _reason(shown: str, ours: Credit | None, theirs: Credit | None, source: bool) -> str:
    if ours is None or ours.way == "outlet":
        said = f"the other one credits {shown}, which this is"
    elif theirs is None or theirs.way == "outlet":
        said = f"it credits {shown}, which the other one is"
    else:
        said = f"both credit {shown}"
    if ours is not None and theirs is not None and "outlet" == ours.way == theirs.way:
        said = f"both are {shown}'s"
    return said + (" and the same unnamed source" if source else "")


def _apart(one: Report, other: Report) -> float:
    """Return how many days lie between two reports; unknown days are far apart, and of one day with one another."""
    if one.day is None or other.day is None:
        return 0 if one.day == other.day else float("inf")
    return abs((date.fromisoformat(one.day) - date.fromisoformat(other.day)).days)


def _quotation(report: Report, other: Report) -> Tie:
    return _tie(report, other, "quotation", "the same words of one speaker, which only one of the two was told")


def _tie(
    report: Report, other: Report, kind: TieKind, reason: str, ours: Credit | None = None, theirs: Credit | None = None
) -> Tie:
    return Tie(
        report.article,
        other.article,
        kind,
        reason,
        ours.span if ours else None,
        theirs.span if theirs else None,
        report.day,
    )

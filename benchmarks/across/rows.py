"""Which gold rows a record with the articles of one matter has.

In: a ``Case`` and an open record with its articles. Out: ``Row``s, each right or not, with what was found. A claim or a
formula is found by its words: a claim of the article whose anchor, evidence or statement overlaps them. What counts as
right stands in ``README.md``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple

from benchmarks.across.gold import Case, Gold, listed
from onrecord.facts import Article, Span
from onrecord.facts.days import first_day, last_day
from onrecord.facts.span import overlap
from onrecord.linking.same_actor import folded_name, states_in
from onrecord.questions.open_record import OpenRecord
from onrecord.words.stems import stem

_ALIKE = 0.3     # of the words of gold and of what was found, that both have
_NOT_STANDS = ("date", "claim")


class Row(NamedTuple):
    """One row of gold, and whether the record has it; ``found``: what it has instead."""

    kind: str
    what: str
    right: bool
    found: str = ""


def rows(case: Case, record: OpenRecord) -> list[Row]:
    """Return all rows of a matter that count."""
    known = _Known(case, record)
    made = [*_stories(case, record), *_same_claim(case, known), *_history(case, known), *_formulas(case, record),
            *_as_of(case, known), *_apart(case, known)]
    return made


# --- where gold's words are in the record

class _Known:
    """The ladders of the record and which of them gold's claims are on."""

    def __init__(self, case: Case, record: OpenRecord) -> None:
        self._case, self._record = case, record
        found = record.claims(limit=None, topics=True).items
        self._ladders = {claim.id: record.claim(claim.id) for claim in found}
        self._on = {link.claim: id for id, ladder in self._ladders.items() for link in ladder.links}
        self.of: dict[str, str | None] = {}
        for wanted in case.gold.get("same_claim", ()):
            counted = Counter(ladder for name, id in wanted["in"].items() for ladder in self.ladders(name, id))
            self.of[wanted["claim"]] = counted.most_common(1)[0][0] if counted else None

    def ladders(self, name: str, id: Any) -> set[str]:
        """Return the ladders on which an article's claim with gold's words is."""
        article, texts = self._case.articles[name], self._case.words.get((name, id), listed(id))
        wanted = [place for text in texts for place in [_place(article, text)]]
        reading = next(one for one in self._readings() if one.article.id == article.id)
        said = {statement.id: statement.content for statement in reading.statements}
        found = set()
        for claim in reading.claims:
            places = [claim.anchor, *(said.get(p.statement or "", ()) for p in claim.positions),
                      *(p.evidence for p in claim.positions)]
            if any(_alike(spans, place) for spans in places for place in wanted):
                found.add(self._on[claim.id])
        return found

    def _readings(self) -> Iterator[Any]:
        from onrecord.facts import Reading

        return (Reading.from_json(line) for line in self._record.readings())

    def ladder(self, claim: str | None, as_of: str | None = None) -> Any:
        """Return the ladder of a claim of gold (of the first where none is named); null where there is none."""
        from onrecord.errors import OnRecordError

        id = self.of[claim] if claim is not None else next(iter(self.of.values()))
        if id is None or as_of is None:
            return None if id is None else self._ladders[id]
        try:
            return self._record.claim(id, as_of=as_of)
        except OnRecordError:
            return None


def _place(article: Article, words: str) -> Span:
    at = article.text.find(words)
    if at < 0:
        raise SystemExit(f"{article.outlet}, {article.published}: these words are not in it: {words}")
    return at, at + len(words)


def _alike(spans: Iterable[Span], place: Span) -> bool:
    shared, length = 0, 0
    for span in spans:
        shared += overlap(span, place)
        length += span[1] - span[0]
    return bool(shared) and shared / (length + place[1] - place[0] - shared) >= _ALIKE


# --- rows, kind by kind

def _stories(case: Case, record: OpenRecord) -> Iterator[Row]:
    names = case.gold.get("same_story", [])
    home = {story.id: story for story in record.stories(limit=None).items}
    of = {member.article: id for id in home for member in record.story(id).articles}
    lines = [_line(of.get(case.articles[name].id), home) for name in names]
    for name, line in list(zip(names, lines, strict=True))[1:]:
        yield Row("same_story", name, bool(line & lines[0]), "" if line & lines[0] else "another story")


def _line(story: str | None, home: dict[str, Any]) -> set[str]:
    found: set[str] = set()
    while story is not None and story not in found:
        found.add(story)
        story = home[story].continues
    return found


def _same_claim(case: Case, known: _Known) -> Iterator[Row]:
    for wanted in case.gold.get("same_claim", ()):
        for name, id in wanted["in"].items():
            found, main = known.ladders(name, id), known.of[wanted["claim"]]
            right = main in found and len(wanted["in"]) > 1 and _not_alone(wanted["in"], main, known)
            yield Row("same_claim", f"{wanted['claim']}: {name}", right, "other ladder" if found else "no such claim")


def _not_alone(wanted: Gold, main: str | None, known: _Known) -> bool:
    return sum(main in known.ladders(name, id) for name, id in wanted.items()) > 1


def _history(case: Case, known: _Known) -> Iterator[Row]:
    for gold in case.gold.get("claim_history", ()):
        if gold.get("optional"):
            continue
        ladder = known.ladder(gold.get("claim"))
        positions = () if ladder is None else ladder.positions
        kinds = (gold["position"], *listed(gold.get("position_also")))
        parties = _parties(gold)
        right = any(p.position in kinds and _is_party(p.party, parties) and _dated(p, gold) for p in positions)
        here = [f"{p.party.name if p.party else '-'} {p.position} {p.day or ''}" for p in positions
                if _is_party(p.party, parties) or p.position in kinds]
        when = gold.get("when") or (gold.get("until") and f"until {gold['until']}") or ""
        yield Row("claim_history", f"{gold['party']} {gold['position']} {when}", right, "; ".join(here))


def _formulas(case: Case, record: OpenRecord) -> Iterator[Row]:
    found = record.formulas(limit=None).items
    for gold in case.gold.get("formulas", ()):
        own = [f for f in found if _is_party(f.party, _parties(gold))]
        hits = [[_has_use(formula, case, use) for use in gold["uses"]] for formula in own]
        best = max(hits, key=sum, default=[False] * len(gold["uses"]))
        for use, right in zip(gold["uses"], best, strict=True):
            if not use.get("optional"):
                yield Row("formulas", f"{gold['party']} {use['article']}", right and sum(best) > 1,
                          "; ".join(f.wording for f in own))


def _has_use(formula: Any, case: Case, gold: Gold) -> bool:
    article = case.articles[gold["article"]]
    texts = case.words.get((gold["article"], gold.get("statement", "")), listed(gold.get("words")))
    places = [_place(article, text) for text in texts]
    for use in formula.uses:
        for report in (use, *use.reports):
            if report.article == article.id and any(_covers(report.quote.spans, place) for place in places):
                return _within(use.day, gold.get("when"))
    return False


def _covers(spans: Iterable[Span], place: Span) -> bool:
    """Whether half of the shorter of both is in the other: gold cuts a formula shorter than one may."""
    spans = tuple(spans)
    shared = sum(overlap(span, place) for span in spans)
    return 2 * shared >= min(place[1] - place[0], sum(end - start for start, end in spans))


def _as_of(case: Case, known: _Known) -> Iterator[Row]:
    for gold in case.gold.get("as_of", ()):
        ladder = known.ladder(gold["claim"], str(gold["date"]))
        for party, wanted in gold.items():
            if party in _NOT_STANDS:
                continue
            standing = [] if ladder is None else [s for s in ladder.claim.standing
                                                  if _is_party(s.party, [party.replace("_", " ")])]
            itself = [s for s in standing if not s.party.of or s.party.kind not in ("person", "embassy")]
            standing = itself or standing      # rather than who speaks for it
            last = max(standing, key=lambda s: s.day or "", default=None)
            has = "none yet" if last is None else last.position
            yield Row("as_of", f"{gold['date']} {party}: {wanted}", has == wanted, has)


def _apart(case: Case, known: _Known) -> Iterator[Row]:
    for gold in case.gold.get("apart", ()):
        for name, id in gold["from"].items():
            right = known.of[gold["claim"]] not in known.ladders(name, id)
            yield Row("apart", f"{gold['claim']} / {name}: {id}", right, "joined")


# --- parties and days

def _parties(gold: Gold) -> list[str | None]:
    return [gold["party"], *listed(gold.get("party_also"))]


def _is_party(who: Any, wanted: Sequence[str | None]) -> bool:
    return any(_is(who, name) for name in wanted)


def _is(who: Any, name: str | None) -> bool:
    if who is None or name is None:
        return who is None and name is None
    words = folded_name(name).split()
    codes = {code for first, end, code in states_in(words) if end - first == len(words)} | {name}
    if codes & {who.code, who.of, who.id}:
        return True
    ours, theirs = ({stem(word) for word in folded_name(one).split()} for one in (name, who.name))
    return bool(ours and theirs) and (ours <= theirs or theirs <= ours)


def _dated(position: Any, gold: Gold) -> bool:
    if "until" in gold and not _within(position.until_day, gold["until"]):
        return False
    return "when" not in gold or _within(position.day, gold["when"])


def _within(day: str | None, value: Any) -> bool:
    """Whether a day is one that an EDTF value (a day, month, year, week) can mean."""
    if value is None:
        return True
    text = str(value)
    if "-W" in text:
        year, week = text.split("-W")
        first = date.fromisocalendar(int(year), int(week), 1)
        earliest, latest = first.isoformat(), (first + timedelta(days=6)).isoformat()
    else:
        earliest, latest = first_day(text) or "", last_day(text) or ""
    return day is not None and earliest <= day <= latest

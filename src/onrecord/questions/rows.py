"""From a place in the record to a row of an answer, with the words it rests on.

In: numbers of readings and places in them. Out: the rows of ``answers``; every quote is cut from the kept text.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache
from typing import Any

from onrecord.facts import Position, Reading, Span, Statement
from onrecord.facts.dated import held, said
from onrecord.judging.apply import Corrected, position_key
from onrecord.judging.in_force import in_force
from onrecord.judging.pairs import node
from onrecord.judging.rulings import Rulings
from onrecord.judging.stories import Homes, homes
from onrecord.judging.whereabouts import find_in
from onrecord.linking.credits import Credit
from onrecord.questions.answers import Quote, Who
from onrecord.questions.article_answers import ArticleRow
from onrecord.questions.claim_answers import PositionRow
from onrecord.questions.found_answers import ActorSeen, Passage
from onrecord.questions.going_on import GoingOn, nothing_known
from onrecord.questions.kept import kept_of
from onrecord.questions.stances import Voice, voices
from onrecord.questions.statement_answers import StatementRow, TimelineRow
from onrecord.record import ClaimInText, CountedText, Dated, Snapshot, TextRow


def quote(reading: Reading, spans: Iterable[Span]) -> Quote:
    """Return the words of some spans as they stand in the text."""
    spans = tuple(spans)
    return Quote(spans, tuple(reading.article.text[start:end] for start, end in spans))


class Rows:
    """Rows from one moment of the record: a reading transaction, and what has been looked up in it."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot
        self.kept = kept_of(snapshot)
        self.voice: Voice = cache(voices(snapshot))      # for whom each actor of the record speaks
        self._going_on: dict[str | None, tuple[Homes, GoingOn]] = {}

    def reading(self, number: int) -> Reading:
        """Return a kept reading as it was corrected."""
        return self.corrected(number).reading

    def corrected(self, number: int) -> Corrected:
        """Return a kept reading with what was corrected in it."""
        return self.snapshot.corrected(number)

    def expect(self, places: Iterable[Any]) -> None:
        """Look up at once all that the rows of some places (with a ``number``) will be made of."""
        numbers = list(dict.fromkeys(place.number for place in places))
        self.look_up(numbers)
        self.snapshot.expect(numbers)

    def look_up(self, numbers: Collection[int]) -> None:
        """Look up at once the articles that ``head`` will be asked for, with those whose copies they are."""
        wanted = {number for number in numbers if number not in self.kept.articles}
        while wanted:
            found = self.snapshot.articles.rows(wanted)
            self.kept.articles |= found
            wanted = {head.copy_of for head in found.values() if head.copy_of is not None} - self.kept.articles.keys()

    def links(self, claim: int, as_of: str | None) -> Sequence[ClaimInText]:
        """Return the claims of texts that a claim consists of, by time of publication."""
        self.expect_links([claim], as_of)
        return self.kept.links[claim, as_of]

    def expect_links(self, claims: Collection[int], as_of: str | None) -> None:
        """Look up at once the claims of texts that some claims consist of."""
        wanted = [claim for claim in claims if (claim, as_of) not in self.kept.links]
        found: dict[int, list[ClaimInText]] = {claim: [] for claim in wanted}
        for link in self.snapshot.claims.in_texts(wanted, as_of) if wanted else ():
            found[link.claim].append(link)
        self.kept.links |= {(claim, as_of): links for claim, links in found.items()}

    def credits(self, numbers: Iterable[int]) -> Mapping[int, list[Credit]]:
        """Return what some articles credit to others, looked up at once, and of those that were asked for before."""
        wanted = [number for number in numbers if number not in self.kept.credits]
        self.kept.credits |= self.snapshot.articles.credits(wanted) if wanted else {}
        return self.kept.credits

    def judged_across(self) -> Rulings:
        """Return what people decided on actors, claims and stories."""
        return self.snapshot.rulings()

    def homes(self, as_of: str | None) -> Homes:
        """Return what people judged of stories, as of a day."""
        return homes(self.snapshot.stories.as_of(as_of), self.judged_across().stories)

    def going_on(self, judged: Homes, as_of: str | None) -> GoingOn:
        """Return which stories go on with which by their claims, as of a day; it remembers what it looked up."""
        if as_of not in self._going_on or self._going_on[as_of][0] is not judged:
            known = self.kept.going_on.setdefault(as_of, nothing_known())
            self._going_on[as_of] = judged, GoingOn(self.snapshot, judged, as_of, known)
        return self._going_on[as_of][1]

    def judged_claim(self, number: int, claim: str) -> tuple[str, ...]:
        """Return the judgements on what an article's claim is joined with."""
        found = self.judged_across()
        subjects = found.claims_in.get(str(self.head(number).id), ())
        return tuple(dict.fromkeys(id for subject in subjects if find_in(subject, self.reading(number)) == claim
                                   for id in found.claims.by.get(node(subject), ())))

    def judged_article(self, id: str) -> tuple[str, ...]:
        """Return the judgements on an article itself: on its date."""
        found = [j.id for j in in_force(self.snapshot.judgements_on(id)) if j.about[0].what == "article"]
        return tuple(found[-1:])            # the last one counts

    def head(self, number: int) -> TextRow:
        """Return an article's row in the tables: id, outlet, title, day …"""
        if number not in self.kept.articles:
            self.kept.articles |= self.snapshot.articles.rows([number])
        return self.kept.articles[number]

    def ref(self, number: int | None) -> str | None:
        """Return an article's id, of an older version ``id@1``."""
        if number is None:
            return None
        head = self.head(number)
        return str(head.id) if head.current else f"{head.id}@{head.version}"

    def expect_who(self, ids: Collection[str]) -> None:
        """Look up at once some actors of the record."""
        wanted = [id for id in ids if id not in self.kept.who]
        for row in self.snapshot.actors.known(wanted) if wanted else ():
            self.kept.who[row.id] = Who(row.id, row.name, row.kind, row.code, row.of,
                                        self.judged_across().actors.judgements(row.id))

    def who(self, id: str) -> Who:
        """Return an actor of the record."""
        if id not in self.kept.who:
            row = self.snapshot.actors.one(id)
            self.kept.who[id] = Who(id, row.name, row.kind, row.code, row.of,
                                    self.judged_across().actors.judgements(id))
        return self.kept.who[id]

    def actor(self, number: int, id: str | None) -> Who | None:
        """Return the record's actor for an actor id of a reading; null where the reading has no such actor."""
        if id is None:
            return None
        if (number, id) not in self.kept.actors:
            self.kept.actors[number, id] = self.snapshot.actors.in_text(number, id)
        known = self.kept.actors[number, id]
        return self.who(known) if known else None

    def mentions(self, number: int, id: str) -> tuple[Span, ...]:
        """Return where a reading names one of its actors."""
        return next((actor.mentions for actor in self.reading(number).actors if actor.id == id), ())

    def seen(self, actor: str, number: int, id: str) -> ActorSeen:
        """Return an actor of the record in a reading that gives it this id."""
        reading, head = self.reading(number), self.head(number)
        here = next((one for one in reading.actors if one.id == id), None)
        return ActorSeen(who=self.who(actor), role=here.role if here else None, article=self.ref(number) or "",
                         outlet=head.outlet, published=head.published,
                         quote=quote(reading, here.mentions[:1] if here else ()))

    def actors(self, number: int, ids: Iterable[str]) -> tuple[Who, ...]:
        """Return the record's actors for actor ids of a reading."""
        return tuple(who for id in ids if (who := self.actor(number, id)) is not None)

    def article(self, counted: CountedText) -> ArticleRow:
        """Return an article's row."""
        row = counted.text
        return ArticleRow(
            id=row.id if row.current else f"{row.id}@{row.version}", title=row.title, outlet=row.outlet, url=row.url,
            published=row.published, published_from=row.published_from, published_earliest=row.published_earliest,
            published_latest=row.published_latest, language=row.language, recorded_at=row.recorded_at,
            text_hash=row.text_hash, statements=counted.statements, claims=counted.claims, version=row.version,
            current=row.current, version_of=self.ref(row.version_of), copy_of=self.ref(row.copy_of),
            judged=self.judged_article(row.id))

    def statement(self, number: int, place: int) -> StatementRow:
        """Return one statement of a reading."""
        reading, head = self.reading(number), self.head(number)
        statement = reading.statements[place]
        when = said(reading, statement)
        return StatementRow(
            id=statement.id, article=self.ref(number) or "", outlet=head.outlet, published=head.published,
            day=when.day, value=when.value, dated_by=when.dated_by,
            speakers=self.actors(number, statement.speakers), on_behalf_of=statement.on_behalf_of,
            source_type=statement.source_type, act=statement.act, form=statement.form,
            cue=quote(reading, statement.cue.spans), negated=statement.cue.negated,
            quote=quote(reading, statement.content), chain=self.chain(number, statement),
            addressees=self.actors(number, statement.addressees),
            venue=reading.article.text[slice(*statement.venue)] if statement.venue else None,
            refers_to=statement.refers_to, confidence=statement.confidence, copy_of=self.ref(head.copy_of),
            judged=self.corrected(number).on(statement.id))

    def chain(self, number: int, statement: Statement) -> tuple[str, ...]:
        """Return the names of a statement's sources, outermost first."""
        reading, names = self.reading(number), []
        for link in statement.chain:
            who = self.actor(number, link.actor)
            written = reading.article.text[slice(*link.span)] if link.span else link.source_type
            names.append(who.name if who else " ".join(written.split()))
        return tuple(names)

    def position(self, number: int, claim_place: int, place: int) -> PositionRow:
        """Return one position of one claim of a reading."""
        reading, head = self.reading(number), self.head(number)
        claim = reading.all_claims[claim_place]
        position = claim.positions[place]
        since, until = held(reading, position)
        return PositionRow(
            party=self.actor(number, position.party), position=position.position, day=since.day, value=since.value,
            dated_by=since.dated_by, until_day=until.day, until_value=until.value, claim=claim.id,
            article=self.ref(number) or "", outlet=head.outlet, published=head.published,
            quote=quote(reading, self._evidence(reading, position)), statement=position.statement,
            confidence=position.confidence, copy_of=self.ref(head.copy_of),
            judged=self.corrected(number).on(claim.id, position_key(claim, position), position.statement))

    @staticmethod
    def _evidence(reading: Reading, position: Position) -> Sequence[Span]:
        if position.evidence:
            return position.evidence
        return next((s.content for s in reading.statements if s.id == position.statement), ())

    def timeline(self, row: Dated) -> TimelineRow:
        """Return a row of the timeline."""
        if row.kind == "statement":
            said = self.statement(row.number, row.place)
            who = said.speaker
            if not said.speakers and said.chain:
                who = said.chain[-1]
            return TimelineRow(day=row.day, value=said.value, dated_by=said.dated_by or "published", kind="statement",
                               id=said.id, who=who, what=said.act, article=said.article, outlet=said.outlet,
                               published=said.published, quote=said.quote, copy_of=said.copy_of,
                               judged=said.judged)
        held = self.position(row.number, row.place, row.position or 0)
        return TimelineRow(day=row.day, value=held.value or f"../{held.until_value}", dated_by=held.dated_by or "when",
                           kind="position", id=held.statement or held.claim, claim=held.claim,
                           who=held.party.name if held.party else "unnamed", what=held.position, article=held.article,
                           outlet=held.outlet, published=held.published, quote=held.quote, copy_of=held.copy_of,
                           judged=held.judged)

    def passages(self, number: int, spans: Iterable[Span]) -> tuple[Passage, ...]:
        """Return the paragraphs in which some spans stand, in order, with the spans highlighted."""
        text, head = self.reading(number).article.text, self.head(number)
        found: list[tuple[Span, list[Span]]] = []
        for span in sorted(set(spans)):
            around = paragraph(text, span)
            if found and around[0] < found[-1][0][1]:
                found[-1] = ((found[-1][0][0], max(around[1], found[-1][0][1])), [*found[-1][1], span])
            else:
                found.append((around, [span]))
        return tuple(
            Passage(article=self.ref(number) or "", outlet=head.outlet, published=head.published, title=head.title,
                    start=start, end=end, text=text[start:end], spans=tuple(inner),
                    highlights=tuple((s - start, e - start) for s, e in inner)) for (start, end), inner in found)


def paragraph(text: str, span: Span) -> Span:
    """Return the line or lines that a span stands in, without white space at the ends but never less than the span."""
    start = text.rfind("\n", 0, span[0]) + 1
    end = text.find("\n", span[1])
    end = len(text) if end < 0 else end
    while start < span[0] and text[start].isspace():
        start += 1
    while end > span[1] and text[end - 1].isspace():
        end -= 1
    return start, end

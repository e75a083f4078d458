"""What judgements make of a reading, without a record: which hold, which fact they find, what they change."""

from __future__ import annotations

import msgspec
import pytest

from onrecord.facts import Event, Time
from onrecord.facts.event import Attestation
from onrecord.facts.judgement import Judgement, Named, Subject
from onrecord.judging.actors import actor_rulings
from onrecord.judging.apply import corrected
from onrecord.judging.in_force import in_force
from onrecord.judging.pairs import pairs
from onrecord.judging.whereabouts import find, words_hash
from onrecord.linking.same_actor import record_actor_id
from tests.strategies import reading

LINES = [(2, "troops had not crossed the bridge", "deny", "denied", 0),
         (0, "grain ships moved", "say", "asserted", None)]
replace = msgspec.structs.replace


def judgement(sequence, kind, *about, touches="article", **value):
    return Judgement(id=f"j{sequence}", sequence=sequence, made_at="", by=None, why=None, kind=kind, touches=touches,
                     about=about, **value)


def subject(one, fact, what="statement"):
    spans = fact.content if what == "statement" else fact.anchor
    return Subject(what, fact.id, one.article.id, one.article.text_hash, spans, words_hash(one.article.text, spans))


@pytest.fixture
def one():
    return reading(LINES, times=["2031-02-08"])


def test_an_undo_takes_back_and_can_be_taken_back(one):
    first = judgement(1, "speaker", subject(one, one.statements[0]))
    undo = judgement(2, "undo", undoes="j1")
    assert in_force([first]) == [first]
    assert in_force([undo, first]) == []
    assert in_force([first, undo, judgement(3, "undo", undoes="j2")]) == [first]
    assert in_force([first, undo, judgement(3, "undo", undoes="j2"), judgement(4, "undo", undoes="j3")]) == []


def test_another_speaker_and_the_positions_that_follow(one):
    said = one.statements[0]
    made = corrected(one, [judgement(1, "speaker", subject(one, said), speakers=(
        Named("Sylvania", "state", "SYL"), Named("Ida Berg", "person", None, "SYL")))])
    actors = {actor.id: actor for actor in made.reading.actors}
    now = made.reading.statements[0]
    assert [actors[id].name for id in now.speakers] == ["Sylvania", "Ida Berg"]
    assert now.speakers[0] in {actor.id for actor in one.actors}        # the article names it itself
    assert [actors[p.party].name for p in made.reading.claims[0].positions] == ["Sylvania", "Ida Berg"]
    assert (now.id, now.content) == (said.id, said.content)
    assert made.on(said.id) == ("j1",)
    assert made.reading.statements[1] == one.statements[1]


def test_nobody_named(one):
    made = corrected(one, [judgement(1, "speaker", subject(one, one.statements[0]))]).reading
    assert made.statements[0].speakers == ()
    assert made.statements[0].on_behalf_of is None
    assert [p.party for p in made.claims[0].positions] == [None]


def test_no_statement_takes_along_what_rests_on_it_alone(one):
    said = one.statements[0]
    event = Event(id="e1", mentions=((said.content[0],),), attestations=(Attestation(0, said.id),))
    answer = replace(one.statements[1], refers_to=said.id)
    one = replace(one, statements=(said, answer), events=(event,))
    made = corrected(one, [judgement(1, "not_a_statement", subject(one, said)),
                           judgement(2, "speaker", subject(one, said))])
    assert [s.id for s in made.reading.statements] == [answer.id]
    assert made.reading.statements[0].refers_to is None
    assert [c.id for c in made.reading.claims] == [one.claims[1].id]
    assert made.reading.events[0].attestations[0].statement is None
    assert made.lost == ()


@pytest.mark.parametrize("day", ["2131-01-01", "1899-12-31", "2031-04", "2031"])
def test_another_day_of_a_statement(one, day):
    made = corrected(one, [judgement(1, "date", subject(one, one.statements[0]), day=day)]).reading
    time = next(time for time in made.times if time.id == made.statements[0].when)
    assert (time.value, time.anchor, time.earliest[:4]) == (day, "judged", day[:4])
    assert made.claims[0].positions[0].since == time.id
    assert made.statements[1] == one.statements[1]


def test_another_date_of_the_article_leaves_no_day_counted_from_the_old_one(one):
    text = one.article.text
    monday, named = Time("t1", (0, 4), "DATE", "2031-04-28", "2031-04-28", "2031-04-28", "published"), None
    start = text.index("grain")
    may = text[:start] + "May 1, " + text[start:]
    named = Time("t2", (start, start + 5), "DATE", "2031-05-01", "2031-05-01", "2031-05-01", "published")
    after = Time("t3", (1, 3), "DATE", "2031-04-29", "2031-04-29", "2031-04-29", "t1")
    one = replace(one, article=replace(one.article, text=may), times=(*one.times, monday, after, named))
    about = Subject("article", one.article.id, one.article.id)
    made = corrected(one, [judgement(1, "date", about, day="2031-05-09")]).reading
    assert made.article.published == "2031-05-09"
    assert [time.value for time in made.times] == ["2031-02-08", None, None, "2031-05-01"]
    later = corrected(one, [judgement(1, "date", about, day="2033-05-09")]).reading
    assert later.times[-1].value is None                                # which May, nobody knows


def test_another_position_or_none(one):
    claim = one.claims[0]
    position = claim.positions[0]
    about = replace(subject(one, claim, "claim"), what="position", statement=position.statement, party=position.party,
                    evidence=position.evidence)
    made = corrected(one, [judgement(1, "position", about, position="retracted")]).reading
    assert made.claims[0].positions[0].position == "retracted"
    none = corrected(one, [judgement(1, "position", about, position="retracted"), judgement(2, "position", about)])
    assert [c.id for c in none.reading.claims] == [one.claims[1].id]


def test_a_fact_is_found_by_its_words(one):
    text, said = one.article.text, one.statements[0]
    about, (start, end) = subject(one, said), said.content[0]
    hash = one.article.text_hash
    assert find(about, text, hash, [("s1", [(start - 2, end)]), ("s2", [(0, 5)])]) == "s1"
    assert find(about, text, hash, [("s1", [(start, start + 5)])]) is None              # less than half of it
    moved = "New at the top.\n" + text
    shift = len("New at the top.\n")
    assert find(about, moved, "sha256:other", [("s1", [(start + shift, end + shift)])]) == "s1"
    assert find(about, moved, "sha256:other", [(said.id, [(start, end)])]) is None      # the same place, other words


def test_a_correction_without_its_fact_is_lost_and_nothing_else(one):
    about = replace(subject(one, one.statements[0]), id="s0", spans=((0, 1),))
    made = corrected(one, [judgement(1, "speaker", about)])
    assert (made.lost, made.reading) == (("j1",), one)


def test_pairs_the_later_holds_and_parting_wins():
    a, b, c = (Subject("claim", name, "n1") for name in "abc")

    def of(*kinds):
        return pairs(judgement(i, kind, x, y, touches="claims") for i, (kind, x, y) in enumerate(kinds, 1))

    assert set(of(("same", a, b), ("same", b, c)).with_("n1 a")) == {"n1 a", "n1 b", "n1 c"}
    assert of(("same", a, b), ("not_same", b, a)).with_("n1 a") == ("n1 a",)
    assert of(("not_same", a, b), ("same", b, a)).kept_from("n1 a") == frozenset()
    contradicted = of(("same", a, b), ("same", b, c), ("not_same", a, c))
    assert contradicted.overruled == ("j2",)
    assert contradicted.kept_from("n1 a") == {"n1 c"}


def test_an_actor_is_another_one_or_somebody_of_its_own(one):
    firefly = next(actor for actor in one.actors if actor.name == "Rufus Firefly")
    whole = Subject("actor", record_actor_id(firefly, one.article.id), name="Rufus Firefly")
    here = Subject("actor", firefly.id, one.article.id, one.article.text_hash, firefly.mentions, name="Rufus Firefly")
    other = Subject("actor", "a0123456789ab", name="R. F. Firefly")
    known_as = Named("R. F. Firefly", "person")

    def id_by(*judgements):
        return actor_rulings(judgements).ids(one)[firefly.id]

    same = judgement(1, "same", whole, other, touches="actors", known_as=known_as)
    apart = judgement(2, "not_same", here, whole, touches="actors")
    assert id_by(same) == other.id
    assert id_by(apart) not in {whole.id, other.id, firefly.id}
    assert id_by(apart, replace(same, sequence=3)) == id_by(apart)
    assert id_by(apart, judgement(4, "same", here, other, touches="actors", known_as=known_as)) == other.id
    state = Subject("actor", "FRD", name="Freedonia")
    assert id_by(judgement(1, "same", whole, state, touches="actors")) == "FRD"

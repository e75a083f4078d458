"""What people correct, asked of a record: every answer sees it, says so, and forgets it when it is undone."""

from __future__ import annotations

import msgspec
import pytest

from onrecord.errors import OnRecordError
from onrecord.facts import Statement
from onrecord.facts.identity import fact_id
from onrecord.questions import OpenRecord, correcting
from tests.record.answers import everything
from tests.strategies import reading

replace = msgspec.structs.replace


@pytest.fixture
def record(tmp_path):
    with OpenRecord(tmp_path / "r.db") as opened:
        for one in STORY:
            opened.add(one)
        yield opened


STORY = [
    reading([(4, "troops crossed the bridge", "report", "alleged", None)], published="2031-01-10"),
    reading([(2, "troops had not crossed the bridge", "deny", "denied", 0)], published="2031-02-10",
            times=["2031-02-08"]),
    reading([(0, "its troops crossed that bridge", "confirm", "confirmed", 0),
             (3, "grain ships moved east", "say", "asserted", None)], published="2031-03-10", times=["2031-03-09"]),
    reading([(1, "a treaty ended all talks", "say", "asserted", None)], outlet="The Lantern", published="2031-03-11"),
]
DENIED, CONFIRMED = STORY[1].statements[0].id, STORY[2].statements[0].id
CLAIM, DENIAL, TREATY = STORY[0].claims[0].id, STORY[1].claims[0].id, STORY[3].claims[0].id


def code(call, *args, **kwargs):
    with pytest.raises(OnRecordError) as raised:
        call(*args, **kwargs)
    return raised.value.code


def test_another_speaker_is_seen_everywhere_and_marked(record):
    done = record.correct(DENIED[:8], speaker="sylvania", by="eb", why="the paragraph before names it")
    id = done.correction.id
    assert record.statements(by="Rufus Firefly").total == 0
    [row] = record.statements(by="SYL", act="deny").items
    assert (row.speaker, row.judged) == ("Sylvania", (id,))
    rung = next(rung for rung in record.claim(CLAIM).positions if rung.position == "denied")
    assert (rung.party.name, rung.judged) == ("Sylvania", (id,))
    assert id in record.claim(CLAIM).claim.judged
    assert {row.what: row.judged for row in record.timeline(about="bridge").items}["denied"] == (id,)
    assert record.show(DENIED).fact.judged == (id,)
    assert [row["judged"] for row in record.export_rows("statements") if row["id"] == DENIED] == [id]
    assert (row.quote.text, row.id) == (done.before[0].quote.text, DENIED)
    [listed] = record.corrections().items
    assert (listed.by, listed.why, listed.value, listed.state) == (
        "eb", "the paragraph before names it", "Sylvania", "in force")
    assert [row["id"] for row in record.export_rows("corrections")] == [id]


def test_no_statement_is_gone_and_its_id_says_why(record):
    id = record.correct(DENIED, not_a_statement=True).correction.id
    assert record.statements(act="deny").total == 0
    assert [rung.position for rung in record.claim(CLAIM).positions] == ["alleged", "confirmed"]
    with pytest.raises(OnRecordError, match=f"OR-501.*{id}"):
        record.show(DENIED)
    record.undo(id)
    assert record.statements(act="deny").total == 1


def test_a_position_by_its_statement_or_by_claim_and_party(record):
    record.correct(DENIED, position="no_comment")
    record.correct(CLAIM, party="Freedonia", position="retracted")
    assert [rung.position for rung in record.claim(CLAIM).positions] == ["alleged", "no_comment", "retracted"]
    record.correct(CLAIM, party="Freedonia", date="1899-05")
    rung = record.claim(CLAIM).positions[0]
    assert (rung.position, rung.day, rung.value, rung.dated_by) == ("retracted", "1899-05-01", "1899-05", "judged")
    record.correct(DENIED, position="none")
    assert {rung.position for rung in record.claim(CLAIM).positions} == {"retracted", "alleged"}


def test_a_date_of_publication_corrected_later(record):
    id = record.correct(STORY[0].article.id, date="2031-03-20").correction.id
    row = record.article(STORY[0].article.id)
    assert (row.published, row.judged) == ("2031-03-20", (id,))
    assert record.articles(limit=1).items[0].id == STORY[1].article.id
    assert record.statements(as_of="2031-03-19").total == 4
    assert [rung.position for rung in record.claim(CLAIM, as_of="2031-03-20").positions] == [
        "denied", "confirmed", "alleged"]
    with pytest.raises(OnRecordError, match="OR-501"):
        record.show(STORY[0].article.id[:-1] + "x")
    assert record.add(STORY[0]).status == "known"
    assert record.verify() == []


def test_claims_brought_together_and_parted(record):
    assert record.claim(TREATY).claim.articles == 1
    id = record.correct(TREATY, same_as=CLAIM).correction.id
    ladder = record.claim(TREATY)
    assert ladder == record.claim(CLAIM)
    assert [(link.method, link.judged) for link in ladder.links][-1] == ("judged", (id,))
    assert ladder.claim.articles == 4
    assert record.claim(CLAIM, as_of="2031-03-10").claim.articles == 3
    record.correct(DENIAL, not_same_as=CLAIM)
    assert record.claim(DENIAL).claim.articles == 1
    assert record.claim(CLAIM).claim.articles == 3
    more = reading([(2, "troops had not crossed the bridge", "deny", "denied", None)], outlet="The Lantern",
                   published="2031-04-10")
    record.add(more)                      # copies and later reports go where their likeness is
    before = everything(record)
    record.rebuild()
    assert everything(record) == before
    assert record.claim(DENIAL).claim.id != record.claim(CLAIM).claim.id


def test_actors_brought_together_and_parted(record):
    firefly = next(row for row in record.statements(act="deny").items).speakers[0]
    ministry = record.statements(by="Sylvanian foreign ministry").items[0].speakers[0]
    record.correct(firefly.id, same_as=ministry.id)
    assert record.statements(by="Rufus Firefly").items == record.statements(by=ministry.id).items
    assert record.statements(by=ministry.id).total == 2
    assert record.show(ministry.id).fact.judged
    assert code(record.show, firefly.id) == "OR-501"
    record.correct(ministry.id, not_same_as=ministry.id, article=STORY[1].article.id)
    assert record.statements(by=ministry.id).total == 1
    assert record.statements(by="Rufus Firefly").items[0].speaker == "Rufus Firefly"


def test_stories_are_kept_for_who_tells_them(record):
    ids = [one.article.id for one in STORY]
    record.correct(ids[0], same_as=ids[1])
    record.correct(ids[0], not_same_as=ids[3], why="another bridge")
    assert [(j.kind, tuple(s.id for s in j.about)) for j in record.judgements() if j.touches == "stories"] == [
        ("same", (ids[0], ids[1])), ("not_same", (ids[0], ids[3]))]


def test_what_cannot_be_corrected(record):
    everyone = record.statements(act="deny").items[0].speakers[0].id
    assert code(record.correct, "s000000000000", nobody=True) == "OR-501"
    assert code(record.correct, "", nobody=True) == "OR-501"
    assert code(record.correct, DENIED) == "OR-510"
    assert code(record.correct, DENIED, nobody=True, not_a_statement=True) == "OR-510"
    assert code(record.correct, CLAIM, nobody=True) == "OR-510"
    assert code(record.correct, DENIED, position="sang") == "OR-510"
    assert code(record.correct, DENIED, position="denied", party="Freedonia") == "OR-510"
    assert code(record.correct, CLAIM, position="denied") == "OR-502"
    assert code(record.correct, DENIED, date="soon") == "OR-503"
    assert code(record.correct, DENIED, speaker="Ida Berg") == "OR-504"
    assert code(record.correct, DENIED, speaker="Ida Berg", kind="unicorn") == "OR-510"
    assert code(record.correct, CLAIM, same_as=STORY[0].article.id) == "OR-510"
    assert code(record.correct, CLAIM, same_as=CLAIM) == "OR-510"
    assert code(record.correct, "FRD", same_as="SYL") == "OR-510"
    assert code(record.correct, everyone, not_same_as=everyone) == "OR-510"
    assert code(record.undo, "j00") == "OR-501"
    assert record.corrections().total == 0
    assert record.correct(DENIED, speaker="Ida Berg", kind="person").after[0].speaker == "Ida Berg"


def test_what_contradicts_other_corrections_is_refused(record):
    ids = [one.article.id for one in STORY]
    record.correct(ids[0], same_as=ids[1])
    link = record.correct(ids[1], same_as=ids[2]).correction.id
    with pytest.raises(OnRecordError, match="OR-511") as raised:
        record.correct(ids[0], not_same_as=ids[2])
    assert link in str(raised.value)
    record.undo(link)
    record.correct(ids[0], not_same_as=ids[2])
    with pytest.raises(OnRecordError, match="OR-512"):
        record.undo(link)


def test_order_is_that_of_making_whatever_the_clock_says(record, monkeypatch):
    class Clock(correcting.datetime):
        year_now = 2031

        @classmethod
        def now(cls, zone=None):
            cls.year_now -= 1
            return cls(cls.year_now, 1, 1, tzinfo=zone)

    monkeypatch.setattr(correcting, "datetime", Clock)
    record.correct(DENIED, position="retracted")
    record.correct(DENIED, position="no_comment")
    assert [row.made_at[:4] for row in record.corrections().items] == ["2030", "2029"]
    assert [row.state for row in record.corrections().items] == ["overruled", "in force"]
    assert record.show(CLAIM).fact.judged == (record.corrections().items[1].id,)


def test_another_program_sees_a_correction_at_once(record, tmp_path):
    with OpenRecord(tmp_path / "r.db") as other:
        assert other.statements(act="deny").items[0].speaker == "Rufus Firefly"
        id = record.correct(DENIED, nobody=True).correction.id
        assert other.statements(act="deny").items[0].speaker == "unnamed"
        record.undo(id)
        assert other.statements(act="deny").items[0].speaker == "Rufus Firefly"


def cut(one, first):
    """Return what a better reader could make of a reading: its first statement begins later, so its id is another."""
    said = one.statements[0]
    start, end = said.content[0]
    span = (start + first, end)
    now: Statement = replace(said, id=fact_id("s", one.article.id, [span]), content=(span,))
    claim = replace(one.claims[0], id=fact_id("c", one.article.id, [span]), anchor=(span,), positions=(
        replace(one.claims[0].positions[0], statement=now.id, evidence=(span,)),))
    event = replace(one.events[0], attestations=(replace(one.events[0].attestations[0], statement=now.id),))
    return replace(one, statements=(now, *one.statements[1:]), claims=(claim, *one.claims[1:]),
                   events=(event, *one.events[1:]),
                   made_by=replace(one.made_by, reader="better"))


def test_a_new_reading_keeps_the_corrections_that_find_their_words(record):
    record.correct(DENIED, speaker="Sylvania")
    record.correct(DENIED, position="no_comment")
    assert record.read_again(cut(STORY[1], 7))
    [row] = record.statements(by="Sylvania", act="deny").items
    assert row.id != DENIED
    assert record.claim(CLAIM).positions[1].position == "no_comment"
    assert record.verify() == []
    assert record.read_again(cut(STORY[1], 30))
    assert {row.state for row in record.corrections().items} == {"without its fact"}
    assert record.statements(act="deny").items[0].speaker == "Rufus Firefly"
    assert record.read_again(STORY[1])
    assert {row.state for row in record.corrections().items} == {"in force"}
    assert not record.read_again(STORY[1])
    assert code(record.read_again, reading([(0, "grain", "say", None, None)])) == "OR-501"


def test_an_edited_page_has_the_corrections_of_its_words(record):
    lines = [(0, "its troops crossed that bridge", "confirm", "confirmed", None)]
    old = reading(lines, url="https://a.example/1")
    record.add(old)
    record.correct(old.statements[0].id, nobody=True)
    new = reading([(3, "grain ships moved", "say", None, None), *lines], url="https://a.example/1")
    assert record.add(new).status == "version"
    assert [row.speaker for row in record.statements().items if row.article == old.article.id] == [
        "Sylvanian foreign ministry", "unnamed"]


def test_forgetting_takes_the_words_of_corrections_along(record, tmp_path):
    record.correct(DENIED, speaker="Quentin Xylophone", kind="person", why="quizzaciously signed")
    record.correct(DENIAL, not_same_as=CLAIM, why="xylophagous")
    undone = record.correct(DENIED, nobody=True).correction.id
    record.undo(undone, why="quizzaciously not")
    kept = record.correct(CONFIRMED, nobody=True).correction.id
    record.forget(STORY[1].article.id)
    rows = record.corrections().items
    assert [row.state for row in rows] == ["forgotten"] * 4 + ["in force"]
    assert (rows[-1].id, rows[0].about, rows[0].why, rows[0].value) == (kept, (), None, None)
    assert record.verify() == []
    assert code(record.undo, undone) == "OR-512"
    record.rebuild()
    record.close()
    rest = b"".join(file.read_bytes() for file in tmp_path.iterdir())
    for trace in (b"Xylophone", b"quizzaci", b"xylophag", STORY[1].article.id.encode(), DENIED.encode()):
        assert trace not in rest

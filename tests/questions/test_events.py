"""Who did what to whom, asked of a record; people, outlets and events are invented, but for those of the seeds."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.errors import OnRecordError
from onrecord.flow import read
from onrecord.intake import Given, article_from_text, articles_from
from onrecord.questions import OpenRecord
from tests.strategies import reading

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"
TOLD = (
    ("The Quay Post", "2031-05-02", "Ghana urged Togo to free the men. Ghana and Togo held talks in Lome. Norway will "
     "send food to Togo on 5 June 2031."),
    ("The Lantern", "2031-06-03", "Ghana's defence ministry said on Monday that Togo had attacked Ghana. Ghana may "
     "attack Togo."),
)


@pytest.fixture(scope="module")
def record(tmp_path_factory):
    with OpenRecord(tmp_path_factory.mktemp("record") / "r.db") as found:
        for outlet, day, text in TOLD:
            found.add(read(article_from_text(text, Given(outlet=outlet, published=day))))
        yield found


def test_a_row_has_its_sides_its_sentence_and_on_whose_word(record):
    (talks,) = record.events(type="consult").items
    assert {who.code for who in talks.source} == {"GHA", "TGO"}
    assert (talks.reciprocal, talks.where, talks.country, talks.realis) == (True, "Lome", "TGO", "actual")
    assert talks.sentence.text == "Ghana and Togo held talks in Lome."
    assert (talks.day, talks.dated_by, talks.on_word_of) == ("2031-05-02", "published", ())
    (aid,) = record.events(type="AID").items
    assert (aid.day, aid.dated_by, aid.realis, aid.quad) == ("2031-06-05", "when", "planned", 2)
    (attack,) = record.events(source="TGO", type="ASSAULT").items
    assert attack.on_word_of[-1] == "Ghana's defence ministry"
    assert attack.statement


def test_filters(record):
    every = record.events().total
    assert every == len({row.id for row in record.events(limit=None).items})
    assert {row.type for row in record.events(source="Norway").items} == {"AID"}
    assert record.events(target="Togo").total > record.events(target="Togo", realis="actual").total > 0
    assert record.events(realis="hypothetical").total + record.events(realis="planned").total < every
    assert record.events(since="2031-06-05", until="2031-06-05").items[0].type == "AID"
    assert record.events(as_of="2031-05-31").total == 3 + record.events(type="RETREAT").total
    assert record.events(about="Norway").items == record.events(source="Norway").items
    assert {row.type for row in record.events(about="sending food").items} == {"AID"}
    assert record.events(about="quays").total == 0


def test_what_cannot_be_asked(record):
    for wrong, code in (({"type": "GOSSIP"}, "OR-505"), ({"realis": "sure"}, "OR-505"),
                        ({"source": "Nobody"}, "OR-504"), ({"story": "y0"}, "OR-501"), ({"since": "soon"}, "OR-503"),
                        ({"limit": -1}, "OR-507")):
        with pytest.raises(OnRecordError, match=code):
            record.events(**wrong)
    with pytest.raises(OnRecordError, match="OR-501"):
        record.event("e000")
    with pytest.raises(OnRecordError, match="OR-504"):
        record.ties("Ghana", "Nobody")


def test_one_event_shows_every_place_that_tells_of_it(record):
    (attack,) = record.events(source="TGO", type="ASSAULT").items
    found = record.event(attack.id[:7])
    assert found.event == attack
    assert [one.statement for one in found.told] == [attack.statement]
    assert "attacked" in found.told[0].quote.text
    assert record.show(attack.id).passages[0].spans == attack.quote.spans


def test_a_state_is_meant_by_whoever_acts_for_it(tmp_path):
    lines = [(2, "troops sent", "say", None, None), (3, "grain moved", "deny", None, None)]
    with OpenRecord(tmp_path / "r.db") as record:
        record.add(reading(lines))
        assert [row.source[0].name for row in record.events(source="Freedonia").items] == ["Rufus Firefly"]
        assert record.events(source="Freedonia").items == record.events(source="Rufus Firefly").items
        assert record.events(source="SYL", target="FRD").items[0].realis == "denied"
        assert record.events(source="SYL", target="SYL").total == 0


def test_who_is_corrected_to_have_said_it_is_on_whose_word_it_stands(tmp_path):
    with OpenRecord(tmp_path / "r.db") as record:
        record.add(reading([(2, "troops sent", "say", None, None), (1, "grain moved", "say", None, None)]))
        (row,) = record.events(source="Rufus Firefly").items
        assert row.on_word_of == ("Rufus Firefly",)
        made = record.correct(row.statement, speaker="Sylvania").correction.id
        found = record.event(row.id)
        assert found.event.on_word_of == ("Sylvania",)
        assert [who.name for who in found.told[0].sources] == ["Sylvania"]
        assert found.event.judged == (made,)
        assert record.verify() == []


def test_ties_keep_apart_what_was_done_and_what_may_be(record):
    found = record.ties("Ghana", "TGO")
    months = {month.month: month for month in found.months}
    assert sum(months["2031-05"].done[:2]) == 1                 # the talks
    assert months["2031-05"].done[2] == 1                       # urged
    assert months["2031-06"].done[3] == 1                       # attacked, says one side
    assert months["2031-06"].open[3] == 1                       # may attack
    by = {one.type: one.by for month in found.months for one in month.events if one.type != "ASSAULT"}
    assert by["CONSULT"] == "both"
    assert by["REQUEST"] == "one"
    assert found.total == sum(len(one.events) for month in found.months for one in month.events)
    turned = record.ties("TGO", "Ghana")
    assert [month.done for month in turned.months] == [month.done for month in found.months]
    assert record.ties("Ghana", "Togo", until="2031-05").total == len(
        [id for one in months["2031-05"].events for id in one.events])
    assert record.ties("Norway", "Ghana").months == ()


def test_ties_count_no_copies(tmp_path):
    lines = [(0, f"troops sent {word} harbour ceasefire treaty talks", "say", None, None)
             for word in ("east", "border", "bridge", "grain", "ships")]
    with OpenRecord(tmp_path / "r.db") as record:
        record.add(reading(lines, published="2031-05-02"))
        before = record.ties("FRD", "SYL")
        record.add(reading(lines, published="2031-05-03", outlet="The Lantern"))
        assert record.copies().total == 1
        assert [row.reports for row in record.events().items] == [2] * before.total
        assert record.ties("FRD", "SYL") == before


def test_rows_of_events_have_one_pair_of_sides_each(record):
    rows = list(record.export_rows("events"))
    assert {row["id"] for row in rows} == {row.id for row in record.events(limit=None).items}
    talks = {(row["source_state"], row["target_state"]) for row in rows if row["type"] == "CONSULT"}
    assert talks == {("GHA", "TGO"), ("TGO", "GHA")}
    for row in rows:
        start, end = map(int, row["sentence_spans"].split("-"))
        whole = record.show(row["article"]).passages[0].text
        assert row["sentence"] == whole[start:end]


def test_codes_without_realis_take_a_plan_for_its_announcement_and_leave_out_what_may_be(record):
    rows = list(record.export_rows("coded"))
    assert [row["CAMEO Code"][:2] for row in rows if row["Source Country"] == "Norway"] == ["03"]
    assert not any(row["Event ID"].startswith(one.id) for row in rows
                   for one in record.events(realis="hypothetical").items)
    assert {tuple(row) for row in rows} == {tuple(rows[0])}


@pytest.fixture(scope="module")
def seeds(tmp_path_factory):
    if not SEEDS.is_dir():
        pytest.skip("the seeds are not here")
    with OpenRecord(tmp_path_factory.mktemp("seeds") / "r.db") as found:
        for article in articles_from([str(SEEDS)]):
            found.add(read(article))
        yield found


def test_troops_sent_can_be_asked_of_the_seeds(seeds):
    rows = seeds.events(source="North Korea", target="RUS", type="MOBILIZE").items
    told = [one for row in rows for report in seeds.event(row.id).reports for one in report.told]
    assert any("acknowledged" in one.sentence.text and one.realis == "actual" for one in told)
    assert not {who.code for row in rows for who in row.source} & {"CHN"}
    assert any(month.done[3] for month in seeds.ties("PRK", "RUS").months)


def test_detention_and_hacking_can_be_asked_of_the_seeds(seeds):
    assert any("detained" in row.quote.text for row in seeds.events(source="CHN", type="COERCE").items)
    assert any("stealing" in row.quote.text for row in seeds.events(source="PRK", type="COERCE").items)

"""What is asked and what is answered, on small made-up articles."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from onrecord.errors import OnRecordError
from onrecord.facts import Actor, Time
from onrecord.questions import OpenRecord
from onrecord.questions.answers import Quote
from tests.strategies import batches, reading

few = settings(max_examples=12, deadline=None, phases=[Phase.explicit, Phase.generate], derandomize=True,
               suppress_health_check=[HealthCheck.function_scoped_fixture])
TURN = "talks can begin once the bridge is open again"


@pytest.fixture
def record(tmp_path):
    with OpenRecord(tmp_path / "r.db") as opened:
        yield opened


@pytest.fixture
def told(record):
    """Three months of one matter: reported, denied, confirmed; one copy; one wording twice."""
    story = [
        reading([(4, "troops crossed the bridge", "report", "alleged", None)], published="2031-01-10"),
        reading([(4, "troops crossed the bridge", "report", "alleged", None)], outlet="The Lantern",
                published="2031-01-11"),
        reading([(2, "troops had not crossed the bridge", "deny", "denied", 0), (3, TURN, "say", None, None)],
                published="2031-02-10", times=["2031-02-08"]),
        reading([(0, "its troops crossed that bridge", "confirm", "confirmed", 0),
                 (1, "grain: " + TURN.replace("can begin", "can be-gin"), "say", None, None)],
                published="2031-03-10", times=["2031-03-09"]),
    ]
    for one in story:
        record.add(one)
    return record


def test_said_by_and_about_and_when(told):
    by_state = told.statements(by="freedonia")
    assert [row.speaker for row in by_state.items] == ["Rufus Firefly", "Freedonia"]
    assert told.statements(by="FRD").items == by_state.items
    assert [row.speaker for row in told.statements(by="Rufus  FIREFLY").items] == ["Rufus Firefly"]
    assert told.statements(about="crossing bridges").total == 4
    assert told.statements(about="Sylvania", act="deny").total == 1
    assert told.statements(act="deny").items[0].dated_by == "when"
    assert [row.day for row in told.statements(since="2031-02", until="2031-02-09").items] == ["2031-02-08"]
    assert told.statements(as_of="2031-01").total == 2
    assert told.statements(as_of="2031-01-10").items[0].dated_by == "published"


def test_lists_say_how_many_of_how_many(told):
    page = told.statements(limit=2, after=told.statements(limit=1).next)
    assert page.counted == "2 of 6"
    assert page.items == told.statements().items[1:3]
    assert told.claims(limit=0).total == told.claims().total > 0


def test_the_ladder_of_a_claim(told):
    page = told.claims("bridge")
    assert page.items[0].articles == 4
    assert (page.items[0].outlets, page.items[0].copies) == (2, 1)
    ladder = told.claim(page.items[0].id)
    assert [(row.position, row.day, row.dated_by) for row in ladder.positions] == [
        ("alleged", "2031-01-10", "published"), ("alleged", "2031-01-11", "published"),
        ("denied", "2031-02-08", "when"), ("confirmed", "2031-03-09", "when")]
    assert [row.copy_of is not None for row in ladder.positions] == [False, True, False, False]
    assert {stance.party.name: stance.position for stance in ladder.claim.standing} == {
        "Harbour Wire": "alleged", "Rufus Firefly": "denied", "Freedonia": "confirmed"}
    assert [link.method for link in ladder.links] == [None, "same-text", "learned-1", "learned-1"]
    assert {"troop", "bridg", "cross"} <= set(ladder.links[-1].shared)
    for row in ladder.positions:                 # any article's claim leads to the same ladder
        assert told.claim(row.claim) == ladder


def test_as_of_a_day_nothing_later_is_used(told):
    claim = told.claims("bridge").items[0].id
    assert [row.position for row in told.claim(claim, as_of="2031-02-28").positions] == ["alleged", "alleged", "denied"]
    assert told.claims("bridge", as_of="2031-01-10").items[0].articles == 1
    with pytest.raises(OnRecordError, match="OR-501"):
        told.claim(claim, as_of="2030")


def bounded(published, earliest, latest, outlet):
    """One report without a time of its own, in an article of a known, bounded or unknown day."""
    one = reading([(0, "grain ships moved", "say", "asserted", None)], outlet=outlet, published=published)
    article = msgspec.structs.replace(one.article, published_earliest=earliest, published_latest=latest)
    return msgspec.structs.replace(one, article=article)


def test_a_bound_is_no_day_of_publication(record):
    for bounds in ((None, "2031-03-02", None, "Lower"), (None, "2031-03-02", "2031-03-07", "Both"),
                   (None, None, "2031-03-08", "Upper"), (None, None, None, "Neither"),
                   ("2031-03-02", None, None, "Known")):
        record.add(bounded(*bounds))
    dated = {row.outlet: (row.day, row.value, row.dated_by) for row in record.statements().items}
    assert dated == {"Lower": (None, None, None), "Neither": (None, None, None),
                     "Both": ("2031-03-07", "2031-03-02/2031-03-07", "bounds"),
                     "Upper": ("2031-03-08", "../2031-03-08", "bounds"),
                     "Known": ("2031-03-02", "2031-03-02", "published")}
    for day, outlets in (("2031-03-06", ["Known"]), ("2031-03-07", ["Known", "Both"]),
                         ("2040", ["Known", "Both", "Upper"])):
        page = record.statements(as_of=day)
        assert [row.outlet for row in page.items] == outlets
        assert [row.outlet for row in record.statements(until=day).items] == outlets
        assert page.undated == record.claims(as_of=day).undated == record.timeline(as_of=day).undated == 2
    ladder = record.claim(record.claims().items[0].id, as_of="2031-03-06")
    assert (ladder.claim.articles, ladder.undated) == (1, 2)
    assert (record.claims().undated, record.claim(ladder.claim.id).undated) == (None, None)
    with pytest.raises(OnRecordError, match="2 of its articles have no known day"):
        record.claim(ladder.claim.id, as_of="2030")


def test_the_first_day_of_a_claim_keeps_what_the_text_says(record):
    one = reading([(0, "grain ships moved", "say", "asserted", 0)], times=["2031-04-28"])
    vague = msgspec.structs.replace(one.times[0], value="2031-04", earliest="2031-04-01", latest="2031-04-30")
    record.add(msgspec.structs.replace(one, times=(vague,)))
    row = record.claims().items[0]
    assert (row.first, row.first_value, row.first_dated_by) == ("2031-04-01", "2031-04", "when")


@few
@given(batch=batches)
def test_what_comes_later_changes_no_answer_as_of_a_day(tmp_path_factory, batch):
    day = "2031-05-15"
    with OpenRecord(tmp_path_factory.mktemp("r") / "r.db") as record:
        early = [one for one in batch if one.article.published and one.article.published <= day and not one.article.url]
        for one in early:
            record.add(one)
        before = record.claims(limit=None, as_of=day).items, record.statements(limit=None, as_of=day).items
        for one in batch:
            if not one.article.url and one not in early:
                record.add(one)
        assert (record.claims(limit=None, as_of=day).items, record.statements(limit=None, as_of=day).items) == before


def test_a_position_that_only_ended_stands_before_what_ended_it(record):
    import msgspec

    one = reading([(0, "troops crossed", "say", "not_acknowledged", 0), (1, "troops crossed", "say", "confirmed", 0)],
                  times=["2031-04-28"])
    silent = one.claims[0]
    silent = msgspec.structs.replace(silent, positions=(
        msgspec.structs.replace(silent.positions[0], since=None, until=one.times[0].id),))
    record.add(msgspec.structs.replace(one, claims=(silent, one.claims[1])))
    assert isinstance(one.times[0], Time)
    rows = record.timeline().items
    assert [(row.what, row.day, row.value) for row in rows] == [
        ("not_acknowledged", "2031-04-28", "../2031-04-28"), ("confirmed", "2031-04-28", "2031-04-28")]
    position = record.claim(silent.id).positions[0]
    assert (position.day, position.until_day) == (None, "2031-04-28")


def test_wording_that_comes_back(told):
    page = told.formulas()
    assert [(row.party.id, row.wording) for row in page.items] == [("SYL", TURN + " near freedonia")]
    uses = page.items[0].uses
    assert [use.day for use in uses] == ["2031-02-10", "2031-03-10"]
    assert uses[1].quote.text == TURN.replace("can begin", "can be-gin") + " near Freedonia"
    assert told.formulas("Sylvania").items == page.items
    assert told.formulas("Freedonia").total == 0


def test_timeline_in_order_each_thing_once(told):
    rows = told.timeline().items
    assert [row.day for row in rows] == sorted(row.day for row in rows)
    assert len(rows) == 6
    assert {row.kind for row in rows} == {"statement", "position"}
    assert told.timeline(about="bridge", since="2031-02", until="2031-02").items[0].what == "denied"


def test_actors_with_a_state_where_they_are_first_named(told):
    told.add(reading([(3, "ferry talks", "say", None, None)], published="2030-12-01", outlet="The Lantern"))
    page = told.actors(limit=None)
    assert {(row.who.name, row.published) for row in page.items} == {
        ("Freedonia", "2030-12-01"), ("Sylvanian foreign ministry", "2030-12-01"), ("Rufus Firefly", "2031-02-10"),
        ("Sylvania", "2031-01-10")}
    assert all(row.quote.text == row.who.name for row in page.items)
    assert [row.published for row in page.items] == sorted(row.published for row in page.items)
    assert told.actors(limit=2).counted == "2 of 4"
    assert told.actors(limit=2).items == page.items[:2]
    with pytest.raises(OnRecordError, match="OR-507"):
        told.actors(limit=-1)


def test_a_link_of_a_claim_has_the_words_it_was_taken_from(told):
    ladder = told.claim(told.claims().items[0].id)
    assert all(link.quote.text == link.text for link in ladder.links)


def test_search_finds_forms_and_phrases_and_marks_them(told):
    hit = told.search("crosses").items[0]
    assert [hit.passage.text[start:end] for start, end in hit.passage.highlights] == ["crossed"]
    assert told.search('"crossed the bridge"').total == 3
    assert told.search('"bridge the crossed"').total == 0
    assert told.search("troops nowhere").total == 0


@pytest.mark.parametrize("asked", ['"', "' OR 1=1 --", "a AND", "NEAR(", "*", "\0", "\ud800", "a:b", "^x", "-x", "東京",
                                   "x" * 5000, " ".join(map(str, range(1500))), "", "“", "%", "_", "text:troops"])
def test_any_string_may_be_asked(told, asked):
    told.search(asked)
    told.statements(about=asked)
    told.claims(asked)
    told.timeline(asked)
    for question in (told.show, told.claim, told.formulas, lambda it: told.statements(by=it)):
        with pytest.raises(OnRecordError, match="OR-50"):
            question(asked)


@few
@given(asked=st.text(max_size=30))
def test_any_words_may_be_searched(told, asked):
    told.search(asked)
    told.statements(about=asked)


def test_ids_may_be_cut_short(told):
    claim = told.claims("bridge").items[0].id
    assert told.show(claim[:7]).id == claim
    assert told.show("SYL").kind == "actor"
    with pytest.raises(OnRecordError, match=r"OR-502 's'.*could be s"):
        told.show("s")
    with pytest.raises(OnRecordError, match="OR-501"):
        told.show("s000000000000")
    reading_id = told.statements(by="Rufus Firefly").items[0].speakers[0].id
    assert told.show(reading_id).fact.name == "Rufus Firefly"
    article = told.articles().items[0]
    assert told.article(article.id[:9]) == article
    with pytest.raises(OnRecordError, match="OR-502"):
        told.article("n")


def test_only_a_whole_id_is_forgotten(told):
    before = told.articles()
    for beginning in ("n", before.items[0].id[:-1], before.items[0].id + "@1", ""):
        with pytest.raises(OnRecordError, match="OR-501"):
            told.forget(beginning)
    assert told.articles() == before


@pytest.mark.parametrize("part", [{"limit": -1}, {"limit": 2**70}, {"limit": 1.5}])
def test_parts_that_no_list_has(told, part):
    for ask in (told.articles, told.statements, told.claims, told.formulas, told.timeline):
        with pytest.raises(OnRecordError, match="OR-507"):
            ask(**part)
    with pytest.raises(OnRecordError, match="OR-507"):
        told.search("bridge", **part)


def test_a_version_that_no_article_has(told):
    with pytest.raises(OnRecordError, match="OR-501"):
        told.show("n@" + "9" * 30)


def test_the_timeline_has_all_that_was_said_about_something(told):
    """A claim is matched by words outside of names; a name's words count where one asks."""
    named = reading([(4, "the Lantern Union crossed the river", "report", "alleged", None)])
    start = named.article.text.index("Lantern Union")
    union = Actor(id="a0000000000ee", name="Lantern Union", kind="organisation", mentions=((start, start + 13),))
    told.add(msgspec.structs.replace(named, actors=(*named.actors, union)))
    [said] = told.statements(about="union").items
    [row] = told.timeline("union").items
    assert (row.kind, row.id) == ("position", said.id)
    assert told.timeline("bridge").total == told.statements(about="bridge").total


def test_by_a_part_of_one_name(record):
    """A surname, whole words only; what several names have is no answer, and what none has brings up near ones."""
    one = reading([(2, "ships moved", "say", None, None), (0, "grain moved", "say", None, None)])
    record.add(one)
    for part in ("Firefly", "firefly", "RUFUS", "rufus firefly"):
        assert [row.speaker for row in record.statements(by=part).items] == ["Rufus Firefly"], part
    assert record.formulas("Firefly").total == 0
    for wrong, near in (("Firefyl", "Rufus Firefly"), ("Fredonia", "Freedonia")):
        with pytest.raises(OnRecordError, match=f"OR-504.*near it: {near}"):
            record.statements(by=wrong)
    for wrong in ("fire", "%", "_____", "Fire%"):
        with pytest.raises(OnRecordError, match="OR-504"):
            record.statements(by=wrong)
    other = reading([(2, "treaty moved", "say", None, None)], outlet="The Lantern")
    cast = [msgspec.structs.replace(actor, name="Captain Rufus Spaulding") if actor.name == "Rufus Firefly" else actor
            for actor in other.actors]
    record.add(msgspec.structs.replace(other, actors=tuple(cast)))
    with pytest.raises(OnRecordError, match=r"OR-502.*Captain Rufus Spaulding \(a.*Rufus Firefly \(a"):
        record.statements(by="Rufus")
    assert record.statements(by="Spaulding").total == 1


def test_bad_filters_have_numbers(told):
    for wrong, number in (({"since": "soon"}, "OR-503"), ({"until": "2031-13"}, "OR-503"), ({"act": "sing"}, "OR-505"),
                          ({"by": "Nobody"}, "OR-504")):
        with pytest.raises(OnRecordError, match=number):
            told.statements(**wrong)
    with pytest.raises(OnRecordError, match="OR-506"):
        told.export_rows("secrets")


def _quotes(answer):
    if isinstance(answer, Quote):
        yield answer
    for name in getattr(answer, "__struct_fields__", ()):
        yield from _quotes(getattr(answer, name))


@few
@given(batch=batches)
def test_every_span_shown_reads_back_the_same_words(tmp_path_factory, batch):
    with OpenRecord(tmp_path_factory.mktemp("r") / "r.db") as record:
        texts = {record.add(one).article: one.article.text for one in batch}
        ids = [row.id for page in (record.articles(), record.statements(limit=None), record.claims(limit=None))
               for row in page.items]
        for id in ids:
            for passage in record.show(id, limit=None).passages:
                text = texts[passage.article]
                assert text[passage.start:passage.end] == passage.text
                for (start, end), (from_, to) in zip(passage.highlights, passage.spans, strict=True):
                    assert passage.text[start:end] == text[from_:to] != ""
        for row in record.statements(limit=None).items:
            for quote in _quotes(row):
                assert quote.words == tuple(texts[row.article][start:end] for start, end in quote.spans)


def test_tables_for_export_have_the_same_columns_in_every_row(told):
    for kind in ("articles", "statements", "positions", "claims"):
        rows = list(told.export_rows(kind))
        assert rows
        assert {tuple(row) for row in rows} == {tuple(rows[0])}
        assert all(value is None or isinstance(value, str | int | float) for row in rows for value in row.values())

"""What is asked of copies, versions and origins, and that answers as of a day stay what they were."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from onrecord.errors import OnRecordError
from onrecord.facts import Actor
from onrecord.facts.identity import text_hash
from onrecord.questions import OpenRecord
from tests.strategies import reading

few = settings(
    max_examples=12,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
CLAIM = [(0, "troops crossed the bridge east of the harbour", "say", "asserted", None)]
STORY = (
    "\nThe crossing began before dawn, and farmers near the river counted forty lorries until the fog closed in.",
    "\nBoth banks have been closed to fishermen since the spring, when the last treaty on grain was not renewed.",
    "\nA ferry that was due at noon turned round in the middle of the stream, and its passengers saw tents go up.",
)


def told(rest, *, outlet="Harbour Wire", published="2031-05-02", url=None, media=()):
    """Make a reading whose text goes on with ``rest``; ``media``: names in it that are of media."""
    one = reading(CLAIM, outlet=outlet, published=published, url=url)
    text = one.article.text + rest
    article = msgspec.structs.replace(one.article, text=text, text_hash=text_hash(text))
    if url is None:
        article = msgspec.structs.replace(article, id=article.id[:-4] + text_hash(text)[-4:])
    places = [(name, (text.index(name), text.index(name) + len(name))) for name in media]
    actors = tuple(
        Actor(id=f"a{i:012x}", name=name, kind="media", mentions=(place,)) for i, (name, place) in enumerate(places)
    )
    return msgspec.structs.replace(one, article=article, actors=(*one.actors, *actors))


@pytest.fixture
def record(tmp_path):
    with OpenRecord(tmp_path / "r.db") as opened:
        yield opened


def test_three_counts_with_the_reason_of_each_join(record):
    whole, cut = told("".join(STORY)), told(STORY[0] + STORY[1], outlet="The Lantern", published="2031-05-03")
    own = told(
        "\nNobody else was there, and the mayor has asked for an inquiry by the end of the week.",
        outlet="Evening Gull",
        published="2031-05-04",
    )
    for one in (own, cut, whole):
        record.add(one)
    [claim] = record.claims().items
    assert (claim.articles, claim.outlets, claim.origins, claim.copies) == (3, 3, 2, 1)
    ladder = record.claim(claim.id)
    assert [origin.articles for origin in ladder.back_to] == [(whole.article.id, cut.article.id), (own.article.id,)]
    [join] = ladder.back_to[0].joins
    assert (join.article, join.to, join.kind, join.day) == (cut.article.id, whole.article.id, "copy", "2031-05-03")
    assert record.claim(claim.id, as_of="2031-05-02").claim.origins == 1
    assert next(iter(record.export_rows("claims")))["origins"] == 2


def test_a_report_first_made_by_another_paper_is_not_a_second_one(record):
    first = told("", outlet="Evening Gull", published="2031-05-01")
    later = told(
        "\nThis was first reported by the Evening Gull on Monday.", outlet="The Lantern", media=("Evening Gull",)
    )
    inside = msgspec.structs.replace(later, sentences=((0, len(later.article.text)),))
    record.add(first)
    record.add(inside)
    [claim] = record.claims().items
    assert (claim.articles, claim.outlets, claim.origins, claim.copies) == (2, 2, 1, 0)
    [join] = record.claim(claim.id).back_to[0].joins
    assert (join.kind, join.reason) == ("report", "it credits Evening Gull, which the other one is")
    assert join.quote.text == "first reported by the Evening Gull"
    [credit] = record.credits(later.article.id)
    assert (credit.name, credit.way, credit.whole) == ("Evening Gull", "first", False)
    assert record.credits(first.article.id) == ()


def test_copies_of_all_and_of_one_with_what_differs(record):
    whole = told("".join(STORY))
    cut = told(STORY[0].replace("forty", "50") + STORY[1], outlet="The Lantern", published="2031-05-03")
    for one in (whole, cut, told("\nNothing else is known of it.", outlet="Gull", published="2031-05-04")):
        record.add(one)
    page = record.copies()
    assert page.counted == "1 of 1"
    assert page.items[0].differences is None
    [row] = record.copies(whole.article.id).items
    assert record.copies(cut.article.id).items == (row,)
    assert (row.article, row.kind, row.of, row.of_outlet) == (cut.article.id, "cut", whole.article.id, "Harbour Wire")
    assert row.share > 0.7 > row.resemblance
    first = row.differences[0]
    assert (first.kind, first.before.text, first.after.text) == ("changed", "forty", "50")
    assert row.differences[-1].kind == "cut"
    assert record.copies(as_of="2031-05-02").total == 0
    assert record.copies(limit=0).total == 1
    with pytest.raises(OnRecordError, match="not yet by 2031-05-02"):
        record.copies(cut.article.id, as_of="2031-05-02")
    for wrong, number in (({"article": "nobody"}, "OR-501"), ({"limit": -1}, "OR-507"), ({"as_of": "soon"}, "OR-503")):
        with pytest.raises(OnRecordError, match=number):
            record.copies(**wrong)


def test_what_changed_between_versions_of_a_page(record):
    old, new = (told(rest, url="https://a.example/1") for rest in (STORY[0], STORY[0].replace("forty", "fifty")))
    record.add(old)
    record.add(new)
    [row] = record.copies(new.article.id).items
    assert (row.kind, row.article, row.of, row.share) == ("version", new.article.id, f"{old.article.id}@1", None)
    [change] = row.differences
    assert (change.kind, change.before.text, change.after.text) == ("changed", "forty", "fifty")
    assert record.copies().items[0].kind == "version"
    assert record.claims().items[0].origins == 1


def test_a_formula_has_three_counts(record):
    words = "talks can begin once the bridge is open again"
    for outlet, day in (("Harbour Wire", "2031-05-02"), ("The Lantern", "2031-06-02")):
        record.add(reading([(1, words, "say", None, None)], outlet=outlet, published=day, times=[day]))
    [formula] = record.formulas().items
    assert (formula.articles, formula.outlets, formula.origins) == (2, 2, 2)
    assert [origin.outlets for origin in formula.back_to] == [("Harbour Wire",), ("The Lantern",)]


rests = st.lists(
    st.sampled_from((*STORY, "\nThis was first reported by the Evening Gull.")), min_size=1, max_size=4, unique=True
)
batches = st.lists(
    st.builds(
        lambda rest, outlet, day: told(
            "".join(rest),
            outlet=outlet,
            published=day,
            media=("Evening Gull",) if "Evening Gull" in "".join(rest) else (),
        ),
        rests,
        st.sampled_from(("Harbour Wire", "The Lantern", "Evening Gull", "reuters.com")),
        st.sampled_from(("2031-05-01", "2031-05-02", "2031-05-09", None)),
    ),
    min_size=1,
    max_size=5,
)


@few
@given(batch=batches, chance=st.randoms(use_true_random=False))
def test_laws_of_copies_and_origins(tmp_path_factory, batch, chance):
    """What comes later changes no answer as of a day, and the order of adding changes none at all."""
    day = "2031-05-03"

    def answers(readings, as_of):
        with OpenRecord(tmp_path_factory.mktemp("r") / "r.db") as record:
            for one in readings:
                record.add(one)
            rows = record.claims(limit=None, as_of=as_of).items
            return (
                record.copies(limit=None, as_of=as_of).items,
                rows,
                [record.claim(row.id, as_of=as_of).back_to for row in rows],
            )

    early = [one for one in batch if (one.article.published or "9999") <= day]
    assert answers(batch, day) == answers(early, day)
    assert answers(chance.sample(batch, len(batch)), None) == answers(batch, None)

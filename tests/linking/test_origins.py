"""Whose report an article is, and which articles are one report."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.facts import Actor, Article, Cue, MadeBy, Reading, Statement
from onrecord.linking.credits import Credit, credits_of, is_agency, outlet_name
from onrecord.linking.origins import Report, origins
from onrecord.linking.told_alone import not_in_public, told_alone

STORY = "The ferry left the port of Vey on Tuesday, and nobody knows why it did so at night."


def reading(text, *media, outlet="The Lantern", byline=(), not_body=(), kind="media", statements=()):
    actors = [
        Actor(
            id=f"a{i}",
            name=name,
            kind=kind,
            mentions=tuple((at, at + len(name)) for at in range(len(text)) if text.startswith(name, at)),
        )
        for i, name in enumerate(media)
    ]
    spans = tuple((text.index(part), text.index(part) + len(part)) for part in not_body)
    return Reading(
        article=Article(id="n1", text_hash="x", text=text, outlet=outlet, byline=byline, not_body=spans),
        made_by=MadeBy("0", "0", "0"),
        actors=tuple(actors),
        statements=tuple(statements),
    )


def found(*args, **more):
    one = reading(*args, **more)
    return [(c.name, c.way, c.span and one.article.text[slice(*c.span)]) for c in credits_of(one)]


@pytest.mark.parametrize(
    "line", ["VEY (Reuters) - ", "VEY, Norland (Reuters) — ", "Reuters – ", "VEY, May 2 (Reuters): "]
)
def test_an_agency_in_the_dateline(line):
    for marked in ((), (line.strip(),)):
        assert found(line + STORY, not_body=marked) == [("reuters", "dateline", "Reuters")]


@pytest.mark.parametrize(
    ("tail", "name"),
    [
        ("(AP)", "associatedpress"),
        ("With inputs from AFP", "agencefrancepresse"),
        ("© 2031 Reuters", "reuters"),
        ("Photo: Reuters/Ina Torv", None),
        ("Getty Images", None),
        ("REUTERS/Ina Torv", None),
        ("(AP Photo)", None),
    ],
)
def test_a_credit_at_the_end_but_not_of_a_picture(tail, name):
    assert [c[0] for c in found(f"{STORY}\n\n{STORY} {STORY}\n\n{tail}", not_body=(tail,))] == ([name] if name else [])


def test_bylines_outlets_and_names_in_passing():
    assert found(STORY, byline=("Ina Torv, Associated Press",)) == [("associatedpress", "byline", None)]
    assert found(STORY, outlet="reuters.com") == [("reuters", "outlet", None)]
    assert found(STORY + "\n\nThe minister buys Reuters.", "Reuters") == []
    assert is_agency(outlet_name("A.P."))
    assert outlet_name("The Evening Gull") == outlet_name("www.eveninggull.example:80")
    assert outlet_name(None) == ""


@pytest.mark.parametrize(
    ("words", "way"),
    [
        ("The minister told the Evening Gull that it was lost.", "told"),
        ("“It is lost,” he said in an interview with the Evening Gull.", "told"),
        ("The loss was first reported on Monday by the Evening Gull.", "first"),
        ("The Evening Gull first reported the loss.", "first"),
        ("The Evening Gull was the first to report it.", "first"),
        ("It is lost, according to the Evening Gull.", "cited"),
        ("The ministry, citing the Evening Gull, said so.", "cited"),
        ("The Evening Gull newspaper reported that it is lost.", "cited"),
        ("The Evening Gull is a newspaper.", None),
    ],
)
def test_what_a_paper_reported_or_was_told(words, way):
    text = f"{STORY}\n\n{words}\n\n{STORY}"
    assert [c[1] for c in found(text, "Evening Gull")] == ([way] if way else [])
    credit = next(iter(credits_of(reading(text, "Evening Gull"))), None)
    if credit:
        assert [text[slice(*span)] for span in credit.scope] == [words]
    assert found(text, "Evening Gull", outlet="Evening Gull") == (
        [c for c in found(text, "Evening Gull") if c[1] == "told"]
    )


def test_told_an_organisation_is_no_report_but_first_reported_by_one_is():
    told, first = "He told the Harbour Union so.", "It was first reported by the Harbour Union."
    assert found(told, "Harbour Union", kind="organisation") == []
    assert [c[1] for c in found(first, "Harbour Union", kind="organisation")] == ["first"]
    assert [c[1] for c in found(told, "Harbour Union", kind="organisation", outlet="Harbour Union")] == ["told"]


def report(article, day="2031-05-02", outlet="", text=None, page=None, **more):
    return Report(article, day, outlet, text or article, page or article, **more)


def groups(*reports):
    return [origin.articles for origin in origins(reports)]


REUTERS = Credit("reuters", "Reuters", "dateline", (5, 12))
AP = Credit("associatedpress", "Associated Press", "credit")
FIRST = Credit("gull", "The Gull", "first", (40, 60), scope=((30, 80),))


def test_copies_and_versions_are_one_origin():
    [origin] = origins([report("a"), report("b", text="a"), report("c", page="b")])
    assert [(t.article, t.other, t.kind, t.day) for t in origin.ties] == [
        ("b", "a", "copy", "2031-05-02"),
        ("c", "b", "version", "2031-05-02"),
    ]


def test_one_agency_within_days():
    a, b = report("a", credits=(REUTERS,)), report("b", "2031-05-04", credits=(REUTERS,))
    assert groups(a, b, report("c", "2031-05-09", credits=(REUTERS,)), report("d", credits=(AP,))) == [
        ("a", "b"),
        ("c",),
        ("d",),
    ]
    [origin] = origins([a, b])
    assert (origin.ties[0].kind, origin.ties[0].reason, origin.ties[0].span) == (
        "agency",
        "both credit Reuters",
        (5, 12),
    )
    own = report("r", outlet="reuters", credits=(Credit("reuters", "Reuters", "outlet"),))
    assert origins([own, b])[0].ties[0].reason == "it credits Reuters, which the other one is"
    assert origins([own, msgspec.structs.replace(own, article="s", text="s", page="s")])[0].ties[0].reason == (
        "both are Reuters's"
    )
    assert groups(report("x", outlet="gull"), report("y", outlet="gull")) == [("x",), ("y",)]


def test_a_round_up_does_not_make_its_sources_one():
    a, b = report("a", credits=(REUTERS,)), report("b", credits=(AP,))
    assert groups(a, b, report("c", credits=(REUTERS, AP))) == [("a", "c"), ("b",)]


def test_a_credit_holds_where_all_that_is_said_stands_in_its_scope():
    paper = report("a", "2031-05-01", outlet="gull")
    inside = report("b", spans=((32, 70),), credits=(FIRST,))
    partly = report("c", spans=((32, 70), (100, 140)), credits=(FIRST,))
    assert groups(paper, inside, partly) == [("a", "b"), ("c",)]
    assert groups(inside, msgspec.structs.replace(inside, article="d", text="d", page="d")) == [("b", "d")]
    assert groups(paper, msgspec.structs.replace(inside, day="2031-09-01")) == [("a",), ("b",)]


def test_the_same_unnamed_source_and_reporter_whenever():
    source = msgspec.structs.replace(FIRST, source="offici two")
    one = report("a", "2031-01-01", spans=((32, 70),), credits=(source,))
    later = report("b", "2031-09-01", spans=((32, 70),), credits=(source,))
    [origin] = origins([one, later])
    assert origin.ties[0].kind == "source"
    assert "the same unnamed source" in origin.ties[0].reason


def test_words_told_to_one_paper_tie_and_words_that_many_heard_do_not():
    words = "“We will open the port of Vey again before the winter comes,” minister Ina Torv "
    told, plain, public = (words + tail for tail in ("told the Gull.", "said.", "told reporters."))

    def said(text, outlet):
        content = (1, text.index(",”"))
        statement = Statement(
            id="s",
            speakers=(),
            speaker_spans=(),
            source_type="named person",
            act="say",
            form="direct",
            cue=Cue(((len(words), len(words) + 4),), "say"),
            content=(content,),
        )
        one = reading(text, "Gull", outlet=outlet, statements=(statement,))
        of = lambda _: ["torv"]  # noqa: E731 (whose words they are does not matter here)
        return {"told": told_alone(one, credits_of(one), of), "quoted": not_in_public(one, of)}

    first = report("a", outlet="gull", **said(told, "Gull"))
    assert first.told
    [origin] = origins([first, report("b", outlet="lantern", **said(plain, "Lantern"))])
    assert origin.ties[0].kind == "quotation"
    assert len(origins([first, report("c", outlet="lantern", **said(public, "Lantern"))])) == 2
    assert len(origins([report(n, outlet=n, **said(plain, n)) for n in ("d", "e")])) == 2


credits = st.lists(st.sampled_from((REUTERS, AP, FIRST)), max_size=2, unique=True).map(tuple)
reports = st.lists(
    st.builds(
        lambda day, text, outlet, credited: (day, text, outlet, credited),
        st.sampled_from(range(1, 9)),
        st.integers(0, 4),
        st.sampled_from(("", "gull", "lantern")),
        credits,
    ),
    max_size=8,
)


@given(reports)
def test_what_comes_later_joins_nothing_of_before(rows):
    """A law: the origins of what was out by a day are those of all, without what came later."""
    all_of_them = [
        report(str(i), f"2031-05-{day:02}", outlet, text=str(text), spans=((40, 50),), credits=credited)
        for i, (day, text, outlet, credited) in enumerate(sorted(rows, key=lambda row: row[0]))
    ]
    for day in {one.day for one in all_of_them}:
        early = [one for one in all_of_them if one.day <= day]
        known = {one.article for one in early}
        without = [tuple(a for a in group if a in known) for group in groups(*all_of_them)]
        assert groups(*early) == [group for group in without if group]

"""The tables of actors: every line is used, none hides another, codes are codes."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

import pytest

from onrecord.data import rows
from onrecord.noticing import tables
from onrecord.noticing.holders import first_day, known_person, last_day, overlaps
from onrecord.noticing.lexicon import as_words, known_names, office_words, title_words
from onrecord.noticing.namesakes import told_apart
from onrecord.noticing.same import parts

SECTORS = set("GOV MIL SPY LEG JUD COP OPP REB UAF JRN BUS CVL IGO NGO EDU REF".split())


def known_forms() -> list[tuple[str, str]]:
    """Every form of every name that stands for an actor by itself, with its row's name."""
    out = [(f, c.name) for c in tables.countries().values() for f in (c.name, *c.aliases, *c.capitals)]
    out += [(m.name, m.institution) for m in tables.metonyms()]
    for table in (tables.institutions(), tables.organisations(), tables.media()):
        out += [(f, row.name) for row in table for f in (row.name, *row.aliases)]
    return out


def test_no_name_hides_another() -> None:
    owners: dict[tuple[str, ...], set[str]] = {}
    for form, name in known_forms():
        owners.setdefault(as_words(form), set()).add(name)
    assert {w: n for w, n in owners.items() if len(n) > 1} == {}


def test_every_form_is_found() -> None:
    lexicon = known_names()
    missing = [form for form, name in known_forms() if name not in {e.name for e in lexicon.entries(form)}]
    assert missing == []


@pytest.mark.parametrize(
    "table", ["offices", "titles", "unnamed", "institutions", "organisations", "media", "metonyms"]
)
def test_no_line_stands_twice(table: str) -> None:
    assert [k for k, n in Counter(r[0] for r in rows(table)).items() if n > 1] == []


def test_wordings_of_offices_and_titles_stand_once() -> None:
    wordings = [as_words(w.lower()) for o in tables.offices() for w in {o.core.lower(), *o.patterns}]
    assert [w for w, n in Counter(wordings).items() if n > 1] == []
    assert set(wordings) == set(office_words())
    assert {as_words(t) for t in tables.titles()} <= set(title_words())


def test_codes_are_codes() -> None:
    codes = set(tables.countries())
    assert all(re.fullmatch("[A-Z]{3}", c) for c in codes)
    used = (
        {i.state for i in tables.institutions()}
        | {o.country for o in tables.media()}
        | {m.state for m in tables.metonyms()}
    )
    assert used | {t.state for t in tables.terms() if t.state} <= codes
    assert all(re.fullmatch(r"Q\d+", c.wikidata) for c in tables.countries().values() if c.wikidata)


def test_sectors_and_kinds_are_known() -> None:
    rows = [*tables.offices(), *tables.titles().values(), *tables.unnamed().values(), *tables.organisations()]
    assert {r.sector for r in rows if r.sector} <= SECTORS
    assert {t.acts for t in tables.titles().values()} == {"state", "body", "none"}
    sources = {"spokesperson", "institution", "embassy", "media", "document", "unnamed official", "unnamed person"}
    assert {u.source for u in tables.unnamed().values()} <= sources


@pytest.mark.parametrize(
    ("form", "code"),
    [("U.S.", "USA"), ("UK", "GBR"), ("DPRK", "PRK"), ("Burma", "MMR"), ("Ivory Coast", "CIV"), ("Kosovo", "XKX"),
     ("Hong Kong", "HKG"), ("Taiwan", "TWN"), ("Palestine", "PSE"), ("UAE", "ARE"), ("Czechia", "CZE"), ("DRC", "COD")],
)  # fmt: skip
def test_states_by_their_usual_names(form: str, code: str) -> None:
    assert [e.key for e in known_names().entries(form) if e.form == "name"] == [code]


def test_terms_do_not_end_before_they_begin() -> None:
    wrong = [t for t in tables.terms() if t.until and last_day(t.until) < first_day(t.since)]
    assert wrong == []
    assert [t for t in tables.terms() if (t.until is None) == (t.seen is None)] == []  # one of the two, not both


def test_no_two_hold_one_office_at_a_time() -> None:
    assert overlaps(tables.terms()) == []
    late = replace(tables.terms()[0], since="2016", until="2018")
    assert len(overlaps([tables.terms()[0], late])) == 1


def test_every_term_names_its_source() -> None:
    known = {"leaders", "holders", "foreign", "un", "archontology"}
    sources = {word for t in tables.terms() for word in t.source.split()}
    assert all(word in known or word.startswith(("https://", "http://")) for word in sources)
    assert all(t.source for t in tables.terms())


def test_one_name_is_one_person() -> None:
    """A form of two persons would be nobody's while both may hold office: such a form is of no use."""
    owners: dict[tuple[str, ...], set[str]] = {}
    for term in tables.terms():
        for form in (term.name, *term.short):
            owners.setdefault(parts(form.split()), set()).add(term.wikidata or term.name)
    assert {form: who for form, who in owners.items() if len(who) > 1} == {}


@pytest.mark.parametrize("form", ["New Jersey", "Gulf of Mexico", "Latin America", "Northern Ireland"])
def test_longer_names_hide_the_states_in_them(form: str) -> None:
    assert known_names().at(list(as_words(form)), 0) == (len(as_words(form)), [])


def test_every_line_of_other_names_hides_a_known_name_and_none_is_one() -> None:
    lexicon = known_names()
    for (name,) in rows("not_states"):
        words = list(as_words(name))
        inner = [*(lexicon.at(words, n) for n in range(1, len(words))), lexicon.at(words[:-1], 0)]
        assert any(match is not None and match[1] for match in inner), f"{name} hides nothing"
        assert lexicon.entries(name) == [], f"{name} is an actor in another table"


def test_demonyms_and_capitals_are_of_one_state() -> None:
    for column in ("adjectives", "people", "capitals"):
        words = [w for c in tables.countries().values() for w in set(getattr(c, column))]
        assert [w for w, n in Counter(words).items() if n > 1] == [], column


def test_no_office_holder_is_named_like_another_actor() -> None:
    forms = {form for t in tables.terms() for form in (t.name, *t.short)}
    assert [form for form in forms if known_names().entries(form)] == []


def test_every_office_holder_is_found_while_in_office() -> None:
    for term in tables.terms():
        day = last_day(term.since)
        for form in (term.name, *term.short):
            found = known_person(form, (day, day))
            assert found is not None, form
            assert found.name == term.name


def test_namesakes_name_states_and_are_told_by_different_words() -> None:
    organisations = {o.name for o in tables.organisations()}
    for row in tables.namesakes():
        assert row.state in {e.state for e in known_names().entries(row.name)}
        assert row.other is None or row.other in tables.countries() or row.other in organisations
        assert not set(row.away) & set(row.home)
        assert row.doubt in ("state", "other")
        for cues, mine in ((row.away, False), (row.home, True)):
            for cue in cues:
                assert (0 in told_apart([*as_words(row.name), "said", cue])) != mine, f"{row.name}: {cue}"
    assert len({r.name for r in tables.namesakes()}) == len(tables.namesakes())


def test_titles_and_offices_are_different_words() -> None:
    assert {as_words(t) for t in tables.titles()} & set(office_words()) == set()


def test_first_names_are_of_one_sex() -> None:
    names = [name for row in rows("first_names") for name in tables.many(row[1])]
    assert len(names) == len(set(names)) == len(tables.first_names())

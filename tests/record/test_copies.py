"""Copies on record: the same in any order, the same as of a day, filled into older records, gone without a trace."""

from __future__ import annotations

import random
import sqlite3
import zlib
from itertools import permutations

import msgspec
import pytest
import sqlalchemy
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from onrecord.facts import Article, Reading
from onrecord.facts.identity import article_id, text_hash
from onrecord.linking.copies.store import MOST
from onrecord.record import Record
from onrecord.record.schema.compression import packed
from onrecord.record.schema.migrating import MIGRATIONS, NEWEST
from onrecord.record.sqlite.reading_parts import keep
from tests.record.inside import connection
from tests.strategies import MADE_BY

few = settings(
    max_examples=15,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
WORDS = [
    a + b
    for a in ("bri", "cal", "dor", "fen", "gal", "hob", "jun", "kel")
    for b in ("tan", "vic", "mor", "lis", "den", "pur", "sek", "wan", "zin", "rot")
]


def text_of(seed, sentences=14):
    """Return invented sentences of twelve words; the same seed gives the same ones, another seed others."""
    chance = random.Random(seed)
    return [" ".join(chance.choice(WORDS) for _ in range(12)).capitalize() + "." for _ in range(sentences)]


def report(parts, day="2031-05-02", outlet="Harbour Wire", url=None):
    text = "\n\n".join(parts)
    article = Article(
        id=article_id(outlet, url, text, day),
        text_hash=text_hash(text),
        text=text,
        outlet=outlet,
        url=url,
        published=day,
        published_from="given" if day else None,
        language="en",
    )
    return Reading(article=article, made_by=MADE_BY)


def copies(record):
    with connection(record) as db:
        rows = db.exec_driver_sql(
            "SELECT a.id, b.id, c.kind, c.share, c.resemblance, c.day FROM articles a JOIN articles b "
            "ON b.number = a.copy_of JOIN copies c ON c.number = a.number ORDER BY a.id"
        ).all()
    return [tuple(row) for row in rows]


def filled(folder, readings):
    record = Record.open(folder / "r.db")
    for one in readings:
        record.add(one)
    return record


STORY = text_of(1)
WHOLE = report(STORY)
CUT = report(STORY[:5], "2031-05-03", "The Lantern")
TURNED = report(STORY[7:] + STORY[:7], "2031-05-03", "Evening Gull")
LONGER = report([*STORY, *text_of(2, 6)], "2031-05-04", "Morning Gull")
OTHER = report(text_of(3), "2031-05-03", "The Lantern")


def test_kinds_of_copies_whatever_the_order(tmp_path):
    expected = {
        (CUT.article.id, WHOLE.article.id, "cut"),
        (TURNED.article.id, WHOLE.article.id, "near"),
        (LONGER.article.id, WHOLE.article.id, "longer"),
    }
    seen = []
    for i, order in enumerate(list(permutations([WHOLE, CUT, TURNED, LONGER, OTHER]))[::17]):
        (tmp_path / str(i)).mkdir()
        with filled(tmp_path / str(i), order) as record:
            seen.append(copies(record))
            assert record.verify() == []
    assert {row[:3] for row in seen[0]} == expected
    assert all(one == seen[0] for one in seen)
    assert {row[5] for row in seen[0]} == {"2031-05-03", "2031-05-04"}


def test_what_became_of_a_reading_says_of_what_it_is_a_copy(tmp_path):
    with filled(tmp_path, [WHOLE]) as record:
        added = record.add(CUT)
        assert (added.status, added.copy_of) == ("copy", WHOLE.article.id)
        assert record.add(OTHER).status == "new"
        assert record.add(CUT) == msgspec.structs.replace(added, status="known")


stories = st.builds(
    lambda seed, first, last, turned, day, outlet: report(
        text_of(seed)[last:] + text_of(seed)[first:last] if turned else text_of(seed)[first:last], day, outlet
    ),
    st.integers(1, 2),
    st.integers(0, 4),
    st.integers(6, 14),
    st.booleans(),
    st.sampled_from((None, "2031-05-01", "2031-05-02", "2031-05-09")),
    st.sampled_from(("Gull", "Lantern", "Wire")),
)


@few
@given(batch=st.lists(stories, min_size=2, max_size=6), chance=st.randoms(use_true_random=False))
def test_laws_of_copies(tmp_path_factory, batch, chance):
    """Any order gives the same copies; what was published later changes none of the earlier ones."""
    with filled(tmp_path_factory.mktemp("r"), batch) as record:
        all_of_them = copies(record)
        record.rebuild()
        assert copies(record) == all_of_them
    mixed = chance.sample(batch, len(batch))
    with filled(tmp_path_factory.mktemp("r"), mixed) as record:
        assert copies(record) == all_of_them
    early = [one for one in batch if one.article.published and one.article.published <= "2031-05-02"]
    with filled(tmp_path_factory.mktemp("r"), early) as record:
        known = {one.article.id for one in early}
        assert copies(record) == [row for row in all_of_them if row[0] in known]


@few
@given(batch=st.lists(stories, min_size=1, max_size=5), gone=stories)
def test_forgetting_a_copy_leaves_the_others_as_if_it_had_never_been(tmp_path_factory, batch, gone):
    with filled(tmp_path_factory.mktemp("r"), [gone, *batch]) as record:
        record.forget(gone.article.id)
        left = [msgspec.json.decode(data, type=Reading) for data in record.readings()]
        assert record.verify() == []
        after = copies(record)
        with connection(record) as db:
            entries = sorted(entry for (entry,) in db.exec_driver_sql("SELECT entry FROM sketches"))
    with filled(tmp_path_factory.mktemp("r"), left) as never:
        assert copies(never) == after
        with connection(never) as db:
            assert entries == sorted(entry for (entry,) in db.exec_driver_sql("SELECT entry FROM sketches"))


def of_schema(schema, path, readings):
    """Make a record of an earlier schema with some kept readings, and an article that the tables have wrong."""
    from alembic import command
    from alembic.config import Config

    with sqlalchemy.create_engine(f"sqlite:///{path}").begin() as db:
        config = Config()
        config.set_main_option("script_location", str(MIGRATIONS))
        config.attributes["connection"] = db
        command.upgrade(config, schema)
        for number, one in enumerate(readings, 1):
            article = one.article
            row = (number, article.id, article.text_hash, "2031-06-01T00:00:00+00:00")
            if schema >= "0007":                # readings are kept in parts
                db.exec_driver_sql("INSERT INTO readings VALUES (?, ?, ?, ?)", row)
                keep(db, number, packed(one.to_json()))
                continue
            db.exec_driver_sql("INSERT INTO readings VALUES (?, ?, ?, ?, ?)", (*row, zlib.compress(one.to_json())))
        db.exec_driver_sql(
            "INSERT INTO articles (number, id, publication, text_hash, version, current, recorded_at) "
            "VALUES (1, 'n1', 'n1', 'x', 1, 1, '2031-06-01')"
        )


@pytest.mark.parametrize("schema", [f"{n:04}" for n in range(1, int(NEWEST))])
def test_a_record_of_an_earlier_schema_is_filled(tmp_path, schema):
    (tmp_path / "new").mkdir()
    with filled(tmp_path / "new", [WHOLE, CUT, OTHER]) as record:
        before = copies(record)
    assert before
    of_schema(schema, tmp_path / "r.db", [WHOLE, CUT, OTHER])
    with Record.open(tmp_path / "r.db") as record:
        assert copies(record) == before
        assert record.verify() == []
        with connection(record) as db:
            assert db.exec_driver_sql("SELECT version_num FROM alembic_version").scalar() == NEWEST


def test_versions_of_a_page_are_no_copies_of_each_other(tmp_path):
    old, new = report(STORY, url="https://a.example/1"), report(STORY[:12], url="https://a.example/1")
    with filled(tmp_path, [old, new, report(STORY, "2031-06-01", "The Lantern")]) as record:
        assert [row[1:3] for row in copies(record)] == [(old.article.id, "exact")]


@pytest.mark.parametrize(
    ("change", "where"),
    [
        ("DELETE FROM sketches WHERE number = 1", "sketch"),
        ("DELETE FROM copies", "copy"),
        ("INSERT INTO sketches VALUES (1, 99)", "sketches"),
        ("UPDATE articles SET copy_of = NULL", "copy"),
        ("INSERT INTO credits VALUES (1, 0, 'reuters', 'Reuters', 'cited', NULL, '[]', NULL)", "credits"),
    ],
)
def test_verify_finds_what_was_changed(tmp_path, change, where):
    filled(tmp_path, [WHOLE, CUT]).close()
    with sqlite3.connect(tmp_path / "r.db") as raw:
        raw.execute(change)
    with Record.open(tmp_path / "r.db") as record:
        assert any(problem.where.endswith(where) for problem in record.verify())


def test_boilerplate_of_many_leads_to_the_first_of_them_only(tmp_path):
    assert MOST == 64
    with Record.open(tmp_path / "r.db") as record:
        for n in range(70):
            record.add(report([*text_of(n + 10, 8), *text_of(1, 2)], "2031-05-02", f"Gull {n}"))
        assert copies(record) == []
        with connection(record) as db:
            most = db.exec_driver_sql("SELECT count(*) n FROM sketches GROUP BY entry ORDER BY n DESC").scalar()
        assert most == 70

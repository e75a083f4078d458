"""A small draw of the benchmark of formats: what it makes is what it says, and it is read. All of it is invented."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.formats import kinds, mutations, pages, prints
from benchmarks.formats.__main__ import PARTS, part_of
from benchmarks.formats.scores import Shares, export_stories, read, score_export, score_page, score_print
from benchmarks.formats.stories import story, words_of
from onrecord.facts import Article


def test_the_same_seed_makes_the_same_files() -> None:
    assert [one.content for one in pages.pages(3)] == [one.content for one in pages.pages(3)]
    assert kinds.seeds(1) == kinds.seeds(1)
    assert list(mutations.mutated(9)) == list(mutations.mutated(9))


def test_both_parts_have_layouts() -> None:
    assert {part_of(name) for name in pages.layouts()} == set(PARTS)
    assert len(pages.layouts()) >= 60
    assert len(prints.layouts()) == 30


def test_a_page_is_scored_by_what_was_put_into_it() -> None:
    shares = Shares()
    for layout in ("amp", "live-blog", "wayback"):
        score_page(pages.page(layout, story("test", 1)), shares)
    assert [shares.share(what) for what in ("date", "title", "outlet")] == [100.0, 100.0, 100.0]
    assert shares.share("body") > 95
    other = pages.page("amp", story("test", 1))
    score_page(pages.Page("amp", other.content, story("test", 2), "Another", True, ()), shares)
    assert shares.share("outlet") == 75.0


@pytest.mark.parametrize("shape", ["nexis text", "nexis uni word", "proquest text"])
def test_an_export_is_split(shape: str) -> None:
    shares = Shares()
    score_export(shape, export_stories(shape, 4), shares)
    assert {what: shares.share(what) for what in shares.asked} == {"split": 100.0, "dated": 100.0, "outlet": 100.0}


def test_a_print_is_read_in_order() -> None:
    shares = Shares()
    for made in prints.prints(2):
        score_print(made, shares)
    assert shares.share("words") > 98


def test_words_out_of_order_do_not_count() -> None:
    of = story("test", 3, plain=True)
    there = "\n".join(of.paragraphs)
    assert prints.in_order(there, of) == (len(words_of(there)),) * 3
    assert prints.in_order("\n".join(of.paragraphs[::-1]), of)[0] < len(words_of(there))


@pytest.mark.parametrize("kind", sorted(kinds.KINDS))
def test_a_sound_file_of_each_kind_is_read(kind: str) -> None:
    name, content = kinds.seeds()[kind]
    assert any(isinstance(item, Article) for item in read(name, content))


def test_damaged_files_are_read_or_refused(tmp_path: Path) -> None:
    for number, (what, name, content) in enumerate(mutations.mutated(40)):
        path = tmp_path / f"{number} {name}"
        path.write_bytes(content)
        assert mutations.outcome(path) in ("read", "numbered"), what

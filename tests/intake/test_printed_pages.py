"""Printed pages: words at the end of a line, and head and foot of a page that stands alone. All names are invented."""

from __future__ import annotations

import pytest

from benchmarks.formats import pdf, prints
from benchmarks.formats.stories import story
from onrecord.intake.readers.columns import Piece
from onrecord.intake.readers.cut_words import CutWords
from onrecord.intake.readers.one_page import head_and_foot
from onrecord.intake.readers.printed import paragraphs


@pytest.mark.parametrize(("above", "line", "whole"), [
    ("the govern-", "ment of Norland", "the government of Norland"),
    ("a long-", "term plan", "a long-term plan"),
    ("a state-of-the-", "art harbour", "a state-of-the-art harbour"),
    ("his self-", "imposed silence", "his self-imposed silence"),
    ("the so-", "called harbour tax", "the so-called harbour tax"),
    ("they were dis-", "appointed", "they were disappointed"),
    ("the ware-", "houses by the quay", "the warehouses by the quay"),
    ("in the Asia-", "Pacific region", "in the Asia-Pacific region"),
    ("since COVID-", "19 came", "since COVID-19 came"),
    ("THE HAR-", "BOUR BOARD", "THE HARBOUR BOARD"),
    ("a long\u00ad", "shoreman spoke", "a longshoreman spoke"),
    ("they said -", "and left", "they said - and left"),
    ("the ferry", "left", "the ferry left"),
    ("the well-", "", "the well- "),
])
def test_a_word_that_was_cut_is_whole_and_a_compound_keeps_its_hyphen(above: str, line: str, whole: str) -> None:
    assert CutWords([]).joined(above, line) == whole


def test_what_the_document_writes_elsewhere_comes_first() -> None:
    assert CutWords(["the lock-down of the port"]).joined("a lock-", "down again") == "a lock-down again"
    assert CutWords(["the lockdown of the port"]).joined("a lock-", "down again") == "a lockdown again"
    assert CutWords(["a lock-", "down of the port"]).joined("a lock-", "down") == CutWords([]).joined("a lock-", "down")
    assert CutWords(["Ada Torvsund spoke of"]).joined("to Ada Torv-", "sund again") == "to Ada Torvsund again"


def test_lines_of_pages_are_joined_so() -> None:
    pages = [["The board of the harbour wants a long-", "term plan for the quays and the govern-",
              "ment of Norland has none, said its head."]]
    assert paragraphs(pages) == ("The board of the harbour wants a long-term plan for the quays and the government of "
                                 "Norland has none, said its head.")


LAYOUTS = {layout.name: layout for layout in prints.layouts()}


@pytest.mark.parametrize("name", sorted(name for name, layout in LAYOUTS.items() if layout.head or layout.foot))
def test_head_and_foot_of_a_single_page_are_no_words_of_its_article(read, name: str) -> None:
    of, layout = story("one page", 7, plain=True), LAYOUTS[name]
    small = [f"By {' and '.join(of.byline)}", of.published.strftime("%-d %B %Y")]
    [article], errors = read("a.pdf", pdf.document(of.title, small, of.paragraphs[:3], layout))
    assert errors == []
    lines = {"".join(line.split()) for line in article.text.split("\n")}
    for furniture in filter(None, (layout.head, layout.foot)):
        assert "".join(furniture.format(page=1, pages=1).split()) not in lines
    assert "".join(of.title.split()) in "".join(article.text.split())


BODY = [Piece(60, 700 - 13 * n, 11, "the harbour board met in the old hall and said so") for n in range(12)]


@pytest.mark.parametrize(("piece", "gone"), [
    (Piece(60, 790, 8, "Lorne Post    Tuesday 4 March 2025"), True),
    (Piece(60, 790, 8, "KESTREL WIRE"), True),
    (Piece(290, 40, 8, "1"), True),
    (Piece(60, 40, 8, "https://post.example/boats   1/1"), True),
    (Piece(60, 790, 18, "Ferry sold"), False),                                          # a headline
    (Piece(60, 713, 8, "By Ada Brook"), False),                                         # stands by the text
    (Piece(60, 40, 8, "Correction: the ferry was sold in 2024."), False),               # a sentence
    (Piece(60, 40, 8, "The quay on a grey morning. Photo: Nobody"), False),             # a caption
])
def test_a_line_is_furniture_by_its_place_its_size_and_its_words(piece: Piece, gone: bool) -> None:
    assert head_and_foot([*BODY, piece]) == ({"".join(piece.words.split())} if gone else set())


def test_a_short_page_and_one_all_in_one_size_have_none() -> None:
    assert head_and_foot([Piece(60, 790, 8, "KESTREL WIRE"), *BODY[:3]]) == set()
    assert head_and_foot([Piece(60, 790, 11, "KESTREL WIRE"), *BODY]) == set()
    assert head_and_foot([]) == set()

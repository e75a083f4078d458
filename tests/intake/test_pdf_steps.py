"""The steps of a page are those that pypdf reads, or are left to it."""

from __future__ import annotations

import io
import random

import pytest
from pypdf import PdfReader
from pypdf.generic import ContentStream

from benchmarks.formats import prints
from onrecord.intake.readers.pdf_steps import steps_of


def contents() -> list[bytes]:
    """Return the content of the first page of a print in each layout."""
    made = []
    for one in prints.prints(len(prints.layouts())):
        document = PdfReader(io.BytesIO(one.content))
        made.append(ContentStream(document.pages[0]["/Contents"], document, "bytes").get_data())
    return made


PAGES = contents()


def by_pypdf(data: bytes) -> object:
    stream = ContentStream(None, None, "bytes")
    stream.set_data(data)
    try:
        return told(stream.operations)
    except Exception as error:  # whatever broken bytes do to it
        return type(error)


def told(steps: object) -> object:
    """Return steps with the types of their operands, since 1 and 1.0 are equal."""
    return [([(type(one), one, [(type(x), x) for x in one] if isinstance(one, list) else ()) for one in operands]
             if isinstance(operands, list) else operands, operator)
            for operands, operator in steps]  # type: ignore[attr-defined]


@pytest.mark.parametrize("number", range(len(PAGES)))
def test_all_layouts_are_plain_and_told_as_pypdf_tells_them(number: int) -> None:
    steps = steps_of(PAGES[number])
    assert steps is not None
    assert told(steps) == by_pypdf(PAGES[number])


@pytest.mark.parametrize("data", [
    b"", b" \n", b"BT (a) Tj ET", b"(a\\(b\\)\\n) Tj", b"[(a) -250.5 (b) .5 +3]TJ", b"<48 65>Tj", b"<4865>Tj",
    b"/F1 11 Tf", b"true false", b"q\x00Q", b"1 0 0 1 60 700 Tm", b"(a\rb) '", b"1 2 (a) \"", b"() Tj <> Tj [] TJ",
])
def test_what_is_written_in_many_ways_is_the_same(data: bytes) -> None:
    steps = steps_of(data)
    assert steps is None or told(steps) == by_pypdf(data)


@pytest.mark.parametrize("data", [
    b"BI /W 1 ID x EI", b"<</A 1>> BDC", b"% a comment\nq", b"1 0 R", b"(a(b)) Tj", b"(\\101) Tj", b"(a", b"[1 [2]] TJ",
    b"[1", b"] TJ", b"1-2 Td", b"/A#20B gs", b"<4> Tj", b"\xff", b"{", b"q" * 6_000_000,
])
def test_what_is_not_plain_is_left_to_pypdf(data: bytes) -> None:
    assert steps_of(data) is None


def test_damaged_steps_are_those_of_pypdf_or_left_to_it() -> None:
    chance, plain = random.Random(16), 0
    for _ in range(4_000):
        page = bytearray(chance.choice(PAGES))
        at = chance.choice([n for n, byte in enumerate(page[:2_000]) if byte == 10])
        part = page[at:at + chance.randrange(5, 300)]
        for _ in range(chance.choice((0, 1, 2))):
            part[chance.randrange(len(part))] = chance.choice(b"()<>[]/%\\ \n\r\x00+-.0aR'\"BInt*#{}\xff~,")
        steps = steps_of(bytes(part))
        plain += steps is not None
        assert steps is None or told(steps) == by_pypdf(bytes(part))
    assert plain > 400

"""The steps by which a page of a PDF is drawn, told apart by one regular expression instead of byte by byte.

In: the bytes of a page's content. Out: (operands, operator) as pypdf makes them of it; null for whatever is not plain
(pictures within, dictionaries, comments, faults), which pypdf reads itself. Half of the time of a PDF goes into this.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

_LONGEST = 5_000_000    # bytes
_MOST = 1_000_000       # tokens; of an array 50,000: pypdf stops at twice as many
_MOST_IN_ARRAY = 50_000
_TOKEN = re.compile(rb"""[\x00\t\n\f\r ]*+(?:
    (?P<number>[+-]?(?:\d{1,12}(?:\.\d{0,12})?|\.\d{1,12}))(?=[\x00\t\n\f\r\ ()<\[\]/]|\Z)
    |(?P<operator>[A-Za-z'"][A-Za-z0-9*'"]{0,20})(?=[\t\n\f\r\ (<\[/]|\Z)
    |\((?P<string>[^()\\]*+)\)
    |\((?P<escaped>(?:[^()\\]|\\[nrtbf()\\])*+)\)
    |<(?P<hex>(?:[0-9A-Fa-f]{2})*+)>
    |/(?P<name>[A-Za-z0-9_.,+*-]{1,120})(?=[\t\n\f\r\ ()<>\[\]/]|\Z)
    |(?P<opens>\[)
    |(?P<closes>\])
    |(?P<end>\Z))""", re.VERBOSE)
_ESCAPED = re.compile(rb"\\(.)", re.DOTALL)
_MEANT = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
_NOT_PLAIN = (b"BI", b"R")      # a picture follows; a reference to another object
Steps = list[tuple[Any, bytes]]


class _NotPlain(Exception):
    """What is met is left to pypdf."""


def steps_of(data: bytes) -> Steps | None:
    """Return the steps that a page's content tells; null where it is not plain.

    >>> steps_of(b"BT /F1 11 Tf (A b) Tj ET")
    [([], b'BT'), (['/F1', 11], b'Tf'), ([b'A b'], b'Tj'), ([], b'ET')]
    """
    try:
        return _steps(_tokens(data))
    except _NotPlain:
        return None


def _tokens(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield the kind and the bytes of each token."""
    at, kind, match = 0, "", _TOKEN.match
    if len(data) > _LONGEST:
        raise _NotPlain
    for _ in range(_MOST):
        token = match(data, at)
        if token is None:
            break
        at, kind = token.end(), token.lastgroup or ""
        yield kind, token[kind]
        if kind == "end":
            return
    raise _NotPlain


def _steps(tokens: Iterator[tuple[str, bytes]]) -> Steps:
    from pypdf.generic import ArrayObject

    make, steps = _made(), Steps()
    operands = held = list[Any]()       # ``held``: the operands, or an array among them that is open
    for kind, part in tokens:
        if kind in make:
            held.append(make[kind](part))
            continue
        if (held is operands) == (kind == "closes") or part in _NOT_PLAIN or len(held) > _MOST_IN_ARRAY:
            raise _NotPlain
        if kind == "operator":
            steps.append((operands, part))
            operands = held = []
        elif kind == "opens":
            held = ArrayObject()
            operands.append(held)
        elif kind == "closes":
            held = operands
    return steps


@cache
def _made() -> dict[str, Callable[[bytes], Any]]:
    """Return what makes of a token what pypdf makes of it, by its kind."""
    from pypdf.generic import ByteStringObject, FloatObject, NameObject, NumberObject

    return {
        "number": lambda part: FloatObject(part) if b"." in part else NumberObject(part),
        "string": lambda part: ByteStringObject(part),
        "escaped": lambda part: ByteStringObject(_ESCAPED.sub(_meant, part)),
        "hex": lambda part: ByteStringObject(bytes.fromhex(part.decode())),
        "name": lambda part: NameObject(f"/{part.decode()}"),
    }


def _meant(match: re.Match[bytes]) -> bytes:
    return _MEANT.get(match[1], match[1])


def read_steps(page: Any, document: Any) -> None:
    """Have a page know its steps already when pypdf asks for them, where they are plain."""
    from pypdf.generic import ContentStream, NameObject

    content = page.get("/Contents")
    if content is None:
        return
    stream = ContentStream(content, document, "bytes")
    steps = steps_of(stream.get_data())
    if steps is not None:
        stream.operations = steps
    page[NameObject("/Contents")] = stream

"""What comes with a POST: bounded, from this app's own pages, and never on the disk.

In: a request. Out: ``Form``. Raises OR-603 (another site's form) and OR-606 (too much).
"""

from __future__ import annotations

import hmac
from urllib.parse import parse_qsl

from starlette.requests import Request

from onrecord.errors import OnRecordError
from onrecord.views.web.guard import Guard
from onrecord.views.web.page import Form, Upload

LONGEST = 5_000_000         # bytes of all that is sent at once
_MOST_PASSED_OVER = 200_000_000
_MOST_FIELDS = 100
_MULTIPART = "multipart/form-data"


async def read_form(request: Request, guard: Guard) -> Form:
    """Return what was sent. Of a body that is too long the rest is passed over, for a browser that still sends shows no
    answer; not without end.
    """
    data, sent = bytearray(), 0
    async for piece in request.stream():
        sent += len(piece)
        if sent <= LONGEST:
            data += piece
        elif sent > _MOST_PASSED_OVER:
            break
    if sent > LONGEST:
        raise OnRecordError("OR-606", detail=f"more than {LONGEST:,} bytes")
    kind = request.headers.get("content-type", "")
    form = _multipart(bytes(data), kind) if kind.startswith(_MULTIPART) else _encoded(bytes(data))
    if not hmac.compare_digest((form["key"] or "").encode(), guard.form_key.encode()):
        raise OnRecordError("OR-603", detail="its form is of an earlier start of the program: load the page again")
    return form


def _encoded(data: bytes) -> Form:
    try:
        pairs = parse_qsl(data.decode("utf-8"), keep_blank_values=True, max_num_fields=_MOST_FIELDS)
    except ValueError as error:
        raise OnRecordError("OR-601", where="the form", detail=str(error)) from error
    return Form(dict(pairs))


def _multipart(data: bytes, kind: str) -> Form:
    """Return the fields and files of a form that carries files.

    >>> body = b'--x\\r\\nContent-Disposition: form-data; name="by"\\r\\n\\r\\nAda\\r\\n--x--\\r\\n'
    >>> _multipart(body, "multipart/form-data; boundary=x").fields
    {'by': 'Ada'}
    """
    _, _, boundary = kind.partition("boundary=")
    boundary = boundary.split(";")[0].strip().strip('"')
    if not boundary or len(boundary) > 200:
        raise OnRecordError("OR-601", where="the form", detail="it does not say where its parts end")
    fields: dict[str, str] = {}
    files: list[Upload] = []
    for part in data.split(b"--" + boundary.encode("latin-1", "replace"))[1:_MOST_FIELDS]:
        head, empty, body = part.removeprefix(b"\r\n").partition(b"\r\n\r\n")
        if not empty:
            continue
        told = _told(head.decode("utf-8", "replace"))
        body = body.removesuffix(b"\r\n")
        if "filename" in told:
            files += [Upload(told["filename"], body)] if body else []
        elif "name" in told:
            fields[told["name"]] = body.decode("utf-8", "replace")
    return Form(fields, tuple(files))


def _told(head: str) -> dict[str, str]:
    """Return what the line on a part's disposition says: its name, and that of a file."""
    line = next((line for line in head.split("\r\n") if line.lower().startswith("content-disposition:")), "")
    parts = (part.strip().partition("=") for part in line.split(";")[1:])
    return {name: value.strip('"') for name, _, value in parts}

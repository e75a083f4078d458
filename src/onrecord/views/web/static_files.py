"""Styles and scripts: the few files of ``static/``, from memory.

In: a file's name. Out: a response. Addresses carry a hash of the file, so that a browser may keep it for good;
what a script imports has none, and is asked for anew.
"""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from starlette.exceptions import HTTPException
from starlette.responses import Response

FOLDER = Path(__file__).parent / "static"
_KINDS = {".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".svg": "image/svg+xml"}


@cache
def _files() -> dict[str, tuple[bytes, str]]:
    return {path.name: (path.read_bytes(), _KINDS[path.suffix]) for path in FOLDER.iterdir() if path.suffix in _KINDS}


@cache
def static_address(name: str) -> str:
    """Return a file's address, which changes when the file does."""
    return f"/static/{name}?v={_version(name)}"


def _version(name: str) -> str:
    return hashlib.sha256(_files()[name][0]).hexdigest()[:12]


def static_file(name: str, version: str | None) -> Response:
    """Return a file; 404 where there is none of that name. One that is asked for without its hash may change."""
    if name not in _files():
        raise HTTPException(404)
    data, kind = _files()[name]
    kept = "private, max-age=31536000, immutable" if version == _version(name) else "no-cache"
    return Response(data, media_type=kind, headers={"cache-control": kept})

"""Calling the app in this process, without a server: for ``onrecord serve --get`` and for tests.

In: an app, a path, perhaps a body. Out: status, headers and the bytes.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import Any, NamedTuple
from urllib.parse import unquote

from starlette.types import ASGIApp, Message

HOST = "127.0.0.1"


class Answered(NamedTuple):
    """What the app answered."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        """The body as text."""
        return self.body.decode("utf-8", "replace")


def call(app: ASGIApp, address: str, method: str = "GET", headers: Mapping[str, str] | None = None,
         body: bytes = b"") -> Answered:
    """Return what the app answers to one request."""
    path, _, query = address.partition("#")[0].partition("?")
    given = {"host": HOST, **(headers or {})}
    scope: dict[str, Any] = {
        "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": method, "scheme": "http",
        "path": unquote(path), "raw_path": path.encode("utf-8", "replace"),
        "query_string": query.encode("utf-8", "replace"), "root_path": "",
        "headers": [(name.lower().encode("latin-1"), value.encode("latin-1", "replace"))
                    for name, value in given.items()],
        "client": (HOST, 1), "server": (HOST, 80)}
    return asyncio.run(_call(app, scope, body))


async def _call(app: ASGIApp, scope: dict[str, Any], body: bytes) -> Answered:
    sent: list[Message] = []
    waiting = [{"type": "http.request", "body": body, "more_body": False}]

    async def receive() -> Message:
        if not waiting:                     # nobody goes away before the answer is whole
            await asyncio.Event().wait()
        return waiting.pop()

    async def send(message: Message) -> None:
        sent.append(message)

    await app(scope, receive, send)
    start = next(message for message in sent if message["type"] == "http.response.start")
    found = {name.decode("latin-1"): value.decode("latin-1") for name, value in start["headers"]}
    return Answered(start["status"], found, b"".join(one.get("body", b"") for one in sent))

"""The server: one process, this machine alone unless it is shared, and one line that says where to look.

In: a record and what the command was told. Out: nothing until Ctrl-C.
"""

from __future__ import annotations

import logging
import sys
import threading
import webbrowser

import uvicorn

from onrecord.errors import OnRecordError
from onrecord.views.web.app import app
from onrecord.views.web.calling import HOST, Answered, call
from onrecord.views.web.guard import Guard
from onrecord.views.web.records import Records
from onrecord.views.web.rendering import load_all

EVERYWHERE = "0.0.0.0"


class _Server(uvicorn.Server):
    """A server that says when it listens."""

    def __init__(self, config: uvicorn.Config, ready: threading.Thread) -> None:
        super().__init__(config)
        self._ready = ready

    async def startup(self, sockets: list[object] | None = None) -> None:  # type: ignore[override]
        """Listen, then say where."""
        await super().startup()
        if self.started:
            self._ready.start()


def serve(path: str, port: int, browser: bool, password: str | None) -> None:
    """Serve a record until Ctrl-C. ``password``: other machines may look too, who know it.

    Raises OR-4xx for the record, and OR-608 where the port is taken.
    """
    guard = Guard(password=password)
    records = Records(path)
    config = uvicorn.Config(app(records, guard), host=HOST if password is None else EVERYWHERE, port=port,
                            log_level="warning", access_log=False, server_header=False, date_header=False,
                            lifespan="off", timeout_graceful_shutdown=2, limit_concurrency=200, proxy_headers=False)
    address = f"http://{HOST}:{port}/?token={guard.key}"
    ready = threading.Thread(target=_say, args=(path, address, port, browser, password is not None), daemon=True)
    logging.getLogger("uvicorn.error").setLevel(logging.CRITICAL)
    try:
        _Server(config, ready).run()
    except SystemExit as error:             # how uvicorn says that it could not listen
        raise OnRecordError("OR-608", where=f"port {port}") from error
    finally:
        records.close()


def _say(path: str, address: str, port: int, browser: bool, shared: bool) -> None:
    sys.stdout.write(f"{path} is open at\n\n  {address}\n\n")
    if shared:
        sys.stdout.write(f"Shared: whoever reaches this machine on port {port} and knows the password reads and "
                         "corrects the whole record. The connection is not encrypted.\n")
    sys.stdout.write("Ctrl-C ends it.\n")
    sys.stdout.flush()
    if browser:
        webbrowser.open(address)
    load_all()


def get(path: str, address: str) -> Answered:
    """Return what one address answers, without a server."""
    guard, records = Guard(), Records(path)
    try:
        return call(app(records, guard), address, headers={"authorization": f"Bearer {guard.key}"})
    finally:
        records.close()

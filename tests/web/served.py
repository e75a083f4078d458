"""The app behind a real server and a real browser: the distribution's Chromium, no network but this machine.

In: a record. Out: a page of a browser that has its cookie; what it logged and what it asked for are kept.
"""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn
from playwright.sync_api import Browser, BrowserContext, Page, Route, ViewportSize, sync_playwright

from onrecord.views.web.app import app
from onrecord.views.web.guard import Guard
from onrecord.views.web.records import Records

SIZES: dict[str, ViewportSize] = {"phone": {"width": 360, "height": 740}, "desk": {"width": 1280, "height": 900}}
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")


def chromium() -> str | None:
    """Return the path of the system's Chromium; null where there is none."""
    return next((found for name in NAMES if (found := shutil.which(name))), None)


@contextmanager
def browser() -> Iterator[Browser]:
    """Start a browser; only this machine can be reached from it."""
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium(), args=[
            "--no-sandbox", "--disable-dev-shm-usage", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"])
        yield opened
        opened.close()


class Served:
    """A record at an address of this machine."""

    def __init__(self, path: Path) -> None:
        self.guard, self.records = Guard(), Records(str(path))
        self._server = uvicorn.Server(uvicorn.Config(app(self.records, self.guard), port=0, log_level="error",
                                                     lifespan="off", timeout_graceful_shutdown=1))
        self._thread = threading.Thread(target=self._server.run, daemon=True)
        self._thread.start()
        while not self._server.started:
            time.sleep(0.02)
        port = self._server.servers[0].sockets[0].getsockname()[1]
        self.address = f"http://127.0.0.1:{port}"

    def close(self) -> None:
        """End the server."""
        self._server.should_exit = True
        self._thread.join(10)
        self.records.close()


class Looking:
    """A page of a browser on a served record. ``troubles``: errors it logged, and what it asked of other hosts."""

    def __init__(self, context: BrowserContext, served: Served) -> None:
        self.troubles: list[str] = []
        self.served, self.page = served, context.new_page()
        context.route("**/*", self._only_here)
        self.page.on("console", lambda said: self.troubles.extend(
            [said.text] if said.type in ("error", "warning") else []))
        self.page.on("pageerror", lambda error: self.troubles.append(str(error)))
        self.page.goto(f"{served.address}/?token={served.guard.key}")

    def _only_here(self, route: Route) -> None:
        if route.request.url.startswith((self.served.address, "data:", "blob:")):
            route.continue_()
        else:
            self.troubles.append(f"asked for {route.request.url}")
            route.abort()

    def at(self, path: str) -> Page:
        """Go to a page."""
        self.page.goto(self.served.address + path)
        return self.page

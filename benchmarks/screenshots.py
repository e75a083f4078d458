"""Pictures of every page of the reading room, from the demonstration: ``python -m benchmarks.screenshots``.

In: ``--out FOLDER``. Out: a PNG a page, wide and light, wide and dark, and on a phone; ``--docs`` takes those of the
documents alone, into ``docs/pictures``.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

import onrecord
from onrecord.views.cli.demo import demo_articles, demo_draft
from tests.web.served import Looking, Served, browser

DOCS = Path(__file__).parents[1] / "docs" / "pictures"
LOOKS = {"": {"viewport": {"width": 1280, "height": 860}},
         "-dark": {"viewport": {"width": 1280, "height": 860}, "color_scheme": "dark"},
         "-phone": {"viewport": {"width": 360, "height": 740}}}


def addresses(path: Path) -> dict[str, str]:
    """Return the pages by the names of their pictures."""
    with onrecord.open(path) as record:
        record.add_many([onrecord.read(one) for one in onrecord.articles_from(demo_articles())
                         if isinstance(one, onrecord.Article)])
        claim = record.claim(record.claims(limit=1).items[0].id)
        denied = next(rung for rung in claim.positions if rung.position == "denied")
        return {
            "home": "/", "claims": "/claims", "claim": f"/claims/{claim.claim.id}",
            "claim-as-of": f"/claims/{claim.claim.id}?as_of=2024-12-01", "statements": "/statements",
            "statement": f"/statements/{denied.statement}", "article": f"/articles/{denied.article}",
            "articles": "/articles", "copies": f"/articles/{denied.article}/copies", "events": "/events",
            "event": f"/events/{record.events(limit=1).items[0].id}", "actors": "/actors", "actor": "/actors/RUS",
            "ties": "/ties?one=PRK&other=RUS", "network": "/network", "stories": "/stories",
            "story": f"/stories/{record.stories(limit=1).items[0].id}", "positions": "/positions",
            "formulas": "/formulas", "new": "/new", "search": "/search?words=soldiers", "review": "/review",
            "review-actors": "/review?of=actors", "review-stories": "/review?of=stories",
            "columns": "/statements?columns=day,speaker,act,words,outlet",
            "corrections": "/corrections", "add": "/add", "check": "/check", "terms": "/terms", "openapi": "/openapi"}


def main() -> None:
    """Take all pictures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("benchmarks/out/screenshots"))
    parser.add_argument("--docs", action="store_true", help="only the pictures of the documents, into docs/pictures")
    told = parser.parse_args()
    out = DOCS if told.docs else told.out
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, browser() as opened:
        pages = addresses(Path(folder) / "demo.db")
        served = Served(Path(folder) / "demo.db")
        for look, options in LOOKS.items():
            if told.docs and look:
                continue
            if told.docs:               # a picture of a document takes no more than 200 kB
                options = {"viewport": {"width": 1280, "height": 720}}
            looking = Looking(opened.new_context(**options), served)
            for name, address in pages.items():
                if told.docs and name not in ("claim", "article", "actor", "check"):
                    continue
                page = looking.at(address)
                if name == "check":
                    page.get_by_label("the draft", exact=True).fill(demo_draft().read_text(encoding="utf-8"))
                    page.get_by_role("button", name="Check it").click()
                    page.locator(".fact").first.wait_for(timeout=60_000)
                page.screenshot(path=out / f"{name}{look}.png", full_page=not told.docs)
                print(out / f"{name}{look}.png")
        served.close()


if __name__ == "__main__":
    main()

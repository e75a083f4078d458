"""In a real browser: from a claim to its words, by mouse, by keyboard, without scripts; no other host is asked."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

import onrecord
from tests.web import served
from tests.web.hostile import hostile_reading, payloads
from tests.web.served import SIZES, Looking, Served
from tests.web.test_forms import ARTICLE

pytestmark = pytest.mark.skipif(served.chromium() is None,
                                reason="there is no Chromium here: install the package chromium")
AXE = (Path(__file__).parent / "vendor" / "axe.min.js").read_text(encoding="utf-8")


def test_from_the_first_page_to_the_words_behind_a_denial(looking: Looking) -> None:
    page = looking.page
    page.get_by_role("link", name="North Korea has sent troops to Russia for the war against Ukraine").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("has sent troops")
    page.locator("svg.picture a.mark", has=page.locator('use[href="#m-denied"]')).first.click()
    expect(page.locator(".passage")).to_contain_text("denied")
    page.get_by_role("link", name="In the whole article").click()
    lit = page.locator(".f-statement.lit")
    expect(lit.first).to_be_in_viewport()
    assert "".join(lit.all_text_contents()) == "that it has sent troops to Russia"


def test_the_slider_draws_the_record_of_another_day(looking: Looking, ids: dict[str, str]) -> None:
    page = looking.at(f"/claims/{ids['claim']}")
    marks = page.locator(".at-wide a.mark")
    before = marks.count()
    slider = page.get_by_role("slider")
    slider.focus()
    for _ in range(4):
        page.keyboard.press("ArrowLeft")
    expect(page).to_have_url(re.compile("as_of=2024"))
    expect(marks).not_to_have_count(before)
    expect(page.locator(".at-wide .asof-text")).to_contain_text("2024")
    shown = marks.count()
    page.reload()
    expect(marks).to_have_count(shown)


def test_keys_work_where_a_statement_led_to_its_words(looking: Looking, ids: dict[str, str]) -> None:
    page = looking.at(f"/statements/{ids['statement']}")
    page.get_by_role("link", name="In the whole article").click()
    expect(page.locator(".fact.lit")).to_have_count(1)
    chosen = page.locator(".fact.lit").get_attribute("id")
    page.keyboard.press("k")
    expect(page.locator(".fact.lit")).not_to_have_id(chosen or "")
    page.keyboard.press("?")
    expect(page.locator("dialog[open]")).to_have_count(1)


def test_keys_lead_through_an_article(looking: Looking, ids: dict[str, str]) -> None:
    page = looking.at(f"/articles/{ids['article']}")
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("k")
    first = page.locator(".fact").first
    expect(first).to_be_focused()
    expect(first).to_have_class(re.compile("lit"))
    expect(page.locator(f".f[data-f~='{first.get_attribute('data-fact')}']").first).to_have_class(re.compile("lit"))
    page.keyboard.press("h")
    expect(page.locator(".para .f-statement").first).to_have_css("background-color", "rgba(0, 0, 0, 0)")
    page.keyboard.press("h")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()


def test_words_light_their_fact(looking: Looking, ids: dict[str, str]) -> None:
    page = looking.at(f"/articles/{ids['article']}")
    piece = page.locator(".f-statement").first
    piece.hover()
    for id in (piece.get_attribute("data-f") or "").split():
        if page.locator(f"#m-{id}").count():
            expect(page.locator(f"#m-{id}")).to_have_class(re.compile("lit"))


def test_an_article_is_pasted_and_read(looking: Looking) -> None:
    page = looking.at("/add")
    page.get_by_label("the article's text").fill(ARTICLE)
    page.get_by_label("outlet").fill("Ellery Post")
    page.get_by_label("published").fill("2031-05-06")
    page.get_by_role("button", name="Read it").click()
    expect(page.locator(".fact").first).to_be_visible(timeout=30_000)
    expect(page.locator(".reading")).to_contain_text("denied")


def test_a_correction_is_made_and_undone(looking: Looking, ids: dict[str, str]) -> None:
    page = looking.at(f"/statements/{ids['statement']}")
    page.get_by_text("Is something wrong here?").click()
    page.get_by_label("your name").last.fill("Ada")
    page.get_by_role("button", name="nobody named").click()
    expect(page.locator(".done-bar")).to_contain_text("Corrected")
    expect(page.locator("h1")).to_contain_text("unnamed")
    page.get_by_role("button", name="Undo").click()
    expect(page.locator("h1")).not_to_contain_text("unnamed")


def test_a_draft_is_checked(looking: Looking) -> None:
    from onrecord.views.cli.demo import demo_draft

    page = looking.at("/check")
    page.get_by_label("the draft", exact=True).fill(demo_draft().read_text(encoding="utf-8"))
    page.get_by_role("button", name="Check it").click()
    expect(page.locator(".fact").first).to_be_visible(timeout=30_000)
    expect(page.locator(".f-note").first).to_be_visible()


def test_a_table_is_taken_away(looking: Looking) -> None:
    page = looking.at("/claims")
    with page.expect_download() as waiting:
        page.get_by_role("link", name="all as .csv").click()
    assert waiting.value.suggested_filename == "onrecord-claims.csv"
    assert Path(waiting.value.path()).read_text(encoding="utf-8").startswith("id,kind,text")


def test_it_reads_without_scripts(browser: Browser, own: Served, ids: dict[str, str]) -> None:
    context = browser.new_context(java_script_enabled=False, viewport=SIZES["desk"])
    looking = Looking(context, own)
    page = looking.at(f"/claims/{ids['claim']}")
    before = page.locator("svg.picture a.mark").count()
    page.get_by_label("as of").fill("2024-12-01")
    page.get_by_role("button", name="Show").click()
    assert 0 < page.locator("svg.picture a.mark").count() < before
    page.get_by_role("link", name="show all", exact=True).click()
    expect(page.locator("svg.picture a.mark")).to_have_count(before)
    page.wait_for_load_state()
    page.locator(".positions .plain").first.click()
    expect(page.locator(".passage")).to_be_visible()
    context.close()
    assert looking.troubles == []


def test_the_main_path_by_keyboard_alone(looking: Looking) -> None:
    page = looking.at("/claims")
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.closest('h3') !== null"):
            break
    page.keyboard.press("Enter")
    expect(page.locator("svg.picture").first).to_be_visible()
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('a.mark')"):
            break
    page.keyboard.press("Enter")
    expect(page.locator(".passage")).to_be_visible()


def every_page(ids: dict[str, str]) -> list[str]:
    return ["/", "/claims", f"/claims/{ids['claim']}", f"/claims/{ids['claim']}?as_of=2024-12-01", "/statements",
            f"/statements/{ids['statement']}", "/events", f"/events/{ids['event']}", "/articles",
            f"/articles/{ids['article']}", f"/articles/{ids['article']}/copies", "/actors", f"/actors/{ids['actor']}",
            "/stories", f"/stories/{ids['story']}", "/ties?one=PRK&other=RUS", "/network",
            "/positions", "/formulas", "/new",
            "/search?words=soldiers", "/review", "/review?of=actors", "/review?of=stories", "/review?of=statements",
            "/statements?columns=day,speaker,act,words,confidence", "/corrections", "/add", "/check", "/terms",
            "/openapi", "/nowhere"]


WCAG = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
TARGETS = {"runOnly": {"type": "rule", "values": ["target-size", "scrollable-region-focusable"]}}


@pytest.mark.parametrize(("size", "scheme", "rules"), [
    ("desk", "light", WCAG), ("desk", "dark", COLOURS), ("phone", "light", TARGETS)], ids=("all", "dark", "phone"))
def test_everybody_can_use_every_page(
    browser: Browser, own: Served, ids: dict[str, str], size: str, scheme: str, rules: dict[str, object],
) -> None:
    """WCAG 2.2 AA as far as a machine can tell, and nothing is wider than the screen."""
    context = browser.new_context(viewport=SIZES[size], color_scheme=scheme, bypass_csp=True)
    looking = Looking(context, own)
    found = []
    for path in every_page(ids)[::1 if rules is WCAG else 2]:
        page = looking.at(path)
        page.evaluate(AXE)
        told = page.evaluate("rules => axe.run(rules)", rules)
        found += [f"{path}: {one['id']}: {node['html'][:160]}" for one in told["violations"]
                  for node in one["nodes"][:2]]
        wider = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        found += [f"{path} is {wider} px wider than the screen"] if wider > 0 else []
    context.close()
    assert found == []


def test_hostile_words_run_nothing_and_are_lit_exactly(browser: Browser, tmp_path: Path) -> None:
    words = payloads(500)
    with onrecord.open(tmp_path / "hostile.db") as record:
        for start in range(0, 500, 25):
            record.add(hostile_reading(start, words[start:start + 25]))
        articles = [one.id for one in record.articles(limit=None).items]
        said = {id: {one.id: "".join(one.quote.words)
                     for one in record.taken_from(id).statements} for id in articles}
    there = Served(tmp_path / "hostile.db")
    context = browser.new_context()
    looking = Looking(context, there)
    page = looking.page
    for id in articles:
        looking.at(f"/articles/{id}")
        lit = page.evaluate("""ids => Object.fromEntries(ids.map(id => [id, [...document.querySelectorAll(
            `.f-statement[data-f~="${id}"]`)].map(one => one.textContent).join("")]))""", list(said[id]))
        assert lit == said[id]
        assert page.evaluate("window.onrecordRan") is None
    for path in ("/", "/claims?topics=yes", "/statements", "/events", "/actors", "/stories", "/articles"):
        looking.at(path)
        assert page.evaluate("window.onrecordRan") is None
    context.close()
    there.close()
    assert looking.troubles == []

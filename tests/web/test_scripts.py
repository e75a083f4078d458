"""What the small scripts of the pages do, in a browser: since the last visit, wide pictures, text from the right."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

import onrecord
from onrecord.views.web.forms import LONGEST
from tests.strategies import reading
from tests.web import served
from tests.web.hostile import hostile_reading
from tests.web.served import SIZES, Looking, Served

pytestmark = pytest.mark.skipif(served.chromium() is None,
                                reason="there is no Chromium here: install the package chromium")
# Invented: 'the ministry of the harbour denied that the ships had left', and the like.
FROM_THE_RIGHT = ("نفت وزارة الميناء أن السفن غادرت (فجر الثلاثاء) إلى Ellery!", "\u05e1\u05e4\u05d9\u05e0\u05d5\u05ea")


def test_what_came_since_the_last_visit_is_told(looking: Looking) -> None:
    page = looking.at("/")
    line = page.locator("[data-visit]")
    expect(line).to_be_hidden()
    looking.served.records.forget_answers()
    with onrecord.open(looking.served.records.path) as record:
        record.add(reading([(0, "ships left the harbour", "say", "asserted", None)], published="2031-05-07"))
    page.evaluate("sessionStorage.clear()")         # another tab, another day
    looking.at("/")
    expect(line).to_contain_text("1 more article")
    expect(line.get_by_role("link")).to_have_attribute("href", re.compile(r"^/new\?since=2025-"))
    looking.at("/claims")
    looking.at("/")
    expect(line).to_contain_text("1 more article")          # for as long as the tab is open
    looking.at("/?as_of=2025-01-01")
    expect(page.locator("[data-visit]")).to_be_hidden()


def test_a_wide_picture_begins_with_its_newest_mark(browser: Browser, own: Served, ids: dict[str, str]) -> None:
    context = browser.new_context(viewport={"width": 700, "height": 800})     # wider than a phone, not wide enough
    looking = Looking(context, own)
    page = looking.at(f"/claims/{ids['claim']}")
    place = page.locator(".lanes .scroll").first
    assert place.evaluate("one => one.scrollWidth > one.clientWidth && one.scrollLeft > 0")
    seen = """one => { const box = one.getBoundingClientRect();
        const right = Math.max(...[...one.querySelectorAll('.mark')].map(m => m.getBoundingClientRect().right));
        return right <= box.right + 1 && right > box.left; }"""
    assert place.evaluate(seen)
    moved = place.evaluate("one => { one.scrollLeft = 0; return new Promise(done => requestAnimationFrame("
                           "() => requestAnimationFrame(() => done(one.querySelector('.names').getAttribute("
                           "'transform'))))); }")
    assert moved == "translate(0.0)"
    page.set_viewport_size(SIZES["phone"])
    narrow = page.locator(".at-narrow")
    expect(place).to_be_hidden()
    assert narrow.locator(".mark").count() == place.locator(".mark").count()
    assert narrow.evaluate("one => one.scrollWidth <= one.clientWidth")     # all of it is in sight on a phone
    context.close()
    assert looking.troubles == []


def test_words_from_the_right_stand_as_they_are_read(browser: Browser, tmp_path: Path) -> None:
    with onrecord.open(tmp_path / "right.db") as record:
        record.add(hostile_reading(0, [*FROM_THE_RIGHT, "Ellery", "Harbour Wire"]))
        article = record.articles().items[0].id
        said = record.taken_from(article).statements[0]
    there = Served(tmp_path / "right.db")
    context = browser.new_context(viewport=SIZES["phone"])
    looking = Looking(context, there)
    page = looking.at(f"/articles/{article}")
    lit = page.locator(f".f-statement[data-f~='{said.id}']")
    assert "".join(lit.all_text_contents()) == "".join(said.quote.words) == FROM_THE_RIGHT[0]
    assert lit.first.evaluate("one => getComputedStyle(one.closest('[dir]')).direction") == "rtl"
    for path in (f"/articles/{article}", f"/statements/{said.id}", "/statements", "/claims?topics=yes", "/actors"):
        looking.at(path)
        assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), path
    looking.at("/statements")
    assert page.locator("q.words").first.evaluate("one => getComputedStyle(one).direction") == "rtl"
    context.close()
    there.close()
    assert looking.troubles == []


def test_keys_judge_the_pair_that_is_marked_and_take_it_back(browser: Browser, own: Served) -> None:
    looking = Looking(browser.new_context(viewport=SIZES["desk"]), own)
    page = looking.at("/review?of=actors")
    expect(page.locator("[data-judge].now")).to_have_count(1)
    page.keyboard.press("x")
    expect(page.locator(".done-bar")).to_be_visible()
    expect(page.locator("[data-judge]")).to_have_count(0)
    page.wait_for_load_state()
    page.keyboard.press("Backspace")        # also of the last one, when nothing is left to be judged
    expect(page.locator("[data-judge].now")).to_have_count(1)
    page.keyboard.press("a")
    expect(page.locator("[data-judge]")).to_have_count(0)
    page.get_by_role("button", name="Undo").click()
    expect(page.locator("[data-judge]")).to_have_count(1)
    assert looking.troubles == []


def test_a_browser_that_sends_too_much_sees_why_not(browser: Browser, own: Served, tmp_path: Path) -> None:
    (tmp_path / "long.txt").write_bytes(b"Ships left the harbour. " * (4 * LONGEST // 24))
    with onrecord.open(own.records.path) as record:
        before = record.search("ships left harbour").total
    looking = Looking(browser.new_context(viewport=SIZES["desk"]), own)
    page = looking.at("/add")
    page.locator("input[type=file]").set_input_files(tmp_path / "long.txt")
    page.get_by_role("button", name="Read it").click()
    expect(page.locator(".problem")).to_contain_text("OR-606")
    with onrecord.open(own.records.path) as record:
        assert record.search("ships left harbour").total == before
    assert [one for one in looking.troubles if "413" not in one] == []

"""Every command prints its answer for people and, with --json, for programs; nothing hostile gets through."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable

import pytest
from msgspec.structs import replace

from onrecord.questions.answers import Page
from onrecord.questions.formula_rows import Formula
from onrecord.views.cli.printing import carried, counted, day_of, n_of_m, out_on, say
from tests.views.conftest import ARTICLE, CHINA, CLAIM, TOKEN, USE, Answer, KnownAnswers

Run = Callable[..., Answer]
LISTS = ["articles", "said", "claims", "copies", "copies n1", "formulas", "timeline", "search x"]
ALL = [*LISTS, "claim c1", "show s1", "verify", "forget n1 --yes"]
STEERS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


@pytest.mark.parametrize("command", LISTS)
def test_every_list_says_how_many_of_how_many(onrecord: Run, record: KnownAnswers, command: str) -> None:
    status, out, err = onrecord(*command.split())
    assert status == 0
    assert "1 of 3" in out
    assert "--limit 0 shows all" in out
    assert err == ""


@pytest.mark.parametrize("command", ["articles", "said", "claims", "copies", "copies n1", "timeline"])
def test_lists_in_pages_close_with_the_way_to_the_next(
    onrecord: Run, record: KnownAnswers, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    monkeypatch.setenv("COLUMNS", "44")
    assert f"\nnext: --after {TOKEN}\n" in onrecord(*command.split())[1]      # whole, to be copied
    onrecord(*command.split(), "--after", TOKEN)
    assert record.asked[-1]["after"] == TOKEN
    assert "next" not in onrecord(*command.split(), "--limit", "0")[1]
    assert TOKEN in onrecord(*command.split(), "--json")[1]


@pytest.mark.parametrize("command", ALL)
def test_nothing_hostile_reaches_the_terminal(onrecord: Run, record: KnownAnswers, command: str) -> None:
    _, out, err = onrecord(*command.split())
    assert not STEERS.search(out + err)


@pytest.mark.parametrize("command", ["articles", "said", "search x", "show s1"])
def test_markup_prints_as_it_stands(onrecord: Run, record: KnownAnswers, command: str) -> None:
    _, out, _ = onrecord(*command.split())
    assert "[red]Ping" in out


@pytest.mark.parametrize("command", ALL)
def test_json_is_one_document_and_nothing_else(onrecord: Run, record: KnownAnswers, command: str) -> None:
    status, out, err = onrecord(*command.split(), "--json")
    assert status == 0
    assert err == ""
    assert out.count("\n") == 1
    assert isinstance(json.loads(out), dict)
    assert not STEERS.search(out.rstrip("\n"))


def test_json_of_a_list_holds_the_whole_answer(onrecord: Run, record: KnownAnswers) -> None:
    page = json.loads(onrecord("said", "--json", "--limit", "0")[1])
    assert page["total"] == 3
    assert page["items"][0]["quote"]["words"][1] == "\x1b[2J[red]Ping\u202e[/red]"
    assert record.asked == [dict.fromkeys(("limit", "by", "about", "since", "until", "act", "as_of", "after"))]


def test_options_reach_the_question(onrecord: Run, record: KnownAnswers) -> None:
    onrecord("said", "--by", "China", "--about", "talks", "--since", "2025", "--until", "2025-05", "--act", "deny",
             "--as-of", "2025-06", "--limit", "7", "--after", "WzEs")
    assert record.asked[-1] == {"by": "China", "about": "talks", "since": "2025", "until": "2025-05", "act": "deny",
                                "as_of": "2025-06", "limit": 7, "after": "WzEs"}
    onrecord("search", "no", "comment")
    assert record.asked[-1]["words"] == "no comment"
    onrecord("claims", "--about", "KOR")
    assert record.asked[-1]["about"] == "KOR"


def test_said_names_speaker_state_act_outlet_and_chain(onrecord: Run, record: KnownAnswers) -> None:
    _, out, _ = onrecord("said")
    assert "China · for CHN · no comment · Norrvik Post · on the word of Eastline Wire ← unnamed sources" in out
    assert "“first part … " in out
    assert "2025-04-28" in out


@pytest.mark.parametrize(("asked", "printed"), [
    (("2024-10-01", "2024-10", None, "when"), "2024-10"),
    (("2024-10-11", "2024-10-11", "2024-10-11", "published"), "≤2024-10-11"),
    (("2024-10-27", "2024-10-22/2024-10-27", None, "bounds"), "≤2024-10-27"),
    (("2024-10-27", "../2024-10-27", None, "when"), "–2024-10-27"),
    ((None, None, "2024-10-11T08:00:00Z", None), "≤2024-10-11"),
    ((None, None, None, None), "undated"),
])
def test_a_day_is_printed_as_it_is_known(asked: tuple[str | None, ...], printed: str) -> None:
    assert day_of(*asked) == printed


def test_an_answer_as_of_a_day_says_what_it_leaves_out(capsys: pytest.CaptureFixture[str]) -> None:
    for undated, said in ((None, ""), (0, "0 undated articles left out\n"), (1, "1 undated article left out\n")):
        counted(Page((), 0, undated=undated), "statement")
        assert capsys.readouterr().out == "0 of 0 statements\n" + said


def test_one_is_one_and_nobody_is_no_outlet() -> None:
    assert (n_of_m(1, 1, "formula"), n_of_m(1, 2, "formula")) == ("1 of 1 formula", "1 of 2 formulas")
    assert carried(CLAIM) == "7 articles, 5 outlets, 4 origins"
    assert carried(CLAIM, CLAIM.copies) == "7 articles (1 copy), 5 outlets, 4 origins"
    assert carried(replace(CLAIM, outlets=0, articles=1, origins=1)) == "1 article, outlet unknown, 1 origin"


def test_copies_say_of_what_how_and_what_differs(onrecord: Run, record: KnownAnswers) -> None:
    _, out, _ = onrecord("copies", "n1", "--as-of", "2025-05")
    assert record.asked[-1] == {"limit": 60, "article": "n1", "as_of": "2025-05", "after": None}
    assert "cut from The Harbour Ledger n0 · 93 % of the shorter one  n1" in out
    assert "changed: [-it is not so-] {+" in out
    assert "moved: [-it is not so-]\n" in out
    assert "12 of 15 differences" in out
    assert "(in its dateline): “it is not so”" in out
    assert "1 of 3 copies and versions" in out


def test_a_ladder_says_why_articles_are_one_report(onrecord: Run, record: KnownAnswers) -> None:
    assert "n2 goes back to n1: both credit Eastline Wire “" in onrecord("claim", "c1")[1]


def test_json_of_one_article_has_its_credits_too(onrecord: Run, record: KnownAnswers) -> None:
    answer = json.loads(onrecord("copies", "n1", "--json")[1])
    assert answer["copies"]["items"][0]["kind"] == "cut"
    assert answer["credits"][0]["way"] == "dateline"
    assert json.loads(onrecord("copies", "--json")[1])["total"] == 3


@pytest.mark.parametrize(("published", "earliest", "latest", "printed"), [
    ("2024-10-22T10:00:00Z", None, None, "2024-10-22"),
    (None, "2024-10-22", "2024-10-27", "2024-10-22…27"),
    (None, "2024-10-22", "2024-11-03", "2024-10-22…11-03"),
    (None, "2024-12-30", "2025-01-02", "2024-12-30…2025-01-02"),
    (None, "2024-10-22", "2024-10-22", "2024-10-22"),
    (None, "2024-10-22", None, "≥2024-10-22"),
    (None, None, "2024-10-27", "≤2024-10-27"),
    (None, None, None, "undated"),
])
def test_articles_are_listed_with_their_bounds(
    published: str | None, earliest: str | None, latest: str | None, printed: str
) -> None:
    row = replace(ARTICLE, published=published, published_earliest=earliest, published_latest=latest)
    assert out_on(row) == printed


def test_wrapped_lines_end_with_a_word(
    onrecord: Run, record: KnownAnswers, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", "44")
    say("Words that stand in a line, " * 9)
    printed = capsys.readouterr().out + "".join(onrecord(*command.split())[1] for command in ALL)
    assert len(printed.splitlines()) > 30
    assert not [line for line in printed.splitlines() if line != line.rstrip()]
    say()
    assert capsys.readouterr().out == "\n"


def test_a_formula_shows_three_uses_unless_all_are_asked_for(
    onrecord: Run, record: KnownAnswers, monkeypatch: pytest.MonkeyPatch
) -> None:
    often = Formula(CHINA, "it is not so", 4, (USE,) * 20)
    monkeypatch.setattr(record, "formulas", lambda party, *, as_of, limit: Page((often,), 1, limit))
    out = onrecord("formulas", "--limit", "1")[1]
    assert out.count("“it is not so”") == 3
    assert "20 uses" in out
    assert "3 of 20 uses; --limit 0 shows all\n1 of 1 formula\n" in out
    assert onrecord("formulas", "--limit", "0")[1].count("“it is not so”") == 20


def test_the_ladder_stands_in_order_with_outlets_words_and_counts(onrecord: Run, record: KnownAnswers) -> None:
    _, out, _ = onrecord("claim", "c1")
    assert "our wording; 7 articles (1 copy), 5 outlets, 4 origins" in out
    assert out.index("≤2024-10-11") < out.index("2025-04-28")
    assert "China · not acknowledged · until 2025-04-30 · Norrvik Post · copy of n9" in out
    assert "2 of 2 positions" in out
    assert "check it" in out


def test_show_marks_the_words_where_there_is_no_colour(onrecord: Run, record: KnownAnswers) -> None:
    assert "On Monday ⟦it is not so⟧, it said" in onrecord("show", "s1")[1]


def test_errors_have_their_number_and_status(onrecord: Run, record: KnownAnswers) -> None:
    status, out, err = onrecord("said", "--record", "missing.db")
    assert (status, out) == (1, "")
    assert err.startswith("OR-401 missing.db: ")


WRONG = ["said --limit -1", "said --limit x", "nonsense", "claim", "read", "export --format xml",
         "export --format csv --table readings"]


@pytest.mark.parametrize("wrong", WRONG)
def test_a_wrong_call_is_status_2_and_prints_nothing_on_standard_output(
    onrecord: Run, record: KnownAnswers, wrong: str
) -> None:
    status, out, err = onrecord(*wrong.split())
    assert status == 2
    assert out == ""
    assert err


def test_the_record_is_the_one_given_or_set_or_here(
    onrecord: Run, record: KnownAnswers, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("ONRECORD_RECORD", raising=False)
    onrecord("said")
    assert record.path == "onrecord.db"
    monkeypatch.setenv("ONRECORD_RECORD", "set.db")
    onrecord("said")
    assert record.path == "set.db"
    onrecord("said", "--record", "given.db")
    assert record.path == "given.db"


def test_verify_names_what_does_not_hold(onrecord: Run, record: KnownAnswers) -> None:
    assert onrecord("verify")[0] == 0
    from onrecord.record import Problem

    record.problems = [Problem("n1 s1", "the span lies outside the text")]
    status, _, err = onrecord("verify")
    assert status == 1
    assert "n1 s1: the span lies outside the text" in err
    status, out, _ = onrecord("verify", "--json")
    assert status == 1
    assert json.loads(out)["problems"][0]["where"] == "n1 s1"


def test_turns_leave_out_assertions_and_copies_and_say_so(onrecord: Run, record: KnownAnswers) -> None:
    _, out, _ = onrecord("claim", "c1", "--turns")
    assert "alleged" in out
    assert "copy of" not in out
    assert "1 of 2 positions; onrecord claim c1 shows plain assertions and copies too" in out


def test_without_yes_somebody_has_to_agree(
    onrecord: Run, record: KnownAnswers, monkeypatch: pytest.MonkeyPatch
) -> None:
    forgotten: list[str] = []
    forget = record.forget
    monkeypatch.setattr(record, "forget", lambda article: forgotten.append(article) or forget(article))
    status, out, err = onrecord("forget", "n1", "--json")
    assert (status, out, err[:6], forgotten) == (2, "", "OR-508", [])
    for answer, agreed in (("n\n", []), ("y\n", ["n1"])):
        terminal = io.StringIO(answer)
        monkeypatch.setattr(terminal, "isatty", lambda: True)
        monkeypatch.setattr("sys.stdin", terminal)
        out, err = onrecord("forget", "n", "--json")[1:]
        assert "Remove n1 (" in err
        assert "Norrvik Post" in err
        assert "\x1b" not in err
        assert "Remove" not in out
        assert err.endswith("nothing was forgotten\n") == (not agreed)
        assert forgotten == agreed


def test_a_claim_says_who_disagrees_in_what_and_what_is_only_newer(onrecord: Run, record: KnownAnswers) -> None:
    _, out, _ = onrecord("claim", "c1")
    assert "They disagree: how many soldiers (cannot both hold)" in out
    assert "China · 11,000 soldiers · Norrvik Post" in out
    assert "Newer: how many ships (newer figure, same party)" in out
    found = json.loads(onrecord("claim", "c1", "--json")[1])["disagreements"]
    assert [(one["kind"], one["how"], len(one["sides"])) for one in found] == [
        ("number", "excludes", 2), ("number", "update", 2)]
    assert "· 1 disagreement" in onrecord("claims")[1]


def test_a_claim_says_what_is_perhaps_the_same_and_how_a_person_settles_it(onrecord: Run, record: KnownAnswers) -> None:
    _, out, _ = onrecord("claim", "c1")
    assert "Perhaps the same\n2025-04-30" in out
    assert "· 47% likely the same ·" in out
    assert "\nit is: onrecord correct c1 --same-as c8\n" in out
    assert "\nit is: onrecord correct c1 --same-as 'c9; rm *'\n" in out       # an id of an odd shape is one word
    assert out.index("Perhaps the same") < out.index("More special\n")
    assert "North Korea sent 14,000 troops · adds 14000, " in out
    assert "More general" not in out
    assert "3 more claims beside it left out" in out
    assert not re.search("[\x1b\u202e]", out)
    found = json.loads(onrecord("claim", "c1", "--json")[1])
    assert next((one["near"], one["claim"], one["chance"]) for one in found["perhaps"]) == ("c1", "c8", 0.47)
    assert (found["more_general"], found["more_special"][0]["adds"][0], found["beside_left_out"]) == ([], "14000", 3)

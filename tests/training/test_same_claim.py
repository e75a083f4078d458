"""The judged pairs are well formed, and what is learned from such a table ranks right."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pytest

from training.same_claim import sets
from training.same_claim.draw import Document as Text
from training.same_claim.draw import Told, documents, pairs, plain
from training.same_claim.learn import chances, fit, left_out

SHARED = Path(__file__).parents[3] / "shared"
ROWS = [line.split("\t") for line in sets.PAIRS.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
VERDICTS = set("sordx")
SPANS = re.compile(r"\d+-\d+(?:;\d+-\d+)*")


def spans_of(cell: str) -> list[tuple[int, int]]:
    return [(int(start), int(end)) for start, end in (span.split("-") for span in cell.split(";"))]


def test_every_pair_has_two_places_and_verdicts() -> None:
    assert len(ROWS) > 1000
    for row in ROWS:
        a, a_spans, b, b_spans, verdict, second = row
        assert a, row
        assert a != b, row
        assert verdict in VERDICTS, row
        assert second in VERDICTS | {"-"}, row
        for cell in (a_spans, b_spans):
            assert SPANS.fullmatch(cell), row
            edges = [edge for span in spans_of(cell) for edge in span]
            assert edges == sorted(edges), row
            assert all(start < end for start, end in spans_of(cell)), row


def test_no_pair_is_judged_twice() -> None:
    places = [frozenset((tuple(row[:2]), tuple(row[2:4]))) for row in ROWS]
    assert len(places) == len(set(places))


def test_second_readers_mostly_agree() -> None:
    both = [(row[4] in sets.SAME, row[5] in sets.SAME) for row in ROWS if row[5] != "-"]
    assert len(both) >= 80
    assert sum(one == other for one, other in both) / len(both) > 0.9


@pytest.mark.skipif(not (SHARED / "data/story/ecbplus").is_dir(), reason="needs ../shared, which is not here")
def test_every_judged_claim_stands_in_a_document_of_one_matter() -> None:
    texts = {document.id: document for document in documents(SHARED)}
    for a, a_spans, b, b_spans, *_ in ROWS:
        assert texts[a].matter == texts[b].matter
        assert spans_of(a_spans)[-1][1] <= len(texts[a].text)
        assert spans_of(b_spans)[-1][1] <= len(texts[b].text)


@pytest.mark.skipif(not (SHARED / "data/story/ecbplus").is_dir(), reason="needs ../shared, which is not here")
def test_judged_pairs_are_read_with_their_verdicts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [next(row for row in ROWS if row[4] == verdict and row[0].endswith(".xml") and row[2].endswith(".xml"))
            for verdict in "sdx"]
    few = tmp_path / "pairs.tsv"
    few.write_text("# a comment\n" + "".join("\t".join(row) + "\n" for row in rows), encoding="utf-8")
    monkeypatch.setattr(sets, "PAIRS", few)
    judged = list(sets.judged_pairs(SHARED))
    assert [one.same for one in judged] in ([True, False], [True], [False])     # an unreadable one is left out
    assert all(one.a and one.b and one.matter.startswith("ecb ") for one in judged)


def test_invented_pairs_are_of_two_articles_and_of_both_verdicts() -> None:
    judged = list(sets.invented_pairs())
    assert {one.same for one in judged} == {True, False}
    assert all(one.a and one.b and one.matter.startswith("invented ") for one in judged)


def table(n: int = 60) -> tuple[np.ndarray, np.ndarray]:
    """Return a table whose first column tells the verdict, whose second is noise, and whose third never changes."""
    chance = np.random.default_rng(7)
    same = (np.arange(n) % 2).astype(float)
    rows = np.column_stack([same + chance.normal(0, 0.2, n), chance.normal(0, 1, n), np.full(n, 3.0)])
    return rows, same


def test_what_is_learned_ranks_right() -> None:
    rows, same = table()
    weights = fit(rows, same)
    found = chances(rows, weights)
    assert weights.shape == (4,)
    assert np.isfinite(weights).all()
    assert found[same == 1].min() > 0.5 > found[same == 0].max()
    assert weights[0] > 1 > abs(weights[1])


def test_a_pair_without_a_verdict_of_its_own_gets_the_share_of_the_same() -> None:
    rows, same = np.zeros((40, 2)), np.array([1.0] * 10 + [0.0] * 30)
    assert chances(rows, fit(rows, same)) == pytest.approx(0.25, abs=1e-3)


def test_a_matter_is_judged_by_weights_that_have_not_seen_it() -> None:
    rows, same = table()
    matters = [f"matter {n // 4}" for n in range(len(rows))]
    found = left_out(rows, same, matters)
    assert found[same == 1].min() > 0.5 > found[same == 0].max()
    turned = same.copy()
    turned[:4] = 1 - turned[:4]             # verdicts of one matter tell nothing of the chance of its own pairs
    assert left_out(rows, turned, matters)[:4] == pytest.approx(found[:4])


@pytest.mark.parametrize(("cut", "whole"), [
    ("The crew , he said , is `` safe", "The crew, he said, is “safe"),
    ("Peru 's navy did n't sail -LRB- yet -RRB-", "Peru's navy didn't sail (yet)"),
])
def test_cut_text_is_joined_as_people_write_it(cut: str, whole: str) -> None:
    assert plain(cut) == whole


def told(document: str, matter: str, text: str) -> Told:
    return Told(Text(document, matter, text), ((0, len(text)),), text, text, frozenset(text.split()))


def test_pairs_are_of_two_documents_of_one_matter() -> None:
    words = ("patrol trawler seized coast", "patrol trawler seized reef", "patrol anchor seized coast", "bread price")
    ones = [told(f"{matter}{n}", matter, f"{words[n % 4]} {n}") for matter in ("m", "n") for n in range(12)]
    found = pairs(ones, seed=1, wanted=40)
    assert found
    assert found == pairs(ones, seed=1, wanted=40)
    assert all(a.document.matter == b.document.matter and a.document.id != b.document.id for a, b in found)

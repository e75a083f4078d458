"""A record of known answers, so that what the views print can be told exactly, without a reader model."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

import pytest

from onrecord.errors import OnRecordError
from onrecord.facts import Article, MadeBy, Reading
from onrecord.facts.identity import article_id, text_hash
from onrecord.linking.word_pieces import Piece
from onrecord.questions import formula_rows as f
from onrecord.questions.answers import Page, Quote, Who
from onrecord.questions.article_answers import ArticleRow, CopyRow, CreditRow, Difference, Join, OriginRow
from onrecord.questions.claim_answers import (
    ClaimBeside,
    ClaimLadder,
    ClaimLink,
    ClaimRow,
    Disagreement,
    DisagreementSide,
    PositionRow,
    Standing,
)
from onrecord.questions.found_answers import Hit, Passage, Shown
from onrecord.questions.statement_answers import StatementRow, TimelineRow
from onrecord.record import Added, Forgotten
from onrecord.views.cli.app import run

HOSTILE = "\x1b[2J[red]Ping\u202e[/red]"
CHINA = Who("CHN", "China", "state", code="CHN")
QUOTE = Quote(((0, 10),), ("it is not so",))
STATEMENT = StatementRow(
    id="s1", article="n1", outlet="Norrvik Post", published="2025-04-29", day="2025-04-28", value="2025-04-28",
    dated_by="when", speakers=(CHINA,), on_behalf_of="CHN", source_type="institution", act="no_comment", form="direct",
    cue=Quote(((0, 4),), ("said",)), negated=False, quote=Quote(((0, 4), (9, 12)), ("first\npart", HOSTILE)),
    chain=("Eastline Wire", "unnamed sources"),
)
CLAIM = ClaimRow("c1", "North Korea sent troops", QUOTE, "n1", "2024-10-11", "2025-04-28", 7, 5, 1, 2,
                 (Standing(CHINA, "no_comment", "2025-04-28"), Standing(None, "asserted", None)), origins=4,
                 disagreements=1)
RUNGS = (
    PositionRow(None, "alleged", None, None, "published", None, None, "c1", "n1", "The Harbour Ledger", "2024-10-11",
                QUOTE),
    PositionRow(CHINA, "not_acknowledged", "2025-04-28", "2025-04-28", "when", "2025-04-30", "2025-04-30", "c1", "n2",
                "Norrvik Post", "2025-04-29", QUOTE, copy_of="n9"),
)
SIDES = (
    DisagreementSide(CHINA, "11,000 soldiers", "asserted", QUOTE, "n1", "Norrvik Post", "2025-04-29", "2025-04-28",
                     "s1"),
    DisagreementSide(None, HOSTILE, "alleged", QUOTE, "n2", None, "2025-04-29", None),
)
MAYBE = ClaimBeside("c8", "c1", HOSTILE, "n3", HOSTILE, "2025-04-30", Quote(((0, 4),), (HOSTILE,)), 0.47,
                    ("PRK", "troop"))
ODD = ClaimBeside("c9; rm *", "c1", "troops left", "n4", None, None, QUOTE, 0.36)
SPECIAL = ClaimBeside("c7", "c2", "North Korea sent 14,000 troops", "n5", None, "2025-05-01", QUOTE, 0.97, (),
                      ("14000", HOSTILE))
APART = Disagreement("number", "soldiers", "excludes", SIDES, "2025-04-29")
NEWER = Disagreement("number", "ships", "update", SIDES, "2025-04-29")
PASSAGE = Passage("n1", "Norrvik Post", "2025-04-29", HOSTILE, 0, 20, "On Monday it is not so, it said", ((10, 22),),
                  ((10, 22),))
ARTICLE = ArticleRow("n1", HOSTILE, "Norrvik Post", None, "2025-04-29", "given", None, None, "en", "2026-01-01", "h",
                     3, 2, copy_of="n0")
JOIN = Join("n2", "n1", "agency", "both credit Eastline Wire", Quote(((0, 4),), (HOSTILE,)), None, "2025-04-29")
COPY = CopyRow("n1", HOSTILE, "2025-04-29", HOSTILE, "cut", "n0", "The Harbour Ledger", "2025-04-28", 0.934, 0.41,
               "2025-04-29", (Difference("changed", QUOTE, Quote(((0, 4),), (HOSTILE,))),
                              Difference("cut", QUOTE, None), Difference("moved", QUOTE, QUOTE)) * 5)
CREDIT = CreditRow(HOSTILE, "dateline", True, QUOTE)
USE = f.FormulaUse("s1", "n1", "Norrvik Post", "2025-04-29", "2025-04-28", "when", "China", QUOTE)
AGAIN = f.FormulaUse("s2", "n2", HOSTILE, "2025-05-29", "2025-05-28", "when", HOSTILE, QUOTE, reported=True,
                     translated=True, compared_with="s1", reports=(f.FormulaReport("s3", "n3", HOSTILE, None, QUOTE),),
                     pieces=(Piece("same", "it", (0, 2), (0, 2)), Piece("cut", HOSTILE, (3, 5), None),
                             Piece("added", HOSTILE, None, (3, 5)), Piece("moved", "so", (9, 11), (6, 8))))
LEFT = f.FormulaLeft("s4", "n4", HOSTILE, "2025-06-02", "2025-06-01", "when", "2025-06-01", HOSTILE, QUOTE, 2)
FORMULA = f.Formula(CHINA, "it is not so", 4, (USE, AGAIN), 1, 1, 1, first="2025-04-28", last="2025-05-28", others=1,
                    left=LEFT)

TOKEN = "WzEsInN0YXRlbWVudHMi" * 5      # longer than a narrow screen is wide


class KnownAnswers:
    """Stands in for an OpenRecord: every list has one item of three."""

    def __init__(self, path: str, create: bool = True) -> None:
        if path == "missing.db" and not create:
            raise OnRecordError("OR-401", where=path)
        self.path, self.asked, self.problems = path, [], []
        self.added: dict[str, Reading] = {}
        self.noted: dict[bytes, Sequence[int]] = {}

    def __enter__(self) -> KnownAnswers:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def _page(self, item: Any, limit: int | None, **asked: Any) -> Page[Any]:
        self.asked.append({"limit": limit, **asked})
        return Page((item,), 3, limit, TOKEN if "after" in asked and limit else None)

    def articles(self, *, limit: int | None, **asked: Any) -> Page[Any]:
        return self._page(ARTICLE, limit, **asked)

    def statements(self, *, limit: int | None, **asked: Any) -> Page[Any]:
        return self._page(STATEMENT, limit, **asked)

    def claims(self, about: str | None = None, *, limit: int | None, **asked: Any) -> Page[Any]:
        return self._page(CLAIM, limit, about=about, **asked)

    def claim(self, id: str, *, as_of: str | None) -> ClaimLadder:
        link = ClaimLink("c2", "n2", "x", "c1", 0.7, ("troop",), "learned-1", "2025-04-29")
        return ClaimLadder(CLAIM, RUNGS, (link,), back_to=(OriginRow(("n1", "n2"), ("Norrvik Post",), (JOIN,)),),
                           disagreements=(APART, NEWER), perhaps=(MAYBE, ODD), more_special=(SPECIAL,),
                           beside_left_out=3)

    def formulas(self, party: str | None = None, *, as_of: str | None = None, limit: int | None) -> Page[Any]:
        return self._page(FORMULA, limit, party=party, as_of=as_of)

    def copies(self, article: str | None, *, as_of: str | None, limit: int | None, after: str | None) -> Page[Any]:
        return self._page(COPY, limit, article=article, as_of=as_of, after=after)

    def credits(self, article: str) -> tuple[CreditRow, ...]:
        return (CREDIT,)

    def timeline(self, about: str | None = None, *, limit: int | None, **asked: Any) -> Page[Any]:
        row = TimelineRow("2025-04-28", "2025-04-28", "when", "position", "s1", "China", "no_comment", "n1",
                          "Norrvik Post", "2025-04-29", QUOTE, "c1")
        return self._page(row, limit, about=about, **asked)

    def show(self, id: str, *, limit: int | None) -> Shown:
        return Shown(id, "statement", STATEMENT, (PASSAGE,), 1)

    def search(self, words: str, *, limit: int | None) -> Page[Any]:
        return self._page(Hit("n1", "Norrvik Post", "2025-04-29", HOSTILE, PASSAGE, 2), limit, words=words)

    def readings(self) -> Iterator[bytes]:
        yield from (b'{"schema":"onrecord/reading/1"}', b'{"schema":"onrecord/reading/1","n":2}')

    def export_rows(self, kind: str) -> Iterator[dict[str, Any]]:
        yield {"id": "s1", "quote": "=HYPERLINK(1)", "high": -5}
        yield {"id": "s2", "quote": 'said "no", twice', "high": None}

    def verify(self) -> list[Any]:
        return self.problems

    def article(self, id: str) -> Any:
        return ARTICLE

    def forget(self, article: str) -> Any:
        return Forgotten(article, texts=1, statements=3, claims=2)

    def known(self, article: Article) -> bool:
        return article.id in self.added

    def add(self, reading: Reading) -> Any:
        self.added[reading.article.id] = reading
        return Added("new", reading.article.id)

    def add_many(self, readings: Iterable[Reading], settle: bool = True) -> list[Any]:
        return [self.add(reading) for reading in readings]

    def settle(self) -> None:
        pass

    def numbers_of(self, articles: Sequence[Article]) -> list[int | None]:
        ids = list(self.added)
        return [ids.index(one.id) if one.id in ids else None for one in articles]

    def note_files(self, files: Sequence[tuple[bytes, Sequence[int]]]) -> None:
        self.noted |= dict(files)

    def articles_of_file(self, fingerprint: bytes) -> list[str] | None:
        return [list(self.added)[n] for n in self.noted[fingerprint]] if fingerprint in self.noted else None


@pytest.fixture
def record(monkeypatch: pytest.MonkeyPatch) -> KnownAnswers:
    """Let every command open the same record of known answers."""
    known = KnownAnswers("known.db")

    def opened(path: str, create: bool = True) -> KnownAnswers:
        KnownAnswers(path, create)
        known.path = path
        return known

    monkeypatch.setattr("onrecord.questions.OpenRecord", opened)
    return known


Answer = tuple[int, str, str]


@pytest.fixture
def onrecord(capsys: pytest.CaptureFixture[str]) -> Callable[..., Answer]:
    """Run the command line; returns exit status, standard output and standard error."""

    def call(*arguments: str) -> Answer:
        status = run(arguments)
        printed = capsys.readouterr()
        return status, printed.out, printed.err

    return call


def article(text: str, outlet: str = "Norrvik Post") -> Article:
    """Return an article of these words."""
    return Article(id=article_id(outlet, None, text, "2025-04-28"), text_hash=text_hash(text), text=text, outlet=outlet)


def reading(of: Article, actors: str | None = None, verbs: str | None = None) -> Reading:
    """Return a reading in which nothing was found; text 'broken' makes the reader fail, 'strange' is not read."""
    if of.text == "broken":
        raise ValueError("a fault in the program")
    if of.text == "strange":
        raise OnRecordError("OR-552", where=of.id)
    return Reading(article=of, made_by=MadeBy("0", "0", "0"))

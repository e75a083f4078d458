"""Starting is fast because nothing heavy is loaded before it is needed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import onrecord
from onrecord.views.cli.demo import demo_articles

HEAVY = ("alembic", "lxml", "numpy", "onnxruntime", "py3langid", "rich.table", "sqlalchemy",
         "starlette", "trafilatura", "uvicorn", "yaml")


# What a question never needs: the steps that read, their model and tables, what only writes or migrates, and what
# SQLAlchemy would bring along from the standard library.
READING = (
    "onrecord.claims.take", "onrecord.flow", "onrecord.ingest", "onrecord.intake.files", "onrecord.noticing.actors",
    "onrecord.noticing.gazetteer", "onrecord.noticing.tables", "onrecord.propositions.propose",
    "onrecord.reading.model", "onrecord.reading.read_sheet", "onrecord.reading.words", "onrecord.statements.state",
)
WEB = ("jinja2", "starlette", "uvicorn", "onrecord.views.web")
NOT_FOR_A_QUESTION = tuple(m for m in HEAVY if m != "sqlalchemy") + READING + WEB + ("email", "ssl", "zipfile")


def loaded_after(code: str, watched: tuple[str, ...] = HEAVY) -> str:
    show = f"import sys; print(*[m for m in {watched!r} if m in sys.modules])"
    command = [sys.executable, "-c", f"{code}\n{show}"]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    return done.stdout.splitlines()[-1]


@pytest.mark.parametrize(
    "code",
    ["import onrecord", "from onrecord.views.cli.app import run\nassert run(['--help']) == 0", "import onrecord.facts"],
)
def test_nothing_heavy_is_loaded(code: str) -> None:
    assert loaded_after(code) == ""


def test_the_check_would_see_a_heavy_import() -> None:
    assert loaded_after("import numpy") == "numpy"


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("start") / "record.db"
    with onrecord.open(path) as on_record:
        for article in onrecord.articles_from([str(demo_articles()[0])]):
            assert isinstance(article, onrecord.Article)
            on_record.add(onrecord.read(article))
    return path


QUESTIONS = ("said", "claims --limit 20", "claim {claim}", "articles", "timeline", "search ships", "show {claim}",
             "stories", "positions", "copies", "new --since 2024-01-01")


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_question_loads_nothing_that_reads(record: Path, question: str) -> None:
    with onrecord.open(record, create=False) as on_record:
        claim = on_record.claims(limit=1).items[0].id
    words = [*question.format(claim=claim).split(), "--record", str(record)]
    code = ("from onrecord.views.cli.starting import start_fast\nstart_fast()\n"
            f"from onrecord.views.cli.app import run\nassert run({words!r}) == 0")
    assert loaded_after(code, NOT_FOR_A_QUESTION) == ""

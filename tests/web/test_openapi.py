"""Whatever programs ask by the description of the API, they get an answer or a numbered problem: never a failure."""

from __future__ import annotations

import json
import re
from typing import Any
from urllib.parse import quote, urlencode

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.views.web.openapi import described
from onrecord.views.web.pages import all_pages
from tests.web.conftest import Room

PATHS = described(all_pages())["paths"]
DAYS = ("2024", "2024-12", "2024-12-01", "2025-02-30", "0000-00-00", "９９９９")
WORDS = ("RUS", "PRK", "North Korea", "soldiers", "no such thing", "\u202eodd\x00", "'; --", "%", "n0", "c@1", "y")


def values(schema: dict[str, Any]) -> st.SearchStrategy[str]:
    """Return what may stand for a parameter: mostly what its schema says, sometimes anything."""
    if schema["type"] == "array":
        return st.lists(st.sampled_from(schema["items"]["enum"]), max_size=4).map(",".join) | st.text(max_size=12)
    fits = st.sampled_from(schema["enum"]) if "enum" in schema else st.integers(0, 3).map(str) if schema[
        "type"] == "integer" else st.sampled_from(DAYS if "pattern" in schema else WORDS)
    return fits | st.text(max_size=12)


@st.composite
def requests(draw: st.DrawFn, ids: dict[str, str]) -> str:
    path = draw(st.sampled_from(sorted(PATHS)))
    asked = PATHS[path]["get"]["parameters"]
    query = {one["name"]: draw(values(one["schema"])) for one in asked
             if one["in"] == "query" and draw(st.booleans())}
    kind = re.sub(r"ies$", "y", path.split("/")[2]).removesuffix("s")
    known = ids.get(kind, "x")
    id = draw(st.sampled_from([known, known, ids["article"], "zz", "n"]) | st.text(max_size=6))
    return re.sub(r"\{\w+\}", lambda _: quote(id, safe="") or "x", path) + "?" + urlencode(query)


def test_no_question_fails(room: Room, ids: dict[str, str]) -> None:
    statuses: set[int] = set()

    @settings(max_examples=120, deadline=None, database=None, derandomize=True,
              suppress_health_check=list(HealthCheck))
    @given(requests(ids))
    def ask(address: str) -> None:
        answer = room.get(address)
        statuses.add(answer.status)
        assert answer.status < 500, (address, answer.text[:300])
        told = json.loads(answer.body)
        assert answer.status == 200 or told["error"]["code"].startswith("OR-"), address

    ask()
    assert {200, 400, 404} <= statuses

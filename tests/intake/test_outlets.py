"""One name for an outlet. Outlets that the table does not have are invented."""

from __future__ import annotations

import pytest

from onrecord.intake.outlets import canonical


@pytest.mark.parametrize(
    ("name", "site"),
    [
        ("reuters.com", None), ("www.reuters.com", None), ("https://www.reuters.com/", None), ("REUTERS", None),
        ("Thomson Reuters", "reuters.com"), (None, "reuters.com"), ("Reuters", None), (None, "uk.reuters.com"),
        ("Reuters World", "reuters.com"),
    ],
)
def test_an_outlet_has_one_name_however_it_is_written(name: str | None, site: str | None) -> None:
    assert canonical(name, site) == "Reuters"


@pytest.mark.parametrize("name", ["AFP via Lorne Post", "Lorne Post (AFP)", "Lorne Post/AFP", "Lorne Post"])
def test_an_agency_through_an_outlet_is_the_outlet(name: str) -> None:
    assert canonical(name, "post.example") == "Lorne Post"


def test_what_is_not_in_the_table_is_left_as_it_is() -> None:
    assert canonical("Lorne Post (Saturday)", "post.example") == "Lorne Post (Saturday)"
    assert canonical(None, "post.example") == "post.example"
    assert canonical(None, None) is None
    assert canonical("post.example", "post.example") == "post.example"


def test_of_a_name_that_several_bear_the_site_tells_which() -> None:
    assert canonical("Daily Times", None) == "Daily Times"

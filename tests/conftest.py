"""Settings of all tests: a slow machine is no failure, so examples have no deadline of their own."""

from collections.abc import Iterator

import pytest
from hypothesis import settings

settings.register_profile("patient", deadline=None)
settings.load_profile("patient")


@pytest.fixture(autouse=True, scope="session")
def no_terminal() -> Iterator[None]:
    """Lines are as wide as without a terminal, whatever width the run itself has or is given."""
    with pytest.MonkeyPatch.context() as patched:
        patched.delenv("COLUMNS", raising=False)
        yield

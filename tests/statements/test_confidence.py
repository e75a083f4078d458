import pytest

from onrecord.statements.attribution import Attribution
from onrecord.statements.confidence import confidence_of


@pytest.mark.parametrize("found_by", ["model", "inner", "syntax", "quotation"])
def test_a_surer_span_never_makes_a_less_sure_statement(found_by: str) -> None:
    sure = [confidence_of(Attribution(0, [(0, 1)], None, found_by=found_by, confidence=c / 20)) for c in range(21)]
    assert sure == sorted(sure)
    assert all(0 <= c <= 1 for c in sure)


def test_what_syntax_alone_found_is_as_sure_as_counting_said() -> None:
    found = Attribution(0, [(0, 1)], None, found_by="syntax", confidence=0.5)
    assert confidence_of(found) == pytest.approx(21 / 27, abs=0.01)

import itertools

from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.words import cut, plain_form, word_spans


def words(text: str) -> list[str]:
    return [w for _, w in cut(text)]


def test_clitics_hyphens_and_signs_stand_alone() -> None:
    assert words("Lima’s envoy didn’t re-enter.") == ["Lima", "’s", "envoy", "did", "n’t", "re", "-", "enter", "."]


def test_abbreviations_initials_and_numbers_stay_whole() -> None:
    assert words("Gen. A. Ruiz of the U.N. saw 1,250.5 tons at 9:30 p.m. in Jan. 2021") == [
        "Gen.",
        "A.",
        "Ruiz",
        "of",
        "the",
        "U.N.",
        "saw",
        "1,250.5",
        "tons",
        "at",
        "9:30",
        "p.m.",
        "in",
        "Jan.",
        "2021",
    ]


def test_apostrophes_inside_names_stay() -> None:
    assert words("O’Hara's and D'Costa") == ["O’Hara", "'s", "and", "D'Costa"]


def test_quotation_marks_and_brackets_have_one_form_for_the_model() -> None:
    assert [plain_form(w) for w in ("“", "''", "-LRB-", "don’t")] == ['"', '"', "(", "don't"]


@given(st.text(max_size=300))
def test_spans_are_ordered_disjoint_and_cover_all_letters_and_digits(text: str) -> None:
    spans = word_spans(text)
    assert all(a < b for a, b in spans)
    assert all(x[1] <= y[0] for x, y in itertools.pairwise(spans))
    covered = {i for a, b in spans for i in range(a, b)}
    assert all(i in covered for i, c in enumerate(text) if c.isalnum())

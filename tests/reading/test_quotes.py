import pytest

from onrecord.reading.quotes import quoted_words
from onrecord.reading.words import word_spans


def inside(text: str) -> list[str]:
    spans = word_spans(text)
    return [text[s:e] for (s, e), q in zip(spans, quoted_words(text, spans), strict=True) if q]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("‘We will stay,’ said Ann.", ["‘", "We", "will", "stay", ",", "’"]),
        ("'It's ours,' said Ann.", ["'", "It", "'s", "ours", ",", "'"]),
        ("She called it ‘reckless’ and left.", ["‘", "reckless", "’"]),
        ("The workers’ rights were won in the ’90s.", []),
        ("‘The workers’ rights are safe,’ he said.", ["‘", "The", "workers", "’", "rights", "are", "safe", ",", "’"]),
        ("“It’s ‘over’,” he said.", ["“", "It", "’s", "‘", "over", "’", ",", "”"]),
    ],
)
def test_single_marks_quote_and_apostrophes_do_not(text: str, words: list[str]) -> None:
    assert inside(text) == words

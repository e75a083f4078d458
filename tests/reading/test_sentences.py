import pytest

from onrecord.reading.sentences import sentence_ranges
from onrecord.reading.words import cut


def sentences(text: str) -> list[str]:
    words = [w for _, w in cut(text)]
    return [" ".join(words[a:b]) for a, b in sentence_ranges(words)]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Mr. Ruiz left. He met Gen. Sato at 9 p.m. on Monday.", 2),
        ("The U.S. delegation stayed. “We are done.” Nobody spoke.", 3),
        ("“Stop!” he said. Then it rained.", 2),
        ("It cost 3.5 million. Why? No one knows…", 3),
        ("They met in the U.S. The talks failed.", 2),
        ("No final stop here", 1),
        ("", 0),
    ],
)
def test_sentences_end_where_readers_see_them_end(text: str, count: int) -> None:
    assert len(sentences(text)) == count


def test_closing_marks_go_with_their_sentence() -> None:
    assert sentences("She said: “It is over.” They left.")[0].endswith("over . ”")

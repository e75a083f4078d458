import pytest

from onrecord.reading.lemmas import Lemmas
from onrecord.reading.model import FOLDER
from onrecord.reading.pieces import UNK, WordPieces
from onrecord.reading.shapes import quotation, shapes

VOCABULARY = ["[PAD]", "dam", "##s", "##n", "re", "##open", "-", "e"]


def test_longest_match_and_accents() -> None:
    pieces = WordPieces(VOCABULARY)
    assert pieces.of_words(["Dams", "reopen", "é", "re-dam", "zzz", ""]) == [
        (1, 2),
        (4, 5),
        (7,),
        (4, 6, 1),
        (UNK,),
        (UNK,),
    ]


def test_pieces_are_those_of_the_published_tokenizer() -> None:
    tokenizers = pytest.importorskip("tokenizers", reason="the published tokenizer is not installed")
    theirs = tokenizers.BertWordPieceTokenizer(str(FOLDER / "vocab.txt"), lowercase=True)
    ours = WordPieces.from_file(FOLDER / "vocab.txt")
    for word in ("Zelenskyy", "Côte", "co-belligerents", "14,000", "straße", "日本", "U.S."):
        assert list(ours.of_word(word)) == theirs.encode(word, add_special_tokens=False).ids


def test_shapes_tell_case_and_quotation() -> None:
    assert quotation(["He", ":", '"', "No", '"', "."]) == [False, False, True, True, True, False]
    assert shapes(["Rome", "UN", "B", "iPad", "7", "G7", "go", "."]) == [2, 3, 4, 5, 6, 7, 1, 8]
    assert shapes(["“", "go"]) == [16, 9]


@pytest.mark.parametrize(
    ("word", "tag", "lemma"),
    [
        ("denied", "VBD", "deny"),
        ("noted", "VBD", "note"),
        ("conceded", "VBD", "concede"),
        ("obliged", "VBN", "oblige"),
        ("admitted", "VBD", "admit"),
        ("avoided", "VBD", "avoid"),
        ("alleges", "VBZ", "allege"),
        ("said", "VBD", "say"),
        ("agencies", "NNS", "agency"),
        ("rumoured", "VBN", "rumour"),
        ("acknowledged", "VB", "acknowledge"),
        ("proceed", "VB", "proceed"),
        ("embed", "VB", "embed"),
        ("Accused", "VBN", "accuse"),
        ("criticising", "VBG", "criticise"),
        ("spokesmen", "NNS", "spokesman"),
        ("Ruiz", "NNP", "Ruiz"),
        ("n’t", "RB", "not"),
    ],
)
def test_lemmas(word: str, tag: str, lemma: str) -> None:
    assert Lemmas(WordPieces.from_file(FOLDER / "vocab.txt")).of(word, tag) == lemma

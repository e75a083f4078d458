import json
from pathlib import Path

from training import corpora


def test_names_that_begin_in_the_middle_are_mended() -> None:
    assert corpora.well_formed(["I-Person", "I-Person", "O", "B-Date", "I-Person"]) == [
        "B-Person",
        "I-Person",
        "O",
        "B-Date",
        "B-Person",
    ]


def test_sentences_of_a_document_are_packed_and_heads_recounted(tmp_path: Path) -> None:
    row = "{0}\t{1}\t_\tNOUN\tNN\t_\t{2}\t{3}\t_\t_\n"
    path = tmp_path / "x.conllu"
    sentence = row.format(1, "Dams", 2, "nsubj") + row.format(2, "hold", 0, "root") + "\n"
    path.write_text("# newdoc id = a\n" + sentence * 2, encoding="utf-8")
    (unit,) = corpora.syntax(path, most_words=60)
    assert unit.words == ["Dams", "hold", "Dams", "hold"]
    assert unit.labels["head"] == [2, 0, 4, 0]
    assert unit.sentence == [0, 0, 1, 1]
    assert len(corpora.syntax(path, most_words=1)) == 2


def test_attributions_become_labels_with_links_to_their_cue(tmp_path: Path) -> None:
    text = "Norway denied a leak."
    spans = {"source_span": [[0, 6]], "cue_span": [[7, 13]], "content_span": [[14, 20]]}
    path = tmp_path / "x.jsonl"
    path.write_text(json.dumps({"text": text, "attributions": [spans]}) + "\n", encoding="utf-8")
    (unit,) = corpora.said(path)
    assert unit.labels["tag"] == ["B-source", "B-cue", "B-content", "I-content", "O"]
    assert unit.labels["link"] == [1, 1, 1, -1, -1]

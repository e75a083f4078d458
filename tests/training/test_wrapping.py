import random
from pathlib import Path

from training import corpora, written_sentences
from training.corpora import UNKNOWN, Unit
from training.wrapping import wrap

WRITTEN = Path(__file__).parents[2] / "training" / "written"


def unit_of(line: str) -> Unit:
    """Label a line as a flat corpus would: what stands inside its contents is not known."""
    row = written_sentences.as_polnear(written_sentences.parse(line))
    del row["inner"]
    return corpora.said_units([row])[0]


def spans(unit: Unit, layer: str) -> list[tuple[str, str]]:
    found: list[tuple[str, list[str]]] = []
    for word, label in zip(unit.words, unit.labels[layer], strict=True):
        if label.startswith("B-"):
            found.append((label[2:], [word]))
        elif label.startswith("I-"):
            found[-1][1].append(word)
    return [(kind, " ".join(words)) for kind, words in found]


def test_what_a_sentence_says_becomes_what_somebody_else_says() -> None:
    unit = unit_of("{s1:The port} {c1:denied} {x1:a leak of oil} .")
    kinds = set()
    for seed in range(60):
        wrapped = wrap(unit, random.Random(seed))
        assert spans(wrapped, "inner")[1:] == [("cue", "denied"), ("content", "a leak of oil")]
        assert spans(wrapped, "inner")[0][1].lower() == "the port"
        outer = dict(spans(wrapped, "tag"))
        assert "denied a leak of oil" in outer["content"]
        assert set(wrapped.labels["inner"]) <= set(corpora.SAID_LABELS)
        for layer, links in (("tag", "link"), ("inner", "inner_link")):
            cue = wrapped.labels[layer].index("B-cue")
            starts = [i for i, label in enumerate(wrapped.labels[layer]) if label.startswith("B-")]
            assert all(wrapped.labels[links][i] == cue for i in starts)
        kinds.add(tuple(kind for kind, _ in spans(wrapped, "tag")))
    assert len(kinds) > 3  # 'X said that …', '…, X said', 'It was reported that …'


def test_other_sentences_of_the_unit_stay_as_they_are() -> None:
    unit = unit_of("{s1:Oslo} {c1:said} {x1:it would wait} . Rain fell on the town all day .")
    for seed in range(20):
        wrapped = wrap(unit, random.Random(seed))
        assert all(len(wrapped.labels[k]) == len(wrapped.words) for k in wrapped.labels)
        if "Rain" in wrapped.words and ("source", "Oslo") in spans(wrapped, "tag"):
            place = wrapped.words.index("would")
            assert wrapped.labels["inner"][place] == UNKNOWN  # nobody labelled what stands in there


def test_a_sentence_that_holds_nested_words_already_is_left_alone() -> None:
    (unit,) = corpora.said_units(
        [
            written_sentences.as_polnear(
                written_sentences.parse("{s1:A} {c1:said} {x1:{s2:B} {c2:denied} {x2:it all}} .")
            )
        ]
    )
    assert spans(unit, "inner") == [("source", "B"), ("cue", "denied"), ("content", "it all")]
    assert all(wrap(unit, random.Random(seed)) is unit for seed in range(20))

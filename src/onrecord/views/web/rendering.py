"""Templates: what they may call, and that everything is escaped.

In: a template's name and its values. Out: HTML. ``autoescape`` is on for all of them and nothing is marked as safe but
pictures, which ``pictures/`` has escaped itself. A name that a template misspells is an error, not an empty place.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from onrecord.views.web import columns, wording
from onrecord.views.web.compiled import BesideTemplates
from onrecord.views.web.pictures.drawing import mark_definitions
from onrecord.views.web.static_files import static_address

FOLDER = Path(__file__).parent / "templates"


@cache
def _templates() -> Environment:
    made = Environment(loader=FileSystemLoader(FOLDER), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
                       lstrip_blocks=True, auto_reload=False, bytecode_cache=BesideTemplates(FOLDER))
    made.filters |= wording.FILTERS
    made.globals |= {"static": static_address, "picture": Markup, "term": wording.term, "nav": wording.NAV,
                     "quads": wording.QUADS, "twins": wording.TWINS, "fact_address": wording.fact_address,
                     "words_of": wording.words_of,
                     "chosen_columns": columns.chosen, "cells": columns.cells, "marks": Markup(mark_definitions())}
    return made


def load_all() -> None:
    """Load all templates, so that no page waits for its own."""
    for name in _templates().list_templates():
        _templates().get_template(name)


def rendered(name: str, **values: Any) -> bytes:
    """Return a template as UTF-8. Halves of pairs, which no page can hold, become question marks."""
    return _templates().get_template(name).render(values).encode("utf-8", "replace")

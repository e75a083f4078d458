"""The pages: one file each, found by its ``PAGES``. A new page is a file here and a template of the page's name."""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module

from onrecord.views.web.page import Page


@cache
def all_pages() -> tuple[Page, ...]:
    """Return all pages; those with a fixed path before those with an id in it."""
    found = [page for module in sorted(one.name for one in pkgutil.iter_modules(__path__))
             for page in import_module(f"{__name__}.{module}").PAGES]
    return tuple(sorted(found, key=lambda page: (page.path.count("{"), page.path)))

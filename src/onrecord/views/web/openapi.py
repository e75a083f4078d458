"""The OpenAPI description of the pages' twins, made from the table of pages: what is not there cannot be described.

In: pages. Out: plain data, OpenAPI 3.1.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from onrecord.version import VERSION
from onrecord.views.web.page import AS_OF, Page, Param

Data = dict[str, Any]
_SHAPES: dict[str, Data] = {
    "text": {"type": "string"}, "flag": {"type": "string"}, "token": {"type": "string"},
    "day": {"type": "string", "pattern": r"^\d{4}(-\d\d(-\d\d)?)?$"}, "number": {"type": "integer", "minimum": 0},
    "choice": {"type": "string"}, "columns": {"type": "array", "uniqueItems": True}}
_PROBLEMS = {"400": "what was asked is not understood", "401": "the key is missing", "403": "from another site",
             "404": "nothing on record has this id", "300": "an id that is not complete enough",
             "503": "the record cannot be used"}


def described(pages: Iterable[Page]) -> Data:
    """Return the description of all questions that can be asked by GET."""
    return {
        "openapi": "3.1.0",
        "info": {"title": "onrecord", "version": VERSION,
                 "description": "The questions that the pages ask. Send `Authorization: Bearer KEY`; the key stands in "
                                "the address that `onrecord serve` prints, behind token=."},
        "paths": {f"/api{page.path}": {"get": _operation(page)} for page in pages if page.name != "openapi"},
        "components": {"securitySchemes": {"key": {"type": "http", "scheme": "bearer"}}}, "security": [{"key": []}]}


def _operation(page: Page) -> Data:
    names = re.findall(r"\{(\w+)\}", page.path)
    asked = {param.name: param for param in (*page.params, AS_OF) if param is not AS_OF or page.takes_day}
    problems = {status: {"description": told, "content": {"application/json": {}}}
                for status, told in _PROBLEMS.items()}
    return {
        "operationId": page.name, "summary": page.told or page.title,
        "parameters": [{"name": name, "in": "path", "required": True, "schema": {"type": "string"}} for name in names]
        + [_parameter(param) for param in asked.values()],
        "responses": {"200": {"description": page.title, "content": {"application/json": {}}}, **problems}}


def _parameter(param: Param) -> Data:
    schema = dict(_SHAPES[param.kind])
    if param.kind == "columns":
        schema["items"] = {"type": "string", "enum": list(param.choices)}
    elif param.choices:
        schema["enum"] = list(param.choices)
    if param.default is not None:
        schema["default"] = int(param.default) if param.kind == "number" else param.default
    joined = {"style": "form", "explode": False} if param.kind == "columns" else {}
    return {"name": param.name, "in": "query", "required": False, "description": param.told or param.label,
            "schema": schema, **joined}

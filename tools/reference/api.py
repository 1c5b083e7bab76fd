"""The page of the API, from its own description."""

import json
from importlib.util import find_spec
from typing import Any

from django.test import RequestFactory
from django.urls import Resolver404, resolve

from tools.reference import markdown

DESCRIPTION = "/api/v1/openapi.json"
METHODS = ["get", "post", "put", "patch", "delete"]


def page() -> str:
    """Every operation with what it answers."""
    paths: dict[str, Any] = description().get("paths", {})
    found = [(path, method) for path in sorted(paths) for method in METHODS if method in paths[path]]
    rows = [row_of(paths[path][method], name=f"{method.upper()} {path}") for path, method in found]
    head = ["operation", "what it does", "answers"]
    intro = f"The whole description for programs is at `{DESCRIPTION}`."
    return markdown.page("API", intro=intro, parts=[markdown.table(head=head, rows=rows)])


def row_of(words: dict[str, Any], *, name: str) -> tuple[object, ...]:
    """One operation."""
    answers = ", ".join(sorted(str(code) for code in words.get("responses", {})))
    said = words.get("description") or words.get("summary", "")
    return f"`{name}`", said.split("\n\n")[0], answers


def description() -> dict[str, Any]:
    """The OpenAPI description, as the server gives it."""
    if not find_spec("lapor.api.urls"):
        return {}
    try:
        found = resolve(DESCRIPTION)
    except Resolver404:
        return {}
    answer = found.func(RequestFactory().get(DESCRIPTION), *found.args, **found.kwargs)
    told: dict[str, Any] = json.loads(answer.content)
    return told

"""Every page and API operation of the house, with who may enter it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.converters import IntConverter, UUIDConverter
from ninja.operation import PathView

# Words of the API's own frame (its description and the page beside it), open by the contract of the API.
API_FRAME = {"openapi-json", "openapi-view", "api-root"}

CODE = "7KQ4-M2XB-9TRY"
SAMPLES = {IntConverter: "1", UUIDConverter: "00000000-0000-7000-8000-000000000000"}


@dataclass(frozen=True, kw_only=True)
class Page:
    """One address: its pattern, an address made from it, and who may enter (None: nobody said)."""

    pattern: str
    address: str
    entry: frozenset[str] | None


def pages() -> list[Page]:
    """Every address below the root."""
    return list(walk(get_resolver().url_patterns, pattern="/", address="/"))


def walk(patterns: list[Any], *, pattern: str, address: str) -> Iterator[Page]:
    """Every address below these patterns."""
    for each in patterns:
        here, sample = pattern + str(each.pattern), address + sample_of(each)
        if isinstance(each, URLResolver):
            yield from walk(each.url_patterns, pattern=here, address=sample)
        elif isinstance(each, URLPattern):
            yield Page(pattern=here, address=sample, entry=entry_of(each))


def sample_of(each: Any) -> str:
    """The part of an address that a pattern gives, with harmless values in it."""
    part = str(each.pattern)
    for name, converter in each.pattern.converters.items():
        value = next((text for kind, text in SAMPLES.items() if isinstance(converter, kind)), "contoh")
        value = CODE if name == "code" else value
        part = re.sub(rf"<(?:\w+:)?{name}>", value, part)
    return part


def entry_of(each: URLPattern) -> frozenset[str] | None:
    """Who may enter: the declaration on the view, or those of all operations of an API path."""
    declared = getattr(each.callback, "entry", None)
    if isinstance(declared, frozenset):
        return declared
    if each.name in API_FRAME:
        return frozenset({"public"})
    operations = api_operations(each)
    entries = [getattr(operation.view_func, "entry", None) for operation in operations]
    known = [entry for entry in entries if isinstance(entry, frozenset)]
    return frozenset().union(*known) if known and len(known) == len(entries) else None


def api_operations(each: URLPattern) -> list[Any]:
    """The operations behind an address of the API; none for an ordinary page."""
    cells = getattr(each.callback, "__closure__", None) or ()
    views = [cell.cell_contents for cell in cells if isinstance(cell.cell_contents, PathView)]
    return [operation for view in views for operation in view.operations]

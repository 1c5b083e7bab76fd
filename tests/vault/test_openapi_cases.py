"""Thousands of made-up calls of the JSON interface, fitting and not: no failure of ours, no answer that the description does not know."""

import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

import pytest
import schemathesis
from django.core.cache import cache
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, given
from hypothesis import settings as drawn
from hypothesis.errors import Unsatisfiable
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from config.wsgi import application
from lapor.kit.codes import format_access_key, format_code
from tests.cast import World, file

pytestmark = pytest.mark.django_db
Reached = Callable[[str, object], None]
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]
FREE = {"class", "body", "title", "address", "about_official"}
MODES = (GenerationMode.POSITIVE, GenerationMode.NEGATIVE)


@pytest.fixture(autouse=True)
def kept_connection() -> Iterator[None]:
    """The real application closes a connection that is inside a transaction, as a test's is; Django's own test client lets it be, too."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@dataclass(kw_only=True)
class Tally:
    """How many calls there were, and with which answers."""

    calls: int = 0
    answers: dict[int, int] = field(default_factory=dict)

    def add(self, status: int) -> None:
        self.calls += 1
        self.answers[status] = self.answers.get(status, 0) + 1

    def __str__(self) -> str:
        told = ", ".join(f"{count} × {status}" for status, count in sorted(self.answers.items()))
        return f"{self.calls} calls, none undeclared, none failed: {told}"


def test_it_answers_a_hundred_cases_as_described(world: World, record_property: Reached) -> None:
    tally = _call_all(examples=12)
    record_property("reached", str(tally))
    assert tally.calls >= 60
    assert {201, 200, 422, 404} <= tally.answers.keys()


@pytest.mark.soak
def test_it_answers_two_thousand_cases_as_described(world: World, record_property: Reached) -> None:
    tally = _call_all(examples=int(os.environ.get("LAPOR_SOAK_CASES", "400")))
    record_property("reached", str(tally))
    assert tally.calls >= 2_000


def _call_all(*, examples: int) -> Tally:
    receipt = file("m-1")
    known = {"code": format_code(receipt.code), "key": format_access_key(receipt.access_key)}
    schema: Any = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", application)
    tally = Tally()
    for found in schema.get_all_operations():
        for mode in MODES:
            with suppress(Unsatisfiable):  # an operation that takes any text has no case that does not fit
                _call(found.ok(), mode=mode, examples=examples, known=known, tally=tally)
    return tally


def _call(operation: Any, *, mode: GenerationMode, examples: int, known: dict[str, str], tally: Tally) -> None:
    """Limits on calls are emptied each time, or nearly every answer would be 429.

    Every third code is one that exists, and every third filing names no place, office or day that may be unknown here.
    """

    @drawn(max_examples=examples, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(case=operation.as_strategy(generation_mode=mode))
    def call(case: Any) -> None:
        cache.clear()
        if "code" in (case.path_parameters or {}) and tally.calls % 3 == 0:
            case.path_parameters["code"] = known["code"]
            case.headers["Authorization"] = f"Bearer {known['key']}" if tally.calls % 2 else "Bearer 0000"
        if mode is GenerationMode.POSITIVE and isinstance(case.body, dict) and tally.calls % 3 == 0:
            case.body = {name: value for name, value in case.body.items() if name in FREE} | {"privacy": "anonymous"}
        response = case.call()
        case.validate_response(response, checks=CHECKS)
        tally.add(response.status_code)

    call()

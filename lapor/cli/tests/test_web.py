"""Connections of gateways end with the answer; those of browsers stay open."""

from typing import Any

import pytest
from django.test import RequestFactory

from lapor.cli.web import application


@pytest.mark.django_db
@pytest.mark.parametrize(("path", "ends"), [("/saluran/sms/masuk", True), ("/healthz", False)])
def test_it_ends_connections_of_gateways_alone(path: str, ends: bool) -> None:
    told: dict[str, Any] = {}

    def start(status: str, headers: list[tuple[str, str]], failure: Any = None) -> None:
        told.update(headers)

    list(application(RequestFactory().get(path).environ, start))
    assert (told.get("Connection") == "close") is ends

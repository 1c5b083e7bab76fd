"""The gateway's addresses: closed to strangers, and nothing that comes breaks them or is half stored."""

import logging
from typing import Any
from urllib.parse import urlencode

import pytest
from django.db import OperationalError
from django.test import Client, override_settings
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lapor.channels.sms.checks import check_gateways
from lapor.channels.sms.kannel import parameters_of
from lapor.channels.sms.outbound import Sender
from lapor.intake.models import ReceivedMessage
from lapor.notifications.senders import Message, NotSent
from lapor.reports.models import Report
from tests.cast import World

SECRET = "a-secret-of-the-gateway"
LONG = "LAPOR jembatan di desa kami putus sejak kemarin dan anak tidak bisa lewat"
MESSAGE = "/saluran/sms/masuk"
WORDS = st.text(max_size=300)


@pytest.fixture(autouse=True)
def gateway() -> Any:
    with override_settings(LAPOR_KANNEL_SECRET=SECRET):
        yield


def call(path: str = MESSAGE, *, address: str = "127.0.0.1", **fields: str) -> int:
    """The status that a gateway gets."""
    asked = urlencode({"secret": SECRET} | fields, errors="surrogatepass")
    return Client(raise_request_exception=False).get(f"{path}?{asked}", REMOTE_ADDR=address).status_code


def test_it_takes_a_message(world: World) -> None:
    assert call(**{"from": "081234567890", "id": "1", "text": LONG}) == 200
    assert Report.objects.get().body == LONG


@pytest.mark.parametrize("change", [{"secret": "x"}, {"secret": ""}, {"address": "10.1.2.3"}])
def test_it_is_not_there_for_strangers(world: World, change: dict[str, str]) -> None:
    assert call(**({"from": "081234567890", "id": "1", "text": LONG} | change)) == 404
    assert not ReceivedMessage.objects.exists()


def test_it_is_asked_again_when_nothing_was_stored(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*args: object, **kwargs: object) -> None:
        raise OperationalError

    monkeypatch.setattr("lapor.intake.services.telling.store_filing", fail)
    fields = {"from": "081234567890", "id": "1", "text": LONG}
    assert call(**fields) == 503
    assert not ReceivedMessage.objects.exists()
    monkeypatch.undo()
    assert call(**fields) == 200 and Report.objects.count() == 1


@pytest.mark.parametrize(
    "fields", [{}, {"id": "1"}, {"from": "PROMO", "id": "1", "text": LONG}, {"from": "081234567890"}]
)
def test_it_says_without_content_what_it_does_not_store(
    world: World, fields: dict[str, str], caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING):
        assert call(**fields) == 200
    assert "nothing stored" in caplog.text and "PROMO" not in caplog.text
    assert not ReceivedMessage.objects.exists()


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(sender=WORDS | st.from_regex(r"\+?[0-9]{5,14}"), id=WORDS, text=WORDS)
def test_it_breaks_on_nothing_that_a_gateway_says(world: World, sender: str, id: str, text: str) -> None:
    assert call(**{"from": sender, "id": id, "text": text}) == 200
    assert Report.objects.count() == ReceivedMessage.objects.filter(effect="filed").count()


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(id=WORDS, said=WORDS)
def test_it_breaks_on_no_delivery_report(world: World, id: str, said: str) -> None:
    assert call("/saluran/sms/status", id=id, s=said) == 200


def test_it_goes_to_the_next_gateway_when_one_took_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def send(message: Message, *, url: str) -> None:
        asked.append(url)
        if url == "a":
            raise NotSent

    monkeypatch.setattr("lapor.channels.sms.kannel.send", send)
    with override_settings(LAPOR_KANNEL_URLS=("a", "b", "c")):
        Sender().send(Message(to="+62", subject="", text="Halo"))
    assert asked == ["a", "b"]


def test_it_stops_at_a_gateway_of_which_nobody_knows(monkeypatch: pytest.MonkeyPatch) -> None:
    def send(message: Message, *, url: str) -> None:
        raise TimeoutError

    monkeypatch.setattr("lapor.channels.sms.kannel.send", send)
    with override_settings(LAPOR_KANNEL_URLS=("a", "b")), pytest.raises(TimeoutError):
        Sender().send(Message(to="+62", subject="", text="Halo"))


@pytest.mark.parametrize(("text", "coding"), [("Halo", None), ("harga €5", "2"), ("ж", "2"), ("“Halo”", None)])
def test_it_asks_for_the_coding_that_the_text_needs(text: str, coding: str | None) -> None:
    assert parameters_of(Message(to="+62", subject="", text=text)).get("coding") == coding


def test_it_says_nothing_of_gateways_that_nobody_set_up() -> None:
    assert check_gateways(None) == []


def test_it_says_what_is_half_set_up() -> None:
    half = {"LAPOR_KANNEL_URLS": ("http://gateway.example/x",), "LAPOR_KANNEL_SECRET": "", "LAPOR_GAMMU_CONFIG": "/no"}
    with override_settings(**half):
        found = check_gateways(None)
    assert [fault.id for fault in found] == ["sms.E001", "sms.E002", "sms.E003", "sms.E004"]
    assert all(fault.hint for fault in found)

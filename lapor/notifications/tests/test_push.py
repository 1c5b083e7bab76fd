"""A browser is told: sealed for it alone, by a house that names itself, and with no word of the report."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import http_ece
import pytest
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from django.core import mail
from django.db import connection
from django.test import Client
from py_vapid import Vapid02

from lapor.kit.codes import format_code
from lapor.kit.encoding import base64url, from_base64url
from lapor.notifications.errors import UnknownPushService
from lapor.notifications.models import Notice, PausedChannel, PushSubscription
from lapor.notifications.push_keys import make_push_key, public_key
from lapor.notifications.services import Browser, send_due, subscribe, unsubscribe
from lapor.notifications.tests.test_notices import follow
from lapor.people.models import Person
from lapor.reports.models import Report
from tests.cast import NOW, World, file

PUSH = Notice.Channel.PUSH
AUTH = b"sixteen bytes ok"


@dataclass
class Service:
    """A push service of this machine, and the browser behind it."""

    url: str = ""
    status: int = 201
    statuses: dict[str, int] = field(default_factory=dict)
    got: list[tuple[dict[str, str], bytes]] = field(default_factory=list)
    key: Any = field(default_factory=lambda: generate_private_key(SECP256R1()))

    def browser(self, name: str = "one") -> dict[str, str]:
        """What the browser hands out."""
        point = self.key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
        return {"endpoint": f"{self.url}/{name}", "p256dh": base64url(point), "auth": base64url(AUTH)}

    def news(self) -> list[dict[str, str]]:
        """What arrived, opened with the browser's own key."""
        return [
            json.loads(http_ece.decrypt(body, private_key=self.key, auth_secret=AUTH, version="aes128gcm"))
            for _headers, body in self.got
        ]


@contextmanager
def running() -> Iterator[Service]:
    """The service on a port of this machine."""
    service = Service()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            service.got.append((dict(self.headers.items()), body))
            self.send_response(service.statuses.get(self.path, service.status))
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, format: str, *args: Any) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    service.url = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield service
    server.shutdown()
    server.server_close()
    thread.join(10)


@pytest.fixture
def service(settings: Any, tmp_path: Any, world: World) -> Iterator[Service]:
    settings.LAPOR_PUSH_HOSTS = ["127.0.0.1"]
    make_push_key()
    with running() as made:
        yield made


def test_it_is_sealed_for_the_browser_and_names_the_house(service: Service) -> None:
    receipt = file(privacy="anonymous", name="", email="")
    subscribe(Browser(**service.browser()), report=receipt.report, at=NOW)
    follow(receipt.report)
    send_due(at=NOW)
    [news], [(headers, body)] = service.news(), service.got
    assert news["url"] == f"/lacak/{format_code(receipt.code)}/" and format_code(receipt.code) in news["body"]
    assert "berlubang" not in json.dumps(news) and b"lacak" not in body
    assert headers["Content-Encoding"] == "aes128gcm" and int(headers["TTL"]) > 0
    assert Notice.objects.get(channel=PUSH).state == "sent"
    token, key = headers["Authorization"].removeprefix("vapid t=").split(",k=")
    assert key == public_key() and len(from_base64url(key)) == 65
    assert Vapid02.verify(headers["Authorization"])
    claims = json.loads(from_base64url(token.split(".")[1]))
    assert claims["aud"] == service.url and isinstance(claims["exp"], int)
    assert claims["exp"] <= (NOW + timedelta(hours=24)).timestamp()
    assert claims["sub"].startswith("mailto:")


def test_it_says_only_that_there_is_news_of_a_confidential_report(service: Service) -> None:
    receipt = file(privacy="confidential")
    subscribe(Browser(**service.browser()), report=receipt.report, at=NOW)
    follow(receipt.report)
    send_due(at=NOW)
    assert [each["body"] for each in service.news()] == [f"Ada kabar untuk laporan {format_code(receipt.code)}."]


def test_it_tells_an_officer_and_opens_that_one_case(service: Service, world: World) -> None:
    subscribe(Browser(**service.browser()), person=world.people["sari"], at=NOW)
    receipt = file()
    follow(receipt.report)
    send_due(at=NOW)
    assert [each["url"] for each in service.news()] == [f"/kerja/laporan/{receipt.code}/"]
    assert Notice.objects.filter(channel=PUSH).count() == 1


def test_it_forgets_a_browser_that_is_gone(service: Service) -> None:
    receipt = file()
    for name in ("one", "two"):
        subscribe(Browser(**service.browser(name)), report=receipt.report, at=NOW)
    service.status = 410
    follow(receipt.report)
    send_due(at=NOW)
    assert not PushSubscription.objects.exists()
    gone = Notice.objects.get(channel=PUSH)
    assert (gone.state, gone.failure) == ("skipped", "browser_gone")


def test_it_tells_one_browser_although_others_are_gone_or_out_of_reach(service: Service) -> None:
    receipt = file()
    subscribe(Browser(**{**service.browser(), "endpoint": "http://127.0.0.1:9/nobody"}), report=receipt.report, at=NOW)
    for name in ("gone", "here"):
        subscribe(Browser(**service.browser(name)), report=receipt.report, at=NOW + timedelta(seconds=1))
    service.statuses = {"/gone": 410}
    follow(receipt.report)
    send_due(at=NOW)
    assert len(service.news()) == 2 and PushSubscription.objects.count() == 2
    assert Notice.objects.get(channel=PUSH).state == "sent"


def test_it_shows_that_a_service_refuses_this_house(service: Service) -> None:
    """A wrong key is no browser that is gone: it must not go unnoticed."""
    receipt = file()
    subscribe(Browser(**service.browser()), report=receipt.report, at=NOW)
    service.status = 403
    follow(receipt.report)
    send_due(at=NOW)
    waits = Notice.objects.get(channel=PUSH)
    assert (waits.state, waits.failure) == ("waiting", "NotSent") and PushSubscription.objects.exists()


def test_it_tells_no_officer_who_has_left(service: Service, world: World) -> None:
    subscribe(Browser(**service.browser()), person=world.people["sari"], at=NOW)
    follow(file().report)
    Person.objects.filter(pk=world.people["sari"]).update(is_active=False)
    send_due(at=NOW)
    assert service.got == [] and Notice.objects.get(channel=PUSH).state == "skipped"


def test_it_waits_while_the_channel_is_paused(service: Service, world: World) -> None:
    receipt = file()
    subscribe(Browser(**service.browser()), report=receipt.report, at=NOW)
    for channel in ("push", "email"):
        PausedChannel.objects.create(channel=channel, reason="Diganti", by_id=world.people["admin"], since=NOW)
    follow(receipt.report)
    send_due(at=NOW)
    assert service.got == [] and mail.outbox == []
    assert set(Notice.objects.exclude(channel="screen").values_list("state", flat=True)) == {"waiting"}
    PausedChannel.objects.all().delete()
    send_due(at=NOW + timedelta(minutes=5))
    assert len(service.got) == 1 and len(mail.outbox) >= 2


def test_it_tries_again_when_the_service_has_no_time(service: Service) -> None:
    receipt = file()
    subscribe(Browser(**service.browser()), report=receipt.report, at=NOW)
    service.status = 503
    follow(receipt.report)
    send_due(at=NOW)
    waits = Notice.objects.get(channel=PUSH)
    assert (waits.state, waits.failure, waits.attempts) == ("waiting", "NotSent", 1)
    service.status = 201
    send_due(at=waits.due_at)
    assert Notice.objects.get(channel=PUSH).state == "sent" and PushSubscription.objects.count() == 1


@pytest.mark.parametrize(
    "wrong",
    [
        {"endpoint": "https://push.elsewhere.example/x"},
        {"endpoint": "https://127.0.0.1.elsewhere.example/x"},
        {"endpoint": "http://elsewhere.example/x"},
        {"endpoint": "file:///etc/passwd"},
        {"endpoint": "http://[::1/x"},
        {"p256dh": "not a key"},
        {"p256dh": "B" + "A" * 86},
        {"auth": base64url(b"short")},
    ],
)
def test_it_calls_no_other_house(service: Service, wrong: dict[str, str]) -> None:
    receipt = file()
    with pytest.raises(UnknownPushService):
        subscribe(Browser(**{**service.browser(), **wrong}), report=receipt.report, at=NOW)
    assert not PushSubscription.objects.exists()


def test_it_keeps_no_address_in_clear_and_one_row_a_browser(service: Service, settings: Any) -> None:
    receipt = file()
    for _turn in range(2):
        subscribe(Browser(**service.browser("secret-address")), report=receipt.report, at=NOW)
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM push_subscription")
        [row] = cursor.fetchall()
    assert not any(b"secret-address" in bytes(str(value), "utf-8") for value in row)
    assert not any(b"secret-address" in bytes(value) for value in row if isinstance(value, bytes | memoryview))
    for number in range(12):
        subscribe(Browser(**service.browser(str(number))), report=receipt.report, at=NOW + timedelta(seconds=number))
    assert PushSubscription.objects.count() == 10
    unsubscribe(endpoint=f"{service.url}/11", report=receipt.report)
    assert PushSubscription.objects.count() == 9
    settings.LAPOR_PUSH_HOSTS = ["push.elsewhere.example"]
    follow(receipt.report)
    send_due(at=NOW)
    assert not PushSubscription.objects.exists() and service.got == []


def test_it_is_asked_for_with_the_key_or_by_an_officer(service: Service, client: Client, world: World) -> None:
    receipt = file()
    address = f"/lacak/{format_code(receipt.code)}/kabar/"
    assert client.post(address, service.browser()).status_code == 404
    client.get(f"/k/{receipt.code}/{receipt.access_key}/")
    assert public_key() in client.get(f"/lacak/{format_code(receipt.code)}/").content.decode()
    assert client.post(address, service.browser()).json() == {"code": "done"}
    assert PushSubscription.objects.get().report == Report.objects.get()
    refused = client.post(address, {**service.browser(), "endpoint": "https://elsewhere.example/"})
    assert (refused.status_code, refused.json()["code"]) == (422, "unknown_push_service")
    client.post(address, {**service.browser(), "off": "1"})
    assert not PushSubscription.objects.exists()
    officer = Client()
    assert officer.post("/kerja/akun/perangkat/", service.browser()).status_code in {302, 403}
    officer.force_login(Person.objects.get(pk=world.people["sari"]))
    assert officer.post("/kerja/akun/perangkat/", service.browser()).json() == {"code": "done"}
    assert PushSubscription.objects.get().person_id == world.people["sari"]

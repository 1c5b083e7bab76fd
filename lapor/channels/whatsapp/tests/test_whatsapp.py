"""WhatsApp: what people write, tap and point at becomes one case, and answers go back the way Meta documents."""

import json
import logging
from datetime import timedelta
from typing import Any

import pytest
from django.db import OperationalError
from django.test import Client
from django.utils import timezone

from lapor.channels.whatsapp.checks import check_whatsapp
from lapor.channels.whatsapp.models import OpenWindow
from lapor.channels.whatsapp.services import note_heard
from lapor.channels.whatsapp.tests.conftest import VERIFY
from lapor.channels.whatsapp.tests.payloads import (
    PATH,
    PHONE,
    deliver,
    deliver_raw,
    message,
    payload,
    status,
    tapped,
    text,
)  # fmt: skip
from lapor.intake.models import Conversation, ReceivedMessage
from lapor.notifications.models import OutgoingMessage
from lapor.notifications.services import make_reply_token, post_message, send_messages
from lapor.reports.models import Report
from tests.cast import World
from tests.chat_peer import Peer

LONG = "LAPOR jembatan gantung di Manubar putus sejak kemarin dan anak sekolah tidak bisa lewat"


def post(to: str = PHONE) -> OutgoingMessage:
    """Queue one message and send it."""
    at = timezone.now()
    post_message("k", channel="whatsapp", to=to, text="Ada\nkabar", zone="Asia/Makassar", at=at, is_asked=True)
    send_messages(at=at)
    return OutgoingMessage.objects.get()


def test_it_shakes_hands_with_whoever_knows_the_words(world: World, peer: Peer) -> None:
    asked = {"hub.mode": "subscribe", "hub.challenge": "1158201444", "hub.verify_token": VERIFY}
    assert Client().get(PATH, asked).content == b"1158201444"
    assert Client().get(PATH, asked | {"hub.verify_token": "x"}).status_code == 404
    assert Client().get(PATH, asked | {"hub.challenge": "<b>"}).status_code == 404


@pytest.mark.parametrize("secret", ["", "another"])
def test_it_is_not_there_for_whoever_cannot_sign(world: World, peer: Peer, secret: str) -> None:
    assert deliver_raw(json.dumps(payload(text(LONG))).encode(), secret=secret) == 404
    assert not ReceivedMessage.objects.exists()


def test_it_is_not_there_without_a_secret(world: World, peer: Peer, settings: Any) -> None:
    settings.LAPOR_WHATSAPP_SECRET = ""
    assert deliver_raw(json.dumps(payload(text(LONG))).encode(), secret="") == 404


def test_it_makes_a_case_and_answers_in_free_words(world: World, peer: Peer) -> None:
    assert deliver(text(LONG)) == 200
    report = Report.objects.get()
    assert (report.body, report.channel, report.has_contact) == (LONG, "whatsapp", True)
    send_messages(at=timezone.now())
    sent = peer.sent[0]
    assert (sent["to"], sent["type"], sent["messaging_product"]) == (PHONE[1:], "text", "whatsapp")
    assert report.code[:4] in sent["text"]["body"]
    assert sent["biz_opaque_callback_data"] == str(OutgoingMessage.objects.get().id)
    assert peer.headers[0]["Authorization"] == "Bearer token-of-the-system-user"


def test_it_makes_one_case_of_ten_deliveries(world: World, peer: Peer) -> None:
    again = text(LONG, id="wamid.same")
    assert {deliver(again) for _ in range(10)} == {200}
    assert (Report.objects.count(), OutgoingMessage.objects.count()) == (1, 1)


def test_it_asks_with_buttons_and_takes_what_is_tapped(world: World, peer: Peer) -> None:
    deliver(text("jembatan putus"))
    deliver(message("location", latitude=0.5, longitude=117.5, name="Pasar"))
    deliver(tapped("TIDAK", title="Tidak ada"))
    deliver(tapped("ANONIM", title="Tanpa nama"))
    send_messages(at=timezone.now())
    shown = [each["interactive"]["action"]["buttons"] for each in peer.sent if each["type"] == "interactive"]
    assert [[each["reply"]["id"] for each in row] for row in shown] == [
        ["TIDAK", "BATAL"],
        ["ANONIM", "BATAL"],
        ["YA", "TIDAK", "BATAL"],
    ]
    assert all(len(each["reply"]["title"]) <= 20 for row in shown for each in row)
    deliver(tapped("YA", title="Kirim"))
    report = Report.objects.get()
    assert (report.latitude, report.longitude, report.privacy) == (0.5, 117.5, "anonymous")


def test_it_closes_with_a_tapped_token(world: World, peer: Peer) -> None:
    deliver(text(LONG))
    report = Report.objects.get()
    Report.objects.update(state="responded", responded_at=timezone.now())
    token = make_reply_token(report.id, purpose="settled", at=timezone.now())
    deliver(tapped(f"YA {token}", title="Ya, sudah selesai"))
    report.refresh_from_db()
    assert (report.state, report.closed_by) == ("closed", "reporter")


def test_it_is_asked_again_when_nothing_was_stored(world: World, peer: Peer, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*args: object, **kwargs: object) -> None:
        raise OperationalError

    monkeypatch.setattr("lapor.intake.services.telling.store_filing", fail)
    both = (text("halo", sender="6281298765432"), text(LONG))
    assert deliver(*both) == 503 and not Report.objects.exists()
    monkeypatch.undo()
    assert deliver(*both) == 200
    assert (Report.objects.count(), Conversation.objects.count()) == (1, 1)


@pytest.mark.parametrize("kind", ["reaction", "sticker", "contacts", "unsupported", "system", "image"])
def test_it_says_without_content_what_it_does_not_store(
    world: World, peer: Peer, kind: str, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING):
        assert deliver(message(kind, emoji="rahasia")) == 200
    assert "nothing stored" in caplog.text and "rahasia" not in caplog.text and "6281" not in caplog.text
    assert not ReceivedMessage.objects.exists()


def test_it_leaves_messages_of_another_number_alone(world: World, peer: Peer) -> None:
    assert deliver(text(LONG), number="999") == 200
    assert not ReceivedMessage.objects.exists()


def test_it_sends_the_template_when_the_window_is_closed(world: World, peer: Peer, settings: Any) -> None:
    settings.LAPOR_WHATSAPP_TEMPLATE = "kabar_laporan"
    row = post()
    template = peer.sent[0]["template"]
    assert (row.state, template["name"], template["language"]) == ("sent", "kabar_laporan", {"code": "id"})
    assert template["components"][0]["parameters"] == [{"type": "text", "text": "Ada kabar"}]


def test_it_waits_without_template_and_goes_when_the_person_writes(world: World, peer: Peer) -> None:
    assert post().state == "waiting" and not peer.sent
    deliver(text("halo"))
    send_messages(at=timezone.now() + timedelta(minutes=2))
    assert "Ada\nkabar" in [each["text"]["body"] for each in peer.sent]


def test_it_goes_by_sms_when_the_window_is_closed(world: World, peer: Peer, settings: Any) -> None:
    settings.LAPOR_KANNEL_URLS = (f"{peer.url}/sendsms",)
    row = post()
    assert row.channel == "sms" and not peer.sent


def test_it_knows_the_window_by_when_a_message_was_written(world: World, peer: Peer) -> None:
    deliver(text("halo", age=25 * 3600))
    assert not OpenWindow.objects.exists()
    deliver(text("halo", age=23 * 3600))
    assert OpenWindow.objects.get().sender != PHONE
    note_heard("+620", written_at=timezone.now(), at=timezone.now() + timedelta(hours=2))
    assert OpenWindow.objects.count() == 1


@pytest.mark.parametrize(
    ("http", "code", "state", "failure"),
    [
        (400, 131026, "failed", "refused"),
        (400, 131047, "waiting", ""),
        (429, 130429, "waiting", ""),
        (401, 190, "waiting", ""),
        (500, 131000, "sending", ""),
    ],
)
def test_it_knows_what_a_refusal_means(
    world: World, peer: Peer, http: int, code: int, state: str, failure: str
) -> None:
    deliver(text("halo"))
    OutgoingMessage.objects.all().delete()
    peer.status, peer.error = http, {"code": code, "message": "…"}
    row = post()
    assert (row.state, row.failure) == (state, failure)


@pytest.mark.parametrize(("said", "state"), [("delivered", "delivered"), ("read", "delivered"), ("failed", "failed")])
def test_it_hears_what_became_of_a_message(world: World, peer: Peer, said: str, state: str) -> None:
    deliver(text("halo"))
    send_messages(at=timezone.now())
    row = OutgoingMessage.objects.get()
    assert deliver(statuses=[status(str(row.id), said="sent"), status(str(row.id), said=said)]) == 200
    row.refresh_from_db()
    assert row.state == state


def test_it_says_what_is_half_set_up(peer: Peer, settings: Any) -> None:
    assert [fault.id for fault in check_whatsapp(None)] == ["whatsapp.W001"]
    settings.LAPOR_WHATSAPP_SECRET, settings.LAPOR_WHATSAPP_URL = "", "http://meta.example"
    found = check_whatsapp(None)
    assert [fault.id for fault in found] == ["whatsapp.E001", "whatsapp.W001", "whatsapp.E002"]
    assert all(fault.hint for fault in found)


def test_it_says_nothing_when_nobody_set_it_up() -> None:
    assert check_whatsapp(None) == []

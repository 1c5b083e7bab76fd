"""Telegram: what people write, tap, point at and send becomes one case, and answers go back the way the Bot API documents."""

import json
import logging
from typing import Any

import pytest
from django.db import OperationalError
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lapor.attachments.models import Attachment
from lapor.attachments.tests import samples
from lapor.channels.telegram.checks import check_telegram
from lapor.channels.telegram.tests.updates import CHAT, deliver, deliver_raw, tapped, update
from lapor.intake.jobs import collect_media
from lapor.intake.models import Conversation, ReceivedMessage, WaitingMessage
from lapor.notifications.models import OutgoingMessage
from lapor.notifications.services import make_reply_token, post_message, send_messages
from lapor.reports.models import Report
from tests.cast import World
from tests.chat_fuzz import JSON, changed
from tests.chat_peer import Peer

WORD = "kata-rahasia-pelapor"
LONG = f"LAPOR {WORD} jembatan gantung putus sejak kemarin dan anak sekolah tidak bisa lewat"
PHOTO = [
    {"file_id": "small", "file_unique_id": "a", "file_size": 1253, "width": 90, "height": 67},
    {"file_id": "large", "file_unique_id": "b", "file_size": 88000, "width": 1280, "height": 960},
]
VOICE = {"file_id": "v1", "file_unique_id": "c", "duration": 4, "mime_type": "audio/ogg", "file_size": 9000}
DOCUMENTED = [
    update(text=LONG),
    update(text="halo"),
    update(photo=PHOTO, caption=WORD),
    update(voice=VOICE),
    update(location={"latitude": 0.5, "longitude": 117.5}),
    update(document={"file_id": "d", "file_name": WORD, "mime_type": "application/pdf"}),
    tapped("YA"),
]
many = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def collect() -> None:
    """The job that fetches files."""
    collect_media({}, timezone.now(), lambda done, total: None)


@pytest.mark.parametrize("secret", ["", "another"])
def test_it_is_not_there_for_strangers(world: World, peer: Peer, secret: str) -> None:
    assert deliver(update(text=LONG), secret=secret).status_code == 404
    assert not ReceivedMessage.objects.exists()


def test_it_is_not_there_without_a_secret(world: World, peer: Peer, settings: Any) -> None:
    settings.LAPOR_TELEGRAM_SECRET = ""
    assert deliver(update(text=LONG), secret="").status_code == 404


def test_it_makes_a_case_and_answers(world: World, peer: Peer) -> None:
    assert deliver(update(text=LONG)).status_code == 200
    report = Report.objects.get()
    assert (report.body, report.channel, report.has_contact) == (LONG, "telegram", True)
    send_messages(at=timezone.now())
    assert peer.sent[0]["chat_id"] == CHAT and report.code[:4] in peer.sent[0]["text"]
    assert OutgoingMessage.objects.get().state == "sent"


def test_it_makes_one_case_of_ten_deliveries(world: World, peer: Peer) -> None:
    again = update(text=LONG)
    assert {deliver(again).status_code for _ in range(10)} == {200}
    assert (Report.objects.count(), OutgoingMessage.objects.count()) == (1, 1)


def test_it_asks_with_buttons_and_takes_what_is_tapped(world: World, peer: Peer) -> None:
    deliver(update(text="/start"))
    deliver(update(text="jembatan putus"))
    deliver(update(location={"latitude": 0.5, "longitude": 117.5}))
    deliver(tapped("TIDAK", id="1"))
    deliver(tapped("ANONIM", id="2"))
    send_messages(at=timezone.now())
    rows = peer.sent[-1]["reply_markup"]["inline_keyboard"]
    assert [row[0]["callback_data"] for row in rows] == ["YA", "TIDAK", "BATAL"]
    answer = deliver(tapped("YA", id="3"))
    assert json.loads(answer.content) == {"method": "answerCallbackQuery", "callback_query_id": "3"}
    assert Report.objects.get().latitude == 0.5


def test_it_closes_with_a_tapped_token(world: World, peer: Peer) -> None:
    deliver(update(text=LONG))
    report = Report.objects.get()
    Report.objects.update(state="responded", responded_at=timezone.now())
    deliver(tapped(f"YA {make_reply_token(report.id, purpose='settled', at=timezone.now())}"))
    report.refresh_from_db()
    assert (report.state, report.closed_by) == ("closed", "reporter")


@pytest.mark.parametrize("command", ["/bantuan", "/bantuan@lapor_bot", "bantuan"])
def test_it_reads_commands_as_people_write_them_here(world: World, peer: Peer, command: str) -> None:
    deliver(update(text=command))
    send_messages(at=timezone.now())
    assert "STATUS nomor" in peer.sent[0]["text"]


def test_it_fetches_the_largest_picture_after_the_commit(world: World, peer: Peer) -> None:
    peer.files["large"] = samples.picture()
    deliver(update(photo=PHOTO, caption=LONG))
    assert not peer.asked and not Report.objects.exists()
    collect()
    assert Attachment.objects.get().report == Report.objects.get().id and not WaitingMessage.objects.exists()


def test_it_takes_a_voice_note_for_a_report(world: World, peer: Peer) -> None:
    peer.files["v1"] = samples.ogg()
    deliver(update(voice=VOICE))
    collect()
    assert Attachment.objects.get().kind == "sound" and Report.objects.get().body == ""


def test_it_keeps_the_words_when_telegram_has_the_file_no_more(world: World, peer: Peer) -> None:
    deliver(update(photo=PHOTO, caption=LONG))
    collect()
    send_messages(at=timezone.now())
    assert Report.objects.get().body == LONG and any("tidak sampai" in each["text"] for each in peer.sent)


def test_it_is_asked_again_when_nothing_was_stored(world: World, peer: Peer, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*args: object, **kwargs: object) -> None:
        raise OperationalError

    monkeypatch.setattr("lapor.intake.services.telling.store_filing", fail)
    again = update(text=LONG)
    assert deliver(again).status_code == 503 and not ReceivedMessage.objects.exists()
    monkeypatch.undo()
    assert deliver(again).status_code == 200 and Report.objects.count() == 1


def test_it_stops_when_the_person_stopped_the_bot(world: World, peer: Peer) -> None:
    peer.status, peer.error = 403, {"error_code": 403, "description": "Forbidden: bot was blocked by the user"}
    at = timezone.now()
    post_message("k", channel="telegram", to=str(CHAT), text="Halo", zone="Asia/Makassar", at=at, is_asked=True)
    send_messages(at=at)
    row = OutgoingMessage.objects.get()
    assert (row.state, row.failure) == ("failed", "refused")


@pytest.mark.parametrize(
    "sent",
    [
        update(text=WORD, kind="group"),
        update(new_chat_members=[]),
        {"update_id": 1, "edited_message": update(text=WORD)["message"]},
        update(sticker={"file_id": "s"}),
    ],
)
def test_it_says_without_content_what_it_does_not_store(
    world: World, peer: Peer, sent: Any, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING):
        assert deliver(sent).status_code == 200
    assert "nothing stored" in caplog.text and WORD not in caplog.text and not ReceivedMessage.objects.exists()


@many
@given(sent=changed(DOCUMENTED))
def test_it_breaks_on_no_change_of_what_is_documented(
    world: World, peer: Peer, caplog: pytest.LogCaptureFixture, sent: Any
) -> None:
    with caplog.at_level(logging.INFO):
        assert deliver(sent).status_code == 200
    assert Report.objects.count() == ReceivedMessage.objects.filter(effect="filed").count()
    assert WORD not in caplog.text and str(CHAT) not in caplog.text
    assert not Conversation.objects.filter(draft__contains=WORD).exists()


@many
@given(sent=JSON.map(lambda value: json.dumps(value).encode()) | st.binary(max_size=200))
def test_it_stores_nothing_of_what_nobody_documented(world: World, peer: Peer, sent: bytes) -> None:
    assert deliver_raw(sent).status_code == 200
    assert not ReceivedMessage.objects.exists() and not WaitingMessage.objects.exists()


def test_it_says_what_is_half_set_up(peer: Peer, settings: Any) -> None:
    assert check_telegram(None) == []
    settings.LAPOR_TELEGRAM_TOKEN, settings.LAPOR_TELEGRAM_SECRET = "", "short"
    settings.LAPOR_TELEGRAM_URL = "http://telegram.example"
    found = check_telegram(None)
    assert [fault.id for fault in found] == ["telegram.E001", "telegram.E002", "telegram.E003"]
    assert all(fault.hint for fault in found)

"""A paused channel sends nothing and loses nothing; who paused it, and why, is in the audit log."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest

from lapor.audit.models import Event
from lapor.notifications.channel_queries import outbound_of, paused_channels
from lapor.notifications.errors import BadAddress, NoPauseReason, NotHost, UnknownChannel
from lapor.notifications.models import OutgoingMessage
from lapor.notifications.senders import Message, NotSent
from lapor.notifications.services import pause_channel, post_message, resume_channel, send_messages, send_test
from tests.cast import NOW, World

SENT: list[Message] = []
ZONE = "Asia/Makassar"


class Phone:
    """Keeps what it sends, or takes nothing."""

    takes = True

    def is_set_up(self) -> bool:
        return True

    def send(self, message: Message) -> None:
        if not Phone.takes:
            raise NotSent
        SENT.append(message)


@pytest.fixture(autouse=True)
def phones(settings: Any) -> Iterator[None]:
    SENT.clear()
    Phone.takes = True
    settings.LAPOR_SENDERS = {**settings.LAPOR_SENDERS, "sms": "lapor.notifications.tests.test_pause.Phone"}
    yield


def post(key: str = "k") -> None:
    """Queue one message that was asked for."""
    post_message(key, channel="sms", to="+6281234567890", text="Halo", zone=ZONE, at=NOW, is_asked=True)


def test_it_keeps_what_is_queued_until_it_is_resumed(world: World) -> None:
    pause_channel("sms", reason="Gateway diganti", by=world.actor("admin"), at=NOW)
    post()
    assert send_messages(at=NOW + timedelta(days=2)) == 0 and not SENT
    assert paused_channels()["sms"].reason == "Gateway diganti"
    resume_channel("sms", by=world.actor("admin"), at=NOW)
    assert send_messages(at=NOW) == 1 and len(SENT) == 1


def test_it_sends_over_the_other_channels(world: World) -> None:
    pause_channel("whatsapp", reason="Token habis", by=world.actor("admin"), at=NOW)
    post()
    assert send_messages(at=NOW) == 1


def test_it_is_in_the_audit_log_once(world: World) -> None:
    for _ in range(2):
        pause_channel("sms", reason="Gateway diganti", by=world.actor("admin"), at=NOW)
    for _ in range(2):
        resume_channel("sms", by=world.actor("admin"), at=NOW)
    kinds = Event.objects.filter(kind__startswith="channel_").order_by("seq").values_list("kind", flat=True)
    assert list(kinds) == ["channel_paused", "channel_resumed"]


def test_it_wants_a_reason_and_the_keeper_of_the_installation(world: World) -> None:
    with pytest.raises(NoPauseReason):
        pause_channel("sms", reason=" ", by=world.actor("admin"), at=NOW)
    with pytest.raises(NotHost):
        pause_channel("sms", reason="Iseng", by=world.actor("sari"), at=NOW)
    with pytest.raises(UnknownChannel):
        pause_channel("screen", reason="Iseng", by=world.actor("admin"), at=NOW)


def test_it_sends_a_test_and_keeps_no_address(world: World) -> None:
    send_test("sms", to="0812-3456-7890", text="Uji", by=world.actor("admin"), at=NOW)
    send_messages(at=NOW)
    assert [(each.to, each.text) for each in SENT] == [("+6281234567890", "Uji")]
    assert "6281234567890" not in str(list(OutgoingMessage.objects.values())) + str(list(Event.objects.values()))


@pytest.mark.parametrize(("channel", "to"), [("sms", "PROMO"), ("telegram", "@nama")])
def test_it_tests_no_address_of_another_kind(world: World, settings: Any, channel: str, to: str) -> None:
    settings.LAPOR_TELEGRAM_TOKEN = "1:x"
    with pytest.raises(BadAddress):
        send_test(channel, to=to, text="Uji", by=world.actor("admin"), at=NOW)


def test_it_knows_how_it_stands(world: World) -> None:
    post("a")
    send_messages(at=NOW)
    Phone.takes = False
    post("b")
    stands = outbound_of("sms", at=NOW + timedelta(minutes=1))
    assert (stands.waiting, stands.overdue_since, stands.last_out_at, stands.failed_today) == (1, NOW, NOW, 0)
    for day in range(12):
        send_messages(at=NOW + timedelta(days=day))
    stands = outbound_of("sms", at=NOW + timedelta(minutes=1))
    assert (stands.waiting, stands.failed_today, stands.last_failure) == (0, 1, "not_taken")

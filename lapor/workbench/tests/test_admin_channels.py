"""The channel page: how each channel does, a try, a pause, figures, and blocked senders."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client

from lapor.intake.inbound import InboundText
from lapor.intake.models import BlockedSender
from lapor.intake.services import converse
from lapor.kit.actors import ADMINISTRATOR
from lapor.notifications.models import OutgoingMessage, PausedChannel
from lapor.people.models import Appointment
from lapor.reports.models import Report
from lapor.workbench.tests.desk import now, sign_in
from tests.cast import World

HOME = "/kerja/kelola/kanal/"
LONG = "LAPOR jembatan gantung di Manubar putus sejak kemarin dan anak sekolah tidak bisa lewat"
REASON = "Mengirim ancaman berulang kali"


@pytest.fixture(autouse=True)
def phones(settings: Any) -> Iterator[None]:
    settings.LAPOR_SENDERS = {**settings.LAPOR_SENDERS, "sms": "lapor.notifications.tests.test_pause.Phone"}
    yield


def sms() -> Report:
    """Somebody filed by SMS a moment ago."""
    converse(InboundText(channel="sms", message_id="1", sender="+6281234567890", text=LONG), at=now())
    return Report.objects.get()


def test_it_shows_every_channel_with_what_to_do(client: Client, world: World) -> None:
    sms()
    OutgoingMessage.objects.update(due_at=now().replace(year=2020))
    sign_in(client, world, who="admin")
    page = client.get(HOME)
    cards = {card.health.name: card for card in page.context["work"].cards}
    assert {"sms", "whatsapp", "telegram"} <= set(cards)
    assert cards["sms"].health.verdict.colour == "red" and "lapor work" in page.content.decode()
    assert cards["sms"].health.last_in_at is not None and cards["sms"].health.out.waiting == 1
    assert cards["whatsapp"].health.verdict.colour == "off"


def test_it_costs_few_statements(client: Client, world: World, django_assert_max_num_queries: Any) -> None:
    sms()
    sign_in(client, world, who="admin")
    client.get(HOME)
    with django_assert_max_num_queries(45):
        client.get(HOME)


def test_it_pauses_with_a_reason_and_resumes(client: Client, world: World) -> None:
    sign_in(client, world, who="admin")
    refused = client.post(f"{HOME}sms/jeda/", {"reason": ""})
    assert refused.status_code == 200 and not PausedChannel.objects.exists()
    client.post(f"{HOME}sms/jeda/", {"reason": "Gateway diganti"})
    assert "Gateway diganti" in client.get(HOME).content.decode()
    client.post(f"{HOME}sms/jalan/")
    assert not PausedChannel.objects.exists()


def test_it_sends_a_test_or_keeps_what_was_typed(client: Client, world: World) -> None:
    sign_in(client, world, who="admin")
    refused = client.post(f"{HOME}sms/uji/", {"address": "bukan nomor"})
    assert "bukan nomor" in refused.content.decode() and not OutgoingMessage.objects.exists()
    client.post(f"{HOME}sms/uji/", {"address": "081234567890"})
    assert OutgoingMessage.objects.get().is_asked


def test_it_blocks_the_sender_of_a_report(client: Client, world: World) -> None:
    report = sms()
    sign_in(client, world, who="sari")
    given = {"code": report.code, "reason": REASON, "days": "7"}
    refused = client.post(f"{HOME}blokir/", given | {"reason": "x"})
    assert refused.status_code == 200 and not BlockedSender.objects.exists()
    client.post(f"{HOME}blokir/", given)
    row = BlockedSender.objects.get()
    assert REASON in client.get(HOME).content.decode()
    assert client.post(f"{HOME}blokir/{row.id}/cabut/").status_code == 302
    assert client.post(f"{HOME}blokir/{row.id}/cabut/").status_code == 404


def test_it_lets_only_the_keeper_of_the_installation_touch_channels(client: Client, world: World) -> None:
    sign_in(client, world, who="sari")
    for part in ("jeda", "jalan", "uji"):
        assert client.post(f"{HOME}sms/{part}/").status_code == 403
    Appointment.objects.filter(person_id=world.people["rina"]).update(role=ADMINISTRATOR)
    sign_in(client, world, who="rina")
    assert client.post(f"{HOME}sms/jeda/", {"reason": "Iseng"}).status_code == 404
    sign_in(client, world, who="admin")
    assert client.post(f"{HOME}tidak-ada/jeda/", {"reason": "Iseng"}).status_code == 404


def test_it_only_notes_a_rude_word(client: Client, world: World) -> None:
    converse(InboundText(channel="sms", message_id="1", sender="+6281234567890", text=f"{LONG} dasar goblok"), at=now())
    sign_in(client, world, who="sari")
    page = client.get(f"/kerja/laporan/{Report.objects.get().code}/")
    assert "Ada kata kasar" in page.content.decode()

"""A message that arrived delivers the news that it told, and no others."""

from datetime import timedelta
from typing import Any

import pytest

from lapor.audit.models import Event
from lapor.notifications.models import OutgoingMessage
from lapor.notifications.services import note_delivery, send_due, send_messages
from lapor.notifications.tests.test_notices import follow, forwarded
from lapor.notifications.tests.test_short_messages import HERE, PHONE, Phone
from lapor.reports import services
from lapor.reports.models import Delivery, Report
from lapor.reports.services.draft import Answer
from tests.cast import NOW, World

LATER = NOW + timedelta(days=3)


@pytest.fixture(autouse=True)
def phones(settings: Any) -> None:
    Phone.failure = None
    settings.LAPOR_SENDERS = {**settings.LAPOR_SENDERS, "sms": HERE}


def answered(world: World, **changes: Any) -> Report:
    """A report of a post whose reporter has a phone somewhere; the answer went there by SMS."""
    report = forwarded(world, to="pupr", email="", phone=PHONE, channel="village_post", **changes)
    services.wait_for_delivery(report.id, at=NOW)
    budi = world.actor("budi")
    services.accept_report(report.id, by=budi, at=NOW)
    said = Answer(text="Sudah ditambal.", found="Lubang", done="Ditambal", no_evidence_reason="Foto menyusul")
    services.respond(report.id, answer=said, approver=world.people["budi"], by=budi, at=NOW)
    send(report)
    return report


def send(report: Report) -> None:
    follow(report.id)
    send_due(at=NOW)
    send_messages(at=NOW)


def message(template: str) -> OutgoingMessage:
    return OutgoingMessage.objects.get(notice__template=template)


def events() -> list[Event]:
    return list(Event.objects.filter(kind="notice_delivered"))


def test_it_starts_the_span_when_the_gateway_says_that_the_answer_arrived(world: World) -> None:
    """Law: docs/law/clocks.md#close"""
    answered(world)
    assert Delivery.objects.get().delivered_at is None
    assert note_delivery(message("responded").id, delivered=True, at=LATER)
    row = Delivery.objects.get()
    assert (row.way, row.delivered_at, row.covers_at) == ("sms", LATER, NOW)
    assert [event.actor for event in events()] == ["system/lapor"]


def test_it_counts_a_repeated_word_of_the_gateway_once(world: World) -> None:
    answered(world)
    for _ in range(3):
        note_delivery(message("responded").id, delivered=True, at=LATER)
    assert len(events()) == 1


def test_it_delivers_nothing_that_did_not_arrive(world: World) -> None:
    answered(world)
    note_delivery(message("responded").id, delivered=False, at=LATER)
    assert events() == [] and Delivery.objects.get().covers_at is None


def test_it_delivers_nothing_by_other_news(world: World) -> None:
    answered(world)
    note_delivery(message("received").id, delivered=True, at=LATER)
    note_delivery(message("forwarded").id, delivered=True, at=LATER)
    assert events() == []


def test_it_delivers_nothing_by_a_message_that_only_says_that_there_is_news(world: World) -> None:
    report = answered(world)
    Report.objects.filter(pk=report.id).update(privacy=Report.Privacy.CONFIDENTIAL)
    note_delivery(message("responded").id, delivered=True, at=LATER)
    assert events() == []


def test_it_notes_nothing_of_reports_that_did_not_travel(world: World) -> None:
    report = answered(world)
    Report.objects.filter(pk=report.id).update(channel="web_form")
    note_delivery(message("responded").id, delivered=True, at=LATER)
    assert events() == []

"""Whoever holds a report is reminded; whoever it climbs to is told; its reporter hears what a limit changes for them."""

from datetime import timedelta
from functools import partial
from typing import Any
from uuid import UUID

from django.core import mail

from lapor.audit import queries as audit
from lapor.kit import actors
from lapor.notifications.follow import FOLLOWER, notice_event
from lapor.notifications.models import Notice
from lapor.notifications.services import send_due
from lapor.people.models import Person
from lapor.reports import services
from lapor.reports.models import Report, Topic
from lapor.reports.services.draft import Answer
from lapor.reports.services.escalate import sweep
from lapor.reports.services.sweep import remind_if_waiting
from tests.cast import NOW, World, file

DAY = timedelta(days=1)
ANSWER = Answer(text="Sudah.", found="Lubang", done="Ditambal", no_evidence_reason="Malam")


def follow(report: UUID) -> None:
    for event in audit.stream_events(f"report/{report}"):
        if event.kind in FOLLOWER.acts:
            notice_event(event, NOW)


def told(template: str, *, channel: str = "screen") -> list[str]:
    people = dict(Person.objects.values_list("id", "name"))
    rows = Notice.objects.filter(template=template, channel=channel, audience="person")
    return [people[key] for key in rows.order_by("made_at", "id").values_list("person_id", flat=True) if key]


def forwarded(world: World, *, procedure: str = "complaint", **changes: Any) -> UUID:
    report, sari = file(**changes).report, world.actor("sari")
    services.verify_report(
        report, topic="jalan", procedure=procedure, public_title="Jalan", public_text="Rusak.", by=sari, at=NOW
    )
    services.forward_report(report, to=world.offices["pupr"], by=sari, at=NOW)
    return report


def test_it_reminds_who_holds_it_and_who_works_on_it(world: World) -> None:
    report = forwarded(world)
    services.assign_executor(report, executor=world.people["joko"], by=world.actor("budi"), at=NOW)
    sweep(NOW + 6 * DAY)
    follow(report)
    assert sorted(told("reminded")) == ["Budi", "Joko"]


def test_it_tells_each_level_of_the_line_when_its_turn_has_come(world: World) -> None:
    """Nobody verifies: the heads, then the monitor, who is led to the public page. Law: docs/law/clocks.md#reminders"""
    report = file().report
    for step in range(20):
        sweep(NOW + 3 * step * DAY)
    follow(report)
    assert "Pak Made" in told("escalated") and "Wira" not in told("escalated")
    assert set(told("escalated_to_monitor")) == {"Wira"}


def test_it_tells_of_a_sealed_report_nobody_but_the_inspectorate(world: World) -> None:
    report = file(about_official=True).report
    for step in range(20):
        sweep(NOW + 3 * step * DAY)
    follow(report)
    assert {*told("reminded"), *told("escalated"), *told("escalated_to_monitor")} <= {"Hasan"}


def test_it_calls_the_district_to_look(world: World) -> None:
    Topic.objects.update(needs_validation=True)
    report = forwarded(world, region="64.08.04.2001")
    services.respond(report, answer=ANSWER, approver=world.people["budi"], by=world.actor("budi"), at=NOW + DAY)
    follow(report)
    assert told("to_look") == ["Anton"]
    send_due(at=NOW + DAY)
    letter = next(each for each in mail.outbox if each.to == ["camat@contoh.example"])
    assert "/kerja/periksa/" in letter.body


def test_it_tells_the_reporter_of_an_extension(world: World) -> None:
    """The written reason stands on the report; the mail names the new day. Law: docs/law/clocks.md#answer"""
    report = forwarded(world, procedure="kip", report_class="information")
    services.extend_answer(report, reason="Arsip di provinsi.", by=world.actor("budi"), at=NOW + DAY)
    follow(report)
    send_due(at=NOW + DAY)
    letter = next(each for each in mail.outbox if "diperpanjang" in each.subject)
    assert "25 Maret 2026" in letter.body and "provinsi" not in letter.body


def test_it_tells_the_reporter_what_the_look_found(world: World) -> None:
    Topic.objects.update(needs_validation=True)
    report = forwarded(world, region="64.08.04.2001")
    services.respond(report, answer=ANSWER, approver=world.people["budi"], by=world.actor("budi"), at=NOW + DAY)
    by, at = world.actor("camat"), NOW + 2 * DAY
    district = world.offices["kecamatan"]
    services.validate_closure(report, is_settled=False, remark="Masih berlubang.", institution=district, by=by, at=at)
    follow(report)
    assert Notice.objects.filter(audience="reporter", template="validation_failed").count() == 1
    assert "Sari" in told("validation_failed")


def test_it_reminds_a_waited_for_reporter_twice(world: World) -> None:
    """75 % and 90 % of 30 calendar days: at noon of day 23 and after day 27, each once. Law: docs/law/clocks.md#not-completed"""
    report, budi = forwarded(world), world.actor("budi")
    services.ask_reporter(report, text="Di mana?", institution=world.offices["pupr"], by=budi, at=NOW)
    reminded = [day for day in range(40) if remind_if_waiting(report, at=NOW + day * DAY)]
    assert reminded == [24, 28]
    follow(report)
    assert Notice.objects.filter(audience="reporter", template="asked_again").count() == 2
    assert Report.objects.get(pk=report).waiting_for == "reporter"


def test_it_begins_anew_with_the_next_question(world: World) -> None:
    report, budi = forwarded(world), world.actor("budi")
    ask = partial(services.ask_reporter, report, text="Di mana?", institution=world.offices["pupr"], by=budi)
    ask(at=NOW)
    assert remind_if_waiting(report, at=NOW + 25 * DAY)
    services.answer_question(report, text="Pasar", by=actors.reporter(report), at=NOW + 26 * DAY)
    assert not remind_if_waiting(report, at=NOW + 60 * DAY)
    ask(at=NOW + 60 * DAY)
    assert not remind_if_waiting(report, at=NOW + 80 * DAY)
    assert remind_if_waiting(report, at=NOW + 85 * DAY)

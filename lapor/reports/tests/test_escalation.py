"""Reminders and escalation come in time, once, to the right desk, whoever is away."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from lapor.audit import queries as audit
from lapor.jobs.models import Job
from lapor.kit import actors
from lapor.reports import due_queries, services, sweep_job
from lapor.reports.models import Access, Assignment, Report
from lapor.reports.services.draft import Answer
from lapor.reports.services.escalate import sweep
from tests.cast import NOW, World, file

DAY = timedelta(days=1)


def verified(world: World, message_id: str = "m-1", **changes: Any) -> UUID:
    report = file(message_id, **changes).report
    services.verify_report(
        report,
        topic="jalan",
        procedure="complaint",
        public_title="Jalan rusak",
        public_text="Jalan rusak.",
        by=world.actor("sari"),
        at=NOW,
    )
    return report


def forwarded(world: World, message_id: str = "m-1") -> UUID:
    report = verified(world, message_id)
    services.forward_report(report, to=world.offices["pupr"], by=world.actor("sari"), at=NOW)
    return report


def told(report: UUID, *, step: str) -> list[tuple[str, int, str]]:
    """Kind, level and institution of what was told about a step."""
    events = audit.stream_events(f"report/{report}")
    found = [event for event in events if event.kind in {"reminded", "escalated"} and event.payload["step"] == step]
    return [(event.kind, event.payload["level"], event.payload["institution"]) for event in found]


def sweep_daily(*, days: int, start: datetime = NOW) -> None:
    for hours in range(0, days * 24, 6):
        sweep(start + timedelta(hours=hours))


def test_it_reminds_and_climbs_when_nobody_accepts(world: World) -> None:
    """Forwarded on Monday 2 March 2026: 5 days end on 9 March, then 3 days a level. Law: docs/law/clocks.md#reminders"""
    report, offices = forwarded(world), world.offices
    sweep_daily(days=30)
    assert told(report, step="respond") == [
        ("reminded", 0, str(offices["pupr"])),
        ("reminded", 0, str(offices["pupr"])),
        ("escalated", 1, str(offices["pupr"])),
        ("escalated", 2, str(offices["diskominfo"])),
        ("escalated", 3, str(offices["pemkab"])),
        ("escalated", 4, str(offices["pemkab"])),
    ]
    assert due_queries.escalated_to(offices["pemkab"]) == [report]
    assert Assignment.objects.get(report_id=report, until=None).next_at is None


def test_it_waits_for_the_moment(world: World) -> None:
    """Verify is due on 5 March 23:59:59; 75 % of 3 days is day 3, 06:00. Law: docs/law/clocks.md#reminders"""
    report = file().report
    moment = datetime.fromisoformat("2026-03-05T06:00:00+08:00")
    assert sweep(moment).told == 0
    assert sweep(moment + timedelta(seconds=1)).told == 1
    assert sweep(moment + timedelta(seconds=2)).told == 0
    limit = datetime.fromisoformat("2026-03-05T23:59:59+08:00")
    assert sweep(limit).told == 1
    assert sweep(limit + timedelta(seconds=1)).told == 1
    assert [kind for kind, _, _ in told(report, step="verify")] == ["reminded", "reminded", "escalated"]


def test_it_tells_once_what_was_missed(world: World) -> None:
    report = file().report
    assert sweep(NOW + 60 * DAY).told == 2
    assert sweep(NOW + 60 * DAY).told == 0
    assert [row[:2] for row in told(report, step="verify")] == [("escalated", 1)]
    assert [row[:2] for row in told(report, step="answer")] == [("escalated", 1)]


def test_it_is_not_moved_by_words_notes_and_edits(world: World) -> None:
    """Law: docs/law/clocks.md#due"""
    report, sari = verified(world), world.actor("sari")
    before = Assignment.objects.filter(report_id=report).values("next_at").get()
    answer = Report.objects.values_list("answer_next_at", flat=True).get()
    office = world.offices["diskominfo"]
    services.add_word(report, text="Tolong.", by=actors.reporter(report), at=NOW + DAY)
    services.reply_to_reporter(report, text="Baik.", institution=office, by=sari, at=NOW + DAY)
    services.write_note(report, text="Catatan", institution=office, author=world.people["sari"], by=sari, at=NOW + DAY)
    services.edit_public_text(report, public_title="Judul", public_text="Isi", reason="Ejaan", by=sari, at=NOW + DAY)
    assert Assignment.objects.filter(report_id=report).values("next_at").get() == before
    assert Report.objects.values_list("answer_next_at", flat=True).get() == answer


def test_it_is_silent_while_the_reporter_is_waited_for(world: World) -> None:
    """Law: docs/law/clocks.md#pause"""
    report, sari = verified(world), world.actor("sari")
    services.ask_reporter(report, text="Di mana?", institution=world.offices["diskominfo"], by=sari, at=NOW)
    assert sweep(NOW + 25 * DAY).looked == 0
    services.answer_question(report, text="Di pasar.", by=actors.reporter(report), at=NOW + 25 * DAY)
    assert sweep(NOW + 25 * DAY).looked == 0
    assert sweep(NOW + 31 * DAY).told == 1
    assert [row[:2] for row in told(report, step="verify")] == [("escalated", 1)]


def test_it_is_silent_after_an_answer(world: World) -> None:
    report = forwarded(world)
    answer = Answer(text="Sudah.", found="Lubang", done="Ditambal", no_evidence_reason="Malam")
    services.respond(report, answer=answer, approver=world.people["budi"], by=world.actor("budi"), at=NOW)
    assert sweep(NOW + 90 * DAY).looked == 0


def test_it_escalates_a_broken_promise_once(world: World) -> None:
    """Promised for 4 March. Law: docs/law/clocks.md#promise"""
    report = forwarded(world)
    answer = Answer(text="Menunggu aspal.", promised_on=(NOW + 2 * DAY).date())
    services.respond_partly(report, answer=answer, approver=world.people["budi"], by=world.actor("budi"), at=NOW)
    sweep_daily(days=20)
    assert told(report, step="promise") == [("escalated", 1, str(world.offices["pupr"]))]


def test_it_tells_of_a_sealed_report_to_the_substitute_alone(world: World) -> None:
    report = file(about_official=True, institution=world.offices["kecamatan"]).report
    sweep(NOW + 90 * DAY)
    assert told(report, step="verify") == [("escalated", 1, str(world.offices["pemkab"]))]
    assert set(Access.objects.values_list("institution_id", flat=True)) == {world.offices["inspektorat"]}


def test_it_is_not_held_back_by_a_report_that_fails(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    broken, whole = file("m-1").report, file("m-2").report
    plain = services.escalate.sweep_report

    def fail(report: UUID, *, at: datetime) -> int:
        if report == broken:
            raise RuntimeError
        return plain(report, at=at)

    monkeypatch.setattr("lapor.reports.services.escalate.sweep_report", fail)
    assert sweep(NOW + 60 * DAY).failed == 1
    assert len(told(whole, step="verify")) == 1


def test_it_goes_on_behind_a_full_batch(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    reports = [file(f"m-{number}").report for number in range(5)]
    monkeypatch.setattr(sweep_job, "LIMIT", 3)
    arguments: dict[str, Any] = {}
    for _ in range(4):
        sweep_job.sweep_limits(arguments, NOW + 60 * DAY, lambda done, total: None)
        asked = Job.objects.filter(name=sweep_job.SWEEP).order_by("-id").first()
        arguments = asked.arguments if asked else {}
    assert [len(told(report, step="verify")) for report in reports] == [1] * 5

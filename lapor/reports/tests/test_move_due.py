"""Due moments follow a calendar that is changed, and the stream says so."""

from datetime import date, datetime, timedelta
from uuid import UUID

import pytest

from lapor.audit import queries as audit
from lapor.institutions.memory import forget
from lapor.institutions.models import Holiday
from lapor.jobs.models import Job
from lapor.jobs.services import run_next_job
from lapor.kit.ids import new_id
from lapor.reports import jobs, services, sweep_queries
from lapor.reports.models import Access, Assignment, Report
from lapor.reports.services.draft import Answer
from tests.cast import NOW, World, file

DAY = timedelta(days=1)
LATER = datetime.fromisoformat("2026-03-23T23:59:59+08:00")


def day_off(day: date, *, office: UUID | None = None) -> None:
    Holiday.objects.create(id=new_id(), day=day, name="Libur", institution_id=office)
    forget()


def forwarded(world: World, message_id: str = "m-1") -> UUID:
    report = file(message_id).report
    sari = world.actor("sari")
    services.verify_report(
        report, topic="jalan", procedure="complaint", public_title="Judul", public_text="Isi", by=sari, at=NOW
    )
    services.forward_report(report, to=world.offices["pupr"], by=sari, at=NOW)
    return report


def moves_told(report: UUID) -> int:
    return [event.kind for event in audit.stream_events(f"report/{report}")].count("due_moved")


def run_all(at: datetime) -> None:
    while run_next_job(at=at):
        pass


def test_it_moves_open_reports_after_a_new_holiday(world: World) -> None:
    """Due on Friday 20 March; a day off on Thursday the 5th makes it Monday the 23rd. Law: docs/law/clocks.md#answer"""
    report = forwarded(world)
    day_off(date(2026, 3, 5))
    services.ask_to_move_due(world.tenant, at=NOW + DAY)
    run_all(NOW + DAY)
    span = Assignment.objects.get(report=report, until=None)
    assert (Report.objects.get(pk=report).answer_due_at, span.due_at) == (LATER, LATER - 13 * DAY)
    assert Access.objects.get(report=report, institution=world.offices["pupr"]).due_at == span.due_at
    assert (moves_told(report), Job.objects.get().result) == (1, {"done": 1, "moved": 1})


def test_it_says_nothing_when_no_day_moved(world: World) -> None:
    report = forwarded(world)
    day_off(date(2026, 3, 7))
    services.ask_to_move_due(world.tenant, at=NOW + DAY)
    run_all(NOW + DAY)
    assert (moves_told(report), Job.objects.get().result) == (0, {"done": 1, "moved": 0})


def test_it_leaves_answered_and_waiting_reports(world: World) -> None:
    report, asked = forwarded(world), forwarded(world, "m-2")
    answer = Answer(text="Sudah.", found="Lubang", done="Ditambal", no_evidence_reason="Malam")
    services.respond(report, answer=answer, approver=world.people["budi"], by=world.actor("budi"), at=NOW)
    services.ask_reporter(asked, text="Di mana?", institution=world.offices["pupr"], by=world.actor("budi"), at=NOW)
    day_off(date(2026, 3, 5))
    services.ask_to_move_due(world.tenant, at=NOW + 9 * DAY)
    run_all(NOW + 9 * DAY)
    assert not Report.objects.filter(answer_due_at=LATER).exists()


def test_it_goes_on_in_pieces_and_tells_how_far_it_is(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(5):
        forwarded(world, f"m-{number}")
    monkeypatch.setattr(sweep_queries, "BATCH", 1)
    monkeypatch.setattr(jobs, "BATCHES", 2)
    day_off(date(2026, 3, 5))
    services.ask_to_move_due(world.tenant, at=NOW)
    run_all(NOW)
    assert Report.objects.filter(answer_due_at=LATER).count() == 5
    told = Job.objects.order_by("asked_at", "progress").values_list("progress", "total")
    assert list(told) == [(2, 5), (4, 5), (5, 5)]


def test_it_touches_no_other_regency(world: World) -> None:
    report = forwarded(world)
    day_off(date(2026, 3, 5))
    services.ask_to_move_due(world.offices["pemkab_lain"], at=NOW)
    run_all(NOW)
    assert Report.objects.get(pk=report).answer_due_at == LATER - 3 * DAY


def test_it_keeps_the_total_clock_for_who_answered_in_part(world: World) -> None:
    """An interim response ends the respond span; a new holiday does not bring it back. Law: docs/law/clocks.md#respond"""
    report = forwarded(world)
    answer = Answer(text="Sedang kami ukur.", promised_on=date(2026, 3, 10))
    services.respond_partly(report, answer=answer, approver=world.people["budi"], by=world.actor("budi"), at=NOW)
    day_off(date(2026, 3, 5))
    services.ask_to_move_due(world.tenant, at=NOW + DAY)
    run_all(NOW + DAY)
    assert Assignment.objects.get(report=report, until=None).due_at == LATER


def test_it_moves_what_follows_an_answer(world: World) -> None:
    """Validation has 5 working days from the answer on the validator's calendar. Law: docs/law/clocks.md#validate"""
    services.choose_validation(world.tenant, procedures=["complaint"], by=world.actor("sari"), at=NOW)
    report = forwarded(world)
    answer = Answer(text="Sudah.", found="Lubang", done="Ditambal", no_evidence_reason="Malam")
    services.respond(report, answer=answer, approver=world.people["budi"], by=world.actor("budi"), at=NOW)
    before = Report.objects.get(pk=report).step_due_at
    assert before is not None
    day_off(date(2026, 3, 4))
    services.ask_to_move_due(world.tenant, at=NOW + DAY)
    run_all(NOW + DAY)
    row = Report.objects.get(pk=report)
    assert row.step_due_at == row.answer_next_at
    assert row.step_due_at is not None
    assert row.step_due_at > before
    kinds = [event.kind for event in audit.stream_events(f"report/{report}")]
    assert (kinds.count("step_due_moved"), kinds.count("due_moved")) == (1, 0)

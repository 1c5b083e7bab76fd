"""What the clock does by itself comes neither too early nor twice."""

from datetime import date, datetime, timedelta
from uuid import UUID

import pytest
from django.db import connection
from django.db.models import F

from lapor.institutions.memory import forget
from lapor.institutions.models import Holiday
from lapor.jobs.services import run_next_job
from lapor.kit import actors
from lapor.kit.ids import new_id
from lapor.reports import jobs, services, sweep_queries
from lapor.reports.errors import WrongState
from lapor.reports.models import ArchiveSample, Report
from lapor.reports.services.draft import Answer
from tests.cast import NOW, World, file

DAY = timedelta(days=1)


def tell(done: int, total: int) -> None:
    """Nobody listens."""


def responded(world: World, message_id: str = "m-1") -> UUID:
    report = file(message_id).report
    sari = world.actor("sari")
    services.verify_report(
        report, topic="jalan", procedure="complaint", public_title="Judul", public_text="Isi", by=sari, at=NOW
    )
    services.forward_report(report, to=world.offices["pupr"], by=sari, at=NOW)
    answer = Answer(text="Sudah kami tambal.", found="Lubang", done="Ditambal", no_evidence_reason="Rusak")
    services.respond(report, answer=answer, approver=world.people["budi"], by=world.actor("budi"), at=NOW)
    return report


def closed(at: datetime) -> int:
    return int(jobs.close_silent({}, at, tell)["done"])


def archived(at: datetime) -> int:
    return int(jobs.archive_unanswered({}, at, tell)["done"])


def test_it_closes_after_ten_silent_working_days_and_not_before(world: World) -> None:
    """Responded on Monday 2 March 2026, due on Monday 16 March 23:59:59 in Makassar. Law: docs/law/clocks.md#close"""
    report = responded(world)
    due = datetime.fromisoformat("2026-03-16T23:59:59+08:00")
    assert closed(due) == 0
    assert closed(due + timedelta(seconds=1)) == 1
    assert closed(due + DAY) == 0
    found = Report.objects.get(pk=report)
    assert (found.state, found.closed_by) == ("closed", "silence")


def test_it_counts_from_the_last_word(world: World) -> None:
    """Law: docs/law/clocks.md#close"""
    report = responded(world)
    services.add_word(report, text="Terima kasih, saya periksa dulu.", by=actors.reporter(report), at=NOW + 7 * DAY)
    assert closed(datetime.fromisoformat("2026-03-17T00:00:00+08:00")) == 0
    assert closed(datetime.fromisoformat("2026-03-24T00:00:00+08:00")) == 1


def test_it_archives_after_thirty_days_without_an_answer(world: World) -> None:
    """Asked on 2 March 2026: due on 1 April. Law: docs/law/clocks.md#not-completed"""
    report = file().report
    services.ask_reporter(
        report, text="Di mana?", institution=world.offices["diskominfo"], by=world.actor("sari"), at=NOW
    )
    due = datetime.fromisoformat("2026-04-01T23:59:59+08:00")
    assert archived(due) == 0
    assert archived(due + timedelta(seconds=1)) == 1
    assert archived(due + DAY) == 0
    found = Report.objects.get(pk=report)
    assert (found.state, found.archive_reason, found.waiting_for) == ("archived", "not_completed", "nobody")


def test_it_reaches_everything_beyond_one_batch(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(5):
        responded(world, f"m-{number}")
    monkeypatch.setattr("lapor.reports.sweep_queries.BATCH", 2)
    assert closed(NOW + 60 * DAY) == 5


def test_it_asks_for_the_rest_after_some_batches(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(5):
        responded(world, f"m-{number}")
    monkeypatch.setattr(sweep_queries, "BATCH", 1)
    monkeypatch.setattr(jobs, "BATCHES", 2)
    later = NOW + 60 * DAY
    assert closed(later) == 2
    for left in (1, 0):
        assert run_next_job(at=later) == "close_silent_reports"
        assert Report.objects.filter(state="responded").count() == left


def test_it_counts_on_the_calendar_of_the_office_that_answered(world: World) -> None:
    """A day off of the answering office alone moves its limit by one working day. Law: docs/law/clocks.md#close"""
    responded(world)
    Holiday.objects.create(
        id=new_id(), day=date(2026, 3, 10), name="Libur kantor", institution_id=world.offices["pupr"]
    )
    forget()
    assert closed(datetime.fromisoformat("2026-03-17T00:00:00+08:00")) == 0
    assert closed(datetime.fromisoformat("2026-03-18T00:00:00+08:00")) == 1


def test_it_is_not_held_back_by_one_that_refuses(world: World) -> None:
    responded(world, "m-1")
    waiting = responded(world, "m-2")
    Report.objects.filter(pk=waiting).update(waiting_for="reporter", responded_at=F("responded_at") - DAY)
    assert jobs.close_silent({}, NOW + 60 * DAY, tell) == {"looked": 2, "done": 1, "refused": 1}


def test_it_draws_last_months_archived_reports_once(world: World) -> None:
    report = file().report
    services.archive_report(report, reason="too_general", explanation="Umum.", by=world.actor("sari"), at=NOW)
    assert jobs.draw_samples({}, NOW + 35 * DAY, tell) == {"drawn": 1}
    assert jobs.draw_samples({}, NOW + 36 * DAY, tell) == {"drawn": 0}
    assert ArchiveSample.objects.get().report_id == report


def test_it_draws_five_of_few_and_none_of_another_month(world: World) -> None:
    sari = world.actor("sari")
    for number in range(7):
        report = file(f"m-{number}").report
        services.archive_report(report, reason="too_general", explanation="Umum.", by=sari, at=NOW)
    assert jobs.draw_samples({}, NOW, tell) == {"drawn": 0}
    assert jobs.draw_samples({}, NOW + 35 * DAY, tell) == {"drawn": 5}
    assert jobs.draw_samples({}, NOW + 65 * DAY, tell) == {"drawn": 0}


def test_it_reads_candidates_by_their_indexes(world: World) -> None:
    rows = Report.objects.filter(state="responded", responded_at__lt=NOW).order_by("responded_at", "id")
    waiting = Report.objects.filter(waiting_for="reporter", waiting_since__lt=NOW).order_by("waiting_since", "id")
    if connection.vendor == "sqlite":
        assert "report_silent_close" in rows.explain()
        assert "report_waiting" in waiting.explain()


def test_it_does_not_close_over_a_validation_that_is_still_owed(world: World) -> None:
    """Law: docs/law/clocks.md#validate"""
    services.choose_validation(world.tenant, procedures=["complaint"], by=world.actor("sari"), at=NOW)
    report = responded(world)
    assert closed(NOW + 60 * DAY) == 0
    with pytest.raises(WrongState):
        services.close_silently(report, by=actors.system(), at=NOW + 60 * DAY)

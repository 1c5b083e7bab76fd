"""What the clock does by itself comes neither too early nor twice."""

from datetime import datetime, timedelta
from uuid import UUID

import pytest
from django.db.models import F

from lapor.kit import actors
from lapor.reports import jobs, services
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
    answer = Answer(text="Sudah kami tambal.", no_evidence_reason="Kamera rusak")
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

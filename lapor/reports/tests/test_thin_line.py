"""From filing to closing through the services alone."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lapor.audit import queries as audit
from lapor.kit import actors
from lapor.reports import queries, services
from lapor.reports.errors import AlreadyContested, ChangedMeanwhile, NotAllowed, SameDecider, UnknownReport, WrongState
from lapor.reports.models import Access, Contest, Report
from lapor.reports.services.draft import Answer
from tests.cast import NOW, World, file

DAY = timedelta(days=1)


def test_it_runs_from_filing_to_closing(world: World) -> None:
    receipt = file()
    sari, budi, joko = world.actor("sari"), world.actor("budi"), world.actor("joko")
    services.verify_report(
        receipt.report,
        topic="jalan.berlubang",
        procedure="complaint",
        public_title="Jalan berlubang",
        public_text="Jalan di depan pasar berlubang.",
        by=sari,
        at=NOW + DAY,
    )
    services.forward_report(receipt.report, to=world.offices["pupr"], by=sari, at=NOW + DAY)
    services.accept_report(receipt.report, by=budi, at=NOW + DAY)
    services.assign_executor(receipt.report, executor=world.people["joko"], by=budi, at=NOW + DAY)
    answer = Answer(text="Sudah kami tambal.", found="Lubang 1 m", done="Ditambal", no_evidence_reason="Kamera rusak")
    services.draft_response(receipt.report, answer=answer, author=world.people["joko"], by=joko, at=NOW + 2 * DAY)
    services.respond(receipt.report, answer=answer, approver=world.people["budi"], by=budi, at=NOW + 2 * DAY)
    wati = actors.reporter(receipt.report)
    services.confirm_settled(receipt.report, score=5, comment="Terima kasih", by=wati, at=NOW + 3 * DAY)
    report = Report.objects.get(pk=receipt.report)
    assert (report.state, report.closed_by) == ("closed", "reporter")
    kinds = [event.kind for event in audit.stream_events(report.stream)]
    assert kinds == [
        "filed",
        "verified",
        "forwarded",
        "accepted",
        "executor_assigned",
        "drafted",
        "responded",
        "confirmed",
    ]


def test_it_counts_the_answer_clock_from_filing(world: World) -> None:
    """Filed on Monday 2 March 2026; the cast has no holidays. Law: docs/law/clocks.md#answer"""
    receipt = file()
    assert receipt.answer_due_at.astimezone(UTC) == datetime(2026, 3, 20, 15, 59, 59, tzinfo=UTC)


def test_it_keeps_strangers_out(world: World) -> None:
    receipt = file()
    for who in ("budi", "rina", "sari_lain", "admin", "auditor", "ningsih", "camat"):
        with pytest.raises(NotAllowed):
            services.forward_report(receipt.report, to=world.offices["pupr"], by=world.actor(who), at=NOW)


def test_it_refuses_a_stale_page(world: World) -> None:
    receipt = file()
    sari = world.actor("sari")
    services.ask_reporter(receipt.report, text="Di mana?", institution=world.offices["diskominfo"], by=sari, at=NOW)
    with pytest.raises(ChangedMeanwhile):
        services.archive_report(
            receipt.report, reason="too_general", explanation="Terlalu umum.", by=sari, at=NOW, seen=1
        )


def test_it_gives_a_sealed_report_to_the_inspectorate_alone(world: World) -> None:
    receipt = file(about_official=True, institution=world.offices["kecamatan"])
    rows = list(Access.objects.filter(report_id=receipt.report).values_list("institution_id", flat=True))
    assert rows == [world.offices["inspektorat"]]
    with pytest.raises(NotAllowed):
        services.ask_reporter(
            receipt.report, text="?", institution=world.offices["diskominfo"], by=world.actor("sari"), at=NOW
        )


def test_it_files_the_same_message_once(world: World) -> None:
    first, second = file(), file()
    assert (first.code, first.access_key) == (second.code, second.access_key)
    assert (first.is_new, second.is_new) == (True, False)
    assert Report.objects.count() == 1


def test_it_moves_the_due_day_by_the_days_spent_waiting(world: World) -> None:
    receipt = file()
    services.ask_reporter(
        receipt.report, text="Di mana?", institution=world.offices["diskominfo"], by=world.actor("sari"), at=NOW + DAY
    )
    wati = actors.reporter(receipt.report)
    with pytest.raises(WrongState):
        services.confirm_settled(receipt.report, score=5, comment="", by=wati, at=NOW + DAY)
    services.answer_question(receipt.report, text="Depan pasar", by=wati, at=NOW + 3 * DAY)
    report = queries.report_by_code(receipt.code)
    assert report.answer_due_at > receipt.answer_due_at
    assert report.waiting_for == "nobody"


def test_it_costs_at_most_twelve_statements_to_file(world: World) -> None:
    file("warm-up")
    with CaptureQueriesContext(connection) as captured:
        file("m-2", phone="081200000000")
    assert len(captured) <= 12, [query["sql"][:80] for query in captured]


def _verified(world: World) -> UUID:
    receipt = file()
    services.verify_report(
        receipt.report,
        topic="jalan",
        procedure="complaint",
        public_title="Jalan",
        public_text="Jalan rusak.",
        by=world.actor("sari"),
        at=NOW,
    )
    return receipt.report


def test_it_takes_a_sealed_report_from_everybody_who_held_it(world: World) -> None:
    report = _verified(world)
    services.forward_report(report, to=world.offices["pupr"], by=world.actor("sari"), at=NOW)
    services.seal_report(report, reason="Tentang petugas", by=world.actor("sari"), at=NOW)
    services.forward_report(report, to=world.offices["inspektorat"], by=world.actor("itwil"), at=NOW)
    rows = Access.objects.filter(report_id=report).values_list("institution_id", flat=True)
    assert set(rows) == {world.offices["inspektorat"]}
    for who in ("sari", "budi", "pak_made"):
        with pytest.raises(UnknownReport):
            queries.report_visible_to(world.actor(who), code=Report.objects.get(pk=report).code)


def test_it_sends_a_declined_report_up_and_out_of_sight(world: World) -> None:
    report = _verified(world)
    services.forward_report(report, to=world.offices["dinkes"], by=world.actor("sari"), at=NOW)
    services.decline_report(
        report, reason="Jalan bukan urusan kami", suggestion=world.offices["pupr"], by=world.actor("dewi"), at=NOW
    )
    rows = dict(Access.objects.filter(report_id=report).values_list("institution_id", "role"))
    assert rows == {world.offices["diskominfo"]: "verifier", world.offices["pemkab"]: "above"}
    assert Report.objects.get(pk=report).state == "verified"


def test_it_reopens_one_level_up_and_closes_silently(world: World) -> None:
    report, budi = _verified(world), world.actor("budi")
    services.forward_report(report, to=world.offices["pupr"], by=world.actor("sari"), at=NOW)
    answer = Answer(text="Sudah.", found="Lubang", done="Ditambal", no_evidence_reason="Malam hari")
    services.respond(report, answer=answer, approver=world.people["budi"], by=budi, at=NOW + DAY)
    wati = actors.reporter(report)
    services.dispute_response(report, reason="Masih berlubang", score=1, by=wati, at=NOW + 2 * DAY)
    lead = queries.standing_of(Report.objects.get(pk=report)).lead
    assert lead is not None
    assert lead.institution_id == world.offices["diskominfo"]
    services.forward_report(report, to=world.offices["pupr"], by=world.actor("sari"), at=NOW + 2 * DAY)
    services.respond(report, answer=answer, approver=world.people["budi"], by=budi, at=NOW + 3 * DAY)
    services.close_silently(report, by=actors.system(), at=NOW + 20 * DAY)
    assert Report.objects.get(pk=report).closed_by == "silence"


def test_it_gives_an_upheld_objection_its_report_back(world: World) -> None:
    report = _verified(world)
    services.archive_report(
        report, reason="private_matter", explanation="Urusan pribadi.", by=world.actor("sari"), at=NOW
    )
    wati = actors.reporter(report)
    services.contest_decision(report, decision="archived", text="Ini jalan umum", by=wati, at=NOW)
    contest = Contest.objects.get()
    with pytest.raises(SameDecider):
        services.rule_contest(contest.id, is_upheld=True, ruling="Benar", by=world.actor("sari"), at=NOW)
    services.rule_contest(contest.id, is_upheld=True, ruling="Benar", by=world.actor("susi"), at=NOW)
    assert Report.objects.get(pk=report).state == "verified"
    with pytest.raises(AlreadyContested):
        services.contest_decision(report, decision="archived", text="Lagi", by=wati, at=NOW)
